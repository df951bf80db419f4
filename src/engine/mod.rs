//! Every verb that the interface has, in plain Rust.

mod arrays;
mod build;
mod control;
#[cfg(feature = "whole")]
mod cost;
mod curve;
#[cfg(feature = "whole")]
mod explain;
mod fingerprint;
mod footprint;
mod hand;
mod info;
mod learning;
mod lookout;
mod metrics;
#[cfg(feature = "whole")]
mod node;
mod report;
mod schedules;
#[cfg(feature = "whole")]
mod seeds;
mod snapshot;
mod spec;
mod spec_hash;
mod tick;
#[cfg(test)]
mod types;
mod watch;

pub use arrays::flags;
pub use control::ControlProgress;
#[cfg(feature = "whole")]
pub use cost::{CostReport, GraphReport, ModelReport, Refused, StorageReport};
#[cfg(feature = "whole")]
pub use explain::{Correlation, CorrelationProgress, Effect, Explanation, Opinion};
pub use footprint::Footprint;
pub use lookout::{SearchProgress, WatchProgress};
#[cfg(feature = "whole")]
pub use node::{Message, NodeExplanation};
pub use report::{
    ClassMetrics, CommunityMetrics, Count, CurveProgress, CurveRequest, Ended, EpochMetrics,
    Evaluation, Info, LayerInfo, LinkMetrics, Metrics, PruneReport, ScheduleProgress, SplitSizes,
    SubNetwork, Suggestion, Survivors, TrainReport, Validation,
};
#[cfg(feature = "whole")]
pub use seeds::SeedsProgress;
pub use spec::Spec;
pub use watch::{WatchRequest, Watched};

pub use crate::data::{EdgeColumn, OwnData, OwnFeatures};

#[cfg(feature = "whole")]
use crate::analysis::Inference;
pub use crate::analysis::{alone, differing};
use crate::data::{Dataset, Source};
use crate::error::{Error, Result, check_range};
#[cfg(feature = "whole")]
use crate::experiment::Seeds;
use crate::experiment::{Control, Schedule, Search, Sweep};
pub use crate::experiment::{ScheduleRequest, SearchRequest};
#[cfg(feature = "whole")]
use crate::graph::Graph;
use crate::mask::Mask;
use crate::prune::{Card, Masks, Plan, Pruner, Ranking, count as asked, registry};
pub use crate::prune::{CriterionInfo, LetGo};
pub use crate::train::Measure;
use crate::train::Score;
#[cfg(feature = "whole")]
use crate::train::Task;
use build::{check_spec, network};
use footprint::Footing;
use std::borrow::Cow;
use watch::Watch;

/// One experiment: its model, its training, and the plan in force.
pub struct Engine {
    spec: Spec,
    pruner: Pruner,
    plan: Plan,
    masks: Masks,
    sweep: Option<Sweep>,
    search: Option<Search>,
    watch: Option<Watch>,
    schedule: Option<Schedule>,
    control: Option<Control>,
    #[cfg(feature = "whole")]
    seeds: Option<Seeds>,
    #[cfg(feature = "whole")]
    inference: Option<Inference>,
    footing: Footing,
    /// The graph that the caller brought, with what is known of its edges, where some of them are held
    /// out of what is learned from.
    #[cfg(feature = "whole")]
    brought: Option<(Graph, Vec<EdgeColumn>)>,
}

impl Engine {
    /// At epoch 0, nothing removed.
    ///
    /// # Errors
    /// A spec with values outside their ranges, or a graph that nothing can be learned from.
    pub fn new(spec: Spec) -> Result<Self> {
        check_spec(&spec)?;
        let data = Dataset::load(&spec.graph, spec.seed)?;
        Engine::with_dataset(spec, data)
    }

    /// The same on a graph that the caller brings; the spec then names it by its hash.
    ///
    /// # Errors
    /// As [`Engine::new`], and data that are not those that the spec names.
    pub fn with_own_data(mut spec: Spec, data: OwnData) -> Result<Self> {
        check_spec(&spec)?;
        let got = data.hash();
        if let Source::Own {
            hash: Some(expected),
        } = &spec.graph
            && *expected != got
        {
            return Err(Error::OtherData {
                expected: expected.clone(),
                got,
            });
        }
        spec.graph = Source::Own { hash: Some(got) };
        Engine::with_dataset(spec, data.into_dataset()?)
    }

    fn with_dataset(spec: Spec, data: Dataset) -> Result<Self> {
        #[cfg(feature = "whole")]
        let brought = matches!(
            (&spec.task, &spec.graph),
            (Task::Links { .. }, Source::Own { .. })
        )
        .then(|| (data.graph.clone(), data.edge_columns.clone()));
        let network = network(&spec, data)?;
        let footing = Footing::new(&network);
        let mut pruner = Pruner::new(network, spec.training, spec.seed);
        let plan = Plan::default();
        let masks = pruner.evaluate(&plan);
        Ok(Engine {
            spec,
            pruner,
            plan,
            masks,
            sweep: None,
            search: None,
            watch: None,
            schedule: None,
            control: None,
            #[cfg(feature = "whole")]
            seeds: None,
            #[cfg(feature = "whole")]
            inference: None,
            footing,
            #[cfg(feature = "whole")]
            brought,
        })
    }

    /// The data that an engine of this spec learns from, parted as the task has it; `own` is the graph
    /// that the caller brings, if it is about one.
    ///
    /// # Errors
    /// As [`Engine::new`].
    #[cfg(feature = "whole")]
    pub fn dataset(spec: &Spec, own: Option<OwnData>) -> Result<Dataset> {
        check_spec(spec)?;
        let mut data = match own {
            Some(own) => own.into_dataset()?,
            None => Dataset::load(&spec.graph, spec.seed)?,
        };
        build::split(spec, &mut data)?;
        Ok(data)
    }

    /// What the engine was built from.
    pub fn spec(&self) -> &Spec {
        &self.spec
    }

    fn data(&self) -> &Dataset {
        self.pruner.network().data()
    }

    /// Puts `plan` in force: absolute and idempotent.
    ///
    /// # Errors
    /// A ratio outside 0 to 1.
    pub fn prune(&mut self, plan: Plan) -> Result<PruneReport> {
        plan.check()?;
        self.pruner.check(&plan)?;
        self.plan = plan;
        self.masks = self.pruner.evaluate(&plan);
        Ok(self.report())
    }

    /// Every criterion, and whether it can be used on this graph.
    pub fn criteria(&self) -> Vec<CriterionInfo> {
        registry(self.pruner.network())
    }

    /// The plan's result by every measure that the task has.
    pub fn metrics(&mut self) -> Metrics {
        self.pruner.ensure_evaluated(&self.plan);
        metrics::metrics(self.pruner.network())
    }

    /// Where edges are predicted: the `most` nodes that `node` is likeliest to be joined to.
    ///
    /// # Errors
    /// A node that does not exist, or a task that predicts no edges.
    pub fn suggestions(&mut self, node: u32, most: u32) -> Result<Vec<Suggestion>> {
        let nodes = self.data().graph.nodes() as f64;
        check_range("node", f64::from(node), 0.0, nodes - 1.0)?;
        self.pruner.ensure_evaluated(&self.plan);
        let network = self.pruner.network();
        if network.held_out().is_none() {
            return Err(Error::WrongTask {
                needed: "links".into(),
            });
        }
        Ok(metrics::suggestions(network, node, most as usize))
    }

    /// Back to epoch 0, the same initial weights, nothing removed and nothing marked by hand; criteria
    /// and scopes stay.
    pub fn reset(&mut self) {
        self.drop_jobs();
        self.pruner.reset();
        self.plan = self.plan.cleared();
        self.masks = self.pruner.evaluate(&self.plan);
    }

    /// What goes on step by step ends with the state that it was begun on.
    fn drop_jobs(&mut self) {
        self.schedule = None;
        self.control = None;
        #[cfg(feature = "whole")]
        {
            self.seeds = None;
        }
        self.sweep = None;
        self.search = None;
        self.watch = None;
    }

    /// Epochs that the reference weights have behind them.
    pub fn epoch(&self) -> u32 {
        self.pruner.state().trainer.epoch
    }

    /// The plan in force.
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// The state as bytes (little-endian), without the plan.
    pub fn snapshot(&self) -> Vec<u8> {
        snapshot::write(&self.spec, self.pruner.state())
    }

    /// Puts a snapshot of the same experiment in force; the plan stays.
    ///
    /// # Errors
    /// Bytes that are damaged, of another version, or of another experiment.
    pub fn restore(&mut self, bytes: &[u8]) -> Result<()> {
        let state = snapshot::read(&self.spec, self.pruner.state(), bytes)?;
        self.drop_jobs();
        self.pruner.set_state(state);
        self.masks = self.pruner.evaluate(&self.plan);
        Ok(())
    }

    fn ranking(&mut self, card: Card) -> &Ranking {
        self.pruner.ranking(&self.plan, card)
    }

    /// The edges that are left once those of pruned nodes are gone too.
    fn edges_in_force(&self) -> Cow<'_, Mask> {
        self.masks.edges_in_force(&self.data().graph)
    }
}

fn evaluation(score: Score) -> Evaluation {
    Evaluation {
        correct: score.correct,
        total: score.total,
        loss: score.loss,
        auc: score.auc,
        average_precision: score.average_precision,
    }
}
