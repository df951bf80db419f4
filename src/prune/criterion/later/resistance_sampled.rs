//! Effective resistance by sampling, with what is kept made heavier: the graph sparsifier of Spielman &
//! Srivastava (2008), so that the Laplacian of what is left is the whole graph's on average.
//!
//! Every edge draws one priority, w_ij · R_ij / u with u uniform in (0, 1), and the largest stay: priority
//! sampling (Duffield, Lund & Thorup 2007). A kept edge weighs w · max(1, τ / (w R)), τ being the largest
//! priority that went: 1 / (its chance to be above τ) times as much, which is unbiased. The priorities
//! of one draw do not depend on the ratio, so its masks nest, and with nothing removed nothing is heavier.
//! What the floor leaves is the graph that is then drawn from: τ is of what goes beyond those.
//! Costs what the resistances cost (`resistance.rs`).
//!
//! The published theorem draws with replacement; here no edge is drawn twice and as many stay as were
//! asked for, so that the mean is the theorem's and its bound on the error is not proved. With Â frozen the
//! entries of Â are multiplied, which is then itself right on average; normalised anew, Â is not, since
//! degrees stand under a root.
//!
//! What stays in spite of its priority, by hand or so that no node is left alone, weighs what it weighs,
//! and the mean is then no longer right. Pitfalls: another draw (a new seed draws anew) is another graph,
//! and keeping the spectrum is not keeping the accuracy.

use super::resistance::resistance;
use crate::graph::Graph;
use crate::mask::Mask;
use crate::rng::{Rng, Stream};

/// One score an edge; `draw` numbers independent samples.
pub fn resistance_sampled(graph: &Graph, seed: u32, draw: u32) -> Vec<f64> {
    let mut scores = resistance(graph, seed);
    for ((edge, score), u) in (scores.iter_mut().enumerate()).zip(uniform(seed, draw)) {
        *score = f64::from(graph.weight(edge)) * *score / u;
    }
    scores
}

/// w R of each edge, from the scores of a draw.
pub fn chances(scores: &[f64], seed: u32, draw: u32) -> Vec<f64> {
    let drawn = scores.iter().zip(uniform(seed, draw));
    drawn.map(|(&score, u)| score * u).collect()
}

/// τ: the largest priority of those that `rule` has pruned beyond `floor`; `None` where it prunes no more.
/// O(E)
pub fn largest_gone(scores: &[f64], floor: &Mask, rule: &Mask) -> Option<f64> {
    let pruned = floor.flags().iter().zip(rule.flags());
    let gone = scores
        .iter()
        .zip(pruned)
        .filter(|&(_, (&had, &kept))| had & !kept);
    gone.map(|(&score, _)| score).reduce(f64::max)
}

/// What the weight of each edge is multiplied by, should it be kept, τ being the `threshold`. O(E)
pub fn strengths(scores: &[f64], chances: &[f64], threshold: f64) -> Vec<f32> {
    let scored = scores.iter().zip(chances);
    scored
        .map(|(&score, &chance)| {
            // Divided in any case, since nothing foretells which of them are needed.
            let heavier = (threshold / chance) as f32;
            let counts = (score > threshold) & (chance < threshold);
            if counts { heavier } else { 1.0 }
        })
        .collect()
}

/// The number that an edge draws.
pub fn lot(seed: u32, draw: u32, edge: usize) -> f64 {
    uniform(seed, draw).nth(edge).unwrap_or(1.0)
}

/// In the middle of steps of 2⁻²⁴, and so never 0.
fn uniform(seed: u32, draw: u32) -> impl Iterator<Item = f64> {
    let mut rng = Rng::new(seed, Stream::RandomEdges, draw);
    std::iter::repeat_with(move || f64::from(rng.unit()) + 0.5 / 16_777_216.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prune::{Ranking, Scope};

    /// Two rings of weights 1 to 3, joined by one bridge.
    fn graph() -> Graph {
        let mut pairs: Vec<[u32; 2]> = (0..8u32).map(|i| [i, (i + 1) % 8]).collect();
        pairs.extend((0..8u32).map(|i| [8 + i, 8 + (i + 1) % 8]));
        pairs.extend((0..4u32).map(|i| [i, i + 4]));
        pairs.push([0, 8]);
        let weights = (0..pairs.len()).map(|e| 1.0 + (e % 3) as f32).collect();
        Graph::new(16, pairs, Some(weights)).expect("valid")
    }

    #[test]
    fn what_is_kept_weighs_on_average_what_there_was() {
        let graph = graph();
        let (edges, removed, draws) = (graph.edges(), 12, 20_000);
        let mut mean = vec![0.0; edges];
        for draw in 0..draws {
            let scores = resistance_sampled(&graph, 1, draw);
            let chances = chances(&scores, 1, draw);
            let ranking = Ranking::new(scores.clone(), &[], Scope::Network);
            let threshold = scores[ranking.order()[removed - 1] as usize];
            let strengths = strengths(&scores, &chances, threshold);
            for &edge in &ranking.order()[removed..] {
                mean[edge as usize] += f64::from(strengths[edge as usize]) / f64::from(draws);
            }
        }
        // Four standard errors of the rarest edge's weight.
        for (edge, mean) in mean.iter().enumerate() {
            assert!((mean - 1.0).abs() < 0.06, "edge {edge} weighs {mean}");
        }
    }

    #[test]
    fn an_edge_that_carries_all_of_its_current_is_kept_for_certain_more_often_and_never_lightened()
    {
        let graph = graph();
        let bridge = graph.edges() - 1;
        let mut kept = [0, 0];
        for draw in 0..500 {
            let scores = resistance_sampled(&graph, 1, draw);
            let chances = chances(&scores, 1, draw);
            let ranking = Ranking::new(scores.clone(), &[], Scope::Network);
            let threshold = scores[ranking.order()[11] as usize];
            let strengths = strengths(&scores, &chances, threshold);
            assert!(strengths.iter().all(|&s| s >= 1.0));
            for &edge in &ranking.order()[12..] {
                kept[0] += u32::from(edge as usize == bridge);
                kept[1] += u32::from(edge == 0);
            }
        }
        assert!(kept[0] > kept[1] + 50, "{kept:?}");
    }
}
