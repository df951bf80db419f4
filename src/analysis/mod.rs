//! What a pruned model costs, how good it is, and why an item scores as it does. Looks, and changes
//! nothing.

mod correlate;
mod cost;
mod differ;
mod explain;
mod inference;
mod quality;
pub mod storage;

pub use correlate::{kendall, spearman};
pub use cost::{Cost, Messages, column_counts, cost, multiply_adds, multiply_adds_by};
pub use differ::{alone, differing};
pub use explain::{Facts, Place, Term, place};
pub use inference::{Inference, Kernel};
pub use quality::{Quality, Structure, low_degree, quality, structure};
