//! What a pruned model costs, how good it is, and why an item scores as it does. Looks, and changes
//! nothing.

mod cost;
mod inference;
pub mod storage;

pub use cost::{Cost, Messages, cost, multiply_adds};
pub use inference::{Inference, Kernel};
