//! Whatever the bytes, a file is read or refused: nothing panics, and what is read is a graph.

use proptest::prelude::*;
use secateur::data::import::{Reading, limits, read};
use std::fs;
use std::path::Path;

/// Reads, and holds what every graph must hold.
fn check(bytes: &[u8], beside: Option<&[u8]>) {
    let Ok((raw, told)) = read(bytes, beside, &Reading::default()) else {
        return;
    };
    let nodes = raw.node_names.len();
    assert!(nodes <= limits::NODES && raw.pairs.len() <= limits::EDGES);
    assert_eq!(
        (told.nodes as usize, told.pairs as usize),
        (nodes, raw.pairs.len())
    );
    let mut pairs: Vec<[u32; 2]> = (raw.pairs.iter())
        .map(|&[a, b]| [a.min(b), a.max(b)])
        .collect();
    pairs.sort_unstable();
    assert!(
        pairs
            .iter()
            .all(|pair| pair[0] < pair[1] && (pair[1] as usize) < nodes)
    );
    assert!(pairs.windows(2).all(|two| two[0] != two[1]));
    let mut names = raw.node_names.clone();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), nodes);
    assert!(
        raw.weights
            .iter()
            .all(|weights| weights.len() == pairs.len())
    );
    assert!(
        raw.edge_columns
            .iter()
            .all(|column| column.values.len() == pairs.len())
    );
    // What is suggested is accepted or refused, but never panics.
    if let Ok(data) = told.suggestion.apply(&raw, 1) {
        assert_eq!(data.nodes as usize, nodes);
    }
}

/// The files that the fuzzers begin with.
fn seeds() -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus/import");
    let mut seeds: Vec<_> = (fs::read_dir(folder).expect("the corpus is there"))
        .map(|entry| fs::read(entry.expect("readable").path()).expect("readable"))
        .collect();
    assert!(seeds.len() >= 12);
    seeds.sort();
    seeds
}

#[test]
fn the_corpus_is_read_or_refused() {
    for seed in seeds() {
        check(&seed, None);
        check(b"a,b\nb,c\n", Some(&seed));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn arbitrary_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        check(&bytes, None);
    }

    #[test]
    fn arbitrary_texts_never_panic(
        text in r#"[\[\]{}<>/*%#"'&;:,.a-c0-3 \n\t-]{0,200}"#,
        head in prop::sample::select(vec![
            "", "*vertices 3\n", "graph [", "{\"nodes\":", "<graphml>", "<gexf>",
            "%%MatrixMarket matrix coordinate real general\n", "source,target\n",
        ]),
    ) {
        check([head, &text].concat().as_bytes(), None);
    }

    #[test]
    fn files_with_a_few_wrong_bytes_never_panic(
        seed in any::<prop::sample::Index>(),
        cuts in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0usize..8), 1..6),
    ) {
        let seeds = seeds();
        let mut bytes = seed.get(&seeds).clone();
        for (at, byte, length) in cuts {
            if bytes.is_empty() {
                break;
            }
            let at = at.index(bytes.len());
            // Replace one, or take some out.
            match length {
                0 => bytes[at] = byte,
                _ => drop(bytes.drain(at..(at + length).min(bytes.len()))),
            }
        }
        check(&bytes, None);
        check(b"a,b\nb,c\n", Some(&bytes));
    }
}
