//! Mistakes in files: what is wrong, and where.

use super::text;
use secateur::data::import::{Reading, limits, read};
use secateur::error::{Error, Fault};

/// Text, line, column, fault, what is quoted.
type Case = (&'static str, u32, u32, Fault, &'static str);

const TABLES: &[Case] = &[
    ("", 1, 1, Fault::Empty, ""),
    ("# nothing\n", 1, 1, Fault::Empty, ""),
    ("a\nb\n", 1, 1, Fault::TooFewCells, "a"),
    ("source,target\na,b\nc,\n", 3, 1, Fault::TooFewCells, "c,"),
    ("a,b\n\"c,d\ne,f\n", 2, 1, Fault::Unclosed, "\"c,d"),
];

const JSON: &[Case] = &[
    ("{\"nodes\": [], ", 1, 14, Fault::Unclosed, " "),
    (
        "{\"nodes\": [{\"id\": 1}],\n \"links\": [{\"source\": 1}]}",
        2,
        12,
        Fault::MissingField,
        "target",
    ),
    (
        "{\"nodes\": [{\"id\": 1}],\n \"links\": [{\"source\": 1, \"target\": 2}]}",
        2,
        12,
        Fault::UnknownNode,
        "2",
    ),
    (
        "{\"nodes\": [{\"id\": 1},\n{\"id\": 1}], \"links\": []}",
        2,
        1,
        Fault::DuplicateNode,
        "1",
    ),
    (
        "{\"nodes\": [1], \"links\": []}",
        1,
        12,
        Fault::Syntax,
        "1], \"links\": []}",
    ),
    ("{\"links\": []}", 1, 1, Fault::MissingField, "nodes"),
    ("{\"nodes\": []}", 1, 1, Fault::MissingField, "links"),
    ("[[0, 1]]", 1, 1, Fault::NoGraph, "[[0, 1]]"),
    ("{\"nodes\":\n[} ", 2, 2, Fault::Syntax, "} "),
];

const XML: &[Case] = &[
    ("<html></html>", 1, 1, Fault::NoGraph, "html"),
    (
        "<graphml><graph>\n<node id='a'>",
        2,
        1,
        Fault::Unclosed,
        "<node id='a'>",
    ),
    (
        "<graphml><graph>\n<node/></graph></graphml>",
        2,
        1,
        Fault::MissingField,
        "id",
    ),
    (
        "<graphml><graph><node id='a'/>\n<node id='a'/></graph></graphml>",
        2,
        1,
        Fault::DuplicateNode,
        "a",
    ),
    (
        "<graphml><graph><node id='a'/>\n <edge source='a' target='b'/></graph></graphml>",
        2,
        2,
        Fault::UnknownNode,
        "b",
    ),
    (
        "<graphml><graph>\n</grph></graphml>",
        2,
        1,
        Fault::Syntax,
        "</grph></graphml>",
    ),
    (
        "<graphml><graph>\n<hyperedge/></graph></graphml>",
        2,
        1,
        Fault::Hyperedges,
        "<hyperedge/></graph></graphml>",
    ),
    (
        "<!DOCTYPE x [<!ENTITY a 'b'>]>\n<graphml/>",
        1,
        1,
        Fault::Entities,
        "<!DOCTYPE x [<!ENTITY a 'b'>]>",
    ),
    (
        "<graphml><graph><node id='&a;'/></graph></graphml>",
        1,
        17,
        Fault::Syntax,
        "<node id='&a;'/></graph></graphml>",
    ),
    (
        "<gexf><graph><nodes/><edges>\n<edge source='a'/></edges></graph></gexf>",
        2,
        1,
        Fault::MissingField,
        "target",
    ),
    (
        "<gexf><graph><nodes><node id='a'/></nodes><edges>\n<edge source='a' target='b'/></edges></graph></gexf>",
        2,
        1,
        Fault::UnknownNode,
        "b",
    ),
];

const LINES: &[Case] = &[
    ("graph [\n node [\n id 0", 2, 2, Fault::Unclosed, "node ["),
    (
        "graph [\n node [ label \"a\" ]\n]",
        2,
        2,
        Fault::MissingField,
        "id",
    ),
    ("graph [\n node [ id x ]\n]", 2, 12, Fault::NotANumber, "x"),
    (
        "graph [\n node [ id 0 label \"a ]\n]",
        2,
        20,
        Fault::Unclosed,
        "\"a ]",
    ),
    (
        "graph [ node [ id 0 ]\nnode [ id 0 ] ]",
        2,
        1,
        Fault::DuplicateNode,
        "0",
    ),
    (
        "graph [ node [ id 0 ]\nedge [ source 0 target 1 ] ]",
        2,
        1,
        Fault::UnknownNode,
        "1",
    ),
    ("graph [\n5 6 ]", 2, 1, Fault::Syntax, "5 6 ]"),
    ("*vertices x", 1, 1, Fault::NotANumber, "x"),
    (
        "*vertices 2\n1 \"a\"\n*edges\n1 3",
        4,
        1,
        Fault::BeyondEnd,
        "3",
    ),
    ("*vertices 2\n*edges\n 1", 3, 2, Fault::TooFewCells, "1"),
    ("*vertices 2\n*edges\n1 b", 3, 1, Fault::NotANumber, "b"),
    (
        "*vertices 2\n*events\n",
        2,
        1,
        Fault::Unsupported,
        "*events",
    ),
    (
        "%%MatrixMarket matrix coordinate complex general\n",
        1,
        34,
        Fault::Unsupported,
        "complex",
    ),
    (
        "%%MatrixMarket matrix coordinate real general\n2 2 1\n1 3 1\n",
        3,
        1,
        Fault::BeyondEnd,
        "3",
    ),
    (
        "%%MatrixMarket matrix coordinate real general\n2 2 1\n1 2\n",
        3,
        1,
        Fault::TooFewCells,
        "1 2",
    ),
    (
        "%%MatrixMarket matrix coordinate real general\n2 2 2\n1 2 1\n",
        4,
        1,
        Fault::WrongCount,
        "1",
    ),
    (
        "%%MatrixMarket matrix coordinate real general\n2 2\n",
        2,
        1,
        Fault::WrongCount,
        "2 2",
    ),
    (
        "%%MatrixMarket matrix array real general\n2 2\n1 2 3\n",
        4,
        1,
        Fault::WrongCount,
        "",
    ),
    (
        "%%MatrixMarket matrix coordinate real general\n2 2 1\n1 2 x\n",
        3,
        1,
        Fault::NotANumber,
        "x",
    ),
];

#[test]
fn mistakes_have_a_kind_and_a_place() {
    for cases in [TABLES, JSON, XML, LINES] {
        for (input, line, column, fault, found) in cases {
            let error = text(input)
                .err()
                .unwrap_or_else(|| panic!("{input} was read"));
            let Error::Unreadable {
                line: l,
                column: c,
                fault: f,
                found: q,
                ..
            } = &error
            else {
                panic!("{input}: {error}");
            };
            assert_eq!(
                (l, c, f, q.as_str()),
                (line, column, fault, *found),
                "{input}"
            );
        }
    }
}

#[test]
fn a_column_that_is_not_there_is_named() {
    let reading = Reading {
        source: Some("who".into()),
        ..Reading::default()
    };
    let error = read(b"source,target\na,b\n", None, &reading).expect_err("refused");
    assert!(error.to_string().contains("who"), "{error}");
    let reading = Reading {
        id: Some("who".into()),
        ..Reading::default()
    };
    let error = read(b"source,target\na,b\n", Some(b"id,x\na,1"), &reading).expect_err("refused");
    assert!(error.to_string().contains("who"), "{error}");
}

#[test]
fn mistakes_beside_the_file_are_told_too() {
    let beside = |table: &str| {
        let edges = b"source,target\na,b\nb,c\n";
        let error = read(edges, Some(table.as_bytes()), &Reading::default()).expect_err("refused");
        match error {
            Error::Unreadable { line, fault, .. } => (line, fault),
            other => panic!("{other}"),
        }
    };
    assert_eq!(beside("id,x\na,1\na,2\n"), (3, Fault::DuplicateNode));
    assert_eq!(beside("id,x\n,1\n"), (2, Fault::MissingField));
    assert_eq!(beside("*Vertices 4\n1\n"), (1, Fault::WrongCount));
    assert_eq!(beside("*Vertices 3\n1\nx\n"), (3, Fault::NotANumber));
}

fn limit(input: &[u8]) -> String {
    match read(input, None, &Reading::default()).expect_err("refused") {
        Error::OverLimit { what, .. } => what,
        other => panic!("{other}"),
    }
}

#[test]
fn files_beyond_the_limits_are_refused_before_they_are_read() {
    assert_eq!(limit(&vec![b'x'; limits::BYTES + 1]), "bytes");
    let nodes = format!("*vertices {}", usize::MAX);
    assert_eq!(limit(nodes.as_bytes()), "nodes");
    let matrix = "%%MatrixMarket matrix array real general\n99999999 99999999\n";
    assert_eq!(limit(matrix.as_bytes()), "nodes");
    let mut rows = String::new();
    for row in 0..=limits::NODES {
        rows += &format!("a,{row}\n");
    }
    assert_eq!(limit(rows.as_bytes()), "nodes");
    rows.clear();
    for row in 0..=limits::EDGES {
        rows += &format!("{} {}\n", row % 700, 700 + row / 700);
    }
    assert_eq!(limit(rows.as_bytes()), "edges");
}

#[test]
fn bombs_are_refused() {
    let laughs =
        "<!DOCTYPE lolz [<!ENTITY lol 'lol'><!ENTITY lol2 '&lol;&lol;'>]><graphml>&lol2;</graphml>";
    assert!(
        text(laughs)
            .expect_err("refused")
            .to_string()
            .contains("entities")
    );
    let deep = |open: &str, close: &str, start: &str| {
        let depth = 100_000;
        let nested = [start, &open.repeat(depth), &close.repeat(depth)].concat();
        match text(&nested).expect_err("refused") {
            Error::Unreadable { fault, .. } => fault,
            other => panic!("{other}"),
        }
    };
    assert_eq!(
        deep("<node id='a'>", "</node>", "<graphml>"),
        Fault::DuplicateNode
    );
    assert_eq!(deep("<a>", "</a>", "<graphml>"), Fault::TooDeep);
    assert_eq!(deep("a [", "]", "graph ["), Fault::TooDeep);
    assert_eq!(
        deep("[", "]", "{\"links\": [], \"nodes\": [{\"a\": "),
        Fault::Unclosed
    );
    // A million attributes in one element, and ten thousand columns of one node.
    let attributes: String = (0..1_000_000).map(|n| format!(" a{n}='1'")).collect();
    let element = [
        "<graphml><graph><node id='a'",
        &attributes,
        "/></graph></graphml>",
    ]
    .concat();
    assert_eq!(text(&element).expect("unused").0.node_names, ["a"]);
    let fields: String = (0..10_000).map(|n| format!(", \"f{n}\": 1")).collect();
    let node = ["{\"links\": [], \"nodes\": [{\"id\": 1", &fields, "}]}"].concat();
    assert_eq!(limit(node.as_bytes()), "columns");
    let fields: String = (0..10_000).map(|n| format!(" f{n} 1")).collect();
    let node = ["graph [ node [ id 1", &fields, " ] ]"].concat();
    assert_eq!(limit(node.as_bytes()), "columns");
}
