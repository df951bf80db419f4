//! Early-bird tickets (You et al. 2020): training with nothing removed goes on only until the masks that
//! the plan would cut have settled.
//!
//! After every epoch the plan's masks are drawn and compared with those of the epoch before: the share of
//! items that differ, the largest over the kinds that the plan cuts. Once it was below 0.1 three times
//! in a row the ticket is drawn.

use crate::prune::{Card, Masks, Plan, Pruner};

/// How many distances in a row must be small.
const WINDOW: u32 = 3;
/// What is small.
const SMALL: f64 = 0.1;

/// The search for a ticket.
#[derive(Debug, Clone, Default)]
pub struct EarlyBird {
    /// Of the last epoch.
    before: Option<Masks>,
    /// How many small distances the last ones were.
    calm: u32,
}

impl EarlyBird {
    /// Looks at the masks that `goal` would cut after one more epoch; whether they have settled.
    pub fn has_settled(&mut self, pruner: &mut Pruner, goal: &Plan) -> bool {
        let masks = pruner.masks(goal);
        if let Some(before) = &self.before {
            if distance(before, &masks, goal) < SMALL {
                self.calm += 1;
            } else {
                self.calm = 0;
            }
        }
        self.before = Some(masks);
        self.calm >= WINDOW
    }
}

/// The share of items that one mask has and the other has not, the largest of the kinds that are cut.
fn distance(a: &Masks, b: &Masks, plan: &Plan) -> f64 {
    let mut largest = 0.0;
    for card in Card::ALL {
        let (a, b) = (a.of(card), b.of(card));
        if !plan.cuts(card) || a.is_empty() {
            continue;
        }
        let mut differing = 0;
        for (x, y) in a.flags().iter().zip(b.flags()) {
            differing += u32::from(x != y);
        }
        let share = f64::from(differing) / a.len() as f64;
        if share > largest {
            largest = share;
        }
    }
    largest
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::Graph;
    use crate::nn::Shape;

    #[test]
    fn the_kind_that_differs_most_decides() {
        let graph = Graph::new(2, vec![[0, 1]], None).expect("valid");
        let a = Masks::all_kept(&Shape::new(&[2, 5, 2], false), &graph);
        let mut b = a.clone();
        b.weights.prune(0);
        b.neurons.prune(1);
        b.edges.prune(0);
        let plan = Plan::default().with_ratio(Card::Weights, 0.5);
        assert_eq!(distance(&a, &b, &plan), 0.05);
        assert_eq!(distance(&a, &b, &plan.with_ratio(Card::Neurons, 0.5)), 0.2);
        assert_eq!(distance(&a, &b, &Plan::default()), 0.0);
    }
}
