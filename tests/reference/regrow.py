"""Golden values for regrowth: one mask update of RigL (Evci et al. 2020, Algorithm 1), in plain NumPy.

    python regrow.py

A layer at a time, as `generic_mask_update` of google-research/rigl has it:
- n_prune = int(share · n_ones); the n_ones − n_prune largest |w| of the mask stay;
- of everything else, what was just dropped too, the n_prune largest |g| grow;
- share(t) = α/2 · (1 + cos(π t / T)).
Weights and gradients are drawn so that no two sizes tie.
"""

import json
from math import cos, pi
from pathlib import Path

import numpy as np

CASES = [([34, 16, 2], 0.8, 0.3, 20, 60), ([12, 7, 5, 3], 0.5, 0.5, 0, 10), ([6, 4], 0.9, 1.0, 1, 4)]


def distinct(rng: np.random.Generator, n: int) -> np.ndarray:
    sizes = (rng.permutation(n) + 1) / n
    return (sizes * rng.choice([-1, 1], n)).astype(np.float32)


def update(weights: np.ndarray, slopes: np.ndarray, mask: np.ndarray, share: float) -> np.ndarray:
    n_ones = int(mask.sum())
    n_prune = int(share * n_ones)
    drop = np.abs(weights) * mask
    mask1 = np.zeros_like(mask)
    mask1[np.argsort(-drop)[: n_ones - n_prune]] = 1
    grow = np.abs(slopes)
    lifted = np.where(mask1 == 1, grow.min() - 1, grow)
    mask2 = np.zeros_like(mask)
    mask2[np.argsort(-lifted)[:n_prune]] = 1
    assert not (mask1 & mask2).any()
    return mask1 | mask2


def main() -> None:
    cases = []
    for number, (widths, sparsity, alpha, done, epochs) in enumerate(CASES):
        rng = np.random.default_rng(number)
        share = alpha / 2 * (1 + cos(pi * done / epochs))
        case = {"widths": widths, "alpha": alpha, "done": done, "epochs": epochs, "share": share}
        lists = {"weights": [], "slopes": [], "mask": [], "expected": []}
        for rows, columns in zip(widths, widths[1:]):
            n = rows * columns
            mask = (rng.permutation(n) >= round(sparsity * n)).astype(int)
            weights, slopes = distinct(rng, n) * mask.astype(np.float32), distinct(rng, n)
            after = update(weights, slopes, mask, share)
            assert after.sum() == mask.sum()
            for name, values in zip(lists, (weights, slopes, mask, after)):
                lists[name] += [round(float(v), 7) if v % 1 else int(v) for v in values]
        cases.append(case | lists)
    path = Path(__file__).parent.parent / "golden" / "regrow.json"
    path.write_text(json.dumps(cases, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
