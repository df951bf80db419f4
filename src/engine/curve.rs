//! Results at every ratio, step by step.

use super::{CurveProgress, CurveRequest, Engine};
use crate::error::{Result, check_range};
use crate::experiment::Sweep;

impl Engine {
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
}
