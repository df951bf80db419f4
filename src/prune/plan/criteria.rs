//! What a plan calls the criteria; their formulas stand in `criterion`.

use crate::value::readable;

/// Scores of weights.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename_all = "camelCase"))]
pub enum WeightCriterion {
    #[default]
    Magnitude,
    Random,
    /// w² over the squares of the layer's weights at least as large.
    Lamp,
    /// |w · ∂L/∂w| on the validation nodes.
    Taylor,
    /// |θ₀ · g| at initialisation.
    Snip,
    /// What flows through a weight's size.
    Synflow,
    /// ½ w² F with the Fisher diagonal.
    Obd,
    /// θ₀ ⊙ Hg at initialisation.
    Grasp,
    /// |m_θ| of masks trained with the weights (UGS).
    Learned,
    /// −Σ w · g over a trial of fine-tuning.
    Movement,
    /// |w| / std of its layer.
    Deviation,
}

readable!(WeightCriterion: Magnitude, Random, Lamp, Taylor, Snip, Synflow, Obd, Grasp, Learned, Movement, Deviation);

/// Scores of hidden neurons.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename_all = "camelCase"))]
pub enum NeuronCriterion {
    /// Σ_{u<v} |h_uk − h_vk|, the spread of neuron k over pairs of nodes.
    #[default]
    Spread,
    /// Σ_j |a_i − a_j| over the neurons j of the layer, a the mean activation: as the article has it.
    Literal,
    Random,
    /// The spread of Âh times the size of the outgoing weights.
    ScaleSafe,
    /// Greedy reconstruction of the next layer.
    Greedy,
    /// The change of the loss when the neuron alone is removed.
    Measured,
    /// Σ |h_uk − h_vk| over edges.
    OverEdges,
    /// The spread of ∂L/∂h.
    Gradient,
    /// Of the two that are most alike one goes, again and again.
    Redundancy,
    /// Σ |w| of the incoming weights.
    IncomingL1,
    /// √Σ w² of the incoming weights.
    IncomingL2,
    /// Σ |w| of the outgoing weights.
    OutgoingL1,
    /// √Σ w² of the outgoing weights.
    OutgoingL2,
    /// The share of nodes on which it is not zero.
    Apoz,
    /// |Σ h · ∂L/∂h|
    Taylor,
    /// Σ_j ‖w_k − w_j‖₂ of the incoming weights.
    Fpgm,
}

readable!(NeuronCriterion: Spread, Literal, Random, ScaleSafe, Greedy, Measured, OverEdges, Gradient,
    Redundancy, IncomingL1, IncomingL2, OutgoingL1, OutgoingL2, Apoz, Taylor, Fpgm);

impl NeuronCriterion {
    /// Whether scores of different layers are comparable only relative to their layer's mean.
    /// Measured losses are in one unit, random ranks are drawn over all layers.
    pub fn is_relative(self) -> bool {
        !matches!(self, NeuronCriterion::Random | NeuronCriterion::Measured)
    }
}

/// Scores of edges.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename_all = "camelCase"))]
pub enum EdgeCriterion {
    /// Neighbour Jaccard over closed neighbourhoods.
    #[default]
    Jaccard,
    Random,
    /// Cosine of the ends' features.
    Cosine,
    /// The edge's own weight.
    Weight,
    /// p_i · p_j of the network's predictions.
    Agreement,
    /// Effective resistance.
    Resistance,
    /// A sample in proportion to weight times effective resistance, of which what is kept weighs more.
    ResistanceSampled,
    /// 1/d_i + 1/d_j.
    Degree,
    /// The change of the loss when the edge alone is removed.
    Measured,
    /// A column of the edges.
    Attribute,
    /// |m_g| of masks trained with the weights (UGS).
    Learned,
    /// Cosine of the ends' hidden values.
    Embedding,
    /// A sample in proportion to 1/d_i + 1/d_j.
    DegreeSampled,
    /// q_i q_j of TEDDY.
    Teddy,
    /// Edges that many shortest paths cross go first.
    Betweenness,
    /// −∂L/∂m_ij.
    Gradient,
    /// Whether the ends have the same class: leakage.
    Oracle,
}

readable!(EdgeCriterion: Jaccard, Random, Cosine, Weight, Agreement, Resistance, ResistanceSampled, Degree,
    Measured, Attribute, Learned, Embedding, DegreeSampled, Teddy, Betweenness, Gradient, Oracle);

/// Scores of nodes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename_all = "camelCase"))]
pub enum NodeCriterion {
    /// Σ_j ‖h_i − h_j‖₁ over all nodes.
    #[default]
    Spread,
    /// The same over the neighbours.
    OverNeighbours,
    /// How many edges it has.
    Degree,
    Random,
}

readable!(NodeCriterion: Spread, OverNeighbours, Degree, Random);
