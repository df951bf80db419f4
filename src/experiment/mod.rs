//! Many runs of one experiment: resumable, one step at a time.

mod sweep;

pub use sweep::{Band, Curve, Sweep};
