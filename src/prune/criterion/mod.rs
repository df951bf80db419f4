//! Scores, one file a criterion. Every score says what to keep: the lowest go first.

mod jaccard;
mod literal;
mod magnitude;
mod random;
mod spread;

pub(super) use jaccard::jaccard;
pub(super) use literal::literal;
pub(super) use magnitude::magnitude;
pub(super) use random::random;
pub(super) use spread::spread;
