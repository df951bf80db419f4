//! The pruning state and what a plan makes of it (the rules of masks, floor and reference).

mod aside;
mod commit;
mod training;

use super::apply::{Masks, kept_params, mask_params};
use super::criterion::{
    Subject, chances, check, largest_gone, score_edges, score_neurons, score_nodes, score_weights,
    strengths,
};
use super::rank::{Group, Ranking};
use super::{
    AfterEdges, Card, EdgeCriterion, EdgePlan, Hand, NeuronPlan, NodePlan, PartsBy, Plan, Scope,
    Tally, WeightPlan, WeightStructure, parts, strand, structure,
};
use crate::error::Result;
use crate::graph::Laid;
use crate::mask::Mask;
use crate::nn::glorot;
use crate::told::told;
use crate::train::{Network, Score, Trainer, TrainingConfig};

/// What training and pruning act upon. Undo restores the whole of it.
#[derive(Debug, Clone, PartialEq)]
pub struct State {
    /// The weights that every plan starts from.
    pub reference: Vec<f32>,
    /// What an earlier training under masks has healed around; no plan brings it back.
    pub floor: Masks,
    /// The ratios at which it was healed, in the order of [`Card::ALL`].
    pub floor_ratios: [f64; 4],
    /// The threshold of weights in standard deviations at which it was healed, 0 without one: the
    /// deviations change as weights are trained, and the cut must not.
    pub floor_deviations: f64,
    /// The same of the last layer, which a plan may spare.
    pub floor_deviations_last: f64,
    /// The sample of edges that it was healed with, whose weights no plan brings back.
    pub floor_sample: Option<Sample>,
    /// What was cut and kept by hand, in the same order.
    pub hand: [Hand; 4],
    pub trainer: Trainer,
    /// The last model with nothing removed, to compare with.
    pub dense: Dense,
    /// What was cut before training under masks began to heal it.
    pub cut: Option<Cut>,
    /// θ_k, once training has passed the epoch k with nothing removed.
    pub checkpoint: Option<Vec<f32>>,
}

/// A model as a plan had left it, before training under its masks.
#[derive(Debug, Clone, PartialEq)]
pub struct Cut {
    /// 0 where pruned.
    pub params: Vec<f32>,
    pub laid: Laid,
}

/// A draw of edges, of which what stays is heavier.
#[derive(Debug, Clone, PartialEq)]
pub struct Sample {
    pub draw: u32,
    /// What the weight of each edge is multiplied by, should it be kept: at least 1.
    pub strengths: Vec<f32>,
}

/// The model with nothing removed, and its result.
#[derive(Debug, Clone, PartialEq)]
pub struct Dense {
    pub params: Vec<f32>,
    pub predictions: Vec<u32>,
    pub score: Score,
    /// Epochs it was trained for.
    pub epochs: u32,
}

/// What training makes of removed weights that nothing holds at 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename_all = "camelCase"))]
pub struct LetGo {
    /// Epochs behind the weights that were looked at: fewer than were asked for where patience or a
    /// divergence ended training.
    pub epochs: u32,
    /// Weights that the plan removes, those of removed neurons among them.
    pub removed: u32,
    /// Of these, how many are not 0 afterwards.
    pub returned: u32,
    /// Evaluated items that are right afterwards.
    pub correct: u32,
}

told!(LetGo {
    epochs,
    removed,
    returned,
    correct
});

/// Evaluates plans on a network. Idempotent: the same plan gives the same bits, whatever came
/// before it.
#[derive(Debug, Clone)]
pub struct Pruner {
    network: Network,
    training: TrainingConfig,
    seed: u32,
    /// θ₀.
    initial: Vec<f32>,
    state: State,
    /// Parameters under the plan that was evaluated last.
    effective: Vec<f32>,
    /// How many weights it keeps, the masks of weights and neurons together.
    kept_weights: usize,
    /// That plan; `None` when the buffers hold something else.
    evaluated: Option<Plan>,
    rankings: Rankings,
    /// Of other criteria, with what they were made for.
    beside: Vec<((Card, Plan), Ranking)>,
    relearned: Option<Relearned>,
    /// What the dense model gets right of the validation items; `None` where it was not counted.
    dense_validated: Option<Option<u32>>,
    /// How often the state was replaced or committed to.
    revision: u64,
}

/// θ₀ trained anew on a cut graph.
#[derive(Debug, Clone)]
struct Relearned {
    laid: Laid,
    params: Vec<f32>,
}

/// Rankings of the present reference, each with what it was made for.
#[derive(Debug, Clone, Default)]
struct Rankings {
    weights: Option<(WeightPlan, Ranking)>,
    neurons: Option<(NeuronPlan, Ranking)>,
    /// The best edge of every node by the ranking of edges.
    protected: Option<Mask>,
    /// Weight times resistance of every edge, where that ranking is a sample by them.
    chances: Option<Vec<f64>>,
    edges: Option<(EdgePlan, Ranking)>,
    nodes: Option<(NodePlan, Ranking)>,
}

impl Pruner {
    /// At epoch 0, nothing removed.
    pub fn new(network: Network, training: TrainingConfig, seed: u32) -> Self {
        let shape = network.shape().clone();
        let initial = glorot(&shape, seed);
        let graph = &network.data().graph;
        let mut pruner = Pruner {
            state: State {
                reference: initial.clone(),
                floor: Masks::all_kept(&shape, graph),
                floor_ratios: [0.0; 4],
                floor_deviations: 0.0,
                floor_deviations_last: 0.0,
                floor_sample: None,
                hand: Default::default(),
                trainer: Trainer::new(training, shape.params()),
                dense: Dense {
                    params: Vec::new(),
                    predictions: Vec::new(),
                    score: Score {
                        correct: 0,
                        total: 0,
                        loss: 0.0,
                        auc: None,
                        average_precision: None,
                    },
                    epochs: 0,
                },
                cut: None,
                checkpoint: None,
            },
            kept_weights: shape.weights(),
            effective: initial.clone(),
            network,
            training,
            seed,
            initial,
            evaluated: None,
            rankings: Rankings::default(),
            beside: Vec::new(),
            relearned: None,
            dense_validated: None,
            revision: 0,
        };
        pruner.measure_dense();
        pruner
    }

    /// θ₀.
    pub fn initial(&self) -> &[f32] {
        &self.initial
    }

    /// What every random draw of the experiment begins with.
    pub fn seed(&self) -> u32 {
        self.seed
    }

    /// The present state.
    pub fn state(&self) -> &State {
        &self.state
    }

    /// Another number whenever the reference, the floor or the dense model may be others than before.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// Puts a state of the same experiment in force.
    pub fn set_state(&mut self, state: State) {
        self.state = state;
        self.dense_validated = None;
        self.forget();
    }

    /// Back to θ₀ at epoch 0 with nothing removed, by rule or by hand.
    pub fn reset(&mut self) {
        let shape = self.network.shape();
        self.state.floor = Masks::all_kept(shape, &self.network.data().graph);
        self.state.floor_ratios = [0.0; 4];
        self.state.floor_deviations = 0.0;
        self.state.floor_deviations_last = 0.0;
        self.state.floor_sample = None;
        self.state.hand = Default::default();
        self.state.trainer = Trainer::new(self.training, shape.params());
        self.state.reference.clone_from(&self.initial);
        self.state.cut = None;
        self.state.checkpoint = None;
        self.forget();
        self.measure_dense();
    }

    /// The network; its buffers hold the pass of the plan evaluated last.
    pub fn network(&self) -> &Network {
        &self.network
    }

    /// How many weights the plan evaluated last keeps, once the masks of weights and neurons are
    /// multiplied.
    pub fn kept_weights(&self) -> usize {
        self.kept_weights
    }

    /// Parameters under the plan evaluated last, 0 where pruned.
    pub fn effective(&self) -> &[f32] {
        &self.effective
    }

    fn lay_edges(&mut self, plan: &Plan, edges: &Mask) {
        let laid = self.laid(plan, edges.clone());
        self.network.lay_edges(laid);
    }

    /// `edges` as `plan` lays them: with the weights of its sample, Â normalised anew or frozen.
    pub fn laid(&mut self, plan: &Plan, edges: Mask) -> Laid {
        let strengths = self.edge_strengths(plan);
        Laid::new(edges, strengths, plan.edges.frozen)
    }

    /// What the weight of each edge is multiplied by under the plan, should it be kept; `None` where nothing
    /// is heavier. What was healed keeps the weights that it was healed with, whatever the plan's criterion.
    pub fn edge_strengths(&mut self, plan: &Plan) -> Option<Vec<f32>> {
        let sample = self.sample(plan);
        let sample = sample.or_else(|| self.state.floor_sample.clone());
        sample.map(|sample| sample.strengths)
    }

    /// The sample that the plan makes of what was healed; `None` where its criterion draws none, or removes
    /// no more than is gone.
    fn sample(&mut self, plan: &Plan) -> Option<Sample> {
        if plan.edges.criterion != EdgeCriterion::ResistanceSampled || !plan.cuts(Card::Edges) {
            return None;
        }
        let rule = self.cut(plan, Card::Edges);
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
        if let Some(healed) = &self.state.floor_sample {
            for (strength, &before) in strengths.iter_mut().zip(&healed.strengths) {
                *strength = match healed.draw == draw {
                    // One draw gone on with: its weights rise with the threshold.
                    true => strength.max(before),
                    // A draw from what an independent one had left.
                    false => *strength * before,
                };
            }
        }
        Some(Sample { draw, strengths })
    }

    /// The parameters that `masks` of `plan` are laid upon, once it was evaluated.
    pub fn whole(&self, plan: &Plan, masks: &Masks) -> &[f32] {
        match &self.relearned {
            Some(anew) if self.learns_again(plan, masks) => &anew.params,
            _ => &self.state.reference,
        }
    }

    fn learns_again(&self, plan: &Plan, masks: &Masks) -> bool {
        let floor = &self.state.floor;
        plan.edges.after == AfterEdges::LearnAgain
            && (masks.edges != floor.edges || masks.nodes != floor.nodes)
    }

    /// Refuses criteria that the graph has nothing for, and structures that do not fit the layers.
    ///
    /// # Errors
    /// Names the criterion and what the graph lacks, or the layer.
    pub fn check(&self, plan: &Plan) -> Result<()> {
        structure::check(&plan.weights, self.network.shape())?;
        check(plan, &self.network)
    }

    /// Computes masks, effective parameters and one forward pass for `plan`.
    pub fn evaluate(&mut self, plan: &Plan) -> Masks {
        let masks = self.masks(plan);
        let kept = kept_params(self.network.shape(), &masks);
        let data = self.network.data().clone();
        let edges = masks.edges_in_force(&data.graph);
        if self.learns_again(plan, &masks) {
            self.learn_again(plan, &edges);
        }
        let weights = &kept[..self.network.shape().weights()];
        self.kept_weights = weights.iter().filter(|&&kept| kept).count();
        let mut effective = std::mem::take(&mut self.effective);
        mask_params(self.whole(plan, &masks), &kept, &mut effective);
        self.effective = effective;
        self.lay_edges(plan, &edges);
        self.network.forward(&self.effective);
        self.evaluated = Some(*plan);
        masks
    }

    /// Evaluates `plan` unless the buffers hold its pass already.
    pub fn ensure_evaluated(&mut self, plan: &Plan) {
        if self.evaluated != Some(*plan) {
            self.evaluate(plan);
        }
    }

    /// The masks of a plan: what its rules remove, with the marks of the hand laid upon it.
    pub fn masks(&mut self, plan: &Plan) -> Masks {
        Masks {
            weights: self.marked(plan, Card::Weights).0,
            neurons: self.marked(plan, Card::Neurons).0,
            edges: self.marked(plan, Card::Edges).0,
            nodes: self.marked(plan, Card::Nodes).0,
        }
    }

    /// How the mask of `card` comes about under a plan.
    pub fn tally(&mut self, plan: &Plan, card: Card, mask: &Mask) -> Tally {
        if self.hand(card).is_empty() {
            return Tally {
                by_rule: mask.count_pruned(),
                ..Tally::default()
            };
        }
        self.marked(plan, card).1
    }

    /// The marks of the hand on one kind of items.
    pub fn hand(&self, card: Card) -> &Hand {
        &self.state.hand[card as usize]
    }

    /// Puts other marks in force: absolute and idempotent.
    ///
    /// # Errors
    /// See [`Hand::new`].
    pub fn set_hand(&mut self, card: Card, cut: &[u32], kept: &[u32]) -> Result<()> {
        let hand = Hand::new(cut, kept, self.floor(card))?;
        if *self.hand(card) != hand {
            self.state.hand[card as usize] = hand;
            self.evaluated = None;
        }
        Ok(())
    }

    fn marked(&mut self, plan: &Plan, card: Card) -> (Mask, Tally) {
        let mut mask = self.cut(plan, card);
        let tally = self.hand(card).lay(&mut mask, self.floor(card));
        (mask, tally)
    }

    /// What the rule alone removes.
    pub fn by_rule(&mut self, plan: &Plan, card: Card) -> Mask {
        self.cut(plan, card)
    }

    fn cut(&mut self, plan: &Plan, card: Card) -> Mask {
        let ratio = plan.ratio(card);
        if !plan.cuts(card) {
            // Scores are costly, and training asks for masks with every call.
            return self.floor(card).clone();
        }
        self.rank(plan, card);
        let spares = card == Card::Edges && plan.edges.never_strand;
        if spares && self.rankings.protected.is_none() {
            // Once a ranking, not once a tick: it sorts.
            let graph = &self.network.data().graph;
            self.rankings.protected = Some(strand::protected(graph, self.ranked(card)));
        }
        let (ranking, floor) = (self.ranked(card), self.floor(card));
        if let (true, Some(protected)) = (spares, &self.rankings.protected) {
            return ranking.cut_around(ratio, floor, protected);
        }
        if let (Card::Weights, Some(deviations)) = (card, plan.deviations()) {
            let state = &self.state;
            if deviations <= state.floor_deviations_last {
                return floor.clone();
            }
            // The last layer may have been spared when the others were healed.
            let healed = match deviations <= state.floor_deviations {
                true => self.network.shape().before_last(),
                false => 0..0,
            };
            return ranking.cut_below(deviations, floor, &healed);
        }
        if card == Card::Weights && plan.weights.structure == WeightStructure::SubNetworks {
            let own = &plan.weights.parts.ratios;
            return ranking.cut_each(&|part| own.of(part).unwrap_or(ratio), floor);
        }
        ranking.cut(ratio, floor)
    }

    fn floor(&self, card: Card) -> &Mask {
        self.state.floor.of(card)
    }

    /// The highest score that the plan's rule for `card` has pruned, where `mask` is the plan's; `None`
    /// when nothing went or groups cut by themselves.
    pub fn threshold(&mut self, plan: &Plan, card: Card, mask: &Mask) -> Option<f64> {
        let by_rule;
        let mask = if self.hand(card).is_empty() {
            mask
        } else {
            by_rule = self.cut(plan, card);
            &by_rule
        };
        if mask.count_pruned() == 0 {
            return None;
        }
        let is_prefix = self.floor(card).count_pruned() == 0
            && !(card == Card::Edges && plan.edges.never_strand);
        let ranking = self.ranking(plan, card);
        if is_prefix {
            ranking.threshold_of_first(mask)
        } else {
            ranking.threshold(mask)
        }
    }

    /// The plan's ranking of `card`. Scores come from the reference weights on the uncut graph, so no
    /// ratio changes them.
    pub fn ranking(&mut self, plan: &Plan, card: Card) -> &Ranking {
        self.rank(plan, card);
        self.ranked(card)
    }

    fn ranked(&self, card: Card) -> &Ranking {
        fn kept<K>(slot: &Option<(K, Ranking)>) -> &Ranking {
            &slot.as_ref().expect("ranked before it is read").1
        }
        match card {
            Card::Weights => kept(&self.rankings.weights),
            Card::Neurons => kept(&self.rankings.neurons),
            Card::Edges => kept(&self.rankings.edges),
            Card::Nodes => kept(&self.rankings.nodes),
        }
    }

    /// Makes the kept ranking of `card` that of `plan`.
    fn rank(&mut self, plan: &Plan, card: Card) {
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
                // What happens to edges that go and stay is no matter of their rank.
                let key = EdgePlan {
                    after: AfterEdges::default(),
                    never_strand: false,
                    ..plan.with_ratio(card, 0.0).edges
                };
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

    fn subject(&mut self) -> Subject<'_> {
        // Whatever a criterion leaves in the buffers is no plan's pass.
        self.evaluated = None;
        Subject {
            network: &mut self.network,
            reference: &self.state.reference,
            initial: &self.initial,
            seed: self.seed,
        }
    }

    fn rank_weights(&mut self, plan: &Plan) -> Ranking {
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

    fn rank_neurons(&mut self, plan: &Plan) -> Ranking {
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

    fn rank_edges(&mut self, plan: &Plan) -> Ranking {
        let scores = score_edges(&mut self.subject(), &plan.edges);
        Ranking::new(scores, &[], Scope::Network)
    }

    fn rank_nodes(&mut self, plan: &Plan) -> Ranking {
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

    /// Fills the buffers from the reference weights on the uncut graph.
    fn pass_uncut(&mut self) {
        let edges = Mask::all_kept(self.network.data().graph.edges());
        self.network.set_edges(&edges);
        self.network.forward(&self.state.reference);
        self.evaluated = None;
    }

    fn measure_dense(&mut self) {
        self.pass_uncut();
        self.state.dense = Dense {
            params: self.state.reference.clone(),
            predictions: self.network.predictions(),
            score: self.network.evaluated(),
            epochs: self.state.trainer.epoch,
        };
        self.dense_validated = Some(self.network.count_validated());
    }

    /// How many of the validation items the dense model gets right; `None` without any.
    pub fn dense_validated(&mut self) -> Option<u32> {
        if let Some(known) = self.dense_validated {
            return known;
        }
        // A state that was put in force does not tell.
        let edges = Mask::all_kept(self.network.data().graph.edges());
        self.network.set_edges(&edges);
        self.network.forward(&self.state.dense.params);
        self.evaluated = None;
        let validated = self.network.count_validated();
        self.dense_validated = Some(validated);
        validated
    }

    /// Drops whatever was computed from an earlier reference.
    fn forget(&mut self) {
        self.revision += 1;
        self.rankings.weights = None;
        self.rankings.neurons = None;
        self.rankings.edges = None;
        self.rankings.nodes = None;
        self.rankings.protected = None;
        self.rankings.chances = None;
        self.beside.clear();
        self.relearned = None;
        self.evaluated = None;
    }
}

/// Over the whole network, scores of layers are comparable only relative to their layer's mean.
fn divide_by_mean(scores: &mut [f64]) {
    let mean = scores.iter().sum::<f64>() / scores.len() as f64;
    if mean > 0.0 {
        scores.iter_mut().for_each(|score| *score /= mean);
    }
}
