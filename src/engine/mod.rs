//! Every verb that the interface has, in plain Rust.

mod arrays;
mod build;
mod control;
#[cfg(feature = "whole")]
mod cost;
#[cfg(feature = "whole")]
mod explain;
mod fingerprint;
mod footprint;
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
pub use explain::{Correlation, Effect, Explanation, Opinion};
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
use crate::mask::Mask;
use crate::prune::{
    Card, Hand, Mark, Masks, Plan, Pruner, Ranking, Rewind, count as asked, registry,
};
pub use crate::prune::{CriterionInfo, LetGo};
pub use crate::train::Measure;
use crate::train::{self, MAX_EPOCHS, Score};
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

    /// Sizes and names.
    pub fn info(&self) -> Info {
        let data = self.data();
        let network = self.pruner.network();
        let shape = network.shape();
        Info {
            nodes: data.graph.nodes() as u32,
            edges: data.graph.edges() as u32,
            features: data.features.columns() as u32,
            identity_features: matches!(data.features, crate::data::Features::Identity(_)),
            classes: data.class_count() as u32,
            weights: shape.weights() as u32,
            neurons: shape.neurons() as u32,
            layers: shape
                .layers()
                .iter()
                .map(|layer| LayerInfo {
                    inputs: layer.inputs as u32,
                    outputs: layer.outputs as u32,
                    offset: layer.weight as u32,
                })
                .collect(),
            split: SplitSizes {
                train: data.split.train.len() as u32,
                validation: data.split.validation.len() as u32,
                test: data.split.test.len() as u32,
            },
            class_names: data.class_names.clone(),
            node_names: data.node_names.clone(),
            edge_columns: (data.edge_columns.iter())
                .map(|column| column.name.clone())
                .collect(),
            epochs: self.spec.training.epochs,
            seed: self.spec.seed,
            chance: commonest(
                network
                    .evaluated_items()
                    .into_iter()
                    .map(|(_, truth)| truth),
            ),
            validation_chance: (network.has_validation())
                .then(|| commonest(network.validation_truths().into_iter())),
        }
    }

    /// Trains `epochs` epochs under the masks of the plan in force, and commits: the result becomes
    /// the reference, the masks become the floor. Every epoch is measured.
    ///
    /// # Errors
    /// More epochs than [`MAX_EPOCHS`].
    pub fn train(&mut self, epochs: u32) -> Result<TrainReport> {
        self.train_measured(epochs, Measure::Epochs)
    }

    /// The same with a choice of what is measured on the way; no bit of the result depends on it.
    ///
    /// # Errors
    /// As [`Engine::train`].
    pub fn train_measured(&mut self, epochs: u32, measure: Measure) -> Result<TrainReport> {
        check_range("epochs", f64::from(epochs), 0.0, f64::from(MAX_EPOCHS))?;
        let mut metrics = Vec::with_capacity(epochs as usize);
        let end = self.pruner.train(&self.plan, epochs, measure, |epoch| {
            metrics.push(epoch_metrics(epoch));
        });
        self.masks = self.pruner.evaluate(&self.plan);
        // Those that a divergence took back are gone.
        let done = self.epoch();
        metrics.retain(|metrics: &EpochMetrics| metrics.epoch <= done);
        Ok(TrainReport {
            epochs: metrics,
            ended: ended(end),
        })
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

    /// Puts marks of the hand on one kind of items in force: absolute and idempotent. They are laid upon
    /// whatever the plan removes, now and later, until they are changed or reset; training under them
    /// commits what they cut.
    ///
    /// # Errors
    /// Items that do not exist, that are cut and kept at once, or that are kept and were healed around.
    pub fn set_hand(&mut self, card: Card, cut: &[u32], kept: &[u32]) -> Result<PruneReport> {
        self.pruner.set_hand(card, cut, kept)?;
        self.masks = self.pruner.evaluate(&self.plan);
        Ok(self.report())
    }

    /// The marks of the hand on one kind of items.
    pub fn hand(&self, card: Card) -> &Hand {
        self.pruner.hand(card)
    }

    /// The mark that one more snip puts on an item: the contrary of what the rule does with it, then the
    /// rule's own side made fast, then none. What training has healed around is left to the rule.
    ///
    /// # Errors
    /// An item that does not exist.
    pub fn next_mark(&mut self, card: Card, index: u32) -> Result<Mark> {
        let item = index as usize;
        let by_rule = self.pruner.by_rule(&self.plan, card);
        check_range("item", f64::from(index), 0.0, by_rule.len() as f64 - 1.0)?;
        let (contrary, same) = match by_rule.kept(item) {
            true => (Mark::Cut, Mark::Kept),
            false => (Mark::Kept, Mark::Cut),
        };
        let mark = self.pruner.hand(card).mark(index);
        Ok(if !self.pruner.state().floor.of(card).kept(item) {
            Mark::Rule
        } else if mark == Mark::Rule {
            contrary
        } else if mark == contrary {
            same
        } else {
            Mark::Rule
        })
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

    /// Whether removed weights come back: what `epochs` of training would make of them if it did not hold
    /// the plan's masks. A look; nothing changes.
    ///
    /// # Errors
    /// As [`Engine::train`].
    pub fn let_go(&mut self, epochs: u32) -> Result<LetGo> {
        check_range("epochs", f64::from(epochs), 0.0, f64::from(MAX_EPOCHS))?;
        let outcome = self.pruner.let_go(&self.plan, epochs);
        self.pruner.ensure_evaluated(&self.plan);
        Ok(outcome)
    }

    /// Changes the size of the steps of further training; nothing else is touched.
    ///
    /// # Errors
    /// A rate that no run survives.
    pub fn set_learning_rate(&mut self, learning_rate: f64) -> Result<()> {
        self.pruner.set_learning_rate(learning_rate)
    }

    /// Sets earlier weights under the masks of the plan in force, which become the floor.
    pub fn rewind(&mut self, rewind: Rewind) -> PruneReport {
        self.pruner.rewind(&self.plan, rewind);
        self.masks = self.pruner.evaluate(&self.plan);
        self.report()
    }

    /// Fits every layer behind the first to what the dense model gives there, without labels, and
    /// commits.
    pub fn refit(&mut self) -> PruneReport {
        self.pruner.refit(&self.plan);
        self.masks = self.pruner.evaluate(&self.plan);
        self.report()
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

    /// Begins a curve for the plan in force; an unfinished one is dropped.
    ///
    /// # Errors
    /// More draws than 1,000.
    pub fn curve_start(&mut self, request: CurveRequest) -> Result<()> {
        check_range("draws", f64::from(request.draws), 0.0, 1_000.0)?;
        let items = self.masks.of(request.card).len();
        self.sweep = Some(Sweep::new(self.plan, request.card, items, request.draws));
        Ok(())
    }

    /// Computes up to `points` more points of the curve that was begun; without one, all is done.
    pub fn curve_step(&mut self, points: u32) -> CurveProgress {
        let Some(sweep) = &mut self.sweep else {
            return CurveProgress {
                done: 0,
                of: 0,
                curve: None,
            };
        };
        sweep.step(&mut self.pruner, points as usize);
        let progress = CurveProgress {
            done: sweep.done() as u32,
            of: sweep.of() as u32,
            curve: sweep.curve(),
        };
        if progress.curve.is_some() {
            self.sweep = None;
        }
        progress
    }

    fn ranking(&mut self, card: Card) -> &Ranking {
        self.pruner.ranking(&self.plan, card)
    }

    /// The edges that are left once those of pruned nodes are gone too.
    fn edges_in_force(&self) -> Cow<'_, Mask> {
        self.masks.edges_in_force(&self.data().graph)
    }
}

fn epoch_metrics(epoch: train::Epoch) -> EpochMetrics {
    EpochMetrics {
        epoch: epoch.number,
        loss: epoch.loss,
        correct: epoch.correct,
        validation_loss: epoch.validation_loss,
    }
}

fn ended(ended: train::Ended) -> Ended {
    match ended {
        train::Ended::Done => Ended::Done,
        train::Ended::Early { best_epoch } => Ended::Early { best_epoch },
        train::Ended::Diverged {
            epoch,
            learning_rate,
        } => Ended::Diverged {
            epoch,
            learning_rate,
        },
    }
}

/// How many items the commonest answer gets right.
fn commonest(truths: impl Iterator<Item = u32>) -> u32 {
    let mut counts: Vec<u32> = Vec::new();
    for truth in truths {
        let truth = truth as usize;
        if counts.len() <= truth {
            counts.resize(truth + 1, 0);
        }
        counts[truth] += 1;
    }
    counts.into_iter().max().unwrap_or(0)
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
