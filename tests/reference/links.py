"""Golden values for link prediction, from PyTorch Geometric, scikit-learn and NumPy.

    python links.py FOLDER    # the folder of the karate club's nodes.csv and edges.csv

The encoder is the GCN of gcn.py; a pair's logit is the inner product of its embeddings; the loss is
torch's mean binary cross-entropy with logits over the edges that pass messages and as many pairs
without one, drawn anew each epoch. Splits, negatives and initial weights are drawn by streams.py, so
that the whole run is an independent one. Areas are scikit-learn's; the ranking of items is NumPy's.
"""

import argparse
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from sklearn.metrics import average_precision_score, roc_auc_score
from torch.nn.functional import binary_cross_entropy_with_logits

import gcn
import graphs
from graphs import Problem
from streams import NEGATIVES, SPLIT, Stream, glorot, missing_pairs

EPOCHS = 10
FIRST = 10
ADAM = {"kind": "adam", "learningRate": 0.05}


@dataclass
class LinkCase(gcn.Case):
    dimensions: int = 4
    shares: tuple[float, float] = (0.1, 0.2)
    bipartite: bool = False
    seed: int = 1


def users_and_items() -> Problem:
    """24 users of two tastes and 16 items, users first; user 23 and item 39 know nobody."""
    rng = np.random.default_rng(11)
    users, items = 24, 16
    pairs = [
        (u, users + i)
        for u in range(users - 1)
        for i in range(items - 1)
        if rng.random() < (0.55 if u % 2 == i % 2 else 0.1)
    ]
    features = {"kind": "identity", "columns": users + items}
    return without_classes(users + items, pairs, None, features)


def without_classes(nodes, pairs, weights, features) -> Problem:
    return Problem(nodes, pairs, weights, features, [0] * nodes, [], [])


def cases(karate_folder: Path) -> list[LinkCase]:
    club = graphs.karate(karate_folder, "communities", weighted=True)
    dense = graphs.block_model("dense")
    words = graphs.block_model("sparse", weighted=True, seed=9)
    return [
        LinkCase("karate-weighted-rows", club, [6], activation="tanh", normalization="row",
                 optimizer=gcn.SGD, decay="all", dimensions=3, seed=5),
        LinkCase("blocks-dense", dense, [8], optimizer=ADAM, seed=2),
        LinkCase("words-one-layer", words, [], bias=False, optimizer=ADAM, weight_decay=0.01,
                 dimensions=5, shares=(0.0, 0.1), seed=3),
        LinkCase("users-and-items", users_and_items(), [7], activation="elu", optimizer=ADAM,
                 bipartite=True, shares=(0.1, 0.25), seed=4),
    ]


def sides(problem: Problem) -> list[bool]:
    """Whether a node is an item: not a source of an edge, as `users_and_items` lists them."""
    users = {source for source, _ in problem.pairs}
    assert users.isdisjoint(target for _, target in problem.pairs)
    return [node not in users for node in range(problem.nodes)]


@dataclass
class Split:
    """The graph that is left, and pairs with and without an edge."""

    left: Problem
    validation: tuple[list, list]
    test: tuple[list, list]
    is_item: list[bool]


def split(case: LinkCase) -> Split:
    problem = case.problem
    edges = len(problem.pairs)
    validation, test = (int(np.floor(share * edges + 0.5)) for share in case.shares)
    order = list(range(edges))
    Stream(case.seed, SPLIT).shuffle(order)
    kept = sorted(order[validation + test :])
    is_item = sides(problem) if case.bipartite else []
    stream = Stream(case.seed, NEGATIVES)
    known = {frozenset(pair) for pair in problem.pairs}

    def held_out(ids):
        positives = [problem.pairs[i] for i in ids]
        return positives, missing_pairs(stream, problem.nodes, known, is_item, len(positives))

    weights = problem.weights and [problem.weights[i] for i in kept]
    left = replace(problem, pairs=[problem.pairs[i] for i in kept], weights=weights)
    return Split(
        left,
        held_out(order[:validation]),
        held_out(order[validation : validation + test]),
        is_item,
    )


def negatives(case: LinkCase, cut: Split, epoch: int) -> list:
    stream = Stream(case.seed, NEGATIVES, epoch + 1)
    edges = {frozenset(pair) for pair in cut.left.pairs}
    return missing_pairs(stream, cut.left.nodes, edges, cut.is_item, len(cut.left.pairs))


def logits_of(embeddings: torch.Tensor, pairs) -> torch.Tensor:
    a, b = torch.tensor(pairs, dtype=torch.long).reshape(-1, 2).T
    return (embeddings[a] * embeddings[b]).sum(dim=1)


def loss_of(embeddings: torch.Tensor, positives, negatives) -> torch.Tensor:
    logits = torch.cat([logits_of(embeddings, positives), logits_of(embeddings, negatives)])
    truth = torch.cat([torch.ones(len(positives)), torch.zeros(len(negatives))]).to(logits)
    return binary_cross_entropy_with_logits(logits, truth)


def areas(embeddings: torch.Tensor, held_out) -> dict:
    logits = [logits_of(embeddings, pairs).numpy() for pairs in held_out]
    truth = np.repeat([1, 0], [len(pairs) for pairs in held_out])
    scores = np.concatenate(logits)
    return {
        "auc": float(roc_auc_score(truth, scores)),
        "averagePrecision": float(average_precision_score(truth, scores)),
    }


def suggestions(embeddings: np.ndarray, cut: Split) -> list[list[int]]:
    """For each node all others that the training graph does not join it to, likeliest first."""
    nodes = cut.left.nodes
    score = embeddings @ embeddings.T
    np.fill_diagonal(score, -np.inf)
    for a, b in cut.left.pairs:
        score[a, b] = score[b, a] = -np.inf
    if cut.is_item:
        item = np.array(cut.is_item)
        score[item[:, None] == item[None, :]] = -np.inf
    order = np.argsort(-score, axis=1, kind="stable")
    return [[int(j) for j in order[i] if np.isfinite(score[i, j])] for i in range(nodes)]


def ranking(offered: list[list[int]], cut: Split) -> dict:
    """Recall and NDCG of the first ten, mean over the users with a held-out item."""
    wanted: dict[int, set[int]] = {}
    for user, item in cut.test[0]:
        wanted.setdefault(user, set()).add(item)
    discount = 1 / np.log2(np.arange(FIRST) + 2)
    recall, gain = [], []
    for user, items in wanted.items():
        first = offered[user][:FIRST]
        hits = np.isin(first, list(items))
        recall.append(hits.sum() / len(items))
        ideal = discount[: len(items)].sum()
        gain.append((hits * discount[: len(first)]).sum() / ideal)
    return {"recallAt10": float(np.mean(recall)), "ndcgAt10": float(np.mean(gain))}


def run(case: LinkCase, cut: Split, weights, dtype: torch.dtype) -> dict:
    biases = [np.zeros(w.shape[1]) for w in weights]
    model = gcn.Model(replace(case, problem=cut.left), weights, biases, None, dtype)

    def backward(epoch: int) -> float:
        for layer in model.layers:
            layer.zero_grad()
        loss = loss_of(model.logits(), cut.left.pairs, negatives(case, cut, epoch))
        loss.backward()
        return loss.item()

    loss = backward(0)
    gradients = {
        "weightGradients": [
            layer.lin.weight.grad.T.double().numpy().ravel().copy() for layer in model.layers
        ],
        "biasGradients": [layer.bias.grad.double().numpy().copy() for layer in model.layers]
        if case.bias
        else [],
    }
    optimizer = model.optimizer()
    losses = []
    for epoch in range(EPOCHS):
        losses.append(backward(epoch))
        optimizer.step()
    with torch.no_grad():
        embeddings = model.logits()
        validation = cut.validation[0] and loss_of(embeddings, *cut.validation).item()
        probabilities = torch.sigmoid(logits_of(embeddings, cut.test[0] + cut.test[1]))
    offered = suggestions(embeddings.double().numpy(), cut)
    return {
        "loss": loss,
        **gradients,
        "losses": losses,
        "embeddings": embeddings.double().numpy().ravel(),
        "probabilities": probabilities.double().numpy(),
        "validationLoss": validation or None,
        "areas": areas(embeddings, cut.test),
        "ranking": ranking(offered, cut) if case.bipartite else None,
        "suggestions": [row[:FIRST] for row in offered],
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("karate", type=Path, help="folder of the karate club")
    arguments = parser.parse_args()
    for case in cases(arguments.karate):
        cut = split(case)
        columns = case.problem.features["columns"]
        weights = glorot([columns, *case.hidden, case.dimensions], case.seed)
        expected = run(case, cut, weights, torch.float64)
        check = run(case, cut, weights, torch.float32)
        close = [key for key in expected if key not in ("areas", "ranking", "suggestions")]
        close = [key for key in close if expected[key] is not None]
        error = gcn.disagreement(*({key: r[key] for key in close} for r in (expected, check)))
        assert error < gcn.AGREEMENT, f"{case.name}: f32 and f64 differ by {error:.1e}"
        # Orders must not hang on a rounding.
        for key in ("areas", "ranking", "suggestions"):
            assert expected[key] == check[key], f"{case.name}: {key} depend on rounding"
        assert expected["losses"][0] == expected["loss"]
        problem = case.problem.to_json()
        graphs.write(
            f"links-{case.name}",
            {
                "spec": {
                    "graph": {"kind": "own", "hash": None},
                    "task": {
                        "kind": "links",
                        "dimensions": case.dimensions,
                        "shares": {
                            "validation": case.shares[0],
                            "test": case.shares[1],
                            "bipartite": case.bipartite,
                        },
                    },
                    "split": {"kind": "given"},
                    **gcn.settings(case),
                    "seed": case.seed,
                },
                "graph": problem["graph"],
                "features": problem["features"],
                "weights": [w.ravel() for w in weights],
                "heldOut": {
                    "validation": dict(zip(("positives", "negatives"), cut.validation)),
                    "test": dict(zip(("positives", "negatives"), cut.test)),
                    "isItem": cut.is_item,
                },
                "negatives": [negatives(case, cut, epoch) for epoch in (0, EPOCHS - 1)],
                "expected": expected,
            },
        )
        print(f"links-{case.name}: f32 differs from f64 by {error:.1e}, {expected['areas']}"
              f" {expected['ranking'] or ''}")


if __name__ == "__main__":
    main()
