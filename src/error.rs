//! What can be wrong with what a caller asks, as data.
//!
//! Every variant has a stable code (its name in kebab case) and carries the facts a reader needs:
//! what was expected, what was got, and where. The page looks the code up in its catalogue.

mod facts;
#[cfg(feature = "whole")]
mod fault;

#[cfg(feature = "whole")]
pub use fault::Fault;

use std::fmt;

/// The result of everything that can be refused.
pub type Result<T> = std::result::Result<T, Error>;

/// Bad input. A broken invariant panics instead.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(
    test,
    ts(
        tag = "code",
        content = "detail",
        rename_all = "kebab-case",
        rename_all_fields = "camelCase"
    )
)]
pub enum Error {
    /// The value has no readable form: a missing or unknown field, or a wrong type.
    Malformed { what: String, reason: String },
    /// A number lies outside the range in which it has a meaning.
    OutOfRange {
        name: String,
        got: f64,
        min: f64,
        max: f64,
    },
    /// A graph without nodes has nothing to learn from.
    EmptyGraph,
    /// An edge names a node that the graph does not have.
    UnknownNode { edge: u32, node: u32, nodes: u32 },
    /// A pair of a node with itself; the model adds its own self-loops.
    SelfLoop { edge: u32, node: u32 },
    /// The same pair twice, in either direction.
    DuplicateEdge { edge: u32, source: u32, target: u32 },
    /// An edge weight that is not a finite number above zero.
    EdgeWeight { edge: u32, got: f64 },
    /// An array does not have the length that the others imply.
    Length {
        name: String,
        expected: u32,
        got: u32,
    },
    /// A feature is NaN or infinite.
    FeatureNotFinite { node: u32, feature: u32 },
    /// A node carries a class number that no class has.
    UnknownClass { node: u32, class: u32, classes: u32 },
    /// Classification needs at least two classes.
    TooFewClasses { got: u32 },
    /// A class has no training node, so nothing can be learned about it.
    ClassWithoutTraining { class: u32 },
    /// The run would need more memory than one engine may take.
    TooLarge {
        what: String,
        bytes: f64,
        limit: f64,
    },
    /// A user–item graph has edges between users and items only.
    NotBipartite { source: u32, target: u32 },
    /// Link prediction needs pairs without an edge to compare with.
    TooDense { edges: u32 },
    /// Patience counts epochs without a lower validation loss, so it needs validation items.
    NoValidation,
    /// A criterion needs something that the graph does not have.
    CriterionLacks { criterion: String, lacks: String },
    /// The question makes sense for another task only.
    WrongTask { needed: String },
    /// The spec names the caller's own graph, but the graph did not come with it.
    DataMissing,
    /// The graph that came is not the one that the spec names.
    OtherData { expected: String, got: String },
    /// So many of every so many inputs cannot go where the layer's inputs are no multiple.
    Indivisible { layer: u32, inputs: u32, of: u32 },
    /// An item is marked by hand to go and to stay.
    CutAndKept { item: u32 },
    /// An item is to be kept by hand, but training under masks has healed around it.
    HealedAround { item: u32 },
    /// A saved state belongs to another experiment or another version.
    ForeignState { expected: String, got: String },
    /// A file is not what its format demands. Line and column count from 1, in characters; 0 where the
    /// mistake has no place.
    #[cfg(feature = "whole")]
    #[cfg_attr(test, ts(skip))]
    Unreadable {
        format: String,
        line: u32,
        column: u32,
        fault: Fault,
        found: String,
    },
    /// A file has more of something than one page can work with.
    #[cfg(feature = "whole")]
    #[cfg_attr(test, ts(skip))]
    OverLimit { what: String, limit: f64 },
    /// The first of the two modules does without this; the other has it.
    #[cfg(not(feature = "whole"))]
    Elsewhere,
}

impl Error {
    /// The stable code, as the catalogue of the page and the tests know it.
    pub fn code(&self) -> &'static str {
        match self {
            Error::Malformed { .. } => "malformed",
            Error::OutOfRange { .. } => "out-of-range",
            Error::EmptyGraph => "empty-graph",
            Error::UnknownNode { .. } => "unknown-node",
            Error::SelfLoop { .. } => "self-loop",
            Error::DuplicateEdge { .. } => "duplicate-edge",
            Error::EdgeWeight { .. } => "edge-weight",
            Error::Length { .. } => "length",
            Error::FeatureNotFinite { .. } => "feature-not-finite",
            Error::UnknownClass { .. } => "unknown-class",
            Error::TooFewClasses { .. } => "too-few-classes",
            Error::ClassWithoutTraining { .. } => "class-without-training",
            Error::TooLarge { .. } => "too-large",
            Error::NotBipartite { .. } => "not-bipartite",
            Error::TooDense { .. } => "too-dense",
            Error::NoValidation => "no-validation",
            Error::CriterionLacks { .. } => "criterion-lacks",
            Error::WrongTask { .. } => "wrong-task",
            Error::DataMissing => "data-missing",
            Error::OtherData { .. } => "other-data",
            Error::Indivisible { .. } => "indivisible",
            Error::CutAndKept { .. } => "cut-and-kept",
            Error::HealedAround { .. } => "healed-around",
            Error::ForeignState { .. } => "foreign-state",
            #[cfg(feature = "whole")]
            Error::Unreadable { .. } => "unreadable",
            #[cfg(feature = "whole")]
            Error::OverLimit { .. } => "over-limit",
            #[cfg(not(feature = "whole"))]
            Error::Elsewhere => "elsewhere",
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Malformed { what, reason } => write!(f, "{what} cannot be read: {reason}"),
            Error::OutOfRange {
                name,
                got,
                min,
                max,
            } => write!(
                f,
                "{name} is {got}, but must be at least {min} and at most {max}"
            ),
            Error::EmptyGraph => write!(f, "the graph has no nodes"),
            Error::UnknownNode { edge, node, nodes } => write!(
                f,
                "edge {edge} names node {node}, but the graph has the nodes 0 to {}",
                nodes.saturating_sub(1)
            ),
            Error::SelfLoop { edge, node } => write!(
                f,
                "edge {edge} joins node {node} to itself; leave self-loops out, the model adds its own"
            ),
            Error::DuplicateEdge {
                edge,
                source,
                target,
            } => write!(
                f,
                "edge {edge} repeats the pair {source}, {target}; list each pair once"
            ),
            Error::EdgeWeight { edge, got } => write!(
                f,
                "edge {edge} has the weight {got}, but a weight must be a finite number above zero"
            ),
            Error::Length {
                name,
                expected,
                got,
            } => write!(f, "{name} has {got} entries, but {expected} are needed"),
            Error::FeatureNotFinite { node, feature } => {
                write!(f, "feature {feature} of node {node} is not a finite number")
            }
            Error::UnknownClass {
                node,
                class,
                classes,
            } => write!(
                f,
                "node {node} has the class {class}, but the classes are 0 to {}",
                classes.saturating_sub(1)
            ),
            Error::TooFewClasses { got } => {
                write!(f, "there are {got} classes, but at least 2 are needed")
            }
            Error::ClassWithoutTraining { class } => write!(
                f,
                "class {class} has no training node; give it at least one label"
            ),
            Error::TooLarge { what, bytes, limit } => write!(
                f,
                "{what} would take {bytes} bytes, more than the limit of {limit}"
            ),
            Error::NotBipartite { source, target } => write!(
                f,
                "nodes {source} and {target} are joined but stand on the same side, so this is no user–item graph"
            ),
            Error::TooDense { edges } => write!(
                f,
                "with {edges} edges hardly a pair is left without one, so there is nothing to tell edges from"
            ),
            Error::NoValidation => write!(
                f,
                "patience needs validation nodes or edges; give it some or train without patience"
            ),
            Error::CriterionLacks { criterion, lacks } => write!(
                f,
                "the criterion {criterion} cannot be used here: the graph lacks {lacks}"
            ),
            Error::WrongTask { needed } => write!(f, "this needs the task {needed}"),
            Error::DataMissing => {
                write!(
                    f,
                    "the experiment is about a graph of your own; bring its file"
                )
            }
            Error::OtherData { expected, got } => write!(
                f,
                "this graph has the hash {got}, but the experiment is about {expected}"
            ),
            Error::Indivisible { layer, inputs, of } => write!(
                f,
                "layer {layer} has {inputs} inputs, which {of} does not divide"
            ),
            Error::CutAndKept { item } => {
                write!(f, "item {item} is marked to be cut and to be kept")
            }
            Error::HealedAround { item } => write!(
                f,
                "item {item} cannot be kept: training has healed around it; go back to before"
            ),
            Error::ForeignState { expected, got } => {
                write!(f, "the saved state is for {got}, not for {expected}")
            }
            #[cfg(feature = "whole")]
            Error::Unreadable {
                format,
                line,
                column,
                fault,
                found,
            } => write!(
                f,
                "{format}, line {line}, column {column}: {}: `{found}`",
                fault.sentence()
            ),
            #[cfg(feature = "whole")]
            Error::OverLimit { what, limit } => {
                write!(f, "the file has more {what} than the limit of {limit}")
            }
            #[cfg(not(feature = "whole"))]
            Error::Elsewhere => f.write_str("the first module does without this"),
        }
    }
}

impl std::error::Error for Error {}

/// Refuses a number outside `min..=max` (NaN included).
#[inline(never)]
pub fn check_range(name: &str, got: f64, min: f64, max: f64) -> Result<()> {
    if got >= min && got <= max {
        Ok(())
    } else {
        Err(Error::OutOfRange {
            name: name.into(),
            got,
            min,
            max,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_the_serialised_tags() {
        let errors = [
            Error::EmptyGraph,
            Error::TooFewClasses { got: 1 },
            Error::SelfLoop { edge: 2, node: 1 },
        ];
        for error in errors {
            let value = serde_json::to_value(&error).expect("serialises");
            assert_eq!(value["code"], error.code());
        }
    }

    #[test]
    fn nan_is_out_of_every_range() {
        assert!(check_range("ratio", f64::NAN, 0.0, 1.0).is_err());
        assert!(check_range("ratio", 1.0, 0.0, 1.0).is_ok());
    }
}
