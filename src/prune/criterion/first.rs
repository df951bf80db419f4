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

macro_rules! later_neurons {
    () => {
        NeuronCriterion::Gradient | NeuronCriterion::Taylor | NeuronCriterion::Fpgm
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

pub(super) use {first_edges, first_weights, later_neurons};
