"""Golden values for generated graphs: what networkx's generators give on average, and for
LFR and Holme & Kim, where it strays from the papers, implementations of our own.

    python generators.py

Of each model the mean and the standard deviation over many graphs of: edges, mean squared degree, largest
degree, mean clustering, and modularity of the classes that the model knows.
"""

import networkx as nx
import numpy as np

import graphs

DRAWS = 80


def blocks(sizes: list[int]) -> list[set]:
    ends = np.cumsum([0, *sizes])
    return [set(range(a, b)) for a, b in zip(ends, ends[1:])]


def power_law(low: int, high: int, exponent: float) -> tuple[np.ndarray, np.ndarray]:
    values = np.arange(low, high + 1)
    shares = values.astype(float) ** -exponent
    return values, shares / shares.sum()


def lfr(spec: dict, seed: int):
    """From the paper's description, with networkx's random graphs of given degrees; `LFR_benchmark_graph`
    lets degrees grow beyond what was drawn."""
    rng = np.random.default_rng(seed)
    nodes, most = spec["nodes"], spec["maxDegree"]
    laws = [power_law(low, most, spec["degreeExponent"]) for low in range(1, most)]
    values, shares = min(laws, key=lambda law: abs(law[0] @ law[1] - spec["degree"]))
    low, high = spec["minSize"], spec["maxSize"]
    options, chances = power_law(low, high, spec["sizeExponent"])
    while True:
        degree = rng.choice(values, nodes, p=shares)
        within = np.floor((1 - spec["mixing"]) * degree + rng.random(nodes)).astype(int)
        sizes: list[int] = []
        while nodes - sum(sizes) > high:
            sizes.append(int(rng.choice(options, p=chances)))
        sizes.append(nodes - sum(sizes))
        if sizes[-1] < low or within.max() >= max(sizes):
            continue
        # The most demanding first, into a random community that is large enough and has room.
        members: list[list[int]] = [[] for _ in sizes]
        for node in sorted(range(nodes), key=lambda n: -within[n]):
            room = np.array([s - len(m) if within[node] < s else 0 for s, m in zip(sizes, members)])
            if room.sum() == 0:
                break
            members[rng.choice(len(sizes), p=room / room.sum())].append(node)
        if sum(map(len, members)) < nodes:
            continue
        graph = nx.Graph()
        graph.add_nodes_from(range(nodes))
        for group in members:
            wanted = [int(within[n]) for n in group]
            if sum(wanted) % 2:
                wanted[int(np.argmax(wanted))] -= 1
            if not nx.is_graphical(wanted):
                break
            inner = nx.havel_hakimi_graph(wanted)
            swaps = 10 * inner.number_of_edges()
            nx.double_edge_swap(inner, swaps, max_tries=100 * swaps, seed=int(rng.integers(1 << 30)))
            graph.add_edges_from((group[a], group[b]) for a, b in inner.edges)
        else:
            outside = [int(degree[n]) - graph.degree(n) for n in range(nodes)]
            if sum(outside) % 2:
                outside[int(np.argmax(outside))] -= 1
            home = {n: g for g, group in enumerate(members) for n in group}
            outer = nx.configuration_model(outside, seed=int(rng.integers(1 << 30)))
            graph.add_edges_from((a, b) for a, b in outer.edges() if home[a] != home[b])
            # The few within a community or twice are joined with others instead.
            lost = [n for n in range(nodes) for _ in range(int(degree[n]) - graph.degree(n))]
            for _ in range(200):
                rng.shuffle(lost)
                for a, b in list(zip(lost[::2], lost[1::2])):
                    if home[a] != home[b] and not graph.has_edge(a, b):
                        graph.add_edge(a, b)
                        lost.remove(a)
                        lost.remove(b)
            return graph, [set(group) for group in members]


def holme_kim(spec: dict, seed: int) -> nx.Graph:
    """From the paper's description: `powerlaw_cluster_graph` takes the first of a node's targets from a
    set, which hands out small numbers, the oldest nodes, first."""
    rng = np.random.default_rng(seed)
    nodes, edges = spec["nodes"], spec["edges"]
    joined = np.zeros((nodes, nodes), bool)
    joined[0, 1 : edges + 1] = joined[1 : edges + 1, 0] = True
    for node in range(edges + 1, nodes):
        degree = joined[:node].sum(axis=1).astype(float)
        free = np.ones(node, bool)
        last = None
        for _ in range(edges):
            near = joined[last, :node] & free if last is not None else np.zeros(node, bool)
            if last is not None and rng.random() < spec["triangles"] and near.any():
                target = rng.choice(np.flatnonzero(near))
            else:
                chances = degree * free
                target = last = rng.choice(node, p=chances / chances.sum())
            free[target] = False
        joined[node, :node] = joined[:node, node] = ~free
    return nx.from_numpy_array(joined)


def draw(spec: dict, seed: int):
    """The graph and its classes, if the model has some."""
    kind = spec["kind"]
    if kind == "plantedPartition":
        groups, size = spec["groups"], spec["size"]
        graph = nx.planted_partition_graph(groups, size, spec["inside"], spec["between"], seed=seed)
        return graph, blocks([size] * groups)
    if kind == "relaxedCaveman":
        graph = nx.relaxed_caveman_graph(spec["caves"], spec["size"], spec["rewired"], seed=seed)
        # networkx may move an edge's end to its own start.
        graph.remove_edges_from(list(nx.selfloop_edges(graph)))
        return graph, blocks([spec["size"]] * spec["caves"])
    if kind == "corePeriphery":
        sizes = [spec["core"], spec["nodes"] - spec["core"]]
        shares = [[spec["inside"], spec["between"]], [spec["between"], spec["outside"]]]
        return nx.stochastic_block_model(sizes, shares, seed=seed), blocks(sizes)
    if kind == "barabasiAlbert":
        return nx.barabasi_albert_graph(spec["nodes"], spec["edges"], seed=seed), None
    if kind == "holmeKim":
        return holme_kim(spec, seed), None
    if kind == "wattsStrogatz":
        nodes = spec["nodes"]
        graph = nx.watts_strogatz_graph(nodes, spec["neighbours"], spec["rewired"], seed=seed)
        return graph, blocks([nodes // 4] * 4)
    return lfr(spec, seed)


def figures(graph: nx.Graph, classes) -> list[float]:
    degree = np.array([d for _, d in graph.degree], float)
    return [
        graph.number_of_edges(),
        float((degree**2).mean()),
        float(degree.max()),
        nx.average_clustering(graph),
        nx.community.modularity(graph, classes) if classes else 0.0,
    ]


SPECS = [
    {"kind": "plantedPartition", "groups": 4, "size": 50, "inside": 0.15, "between": 0.01},
    {"kind": "plantedPartition", "groups": 3, "size": 20, "inside": 0.6, "between": 0.3},
    {"kind": "relaxedCaveman", "caves": 12, "size": 10, "rewired": 0.2},
    {"kind": "corePeriphery", "nodes": 200, "core": 40, "inside": 0.4, "between": 0.08, "outside": 0.01},
    {"kind": "barabasiAlbert", "nodes": 400, "edges": 3},
    {"kind": "barabasiAlbert", "nodes": 200, "edges": 1},
    {"kind": "holmeKim", "nodes": 600, "edges": 3, "triangles": 0.8},
    {"kind": "holmeKim", "nodes": 600, "edges": 3, "triangles": 0.2},
    {"kind": "wattsStrogatz", "nodes": 200, "neighbours": 6, "rewired": 0.1},
    {"kind": "wattsStrogatz", "nodes": 100, "neighbours": 4, "rewired": 1.0},
    {
        "kind": "lfr",
        "nodes": 300,
        "degree": 8.0,
        "maxDegree": 40,
        "degreeExponent": 2.5,
        "sizeExponent": 1.5,
        "mixing": 0.2,
        "minSize": 30,
        "maxSize": 70,
    },
]


def main() -> None:
    cases = []
    for spec in SPECS:
        drawn = np.array([figures(*draw(spec, seed)) for seed in range(DRAWS)])
        cases.append({"spec": spec, "mean": drawn.mean(axis=0), "deviation": drawn.std(axis=0, ddof=1)})
        print(spec["kind"], drawn.mean(axis=0).round(3), drawn.std(axis=0).round(3))
    graphs.write("generators", {"draws": DRAWS, "cases": cases})


if __name__ == "__main__":
    main()
