"""Golden values for every criterion: scores, and masks at ratios where nothing is nearly tied.

    python criteria.py FOLDER    # the folder of the karate club's nodes.csv and edges.csv

The formulas stand in `scores/`, in f64 and with dense matrices; gradients are PyTorch's. A high score
means keep; k = floor(p · n + ½) go, ordered by (score, layer, index), lowest first; neurons over the
network are divided by their layer's mean score first. A ratio is taken only where the last to go and
the first to stay tie exactly or differ clearly, since an f32 implementation could not be told right
from wrong otherwise.
"""

import argparse
from math import floor, fsum, isclose
from pathlib import Path

import graphs
import numpy as np
import torch
from scores import edges, neurons, nodes, parts, structures, weights
from scores.network import Network
from streams import glorot

#: Closer than this, relative to the largest, two scores must be equal to be told apart.
GAP = 2e-4
#: GraSP's H g is a central difference of f32 gradients in the core, and exact here; in UGS rounding
#: decides in which epoch a mask near 0 crosses it.
GAPS = {"grasp": 4e-3, "learned": 4e-3}
RATIOS = range(100, 1000, 100)


def draw(problem, validation, hidden, activation, normalization, bias, seed) -> Network:
    rng = np.random.default_rng(seed)
    widths = [problem.features["columns"], *hidden, max(problem.labels) + 1]

    def tensor(scale, *size):
        return torch.tensor(graphs.f32(rng.normal(size=size) * scale))

    return Network(
        problem,
        validation,
        activation,
        normalization,
        [tensor(0.7, *size) for size in zip(widths, widths[1:])],
        [tensor(0.2, width) for width in widths[1:]] if bias else [],
        [torch.tensor(w) for w in glorot(widths, seed)],
        seed,
    )


def with_dense_features(problem, columns: int, seed: int):
    values = np.random.default_rng(seed).normal(size=(problem.nodes, columns))
    values[np.arange(problem.nodes), np.array(problem.labels) % columns] += 1
    values = graphs.f32(values).ravel().tolist()
    problem.features = {"kind": "dense", "columns": columns, "values": values}
    return problem


def networks(folder: Path) -> dict[str, Network]:
    factions = graphs.karate(folder, "factions", weighted=False)
    ties = with_dense_features(graphs.karate(folder, "communities", weighted=True), 5, 5)
    words = graphs.block_model("sparse", weighted=True)
    validation = [node for node in range(60) if node not in words.train and node not in words.test]
    path = with_dense_features(graphs.path(weighted=True), 3, 6)
    return {
        "karate": draw(factions, [], [6], "relu", "symmetric", False, 11),
        "ties": draw(ties, [], [5, 4], "elu", "symmetric", False, 12),
        "words": draw(words, validation, [7, 5], "relu", "symmetric", True, 13),
        "path": draw(path, [4], [4], "tanh", "row", True, 14),
    }


def is_clear(scores: list[list[float]], count: int, gap: float) -> bool:
    """Whether what goes differs clearly from what stays, or the cut runs through exact equals that do
    from all others."""
    ordered = sorted(sum(scores, []))
    if count == 0 or count == len(ordered):
        return True
    low, high = ordered[count - 1], ordered[count]
    near = gap * max(map(abs, ordered))
    if not isclose(low, high, rel_tol=1e-13):
        return high - low > near
    others = [s for s in ordered if not isclose(s, low, rel_tol=1e-13)]
    return all(abs(s - low) > near for s in others)


def cut(scores: list[list[float]], thousandths: int) -> list[list[int]]:
    ranking = sorted((s, layer, i) for layer, row in enumerate(scores) for i, s in enumerate(row))
    kept = [[1] * len(row) for row in scores]
    for _, layer, i in ranking[: count_of(ranking, thousandths)]:
        kept[layer][i] = 0
    return kept


def count_of(items: list, thousandths: int) -> int:
    return floor(thousandths / 1000 * len(items) + 0.5)


def over_mean(row: list[float]) -> list[float]:
    total = fsum(row)
    return [s * len(row) / total for s in row] if total > 0 else row


def cuts(card: str, name: str, scores: list[list[float]], scope: str) -> list[dict]:
    """All masks at clear ratios, and that nothing is left out but by that rule."""
    if card == "neurons" and scope == "network" and name not in neurons.IN_ONE_UNIT:
        scores = [over_mean(row) for row in scores]
    groups = [scores] if scope == "network" else [[row] for row in scores]
    out = []
    for thousandths in RATIOS:
        gap = GAPS.get(name, GAP)
        if all(is_clear(g, count_of(sum(g, []), thousandths), gap) for g in groups):
            kept = sum((cut(group, thousandths) for group in groups), [])
            out.append(
                {
                    "card": card,
                    "criterion": name,
                    "scope": scope,
                    "ratio": thousandths / 1000,
                    "kept": "".join(str(flag) for row in kept for flag in row),
                }
            )
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("karate", type=Path, help="folder of the karate club")
    arguments = parser.parse_args()
    for name, net in networks(arguments.karate).items():
        sizes = [w.numel() for w in net.weights]
        ends = np.cumsum(sizes)
        scores = {"weights": {}, "neurons": {}, "edges": {}, "nodes": {}}
        may_go = [node for node in range(net.problem.nodes) if node not in net.problem.train]
        masks = []
        for card, module in (("weights", weights), ("neurons", neurons), ("edges", edges), ("nodes", nodes)):
            for criterion, score in module.ALL.items():
                found = score(net)
                if found is None:
                    continue
                if card == "weights":
                    layered = [found[end - size : end] for end, size in zip(ends, sizes)]
                else:
                    layered = found if card == "neurons" else [found]
                scores[card][criterion] = layered
                for scope in ("network",) if card in ("edges", "nodes") else ("network", "layer"):
                    if card == "nodes":
                        clear = cuts(card, criterion, [[found[node] for node in may_go]], scope)
                        for mask in clear:
                            left = iter(mask["kept"])
                            every = range(net.problem.nodes)
                            mask["kept"] = "".join(next(left) if n in may_go else "1" for n in every)
                    else:
                        clear = cuts(card, criterion, layered, scope)
                    if len(clear) < 3:
                        print(f"{name}: {card} by {criterion}, {scope}: {len(clear)} clear ratios")
                    masks += clear
        graphs.write(
            f"scores-{name}",
            {
                "model": {
                    "hidden": [w.shape[1] for w in net.weights[:-1]],
                    "bias": bool(net.biases),
                    "activation": net.activation,
                    "dropout": {"input": 0.0, "hidden": 0.0},
                    "normalization": net.normalization,
                    "selfLoops": True,
                },
                **net.problem.to_json(),
                "edgeColumns": [{"name": n, "values": v} for n, v in net.columns.items()],
                "validation": net.validation,
                "seed": net.seed,
                "weights": [w.ravel().tolist() for w in net.weights],
                "biases": [b.tolist() for b in net.biases],
                "scores": scores,
                "cuts": masks,
                "parts": parts.cases(net),
                "reweighted": edges.reweighted(net),
                "structures": structures.cases(net),
            },
        )
        print(f"scores-{name}: {len(masks)} masks")


if __name__ == "__main__":
    main()
