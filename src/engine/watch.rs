//! Deployed and watched: new edges arrive, and the dense and the pruned model answer on the graph that
//! grows, untrained. What arrives is not pruned: neither model has ever seen it. Held-out pairs do not
//! arrive.

use crate::error::{Result, check_range};
use crate::graph::Arrivals;
use crate::mask::Mask;
use crate::prune::{Masks, Plan, Pruner};
use crate::rng::{Rng, Stream};
use crate::told::told;
use crate::train::Network;
use crate::value::readable;

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

/// Watching in the making, a batch a step.
#[derive(Debug, Clone)]
pub struct Watch {
    request: WatchRequest,
    seed: u32,
    arrivals: Arrivals,
    /// New edges a batch.
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
        let held_out = network.held_out();
        let side = held_out.map_or(Vec::new(), |split| split.is_item.clone());
        let mut arrivals = Arrivals::new(graph, side);
        if let Some(split) = held_out {
            for part in [&split.validation, &split.test] {
                part.pairs().into_iter().for_each(|pair| arrivals.bar(pair));
            }
        }
        Ok(Watch {
            request,
            seed,
            arrivals,
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
            // Every batch has a draw of its own, whatever the ones before drew.
            let draw = self.request.draw.wrapping_mul(128) + self.done();
            let mut rng = Rng::new(self.seed, Stream::Arrivals, draw);
            self.arrivals
                .arrive(self.size, self.request.random, &mut rng);
        }
        let data = pruner.network().data().clone();
        let graph = self.arrivals.grown(&data.graph)?;
        let mut kept = masks.edges_in_force(&data.graph).flags().to_vec();
        kept.resize(graph.edges(), true);
        let dense = pruner.state().dense.params.clone();
        pruner.ensure_evaluated(plan);
        let pruned = pruner.effective().to_vec();
        let all = Mask::all_kept(graph.edges());
        let network = pruner.pass_on(plan, &dense, &graph, all);
        let (by_dense, dense) = (network.predictions(), network.evaluated());
        let network = pruner.pass_on(plan, &pruned, &graph, Mask::from_flags(kept));
        let (by_pruned, pruned) = (network.predictions(), network.evaluated());
        let agree = by_dense.iter().zip(&by_pruned).filter(|(a, b)| a == b);
        let watched = &mut self.watched;
        watched.agree.push(agree.count() as u32);
        watched.of = by_dense.len() as u32;
        watched.dense.push(dense.correct);
        watched.pruned.push(pruned.correct);
        watched.total = dense.total;
        watched.arrived.push(self.arrivals.count());
        watched.closing.push(self.arrivals.closing());
        Ok(())
    }
}
