"""Golden values for features made of structure: local figures and leading eigenvectors.

    python choose.py

Clustering, core numbers, mean neighbour degrees and PageRank are networkx's, eigenvectors NumPy's. Where
eigenvalues are nearly equal any basis of their space is right, so only well-parted ones are written.
"""

import networkx as nx
import numpy as np

import graphs

VECTORS = 6
# Least distance of an eigenvalue from the others, for its vector to be known to nine digits or so.
APART = 1e-5


def case(rng: np.random.Generator, graph: nx.Graph, weighted: bool = False) -> dict:
    graph = nx.convert_node_labels_to_integers(graph)
    nodes = graph.number_of_nodes()
    order = rng.permutation(nodes)
    graph = nx.relabel_nodes(graph, {old: int(new) for old, new in enumerate(order)})
    pairs = [list(pair) for pair in graph.edges]
    weights = graphs.f32(0.25 + 3 * rng.random(len(pairs))).tolist() if weighted else None
    plain = nx.Graph()
    plain.add_nodes_from(range(nodes))
    plain.add_edges_from(pairs)
    every = range(nodes)
    rank = nx.pagerank(plain, alpha=0.85, tol=1e-15, max_iter=1000)
    return {
        "graph": {"nodes": nodes, "pairs": pairs, "weights": weights},
        "clustering": [float(nx.clustering(plain, n)) for n in every],
        "core": [nx.core_number(plain)[n] for n in every],
        "around": [float(nx.average_neighbor_degree(plain)[n]) for n in every],
        "rank": [float(rank[n]) for n in every],
        "vectors": eigenvectors(plain, pairs, weights),
    }


def eigenvectors(plain: nx.Graph, pairs, weights) -> list[dict]:
    members = sorted(max(nx.connected_components(plain), key=len))
    place = {node: at for at, node in enumerate(members)}
    a = np.eye(len(members))
    for (u, v), w in zip(pairs, weights or [1.0] * len(pairs)):
        if u in place:
            a[place[u], place[v]] = a[place[v], place[u]] = w
    root = np.sqrt(a.sum(axis=0))
    values, vectors = np.linalg.eigh(a / np.outer(root, root))
    found = []
    for rank in range(min(VECTORS, len(members))):
        k = len(members) - 1 - rank
        if np.abs(np.delete(values, k) - values[k]).min() < APART:
            continue
        vector = vectors[:, k]
        tops = np.sort(np.abs(vector))[::-1]
        # The sign is decided by the largest entry; two of equal magnitude must agree in it.
        largest = [v for v in vector if abs(v) > tops[0] - 1e-6]
        assert len({np.sign(v) for v in largest}) == 1, "a tie of opposite signs"
        whole = np.zeros(plain.number_of_nodes())
        whole[members] = vector * np.sign(largest[0])
        found.append({"rank": rank, "vector": whole.tolist()})
    return found


def main() -> None:
    rng = np.random.default_rng(18)
    parts = nx.disjoint_union(nx.gnp_random_graph(40, 0.12, seed=3), nx.path_graph(4))
    cases = [
        case(rng, nx.karate_club_graph()),
        case(rng, parts),
        case(rng, parts, weighted=True),
        case(rng, nx.powerlaw_cluster_graph(150, 3, 0.6, seed=5)),
        case(rng, nx.connected_watts_strogatz_graph(300, 6, 0.02, seed=8)),
        case(rng, nx.planted_partition_graph(4, 30, 0.3, 0.01, seed=2)),
    ]
    assert all(len(c["vectors"]) >= 4 for c in cases), [len(c["vectors"]) for c in cases]
    graphs.write("choose", {"cases": cases})


if __name__ == "__main__":
    main()
