graph [
  node [
    id 0
    label "Myriel"
    class "group 0"
  ]
  node [
    id 1
    label "Napoleon"
    class "group 0"
  ]
  node [
    id 2
    label "Mlle.Baptistine"
    class "group 0"
  ]
  node [
    id 3
    label "Mme.Magloire"
    class "group 0"
  ]
  node [
    id 4
    label "CountessdeLo"
    class "group 0"
  ]
  node [
    id 5
    label "Geborand"
    class "group 0"
  ]
  node [
    id 6
    label "Champtercier"
    class "group 0"
  ]
  node [
    id 7
    label "Cravatte"
    class "group 0"
  ]
  node [
    id 8
    label "Count"
    class "group 0"
  ]
  node [
    id 9
    label "OldMan"
    class "group 0"
  ]
  node [
    id 10
    label "Labarre"
    class "group 1"
  ]
  node [
    id 11
    label "Valjean"
    class "group 1"
  ]
  node [
    id 12
    label "Marguerite"
    class "group 2"
  ]
  node [
    id 13
    label "Mme.deR"
    class "group 1"
  ]
  node [
    id 14
    label "Isabeau"
    class "group 1"
  ]
  node [
    id 15
    label "Gervais"
    class "group 1"
  ]
  node [
    id 16
    label "Tholomyes"
    class "group 2"
  ]
  node [
    id 17
    label "Listolier"
    class "group 2"
  ]
  node [
    id 18
    label "Fameuil"
    class "group 2"
  ]
  node [
    id 19
    label "Blacheville"
    class "group 2"
  ]
  node [
    id 20
    label "Favourite"
    class "group 2"
  ]
  node [
    id 21
    label "Dahlia"
    class "group 2"
  ]
  node [
    id 22
    label "Zephine"
    class "group 2"
  ]
  node [
    id 23
    label "Fantine"
    class "group 2"
  ]
  node [
    id 24
    label "Mme.Thenardier"
    class "group 3"
  ]
  node [
    id 25
    label "Thenardier"
    class "group 3"
  ]
  node [
    id 26
    label "Cosette"
    class "group 1"
  ]
  node [
    id 27
    label "Javert"
    class "group 1"
  ]
  node [
    id 28
    label "Fauchelevent"
    class "group 1"
  ]
  node [
    id 29
    label "Bamatabois"
    class "group 4"
  ]
  node [
    id 30
    label "Perpetue"
    class "group 1"
  ]
  node [
    id 31
    label "Simplice"
    class "group 1"
  ]
  node [
    id 32
    label "Scaufflaire"
    class "group 1"
  ]
  node [
    id 33
    label "Woman1"
    class "group 1"
  ]
  node [
    id 34
    label "Judge"
    class "group 4"
  ]
  node [
    id 35
    label "Champmathieu"
    class "group 4"
  ]
  node [
    id 36
    label "Brevet"
    class "group 4"
  ]
  node [
    id 37
    label "Chenildieu"
    class "group 4"
  ]
  node [
    id 38
    label "Cochepaille"
    class "group 4"
  ]
  node [
    id 39
    label "Pontmercy"
    class "group 1"
  ]
  node [
    id 40
    label "Boulatruelle"
    class "group 3"
  ]
  node [
    id 41
    label "Eponine"
    class "group 3"
  ]
  node [
    id 42
    label "Anzelma"
    class "group 3"
  ]
  node [
    id 43
    label "Woman2"
    class "group 1"
  ]
  node [
    id 44
    label "MotherInnocent"
    class "group 1"
  ]
  node [
    id 45
    label "Gribier"
    class "group 1"
  ]
  node [
    id 46
    label "Jondrette"
    class "group 5"
  ]
  node [
    id 47
    label "Mme.Burgon"
    class "group 5"
  ]
  node [
    id 48
    label "Gavroche"
    class "group 5"
  ]
  node [
    id 49
    label "Gillenormand"
    class "group 1"
  ]
  node [
    id 50
    label "Magnon"
    class "group 1"
  ]
  node [
    id 51
    label "Mlle.Gillenormand"
    class "group 1"
  ]
  node [
    id 52
    label "Mme.Pontmercy"
    class "group 1"
  ]
  node [
    id 53
    label "Mlle.Vaubois"
    class "group 1"
  ]
  node [
    id 54
    label "Lt.Gillenormand"
    class "group 1"
  ]
  node [
    id 55
    label "Marius"
    class "group 1"
  ]
  node [
    id 56
    label "BaronessT"
    class "group 1"
  ]
  node [
    id 57
    label "Mabeuf"
    class "group 5"
  ]
  node [
    id 58
    label "Enjolras"
    class "group 5"
  ]
  node [
    id 59
    label "Combeferre"
    class "group 5"
  ]
  node [
    id 60
    label "Prouvaire"
    class "group 5"
  ]
  node [
    id 61
    label "Feuilly"
    class "group 5"
  ]
  node [
    id 62
    label "Courfeyrac"
    class "group 5"
  ]
  node [
    id 63
    label "Bahorel"
    class "group 5"
  ]
  node [
    id 64
    label "Bossuet"
    class "group 5"
  ]
  node [
    id 65
    label "Joly"
    class "group 5"
  ]
  node [
    id 66
    label "Grantaire"
    class "group 5"
  ]
  node [
    id 67
    label "MotherPlutarch"
    class "group 5"
  ]
  node [
    id 68
    label "Gueulemer"
    class "group 3"
  ]
  node [
    id 69
    label "Babet"
    class "group 3"
  ]
  node [
    id 70
    label "Claquesous"
    class "group 3"
  ]
  node [
    id 71
    label "Montparnasse"
    class "group 3"
  ]
  node [
    id 72
    label "Toussaint"
    class "group 1"
  ]
  node [
    id 73
    label "Child1"
    class "group 5"
  ]
  node [
    id 74
    label "Child2"
    class "group 5"
  ]
  node [
    id 75
    label "Brujon"
    class "group 3"
  ]
  node [
    id 76
    label "Mme.Hucheloup"
    class "group 5"
  ]
  edge [
    source 0
    target 1
    weight 1
  ]
  edge [
    source 0
    target 2
    weight 8
  ]
  edge [
    source 0
    target 3
    weight 10
  ]
  edge [
    source 0
    target 4
    weight 1
  ]
  edge [
    source 0
    target 5
    weight 1
  ]
  edge [
    source 0
    target 6
    weight 1
  ]
  edge [
    source 0
    target 7
    weight 1
  ]
  edge [
    source 0
    target 8
    weight 2
  ]
  edge [
    source 0
    target 9
    weight 1
  ]
  edge [
    source 0
    target 11
    weight 5
  ]
  edge [
    source 2
    target 3
    weight 6
  ]
  edge [
    source 2
    target 11
    weight 3
  ]
  edge [
    source 3
    target 11
    weight 3
  ]
  edge [
    source 10
    target 11
    weight 1
  ]
  edge [
    source 11
    target 12
    weight 1
  ]
  edge [
    source 11
    target 13
    weight 1
  ]
  edge [
    source 11
    target 14
    weight 1
  ]
  edge [
    source 11
    target 15
    weight 1
  ]
  edge [
    source 11
    target 23
    weight 9
  ]
  edge [
    source 11
    target 24
    weight 7
  ]
  edge [
    source 11
    target 25
    weight 12
  ]
  edge [
    source 11
    target 26
    weight 31
  ]
  edge [
    source 11
    target 27
    weight 17
  ]
  edge [
    source 11
    target 28
    weight 8
  ]
  edge [
    source 11
    target 29
    weight 2
  ]
  edge [
    source 11
    target 31
    weight 3
  ]
  edge [
    source 11
    target 32
    weight 1
  ]
  edge [
    source 11
    target 33
    weight 2
  ]
  edge [
    source 11
    target 34
    weight 3
  ]
  edge [
    source 11
    target 35
    weight 3
  ]
  edge [
    source 11
    target 36
    weight 2
  ]
  edge [
    source 11
    target 37
    weight 2
  ]
  edge [
    source 11
    target 38
    weight 2
  ]
  edge [
    source 11
    target 43
    weight 3
  ]
  edge [
    source 11
    target 44
    weight 1
  ]
  edge [
    source 11
    target 48
    weight 1
  ]
  edge [
    source 11
    target 49
    weight 2
  ]
  edge [
    source 11
    target 51
    weight 2
  ]
  edge [
    source 11
    target 55
    weight 19
  ]
  edge [
    source 11
    target 58
    weight 4
  ]
  edge [
    source 11
    target 64
    weight 1
  ]
  edge [
    source 11
    target 68
    weight 1
  ]
  edge [
    source 11
    target 69
    weight 1
  ]
  edge [
    source 11
    target 70
    weight 1
  ]
  edge [
    source 11
    target 71
    weight 1
  ]
  edge [
    source 11
    target 72
    weight 1
  ]
  edge [
    source 12
    target 23
    weight 2
  ]
  edge [
    source 16
    target 17
    weight 4
  ]
  edge [
    source 16
    target 18
    weight 4
  ]
  edge [
    source 16
    target 19
    weight 4
  ]
  edge [
    source 16
    target 20
    weight 3
  ]
  edge [
    source 16
    target 21
    weight 3
  ]
  edge [
    source 16
    target 22
    weight 3
  ]
  edge [
    source 16
    target 23
    weight 3
  ]
  edge [
    source 16
    target 26
    weight 1
  ]
  edge [
    source 16
    target 55
    weight 1
  ]
  edge [
    source 17
    target 18
    weight 4
  ]
  edge [
    source 17
    target 19
    weight 4
  ]
  edge [
    source 17
    target 20
    weight 3
  ]
  edge [
    source 17
    target 21
    weight 3
  ]
  edge [
    source 17
    target 22
    weight 3
  ]
  edge [
    source 17
    target 23
    weight 3
  ]
  edge [
    source 18
    target 19
    weight 4
  ]
  edge [
    source 18
    target 20
    weight 3
  ]
  edge [
    source 18
    target 21
    weight 3
  ]
  edge [
    source 18
    target 22
    weight 3
  ]
  edge [
    source 18
    target 23
    weight 3
  ]
  edge [
    source 19
    target 20
    weight 4
  ]
  edge [
    source 19
    target 21
    weight 3
  ]
  edge [
    source 19
    target 22
    weight 3
  ]
  edge [
    source 19
    target 23
    weight 3
  ]
  edge [
    source 20
    target 21
    weight 5
  ]
  edge [
    source 20
    target 22
    weight 4
  ]
  edge [
    source 20
    target 23
    weight 4
  ]
  edge [
    source 21
    target 22
    weight 4
  ]
  edge [
    source 21
    target 23
    weight 4
  ]
  edge [
    source 22
    target 23
    weight 4
  ]
  edge [
    source 23
    target 24
    weight 2
  ]
  edge [
    source 23
    target 25
    weight 1
  ]
  edge [
    source 23
    target 27
    weight 5
  ]
  edge [
    source 23
    target 29
    weight 1
  ]
  edge [
    source 23
    target 30
    weight 1
  ]
  edge [
    source 23
    target 31
    weight 2
  ]
  edge [
    source 24
    target 25
    weight 13
  ]
  edge [
    source 24
    target 26
    weight 4
  ]
  edge [
    source 24
    target 27
    weight 1
  ]
  edge [
    source 24
    target 41
    weight 2
  ]
  edge [
    source 24
    target 42
    weight 1
  ]
  edge [
    source 24
    target 50
    weight 1
  ]
  edge [
    source 24
    target 68
    weight 1
  ]
  edge [
    source 24
    target 69
    weight 1
  ]
  edge [
    source 24
    target 70
    weight 1
  ]
  edge [
    source 25
    target 26
    weight 1
  ]
  edge [
    source 25
    target 27
    weight 5
  ]
  edge [
    source 25
    target 39
    weight 1
  ]
  edge [
    source 25
    target 40
    weight 1
  ]
  edge [
    source 25
    target 41
    weight 3
  ]
  edge [
    source 25
    target 42
    weight 2
  ]
  edge [
    source 25
    target 48
    weight 1
  ]
  edge [
    source 25
    target 55
    weight 2
  ]
  edge [
    source 25
    target 68
    weight 5
  ]
  edge [
    source 25
    target 69
    weight 6
  ]
  edge [
    source 25
    target 70
    weight 4
  ]
  edge [
    source 25
    target 71
    weight 1
  ]
  edge [
    source 25
    target 75
    weight 3
  ]
  edge [
    source 26
    target 27
    weight 1
  ]
  edge [
    source 26
    target 43
    weight 1
  ]
  edge [
    source 26
    target 49
    weight 3
  ]
  edge [
    source 26
    target 51
    weight 2
  ]
  edge [
    source 26
    target 54
    weight 1
  ]
  edge [
    source 26
    target 55
    weight 21
  ]
  edge [
    source 26
    target 72
    weight 2
  ]
  edge [
    source 27
    target 28
    weight 1
  ]
  edge [
    source 27
    target 29
    weight 1
  ]
  edge [
    source 27
    target 31
    weight 1
  ]
  edge [
    source 27
    target 33
    weight 1
  ]
  edge [
    source 27
    target 43
    weight 1
  ]
  edge [
    source 27
    target 48
    weight 1
  ]
  edge [
    source 27
    target 58
    weight 6
  ]
  edge [
    source 27
    target 68
    weight 1
  ]
  edge [
    source 27
    target 69
    weight 2
  ]
  edge [
    source 27
    target 70
    weight 1
  ]
  edge [
    source 27
    target 71
    weight 1
  ]
  edge [
    source 27
    target 72
    weight 1
  ]
  edge [
    source 28
    target 44
    weight 3
  ]
  edge [
    source 28
    target 45
    weight 2
  ]
  edge [
    source 29
    target 34
    weight 2
  ]
  edge [
    source 29
    target 35
    weight 2
  ]
  edge [
    source 29
    target 36
    weight 1
  ]
  edge [
    source 29
    target 37
    weight 1
  ]
  edge [
    source 29
    target 38
    weight 1
  ]
  edge [
    source 30
    target 31
    weight 2
  ]
  edge [
    source 34
    target 35
    weight 3
  ]
  edge [
    source 34
    target 36
    weight 2
  ]
  edge [
    source 34
    target 37
    weight 2
  ]
  edge [
    source 34
    target 38
    weight 2
  ]
  edge [
    source 35
    target 36
    weight 2
  ]
  edge [
    source 35
    target 37
    weight 2
  ]
  edge [
    source 35
    target 38
    weight 2
  ]
  edge [
    source 36
    target 37
    weight 2
  ]
  edge [
    source 36
    target 38
    weight 2
  ]
  edge [
    source 37
    target 38
    weight 2
  ]
  edge [
    source 39
    target 52
    weight 1
  ]
  edge [
    source 39
    target 55
    weight 1
  ]
  edge [
    source 41
    target 42
    weight 2
  ]
  edge [
    source 41
    target 55
    weight 5
  ]
  edge [
    source 41
    target 57
    weight 1
  ]
  edge [
    source 41
    target 62
    weight 1
  ]
  edge [
    source 41
    target 68
    weight 1
  ]
  edge [
    source 41
    target 69
    weight 1
  ]
  edge [
    source 41
    target 70
    weight 1
  ]
  edge [
    source 41
    target 71
    weight 1
  ]
  edge [
    source 41
    target 75
    weight 1
  ]
  edge [
    source 46
    target 47
    weight 1
  ]
  edge [
    source 47
    target 48
    weight 2
  ]
  edge [
    source 48
    target 55
    weight 4
  ]
  edge [
    source 48
    target 57
    weight 1
  ]
  edge [
    source 48
    target 58
    weight 7
  ]
  edge [
    source 48
    target 59
    weight 6
  ]
  edge [
    source 48
    target 60
    weight 1
  ]
  edge [
    source 48
    target 61
    weight 2
  ]
  edge [
    source 48
    target 62
    weight 7
  ]
  edge [
    source 48
    target 63
    weight 5
  ]
  edge [
    source 48
    target 64
    weight 5
  ]
  edge [
    source 48
    target 65
    weight 3
  ]
  edge [
    source 48
    target 66
    weight 1
  ]
  edge [
    source 48
    target 68
    weight 1
  ]
  edge [
    source 48
    target 69
    weight 1
  ]
  edge [
    source 48
    target 71
    weight 1
  ]
  edge [
    source 48
    target 73
    weight 2
  ]
  edge [
    source 48
    target 74
    weight 2
  ]
  edge [
    source 48
    target 75
    weight 1
  ]
  edge [
    source 48
    target 76
    weight 1
  ]
  edge [
    source 49
    target 50
    weight 1
  ]
  edge [
    source 49
    target 51
    weight 9
  ]
  edge [
    source 49
    target 54
    weight 1
  ]
  edge [
    source 49
    target 55
    weight 12
  ]
  edge [
    source 49
    target 56
    weight 1
  ]
  edge [
    source 51
    target 52
    weight 1
  ]
  edge [
    source 51
    target 53
    weight 1
  ]
  edge [
    source 51
    target 54
    weight 2
  ]
  edge [
    source 51
    target 55
    weight 6
  ]
  edge [
    source 54
    target 55
    weight 1
  ]
  edge [
    source 55
    target 56
    weight 1
  ]
  edge [
    source 55
    target 57
    weight 1
  ]
  edge [
    source 55
    target 58
    weight 7
  ]
  edge [
    source 55
    target 59
    weight 5
  ]
  edge [
    source 55
    target 61
    weight 1
  ]
  edge [
    source 55
    target 62
    weight 9
  ]
  edge [
    source 55
    target 63
    weight 1
  ]
  edge [
    source 55
    target 64
    weight 5
  ]
  edge [
    source 55
    target 65
    weight 2
  ]
  edge [
    source 57
    target 58
    weight 1
  ]
  edge [
    source 57
    target 59
    weight 2
  ]
  edge [
    source 57
    target 61
    weight 1
  ]
  edge [
    source 57
    target 62
    weight 2
  ]
  edge [
    source 57
    target 63
    weight 2
  ]
  edge [
    source 57
    target 64
    weight 1
  ]
  edge [
    source 57
    target 65
    weight 1
  ]
  edge [
    source 57
    target 67
    weight 3
  ]
  edge [
    source 58
    target 59
    weight 15
  ]
  edge [
    source 58
    target 60
    weight 4
  ]
  edge [
    source 58
    target 61
    weight 6
  ]
  edge [
    source 58
    target 62
    weight 17
  ]
  edge [
    source 58
    target 63
    weight 4
  ]
  edge [
    source 58
    target 64
    weight 10
  ]
  edge [
    source 58
    target 65
    weight 5
  ]
  edge [
    source 58
    target 66
    weight 3
  ]
  edge [
    source 58
    target 70
    weight 1
  ]
  edge [
    source 58
    target 76
    weight 1
  ]
  edge [
    source 59
    target 60
    weight 2
  ]
  edge [
    source 59
    target 61
    weight 5
  ]
  edge [
    source 59
    target 62
    weight 13
  ]
  edge [
    source 59
    target 63
    weight 5
  ]
  edge [
    source 59
    target 64
    weight 9
  ]
  edge [
    source 59
    target 65
    weight 5
  ]
  edge [
    source 59
    target 66
    weight 1
  ]
  edge [
    source 60
    target 61
    weight 2
  ]
  edge [
    source 60
    target 62
    weight 3
  ]
  edge [
    source 60
    target 63
    weight 2
  ]
  edge [
    source 60
    target 64
    weight 2
  ]
  edge [
    source 60
    target 65
    weight 2
  ]
  edge [
    source 60
    target 66
    weight 1
  ]
  edge [
    source 61
    target 62
    weight 6
  ]
  edge [
    source 61
    target 63
    weight 3
  ]
  edge [
    source 61
    target 64
    weight 6
  ]
  edge [
    source 61
    target 65
    weight 5
  ]
  edge [
    source 61
    target 66
    weight 1
  ]
  edge [
    source 62
    target 63
    weight 6
  ]
  edge [
    source 62
    target 64
    weight 12
  ]
  edge [
    source 62
    target 65
    weight 5
  ]
  edge [
    source 62
    target 66
    weight 2
  ]
  edge [
    source 62
    target 76
    weight 1
  ]
  edge [
    source 63
    target 64
    weight 4
  ]
  edge [
    source 63
    target 65
    weight 5
  ]
  edge [
    source 63
    target 66
    weight 1
  ]
  edge [
    source 63
    target 76
    weight 1
  ]
  edge [
    source 64
    target 65
    weight 7
  ]
  edge [
    source 64
    target 66
    weight 3
  ]
  edge [
    source 64
    target 76
    weight 1
  ]
  edge [
    source 65
    target 66
    weight 2
  ]
  edge [
    source 65
    target 76
    weight 1
  ]
  edge [
    source 66
    target 76
    weight 1
  ]
  edge [
    source 68
    target 69
    weight 6
  ]
  edge [
    source 68
    target 70
    weight 4
  ]
  edge [
    source 68
    target 71
    weight 2
  ]
  edge [
    source 68
    target 75
    weight 3
  ]
  edge [
    source 69
    target 70
    weight 4
  ]
  edge [
    source 69
    target 71
    weight 2
  ]
  edge [
    source 69
    target 75
    weight 3
  ]
  edge [
    source 70
    target 71
    weight 2
  ]
  edge [
    source 70
    target 75
    weight 1
  ]
  edge [
    source 71
    target 75
    weight 1
  ]
  edge [
    source 73
    target 74
    weight 3
  ]
]
