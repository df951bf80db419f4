"""Scores of nodes, one function a criterion; training nodes have one too, but never go."""

from math import fsum

from streams import Stream

from .edges import degrees, settled
from .network import Network

RANDOM_NODES = 12


def distance(a: list[float], b: list[float]) -> float:
    return fsum(abs(x - y) for x, y in zip(a, b))


def spread(net: Network) -> list[float]:
    rows = net.forward()[1][-1].numpy().tolist()
    return [settled(fsum(distance(row, other) for other in rows)) for row in rows]


def over_neighbours(net: Network) -> list[float]:
    rows = net.forward()[1][-1].numpy().tolist()
    sums = [[] for _ in rows]
    for i, j in net.pairs:
        sums[i].append(distance(rows[i], rows[j]))
        sums[j].append(distance(rows[i], rows[j]))
    return [settled(fsum(of_node)) for of_node in sums]


def degree(net: Network) -> list[float]:
    return [float(d) for d in degrees(net)]


def random(net: Network) -> list[float]:
    ranks = list(range(net.problem.nodes))
    Stream(net.seed, RANDOM_NODES).shuffle(ranks)
    return [float(rank) for rank in ranks]


ALL = {"spread": spread, "overNeighbours": over_neighbours, "degree": degree, "random": random}
