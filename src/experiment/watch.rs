//! Deployed and watched: new edges arrive, and the dense and the pruned model answer on the graph that
//! grows, untrained.
//!
//! Where friendships come from (Kossinets & Watts 2006): mostly from friends of friends. A new edge joins
//! a node to where two random steps along edges lead from it (three in a user–item graph, where two
//! lead back to its own side); a share of them joins any two nodes. Pairs that are joined already, and
//! held-out ones, do not come. What arrives is not pruned: neither model has ever seen it.

use crate::error::{Result, check_range};
use crate::graph::Graph;
use crate::mask::Mask;
use crate::prune::{Masks, Plan, Pruner};
use crate::rng::{Rng, Stream};
use crate::told::told;
use crate::train::Network;
use crate::value::readable;
use std::collections::BTreeSet;

/// What arrives.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename_all = "camelCase"))]
pub struct WatchRequest {
    /// 1 to 100.
    pub batches: u32,
    /// A batch is this share of the edges that there are at first, at least one: above 0, up to 1.
    pub share: f64,
    /// Share of the new edges that join any two nodes, 0 to 1.
    pub random: f64,
    /// Another one, other arrivals.
    pub draw: u32,
}

readable!(WatchRequest {
    batches,
    share,
    random,
    draw
});

/// Both models on the graph as it grows; each list has an entry before anything arrives, then one a batch.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename_all = "camelCase"))]
pub struct Watched {
    /// New edges so far.
    pub arrived: Vec<u32>,
    /// How many of them join two nodes that had a common neighbour.
    pub closing: Vec<u32>,
    /// Evaluated items right by the dense model, …
    pub dense: Vec<u32>,
    /// … by the pruned one, …
    pub pruned: Vec<u32>,
    /// … of so many.
    pub total: u32,
    /// Nodes (of all), or held-out pairs, that both predict the same of, …
    pub agree: Vec<u32>,
    /// … of so many.
    pub of: u32,
}

told!(Watched {
    arrived,
    closing,
    dense,
    pruned,
    total,
    agree,
    of
});

/// Tries for one new edge before the graph counts as full.
const TRIES: usize = 200;

/// Watching in the making, a batch a step.
#[derive(Debug, Clone)]
pub struct Watch {
    request: WatchRequest,
    seed: u32,
    /// Neighbours of each node, as they came.
    around: Vec<Vec<u32>>,
    /// Held-out pairs, each in both directions.
    held_out: BTreeSet<[u32; 2]>,
    /// In a user–item graph whether a node is an item; empty otherwise.
    is_item: Vec<bool>,
    /// The new edges.
    new: Vec<[u32; 2]>,
    size: usize,
    watched: Watched,
}

impl Watch {
    /// # Errors
    /// Values outside their ranges.
    pub fn new(request: WatchRequest, network: &Network, seed: u32) -> Result<Self> {
        check_range("batches", f64::from(request.batches), 1.0, 100.0)?;
        check_range("share", request.share, f64::MIN_POSITIVE, 1.0)?;
        check_range("random", request.random, 0.0, 1.0)?;
        let graph = &network.data().graph;
        let mut held_out = BTreeSet::new();
        let mut is_item = Vec::new();
        if let Some(split) = network.held_out() {
            for part in [&split.validation, &split.test] {
                for [a, b] in part.pairs() {
                    held_out.insert([a, b]);
                    held_out.insert([b, a]);
                }
            }
            is_item.clone_from(&split.is_item);
        }
        Ok(Watch {
            request,
            seed,
            around: (0..graph.nodes())
                .map(|node| graph.neighbours(node).to_vec())
                .collect(),
            held_out,
            is_item,
            new: Vec::new(),
            size: ((request.share * graph.edges() as f64 + 0.5).floor() as usize).max(1),
            watched: Watched {
                arrived: Vec::new(),
                closing: Vec::new(),
                dense: Vec::new(),
                pruned: Vec::new(),
                total: 0,
                agree: Vec::new(),
                of: 0,
            },
        })
    }

    /// How many entries are done.
    pub fn done(&self) -> u32 {
        self.watched.arrived.len() as u32
    }

    /// How many there will be.
    pub fn of(&self) -> u32 {
        self.request.batches + 1
    }

    /// What was seen, once all has arrived.
    pub fn watched(&self) -> Option<&Watched> {
        (self.done() == self.of()).then_some(&self.watched)
    }

    /// Lets one more batch arrive and asks both models; `masks` are those of `plan`.
    ///
    /// # Errors
    /// None that a graph and its new edges could cause.
    pub fn step(&mut self, pruner: &mut Pruner, plan: &Plan, masks: &Masks) -> Result<()> {
        if self.done() > 0 {
            self.arrive();
        }
        let data = pruner.network().data().clone();
        let graph = grown(&data.graph, &self.new)?;
        let mut kept = masks.edges_in_force(&data.graph).flags().to_vec();
        kept.resize(graph.edges(), true);
        let dense = pruner.state().dense.params.clone();
        pruner.ensure_evaluated(plan);
        let pruned = pruner.effective().to_vec();
        let all = Mask::all_kept(graph.edges());
        let network = pruner.pass_on(plan, &dense, &graph, &all);
        let (by_dense, dense) = (network.predictions(), network.evaluated());
        let network = pruner.pass_on(plan, &pruned, &graph, &Mask::from_flags(kept));
        let (by_pruned, pruned) = (network.predictions(), network.evaluated());
        let agree = by_dense.iter().zip(&by_pruned).filter(|(a, b)| a == b);
        let watched = &mut self.watched;
        watched.agree.push(agree.count() as u32);
        watched.of = by_dense.len() as u32;
        watched.dense.push(dense.correct);
        watched.pruned.push(pruned.correct);
        watched.total = dense.total;
        watched.arrived.push(self.new.len() as u32);
        if watched.closing.is_empty() {
            watched.closing.push(0);
        }
        Ok(())
    }

    /// One batch: as many as there is room for.
    fn arrive(&mut self) {
        // Every batch has a draw of its own, whatever the ones before drew.
        let draw = self.request.draw * 128 + self.done();
        let mut rng = Rng::new(self.seed, Stream::Arrivals, draw);
        let mut closing = self.watched.closing.last().copied().unwrap_or(0);
        for _ in 0..self.size {
            let is_random = f64::from(rng.unit()) < self.request.random;
            for _ in 0..TRIES {
                let Some([a, b]) = self.candidate(is_random, &mut rng) else {
                    continue;
                };
                if a == b || self.around[a as usize].contains(&b) || self.held_out.contains(&[a, b])
                {
                    continue;
                }
                closing += u32::from(self.have_common(a, b));
                self.around[a as usize].push(b);
                self.around[b as usize].push(a);
                self.new.push([a, b]);
                break;
            }
        }
        self.watched.closing.push(closing);
    }

    fn candidate(&self, is_random: bool, rng: &mut Rng) -> Option<[u32; 2]> {
        let nodes = self.around.len() as u32;
        let a = rng.below(nodes);
        let sided = !self.is_item.is_empty();
        if is_random {
            let b = rng.below(nodes);
            let fits = !sided || self.is_item[a as usize] != self.is_item[b as usize];
            return fits.then_some([a, b]);
        }
        let mut b = a;
        for _ in 0..if sided { 3 } else { 2 } {
            let near = &self.around[b as usize];
            if near.is_empty() {
                return None;
            }
            b = near[rng.below(near.len() as u32) as usize];
        }
        Some([a, b])
    }

    fn have_common(&self, a: u32, b: u32) -> bool {
        let others = &self.around[b as usize];
        self.around[a as usize]
            .iter()
            .any(|node| others.contains(node))
    }
}

/// The graph with new edges behind its own; where edges have weights, a new one weighs 1.
fn grown(graph: &Graph, new: &[[u32; 2]]) -> Result<Graph> {
    let weights = graph.is_weighted().then(|| {
        let mut weights: Vec<f32> = (0..graph.edges()).map(|edge| graph.weight(edge)).collect();
        weights.resize(graph.edges() + new.len(), 1.0);
        weights
    });
    Graph::new(graph.nodes() as u32, [graph.pairs(), new].concat(), weights)
}
