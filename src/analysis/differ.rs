//! How two results differ, item by item.

/// How many items two lists of predictions disagree on; of lists of different length, what both have.
pub fn differing(a: &[u32], b: &[u32]) -> u32 {
    let mut count = 0;
    for (a, b) in a.iter().zip(b) {
        count += u32::from(a != b);
    }
    count
}

/// How many items the first of two masks alone keeps, and the second alone; 1 is kept.
pub fn alone(a: &[u8], b: &[u8]) -> [u32; 2] {
    let [mut first, mut second] = [0, 0];
    for (&a, &b) in a.iter().zip(b) {
        first += u32::from(a == 1 && b != 1);
        second += u32::from(b == 1 && a != 1);
    }
    [first, second]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn differences_are_counted_item_by_item() {
        assert_eq!(differing(&[0, 1, 2], &[0, 2, 2]), 1);
        assert_eq!(alone(&[1, 1, 0, 0, 1], &[1, 0, 1, 0, 0]), [2, 1]);
    }
}
