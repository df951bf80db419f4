//! Many runs of one experiment, or one run in many steps: resumable, a bounded step at a time.

mod control;
mod early_bird;
mod schedule;
mod search;
mod sweep;

pub use control::Control;
pub use schedule::{Pace, Schedule, ScheduleRequest};
pub use search::{Found, Search, SearchRequest};
pub use sweep::{Band, Curve, Series, Sweep};
