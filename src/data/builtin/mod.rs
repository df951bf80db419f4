//! Graphs that live in the code. The others are files of the page.

mod karate;

pub use karate::{karate_club, karate_positions};
