//! The one sort by score: every generic sort compiled into the page costs eight kilobytes.

/// Puts `items` into the order of (score, item), lowest first.
#[inline(never)]
pub fn sort_by_score(items: &mut [u32], scores: &[f64]) {
    // No two items compare as equal, so an unstable sort has one outcome only.
    items.sort_unstable_by(|&a, &b| {
        // Adding 0 makes 0 of −0, which the total order tells apart.
        let score = |item: u32| scores[item as usize] + 0.0;
        let by_score = score(a).total_cmp(&score(b));
        by_score.then(a.cmp(&b))
    });
}

/// All items in the order of (score, item), lowest first.
pub fn ascending(scores: &[f64]) -> Vec<u32> {
    let mut items: Vec<u32> = (0..scores.len() as u32).collect();
    sort_by_score(&mut items, scores);
    items
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_scores_go_by_number() {
        assert_eq!(ascending(&[2.0, 1.0, 2.0, -1.0]), [3, 1, 0, 2]);
        let mut items = [2, 0];
        sort_by_score(&mut items, &[5.0, 0.0, 5.0]);
        assert_eq!(items, [0, 2]);
    }
}
