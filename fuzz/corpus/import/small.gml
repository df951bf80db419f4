graph [
  node [
    id 0
    label "Ann"
    class "x"
  ]
  node [
    id 1
    label "Bob &#34;B&#34;"
    class "x"
  ]
  node [
    id 2
    label "Cid &#38; Co"
    class "y"
  ]
  node [
    id 3
    label "D&#246;rte"
    class "y"
  ]
  edge [
    source 0
    target 1
    weight 2.5
    year 1990
  ]
  edge [
    source 1
    target 2
    weight 1
    year 1991
  ]
  edge [
    source 2
    target 3
    weight 3
  ]
]
