//! A graph as it is opened: what can be learned from, and what was chosen to make it.

use super::{Choice, FeatureChoice, GalleryGraph, Generator, OwnData, RawGraph};
use crate::error::Result;
use crate::graph::{Graph, homophily, positions};
use crate::mask::Mask;

/// Above this many nodes a graph that nobody has placed comes without a picture: no preview waits so long.
const MOST_PLACED: usize = 2_000;

/// A graph with the choice that made it what it is.
#[derive(Debug, Clone)]
pub struct Opened {
    pub data: OwnData,
    pub choice: Choice,
    /// x and y of every node inside the unit square, y downwards, where they are known. (2 × nodes)
    pub positions: Option<Vec<f32>>,
    /// Whether all edges join a user with an item.
    pub user_item: bool,
}

impl Opened {
    /// Share of the edges whose ends have the same class, of those whose ends both have one; `None`
    /// without such an edge.
    pub fn homophily(&self) -> Option<f64> {
        let pairs = self.data.edges.chunks_exact(2).map(|p| [p[0], p[1]]);
        let graph = Graph::new(self.data.nodes, pairs.collect(), None).ok()?;
        let classes: Vec<_> = (self.data.classes.iter())
            .map(|&class| u32::try_from(class).ok())
            .collect();
        homophily(&graph, &Mask::all_kept(graph.edges()), &classes).map(|found| found.edges)
    }

    /// A graph of the gallery with the features that are stated or those that suit it; `seed` decides
    /// who trains, validates and tests.
    ///
    /// # Errors
    /// Features that the graph does not have.
    pub fn gallery(
        graph: GalleryGraph,
        features: Option<FeatureChoice>,
        seed: u32,
    ) -> Result<Self> {
        let choice = Choice::suggest_with(&graph.raw, features);
        Ok(Opened {
            data: choice.apply(&graph.raw, seed)?,
            choice,
            positions: Some(graph.positions),
            user_item: graph.user_item,
        })
    }

    /// A graph that `generator` draws, likewise; `seed` decides the graph too.
    ///
    /// # Errors
    /// Parameters outside their ranges, or features that the graph does not have.
    pub fn generated(
        generator: &Generator,
        features: Option<FeatureChoice>,
        seed: u32,
    ) -> Result<Self> {
        let raw = generator.generate(seed)?;
        let choice = generator.choice(&raw, features);
        Opened::chosen(&raw, choice, seed)
    }

    /// A graph as its owner chose it to be.
    ///
    /// # Errors
    /// See [`Choice::apply`].
    pub fn chosen(raw: &RawGraph, choice: Choice, seed: u32) -> Result<Self> {
        let nodes = raw.node_names.len();
        let positions = if nodes <= MOST_PLACED {
            Some(positions(
                &Graph::new(nodes as u32, raw.pairs.clone(), None)?,
                1,
            ))
        } else {
            None
        };
        Ok(Opened {
            data: choice.apply(raw, seed)?,
            choice,
            positions,
            user_item: false,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::{OwnFeatures, WattsStrogatz};

    fn ring(nodes: u32) -> Generator {
        Generator::WattsStrogatz(WattsStrogatz {
            nodes,
            neighbours: 4,
            rewired: 0.1,
        })
    }

    #[test]
    fn generated_graphs_come_with_a_picture_while_they_are_small() {
        let small = Opened::generated(&ring(40), None, 1).expect("drawn");
        assert_eq!(small.positions.map(|at| at.len()), Some(80));
        assert_eq!(small.choice.label.as_deref(), Some("arc"));
        assert_eq!(small.data.class_names, ["1", "2", "3", "4"]);
        let degree = Some(FeatureChoice::Degree);
        let large = Opened::generated(&ring(2_001), degree, 1).expect("drawn");
        assert!(large.positions.is_none());
        assert!(matches!(large.data.features, OwnFeatures::Sparse { .. }));
    }

    #[test]
    fn parameters_are_checked() {
        let refused = Opened::generated(&ring(8), None, 1).expect_err("too few");
        assert_eq!(refused.code(), "out-of-range");
        let matrix = Some(FeatureChoice::Matrix { normalize: false });
        assert_eq!(
            Opened::generated(&ring(40), matrix, 1)
                .expect_err("none")
                .code(),
            "malformed"
        );
    }
}
