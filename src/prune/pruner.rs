//! The pruning state and what a plan makes of it (the rules of masks, floor and reference).

mod aside;
mod commit;
mod ranks;
mod sample;
mod training;

use super::apply::{Masks, kept_params, mask_params};
use super::criterion::{check, score_neurons};
use super::rank::Ranking;
use super::{
    AfterEdges, Card, EdgePlan, Hand, NeuronPlan, NodePlan, Plan, Tally, WeightPlan,
    WeightStructure, strand, structure,
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
