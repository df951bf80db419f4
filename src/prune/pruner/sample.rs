//! What is left of the edges, and how much heavier a sample has made it.

use super::{Pruner, Sample};
use crate::graph::Laid;
use crate::mask::Mask;
use crate::prune::criterion::{chances, largest_gone, strengths};
use crate::prune::{Card, EdgeCriterion, Plan};

impl Pruner {
    pub(super) fn lay_edges(&mut self, plan: &Plan, edges: &Mask) {
        let laid = self.laid(plan, edges.clone());
        self.network.lay_edges(laid);
    }

    /// `edges` as `plan` lays them: with the weights of its sample, Â normalised anew or frozen.
    pub fn laid(&mut self, plan: &Plan, edges: Mask) -> Laid {
        let strengths = self.edge_strengths(plan);
        Laid::new(edges, strengths, plan.edges.frozen)
    }

    /// What the weight of each edge is multiplied by under the plan, should it be kept; `None` where nothing
    /// is heavier. Above a floor of a sample its weights stay, whatever the plan's criterion.
    pub fn edge_strengths(&mut self, plan: &Plan) -> Option<Vec<f32>> {
        let sample = self.sample(plan);
        let sample = sample.or_else(|| self.state.floor_sample.clone());
        sample.map(|sample| sample.strengths)
    }

    /// The sample that the plan makes above the floor; `None` where its criterion draws none, or removes
    /// no more than is gone.
    pub(super) fn sample(&mut self, plan: &Plan) -> Option<Sample> {
        if plan.edges.criterion != EdgeCriterion::ResistanceSampled || !plan.cuts(Card::Edges) {
            return None;
        }
        let rule = self.by_rule(plan, Card::Edges);
        let draw = plan.edges.draw;
        if self.rankings.chances.is_none() {
            // Once a ranking, not once a tick.
            let scores = self.ranked(Card::Edges).scores();
            self.rankings.chances = Some(chances(scores, self.seed, draw));
        }
        let chances = self.rankings.chances.as_deref().unwrap_or_default();
        let scores = self.ranked(Card::Edges).scores();
        let threshold = largest_gone(scores, &self.state.floor.edges, &rule)?;
        let mut strengths = strengths(scores, chances, threshold);
        if let Some(floor) = &self.state.floor_sample {
            for (strength, &before) in strengths.iter_mut().zip(&floor.strengths) {
                *strength = match floor.draw == draw {
                    // One draw gone on with: its weights rise with the threshold.
                    true => strength.max(before),
                    // A draw from what an independent one had left.
                    false => *strength * before,
                };
            }
        }
        Some(Sample { draw, strengths })
    }
}
