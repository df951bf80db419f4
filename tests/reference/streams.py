"""The seeded draws of the core, once more and from their definitions.

A stream is the ChaCha8 key stream (Bernstein 2008) of a key made of seed, purpose and draw; bounded
numbers are Lemire's (2019), shuffles Fisher and Yates'. Dropout hashes a counter with Wellons'
lowbias32.
"""

import numpy as np

INITIALISATION, SPLIT, NEGATIVES = 0, 2, 3
MASK = 0xFFFF_FFFF


def rotate(value: int, bits: int) -> int:
    return (value << bits | value >> (32 - bits)) & MASK


def quarter(state: list[int], a: int, b: int, c: int, d: int) -> None:
    for x, y, z, bits in ((a, b, d, 16), (c, d, b, 12), (a, b, d, 8), (c, d, b, 7)):
        state[x] = (state[x] + state[y]) & MASK
        state[z] = rotate(state[z] ^ state[x], bits)


def block(key: list[int], counter: int) -> list[int]:
    """Sixteen words of the key stream; the nonce is 0."""
    constants = [int.from_bytes(b"expand 32-byte k"[i : i + 4], "little") for i in (0, 4, 8, 12)]
    start = [*constants, *key, counter & MASK, counter >> 32, 0, 0]
    state = list(start)
    for _ in range(4):
        for column in range(4):
            quarter(state, column, 4 + column, 8 + column, 12 + column)
        for i in range(4):
            quarter(state, i, 4 + (i + 1) % 4, 8 + (i + 2) % 4, 12 + (i + 3) % 4)
    return [(a + b) & MASK for a, b in zip(state, start)]


class Stream:
    def __init__(self, seed: int, purpose: int, draw: int = 0):
        self.key = [seed, purpose, draw, 0, 0, 0, 0, 0]
        self.counter, self.words = 0, []

    def word(self) -> int:
        if not self.words:
            self.words = block(self.key, self.counter)[::-1]
            self.counter += 1
        return self.words.pop()

    def unit(self) -> np.float32:
        """A multiple of 2⁻²⁴ in 0..1."""
        return np.float32(self.word() >> 8) / np.float32(1 << 24)

    def below(self, bound: int) -> int:
        while True:
            product = self.word() * bound
            if product & MASK >= 2**32 % bound:
                return product >> 32

    def shuffle(self, items: list) -> None:
        for i in range(len(items) - 1, 0, -1):
            j = self.below(i + 1)
            items[i], items[j] = items[j], items[i]


def glorot(widths: list[int], seed: int) -> list[np.ndarray]:
    """Weights uniform in ±√(6 / (inputs + outputs)), rounded as f32 rounds; as f64."""
    stream = Stream(seed, INITIALISATION)
    matrices = []
    for inputs, outputs in zip(widths, widths[1:]):
        bound = np.sqrt(np.float32(6) / np.float32(inputs + outputs))
        draws = [
            (np.float32(2) * stream.unit() - np.float32(1)) * bound
            for _ in range(inputs * outputs)
        ]
        matrices.append(np.array(draws, np.float64).reshape(inputs, outputs))
    return matrices


def missing_pairs(
    stream: Stream, nodes: int, edges: set[frozenset], is_item: list[bool], count: int
) -> list[tuple[int, int]]:
    """Pairs without an edge, between users and items where there are both."""
    found = []
    while len(found) < count:
        a, b = stream.below(nodes), stream.below(nodes)
        across = not is_item or is_item[a] != is_item[b]
        if a != b and across and frozenset((a, b)) not in edges:
            found.append((a, b))
    return found


def lowbias32(x: int) -> int:
    x = (x ^ x >> 16) * 0x7FEB352D & MASK
    x = (x ^ x >> 15) * 0x846CA68B & MASK
    return x ^ x >> 16


class Counter:
    """Which values of one layer dropout silences in one epoch."""

    def __init__(self, seed: int, epoch: int, layer: int):
        key = lowbias32(seed ^ 0x5ECA7E0F)
        key = lowbias32(key + epoch & MASK)
        self.key = lowbias32(key + layer & MASK)

    def factors(self, count: int, share: float) -> list[float]:
        """0 with probability `share`, else 1 / (1 − share)."""
        threshold = int(share * 2**32)
        scale = float(np.float32(1 / (1 - share)))
        return [
            scale if lowbias32(position ^ self.key) >= threshold else 0.0
            for position in range(count)
        ]
