//! Rankings of the present reference, one a kind of items.

use super::Pruner;
use crate::prune::criterion::{Subject, score_edges, score_neurons, score_nodes, score_weights};
use crate::prune::rank::{Group, Ranking};
use crate::prune::{
    AfterEdges, Card, EdgePlan, PartsBy, Plan, Scope, WeightPlan, WeightStructure, parts, structure,
};

/// What the ranks of edges are of: what happens to edges that go and stay is no matter of theirs.
pub(super) fn ranked_by(plan: &EdgePlan) -> EdgePlan {
    EdgePlan {
        after: AfterEdges::default(),
        never_strand: false,
        ..*plan
    }
}

impl Pruner {
    /// Makes the kept ranking of `card` that of `plan`.
    pub(super) fn rank(&mut self, plan: &Plan, card: Card) {
        fn is_kept<K: PartialEq>(slot: &Option<(K, Ranking)>, key: &K) -> bool {
            slot.as_ref().is_some_and(|(kept, _)| kept == key)
        }
        match card {
            Card::Weights => {
                let key = plan.cleared().weights;
                if !is_kept(&self.rankings.weights, &key) {
                    self.rankings.weights = Some((key, self.rank_weights(plan)));
                }
            }
            Card::Neurons => {
                let key = plan.with_ratio(card, 0.0).neurons;
                if !is_kept(&self.rankings.neurons, &key) {
                    self.rankings.neurons = Some((key, self.rank_neurons(plan)));
                }
            }
            Card::Edges => {
                let key = ranked_by(&plan.with_ratio(card, 0.0).edges);
                if !is_kept(&self.rankings.edges, &key) {
                    self.rankings.edges = Some((key, self.rank_edges(plan)));
                    self.rankings.protected = None;
                    self.rankings.chances = None;
                }
            }
            Card::Nodes => {
                let key = plan.with_ratio(card, 0.0).nodes;
                if !is_kept(&self.rankings.nodes, &key) {
                    self.rankings.nodes = Some((key, self.rank_nodes(plan)));
                }
            }
        }
    }

    pub(super) fn subject(&mut self) -> Subject<'_> {
        // Whatever a criterion leaves in the buffers is no plan's pass.
        self.evaluated = None;
        Subject {
            network: &mut self.network,
            reference: &self.state.reference,
            initial: &self.initial,
            seed: self.seed,
        }
    }

    pub(super) fn rank_weights(&mut self, plan: &Plan) -> Ranking {
        let scores = score_weights(&mut self.subject(), &plan.weights);
        let parts = self.parts(plan);
        let shape = self.network.shape();
        structure::rank(scores, shape, &plan.weights, &parts)
    }

    /// The sub-network of every weight; none where the plan divides into none.
    pub fn parts(&mut self, plan: &Plan) -> Vec<u32> {
        let WeightPlan {
            structure, parts, ..
        } = &plan.weights;
        if *structure != WeightStructure::SubNetworks {
            return Vec::new();
        }
        if parts.by == PartsBy::Clusters {
            self.pass_uncut();
        }
        parts::parts(parts, &self.network)
    }

    pub(super) fn rank_neurons(&mut self, plan: &Plan) -> Ranking {
        let mut scores = score_neurons(&mut self.subject(), &plan.neurons);
        let layers: Vec<_> = (self.network.shape().hidden())
            .map(|(first, layer)| first..first + layer.outputs)
            .collect();
        if plan.neurons.scope == Scope::Network && plan.neurons.criterion.is_relative() {
            for layer in &layers {
                divide_by_mean(&mut scores[layer.clone()]);
            }
        }
        Ranking::new(scores, &layers, plan.neurons.scope)
    }

    pub(super) fn rank_edges(&mut self, plan: &Plan) -> Ranking {
        let scores = score_edges(&mut self.subject(), &plan.edges);
        Ranking::new(scores, &[], Scope::Network)
    }

    pub(super) fn rank_nodes(&mut self, plan: &Plan) -> Ranking {
        let scores = score_nodes(&mut self.subject(), &plan.nodes);
        let split = &self.network.data().split;
        let mut teaches = vec![false; scores.len()];
        for &node in &split.train {
            teaches[node as usize] = true;
        }
        let others = (0..scores.len() as u32).filter(|&node| !teaches[node as usize]);
        let group = Group::of_items(others.collect(), &scores);
        Ranking::of_groups(scores, vec![group])
    }
}

/// Over the whole network, scores of layers are comparable only relative to their layer's mean.
fn divide_by_mean(scores: &mut [f64]) {
    let mean = scores.iter().sum::<f64>() / scores.len() as f64;
    if mean > 0.0 {
        scores.iter_mut().for_each(|score| *score /= mean);
    }
}
