"""Makes the files of the gallery, `www/public/graphs/`, from extracts of published packages.

    cargo build --release --example layout && python tools/gallery.py FOLDER

FOLDER has a folder a graph with `nodes.csv` (id, name, label, further columns), `edges.csv` (source,
target, further columns; `weight` is the weight) and perhaps `features.csv` (node, feature, value or 1).
NOTICE says from where each was taken, and under which licence. What is wanted of each graph stands in
`GRAPHS` below; what is written is read by `src/data/gallery.rs`, which describes the form, and checked by
`tests/gallery.rs`. Only the standard library is used; the same input gives the same bytes.
"""

import csv
import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "www" / "public" / "graphs"
LAYOUT = ROOT / "target" / "release" / "examples" / "layout"
# Positions are whole numbers from 0 to this.
GRID = 4095
# What a thumbnail shows at most, and its grid.
THUMB_NODES, THUMB_EDGES, THUMB_GRID = 240, 420, 255

LGPL = "LGPL-3.0-or-later AND GPL-3.0-or-later"
GRAPH_TOOL = "Debian python3-graph-tool 2.45+ds-10"

# One entry a graph, in the order in which they are shown: from small to large. `builtin` ones live in
# the core and have no file. `task`: what is learned, `classes` or `links`;
# `userItem`: all edges join a user with an item.
GRAPHS = [
    {
        "id": "sampson-monastery",
        "cite": "S. F. Sampson, A Novitiate in a Period of Change, PhD thesis, Cornell University, 1968",
        "source": "PyPI networkx 3.6.1",
        "licence": "BSD-3-Clause",
    },
    {
        "id": "art-philo-science",
        "cite": "T. Bonald et al., Scikit-network: Graph Analysis in Python, JMLR 21 (2020)",
        "source": "PyPI scikit-network 0.33.5",
        "licence": "BSD-3-Clause",
    },
    {
        "id": "karate-club",
        "builtin": "factions",
        "cite": "W. W. Zachary, J. Anthropological Research 33 (1977)",
        "source": "PyPI networkx 3.6.1",
        "licence": "BSD-3-Clause",
    },
    {
        "id": "karate-communities",
        "folder": "karate-club",
        "label": "community4",
        "builtin": "communities",
        "cite": "W. W. Zachary, J. Anthropological Research 33 (1977); T. N. Kipf & M. Welling, ICLR 2017",
        "source": "PyPI networkx 3.6.1 and torch-geometric 2.8.1",
        "licence": "BSD-3-Clause AND MIT",
    },
    {
        "id": "les-miserables",
        "cite": "D. E. Knuth, The Stanford GraphBase, Addison-Wesley 1993",
        "source": "PyPI bokeh-sampledata 2026.1",
        "licence": "LicenseRef-Stanford-GraphBase AND BSD-3-Clause",
    },
    {
        "id": "political-books",
        "cite": "V. Krebs, unpublished; labels by M. E. J. Newman",
        "source": GRAPH_TOOL,
        "licence": LGPL,
    },
    {
        "id": "copperfield-words",
        "cite": "M. E. J. Newman, Physical Review E 74, 036104 (2006)",
        "source": GRAPH_TOOL,
        "licence": LGPL,
    },
    {
        "id": "college-football",
        "cite": "M. Girvan & M. E. J. Newman, PNAS 99 (2002); conferences corrected by T. S. Evans, 2010",
        "source": GRAPH_TOOL,
        "licence": LGPL,
    },
    {
        "id": "serengeti-food-web",
        "cite": "E. B. Baskerville et al., PLoS Computational Biology 7, e1002321 (2011), CC BY",
        "source": GRAPH_TOOL,
        "licence": LGPL,
    },
    {
        "id": "c-elegans-connectome",
        "cite": "S. J. Cook et al., Nature 571 (2019)",
        "source": "PyPI cect 0.3.5",
        "licence": "MIT",
    },
    {
        "id": "lecture-ratings-mini",
        "userItem": True,
        "cite": "D. Bates et al., Journal of Statistical Software 67 (2015): InstEval, ETH Zürich",
        "source": "Debian r-cran-lme4 1.1-31-1",
        "licence": "GPL-2.0-or-later",
    },
    {
        "id": "roget-1879",
        "cite": "P. M. Roget, Thesaurus, 1879; D. E. Knuth, The Stanford GraphBase, Addison-Wesley 1993",
        "source": "PyPI networkx 3.6.1",
        "licence": "LicenseRef-Stanford-GraphBase AND BSD-3-Clause",
    },
    {
        "id": "political-blogs",
        "cite": "L. A. Adamic & N. Glance, LinkKDD 2005",
        "source": GRAPH_TOOL,
        "licence": LGPL,
    },
    {
        "id": "cora-papers",
        "cite": "P. Sen et al., AI Magazine 29 (2008); Z. Yang, W. Cohen & R. Salakhutdinov, ICML 2016",
        "source": "PyPI graphdatascience 2.2",
        "licence": "Apache-2.0",
    },
    {
        "id": "lecture-ratings",
        "task": "links",
        "userItem": True,
        "cite": "D. Bates et al., Journal of Statistical Software 67 (2015): InstEval, ETH Zürich",
        "source": "Debian r-cran-lme4 1.1-31-1",
        "licence": "GPL-2.0-or-later",
    },
    {
        "id": "wordnet-nouns",
        "cite": "G. A. Miller, Communications of the ACM 38 (1995); C. Fellbaum (ed.), WordNet, MIT Press 1998",
        "source": "Debian wordnet-base 3.0-37",
        "licence": "LicenseRef-WordNet-3.0",
    },
]


def table(path: Path) -> list[dict]:
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def number(text: str) -> int | float:
    value = float(text)
    return int(value) if value == int(value) else value


def unique(names: list[str]) -> list[str]:
    """The second of the same name becomes "name (2)": names tell nodes apart."""
    seen: Counter = Counter()
    out = []
    for name in names:
        seen[name] += 1
        out.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    assert len(set(out)) == len(out)
    return out


def steps(rows: list[list[int]]) -> dict:
    """Ascending rows as their lengths, and each entry as its distance from the one before."""
    out = []
    for row in rows:
        assert row == sorted(set(row))
        out += [b - a for a, b in zip([0, *row], row)]
    return {"counts": [len(row) for row in rows], "steps": out}


def layout(nodes: int, pairs: list[tuple[int, int]]) -> list[tuple[float, float]]:
    told = f"{nodes}\n" + "\n".join(f"{a} {b}" for a, b in pairs)
    said = subprocess.run([LAYOUT], input=told, text=True, capture_output=True, check=True).stdout
    at = [tuple(map(float, line.split())) for line in said.splitlines()]
    assert len(at) == nodes
    return at


def components(nodes: int, pairs: list[tuple[int, int]]) -> list[list[int]]:
    """The largest first."""
    around: list[list[int]] = [[] for _ in range(nodes)]
    for a, b in pairs:
        around[a].append(b)
        around[b].append(a)
    seen, found = [False] * nodes, []
    for start in range(nodes):
        if seen[start]:
            continue
        seen[start], members = True, [start]
        for node in members:
            for other in around[node]:
                if not seen[other]:
                    seen[other] = True
                    members.append(other)
        found.append(sorted(members))
    return sorted(found, key=lambda members: (-len(members), members[0]))


def picture(nodes: int, pairs: list[tuple[int, int]]) -> list[tuple[float, float]]:
    """Each component by itself, in a square whose area goes with its nodes; the largest on top, the
    others in rows below it, which are as wide."""
    at = [(0.0, 0.0)] * nodes
    left, top, high, width = 0.0, 0.0, 0.0, 0.0
    for members in components(nodes, pairs):
        number = {node: place for place, node in enumerate(members)}
        inside = [(number[a], number[b]) for a, b in pairs if a in number]
        square = layout(len(members), inside) if len(members) > 1 else [(0.5, 0.5)]
        side = len(members) ** 0.5
        if width == 0:
            width = side
        elif left + side + 1 > width:
            left, top, high = 0.0, top + high + 1, 0.0
        for node, (x, y) in zip(members, square):
            at[node] = (left + x * side, top + y * side)
        left, high = left + side + 1, max(high, side)
    lows = [min(place[axis] for place in at) for axis in (0, 1)]
    spans = [max(place[axis] for place in at) - lows[axis] for axis in (0, 1)]
    # In the middle of the unit square, proportions kept.
    whole = max(spans)
    shift = [0.5 - 0.5 * span / whole for span in spans]
    return [tuple((p[k] - lows[k]) / whole + shift[k] for k in (0, 1)) for p in at]


def grid(at: list[tuple[float, float]], finest: int) -> list[int]:
    return [round(min(max(v, 0.0), 1.0) * finest) for place in at for v in place]


def thumbnail(at, pairs, classes: list[int]) -> dict:
    """Evenly chosen nodes and edges; edges stand by the places of their ends."""
    nodes = len(at)
    shown = sorted({i * nodes // THUMB_NODES for i in range(THUMB_NODES)} & set(range(nodes)))
    shown = list(range(nodes)) if nodes <= THUMB_NODES else shown
    every = max(1, -(-len(pairs) // THUMB_EDGES))
    edges = pairs[::every]
    return {
        "nodes": grid([at[i] for i in shown], THUMB_GRID),
        "classes": [classes[i] for i in shown],
        "edges": grid([at[end] for pair in edges for end in pair], THUMB_GRID),
    }


def build(folder: Path, entry: dict) -> dict:
    """Writes the file of one graph; what the index says of it."""
    path = folder / entry.get("folder", entry["id"])
    rows, lines = table(path / "nodes.csv"), table(path / "edges.csv")
    assert [int(row["id"]) for row in rows] == list(range(len(rows)))
    nodes = len(rows)
    # Sorted by both ends, the smaller one first.
    ends = [tuple(sorted((int(line["source"]), int(line["target"])))) for line in lines]
    order = sorted(range(len(ends)), key=ends.__getitem__)
    pairs = [ends[i] for i in order]
    lines = [lines[i] for i in order]
    assert len(set(pairs)) == len(pairs) and all(a != b for a, b in pairs)

    after: list[list[int]] = [[] for _ in range(nodes)]
    for a, b in pairs:
        after[a].append(b)
    columns = []
    for name in rows[0]:
        if name in ("id", "name"):
            continue
        values = [row[name] for row in rows]
        # Written once each, in the order in which they come.
        texts = list(dict.fromkeys(values))
        columns.append({"name": name, "texts": texts, "of": [texts.index(v) for v in values]})
    told = {
        "format": 1,
        "names": unique([row["name"] for row in rows]),
        "pairs": steps(after),
        "columns": columns,
    }
    for name in lines[0]:
        values = [number(line[name]) for line in lines] if name not in ("source", "target") else []
        if name == "weight":
            told["weights"] = values
        elif values:
            told.setdefault("edgeColumns", []).append({"name": name, "values": values})
    if (path / "features.csv").exists():
        told["features"] = features(path, nodes)
    if entry.get("userItem"):
        told["userItem"] = True
    at = picture(nodes, pairs)
    told["positions"] = grid(at, GRID)

    label = entry.get("label", "label")
    labels = [row[label] for row in rows]
    names = sorted({name for name in labels if name})
    classes = [names.index(name) if name else -1 for name in labels]
    known = [classes[a] == classes[b] for a, b in pairs if min(classes[a], classes[b]) >= 0]
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":")) + "\n"
    if "builtin" not in entry:
        (OUT / f"{entry['id']}.json").write_text(text, encoding="utf-8")
    return {
        "id": entry["id"],
        **({"builtin": entry["builtin"]} if "builtin" in entry else {}),
        "task": entry.get("task", "classes"),
        "nodes": nodes,
        "edges": len(pairs),
        "classes": len(names),
        "homophily": round(sum(known) / len(known), 3) if known else None,
        "bytes": 0 if "builtin" in entry else len(text.encode()),
        "cite": entry["cite"],
        "source": entry["source"],
        "licence": entry["licence"],
        "thumbnail": thumbnail(at, pairs, classes),
    }


def features(path: Path, nodes: int) -> dict:
    entries: list[dict[int, int | float]] = [{} for _ in range(nodes)]
    for line in table(path / "features.csv"):
        entries[int(line["node"])][int(line["feature"])] = number(line.get("value") or "1")
    rows = [sorted(row) for row in entries]
    values = [row[c] for row in entries for c in sorted(row)]
    names = path / "feature_names.csv"
    columns = 1 + max(c for row in rows for c in row)
    told = {"columns": columns, **steps(rows)}
    if names.exists():
        told["columns"] = len(table(names))
    if any(value != 1 for value in values):
        told["values"] = values
    return told


def main() -> None:
    folder = Path(sys.argv[1])
    OUT.mkdir(parents=True, exist_ok=True)
    index = []
    for entry in GRAPHS:
        index.append(build(folder, entry))
        said = index[-1]
        print(*(said[k] for k in ("id", "nodes", "edges", "classes", "homophily", "bytes")))
    lines = ",\n".join(json.dumps(e, ensure_ascii=False, separators=(",", ":")) for e in index)
    (OUT / "index.json").write_text(f"[\n{lines}\n]\n", encoding="utf-8")


if __name__ == "__main__":
    main()
