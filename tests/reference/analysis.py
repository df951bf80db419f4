"""Golden values for what is said of a pruned model: calibration, structure, correlation, storage.

    python analysis.py

Components and assortativity are networkx's, correlations and sizes of sparse matrices SciPy's, the rest
is plain NumPy. All cases are random; scores come on a coarse
grid, so that many are equal.
"""

import networkx as nx
import numpy as np
from scipy import sparse, stats

import graphs

BINS = 15
SHARED = 16


def calibration(rng: np.random.Generator, count: int, low: float, honest: bool) -> dict:
    confidence = graphs.f32(low + (1 - low) * rng.random(count))
    confidence[: count // 10] = 1
    right = rng.random(count) < (confidence if honest else 0.4)
    edges = np.linspace(0, 1, BINS + 1)
    bins = np.digitize(confidence, edges[1:-1], right=True)
    error = 0.0
    for b in range(BINS):
        inside = bins == b
        if inside.any():
            error += inside.mean() * abs(right[inside].mean() - confidence[inside].mean())
    return {
        "confidence": confidence.tolist(),
        "right": right.tolist(),
        "error": float(error),
    }


def gap(graph: nx.Graph, self_loops: bool) -> float | None:
    members = max(nx.connected_components(graph), key=len)
    if len(members) < 2:
        return None
    a = nx.to_numpy_array(graph, nodelist=sorted(members)) + self_loops * np.eye(len(members))
    root = np.sqrt(a.sum(axis=0))
    values = np.linalg.eigvalsh(a / np.outer(root, root))
    assert abs(values[-1] - 1) < 1e-12
    return float(1 - values[-2])


def structure(rng: np.random.Generator, nodes: int, share: float, classes: int, **kind) -> dict:
    """`kind`: weighted, self_loops, unlabelled (how many nodes have no class), keep."""
    whole = nx.gnp_random_graph(nodes, share, seed=int(rng.integers(1 << 30)))
    pairs = [list(pair) for pair in whole.edges]
    weighted = kind.get("weighted", False)
    weights = graphs.f32(0.25 + 3 * rng.random(len(pairs))).tolist() if weighted else None
    kept = rng.random(len(pairs)) < kind.get("keep", 1.0)
    labels = rng.integers(0, classes, nodes)
    labels[rng.choice(nodes, kind.get("unlabelled", 0), replace=False)] = -1
    left = nx.Graph()
    left.add_nodes_from(range(nodes))
    for i, (a, b) in enumerate(pairs):
        if kept[i]:
            left.add_edge(a, b, weight=weights[i] if weighted else 1.0)
    known = left.edge_subgraph((a, b) for a, b in left.edges if min(labels[a], labels[b]) >= 0).copy()
    nx.set_node_attributes(known, {n: int(labels[n]) for n in known}, "class")
    same = [labels[a] == labels[b] for a, b in known.edges]
    one_class = len({int(labels[n]) for n in known}) < 2
    results = [(int(n), bool(rng.random() < 0.6)) for n in rng.permutation(nodes)[: nodes // 2]]
    numbers = np.array([n for n, _ in results])
    degrees = np.array([whole.degree(n) for n in numbers])
    # Of equal degrees the one that comes first.
    third = np.argsort(degrees, kind="stable")[: -(-len(results) // 3)]
    return {
        "graph": {"nodes": nodes, "pairs": pairs, "weights": weights},
        "kept": kept.tolist(),
        "classes": [None if c < 0 else int(c) for c in labels],
        "selfLoops": kind.get("self_loops", True),
        "stranded": sum(whole.degree(n) > 0 and left.degree(n) == 0 for n in range(nodes)),
        "components": nx.number_connected_components(left),
        "homophily": float(np.mean(same)) if same else None,
        "adjusted": None
        if one_class
        else float(nx.attribute_assortativity_coefficient(known, "class")),
        "gap": gap(left, kind.get("self_loops", True)),
        "results": results,
        "lowDegree": float(np.mean([results[i][1] for i in third])),
    }


def correlation(rng: np.random.Generator, count: int, steps: int, noise: int) -> dict:
    a = rng.integers(0, steps, count)
    b = a + rng.integers(-noise, noise + 1, count)
    return {
        "a": (a / 4).tolist(),
        "b": (b / 4).tolist(),
        "spearman": float(stats.spearmanr(a, b).statistic),
        "kendall": float(stats.kendalltau(a, b).statistic),
    }


def shared_values(values: np.ndarray) -> np.ndarray:
    """Lloyd's k-means from evenly spread values; one that nobody is nearest to stays where it is."""
    means = np.linspace(values.min(), values.max(), SHARED)
    while True:
        nearest = np.abs(values[:, None] - means).argmin(axis=1)
        moved = means.copy()
        for j in range(SHARED):
            if (nearest == j).any():
                moved[j] = values[nearest == j].mean()
        if np.allclose(moved, means, rtol=0, atol=1e-15):
            return moved
        means = moved


def storage(rng: np.random.Generator, rows: int, columns: int, density: float) -> dict:
    values = np.where(
        rng.random((rows, columns)) < density, graphs.f32(rng.normal(size=(rows, columns))), 0
    )
    matrix = values.astype(np.float32)

    def size(m, *parts: str) -> int:
        return int(sum(getattr(m, part).nbytes for part in parts))

    csr, csc = sparse.csr_matrix(matrix), sparse.csc_matrix(matrix)
    # SciPy has no half-empty blocks at the edge.
    padded = np.pad(matrix, [(0, -rows % 4), (0, -columns % 4)])
    blocks = sparse.bsr_matrix(padded, blocksize=(4, 4))
    blocks.eliminate_zeros()
    nonzeros = matrix[matrix != 0].astype(np.float64)
    scale = np.abs(matrix).max(axis=1, keepdims=True) / np.float32(127)
    with np.errstate(invalid="ignore"):
        steps = np.nan_to_num(matrix / scale)
    return {
        "rows": rows,
        "columns": columns,
        "values": values.ravel().tolist(),
        "coo32": size(csr.tocoo(), "data", "row", "col"),
        "csr32": size(csr, "data", "indices", "indptr"),
        "csc32": size(csc, "data", "indices", "indptr"),
        "blocks4": size(blocks, "data", "indices", "indptr"),
        "bitmask": int(np.packbits(matrix != 0).nbytes + 4 * np.count_nonzero(matrix)),
        "shared": shared_values(nonzeros).tolist(),
        "int8": (np.trunc(steps + np.copysign(0.5, steps)) * scale).astype(float).ravel().tolist(),
    }


def main() -> None:
    rng = np.random.default_rng(406)
    graphs.write(
        "analysis",
        {
            "calibration": [
                calibration(rng, 200, 0.3, True),
                calibration(rng, 57, 0.5, False),
                calibration(rng, 1, 0.5, True),
            ],
            "structure": [
                structure(rng, 40, 0.1, 3),
                structure(rng, 60, 0.06, 4, weighted=True, keep=0.7),
                structure(rng, 30, 0.08, 2, keep=0.4, unlabelled=9),
                structure(rng, 50, 0.2, 5, weighted=True, self_loops=False),
                structure(rng, 12, 0.3, 1),
                structure(rng, 9, 0.3, 2, keep=0.0),
                structure(rng, 300, 0.012, 3, keep=0.9),
            ],
            "correlation": [
                correlation(rng, 30, 10, 3),
                correlation(rng, 100, 1000, 400),
                correlation(rng, 7, 3, 1),
            ],
            "storage": [
                storage(rng, 34, 16, 0.2),
                storage(rng, 13, 7, 0.6),
                storage(rng, 50, 30, 0.05),
            ],
        },
    )


if __name__ == "__main__":
    main()
