//! Many runs of one experiment, or one run in many steps: resumable, a bounded step at a time.

mod early_bird;
mod schedule;
mod sweep;

pub use schedule::{Pace, Schedule, ScheduleRequest};
pub use sweep::{Band, Curve, Sweep};
