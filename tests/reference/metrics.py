"""Golden values for measures: classes, groups, areas and rankings.

    python metrics.py

Classes, groups and areas are scikit-learn's, modularity is networkx's, and the ranking of items is
scikit-learn's NDCG and a recall counted by NumPy. All cases are random; scores come on a coarse grid,
so that many are equal.
"""

import networkx as nx
import numpy as np
from sklearn import metrics

import graphs

FIRST = 10


def classes(rng: np.random.Generator, count: int, classes: int, noise: float, absent=()) -> dict:
    """`absent`: classes without a true node."""
    present = [c for c in range(classes) if c not in absent]
    truth = rng.choice(present, count)
    wrong = rng.random(count) < noise
    predicted = np.where(wrong, rng.integers(0, classes, count), truth)
    labels = list(range(classes))
    recall = metrics.recall_score(
        truth, predicted, labels=labels, average=None, zero_division=np.nan
    )
    return {
        "classes": classes,
        "truth": truth.tolist(),
        "predicted": predicted.tolist(),
        "accuracy": float(metrics.accuracy_score(truth, predicted)),
        "macroF1": float(metrics.f1_score(truth, predicted, average="macro")),
        "recall": [None if np.isnan(r) else float(r) for r in recall],
        "confusion": metrics.confusion_matrix(truth, predicted, labels=labels).ravel().tolist(),
        "nmi": float(metrics.normalized_mutual_info_score(truth, predicted)),
        "ari": float(metrics.adjusted_rand_score(truth, predicted)),
    }


def areas(rng: np.random.Generator, positives: int, negatives: int, steps: int, lead: int) -> dict:
    """Scores on a grid of quarters; those of the positives are `lead` steps higher on the whole."""
    high = (rng.integers(0, steps, positives) + lead) / 4
    low = rng.integers(0, steps, negatives) / 4
    truth = np.repeat([1, 0], [positives, negatives])
    scores = np.concatenate([high, low])
    return {
        "positives": high.tolist(),
        "negatives": low.tolist(),
        "auc": float(metrics.roc_auc_score(truth, scores)),
        "averagePrecision": float(metrics.average_precision_score(truth, scores)),
    }


def modularity(rng: np.random.Generator, nodes: int, groups: int, weighted: bool) -> dict:
    graph = nx.gnp_random_graph(nodes, 0.2, seed=int(rng.integers(1 << 30)))
    pairs = [list(pair) for pair in graph.edges]
    weights = graphs.f32(0.25 + 3 * rng.random(len(pairs))).tolist() if weighted else None
    for i, (a, b) in enumerate(pairs):
        graph[a][b]["weight"] = weights[i] if weighted else 1.0
    of = rng.integers(0, groups, nodes)
    communities = [set(np.flatnonzero(of == g).tolist()) for g in range(groups)]
    communities = [members for members in communities if members]
    return {
        "graph": {"nodes": nodes, "pairs": pairs, "weights": weights},
        "groups": of.tolist(),
        "modularity": float(nx.community.modularity(graph, communities)),
    }


def ranking(rng: np.random.Generator, items: int, wanted: int) -> dict:
    """One user's items in the order offered, and those that the user wanted."""
    offered = rng.permutation(items)
    chosen = rng.choice(items, wanted, replace=False)
    is_wanted = np.isin(offered, chosen).astype(float)
    falling = np.arange(items, 0, -1, dtype=float)
    return {
        "offered": offered[:FIRST].tolist(),
        "wanted": chosen.tolist(),
        "recall": float(is_wanted[:FIRST].sum() / wanted),
        "ndcg": float(metrics.ndcg_score([is_wanted], [falling], k=FIRST)),
    }


def main() -> None:
    rng = np.random.default_rng(2024)
    graphs.write(
        "metrics",
        {
            "classes": [
                classes(rng, 50, 2, 0.3),
                classes(rng, 200, 7, 0.4),
                classes(rng, 90, 5, 0.5, absent=(2,)),
                classes(rng, 60, 4, 1.0),
                classes(rng, 8, 6, 0.6, absent=(0, 1)),
            ],
            "areas": [
                areas(rng, 40, 40, 12, 3),
                areas(rng, 9, 60, 4, 0),
                areas(rng, 100, 7, 30, 8),
                areas(rng, 1, 5, 3, -1),
                areas(rng, 30, 30, 1, 0),
            ],
            "modularity": [
                modularity(rng, 30, 3, False),
                modularity(rng, 45, 6, True),
                modularity(rng, 20, 20, True),
            ],
            "ranking": [
                ranking(rng, 40, 3),
                ranking(rng, 25, 14),
                ranking(rng, 12, 1),
                ranking(rng, 60, 5),
                ranking(rng, 11, 10),
                ranking(rng, 7, 2),
            ],
        },
    )


if __name__ == "__main__":
    main()
