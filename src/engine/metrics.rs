//! The full measures of a result, and suggestions of edges.

use super::report::{ClassMetrics, CommunityMetrics, LinkMetrics, Metrics, Suggestion};
use crate::data::LinkSplit;
use crate::graph::modularity;
use crate::kernels::ascending;
use crate::nn::{link_logits, sigmoid};
use crate::train::{Network, ranking};

/// How many suggestions recall and gain look at.
const FIRST: usize = 10;

/// Every measure of the network's last pass.
pub fn metrics(network: &Network) -> Metrics {
    match network.held_out() {
        Some(split) => {
            let score = network.evaluated();
            let (recall, ndcg) = ranking_measures(network, split).unzip();
            Metrics {
                classes: None,
                communities: None,
                links: Some(LinkMetrics {
                    auc: score.auc.unwrap_or(0.0),
                    average_precision: score.average_precision.unwrap_or(0.0),
                    recall_at_10: recall,
                    ndcg_at_10: ndcg,
                }),
            }
        }
        None => {
            let confusion = network.confusion(false);
            let groups = network.confusion(true);
            Metrics {
                classes: Some(ClassMetrics {
                    accuracy: confusion.accuracy(),
                    macro_f1: confusion.macro_f1(),
                    recall: confusion.recall(),
                    confusion,
                }),
                communities: Some(CommunityMetrics {
                    nmi: groups.nmi(),
                    ari: groups.ari(),
                    modularity: modularity(&network.data().graph, &network.predictions()),
                }),
                links: None,
            }
        }
    }
}

/// The nodes that `node` is most likely to be joined to and is not in the training graph, best
/// first, equal ones by number; items for a user and users for an item where there are both.
pub fn suggestions(network: &Network, node: u32, most: usize) -> Vec<Suggestion> {
    let graph = &network.data().graph;
    let is_item = network.held_out().map_or(&[][..], |split| &split.is_item);
    let pairs: Vec<[u32; 2]> = (0..graph.nodes() as u32)
        .filter(|&other| {
            other != node
                && !graph.has_edge(node, other)
                && (is_item.is_empty() || is_item[node as usize] != is_item[other as usize])
        })
        .map(|other| [node, other])
        .collect();
    let logits = link_logits(network.logits(), &pairs);
    let falling: Vec<f64> = logits.iter().map(|&logit| -f64::from(logit)).collect();
    ascending(&falling)
        .into_iter()
        .take(most)
        .map(|i| Suggestion {
            node: pairs[i as usize][1],
            probability: f64::from(sigmoid(logits[i as usize])),
        })
        .collect()
}

/// Mean recall and mean normalised discounted cumulative gain of each user's first ten suggestions,
/// over the users with a held-out item.
fn ranking_measures(network: &Network, split: &LinkSplit) -> Option<(f64, f64)> {
    if split.is_item.is_empty() {
        return None;
    }
    let mut wanted: Vec<Vec<u32>> = vec![Vec::new(); split.is_item.len()];
    for &[a, b] in &split.test.positives {
        let (user, item) = if split.is_item[a as usize] {
            (b, a)
        } else {
            (a, b)
        };
        wanted[user as usize].push(item);
    }
    let (mut users, mut recall, mut gain) = (0.0, 0.0, 0.0);
    for (user, items) in wanted.iter().enumerate().filter(|(_, w)| !w.is_empty()) {
        let offered = suggestions(network, user as u32, FIRST);
        let offered: Vec<u32> = offered.iter().map(|suggestion| suggestion.node).collect();
        if let Some(of_user) = ranking(&offered, items, FIRST) {
            users += 1.0;
            recall += of_user.0;
            gain += of_user.1;
        }
    }
    (users > 0.0).then(|| (recall / users, gain / users))
}
