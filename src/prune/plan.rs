//! What the user asked for: a ratio, a criterion and a scope for each kind of item.
//!
//! A plan is absolute: it says what is removed from the reference weights and the uncut graph,
//! never what is removed in addition to an earlier plan.

mod criteria;
mod rewind;

pub use criteria::{EdgeCriterion, NeuronCriterion, NodeCriterion, WeightCriterion};
pub use rewind::{Rewind, RewindTo};

use super::{Parts, Ratios};
use crate::error::{Result, check_range};
use crate::value::{Read, Value, readable};

/// Beyond this many standard deviations there is a weight in no layer of fewer than a million.
pub const MOST_DEVIATIONS: f64 = 1_000.0;

/// The longest run of inputs of which some go.
const MOST_OF: f64 = 64.0;

/// One plan for weights, neurons, edges and nodes together.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename_all = "camelCase"))]
pub struct Plan {
    pub weights: WeightPlan,
    pub neurons: NeuronPlan,
    pub edges: EdgePlan,
    #[cfg_attr(test, ts(optional, as = "Option<NodePlan>"))]
    pub nodes: NodePlan,
}

readable!(Plan { weights, neurons, edges; nodes });

/// Which weights go.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename_all = "camelCase"))]
pub struct WeightPlan {
    /// Share removed, 0 to 1, rounded to thousandths.
    pub ratio: f64,
    pub criterion: WeightCriterion,
    pub scope: Scope,
    pub structure: WeightStructure,
    /// The last layer, which is the most fragile, loses nothing.
    pub keep_last: bool,
    /// Weights below so many standard deviations of their layer go, whatever the ratio; the criterion of
    /// deviations only.
    #[cfg_attr(test, ts(optional))]
    pub deviations: Option<f64>,
    /// Of how many consecutive inputs some go, where the structure is n of m.
    #[cfg_attr(test, ts(optional, as = "Option<u32>"))]
    pub of: u32,
    /// Blocks and features by the maximum of their scores instead of the mean.
    #[cfg_attr(test, ts(optional, as = "Option<bool>"))]
    pub by_max: bool,
    /// The parts, where the structure is sub-networks.
    #[cfg_attr(test, ts(optional, as = "Option<Parts>"))]
    pub parts: Parts,
    /// Which of the seeded draws the random criterion uses.
    pub draw: u32,
}

readable!(WeightPlan { ratio, criterion, scope, draw; structure, keep_last, deviations, of, by_max, parts });

/// Which hidden neurons go.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename_all = "camelCase"))]
pub struct NeuronPlan {
    /// Share removed, 0 to 1, rounded to thousandths.
    pub ratio: f64,
    pub criterion: NeuronCriterion,
    pub scope: Scope,
    /// Which of the seeded draws the random criterion uses.
    pub draw: u32,
}

readable!(NeuronPlan {
    ratio,
    criterion,
    scope,
    draw
});

/// Which edges (undirected pairs) go, and what happens then.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename_all = "camelCase"))]
pub struct EdgePlan {
    /// Share removed, 0 to 1, rounded to thousandths.
    pub ratio: f64,
    pub criterion: EdgeCriterion,
    pub after: AfterEdges,
    /// Mask Â without normalising what is left anew.
    pub frozen: bool,
    /// The best edge of every node stays.
    pub never_strand: bool,
    /// Which of the seeded draws the random criterion uses.
    pub draw: u32,
    /// Which column of the edges the attribute criterion reads.
    pub column: u32,
    /// Whether its high values go first.
    pub high_goes: bool,
}

readable!(EdgePlan { ratio, criterion, after, draw; frozen, never_strand, column, high_goes });

/// Which nodes lose all their edges. Training nodes never do.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename_all = "camelCase"))]
pub struct NodePlan {
    /// Share removed of those that may go, 0 to 1, rounded to thousandths.
    pub ratio: f64,
    pub criterion: NodeCriterion,
    /// Which of the seeded draws the random criterion uses.
    pub draw: u32,
}

readable!(NodePlan {
    ratio,
    criterion,
    draw
});

/// Which weights go together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename_all = "camelCase"))]
pub enum WeightStructure {
    /// Every weight by itself.
    #[default]
    Single,
    /// So many of every four consecutive inputs of an output; the ratio says how many (2 : 4 at ½).
    OfFour,
    /// The same of every `of` inputs, which must divide each layer's inputs.
    OfMany,
    /// Tiles of 2 × 2, by the mean of their scores.
    BlocksOfTwo,
    /// Tiles of 4 × 4, by the mean of their scores.
    BlocksOfFour,
    /// All weights of an input feature, by the mean of their scores; the first matrix only.
    Features,
    /// Single weights, in parts that are each pruned by themselves.
    SubNetworks,
}

readable!(WeightStructure: Single, OfFour, OfMany, BlocksOfTwo, BlocksOfFour, Features, SubNetworks);

/// What is ranked together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename_all = "camelCase"))]
pub enum Scope {
    /// All layers in one ranking.
    #[default]
    Network,
    /// Each layer by itself, with the same ratio.
    Layer,
}

readable!(Scope: Network, Layer);

/// What the network does once edges are gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename_all = "camelCase"))]
pub enum AfterEdges {
    /// Keep the trained weights: prune for inference.
    #[default]
    Keep,
    /// Train θ₀ anew on the cut graph, for as many epochs as the dense model had.
    LearnAgain,
}

readable!(AfterEdges: Keep, LearnAgain);

/// The kinds of items that a plan removes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename_all = "camelCase"))]
pub enum Card {
    Weights,
    Neurons,
    Edges,
    /// A node that goes loses all its edges. The page sets it beside the edges, so that it has no card there.
    #[cfg_attr(test, ts(skip))]
    Nodes,
}

readable!(Card: Weights, Neurons, Edges, Nodes);

impl Plan {
    /// Refuses ratios outside 0 to 1.
    pub fn check(&self) -> Result<()> {
        for card in Card::ALL {
            check_range(card.ratio_name(), self.ratio(card), 0.0, 1.0)?;
        }
        if self.weights.structure == WeightStructure::SubNetworks {
            self.weights.parts.check()?;
        }
        if let Some(deviations) = self.weights.deviations {
            check_range("weights.deviations", deviations, 0.0, MOST_DEVIATIONS)?;
        }
        if self.weights.structure == WeightStructure::OfMany {
            check_range("weights.of", self.weights.of.into(), 2.0, MOST_OF)?;
        }
        Ok(())
    }

    /// The same plan with nothing removed; criteria and scopes stay.
    pub fn cleared(mut self) -> Self {
        for card in Card::ALL {
            self = self.with_ratio(card, 0.0);
        }
        self.weights.parts.ratios = Ratios::default();
        self
    }

    /// Below how many standard deviations weights go, where the plan says that.
    pub fn deviations(&self) -> Option<f64> {
        let is_meant = self.weights.criterion == WeightCriterion::Deviation;
        self.weights.deviations.filter(|_| is_meant)
    }

    /// The same plan with every weight below so many standard deviations of its layer to go.
    pub fn with_deviations(mut self, deviations: f64) -> Self {
        self.weights.deviations = Some(deviations);
        self
    }

    /// Of how many weights in a run some go, where the plan cuts by runs.
    pub fn run(&self) -> Option<u32> {
        match self.weights.structure {
            WeightStructure::OfFour => Some(4),
            WeightStructure::OfMany => Some(self.weights.of),
            _ => None,
        }
    }

    /// Whether the plan's rule for `card` may remove something.
    pub fn cuts(&self, card: Card) -> bool {
        self.ratio(card) > 0.0
            || card == Card::Weights
                && (self.deviations().is_some()
                    || self.weights.structure == WeightStructure::SubNetworks
                        && self.weights.parts.ratios.cut_something())
    }

    /// The share of `card`'s items that goes.
    pub fn ratio(&self, card: Card) -> f64 {
        match card {
            Card::Weights => self.weights.ratio,
            Card::Neurons => self.neurons.ratio,
            Card::Edges => self.edges.ratio,
            Card::Nodes => self.nodes.ratio,
        }
    }

    /// The same plan with another ratio for `card`, by which it then cuts.
    pub fn with_ratio(mut self, card: Card, ratio: f64) -> Self {
        match card {
            Card::Weights => {
                self.weights.ratio = ratio;
                self.weights.deviations = None;
            }
            Card::Neurons => self.neurons.ratio = ratio,
            Card::Edges => self.edges.ratio = ratio,
            Card::Nodes => self.nodes.ratio = ratio,
        }
        self
    }

    /// The same plan with the criterion `id` of the registry for `card`; `None` where there is none.
    pub fn with_criterion(mut self, card: Card, id: &str) -> Option<Self> {
        let name = Value::Text(id.into());
        match card {
            Card::Weights => self.weights.criterion = Read::read(name).ok()?,
            Card::Neurons => self.neurons.criterion = Read::read(name).ok()?,
            Card::Edges => self.edges.criterion = Read::read(name).ok()?,
            Card::Nodes => self.nodes.criterion = Read::read(name).ok()?,
        }
        Some(self)
    }

    /// The same plan with the random criterion for `card`, in the given draw.
    pub fn with_random(mut self, card: Card, draw: u32) -> Self {
        match card {
            Card::Weights => {
                self.weights.criterion = WeightCriterion::Random;
                self.weights.draw = draw;
            }
            Card::Neurons => {
                self.neurons.criterion = NeuronCriterion::Random;
                self.neurons.draw = draw;
            }
            Card::Edges => {
                self.edges.criterion = EdgeCriterion::Random;
                self.edges.draw = draw;
            }
            Card::Nodes => {
                self.nodes.criterion = NodeCriterion::Random;
                self.nodes.draw = draw;
            }
        }
        self
    }
}

impl Card {
    /// All of them.
    pub const ALL: [Card; 4] = [Card::Weights, Card::Neurons, Card::Edges, Card::Nodes];

    fn ratio_name(self) -> &'static str {
        match self {
            Card::Weights => "weights.ratio",
            Card::Neurons => "neurons.ratio",
            Card::Edges => "edges.ratio",
            Card::Nodes => "nodes.ratio",
        }
    }
}
