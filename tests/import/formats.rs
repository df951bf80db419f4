//! What else programs write than networkx, and what is made of it.

use super::text;
use secateur::data::import::{ColumnUse, Reading, Understanding, WarningKind, read};
use secateur::data::{NodeValues, RawGraph};

/// Names of nodes, and pairs of them as they stand there.
fn graph(input: &str) -> (Vec<String>, Vec<[u32; 2]>) {
    let (raw, _) = text(input).unwrap_or_else(|error| panic!("{input}: {error}"));
    (raw.node_names, raw.pairs)
}

fn with(input: &str, table: &str) -> (RawGraph, Understanding) {
    read(
        input.as_bytes(),
        Some(table.as_bytes()),
        &Reading::default(),
    )
    .expect("reads")
}

fn numbers(raw: &RawGraph, name: &str) -> Vec<f32> {
    match &raw.column(name).expect("there").values {
        NodeValues::Numbers(values) => values.clone(),
        NodeValues::Texts(values) => panic!("texts: {values:?}"),
    }
}

fn texts(raw: &RawGraph, name: &str) -> Vec<String> {
    match &raw.column(name).expect("there").values {
        NodeValues::Texts(values) => values.clone(),
        NodeValues::Numbers(values) => panic!("numbers: {values:?}"),
    }
}

#[test]
fn edge_lists_of_every_make_are_the_same_graph() {
    let expected = (
        vec!["a".into(), "b".into(), "c".into()],
        vec![[0, 1], [1, 2]],
    );
    for input in [
        "a,b\nb,c\n",
        "a;b\r\nb;c\r\n",
        "a\tb\nb\tc",
        "a b\nb   c\n",
        "# two edges\na b\n# the last\nb c\n",
        "% from KONECT\na b\nb c",
        "source,target\na,b\nb,c\n",
        "\u{feff}Source,Target,Type\na,b,Undirected\nb,c,Undirected\n",
        "From;To\na;b\n\nb;c\n",
        "\"a\",\"b\"\n\"b\",\"c\"\n",
        "a b {}\nb c {}\n",
    ] {
        assert_eq!(graph(input), expected, "{input}");
    }
    let utf16: Vec<u8> = ("\u{feff}a\tb\nb\tc\n".encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    let (raw, _) = read(&utf16, None, &Reading::default()).expect("reads");
    assert_eq!((raw.node_names, raw.pairs), expected);
}

#[test]
fn cells_may_hold_signs_between_quotation_marks() {
    let (raw, _) =
        text("source,target,kind\n\"Bo, Al\",\"say \"\"so\"\"\",1\nx,y,2\n").expect("reads");
    assert_eq!(raw.node_names, ["Bo, Al", "say \"so\"", "x", "y"]);
}

#[test]
fn weights_and_further_columns_are_found() {
    let (raw, told) =
        text("source,target,weight,year,kind\na,b,2,1990,old\nb,c,0.5,1991,new\n").expect("reads");
    assert_eq!(raw.weights, Some(vec![2.0, 0.5]));
    assert_eq!(raw.edge_columns.len(), 1);
    let uses: Vec<ColumnUse> = told
        .edge_columns
        .iter()
        .map(|column| column.use_as)
        .collect();
    assert_eq!(uses, [ColumnUse::Weights, ColumnUse::Kept, ColumnUse::None]);
    let (raw, _) = text("a b 3\nb c 4\n").expect("reads");
    assert_eq!(raw.weights, Some(vec![3.0, 4.0]));
    let (raw, _) = text("a b {'weight': 3, 'kind': 'x y'}\nb c {'weight': 4}\n").expect("reads");
    assert_eq!(raw.weights, Some(vec![3.0, 4.0]));
}

#[test]
fn gephis_tables_are_read() {
    let (raw, told) = with(
        "Source,Target,Type,Id,Label,timeset,Weight\n1,2,Directed,0,,,1.5\n2,1,Directed,1,,,1.5\n",
        "Id,Label,timeset,party\n1,Ann,,red\n2,Bob,,blue\n3,Cid,,red\n4,Dot,,blue\n",
    );
    assert_eq!(raw.node_names, ["Ann", "Bob", "Cid", "Dot"]);
    assert_eq!(texts(&raw, "party"), ["red", "blue", "red", "blue"]);
    assert_eq!(
        (raw.pairs.len(), raw.weights.as_deref()),
        (1, Some(&[1.5][..]))
    );
    assert_eq!(
        (told.directed, told.merged.directions, told.isolated),
        (Some(true), 1, 2)
    );
    assert_eq!(told.suggestion.label.as_deref(), Some("party"));
    assert_eq!(told.edge_columns.len(), 1, "empty columns are none");
}

#[test]
fn choices_overrule_what_was_guessed() {
    let reading = Reading {
        header: Some(false),
        source: Some("2".into()),
        target: Some("3".into()),
        ..Reading::default()
    };
    let (raw, told) = read(b"x,a,b\ny,b,c\n", None, &reading).expect("reads");
    assert_eq!(raw.node_names, ["a", "b", "c"]);
    let table = told.table.expect("a table");
    assert_eq!((table.source.as_str(), table.target.as_str()), ("2", "3"));
    assert_eq!((table.separator.as_str(), table.header), (",", false));
    let reading = Reading {
        id: Some("who".into()),
        ..Reading::default()
    };
    let (raw, _) = read(b"a,b\nb,c\n", Some(b"id,who\n7,a\n8,b\n9,c\n"), &reading).expect("reads");
    assert_eq!(numbers(&raw, "id"), [7.0, 8.0, 9.0]);
}

#[test]
fn nodes_that_only_one_file_has_are_told() {
    let (raw, told) = with("a,b\nb,c\n", "id,x\na,1\nd,2\n");
    assert_eq!(raw.node_names, ["a", "b", "c", "d"]);
    let x = numbers(&raw, "x");
    assert_eq!((x[0], x[3], x[1].is_nan()), (1.0, 2.0, true));
    let count = |kind| {
        told.warnings
            .iter()
            .find(|w| w.kind == kind)
            .map(|w| w.count)
    };
    assert_eq!(count(WarningKind::Unlisted), Some(2));
    assert_eq!(count(WarningKind::Isolated), Some(1));
}

#[test]
fn d3_names_nodes_by_place_or_id() {
    let by_place = r#"{"nodes": [{"name": "Ann", "group": 1}, {"name": "Bob", "group": 2}],
                       "links": [{"source": 0, "target": 1, "value": 3}]}"#;
    let (raw, _) = text(by_place).expect("reads");
    assert_eq!(raw.node_names, ["Ann", "Bob"]);
    assert_eq!((raw.weights, &raw.pairs), (Some(vec![3.0]), &vec![[0, 1]]));
    assert_eq!(raw.node_columns.len(), 1);
    let by_id = r#"{"nodes": [{"id": "Ann"}, {"id": "Bob"}],
                    "links": [{"source": {"id": "Ann", "x": 1}, "target": "Bob"}]}"#;
    assert_eq!(graph(by_id).1, [[0, 1]]);
    let features = r#"{"nodes": [{"id": 5, "x": [0.5, 1]}, {"id": 6, "x": [1, 0]}],
                       "edges": [{"source": 5, "target": 6}]}"#;
    let (raw, _) = text(features).expect("reads");
    assert_eq!(
        (numbers(&raw, "x.0"), numbers(&raw, "x.1")),
        (vec![0.5, 1.0], vec![1.0, 0.0])
    );
}

#[test]
fn graphml_has_defaults_references_and_labels_of_yed() {
    let input = r#"<?xml version="1.0"?><!-- by hand -->
<graphml xmlns:y="http://www.yworks.com/xml/graphml">
 <key id="c" for="node" attr.name="colour" attr.type="string"><default>red &amp; blue</default></key>
 <key id="y" for="node" yfiles.type="nodegraphics"/>
 <key id="w" for="edge" attr.name="weight" attr.type="double"><default>2</default></key>
 <graph edgedefault="directed">
  <edge source="n0" target="n1"/>
  <node id="n0"><data key="y"><y:ShapeNode><y:NodeLabel>A&#x42;</y:NodeLabel></y:ShapeNode></data></node>
  <node id="n1"><data key="c">green</data><data key="y"><y:ShapeNode><y:NodeLabel><![CDATA[C<D]]></y:NodeLabel></y:ShapeNode></data>
   <graph edgedefault="directed"><node id="n1::0"><data key="y">inner</data></node></graph></node>
  <edge source="n1" target="n1::0"><data key="w">5</data></edge>
 </graph>
</graphml>"#;
    let (raw, told) = text(input).expect("reads");
    assert_eq!(raw.node_names, ["AB", "C<D", "inner"]);
    assert_eq!(texts(&raw, "colour"), ["red & blue", "green", "red & blue"]);
    assert_eq!(
        (raw.weights, told.directed),
        (Some(vec![2.0, 5.0]), Some(true))
    );
}

#[test]
fn gexf_has_hierarchies_and_defaults() {
    let input = r#"<gexf xmlns:viz="http://www.gexf.net/1.3/viz"><graph defaultedgetype="undirected">
 <attributes class="node"><attribute id="0" title="party" type="string"><default>none</default></attribute></attributes>
 <attributes class="edge"><attribute id="0" title="year" type="integer"/></attributes>
 <nodes><node id="1" label="Ann"><attvalues><attvalue for="0" value="a &lt; b"/></attvalues>
   <viz:size value="3"/><nodes><node id="2" label="Bob"/></nodes></node></nodes>
 <edges><edge id="0" source="1" target="2" weight="2.5"><attvalues><attvalue for="0" value="1999"/></attvalues></edge></edges>
</graph></gexf>"#;
    let (raw, told) = text(input).expect("reads");
    assert_eq!(raw.node_names, ["Ann", "Bob"]);
    assert_eq!(texts(&raw, "party"), ["a < b", "none"]);
    assert_eq!((raw.weights, told.directed), (Some(vec![2.5]), Some(false)));
    assert_eq!(raw.edge_columns[0].values, [1999.0]);
}

#[test]
fn gml_has_lists_comments_and_references() {
    let input = "Creator \"by hand\"\n# comment\ngraph [ directed 1\n node [ id 3 label \"A&#246;&amp;\" graphics [ x 1.5 y -2E1 ] ]\n node [ id 9 label \"B\" graphics [ x 0 y 0 ] ]\n edge [ source 3 target 9 value 2 ] ]";
    let (raw, told) = text(input).expect("reads");
    assert_eq!(raw.node_names, ["Aö&", "B"]);
    assert_eq!(numbers(&raw, "graphics.y"), [-20.0, 0.0]);
    assert_eq!((raw.weights, told.directed), (Some(vec![2.0]), Some(true)));
}

#[test]
fn pajek_has_lists_and_matrices() {
    let nodes = "*Vertices 3\n1 \"Ann Lee\" 0.1 0.2 ic Red\n2 \"Bob\"\n3 \"Cid\"\n";
    for edges in [
        "*Arcs\n1 2 1\n1 3 1",
        "*Edgeslist\n1 2 3",
        "*Matrix\n0 1 1\n0 0 0\n0 0 0",
    ] {
        let (names, pairs) = graph(&[nodes, edges].concat());
        assert_eq!(names, ["Ann Lee", "Bob", "Cid"]);
        assert_eq!(pairs, [[0, 1], [0, 2]], "{edges}");
    }
    assert_eq!(graph("*Vertices 2\n*Edges\n1 2").0, ["1", "2"]);
}

#[test]
fn matrices_may_be_dense_or_between_two_sides() {
    let dense =
        "%%MatrixMarket matrix array real symmetric\n% lower triangle\n3 3\n0\n1.5\n0\n0\n2\n0\n";
    let (raw, _) = text(dense).expect("reads");
    assert_eq!(
        (raw.pairs, raw.weights),
        (vec![[1, 0], [2, 1]], Some(vec![1.5, 2.0]))
    );
    let sides = "%%MatrixMarket matrix coordinate pattern general\n2 3 2\n1 1\n2 3\n";
    let (raw, _) = text(sides).expect("reads");
    assert_eq!(raw.node_names, ["r1", "r2", "c1", "c2", "c3"]);
    assert_eq!(raw.pairs, [[0, 2], [1, 4]]);
    assert_eq!(texts(&raw, "side"), ["r", "r", "c", "c", "c"]);
}

#[test]
fn what_makes_learning_senseless_is_said() {
    let kinds = |edges: &str, table: &str| -> Vec<WarningKind> {
        with(edges, table)
            .1
            .warnings
            .iter()
            .map(|warning| warning.kind)
            .collect()
    };
    assert_eq!(
        kinds("a,a\nb,b\n", "id,class\na,x\nb,x\n"),
        [
            WarningKind::NoEdges,
            WarningKind::NoLabels,
            WarningKind::OneClass
        ]
    );
    let ids: String = (0..12).map(|n| format!("n{n},code{n}\n")).collect();
    let edges: String = (1..12).map(|n| format!("n0,n{n}\n")).collect();
    assert_eq!(
        kinds(&edges, &["id,code\n", &ids].concat()),
        [WarningKind::NoLabels, WarningKind::LabelIsId]
    );
    assert_eq!(
        kinds(
            "source,target,weight\na,b,0\nb,a,1\n",
            "id,class\na,x\nb,y\n"
        ),
        [
            WarningKind::OtherWeights,
            WarningKind::BadWeights,
            WarningKind::NoLabels
        ]
    );
    assert_eq!(
        kinds("a,b\nb,c\nc,d\nd,e\n", "id,class\na,x\nb,x\nc,y\nd,y\ne,\n"),
        [WarningKind::MissingLabels]
    );
}
