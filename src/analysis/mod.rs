//! What a pruned model costs, how good it is, and why an item scores as it does. Looks, and changes
//! nothing.

pub mod storage;
