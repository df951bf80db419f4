//! Edges measured a few at a time, so that whoever waits is told how far it is, and others are answered in
//! between.

use super::Pruner;
use super::aside::key_beside;
use crate::prune::criterion::measured_edges;
use crate::prune::{Card, Plan, Ranking, Scope};

impl Pruner {
    /// Measures up to `items` more edges for `plan`, whose criterion that is, and keeps the ranking beside
    /// the one in force once all are measured; how many are by now. A change of the reference begins anew.
    /// The scores have the bits that measuring all at once gives them.
    pub fn measure_edges(&mut self, plan: &Plan, items: usize) -> usize {
        let edges = self.network.data().graph.edges();
        let key = key_beside(plan, Card::Edges);
        if self.beside.iter().any(|(kept, _)| *kept == key) {
            return edges;
        }
        let mut scores = match self.measuring.take() {
            Some((kept, scores)) if kept == key.1.edges => scores,
            _ => Vec::with_capacity(edges),
        };
        let due = scores.len()..edges.min(scores.len().saturating_add(items));
        scores.extend(measured_edges(&mut self.subject(), plan.edges.frozen, due));
        let done = scores.len();
        if done < edges {
            self.measuring = Some((key.1.edges, scores));
        } else {
            self.beside
                .push((key, Ranking::new(scores, &[], Scope::Network)));
        }
        done
    }
}
