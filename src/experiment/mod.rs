//! Many runs of one experiment, or one run in many steps: resumable, a bounded step at a time.

mod control;
mod early_bird;
mod schedule;
mod search;
#[cfg(feature = "whole")]
mod seeds;
mod sweep;

pub use control::Control;
pub use schedule::{Pace, Schedule, ScheduleRequest};
pub use search::{Found, Search, SearchRequest};
#[cfg(feature = "whole")]
pub use seeds::{Arm, ArmResult, Seeds};
pub use sweep::{Band, Curve, Series, Sweep};
