//! Features made of structure, against networkx and NumPy.

#[path = "golden/cases.rs"]
mod cases;

use cases::{GraphJson, golden};
use secateur::data::{Choice, FeatureChoice, OwnFeatures, RawGraph};
use secateur::graph::{
    Graph, clustering, core_numbers, leading_eigenvectors, mean_neighbour_degree, page_rank,
};
use serde::Deserialize;

#[derive(Deserialize)]
struct Golden {
    cases: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    graph: GraphJson,
    clustering: Vec<f64>,
    core: Vec<u32>,
    around: Vec<f64>,
    rank: Vec<f64>,
    vectors: Vec<Ranked>,
}

#[derive(Deserialize)]
struct Ranked {
    rank: usize,
    vector: Vec<f64>,
}

fn load() -> Vec<Case> {
    golden::<Golden>("choose", 1).remove(0).1.cases
}

#[track_caller]
fn all_close(what: &str, got: &[f64], expected: &[f64], tolerance: f64) {
    assert_eq!(got.len(), expected.len(), "{what}");
    for (node, (got, expected)) in got.iter().zip(expected).enumerate() {
        assert!(
            (got - expected).abs() < tolerance * expected.abs().max(1.0),
            "{what} of node {node}: {got} is not {expected}"
        );
    }
}

#[test]
fn local_figures_are_networkxs() {
    for case in load() {
        let GraphJson { nodes, pairs, .. } = case.graph;
        let graph = Graph::new(nodes, pairs, None).expect("a graph");
        all_close("clustering", &clustering(&graph), &case.clustering, 1e-8);
        assert_eq!(core_numbers(&graph), case.core);
        let around = mean_neighbour_degree(&graph);
        all_close("mean neighbour degree", &around, &case.around, 1e-8);
        all_close("PageRank", &page_rank(&graph), &case.rank, 1e-9);
    }
}

#[test]
fn leading_eigenvectors_are_numpys() {
    for case in load() {
        let graph = case.graph.graph();
        let found = leading_eigenvectors(&graph, 6);
        for Ranked { rank, vector } in case.vectors {
            // What is left of the search, 1e-9, over the least distance of eigenvalues, 1e-5, at worst.
            all_close(&format!("vector {rank}"), &found[rank], &vector, 1e-5);
        }
    }
}

#[test]
fn columns_of_structure_have_mean_0_and_deviation_1() {
    for case in load() {
        let nodes = case.graph.nodes as usize;
        let raw = RawGraph {
            node_names: (0..nodes).map(|node| node.to_string()).collect(),
            pairs: case.graph.pairs,
            ..RawGraph::default()
        };
        let choice = Choice {
            features: FeatureChoice::Structural,
            ..Choice::suggest(&raw)
        };
        let OwnFeatures::Dense { columns, values } = choice.apply(&raw, 1).expect("valid").features
        else {
            panic!("dense");
        };
        assert_eq!(columns, 5);
        for (column, expected) in [(1, &case.clustering), (4, &case.rank)] {
            let mean = expected.iter().sum::<f64>() / nodes as f64;
            let square: f64 = expected.iter().map(|v| (v - mean) * (v - mean)).sum();
            let scaled: Vec<f64> = (expected.iter())
                .map(|v| (v - mean) / (square / nodes as f64).sqrt())
                .collect();
            let got: Vec<f64> = (0..nodes)
                .map(|node| values[node * 5 + column].into())
                .collect();
            all_close("column", &got, &scaled, 1e-5);
        }
    }
}
