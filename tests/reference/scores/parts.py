"""Sub-networks: the part of every weight, numbered by their first, and what own ratios leave."""

from math import floor

import numpy as np
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import squareform

from .network import Network

#: A part without an own ratio has the card's.
OWN = [0.25, None, 0.75, 0.0, 1.0, None, 0.5]
CARD = 0.6


def renumbered(labels: list[int]) -> list[int]:
    first = {}
    return [first.setdefault(label, len(first)) for label in labels]


def clusters(net: Network, count: int) -> list[int] | None:
    """None where the order of the neurons or rounding decides between distances."""
    columns = np.concatenate([h.numpy() for h in net.forward()[1]], axis=1).astype(np.float64)
    constant = np.ptp(columns, axis=0) == 0
    centred = columns - columns.mean(axis=0)
    norms = np.linalg.norm(centred, axis=0)
    norms[constant] = np.inf
    apart = 1 - (centred / norms).T @ (centred / norms)
    np.fill_diagonal(apart, 0)
    n = len(apart)
    found = set()
    for seed in range(20):
        rng = np.random.default_rng(seed)
        order = rng.permutation(n)
        noise = rng.uniform(-1e-5, 1e-5, size=(n, n))
        near = apart + noise + noise.T
        np.fill_diagonal(near, 0)
        tree = linkage(squareform(near[np.ix_(order, order)], checks=False), method="average")
        labels = np.empty(n, dtype=int)
        labels[order] = fcluster(tree, count, criterion="maxclust")
        found.add(tuple(renumbered(labels.tolist())))
    return list(found.pop()) if len(found) == 1 else None


def of_weights(net: Network, by: str, count: int) -> list[int] | None:
    labels, behind = [], 0
    found = clusters(net, count) if by == "clusters" else []
    if found is None:
        return None
    for layer, w in enumerate(net.weights):
        rows, columns = w.shape
        last = layer + 1 == len(net.weights)
        runs = min(count, rows)
        for row in range(rows):
            for column in range(columns):
                if by == "clusters":
                    neuron = behind - rows + row if last else behind + column
                    labels.append(found[neuron])
                elif by == "layers" or (by == "features" and layer > 0):
                    labels.append((layer,))
                elif by == "features":
                    labels.append((layer, row * runs // rows))
                else:
                    labels.append((layer, 2 * row // rows, 2 * column // columns))
        behind += columns
    # Clusters have the numbers of their neurons already.
    return labels if by == "clusters" else [sorted(set(labels)).index(label) for label in labels]


def kept(net: Network, parts: list[int]) -> str:
    sizes = np.concatenate([np.abs(w.numpy()).ravel() for w in net.weights])
    mask = np.ones(len(sizes), dtype=int)
    for part in set(parts):
        own = OWN[part] if part < len(OWN) else None
        items = sorted((sizes[i], i) for i, of in enumerate(parts) if of == part)
        for _, i in items[: floor((CARD if own is None else own) * len(items) + 0.5)]:
            mask[i] = 0
    return "".join(map(str, mask))


def cases(net: Network) -> dict:
    """By the size of weights, which are drawn and so never tie."""
    out = []
    for by, count in (("layers", 0), ("features", 3), ("tiles", 0), ("clusters", 2), ("clusters", 3)):
        parts = of_weights(net, by, count)
        if parts is None:
            print(f"parts by {by}, {count}: nearly tied")
            continue
        out.append({"by": by, "count": count, "of": parts, "kept": kept(net, parts)})
    return {"ratio": CARD, "own": OWN, "cases": out}
