//! What every tick of a slider tells: the report of the plan in force.

use super::{
    Count, Engine, PruneReport, SubNetwork, Survivors, Validation, asked, differing, evaluation,
    fingerprint,
};
use crate::prune::{Card, WeightStructure};

impl Engine {
    /// What the plan in force did.
    pub fn report(&mut self) -> PruneReport {
        // First: ranking may use the network's buffers.
        let [
            weight_threshold,
            neuron_threshold,
            edge_threshold,
            node_threshold,
        ] = Card::ALL.map(|card| {
            let mask = self.masks.of(card);
            self.pruner.threshold(&self.plan, card, mask)
        });
        let [weights, neurons, edges, nodes] = Card::ALL.map(|card| self.count(card));
        let sub_networks = self.sub_networks();
        let validation = self.validation();
        let footprint = self.footprint();
        let predictions = self.pruner.network().predictions();
        let network = self.pruner.network();
        let state = self.pruner.state();
        let (mut gained, mut lost) = (0, 0);
        for (item, truth) in network.evaluated_items() {
            let was = state.dense.predictions[item] == truth;
            let is = predictions[item] == truth;
            gained += u32::from(is && !was);
            lost += u32::from(was && !is);
        }
        PruneReport {
            weights,
            neurons,
            edges,
            nodes,
            edges_asked: asked(self.plan.edges.ratio, self.masks.edges.len()) as u32,
            sub_networks,
            weights_kept: self.pruner.kept_weights() as u32,
            edges_kept: self.edges_in_force().count_kept() as u32,
            dense: evaluation(state.dense.score),
            pruned: evaluation(network.evaluated()),
            validation,
            survivors: self.survivors(&predictions),
            gained,
            lost,
            changed: differing(&predictions, &state.dense.predictions),
            isolated: self.isolated().filter(|&is_isolated| is_isolated).count() as u32,
            weight_threshold,
            neuron_threshold,
            edge_threshold,
            node_threshold,
            floor_deviations: self.pruner.state().floor_deviations,
            footprint,
            fingerprint: fingerprint::of(self.pruner.effective(), &self.masks, &predictions),
        }
    }

    /// The result on the validation items; the plan is evaluated afterwards.
    #[inline(never)]
    fn validation(&mut self) -> Option<Validation> {
        let dense = self.pruner.dense_validated();
        self.pruner.ensure_evaluated(&self.plan);
        let network = self.pruner.network();
        Some(Validation {
            total: network.validation_items(),
            dense: dense?,
            pruned: network.count_validated()?,
        })
    }

    #[inline(never)]
    fn count(&mut self, card: Card) -> Count {
        let mask = self.masks.of(card);
        let tally = self.pruner.tally(&self.plan, card, mask);
        let state = self.pruner.state();
        Count {
            removed: mask.count_pruned() as u32,
            total: mask.len() as u32,
            by_rule: tally.by_rule as u32,
            hand_cut: tally.cut as u32,
            hand_kept: tally.kept as u32,
            floor: state.floor.of(card).count_pruned() as u32,
            floor_ratio: state.floor_ratios[card as usize],
        }
    }

    /// The parts that the weights are divided into, under the plan.
    #[inline(never)]
    fn sub_networks(&mut self) -> Vec<SubNetwork> {
        let mut out = Vec::new();
        let weights = &self.plan.weights;
        if weights.structure == WeightStructure::SubNetworks {
            let ranking = self.pruner.ranking(&self.plan, Card::Weights);
            for (part, (total, removed)) in ranking.groups(&self.masks.weights).iter().enumerate() {
                out.push(SubNetwork {
                    total: *total as u32,
                    removed: *removed as u32,
                    ratio: weights.parts.ratios.of(part).unwrap_or(weights.ratio),
                });
            }
        }
        out
    }

    /// The result on what is not about a pruned node.
    #[inline(never)]
    fn survivors(&self, predictions: &[u32]) -> Survivors {
        let network = self.pruner.network();
        let dense = &self.pruner.state().dense.predictions;
        let pairs = network.held_out().map(|split| split.test.pairs());
        let mut survivors = Survivors {
            total: 0,
            correct: 0,
            dense_correct: 0,
        };
        let stays = |node: u32| self.masks.nodes.kept(node as usize);
        for (item, truth) in network.evaluated_items() {
            let survives = match &pairs {
                Some(pairs) => pairs[item].iter().all(|&node| stays(node)),
                None => stays(item as u32),
            };
            if survives {
                survivors.total += 1;
                survivors.correct += u32::from(predictions[item] == truth);
                survivors.dense_correct += u32::from(dense[item] == truth);
            }
        }
        survivors
    }

    /// Whether the plan has taken all edges of a node that had some, node by node.
    pub(super) fn isolated(&self) -> impl Iterator<Item = bool> + '_ {
        let graph = &self.data().graph;
        let mut is_reached = vec![false; graph.nodes()];
        for (&[a, b], &kept) in graph.pairs().iter().zip(self.edges_in_force().flags()) {
            is_reached[a as usize] |= kept;
            is_reached[b as usize] |= kept;
        }
        (is_reached.into_iter().enumerate())
            .map(|(node, is_reached)| graph.degree(node) > 0 && !is_reached)
    }
}
