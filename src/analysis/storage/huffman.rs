//! Deep Compression (Han, Mao & Dally 2016): nonzeros share 32 values found by k-means, gaps take five
//! bits at most, and both are written in Huffman codes of their own.

use super::Matrix;
use super::bits::{Reader, Writer};
use super::gaps;
use super::quantised::Codebook;

/// Shared values, as the paper has for fully connected layers.
pub const SHARED: usize = 32;
/// Most bits of a gap, likewise.
const GAP_BITS: u32 = 5;
/// The symbol of filler, beside the shared values.
const FILLER: usize = SHARED;
/// Symbols of values and of gaps.
const SYMBOLS: [usize; 2] = [SHARED + 1, 1 << GAP_BITS];

/// What is written: the shared values, and a value symbol and a gap symbol an entry.
struct Message {
    codebook: Codebook,
    entries: Vec<[usize; 2]>,
}

impl Message {
    #[inline(never)]
    fn of(matrix: &Matrix) -> Self {
        let codebook = Codebook::new(matrix, SHARED);
        let entries = gaps::entries(matrix, GAP_BITS)
            .into_iter()
            .map(|entry| {
                let value = match entry.place {
                    Some(place) => codebook.code(matrix.values[place]),
                    None => FILLER,
                };
                [value, entry.gap as usize]
            })
            .collect();
        Message { codebook, entries }
    }

    /// How often each symbol occurs: of values (0) or of gaps (1).
    #[inline(never)]
    fn counts(&self, which: usize) -> Vec<u64> {
        let mut counts = vec![0; SYMBOLS[which]];
        for entry in &self.entries {
            counts[entry[which]] += 1;
        }
        counts
    }
}

/// The number of entries, the shared values, the lengths of all codes, the entries.
#[inline(never)]
pub fn encode(matrix: &Matrix, out: &mut Writer) {
    let message = Message::of(matrix);
    out.index(message.entries.len() as u32, 4);
    message.codebook.write(out);
    let codes = [0, 1].map(|which| {
        let lengths = code_lengths(&message.counts(which));
        for &length in &lengths {
            out.index(length, 1);
        }
        canonical(&lengths)
    });
    for entry in &message.entries {
        for (symbol, codes) in entry.iter().zip(&codes) {
            let (code, length) = codes[*symbol];
            // A code is read from its first bit on.
            for bit in (0..length).rev() {
                out.bits(code >> bit, 1);
            }
        }
    }
}

#[inline(never)]
pub fn decode(from: &mut Reader, out: &mut [f32]) {
    let count = from.index(4);
    let codebook = Codebook::read(from, SHARED);
    let codes = SYMBOLS.map(|symbols| {
        let lengths: Vec<u32> = (0..symbols).map(|_| from.index(1)).collect();
        canonical(&lengths)
    });
    let mut place = 0;
    for _ in 0..count {
        let value = read_symbol(from, &codes[0]);
        place += read_symbol(from, &codes[1]);
        out[place] = codebook.values.get(value).copied().unwrap_or(0.0);
        place += 1;
    }
}

/// Entries · (H(values) + H(gaps)) / 8 + tables: what no code of single symbols can beat.
#[inline(never)]
pub fn entropy_bytes(matrix: &Matrix) -> f64 {
    let message = Message::of(matrix);
    let tables = 4 + 4 * SHARED + SYMBOLS[0] + SYMBOLS[1];
    let total = message.entries.len() as f64;
    let mut bits = 0.0;
    for which in [0, 1] {
        for count in message.counts(which) {
            if count > 0 {
                bits -= count as f64 * libm::log2(count as f64 / total);
            }
        }
    }
    bits / 8.0 + tables as f64
}

/// Huffman's lengths: 0 for a symbol that does not occur. Of equal counts the one that was there first
/// is joined first.
#[inline(never)]
fn code_lengths(counts: &[u64]) -> Vec<u32> {
    // Symbols, then the trees that join two of what stands before them.
    let mut counts = counts.to_vec();
    let symbols = counts.len();
    let mut parent = vec![0; 2 * symbols];
    let mut last = 0;
    while let Some(first) = take_rarest(&counts, &mut parent) {
        last = first;
        if let Some(second) = take_rarest(&counts, &mut parent) {
            parent[first] = counts.len();
            parent[second] = counts.len();
            counts.push(counts[first] + counts[second]);
        }
    }
    let mut lengths = vec![0; counts.len()];
    for tree in (0..counts.len()).rev() {
        if counts[tree] > 0 && tree != last {
            lengths[tree] = lengths[parent[tree]] + 1;
        }
    }
    if last < symbols && counts[last] > 0 {
        lengths[last] = 1;
    }
    lengths.truncate(symbols);
    lengths
}

/// Marks a tree that is taken.
const TAKEN: usize = usize::MAX;

#[inline(never)]
fn take_rarest(counts: &[u64], parent: &mut [usize]) -> Option<usize> {
    let mut rarest = None;
    for (tree, &count) in counts.iter().enumerate() {
        let is_rarer = rarest.is_none_or(|other: usize| count < counts[other]);
        if parent[tree] == 0 && count > 0 && is_rarer {
            rarest = Some(tree);
        }
    }
    if let Some(tree) = rarest {
        parent[tree] = TAKEN;
    }
    rarest
}

/// (code, length) of each symbol: shorter codes first, of one length by symbol, so that lengths say
/// all.
#[inline(never)]
fn canonical(lengths: &[u32]) -> Vec<(u64, u32)> {
    let mut codes = vec![(0, 0); lengths.len()];
    let mut next = 0u64;
    for length in 1..=63 {
        next <<= 1;
        for (symbol, _) in lengths.iter().enumerate().filter(|(_, l)| **l == length) {
            codes[symbol] = (next, length);
            next += 1;
        }
    }
    codes
}

#[inline(never)]
fn read_symbol(from: &mut Reader, codes: &[(u64, u32)]) -> usize {
    let (mut code, mut length) = (0, 0);
    loop {
        code = code << 1 | from.bits(1);
        length += 1;
        assert!(length < 64, "the code is a whole one");
        if let Some(symbol) = codes.iter().position(|&c| c == (code, length)) {
            return symbol;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_those_of_the_textbook() {
        assert_eq!(code_lengths(&[45, 13, 12, 16, 9, 5]), [1, 3, 3, 3, 4, 4]);
        assert_eq!(code_lengths(&[0, 7, 0]), [0, 1, 0]);
        assert_eq!(code_lengths(&[0, 0]), [0, 0]);
    }

    #[test]
    fn canonical_codes_are_free_of_prefixes() {
        let codes = canonical(&[2, 1, 3, 0, 3]);
        assert_eq!(codes, [(2, 2), (0, 1), (6, 3), (0, 0), (7, 3)]);
    }
}
