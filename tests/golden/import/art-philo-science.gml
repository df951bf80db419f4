graph [
  node [
    id 0
    label "Isaac Newton"
    class "science"
  ]
  node [
    id 1
    label "Albert Einstein"
    class "science"
  ]
  node [
    id 2
    label "Carl Linnaeus"
    class "science"
  ]
  node [
    id 3
    label "Charles Darwin"
    class "science"
  ]
  node [
    id 4
    label "Ptolemy"
    class "science"
  ]
  node [
    id 5
    label "Gottfried Wilhelm Leibniz"
    class "science"
  ]
  node [
    id 6
    label "Carl Friedrich Gauss"
    class "science"
  ]
  node [
    id 7
    label "Galileo Galilei"
    class "science"
  ]
  node [
    id 8
    label "Leonhard Euler"
    class "science"
  ]
  node [
    id 9
    label "John von Neumann"
    class "science"
  ]
  node [
    id 10
    label "Leonardo da Vinci"
    class "arts"
  ]
  node [
    id 11
    label "Richard Wagner"
    class "arts"
  ]
  node [
    id 12
    label "Ludwig van Beethoven"
    class "arts"
  ]
  node [
    id 13
    label "Bob Dylan"
    class "arts"
  ]
  node [
    id 14
    label "Igor Stravinsky"
    class "arts"
  ]
  node [
    id 15
    label "The Beatles"
    class "arts"
  ]
  node [
    id 16
    label "Wolfgang Amadeus Mozart"
    class "arts"
  ]
  node [
    id 17
    label "Richard Strauss"
    class "arts"
  ]
  node [
    id 18
    label "Raphael"
    class "arts"
  ]
  node [
    id 19
    label "Pablo Picasso"
    class "arts"
  ]
  node [
    id 20
    label "Aristotle"
    class "philosophy"
  ]
  node [
    id 21
    label "Plato"
    class "philosophy"
  ]
  node [
    id 22
    label "Augustine of Hippo"
    class "philosophy"
  ]
  node [
    id 23
    label "Thomas Aquinas"
    class "philosophy"
  ]
  node [
    id 24
    label "Immanuel Kant"
    class "philosophy"
  ]
  node [
    id 25
    label "Bertrand Russell"
    class "philosophy"
  ]
  node [
    id 26
    label "David Hume"
    class "philosophy"
  ]
  node [
    id 27
    label "Ren&#233; Descartes"
    class "philosophy"
  ]
  node [
    id 28
    label "John Stuart Mill"
    class "philosophy"
  ]
  node [
    id 29
    label "Socrates"
    class "philosophy"
  ]
  edge [
    source 0
    target 1
  ]
  edge [
    source 0
    target 3
  ]
  edge [
    source 0
    target 5
  ]
  edge [
    source 0
    target 6
  ]
  edge [
    source 0
    target 7
  ]
  edge [
    source 0
    target 8
  ]
  edge [
    source 0
    target 10
  ]
  edge [
    source 0
    target 20
  ]
  edge [
    source 0
    target 21
  ]
  edge [
    source 0
    target 23
  ]
  edge [
    source 0
    target 24
  ]
  edge [
    source 0
    target 25
  ]
  edge [
    source 0
    target 26
  ]
  edge [
    source 0
    target 27
  ]
  edge [
    source 0
    target 28
  ]
  edge [
    source 1
    target 5
  ]
  edge [
    source 1
    target 6
  ]
  edge [
    source 1
    target 7
  ]
  edge [
    source 1
    target 9
  ]
  edge [
    source 1
    target 12
  ]
  edge [
    source 1
    target 16
  ]
  edge [
    source 1
    target 20
  ]
  edge [
    source 1
    target 21
  ]
  edge [
    source 1
    target 24
  ]
  edge [
    source 1
    target 25
  ]
  edge [
    source 1
    target 26
  ]
  edge [
    source 1
    target 27
  ]
  edge [
    source 1
    target 28
  ]
  edge [
    source 2
    target 3
  ]
  edge [
    source 2
    target 20
  ]
  edge [
    source 2
    target 24
  ]
  edge [
    source 3
    target 20
  ]
  edge [
    source 3
    target 26
  ]
  edge [
    source 3
    target 27
  ]
  edge [
    source 4
    target 7
  ]
  edge [
    source 4
    target 20
  ]
  edge [
    source 4
    target 21
  ]
  edge [
    source 4
    target 29
  ]
  edge [
    source 5
    target 6
  ]
  edge [
    source 5
    target 8
  ]
  edge [
    source 5
    target 9
  ]
  edge [
    source 5
    target 20
  ]
  edge [
    source 5
    target 21
  ]
  edge [
    source 5
    target 22
  ]
  edge [
    source 5
    target 23
  ]
  edge [
    source 5
    target 24
  ]
  edge [
    source 5
    target 25
  ]
  edge [
    source 5
    target 26
  ]
  edge [
    source 5
    target 27
  ]
  edge [
    source 5
    target 28
  ]
  edge [
    source 5
    target 29
  ]
  edge [
    source 6
    target 7
  ]
  edge [
    source 6
    target 8
  ]
  edge [
    source 6
    target 24
  ]
  edge [
    source 6
    target 26
  ]
  edge [
    source 6
    target 27
  ]
  edge [
    source 7
    target 8
  ]
  edge [
    source 7
    target 20
  ]
  edge [
    source 7
    target 21
  ]
  edge [
    source 7
    target 24
  ]
  edge [
    source 7
    target 25
  ]
  edge [
    source 7
    target 26
  ]
  edge [
    source 7
    target 27
  ]
  edge [
    source 7
    target 28
  ]
  edge [
    source 8
    target 9
  ]
  edge [
    source 8
    target 27
  ]
  edge [
    source 9
    target 25
  ]
  edge [
    source 9
    target 28
  ]
  edge [
    source 10
    target 18
  ]
  edge [
    source 10
    target 19
  ]
  edge [
    source 10
    target 20
  ]
  edge [
    source 10
    target 24
  ]
  edge [
    source 11
    target 12
  ]
  edge [
    source 11
    target 14
  ]
  edge [
    source 11
    target 16
  ]
  edge [
    source 11
    target 17
  ]
  edge [
    source 12
    target 14
  ]
  edge [
    source 12
    target 16
  ]
  edge [
    source 12
    target 17
  ]
  edge [
    source 13
    target 14
  ]
  edge [
    source 13
    target 15
  ]
  edge [
    source 13
    target 25
  ]
  edge [
    source 14
    target 15
  ]
  edge [
    source 14
    target 16
  ]
  edge [
    source 14
    target 17
  ]
  edge [
    source 14
    target 19
  ]
  edge [
    source 15
    target 19
  ]
  edge [
    source 16
    target 17
  ]
  edge [
    source 17
    target 19
  ]
  edge [
    source 18
    target 19
  ]
  edge [
    source 18
    target 20
  ]
  edge [
    source 18
    target 21
  ]
  edge [
    source 18
    target 29
  ]
  edge [
    source 20
    target 21
  ]
  edge [
    source 20
    target 22
  ]
  edge [
    source 20
    target 23
  ]
  edge [
    source 20
    target 24
  ]
  edge [
    source 20
    target 25
  ]
  edge [
    source 20
    target 26
  ]
  edge [
    source 20
    target 27
  ]
  edge [
    source 20
    target 28
  ]
  edge [
    source 20
    target 29
  ]
  edge [
    source 21
    target 22
  ]
  edge [
    source 21
    target 23
  ]
  edge [
    source 21
    target 24
  ]
  edge [
    source 21
    target 25
  ]
  edge [
    source 21
    target 26
  ]
  edge [
    source 21
    target 27
  ]
  edge [
    source 21
    target 28
  ]
  edge [
    source 21
    target 29
  ]
  edge [
    source 22
    target 23
  ]
  edge [
    source 22
    target 24
  ]
  edge [
    source 22
    target 25
  ]
  edge [
    source 22
    target 26
  ]
  edge [
    source 22
    target 27
  ]
  edge [
    source 22
    target 28
  ]
  edge [
    source 22
    target 29
  ]
  edge [
    source 23
    target 24
  ]
  edge [
    source 23
    target 25
  ]
  edge [
    source 23
    target 26
  ]
  edge [
    source 23
    target 27
  ]
  edge [
    source 23
    target 28
  ]
  edge [
    source 23
    target 29
  ]
  edge [
    source 24
    target 25
  ]
  edge [
    source 24
    target 26
  ]
  edge [
    source 24
    target 27
  ]
  edge [
    source 24
    target 28
  ]
  edge [
    source 24
    target 29
  ]
  edge [
    source 25
    target 26
  ]
  edge [
    source 25
    target 27
  ]
  edge [
    source 25
    target 28
  ]
  edge [
    source 25
    target 29
  ]
  edge [
    source 26
    target 27
  ]
  edge [
    source 26
    target 28
  ]
  edge [
    source 26
    target 29
  ]
  edge [
    source 27
    target 28
  ]
  edge [
    source 28
    target 29
  ]
]
