//! Measures of predictions against scikit-learn's and networkx's.

#[path = "golden/cases.rs"]
mod cases;

use cases::{GraphJson, golden};
use secateur::graph::modularity;
use secateur::train::{Confusion, average_precision, ranking, roc_auc};
use serde::Deserialize;

#[derive(Deserialize)]
struct Golden {
    classes: Vec<Classes>,
    areas: Vec<Areas>,
    modularity: Vec<Modularity>,
    ranking: Vec<Ranking>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Classes {
    classes: usize,
    truth: Vec<u32>,
    predicted: Vec<u32>,
    accuracy: f64,
    #[serde(rename = "macroF1")]
    macro_f1: f64,
    recall: Vec<Option<f64>>,
    confusion: Vec<u32>,
    nmi: f64,
    ari: f64,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Areas {
    positives: Vec<f32>,
    negatives: Vec<f32>,
    auc: f64,
    average_precision: f64,
}

#[derive(Deserialize)]
struct Modularity {
    graph: GraphJson,
    groups: Vec<u32>,
    modularity: f64,
}

#[derive(Deserialize)]
struct Ranking {
    offered: Vec<u32>,
    wanted: Vec<u32>,
    recall: f64,
    ndcg: f64,
}

fn load() -> Golden {
    golden("metrics", 1).remove(0).1
}

/// The files hold nine digits.
#[track_caller]
fn close(what: &str, got: f64, expected: f64) {
    assert!(
        (got - expected).abs() < 1e-8,
        "{what}: {got} is not {expected}"
    );
}

#[test]
fn classes_are_counted_as_scikit_learn_counts_them() {
    let cases = load().classes;
    assert!(cases.iter().any(|case| case.recall.contains(&None)));
    for case in cases {
        let pairs = case.truth.iter().copied().zip(case.predicted);
        let confusion = Confusion::new(case.classes, pairs);
        assert_eq!(confusion.counts, case.confusion);
        close("accuracy", confusion.accuracy(), case.accuracy);
        close("macro-F1", confusion.macro_f1(), case.macro_f1);
        for (got, expected) in confusion.recall().into_iter().zip(&case.recall) {
            assert_eq!(got.is_some(), expected.is_some());
            close("recall", got.unwrap_or(0.0), expected.unwrap_or(0.0));
        }
    }
}

#[test]
fn groups_agree_as_much_as_scikit_learn_says() {
    for case in load().classes {
        let pairs = case.truth.iter().copied().zip(case.predicted);
        let confusion = Confusion::new(case.classes, pairs);
        close("NMI", confusion.nmi(), case.nmi);
        close("ARI", confusion.ari(), case.ari);
    }
}

#[test]
fn areas_are_scikit_learns_for_equal_scores_too() {
    for case in load().areas {
        let (positives, negatives) = (&case.positives, &case.negatives);
        let equal = positives.iter().any(|score| negatives.contains(score));
        assert!(equal || positives.len() == 1, "the case has ties");
        let auc = roc_auc(positives, negatives).expect("both sides");
        close("AUC", auc, case.auc);
        let precision = average_precision(positives, negatives).expect("positives");
        close("average precision", precision, case.average_precision);
    }
}

#[test]
fn modularity_is_networkxs() {
    for case in load().modularity {
        let graph = case.graph.graph();
        close(
            "modularity",
            modularity(&graph, &case.groups),
            case.modularity,
        );
    }
}

#[test]
fn rankings_are_measured_as_scikit_learn_and_numpy_do() {
    let cases = load().ranking;
    assert!(cases.iter().any(|case| case.wanted.len() > 10));
    assert!(cases.iter().any(|case| case.offered.len() < 10));
    for case in cases {
        let (recall, gain) = ranking(&case.offered, &case.wanted, 10).expect("wanted");
        close("recall", recall, case.recall);
        close("NDCG", gain, case.ndcg);
    }
    assert_eq!(ranking(&[1, 2], &[], 10), None);
}
