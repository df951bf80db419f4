"""Scores of edges, one function a criterion, in the order of the pairs."""

from fractions import Fraction
from math import floor, log

import networkx as nx
import numpy as np
import torch
from streams import Stream

from . import learned as ugs
from .network import Network

RANDOM_EDGES = 6


def settled(score: float) -> float:
    """Without the last digits: what is equal differs by rounding there, and must tie."""
    return float(f"{score:.10g}")


def degrees(net: Network) -> list[int]:
    count = [0] * net.problem.nodes
    for i, j in net.pairs:
        count[i] += 1
        count[j] += 1
    return count


def jaccard(net: Network) -> list[float]:
    closed = [{node} for node in range(net.problem.nodes)]
    for i, j in net.pairs:
        closed[i].add(j)
        closed[j].add(i)
    return [len(closed[i] & closed[j]) / len(closed[i] | closed[j]) for i, j in net.pairs]


def random(net: Network) -> list[float]:
    ranks = list(range(len(net.pairs)))
    Stream(net.seed, RANDOM_EDGES).shuffle(ranks)
    return [float(rank) for rank in ranks]


def cosines(x: np.ndarray, pairs) -> list[float]:
    out = []
    for i, j in pairs:
        norms = np.linalg.norm(x[i]) * np.linalg.norm(x[j])
        out.append(float(x[i] @ x[j] / norms) if norms > 0 else 0.0)
    return out


def cosine(net: Network) -> list[float] | None:
    if net.problem.features["kind"] == "identity":
        return None
    return cosines(net.problem.dense_features(), net.pairs)


def weight(net: Network) -> list[float] | None:
    return net.problem.weights


def agreement(net: Network) -> list[float]:
    p = torch.softmax(net.forward()[0], dim=1)
    return [float(p[i] @ p[j]) for i, j in net.pairs]


def resistance(net: Network) -> list[float]:
    """From NumPy's pseudo-inverse of the weighted Laplacian; equal ones tie."""
    laplacian = np.zeros((net.problem.nodes, net.problem.nodes))
    for (i, j), w in zip(net.pairs, net.given.tolist()):
        laplacian[[i, j], [i, j]] += w
        laplacian[[i, j], [j, i]] -= w
    inverse = np.linalg.pinv(laplacian, rcond=1e-12, hermitian=True)
    scores = [inverse[i, i] + inverse[j, j] - 2 * inverse[i, j] for i, j in net.pairs]
    return [settled(score) for score in scores]


def degree(net: Network) -> list[float]:
    d = degrees(net)
    return [float(Fraction(1, d[i]) + Fraction(1, d[j])) for i, j in net.pairs]


def degree_sampled(net: Network) -> list[float]:
    """log(u) / (1/d_i + 1/d_j): the largest of these keys are a sample without replacement."""
    stream = Stream(net.seed, RANDOM_EDGES)
    return [log((float(stream.unit()) * 2**24 + 0.5) / 2**24) / s for s in degree(net)]


def lots(net: Network) -> list[float]:
    stream = Stream(net.seed, RANDOM_EDGES)
    return [(float(stream.unit()) * 2**24 + 0.5) / 2**24 for _ in net.pairs]


def chances(net: Network) -> list[float]:
    """w R of every edge, whose sum is nodes less components."""
    return [w * r for w, r in zip(net.given.tolist(), resistance(net))]


def resistance_sampled(net: Network) -> list[float]:
    """Priorities w R / u: the largest of these are a sample without replacement."""
    return [chance / u for chance, u in zip(chances(net), lots(net))]


def reweighted(net: Network) -> list[dict]:
    """What a sample weighs, and what the network makes of it: an edge with priority above the largest that
    went, τ, is there with the chance min(1, w R / τ), and weighs one over that. 0 where removed."""
    priorities = resistance_sampled(net)
    order = sorted(range(len(priorities)), key=lambda edge: priorities[edge])
    cases = []
    for thousandths in (200, 500, 800):
        removed = floor(thousandths / 1000 * len(order) + 0.5)
        threshold = priorities[order[removed - 1]]
        strengths = [0.0] * len(order)
        for edge in order[removed:]:
            strengths[edge] = 1 / min(1, chances(net)[edge] / threshold)
        for frozen in (False, True):
            logits = net.forward(strengths=torch.tensor(strengths), frozen=frozen)[0]
            cases.append(
                {
                    "ratio": thousandths / 1000,
                    "frozen": frozen,
                    "strengths": strengths,
                    "logits": logits.ravel().tolist(),
                }
            )
    return cases


def measured(net: Network, frozen: bool = False) -> list[float]:
    dense = float(net.judged_loss(net.forward()[0]))
    scores = []
    for edge in range(len(net.pairs)):
        strengths = torch.ones(len(net.pairs))
        strengths[edge] = 0
        logits, _, _ = net.forward(strengths=strengths, frozen=frozen)
        scores.append(float(net.judged_loss(logits)) - dense)
    return scores


def teddy(net: Network) -> list[float]:
    d = degrees(net)
    sums = [0.0] * net.problem.nodes
    for i, j in net.pairs:
        sums[i] += d[j] ** -0.5
        sums[j] += d[i] ** -0.5
    q = [s / count**2 if count else 0.0 for s, count in zip(sums, d)]
    return [q[i] * q[j] for i, j in net.pairs]


def betweenness(net: Network) -> list[float]:
    graph = nx.Graph()
    graph.add_nodes_from(range(net.problem.nodes))
    graph.add_edges_from(net.pairs)
    through = nx.edge_betweenness_centrality(graph, normalized=False)
    return [-settled(through.get((i, j), through.get((j, i)))) for i, j in net.pairs]


def gradient(net: Network, frozen: bool = False) -> list[float]:
    strengths = torch.ones(len(net.pairs), requires_grad=True)
    logits, _, _ = net.forward(strengths=strengths, frozen=frozen)
    (slopes,) = torch.autograd.grad(net.judged_loss(logits), strengths)
    return (-slopes).tolist()


def embedding(net: Network) -> list[float]:
    return cosines(net.forward()[1][-1].numpy(), net.pairs)


def oracle(net: Network) -> list[float]:
    labels = net.problem.labels
    return [float(labels[i] == labels[j]) for i, j in net.pairs]


def attribute(net: Network) -> list[float]:
    """The second column, high values first."""
    return [-value for value in net.columns["service"]]


def learned(net: Network) -> list[float]:
    return ugs.masks(net)[1].tolist()


ALL = {
    "attribute": attribute,
    "learned": learned,
    "jaccard": jaccard,
    "random": random,
    "cosine": cosine,
    "weight": weight,
    "agreement": agreement,
    "resistance": resistance,
    "resistanceSampled": resistance_sampled,
    "degree": degree,
    "degreeSampled": degree_sampled,
    "measured": measured,
    "teddy": teddy,
    "betweenness": betweenness,
    "gradient": gradient,
    "embedding": embedding,
    "oracle": oracle,
    # The same with Â frozen.
    "measured frozen": lambda net: measured(net, frozen=True),
    "gradient frozen": lambda net: gradient(net, frozen=True),
}
