//! What the benches share: the workloads and how they are written down for other programs.

pub mod dump;
pub mod workload;
