"""Golden values for pruning: scores, masks, masked logits and counts, in plain NumPy.

    python pruning.py FOLDER    # the folder of the karate club's nodes.csv and edges.csv

Nothing here is fast and nothing is shared with gcn.py's PyTorch: every definition is written out.
- k = floor(p · n + ½) in f64, p in thousandths; order by (score, layer, index), lowest first.
- Magnitude: |w|. Spread: Σ_{u<v} |h_uk − h_vk| over all pairs of nodes, one by one. Literal:
  Σ_j |a_i − a_j| over the neurons j of the layer, a the mean activation over all nodes. Over the
  network, neuron scores are divided by the mean score of their layer. Jaccard: |N[i] ∩ N[j]| /
  |N[i] ∪ N[j]| on closed neighbourhoods. All scores come from the unpruned weights and graph.
- A neuron takes its column, its bias and its row of the next matrix along. Masks of weights and
  neurons are ranked apart and multiplied. Â is computed anew from the edges kept.
- Sums are rounded once (math.fsum), so that equal neurons tie exactly. What is nearly tied, scores
  or logits, is refused: an f32 implementation could not be told right from wrong.
"""

import argparse
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from math import floor, fsum
from pathlib import Path

import numpy as np

import graphs
from graphs import Problem

#: Closer than this, relative to the largest, two scores or logits must be equal.
GAP = 1e-4
ACTIVATIONS = {
    "relu": lambda z: np.maximum(z, 0),
    "elu": lambda z: np.where(z > 0, z, np.expm1(z)),
    "tanh": np.tanh,
}


@dataclass
class Network:
    problem: Problem
    activation: str
    normalization: str
    weights: list[np.ndarray]
    biases: list[np.ndarray]

    def adjacency(self, edges_kept: list[int]) -> np.ndarray:
        n = self.problem.nodes
        a = np.eye(n)
        given = self.problem.weights or [1.0] * len(self.problem.pairs)
        for (i, j), weight, kept in zip(self.problem.pairs, given, edges_kept):
            a[i, j] = a[j, i] = weight * kept
        degree = a.sum(axis=1)
        if self.normalization == "row":
            return a / degree[:, None]
        return a / np.sqrt(np.outer(degree, degree))

    def forward(self, masks: dict) -> tuple[np.ndarray, list[np.ndarray]]:
        """Logits and hidden activations under masks."""
        a = self.adjacency(masks["edges"])
        h, hidden = self.problem.dense_features(), []
        for layer, weight in enumerate(self.weights):
            effective = weight * self.kept(layer, masks)
            z = product(a, product(h, effective))
            if self.biases:
                bias = self.biases[layer]
                if layer + 1 < len(self.weights):
                    bias = bias * np.array(masks["neurons"][layer])
                z = z + bias
            if layer + 1 == len(self.weights):
                return z, hidden
            h = ACTIVATIONS[self.activation](z)
            hidden.append(h)

    def kept(self, layer: int, masks: dict) -> np.ndarray:
        """The product of the masks of weights and neurons, 1 kept."""
        weight = self.weights[layer]
        keep = np.array(masks["weights"][layer]).reshape(weight.shape).copy()
        if layer > 0:
            keep *= np.array(masks["neurons"][layer - 1])[:, None]
        if layer + 1 < len(self.weights):
            keep *= np.array(masks["neurons"][layer])
        return keep

    def all_kept(self) -> dict:
        return {
            "weights": [[1] * w.size for w in self.weights],
            "neurons": [[1] * w.shape[1] for w in self.weights[:-1]],
            "edges": [1] * len(self.problem.pairs),
        }


def product(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    return np.array([[fsum(row * column) for column in b.T] for row in a])


def spread(h: np.ndarray) -> list[float]:
    return [fsum(abs(u - v) for u, v in combinations(column, 2)) for column in h.T.tolist()]


def literal(h: np.ndarray) -> list[float]:
    # Exact: whatever the values, the two middle neurons of an even layer tie.
    means = [sum(map(Fraction, column)) / len(column) for column in h.T.tolist()]
    return [float(sum(abs(own - other) for other in means)) for own in means]


def jaccard(problem: Problem) -> list[float]:
    closed = [{node} for node in range(problem.nodes)]
    for i, j in problem.pairs:
        closed[i].add(j)
        closed[j].add(i)
    return [len(closed[i] & closed[j]) / len(closed[i] | closed[j]) for i, j in problem.pairs]


def over_layer_means(scores: list[list[float]]) -> list[list[float]]:
    return [[s * len(layer) / fsum(layer) for s in layer] for layer in scores]


def check_gaps(scores: list[float]) -> None:
    ordered = sorted(scores)
    for low, high in zip(ordered, ordered[1:]):
        assert low == high or high - low > GAP * ordered[-1], f"nearly tied: {low}, {high}"


def lowest(scores: list[list[float]], thousandths: int) -> list[list[int]]:
    """Masks of the given lists, ranked together."""
    check_gaps(sum(scores, []))
    ranking = sorted((s, layer, i) for layer, row in enumerate(scores) for i, s in enumerate(row))
    masks = [[1] * len(row) for row in scores]
    for _, layer, i in ranking[: floor(thousandths / 1000 * len(ranking) + 0.5)]:
        masks[layer][i] = 0
    return masks


def ranked(scores: list[list[float]], thousandths: int, scope: str) -> list[list[int]]:
    if scope == "network":
        return lowest(scores, thousandths)
    return [lowest([row], thousandths)[0] for row in scores]


def classes_of(logits: np.ndarray) -> np.ndarray:
    """The first of the largest."""
    for row in logits:
        first, second = np.sort(row)[::-1][:2]
        assert first == second or first - second > GAP * np.abs(logits).max(), "nearly tied logits"
    return logits.argmax(axis=1)


def plans() -> list[dict]:
    def plan(w=0, n=0, e=0, neuron="spread", w_scope="network", n_scope="network"):
        return {
            "weights": {"ratio": w / 1000, "criterion": "magnitude", "scope": w_scope, "draw": 0},
            "neurons": {"ratio": n / 1000, "criterion": neuron, "scope": n_scope, "draw": 0},
            "edges": {"ratio": e / 1000, "criterion": "jaccard", "after": "keep", "draw": 0},
        }

    out = [plan()]
    for scope in ("network", "layer"):
        out += [plan(w=w, w_scope=scope) for w in (1, 250, 500, 870, 950, 1000)]
        for neuron in ("spread", "literal"):
            out += [
                plan(n=n, neuron=neuron, n_scope=scope) for n in (200, 400, 500, 750, 1000)
            ]
    out += [plan(e=e) for e in (5, 100, 300, 500, 700, 900, 1000)]
    out += [
        plan(w=300, n=250, e=100),
        plan(w=600, n=400, e=500, neuron="literal", w_scope="layer", n_scope="layer"),
        plan(w=900, n=125, e=900, w_scope="layer"),
    ]
    return out


def apply(network: Network, scores: dict, plan: dict) -> dict:
    """What a plan removes, and what is left of the result."""
    thousandths = {card: round(plan[card]["ratio"] * 1000) for card in ("weights", "neurons", "edges")}
    weights, neurons = plan["weights"], plan["neurons"]
    kind = neurons["criterion"] + ("ByLayerMean" if neurons["scope"] == "network" else "")
    masks = {
        "weights": ranked(scores["magnitude"], thousandths["weights"], weights["scope"]),
        "neurons": ranked(scores[kind], thousandths["neurons"], neurons["scope"]),
        "edges": lowest([scores["jaccard"]], thousandths["edges"])[0],
    }
    problem = network.problem
    labels, test = np.array(problem.labels), np.array(problem.test)
    dense = classes_of(network.forward(network.all_kept())[0])
    logits, _ = network.forward(masks)
    pruned = classes_of(logits)
    touched = {node for pair in problem.pairs for node in pair}
    touched_after = {node for pair, k in zip(problem.pairs, masks["edges"]) if k for node in pair}

    def bits(flags) -> str:
        return "".join(map(str, flags))

    return {
        "plan": plan,
        "weights": [bits(row) for row in masks["weights"]],
        "neurons": [bits(row) for row in masks["neurons"]],
        "edges": bits(masks["edges"]),
        "weightsKept": int(sum(network.kept(i, masks).sum() for i in range(len(network.weights)))),
        "isolated": len(touched - touched_after),
        "correct": int((pruned == labels)[test].sum()),
        "changed": int((pruned != dense).sum()),
        "logits": logits.ravel(),
    }


def draw_network(problem, hidden, activation, normalization, bias, seed) -> Network:
    """Parameters on a grid of 1/32, so that many weights tie, of both signs and in all layers."""
    rng = np.random.default_rng(seed)
    widths = [problem.features["columns"], *hidden, max(problem.labels) + 1]
    weights = [np.round(32 * rng.normal(size=s) * 0.7) / 32 for s in zip(widths, widths[1:])]
    biases = [np.round(32 * rng.normal(size=w) * 0.2) / 32 for w in widths[1:]] if bias else []
    return Network(problem, activation, normalization, weights, biases)


def networks(karate_folder: Path) -> dict[str, Network]:
    weighted = graphs.karate(karate_folder, "communities", weighted=True)
    karate = draw_network(weighted, [8], "relu", "symmetric", False, 1)
    words = draw_network(graphs.block_model("sparse"), [7, 5], "relu", "symmetric", True, 2)
    # Two neurons that are the same, and in each layer one that never fires.
    words.weights[0][:, 5], words.biases[0][5] = words.weights[0][:, 2], words.biases[0][2]
    words.weights[0][:, 3] = -np.abs(words.weights[0][:, 3])
    words.biases[0][3] = -0.25
    words.weights[1][:, 4] = -np.abs(words.weights[1][:, 4])
    words.biases[1][4] = -0.5
    path = draw_network(graphs.path(), [3, 5], "tanh", "row", False, 3)
    return {"karate": karate, "words": words, "path": path}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("karate", type=Path, help="folder of the karate club")
    arguments = parser.parse_args()
    for name, network in networks(arguments.karate).items():
        _, hidden = network.forward(network.all_kept())
        spreads, literals = [spread(h) for h in hidden], [literal(h) for h in hidden]
        scores = {
            "magnitude": [np.abs(w).ravel().tolist() for w in network.weights],
            "spread": spreads,
            "spreadByLayerMean": over_layer_means(spreads),
            "literal": literals,
            "literalByLayerMean": over_layer_means(literals),
            "jaccard": jaccard(network.problem),
        }
        results = [apply(network, scores, plan) for plan in plans()]
        graphs.write(
            f"pruning-{name}",
            {
                "model": {
                    "hidden": [w.shape[1] for w in network.weights[:-1]],
                    "bias": bool(network.biases),
                    "activation": network.activation,
                    "dropout": {"input": 0.0, "hidden": 0.0},
                    "normalization": network.normalization,
                    "selfLoops": True,
                },
                **network.problem.to_json(),
                "weights": [w.ravel() for w in network.weights],
                "biases": network.biases,
                "scores": scores,
                "plans": results,
            },
        )
        correct = [result["correct"] for result in results]
        print(f"pruning-{name}: {len(results)} plans, correct {min(correct)} to {max(correct)}")


if __name__ == "__main__":
    main()
