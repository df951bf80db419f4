//! Pruning over time, verb by verb.

use super::learning::{ended, epoch_metrics};
use super::{Engine, ScheduleProgress};
use crate::error::Result;
use crate::experiment::{Schedule, ScheduleRequest};
use crate::train::Measure;

impl Engine {
    /// Begins a schedule from the state as it stands towards the plan in force; an unfinished one is
    /// dropped.
    ///
    /// # Errors
    /// No rounds, no epochs, or more of them than any training may have.
    pub fn schedule_start(&mut self, request: ScheduleRequest) -> Result<()> {
        self.schedule = Some(Schedule::new(request, self.plan)?);
        Ok(())
    }

    /// Trains up to `epochs` epochs of the schedule that was begun, cutting where a round begins; the
    /// plan in force is that of the round. Without a schedule nothing is done.
    pub fn schedule_step(&mut self, epochs: u32) -> ScheduleProgress {
        let mut metrics = Vec::new();
        let mut progress = ScheduleProgress {
            round: 0,
            rounds: 0,
            epochs: Vec::new(),
            ended: None,
            drawn: None,
        };
        if let Some(schedule) = &mut self.schedule {
            let end = schedule.step(&mut self.pruner, epochs, Measure::Epochs, |epoch| {
                metrics.push(epoch_metrics(epoch));
            });
            self.plan = schedule.plan();
            progress.round = schedule.round();
            progress.rounds = schedule.rounds();
            progress.drawn = schedule.drawn();
            progress.ended = schedule.is_done().then(|| ended(end));
            if schedule.is_done() {
                self.schedule = None;
            }
            self.masks = self.pruner.evaluate(&self.plan);
        }
        let done = self.epoch();
        metrics.retain(|metrics: &super::EpochMetrics| metrics.epoch <= done);
        progress.epochs = metrics;
        progress
    }
}
