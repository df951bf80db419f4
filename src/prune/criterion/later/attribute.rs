//! Edge attribute: the value of a named column of the edges, and whether its low or its high values go first.
//! O(E).
//!
//! Side information, as the `service` of a lecture's rating.
//!
//! Pitfall: a column may nearly encode the answer.

/// One score an edge: the value, or its negative where high values go first.
pub fn attribute(values: &[f32], high_goes: bool) -> Vec<f64> {
    let sign = if high_goes { -1.0 } else { 1.0 };
    values
        .iter()
        .map(|&value| sign * f64::from(value))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_direction_decides_what_goes() {
        assert_eq!(attribute(&[2.0, -1.0], false), [2.0, -1.0]);
        assert_eq!(attribute(&[2.0, -1.0], true), [-2.0, 1.0]);
    }
}
