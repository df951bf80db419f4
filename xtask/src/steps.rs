//! Numbered progress: `[3/7] Compile the engine …`, then how long it took.

use std::time::Instant;

use anyhow::Result;

/// Prints each step's number as it begins and its time as it ends.
pub struct Steps {
    total: usize,
    begun: usize,
}

impl Steps {
    pub fn new(total: usize) -> Self {
        Self { total, begun: 0 }
    }

    pub fn step<T>(&mut self, title: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
        self.begun += 1;
        let number = format!("[{}/{}]", self.begun, self.total);
        println!("\n{number} {title} …");
        let start = Instant::now();
        let result = work();
        let outcome = if result.is_ok() { "done" } else { "FAILED" };
        println!(
            "{number} {title}: {outcome}  {:.1} s",
            start.elapsed().as_secs_f64()
        );
        result
    }

    /// Counts a step that cannot be tried.
    pub fn skip(&mut self, title: &str, reason: &str) {
        self.begun += 1;
        println!(
            "\n[{}/{}] {title}: skipped, {reason}",
            self.begun, self.total
        );
    }
}
