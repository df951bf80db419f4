//! Kept or pruned: one flag an item. A mask hides, it never erases.

/// Flags over the items of one kind (weights, neurons, edges, nodes): `true` means kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mask(Vec<bool>);

impl Mask {
    /// A mask that keeps all `len` items.
    pub fn all_kept(len: usize) -> Self {
        Mask(vec![true; len])
    }

    /// A mask from its flags.
    pub fn from_flags(flags: Vec<bool>) -> Self {
        Mask(flags)
    }

    /// The number of items.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are no items at all.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether item `i` is kept.
    #[inline(always)]
    pub fn kept(&self, i: usize) -> bool {
        self.0[i]
    }

    /// Removes item `i`.
    pub fn prune(&mut self, i: usize) {
        self.0[i] = false;
    }

    /// Keeps item `i` again.
    pub fn keep(&mut self, i: usize) {
        self.0[i] = true;
    }

    /// Keeps everything again.
    pub fn keep_all(&mut self) {
        self.0.fill(true);
    }

    /// How many items are kept.
    pub fn count_kept(&self) -> usize {
        count(&self.0)
    }

    /// How many items are pruned.
    pub fn count_pruned(&self) -> usize {
        self.len() - self.count_kept()
    }

    /// The flags, in the order of the items.
    pub fn flags(&self) -> &[bool] {
        &self.0
    }

    /// One byte an item: 1 kept, 0 pruned.
    pub fn to_bytes(&self) -> Vec<u8> {
        self.0.iter().map(|&kept| u8::from(kept)).collect()
    }
}

/// How many flags are set: in bytes as far as a byte counts, which takes a fraction of the time.
pub fn count(flags: &[bool]) -> usize {
    let in_bytes = |some: &[bool]| some.iter().fold(0, |sum, &flag| sum + u8::from(flag));
    flags
        .chunks(255)
        .map(|some| usize::from(in_bytes(some)))
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_follow_the_flags() {
        let mut mask = Mask::all_kept(3);
        mask.prune(1);
        assert_eq!((mask.count_kept(), mask.count_pruned()), (2, 1));
        assert_eq!(mask.to_bytes(), [1, 0, 1]);
        mask.keep(1);
        assert_eq!(mask, Mask::all_kept(3));
        assert_eq!(Mask::all_kept(1000).count_kept(), 1000);
    }
}
