"""Graphs in every format that is read, as networkx writes them, and what must be found in them.

    python imports.py GALLERY [OUT]

GALLERY holds one folder a graph, each with `nodes.csv` (id, name, label) and `edges.csv` (source, target,
weight, further columns). Without OUT the small graphs are written to `../golden/import/`; with it all of
them, for `SECATEUR_IMPORTS=OUT cargo test --test import`.
"""

import csv
import json
import sys
import warnings
from pathlib import Path

import networkx as nx
import scipy.io

SMALL = ["sampson-monastery", "karate-club", "art-philo-science", "les-miserables"]
GOLDEN = Path(__file__).parent.parent / "golden/import"


def number(text: str):
    return int(text) if float(text).is_integer() else float(text)


def load(folder: Path) -> nx.Graph:
    with open(folder / "nodes.csv", encoding="utf-8") as file:
        nodes = list(csv.DictReader(file))
    with open(folder / "edges.csv", encoding="utf-8") as file:
        edges = list(csv.DictReader(file))
    names = [node["name"] for node in nodes]
    if len(set(names)) < len(names) or "" in names:
        names = [f"n{node['id']}" for node in nodes]
    graph = nx.Graph()
    for name, node in zip(names, nodes):
        graph.add_node(name, **({"class": node["label"]} if node["label"] else {}))
    for edge in edges:
        ends = names[int(edge["source"])], names[int(edge["target"])]
        values = {k: number(v) for k, v in edge.items() if k not in ("source", "target") and v}
        graph.add_edge(*ends, **values)
    return graph


def expected(graph: nx.Graph) -> dict:
    return {
        "nodes": [[name, values.get("class", "")] for name, values in graph.nodes(data=True)],
        "edges": [
            [a, b, values.get("weight", 1), {k: v for k, v in values.items() if k != "weight"}]
            for a, b, values in graph.edges(data=True)
        ],
    }


def write(graph: nx.Graph, name: str, out: Path) -> None:
    def path(ending: str) -> Path:
        return out / f"{name}.{ending}"

    path("expected.json").write_text(json.dumps(expected(graph), ensure_ascii=False), encoding="utf-8")
    # One weighted, one with networkx's record behind each row.
    nx.write_weighted_edgelist(graph, path("tsv"), delimiter="\t")
    nx.write_edgelist(graph, path("edgelist"), delimiter="\t")
    with open(path("nodes.csv"), "w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(["Id", "class"])
        table.writerows([n, v.get("class", "")] for n, v in graph.nodes(data=True))
    for edges in ["links", "edges"]:
        data = nx.node_link_data(graph, edges=edges)
        path(f"{edges}.json").write_text(json.dumps(data), encoding="utf-8")
    nx.write_graphml(graph, path("graphml"))
    nx.write_gexf(graph, path("gexf"))
    nx.write_gml(graph, path("gml"))
    # Of attributes Pajek takes texts only.
    texts = graph.copy()
    for _, _, values in texts.edges(data=True):
        values.update({k: str(v) for k, v in values.items() if k != "weight"})
    nx.write_pajek(texts, path("net"))
    classes = sorted({v.get("class", "") for _, v in graph.nodes(data=True)})
    groups = [classes.index(v.get("class", "")) + 1 for _, v in graph.nodes(data=True)]
    lines = [f"*Vertices {len(groups)}", *map(str, groups)]
    path("clu").write_text("\n".join(lines) + "\n")
    scipy.io.mmwrite(path("mtx"), nx.to_scipy_sparse_array(graph), symmetry="symmetric")


def main() -> None:
    gallery = Path(sys.argv[1])
    out = Path(sys.argv[2]) if len(sys.argv) > 2 else GOLDEN
    out.mkdir(parents=True, exist_ok=True)
    warnings.filterwarnings("error")
    for folder in sorted(gallery.iterdir()):
        if folder.is_dir() and (len(sys.argv) > 2 or folder.name in SMALL):
            write(load(folder), folder.name, out)


if __name__ == "__main__":
    main()
