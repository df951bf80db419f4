//! Link prediction: splits, negatives, gradients, training, suggestions.

#[path = "golden/cases.rs"]
mod cases;
#[path = "links/graphs.rs"]
mod graphs;
#[path = "links/learning.rs"]
mod learning;
#[path = "links/negatives.rs"]
mod negatives;
#[path = "links/reference.rs"]
mod reference;
#[path = "links/seeds.rs"]
mod seeds;
