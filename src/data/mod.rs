//! A graph with what is known of its nodes: features, classes, and who trains, validates and tests.

mod builtin;
mod choose;
mod features;
mod gallery;
mod generate;
#[cfg(feature = "whole")]
pub mod import;
mod links;
mod opened;
mod own;
mod raw;
mod source;
mod split;

pub use choose::{Choice, Classes, FeatureChoice};
pub use features::{Features, SparseRows};
pub use gallery::GalleryGraph;
pub use generate::{
    BarabasiAlbert, BlockModel, CorePeriphery, Generator, HolmeKim, Lfr, PlantedPartition,
    RelaxedCaveman, WattsStrogatz,
};
pub use links::{HeldOut, LinkShares, LinkSplit, missing_edges};
pub use opened::Opened;
pub use own::{OwnData, OwnFeatures};
pub use raw::{NodeColumn, NodeValues, RawGraph};
pub use source::{KarateLabels, Source};
pub use split::{Role, Split, SplitChoice, stratified};

use crate::error::{Error, Result};
use crate::graph::Graph;
use split::check_sizes;

/// A named number of every edge, such as a rating.
#[derive(Debug, Clone, PartialEq)]
pub struct EdgeColumn {
    pub name: String,
    /// One a pair.
    pub values: Vec<f32>,
}

/// Everything that a model learns from.
#[derive(Debug, Clone)]
pub struct Dataset {
    pub graph: Graph,
    /// One row a node.
    pub features: Features,
    /// The class of each node, where it has one.
    pub classes: Vec<Option<u32>>,
    pub split: Split,
    /// One name a class, or none at all.
    pub class_names: Vec<String>,
    /// One name a node, or none at all.
    pub node_names: Vec<String>,
    /// What else is known of the edges.
    pub edge_columns: Vec<EdgeColumn>,
    class_count: usize,
}

impl Dataset {
    /// Joins a graph with features, classes and split.
    ///
    /// # Errors
    /// Lists of the wrong length, features that are not finite or extreme, a class number that is none
    /// of as many as there are nodes, or a split that names nodes without a class.
    pub fn new(
        graph: Graph,
        features: Features,
        classes: Vec<Option<u32>>,
        split: Split,
    ) -> Result<Self> {
        let nodes = graph.nodes();
        for (name, got) in [("features", features.nodes()), ("classes", classes.len())] {
            if got != nodes {
                return Err(Error::Length {
                    name: name.into(),
                    expected: nodes as u32,
                    got: got as u32,
                });
            }
        }
        features.check()?;
        // Classes are numbered without gaps, so there cannot be more of them than nodes.
        for (node, &class) in classes.iter().enumerate() {
            if let Some(class) = class.filter(|&class| class as usize >= nodes) {
                return Err(Error::UnknownClass {
                    node: node as u32,
                    class,
                    classes: nodes as u32,
                });
            }
        }
        let class_count = classes
            .iter()
            .flatten()
            .max()
            .map_or(0, |&highest| highest as usize + 1);
        split.check(&classes)?;
        Ok(Dataset {
            graph,
            features,
            classes,
            split,
            class_names: Vec::new(),
            node_names: Vec::new(),
            edge_columns: Vec::new(),
            class_count,
        })
    }

    /// Puts a graph of some of the edges, in their old order, in the graph's place.
    pub fn thin(&mut self, graph: Graph) {
        let mut left = graph.pairs().iter().peekable();
        let whole = self.graph.pairs().iter();
        let stays: Vec<bool> = whole.map(|pair| left.next_if_eq(&pair).is_some()).collect();
        for column in &mut self.edge_columns {
            let mut stays = stays.iter();
            column.values.retain(|_| stays.next() == Some(&true));
        }
        self.graph = graph;
    }

    /// The graph that `source` names. `seed` decides the split where the source leaves it open.
    ///
    /// # Errors
    /// Whatever [`Dataset::new`] refuses.
    pub fn load(source: &Source, seed: u32) -> Result<Self> {
        match source {
            Source::KarateClub { labels } => builtin::karate_club(*labels, seed),
            #[cfg(feature = "whole")]
            Source::BlockModel(model) => model.generate(seed),
            #[cfg(not(feature = "whole"))]
            Source::BlockModel(_) => Err(Error::Elsewhere),
            Source::Own { .. } => Err(Error::DataMissing),
        }
    }

    /// Where the nodes of a graph that lives in the code stand in the picture, x and y of each inside the
    /// unit square, y downwards.
    pub fn kept_positions(source: &Source) -> Option<Vec<f32>> {
        matches!(source, Source::KarateClub { .. }).then(builtin::karate_positions)
    }

    /// Refuses what classes cannot be learned from: fewer than two of them, or one without a
    /// training node.
    pub fn check_classes(&self) -> Result<()> {
        if self.class_count < 2 {
            return Err(Error::TooFewClasses {
                got: self.class_count as u32,
            });
        }
        let mut is_trained = vec![false; self.class_count];
        for &node in &self.split.train {
            if let Some(class) = self.classes[node as usize] {
                is_trained[class as usize] = true;
            }
        }
        match is_trained.iter().position(|&trained| !trained) {
            Some(class) => Err(Error::ClassWithoutTraining {
                class: class as u32,
            }),
            None => Ok(()),
        }
    }

    /// Draws `train` and `validation` nodes of each class anew; the rest of the labelled nodes test.
    ///
    /// # Errors
    /// Sizes that a class cannot fill, or that leave no node to test.
    pub fn resplit(&mut self, train: usize, validation: usize, seed: u32) -> Result<()> {
        check_sizes(&self.classes, self.class_count, train, validation)?;
        self.split = stratified(&self.classes, self.class_count, train, validation, seed);
        Ok(())
    }

    /// The number of classes.
    pub fn class_count(&self) -> usize {
        self.class_count
    }
}

#[cfg(test)]
mod thin_tests {
    use super::*;

    #[test]
    fn columns_lose_the_values_of_edges_that_go() {
        let graph = |pairs: Vec<[u32; 2]>| Graph::new(3, pairs, None).expect("valid");
        let whole = graph(vec![[2, 1], [0, 1], [0, 2]]);
        let features = Features::Identity(3);
        let mut data =
            Dataset::new(whole, features, vec![None; 3], Split::default()).expect("valid");
        data.edge_columns.push(EdgeColumn {
            name: "service".into(),
            values: vec![1.0, 2.0, 3.0],
        });
        data.thin(graph(vec![[2, 1], [0, 2]]));
        assert_eq!(data.edge_columns[0].values, [1.0, 3.0]);
        assert_eq!(data.graph.edges(), 2);
    }
}
