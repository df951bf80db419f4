"""Scores of hidden neurons, one function a criterion: one list a hidden layer."""

from fractions import Fraction
from itertools import combinations
from math import fsum

import numpy as np
import torch
from streams import Stream

from .network import Network

RANDOM_NEURONS = 5


def hidden_of(net: Network) -> list[np.ndarray]:
    return [h.numpy() for h in net.forward()[1]]


def propagated_of(net: Network) -> list[np.ndarray]:
    _, hidden, a = net.forward()
    return [(a @ h).numpy() for h in hidden]


def incoming(net: Network) -> list[np.ndarray]:
    return [w.numpy() for w in net.weights[:-1]]


def outgoing(net: Network) -> list[np.ndarray]:
    return [w.numpy() for w in net.weights[1:]]


def all_pairs(h: np.ndarray) -> list[float]:
    return [fsum(abs(u - v) for u, v in combinations(column, 2)) for column in h.T.tolist()]


def spread(net: Network) -> list[list[float]]:
    return [all_pairs(h) for h in hidden_of(net)]


def scale_safe(net: Network) -> list[list[float]]:
    return [
        [s * fsum(w * w for w in row) ** 0.5 for s, row in zip(all_pairs(p), out.tolist())]
        for p, out in zip(propagated_of(net), outgoing(net))
    ]


def literal(net: Network) -> list[list[float]]:
    scores = []
    for h in hidden_of(net):
        means = [sum(map(Fraction, column)) / len(column) for column in h.T.tolist()]
        scores.append([float(sum(abs(own - other) for other in means)) for own in means])
    return scores


def greedy(net: Network) -> list[list[float]]:
    """Places in the order of removal, ‖P[:, x] W[x, :]‖² computed anew for every candidate set x."""
    scores = []
    for p, out in zip(propagated_of(net), outgoing(net)):
        places, gone = [0.0] * p.shape[1], []
        for place in range(p.shape[1]):
            def change(k):
                x = [*gone, k]
                return float(((p[:, x] @ out[x]) ** 2).sum())

            left = [k for k in range(p.shape[1]) if k not in gone]
            changes = sorted((change(k), k) for k in left)
            if len(changes) > 1:
                gap = changes[1][0] - changes[0][0]
                assert gap == 0 or gap > 1e-4 * changes[0][0], "nearly tied changes"
            gone.append(changes[0][1])
            places[gone[-1]] = float(place)
        scores.append(places)
    return scores


def measured(net: Network) -> list[list[float]]:
    widths = [w.shape[1] for w in net.weights[:-1]]
    dense = float(net.judged_loss(net.forward()[0]))
    scores = []
    for layer, width in enumerate(widths):
        row = []
        for neuron in range(width):
            gates = [torch.ones(w) for w in widths]
            gates[layer][neuron] = 0
            row.append(float(net.judged_loss(net.forward(gates=gates)[0])) - dense)
        scores.append(row)
    return scores


def random(net: Network) -> list[list[float]]:
    widths = [w.shape[1] for w in net.weights[:-1]]
    ranks = list(range(sum(widths)))
    Stream(net.seed, RANDOM_NEURONS).shuffle(ranks)
    ends = np.cumsum(widths)
    return [[float(r) for r in ranks[end - w : end]] for end, w in zip(ends, widths)]


def over_edges(net: Network) -> list[list[float]]:
    return [
        [fsum(abs(column[i] - column[j]) for i, j in net.pairs) for column in h.T.tolist()]
        for h in hidden_of(net)
    ]


def gradient(net: Network) -> list[list[float]]:
    return [all_pairs(s) for s in net.hidden_slopes()[1]]


def redundancy(net: Network) -> list[list[float]]:
    """Places in the order of removal: again and again the first of the closest pair."""
    scores = []
    for h in hidden_of(net):
        left, places = list(range(h.shape[1])), [0.0] * h.shape[1]
        for place in range(h.shape[1]):
            def nearest(k):
                return min(
                    (fsum(abs(h[:, k] - h[:, j])) for j in left if j != k), default=float("inf")
                )

            goes = min((nearest(k), k) for k in left)[1]
            left.remove(goes)
            places[goes] = float(place)
        scores.append(places)
    return scores


def norms(matrices: list[np.ndarray], order: int) -> list[list[float]]:
    """Of the columns."""
    return [np.linalg.norm(m, ord=order, axis=0).tolist() for m in matrices]


def incoming_l1(net: Network) -> list[list[float]]:
    return norms(incoming(net), 1)


def incoming_l2(net: Network) -> list[list[float]]:
    return norms(incoming(net), 2)


def outgoing_l1(net: Network) -> list[list[float]]:
    return norms([w.T for w in outgoing(net)], 1)


def outgoing_l2(net: Network) -> list[list[float]]:
    return norms([w.T for w in outgoing(net)], 2)


def apoz(net: Network) -> list[list[float]]:
    return [[float(np.mean(column != 0)) for column in h.T] for h in hidden_of(net)]


def taylor(net: Network) -> list[list[float]]:
    return [np.abs((h * s).sum(axis=0)).tolist() for h, s in zip(*net.hidden_slopes())]


def fpgm(net: Network) -> list[list[float]]:
    return [
        [fsum(np.linalg.norm(own - other) for other in w.T) for own in w.T] for w in incoming(net)
    ]


ALL = {
    "spread": spread,
    "scaleSafe": scale_safe,
    "literal": literal,
    "greedy": greedy,
    "measured": measured,
    "random": random,
    "overEdges": over_edges,
    "gradient": gradient,
    "redundancy": redundancy,
    "incomingL1": incoming_l1,
    "incomingL2": incoming_l2,
    "outgoingL1": outgoing_l1,
    "outgoingL2": outgoing_l2,
    "apoz": apoz,
    "taylor": taylor,
    "fpgm": fpgm,
}
#: Their scores are in one unit in all layers; of the others each is divided by its layer's mean.
IN_ONE_UNIT = {"measured", "random"}
