"""Graphs, features and numbers that both reference scripts use, and the way they are written down."""

import csv
import json
import math
from dataclasses import dataclass
from pathlib import Path

import numpy as np

GOLDEN = Path(__file__).resolve().parent.parent / "golden"


@dataclass
class Problem:
    """A graph with features and classes; pairs are undirected and listed once."""

    nodes: int
    pairs: list[tuple[int, int]]
    weights: list[float] | None
    features: dict
    labels: list[int]
    train: list[int]
    test: list[int]

    def dense_features(self) -> np.ndarray:
        """X (nodes, columns), whatever form the features are written in."""
        kind, columns = self.features["kind"], self.features["columns"]
        if kind == "identity":
            return np.eye(columns)
        if kind == "dense":
            return np.array(self.features["values"], np.float64).reshape(self.nodes, columns)
        x = np.zeros((self.nodes, columns))
        for node, row in enumerate(self.features["rows"]):
            for column, value in row:
                x[node, column] = value
        return x

    def feature_places(self) -> list[tuple[int, int]]:
        """Node and column of each value that the features hold, row by row."""
        kind, columns = self.features["kind"], self.features["columns"]
        if kind == "identity":
            return [(node, node) for node in range(columns)]
        if kind == "dense":
            return [(node, column) for node in range(self.nodes) for column in range(columns)]
        rows = enumerate(self.features["rows"])
        return [(node, column) for node, row in rows for column, _ in sorted(row)]

    def to_json(self) -> dict:
        return {
            "graph": {"nodes": self.nodes, "pairs": self.pairs, "weights": self.weights},
            "features": self.features,
            "labels": self.labels,
            "train": self.train,
            "test": self.test,
        }


def f32(values) -> np.ndarray:
    """What an f32 can hold, as f64, so that both sides start from the same numbers."""
    return np.asarray(values, np.float64).astype(np.float32).astype(np.float64)


def karate(folder: Path, classes: str, weighted: bool) -> Problem:
    """Zachary's karate club from `nodes.csv` (id, name, label, community4) and `edges.csv`."""
    with open(folder / "edges.csv", newline="") as file:
        edges = list(csv.DictReader(file))
    with open(folder / "nodes.csv", newline="") as file:
        rows = list(csv.DictReader(file))
    pairs = [(int(e["source"]), int(e["target"])) for e in edges]
    assert (len(rows), len(pairs)) == (34, 78)
    if classes == "factions":
        labels = [int(row["label"] != "Mr. Hi") for row in rows]
        train = [0, 33]
    else:
        labels = [int(row["community4"]) for row in rows]
        train = sorted(sum(([i for i in range(34) if labels[i] == c][:2] for c in range(4)), []))
    return Problem(
        nodes=34,
        pairs=pairs,
        weights=[float(e["weight"]) for e in edges] if weighted else None,
        features={"kind": "identity", "columns": 34},
        labels=labels,
        train=train,
        test=[node for node in range(34) if node not in train],
    )


def block_model(kind: str, weighted: bool = False, seed: int = 7) -> Problem:
    """A contextual block model: 3 blocks of 20 nodes whose features lean towards their block."""
    rng = np.random.default_rng(seed)
    nodes, blocks = 60, 3
    labels = [node * blocks // nodes for node in range(nodes)]
    pairs = [
        (u, v)
        for u in range(nodes)
        for v in range(u + 1, nodes)
        if rng.random() < (0.2 if labels[u] == labels[v] else 0.03)
    ]
    # An edge list need be neither sorted nor the same way round.
    pairs = [pairs[i] for i in rng.permutation(len(pairs))]
    pairs = [(v, u) if rng.random() < 0.5 else (u, v) for u, v in pairs]
    weights = f32(0.25 + 2 * rng.random(len(pairs))).tolist() if weighted else None
    if kind == "dense":
        columns = 6
        values = rng.normal(size=(nodes, columns))
        values[np.arange(nodes), labels] += 1
        features = {"kind": kind, "columns": columns, "values": f32(values).ravel().tolist()}
    else:
        # A bag of words: half of a node's words come from its block's third of the vocabulary.
        columns, words = 30, 5
        rows = []
        for node in range(nodes):
            own = labels[node] * 10 + rng.integers(0, 10, words)
            other = rng.integers(0, columns, words)
            row = sorted({int(w) for w in (*own[:3], *other[:3])})
            # Rows scaled to sum 1; node 11 says nothing at all.
            value = float(f32(1 / len(row)))
            rows.append([] if node == 11 else [(word, value) for word in row])
        features = {"kind": "sparse", "columns": columns, "rows": rows}
    train = [block * 20 + i for block in range(blocks) for i in (1, 8, 13, 17)]
    test = [node for node in range(nodes) if node not in train and node % 20 >= 5]
    return Problem(nodes, pairs, weights, features, labels, train, test)


def path(weighted: bool = False) -> Problem:
    """Five nodes in a row, a chord, and node 5 alone."""
    pairs = [(0, 1), (2, 1), (2, 3), (3, 4), (4, 2)]
    return Problem(
        nodes=6,
        pairs=pairs,
        weights=[0.5, 2.0, 1.25, 3.0, 1.0] if weighted else None,
        features={"kind": "identity", "columns": 6},
        labels=[0, 0, 0, 1, 1, 1],
        train=[0, 1, 3, 5],
        test=[2, 4],
    )


def plain(value):
    """Lists and numbers as JSON has them, floats with nine significant digits (enough for an f32)."""
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if isinstance(value, np.ndarray):
        return plain(value.tolist())
    if isinstance(value, float):
        assert math.isfinite(value)
        return float(f"{value:.9g}")
    return value


def write(name: str, content: dict) -> None:
    """One line a key, so that a change shows where it is."""
    lines = [
        f"{json.dumps(key)}: {json.dumps(item, separators=(',', ':'), ensure_ascii=False)}"
        for key, item in plain(content).items()
    ]
    GOLDEN.mkdir(exist_ok=True)
    (GOLDEN / f"{name}.json").write_text("{\n" + ",\n".join(lines) + "\n}\n")
