//! From a spec and its data to a network.

use super::Spec;
use crate::data::{Dataset, Features, LinkSplit, Source, SplitChoice};
use crate::error::{Error, Result, check_range};
use crate::train::{Network, Task};
use std::rc::Rc;

/// Most memory that one engine may take.
const MEMORY_LIMIT: f64 = 1_073_741_824.0;

/// Refuses values outside their ranges.
pub fn check_spec(spec: &Spec) -> Result<()> {
    spec.task.check()?;
    spec.model.check()?;
    spec.training.check()?;
    if let SplitChoice::Stratified { train, validation } = spec.split {
        check_range("split.train", f64::from(train), 1.0, 1e6)?;
        check_range("split.validation", f64::from(validation), 0.0, 1e6)?;
    }
    if let Source::BlockModel(model) = &spec.graph {
        model.check()?;
        let [nodes, edges, columns, classes] =
            [model.nodes, model.edges, model.features, model.blocks].map(f64::from);
        check_memory(
            spec,
            &Sizes {
                nodes,
                edges,
                columns,
                feature_words: DENSE_WORDS * nodes * columns,
                classes,
            },
        )?;
    }
    Ok(())
}

/// The network that the spec describes, at all edges.
///
/// # Errors
/// Data that the task cannot be learned from, or a model too large.
pub fn network(spec: &Spec, mut data: Dataset) -> Result<Network> {
    check_memory(spec, &Sizes::of(&data))?;
    let held_out = split(spec, &mut data)?;
    let network = match (spec.task, held_out) {
        #[cfg(feature = "whole")]
        (Task::Links { dimensions, .. }, Some(held_out)) => {
            Network::for_links(Rc::new(data), &spec.model, dimensions as usize, held_out)
        }
        _ => {
            data.check_classes()?;
            Network::new(Rc::new(data), &spec.model)
        }
    };
    if spec.training.patience.is_some() && !network.has_validation() {
        return Err(Error::NoValidation);
    }
    Ok(network)
}

/// Parts the data into what is learned from and the rest, as the task has it; the edges held out.
///
/// # Errors
/// Data that cannot be parted so.
pub fn split(spec: &Spec, data: &mut Dataset) -> Result<Option<LinkSplit>> {
    match spec.task {
        #[cfg(not(feature = "whole"))]
        Task::Links { .. } => return Err(Error::Elsewhere),
        #[cfg(feature = "whole")]
        Task::Links { shares, .. } => {
            let (graph, held_out) = LinkSplit::draw(&data.graph, shares, spec.seed)?;
            data.thin(graph);
            return Ok(Some(held_out));
        }
        Task::NodeClasses => {
            if let SplitChoice::Stratified { train, validation } = spec.split {
                data.resplit(train as usize, validation as usize, spec.seed)?;
            }
        }
        Task::Communities => data.resplit(1, 0, spec.seed)?,
    }
    Ok(None)
}

/// What memory depends on.
/// Words a dense value takes: whole, dropped, and propagated.
const DENSE_WORDS: f64 = 3.0;
/// Words an entry of a sparse matrix takes: place and value by rows, both and the way back by columns,
/// and its value when dropped.
const SPARSE_WORDS: f64 = 6.0;

struct Sizes {
    nodes: f64,
    edges: f64,
    columns: f64,
    /// What the features take, whole and dropped, in words of four bytes.
    feature_words: f64,
    classes: f64,
}

impl Sizes {
    fn of(data: &Dataset) -> Self {
        Sizes {
            nodes: data.graph.nodes() as f64,
            edges: data.graph.edges() as f64,
            columns: data.features.columns() as f64,
            feature_words: match &data.features {
                Features::Identity(nodes) => *nodes as f64,
                Features::Sparse(rows) => SPARSE_WORDS * rows.matrix().val.len() as f64,
                Features::Dense(matrix) => DENSE_WORDS * matrix.len() as f64,
            },
            classes: data.class_count() as f64,
        }
    }
}

/// Refuses models whose buffers would not fit, before anything is allocated.
fn check_memory(spec: &Spec, sizes: &Sizes) -> Result<()> {
    let mut widths = vec![sizes.columns];
    widths.extend(spec.model.hidden.iter().map(|&width| f64::from(width)));
    widths.push(match spec.task {
        Task::Links { dimensions, .. } => f64::from(dimensions),
        _ => sizes.classes,
    });
    let params: f64 = widths
        .windows(2)
        .map(|pair| (pair[0] + 1.0) * pair[1])
        .sum();
    let rows: f64 = widths[1..].iter().sum::<f64>() * sizes.nodes;
    // Reference, θ₀, dense, cut, effective, gradient, two moments, a spare and the masks; a layer's inner,
    // output, delta and spread with what dropout adds; features; and an edge's pair, with two entries
    // of the graph and of Â. Where edges are held out, the graph may be kept whole beside it.
    let per_edge = match spec.task {
        Task::Links { .. } => 22.0,
        _ => 14.0,
    };
    let bytes = 4.0 * (11.0 * params + 6.0 * rows + sizes.feature_words + per_edge * sizes.edges);
    if bytes > MEMORY_LIMIT {
        return Err(Error::TooLarge {
            what: "the model".into(),
            bytes,
            limit: MEMORY_LIMIT,
        });
    }
    Ok(())
}
