//! What the benches share: the workloads and how they are written down for other programs.
#![allow(dead_code, reason = "each bench uses its part")]

pub mod dump;
pub mod workload;
