//! What a pruned model costs, how good it is, and why an item scores as it does. Looks, and changes
//! nothing.

#[cfg(feature = "whole")]
mod correlate;
mod cost;
mod differ;
#[cfg(feature = "whole")]
mod explain;
#[cfg(feature = "whole")]
mod inference;
#[cfg(feature = "whole")]
mod interval;
#[cfg(feature = "whole")]
mod quality;
pub mod storage;

#[cfg(feature = "whole")]
pub use correlate::{kendall, spearman};
pub use cost::{Cost, Messages, column_counts, cost, multiply_adds, multiply_adds_by};
pub use differ::{alone, differing};
#[cfg(feature = "whole")]
pub use explain::{Facts, Place, Term, place};
#[cfg(feature = "whole")]
pub use inference::{Inference, Kernel};
#[cfg(feature = "whole")]
pub use interval::{MOST, Mean, mean, paired};
#[cfg(feature = "whole")]
pub use quality::{Quality, Structure, low_degree, quality, structure};
