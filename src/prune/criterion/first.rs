//! Which criteria the first of the two modules of WebAssembly has; `later` scores by the others. The one
//! list of them, as patterns, so that a criterion that is missing here and there does not compile.

macro_rules! first_weights {
    () => {
        WeightCriterion::Magnitude
            | WeightCriterion::Random
            | WeightCriterion::Lamp
            | WeightCriterion::Deviation
    };
}

macro_rules! first_neurons {
    () => {
        NeuronCriterion::Spread
            | NeuronCriterion::Literal
            | NeuronCriterion::Random
            | NeuronCriterion::ScaleSafe
            | NeuronCriterion::Greedy
            | NeuronCriterion::Measured
            | NeuronCriterion::OverEdges
            | NeuronCriterion::Redundancy
            | NeuronCriterion::IncomingL1
            | NeuronCriterion::IncomingL2
            | NeuronCriterion::OutgoingL1
            | NeuronCriterion::OutgoingL2
            | NeuronCriterion::Apoz
    };
}

macro_rules! first_edges {
    () => {
        EdgeCriterion::Jaccard
            | EdgeCriterion::Random
            | EdgeCriterion::Agreement
            | EdgeCriterion::Embedding
            | EdgeCriterion::Degree
            | EdgeCriterion::DegreeSampled
            | EdgeCriterion::Oracle
    };
}

pub(super) use {first_edges, first_neurons, first_weights};
