graph [
  node [
    id 0
    label "Romuald"
    class "Loyal opposition"
  ]
  node [
    id 1
    label "Bonaventure"
    class "Loyal opposition"
  ]
  node [
    id 2
    label "Ambrose"
    class "Loyal opposition"
  ]
  node [
    id 3
    label "Berthold"
    class "Loyal opposition"
  ]
  node [
    id 4
    label "Peter"
    class "Loyal opposition"
  ]
  node [
    id 5
    label "Louis"
    class "Loyal opposition"
  ]
  node [
    id 6
    label "Victor"
    class "Loyal opposition"
  ]
  node [
    id 7
    label "Winfrid"
    class "Young turks"
  ]
  node [
    id 8
    label "John"
    class "Young turks"
  ]
  node [
    id 9
    label "Gregory"
    class "Young turks"
  ]
  node [
    id 10
    label "Hugh"
    class "Young turks"
  ]
  node [
    id 11
    label "Boniface"
    class "Young turks"
  ]
  node [
    id 12
    label "Mark"
    class "Young turks"
  ]
  node [
    id 13
    label "Albert"
    class "Young turks"
  ]
  node [
    id 14
    label "Amand"
    class "Outcasts"
  ]
  node [
    id 15
    label "Basil"
    class "Outcasts"
  ]
  node [
    id 16
    label "Elias"
    class "Outcasts"
  ]
  node [
    id 17
    label "Simplicius"
    class "Outcasts"
  ]
  edge [
    source 0
    target 1
    weight 2
  ]
  edge [
    source 0
    target 2
    weight 1
  ]
  edge [
    source 0
    target 4
    weight 4
  ]
  edge [
    source 0
    target 6
    weight 2
  ]
  edge [
    source 0
    target 10
    weight 1
  ]
  edge [
    source 0
    target 14
    weight 2
  ]
  edge [
    source 1
    target 2
    weight 4
  ]
  edge [
    source 1
    target 3
    weight 1
  ]
  edge [
    source 1
    target 4
    weight 6
  ]
  edge [
    source 1
    target 5
    weight 6
  ]
  edge [
    source 1
    target 8
    weight 3
  ]
  edge [
    source 1
    target 11
    weight 1
  ]
  edge [
    source 1
    target 14
    weight 4
  ]
  edge [
    source 2
    target 3
    weight 3
  ]
  edge [
    source 2
    target 6
    weight 5
  ]
  edge [
    source 2
    target 7
    weight 2
  ]
  edge [
    source 2
    target 13
    weight 1
  ]
  edge [
    source 3
    target 4
    weight 6
  ]
  edge [
    source 3
    target 6
    weight 2
  ]
  edge [
    source 3
    target 8
    weight 2
  ]
  edge [
    source 4
    target 5
    weight 3
  ]
  edge [
    source 4
    target 6
    weight 2
  ]
  edge [
    source 5
    target 6
    weight 2
  ]
  edge [
    source 5
    target 10
    weight 3
  ]
  edge [
    source 5
    target 13
    weight 1
  ]
  edge [
    source 6
    target 8
    weight 2
  ]
  edge [
    source 6
    target 9
    weight 1
  ]
  edge [
    source 6
    target 12
    weight 1
  ]
  edge [
    source 7
    target 8
    weight 4
  ]
  edge [
    source 7
    target 9
    weight 5
  ]
  edge [
    source 7
    target 10
    weight 5
  ]
  edge [
    source 7
    target 11
    weight 1
  ]
  edge [
    source 7
    target 12
    weight 2
  ]
  edge [
    source 7
    target 13
    weight 1
  ]
  edge [
    source 8
    target 9
    weight 4
  ]
  edge [
    source 8
    target 10
    weight 5
  ]
  edge [
    source 8
    target 11
    weight 2
  ]
  edge [
    source 8
    target 12
    weight 1
  ]
  edge [
    source 8
    target 13
    weight 1
  ]
  edge [
    source 8
    target 15
    weight 5
  ]
  edge [
    source 8
    target 17
    weight 1
  ]
  edge [
    source 9
    target 10
    weight 2
  ]
  edge [
    source 9
    target 11
    weight 4
  ]
  edge [
    source 9
    target 12
    weight 6
  ]
  edge [
    source 9
    target 13
    weight 3
  ]
  edge [
    source 9
    target 15
    weight 1
  ]
  edge [
    source 9
    target 16
    weight 2
  ]
  edge [
    source 9
    target 17
    weight 3
  ]
  edge [
    source 10
    target 11
    weight 5
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
    source 12
    target 13
    weight 6
  ]
  edge [
    source 12
    target 14
    weight 3
  ]
  edge [
    source 12
    target 17
    weight 1
  ]
  edge [
    source 14
    target 15
    weight 1
  ]
  edge [
    source 14
    target 16
    weight 1
  ]
  edge [
    source 14
    target 17
    weight 4
  ]
  edge [
    source 15
    target 16
    weight 6
  ]
  edge [
    source 15
    target 17
    weight 3
  ]
  edge [
    source 16
    target 17
    weight 5
  ]
]
