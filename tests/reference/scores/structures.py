"""What structures leave of the weights by magnitude, at one ratio; and thresholds s · std."""

from math import floor

import numpy as np

from .network import Network

RATIO = 0.5


def order(scores: list[float], ratio: float) -> list[int]:
    ranked = sorted(range(len(scores)), key=lambda unit: (scores[unit], unit))
    return ranked[: floor(ratio * len(scores) + 0.5)]


def flat_mask(masks: list[np.ndarray]) -> str:
    return "".join(str(int(flag)) for mask in masks for flag in mask.ravel())


def of_many(sizes: list[np.ndarray], of: int) -> str | None:
    masks = [np.ones_like(size) for size in sizes]
    for size, mask in zip(sizes, masks):
        if size.shape[0] % of:
            return None
        for column in range(size.shape[1]):
            for top in range(0, size.shape[0], of):
                gone = order(size[top : top + of, column].tolist(), RATIO)
                mask[[top + k for k in gone], column] = 0
    return flat_mask(masks)


def blocks(sizes: list[np.ndarray], side: int, by_max: bool) -> str:
    """Each layer by itself."""
    masks = [np.ones_like(size) for size in sizes]
    for size, mask in zip(sizes, masks):
        corners = [
            (top, left)
            for top in range(0, size.shape[0], side)
            for left in range(0, size.shape[1], side)
        ]
        tiles = [size[t : t + side, left : left + side] for t, left in corners]
        for unit in order([float(t.max() if by_max else t.mean()) for t in tiles], RATIO):
            top, left = corners[unit]
            mask[top : top + side, left : left + side] = 0
    return flat_mask(masks)


def cases(net: Network) -> dict:
    sizes = [np.abs(w.numpy()).astype(np.float64) for w in net.weights]
    found = []
    for of in (2, 3, 5, 6):
        kept = of_many(sizes, of)
        if kept:
            found.append({"structure": "ofMany", "of": of, "byMax": False, "kept": kept})
    for side, name in ((2, "blocksOfTwo"), (4, "blocksOfFour")):
        for by_max in (False, True):
            kept = blocks(sizes, side, by_max)
            found.append({"structure": name, "of": 0, "byMax": by_max, "kept": kept})
    thresholds = []
    for s in (0.0, 0.25, 1.0, 2.0):
        units = [size / np.std(w.numpy()) for size, w in zip(sizes, net.weights)]
        assert all(np.abs(unit - s).min() > 1e-5 for unit in units) or s == 0
        thresholds.append({"s": s, "kept": flat_mask([unit >= s for unit in units])})
    return {"ratio": RATIO, "cases": found, "thresholds": thresholds}
