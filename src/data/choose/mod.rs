//! From a raw graph to one that can be learned from: what is to be predicted, and from what.

mod features;
mod labels;

pub use features::FeatureChoice;

use super::{OwnData, RawGraph, split::spread};
use crate::error::{Error, Result, check_range};
use crate::graph::{Graph, homophily};
use crate::kernels::ascending;
use crate::mask::Mask;
use crate::value::readable;

/// Above this many nodes one-hot features are not suggested: their weights, one row a node, would be
/// most of the model.
const FEW_NODES: usize = 500;
/// Eigenvectors that are suggested.
const VECTORS: u32 = 16;
/// Adjusted homophily below which a class is less a matter of where a node stands than of its role.
const LITTLE: f64 = 0.2;

/// What the caller makes of a raw graph.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename_all = "camelCase"))]
pub struct Choice {
    /// The column of the nodes whose values are the classes; `None` for tasks without classes.
    pub label: Option<String>,
    /// The classes are this many ranges of a column of numbers, each with as many nodes as ties allow;
    /// `None` takes the values as they are found.
    pub bins: Option<u32>,
    pub features: FeatureChoice,
    /// Whether the weights of the edges count, if they have any.
    pub use_weights: bool,
    /// Nodes of each class that train. Of a class too small for all three, half trains and half of the
    /// rest validates.
    pub train: u32,
    /// Nodes of each class that validate; the others test.
    pub validation: u32,
}

readable!(Choice {
    label,
    bins,
    features,
    use_weights,
    train,
    validation
});

impl Choice {
    /// What is sensible for this graph. Labels: the first column of the nodes called label, class or the
    /// like that makes classes, else the first that does. Features: the source's own matrix, else one-hot
    /// on up to 500 nodes; else structural where edges hardly prefer a class (adjusted homophily below
    /// 0.2), and spectral where they do or there are no classes. Weights count where all of them are above
    /// zero. A quarter of the median class trains, 20 nodes at most, and as many validate.
    pub fn suggest(raw: &RawGraph) -> Self {
        let label = labels::likeliest(raw);
        let (label, bins) = match label {
            Some((name, bins)) => (Some(name), bins),
            None => (None, None),
        };
        let features = match &raw.features {
            Some(rows) => FeatureChoice::Matrix {
                normalize: rows.matrix().val.iter().all(|&v| v >= 0.0),
            },
            None if raw.node_names.len() <= FEW_NODES => FeatureChoice::OneHot,
            None => FeatureChoice::Spectral { vectors: VECTORS },
        };
        let mut choice = Choice {
            label,
            bins,
            features,
            use_weights: (raw.weights.as_deref())
                .is_some_and(|w| w.iter().all(|w| *w > 0.0 && w.is_finite())),
            train: 1,
            validation: 0,
        };
        if let Ok(Some(classes)) = choice.classes(raw) {
            let mut sizes = vec![0f64; classes.names.len()];
            for &class in classes.of_node.iter().flatten() {
                sizes[class as usize] += 1.0;
            }
            let middle = ascending(&sizes)[sizes.len() / 2];
            let share = (sizes[middle as usize] / 4.0).floor();
            choice.train = if share < 1.0 { 1 } else { share as u32 }.min(20);
            choice.validation = choice.train;
            if matches!(choice.features, FeatureChoice::Spectral { .. })
                && let Ok(graph) = Graph::new(raw.node_names.len() as u32, raw.pairs.clone(), None)
            {
                let all = Mask::all_kept(graph.edges());
                let found = homophily(&graph, &all, &classes.of_node).and_then(|h| h.adjusted);
                if found.is_some_and(|adjusted| adjusted < LITTLE) {
                    choice.features = FeatureChoice::Structural;
                }
            }
        }
        choice
    }

    /// The same with other features, where they are stated.
    pub fn suggest_with(raw: &RawGraph, features: Option<FeatureChoice>) -> Self {
        let mut choice = Choice::suggest(raw);
        if let Some(features) = features {
            choice.features = features;
        }
        choice
    }

    /// The classes as chosen; `None` where none are.
    ///
    /// # Errors
    /// A column that the nodes do not have, fewer than 2 or more than 100 classes, or fewer than 2 or
    /// more than 20 ranges, or ranges of texts.
    pub fn classes(&self, raw: &RawGraph) -> Result<Option<Classes>> {
        match &self.label {
            Some(name) => labels::classes(raw.column(name)?, self.bins).map(Some),
            None => Ok(None),
        }
    }

    /// The graph to learn from; `seed` decides who trains, validates and tests.
    ///
    /// Classes are numbered in the order of their names: numbers ascending, texts by their letters' code
    /// points. Edge columns that lack a value somewhere are left out.
    ///
    /// # Errors
    /// See [`Choice::classes`] and [`FeatureChoice`]; pairs that make no [`Graph`].
    pub fn apply(&self, raw: &RawGraph, seed: u32) -> Result<OwnData> {
        let nodes = raw.node_names.len() as u32;
        let weights = raw.weights.as_ref().filter(|_| self.use_weights);
        let graph = Graph::new(nodes, raw.pairs.clone(), weights.cloned())?;
        let classes = self.classes(raw)?;
        check_range("train", f64::from(self.train), 1.0, 1e6)?;
        check_range("validation", f64::from(self.validation), 0.0, 1e6)?;
        let features = features::features(&self.features, raw, &graph, self.label.as_deref())?;
        let (of_node, class_names) = match classes {
            Some(classes) => (classes.of_node, classes.names),
            None => (vec![None; nodes as usize], Vec::new()),
        };
        let (train, validation) = (self.train as usize, self.validation as usize);
        let split = spread(&of_node, class_names.len(), train, validation, seed);
        Ok(OwnData {
            nodes,
            edges: raw.pairs.iter().flatten().copied().collect(),
            edge_weights: weights.cloned(),
            edge_columns: (raw.edge_columns.iter())
                .filter(|column| column.values.iter().all(|v| v.is_finite()))
                .cloned()
                .collect(),
            features,
            classes: (of_node.iter())
                .map(|class| class.map_or(-1, |class| class as i32))
                .collect(),
            roles: (split.roles(of_node.len()).into_iter())
                .map(|role| role as u8)
                .collect(),
            node_names: raw.node_names.clone(),
            class_names,
        })
    }
}

/// A class for each node that has one, and the classes' names.
#[derive(Debug, Clone, PartialEq)]
pub struct Classes {
    pub of_node: Vec<Option<u32>>,
    pub names: Vec<String>,
}

impl RawGraph {
    /// The column of the nodes called `name`.
    ///
    /// # Errors
    /// There is none.
    pub fn column(&self, name: &str) -> Result<&super::NodeColumn> {
        (self.node_columns.iter())
            .find(|column| column.name == name)
            .ok_or_else(|| Error::Malformed {
                what: "column".into(),
                reason: ["the nodes have no column `", name, "`"].concat(),
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::{NodeColumn, NodeValues, OwnFeatures, SparseRows};

    fn raw() -> RawGraph {
        let texts =
            |values: &[&str]| NodeValues::Texts(values.iter().map(|v| v.to_string()).collect());
        RawGraph {
            node_names: ["Ann", "Bob", "Cid", "Dot", "Eve", "Fay"]
                .map(String::from)
                .into(),
            pairs: vec![[0, 1], [1, 2], [2, 3], [3, 4], [4, 5]],
            weights: Some(vec![1.0, 2.0, 1.0, 1.0, 0.5]),
            node_columns: vec![
                NodeColumn {
                    name: "town".into(),
                    values: texts(&["Ulm", "Ulm", "Aix", "Aix", "Ulm", ""]),
                },
                NodeColumn {
                    name: "age".into(),
                    values: NodeValues::Numbers(vec![9.0, 30.0, 30.0, 51.0, f32::NAN, 70.0]),
                },
            ],
            ..RawGraph::default()
        }
    }

    fn choice() -> Choice {
        Choice::suggest(&raw())
    }

    #[test]
    fn the_suggestion_is_made_of_what_is_there() {
        let expected = Choice {
            label: Some("town".into()),
            bins: None,
            features: FeatureChoice::OneHot,
            use_weights: true,
            train: 1,
            validation: 1,
        };
        assert_eq!(choice(), expected);
        let mut with_matrix = raw();
        let rows = SparseRows::new(3, vec![vec![(0, 2.0)]; 6]).expect("valid");
        with_matrix.features = Some(rows);
        with_matrix.weights = Some(vec![0.0; 5]);
        let other = Choice::suggest(&with_matrix);
        assert_eq!(other.features, FeatureChoice::Matrix { normalize: true });
        assert!(!other.use_weights);
        let data = other.apply(&with_matrix, 1).expect("valid");
        assert!(matches!(
            data.features,
            OwnFeatures::Sparse { columns: 3, .. }
        ));
    }

    #[test]
    fn classes_names_and_roles_come_through() {
        let data = choice().apply(&raw(), 3).expect("valid");
        assert_eq!(data.class_names, ["Aix", "Ulm"]);
        assert_eq!(data.classes, [1, 1, 0, 0, 1, -1]);
        assert_eq!(data.node_names[4], "Eve");
        assert_eq!(data.roles.iter().filter(|&&role| role == 1).count(), 2);
        assert_eq!(data.roles[5], 0, "without a class nobody has a role");
        // Aix has two nodes: one trains, one tests.
        let aix = [data.roles[2], data.roles[3]];
        assert!(aix == [1, 3] || aix == [3, 1], "{aix:?}");
        let data = data.into_dataset().expect("valid");
        assert_eq!((data.class_count(), data.graph.weight(1)), (2, 2.0));
    }

    #[test]
    fn numbers_become_ranges_or_classes_in_their_order() {
        let by_age = |bins| Choice {
            label: Some("age".into()),
            bins,
            ..choice()
        };
        let data = by_age(Some(2)).apply(&raw(), 1).expect("valid");
        assert_eq!(data.class_names, ["9–30", "51–70"]);
        assert_eq!(data.classes, [0, 0, 0, 1, -1, 1]);
        let data = by_age(None).apply(&raw(), 1).expect("valid");
        assert_eq!(data.class_names, ["9", "30", "51", "70"]);
    }

    #[test]
    fn senseless_choices_are_refused() {
        let refused = |change: fn(&mut Choice)| {
            let mut choice = choice();
            change(&mut choice);
            choice.apply(&raw(), 1).expect_err("refused").to_string()
        };
        assert!(refused(|c| c.label = Some("street".into())).contains("no column `street`"));
        assert!(refused(|c| c.bins = Some(3)).contains("numbers"));
        assert!(
            refused(|c| c.features = FeatureChoice::Matrix { normalize: false }).contains("matrix")
        );
        assert!(
            refused(|c| c.features = FeatureChoice::Spectral { vectors: 0 }).contains("vectors")
        );
        let own = |c: &mut Choice| {
            c.features = FeatureChoice::Columns {
                names: vec!["town".into()],
            };
        };
        assert!(refused(own).contains("label"));
        assert!(refused(|c| c.train = 0).contains("train"));
    }

    #[test]
    fn columns_become_features() {
        let choice = Choice {
            label: None,
            features: FeatureChoice::Columns {
                names: vec!["age".into(), "town".into()],
            },
            ..choice()
        };
        let data = choice.apply(&raw(), 1).expect("valid");
        let OwnFeatures::Dense { columns, values } = data.features else {
            panic!("dense");
        };
        assert_eq!(columns, 3);
        // Eve has no age: the mean stands for it. Fay has no town.
        assert_eq!(values[4 * 3], 0.0);
        assert_eq!(values[4 * 3 + 1..4 * 3 + 3], [0.0, 1.0]);
        assert_eq!(values[5 * 3 + 1..], [0.0, 0.0]);
        assert!(data.class_names.is_empty() && data.roles == [0; 6]);
    }
}
