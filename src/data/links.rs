//! Held-out edges for link prediction: some edges are hidden from the model, and pairs without an
//! edge stand against them.

use crate::error::{Error, Result, check_range};
use crate::graph::Graph;
use crate::rng::{Rng, Stream};
use crate::value::readable;

/// How the edges are divided.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename_all = "camelCase"))]
pub struct LinkShares {
    /// Share of the edges that validate.
    pub validation: f64,
    /// Share of the edges that test.
    pub test: f64,
    /// A user–item graph: only pairs of one of each count as missing edges.
    pub bipartite: bool,
}

readable!(LinkShares {
    validation,
    test,
    bipartite
});

/// Pairs with and without an edge, as many of each.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HeldOut {
    pub positives: Vec<[u32; 2]>,
    pub negatives: Vec<[u32; 2]>,
}

impl HeldOut {
    /// All pairs, those with an edge first.
    pub fn pairs(&self) -> Vec<[u32; 2]> {
        [&self.positives[..], &self.negatives].concat()
    }

    /// How many pairs there are.
    pub fn len(&self) -> usize {
        self.positives.len() + self.negatives.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// The held-out edges of a graph; what is left of it passes messages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkSplit {
    pub validation: HeldOut,
    pub test: HeldOut,
    /// In a user–item graph whether a node is an item; empty otherwise.
    pub is_item: Vec<bool>,
}

/// Tries for one pair without an edge before the graph counts as full.
const TRIES: usize = 200;

impl LinkSplit {
    /// Hides the shares of `graph`'s edges; returns the graph that is left. Seeded.
    ///
    /// # Errors
    /// Shares that leave nothing to learn from, a graph that is not bipartite where it should be, or
    /// one with hardly a pair without an edge.
    pub fn draw(graph: &Graph, shares: LinkShares, seed: u32) -> Result<(Graph, Self)> {
        check_range("links.validation", shares.validation, 0.0, 0.8)?;
        check_range("links.test", shares.test, 0.0, 0.8)?;
        let count = |share: f64| (share * graph.edges() as f64 + 0.5).floor() as usize;
        let (validation, test) = (count(shares.validation), count(shares.test));
        // One edge tests, one is learned from.
        let edges = graph.edges() as f64;
        check_range("edges", edges, 2.0, f64::from(u32::MAX))?;
        let spare = edges - 2.0 - validation as f64;
        if spare < 0.0 {
            let most = (edges - 2.0) / edges;
            check_range("links.validation", shares.validation, 0.0, most)?;
        }
        if test == 0 || validation + test >= graph.edges() {
            return Err(Error::OutOfRange {
                name: "links.test".into(),
                got: shares.test,
                min: 0.5 / edges,
                max: (spare + 1.0) / edges,
            });
        }
        let is_item = if shares.bipartite {
            sides(graph)?
        } else {
            Vec::new()
        };
        let mut rng = Rng::new(seed, Stream::Split, 0);
        let mut order: Vec<u32> = (0..graph.edges() as u32).collect();
        rng.shuffle(&mut order);
        let mut kept = order.split_off(validation + test);
        kept.sort_unstable();
        let pairs = |edges: &[u32]| -> Vec<[u32; 2]> {
            edges.iter().map(|&e| graph.pairs()[e as usize]).collect()
        };
        let weights = graph
            .is_weighted()
            .then(|| kept.iter().map(|&e| graph.weight(e as usize)).collect());
        let left = Graph::new(graph.nodes() as u32, pairs(&kept), weights)?;
        let mut negatives = Rng::new(seed, Stream::Negatives, 0);
        let mut hold = |edges: &[u32]| -> Result<HeldOut> {
            let positives = pairs(edges);
            let negatives = missing_edges(graph, &is_item, positives.len(), &mut negatives);
            if negatives.len() < positives.len() {
                return Err(Error::TooDense {
                    edges: graph.edges() as u32,
                });
            }
            Ok(HeldOut {
                positives,
                negatives,
            })
        };
        let split = LinkSplit {
            validation: hold(&order[..validation])?,
            test: hold(&order[validation..])?,
            is_item,
        };
        Ok((left, split))
    }
}

/// Up to `count` pairs without an edge in `graph`, drawn with replacement; between users and items
/// where there are sides. Fewer when the graph is nearly full.
pub fn missing_edges(
    graph: &Graph,
    is_item: &[bool],
    count: usize,
    rng: &mut Rng,
) -> Vec<[u32; 2]> {
    let nodes = graph.nodes() as u32;
    let mut found = Vec::with_capacity(count);
    for _ in 0..TRIES * count {
        if found.len() == count {
            break;
        }
        let (a, b) = (rng.below(nodes), rng.below(nodes));
        let is_candidate =
            a != b && (is_item.is_empty() || is_item[a as usize] != is_item[b as usize]);
        if is_candidate && !graph.has_edge(a, b) {
            found.push([a, b]);
        }
    }
    found
}

/// Colours a bipartite graph; in each component the first source of an edge is a user, a node
/// without edges is an item.
fn sides(graph: &Graph) -> Result<Vec<bool>> {
    let mut side: Vec<Option<bool>> = vec![None; graph.nodes()];
    let mut stack = Vec::new();
    for &[source, _] in graph.pairs() {
        if side[source as usize].is_some() {
            continue;
        }
        side[source as usize] = Some(false);
        stack.push(source);
        while let Some(node) = stack.pop() {
            let own = side[node as usize].expect("only coloured nodes are pushed");
            for &neighbour in graph.neighbours(node as usize) {
                match side[neighbour as usize] {
                    None => {
                        side[neighbour as usize] = Some(!own);
                        stack.push(neighbour);
                    }
                    Some(other) if other == own => {
                        return Err(Error::NotBipartite {
                            source: node,
                            target: neighbour,
                        });
                    }
                    Some(_) => {}
                }
            }
        }
    }
    Ok(side.into_iter().map(|s| s.unwrap_or(true)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 30 nodes in a ring with chords.
    fn ring() -> Graph {
        let pairs = (0..30)
            .flat_map(|i| [[i, (i + 1) % 30], [i, (i + 5) % 30]])
            .collect();
        Graph::new(30, pairs, None).expect("valid")
    }

    const SHARES: LinkShares = LinkShares {
        validation: 0.1,
        test: 0.2,
        bipartite: false,
    };

    #[test]
    fn held_out_edges_leave_the_graph_and_negatives_have_none() {
        let graph = ring();
        let (left, split) = LinkSplit::draw(&graph, SHARES, 4).expect("valid");
        assert_eq!(left.edges(), 60 - 6 - 12);
        for held_out in [&split.validation, &split.test] {
            assert_eq!(held_out.positives.len(), held_out.negatives.len());
            for &[a, b] in &held_out.positives {
                assert!(graph.has_edge(a, b) && !left.has_edge(a, b));
            }
            assert!(
                held_out
                    .negatives
                    .iter()
                    .all(|&[a, b]| !graph.has_edge(a, b))
            );
        }
        let again = LinkSplit::draw(&graph, SHARES, 4).expect("valid");
        assert_eq!(again.1, split);
        assert_ne!(LinkSplit::draw(&graph, SHARES, 5).expect("valid").1, split);
    }

    #[test]
    fn users_and_items_stand_on_two_sides() {
        let pairs = (0..10u32)
            .flat_map(|u| [[u, 10 + u % 4], [u, 10 + (u + 1) % 4]])
            .collect();
        let graph = Graph::new(14, pairs, None).expect("valid");
        let shares = LinkShares {
            bipartite: true,
            ..SHARES
        };
        let (_, split) = LinkSplit::draw(&graph, shares, 1).expect("bipartite");
        assert_eq!(split.is_item.iter().filter(|&&item| item).count(), 4);
        for &[a, b] in &split.test.negatives {
            assert_ne!(split.is_item[a as usize], split.is_item[b as usize]);
        }
        let triangle = Graph::new(3, vec![[0, 1], [1, 2], [2, 0]], None).expect("valid");
        let shares = LinkShares {
            test: 0.4,
            ..shares
        };
        let refused = LinkSplit::draw(&triangle, shares, 1).expect_err("odd cycle");
        assert_eq!(refused.code(), "not-bipartite");
    }

    #[test]
    fn nothing_to_hide_and_nothing_missing_are_refused() {
        let refused = |graph: &Graph, shares| {
            LinkSplit::draw(graph, shares, 1)
                .expect_err("refused")
                .code()
        };
        let none = LinkShares {
            test: 0.0,
            ..SHARES
        };
        assert_eq!(refused(&ring(), none), "out-of-range");
        let full = Graph::new(
            4,
            vec![[0, 1], [0, 2], [0, 3], [1, 2], [1, 3], [2, 3]],
            None,
        )
        .expect("valid");
        assert_eq!(refused(&full, SHARES), "too-dense");
    }
}
