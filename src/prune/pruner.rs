//! The pruning state and what a plan makes of it (the rules of masks, floor and reference).

mod aside;
mod commit;
mod masks;
#[cfg(feature = "whole")]
mod measure;
mod ranks;
mod sample;
mod state;
mod training;

pub use state::{Cut, Dense, Sample, State};
pub use training::LetGo;

use super::apply::{Masks, kept_params, mask_params};
use super::criterion::{check, score_neurons};
use super::rank::Ranking;
use super::{AfterEdges, Card, EdgePlan, NeuronPlan, NodePlan, Plan, WeightPlan, structure};
use crate::error::Result;
use crate::graph::Laid;
use crate::mask::{self, Mask};
use crate::nn::glorot;
use crate::train::{Network, Score, Trainer, TrainingConfig};

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
    /// Edges that are measured a few at a time, with what for: the scores so far.
    #[cfg(feature = "whole")]
    measuring: Option<(EdgePlan, Vec<f64>)>,
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
            #[cfg(feature = "whole")]
            measuring: None,
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
        self.kept_weights = mask::count(&kept[..self.network.shape().weights()]);
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
        #[cfg(feature = "whole")]
        {
            self.measuring = None;
        }
        self.relearned = None;
        self.evaluated = None;
    }
}
