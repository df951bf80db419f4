//! How good a model's predictions are, and what the edges that are left look like.

use crate::graph::{Graph, Laid, components, homophily, spectral_gap};
use crate::kernels::ascending;
use crate::told::told;
use crate::train::{Network, calibration_error};

/// A model's predictions, measured on the evaluated items but for the agreement.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename_all = "camelCase"))]
pub struct Quality {
    pub correct: u32,
    pub total: u32,
    /// 0 to 1, as all shares here.
    pub accuracy: f64,
    /// Mean cross-entropy in nats.
    pub loss: f64,
    /// F1 averaged over classes; null where edges are predicted.
    pub macro_f1: Option<f64>,
    /// One a class, null for a class without an evaluated node; empty where edges are predicted.
    pub recall: Vec<Option<f64>>,
    /// Area under the ROC curve over the test pairs; null where classes are predicted.
    pub auc: Option<f64>,
    /// Expected calibration error (Guo et al. 2017), 15 bins.
    pub calibration_error: f64,
    /// Accuracy of the third with the fewest neighbours in the uncut graph; null where edges are
    /// predicted.
    pub low_degree_accuracy: Option<f64>,
    /// Share of all nodes, or held-out pairs, predicted as with nothing removed.
    pub agreement: f64,
    /// Evaluated items that are right and were wrong with nothing removed.
    pub gained: u32,
    /// Evaluated items that are wrong and were right with nothing removed.
    pub lost: u32,
}

told!(Quality {
    correct,
    total,
    accuracy,
    loss,
    macro_f1,
    recall,
    auc,
    calibration_error,
    low_degree_accuracy,
    agreement,
    gained,
    lost
});

/// The edges that are left.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename_all = "camelCase"))]
pub struct Structure {
    /// Undirected pairs.
    pub edges: u32,
    /// Nodes that had an edge and have none.
    pub stranded: u32,
    pub components: u32,
    /// Share of edges within a class; null without an edge whose ends both have one.
    pub homophily: Option<f64>,
    /// The same less what chance gives at these degrees (Platonov et al. 2023), at most 1; null where one class has
    /// all edges.
    pub adjusted_homophily: Option<f64>,
    /// 1 − λ₂ of the normalised adjacency on the largest component; null where no two are joined.
    pub spectral_gap: Option<f64>,
}

told!(Structure {
    edges,
    stranded,
    components,
    homophily,
    adjusted_homophily,
    spectral_gap
});

/// Measures the network's last pass; `dense` is what was predicted with nothing removed.
#[inline(never)]
pub fn quality(network: &Network, dense: &[u32]) -> Quality {
    let score = network.evaluated();
    let predictions = network.predictions();
    let items = network.evaluated_items();
    let (mut gained, mut lost) = (0, 0);
    for &(item, truth) in &items {
        let (was, is) = (dense[item] == truth, predictions[item] == truth);
        gained += u32::from(is && !was);
        lost += u32::from(was && !is);
    }
    let confidences = confidences(network);
    let same = predictions
        .iter()
        .zip(dense)
        .filter(|(a, b)| a == b)
        .count();
    let (mut macro_f1, mut recall, mut low_degree_accuracy) = (None, Vec::new(), None);
    if network.held_out().is_none() {
        let confusion = network.confusion(false);
        macro_f1 = Some(confusion.macro_f1());
        recall = confusion.recall();
        let results: Vec<(usize, bool)> = items
            .iter()
            .map(|&(node, truth)| (node, predictions[node] == truth))
            .collect();
        low_degree_accuracy = low_degree(&network.data().graph, &results);
    }
    Quality {
        correct: score.correct,
        total: score.total,
        accuracy: share(score.correct as usize, score.total as usize),
        loss: score.loss,
        macro_f1,
        recall,
        auc: score.auc,
        calibration_error: calibration_error(
            items
                .iter()
                .map(|&(item, truth)| (confidences[item], predictions[item] == truth)),
        ),
        low_degree_accuracy,
        agreement: share(same, predictions.len()),
        gained,
        lost,
    }
}

/// How sure the last pass is of each prediction.
#[inline(never)]
fn confidences(network: &Network) -> Vec<f32> {
    let probabilities = network.probabilities();
    let width = probabilities.ncols();
    let mut sure = Vec::new();
    for row in probabilities.as_slice().unwrap_or_default().chunks(width) {
        let mut most = 0.0;
        for &p in row {
            // Of a pair there is the probability of an edge only.
            let p = if width == 1 && p < 0.5 { 1.0 - p } else { p };
            if p > most {
                most = p;
            }
        }
        sure.push(most);
    }
    sure
}

/// Share of (node, whether it is right) that are right among the third with the lowest degrees, rounded
/// up, of equal degrees the lower numbers; `None` of nothing.
#[inline(never)]
pub fn low_degree(graph: &Graph, results: &[(usize, bool)]) -> Option<f64> {
    let degrees: Vec<f64> = results
        .iter()
        .map(|&(node, _)| graph.degree(node) as f64)
        .collect();
    let third = results.len().div_ceil(3);
    let right = ascending(&degrees)
        .into_iter()
        .take(third)
        .filter(|&i| results[i as usize].1)
        .count();
    (third > 0).then(|| share(right, third))
}

/// What `laid` leaves of a graph.
#[inline(never)]
pub fn structure(
    graph: &Graph,
    laid: &Laid,
    classes: &[Option<u32>],
    self_loops: bool,
) -> Structure {
    let kept = &laid.edges;
    let stranded = (0..graph.nodes())
        .filter(|&node| {
            graph.degree(node) > 0
                && graph
                    .incident(node)
                    .all(|(_, edge)| !kept.kept(edge as usize))
        })
        .count();
    let found = homophily(graph, kept, classes);
    Structure {
        edges: kept.count_kept() as u32,
        stranded: stranded as u32,
        components: components(graph, kept)
            .iter()
            .max()
            .map_or(0, |&last| last + 1),
        homophily: found.map(|found| found.edges),
        adjusted_homophily: found.and_then(|found| found.adjusted),
        spectral_gap: spectral_gap(graph, laid, self_loops),
    }
}

fn share(part: usize, whole: usize) -> f64 {
    if whole > 0 {
        part as f64 / whole as f64
    } else {
        0.0
    }
}
