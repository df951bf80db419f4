"""Golden values for the GCN: forward, gradients and training, from PyTorch Geometric.

    python gcn.py FOLDER    # the folder of the karate club's nodes.csv and edges.csv

The convolution is torch_geometric's GCNConv and the steps are torch.optim's. Symmetric
normalisation, with and without self-loops, is GCNConv's own. Row normalisation, which GCNConv does
not have, is built with torch_geometric.utils (add_self_loops, scatter for the degrees, weights
w_ij / deg(i)) and passed to a GCNConv with normalize=False.

Conventions, the same as in the Rust core:
- logits of one layer: Â X W + b; the activation follows every layer but the last;
- the loss is the mean cross-entropy over the training nodes; weight decay is no part of it but is
  added to the gradient (decay · W), to the first weight matrix or to all of them, never to biases;
- SGD's velocity is v ← momentum · v + g, w ← w − rate · v, from v = 0;
- masks: effective weight = weight ⊙ mask; a neuron takes its column, its bias and its row of the
  next matrix along; the adjacency is normalised anew from the edges kept. Masked gradients are 0;
- dropout: which values go is drawn by streams.py, one number for each value that the features hold
  (of one-hot features the ones) and for each hidden value; the rest grow by 1 / (1 − share).

Everything runs in f64, from numbers that an f32 holds, and once more in f32: the two must agree to
a third of the tests' tolerance, or the case says nothing about an f32 implementation.
"""

import argparse
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import torch
from torch.nn.functional import cross_entropy, elu, relu
from torch_geometric.nn import GCNConv
from torch_geometric.utils import add_self_loops, scatter

import graphs
from graphs import Problem
from streams import Counter

EPOCHS = 10
AGREEMENT = 3e-5
ACTIVATIONS = {"relu": relu, "elu": elu, "tanh": torch.tanh}
ADAM = {"kind": "adam", "learningRate": 0.01}
SGD = {"kind": "sgd", "learningRate": 0.2, "momentum": 0.9}


@dataclass
class Case:
    name: str
    problem: Problem
    hidden: list[int]
    bias: bool = True
    activation: str = "relu"
    normalization: str = "symmetric"
    self_loops: bool = True
    optimizer: dict = field(default_factory=lambda: ADAM)
    weight_decay: float = 5e-4
    decay: str = "first"
    #: Shares of weights, neurons and edges that are masked.
    masked: tuple[float, float, float] | None = None
    #: The learning rate of all epochs but the first five, the optimiser's memory kept.
    later_rate: float | None = None
    #: Shares of the input and of the hidden values that are silenced.
    dropout: tuple[float, float] = (0.0, 0.0)
    seed: int = 0


def cases(karate_folder: Path) -> list[Case]:
    factions = graphs.karate(karate_folder, "factions", weighted=False)
    weighted = graphs.karate(karate_folder, "communities", weighted=True)
    words = graphs.block_model("sparse")
    dense = graphs.block_model("dense")
    dense_weighted = graphs.block_model("dense", weighted=True)
    return [
        Case("karate", factions, [16], bias=False),
        Case("karate-biases", factions, [16]),
        Case("karate-weighted-elu", weighted, [8], activation="elu", decay="all"),
        Case("karate-one-layer-sgd", factions, [], optimizer=SGD),
        Case("karate-rows-tanh-sgd", weighted, [8, 8], activation="tanh", normalization="row",
             optimizer=SGD, decay="all"),
        Case("words", words, [8], bias=False),
        Case("words-one-layer", words, [], weight_decay=0.0),
        Case("words-rows-sgd", words, [5], normalization="row", optimizer=SGD, weight_decay=0.01),
        Case("words-four-layers", words, [8, 8, 8], activation="tanh", decay="all"),
        Case("dense-wide", dense, [37], decay="all", weight_decay=0.01),
        Case("dense-no-loops-elu", dense, [7, 5], activation="elu", self_loops=False),
        Case("dense-rows-no-loops", dense_weighted, [9], activation="tanh", normalization="row",
             self_loops=False, bias=False, optimizer=SGD, decay="all"),
        Case("path-isolated", graphs.path(weighted=True), [4], activation="elu", decay="all"),
        Case("path-isolated-no-loops", graphs.path(), [3, 3], activation="tanh", self_loops=False),
        Case("masked-sgd", weighted, [8], decay="all", optimizer=SGD, masked=(0.5, 0.0, 0.4)),
        Case("masked-adam", words, [6, 5], activation="elu", decay="all",
             masked=(0.3, 0.3, 0.25)),
        Case("masked-rows-adam", dense_weighted, [8], normalization="row", masked=(0.4, 0.25, 0.5)),
        Case("dense-weighted-no-loops", dense_weighted, [8, 6], self_loops=False, decay="all"),
        Case("rows-four-layers-no-loops", weighted, [7, 6, 5], activation="elu",
             normalization="row", self_loops=False),
        Case("faster-adam", weighted, [8], later_rate=0.05),
        Case("slower-sgd", words, [6], optimizer=SGD, decay="all", later_rate=0.02),
        Case("dropout-karate", factions, [16], dropout=(0.3, 0.5), seed=3),
        Case("dropout-words-rows", words, [9, 6], activation="elu", normalization="row",
             dropout=(0.5, 0.25), optimizer=SGD, seed=8),
        Case("dropout-dense-inputs", dense_weighted, [7], activation="tanh", dropout=(0.4, 0.0),
             seed=1_234_567_890),
        Case("dropout-hidden", words, [8], bias=False, dropout=(0.0, 0.6), decay="all", seed=1),
    ]


def draw_parameters(case: Case, rng) -> tuple[list[np.ndarray], list[np.ndarray]]:
    """Glorot-uniform matrices (inputs, outputs); biases away from 0, so that they are tested."""
    classes = max(case.problem.labels) + 1
    widths = [case.problem.features["columns"], *case.hidden, classes]
    weights, biases = [], []
    for inputs, outputs in zip(widths, widths[1:]):
        bound = (6 / (inputs + outputs)) ** 0.5
        weights.append(graphs.f32(rng.uniform(-bound, bound, (inputs, outputs))))
        if case.bias:
            biases.append(graphs.f32(rng.uniform(-0.3, 0.3, outputs)))
    return weights, biases


def draw_masks(case: Case, weights: list[np.ndarray], rng) -> dict | None:
    """Flags, 1 kept: one list a matrix, one list a hidden layer, one list of edges."""
    if case.masked is None:
        return None

    def flags(count: int, share: float) -> list[int]:
        kept = np.ones(count, int)
        kept[rng.permutation(count)[: round(share * count)]] = 0
        return kept.tolist()

    share_w, share_n, share_e = case.masked
    return {
        "weights": [flags(w.size, share_w) for w in weights],
        "neurons": [flags(width, share_n) for width in case.hidden],
        "edges": flags(len(case.problem.pairs), share_e),
    }


class Model:
    """GCNConv layers that hold the case's parameters, and what is kept of them."""

    def __init__(self, case: Case, weights, biases, masks, dtype: torch.dtype):
        self.case = case
        self.dtype = dtype
        self.x = torch.tensor(case.problem.dense_features(), dtype=dtype)
        self.edges, self.edge_weights = self.propagation(masks, dtype)
        self.layers, self.kept = [], {}
        for i, weight in enumerate(weights):
            layer = GCNConv(
                *weight.shape,
                bias=case.bias,
                normalize=case.normalization == "symmetric",
                add_self_loops=case.normalization == "symmetric" and case.self_loops,
            ).to(dtype)
            layer.lin.weight.data = torch.tensor(weight.T.copy(), dtype=dtype)
            if case.bias:
                layer.bias.data = torch.tensor(biases[i], dtype=dtype)
            self.layers.append(layer)
        if masks:
            self.set_masks(masks, dtype)

    def propagation(self, masks, dtype):
        """Directed edges as GCNConv takes them (source, target), with weights."""
        problem = self.case.problem
        edge_kept = masks["edges"] if masks else [1] * len(problem.pairs)
        given = problem.weights or [1.0] * len(problem.pairs)
        kept = [(pair, w) for pair, w, k in zip(problem.pairs, given, edge_kept) if k]
        one_way = torch.tensor([pair for pair, _ in kept]).T
        edges = torch.cat([one_way, one_way.flip(0)], dim=1)
        weights = torch.tensor([w for _, w in kept] * 2, dtype=dtype)
        if self.case.normalization == "row":
            if self.case.self_loops:
                edges, weights = add_self_loops(
                    edges, weights, fill_value=1.0, num_nodes=problem.nodes
                )
            target = edges[1]
            degree = scatter(weights, target, dim_size=problem.nodes, reduce="sum")
            weights = weights / degree[target]
        return edges, weights

    def set_masks(self, masks, dtype) -> None:
        """Multiplies the masks of weights and neurons; keeps one factor a parameter."""
        for i, layer in enumerate(self.layers):
            outputs, inputs = layer.lin.weight.shape
            keep = torch.tensor(masks["weights"][i], dtype=dtype).reshape(inputs, outputs).clone()
            if i > 0:
                keep *= torch.tensor(masks["neurons"][i - 1], dtype=dtype)[:, None]
            if i < len(self.layers) - 1:
                neurons = torch.tensor(masks["neurons"][i], dtype=dtype)
                keep *= neurons
                if self.case.bias:
                    self.kept[layer.bias] = neurons
            self.kept[layer.lin.weight] = keep.T
        self.apply_masks()

    def apply_masks(self) -> None:
        with torch.no_grad():
            for parameter, keep in self.kept.items():
                parameter *= keep

    def logits(self, epoch: int | None = None) -> torch.Tensor:
        """The last layer's output, under the dropout of an epoch if one is given."""
        h = self.x
        if epoch is not None and self.case.dropout[0] > 0:
            counter = Counter(self.case.seed, epoch, 0)
            places = self.case.problem.feature_places()
            factors = counter.factors(len(places), self.case.dropout[0])
            h = h.clone()
            for (node, column), factor in zip(places, factors):
                h[node, column] *= factor
        for i, layer in enumerate(self.layers):
            h = layer(h, self.edges, self.edge_weights)
            if i < len(self.layers) - 1:
                h = ACTIVATIONS[self.case.activation](h)
                if epoch is not None and self.case.dropout[1] > 0:
                    counter = Counter(self.case.seed, epoch, i + 1)
                    factors = counter.factors(h.numel(), self.case.dropout[1])
                    h = h * torch.tensor(factors, dtype=self.dtype).reshape(h.shape)
        return h

    def backward(self, epoch: int) -> float:
        """Loss at the present parameters; leaves the masked gradients on them."""
        train = torch.tensor(self.case.problem.train)
        labels = torch.tensor(self.case.problem.labels)
        for layer in self.layers:
            layer.zero_grad()
        loss = cross_entropy(self.logits(epoch)[train], labels[train])
        loss.backward()
        for parameter, keep in self.kept.items():
            parameter.grad *= keep
        return loss.item()

    def optimizer(self) -> torch.optim.Optimizer:
        matrices = [layer.lin.weight for layer in self.layers]
        decayed = matrices[:1] if self.case.decay == "first" else matrices
        others = matrices[len(decayed) :] + [
            layer.bias for layer in self.layers if layer.bias is not None
        ]
        groups = [
            {"params": decayed, "weight_decay": self.case.weight_decay},
            {"params": others, "weight_decay": 0.0},
        ]
        options = self.case.optimizer
        if options["kind"] == "adam":
            return torch.optim.Adam(groups, lr=options["learningRate"])
        return torch.optim.SGD(groups, lr=options["learningRate"], momentum=options["momentum"])


def run(case: Case, weights, biases, masks, dtype: torch.dtype) -> dict:
    model = Model(case, weights, biases, masks, dtype)
    loss = model.backward(0)
    expected = {
        "logits": model.logits(0).detach().double().numpy().ravel(),
        "loss": loss,
        "weightGradients": [
            layer.lin.weight.grad.T.double().numpy().ravel() for layer in model.layers
        ],
        "biasGradients": [layer.bias.grad.double().numpy() for layer in model.layers]
        if case.bias
        else [],
    }
    # The arrays above may share memory with the gradients that training overwrites.
    expected = {key: np.copy(v) if isinstance(v, np.ndarray) else v for key, v in expected.items()}
    for key in ("weightGradients", "biasGradients"):
        expected[key] = [np.copy(gradient) for gradient in expected[key]]
    optimizer = model.optimizer()
    losses = []
    for epoch in range(EPOCHS):
        if epoch == 5 and case.later_rate is not None:
            for group in optimizer.param_groups:
                group["lr"] = case.later_rate
        losses.append(model.backward(epoch))
        optimizer.step()
        # Weights start masked and masked gradients are 0, so neither momentum nor decay can
        # revive anything; that is asserted, not enforced.
        for parameter, keep in model.kept.items():
            assert torch.all(parameter[keep == 0] == 0)
    expected["losses"] = losses
    expected["logitsAfter"] = model.logits().detach().double().numpy().ravel()
    return expected


def settings(case: Case) -> dict:
    """Model and training as a spec has them."""
    return {
        "model": {
            "hidden": case.hidden,
            "bias": case.bias,
            "activation": case.activation,
            "dropout": dict(zip(("input", "hidden"), case.dropout)),
            "normalization": case.normalization,
            "selfLoops": case.self_loops,
        },
        "training": {
            "epochs": EPOCHS,
            "optimizer": case.optimizer,
            "weightDecay": case.weight_decay,
            "decay": case.decay,
            "patience": None,
        },
    }


def disagreement(a: dict, b: dict) -> float:
    """Largest difference, relative to the largest magnitude of its array."""

    def of(x, y) -> float:
        x, y = np.atleast_1d(x), np.atleast_1d(y)
        return float(np.abs(x - y).max() / max(np.abs(x).max(), 1e-30))

    worst = 0.0
    for key, value in a.items():
        pairs = zip(value, b[key]) if key.endswith("Gradients") else [(value, b[key])]
        worst = max([worst, *(of(x, y) for x, y in pairs)])
    return worst


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("karate", type=Path, help="folder of the karate club")
    arguments = parser.parse_args()
    for number, case in enumerate(cases(arguments.karate)):
        rng = np.random.default_rng(1000 + number)
        weights, biases = draw_parameters(case, rng)
        masks = draw_masks(case, weights, rng)
        expected = run(case, weights, biases, masks, torch.float64)
        error = disagreement(expected, run(case, weights, biases, masks, torch.float32))
        assert error < AGREEMENT, f"{case.name}: f32 and f64 differ by {error:.1e}"
        assert expected["losses"][0] == expected["loss"]
        # The noise of dropout may hide the progress of ten epochs.
        assert any(case.dropout) or expected["loss"] > expected["losses"][-1]
        graphs.write(
            f"gcn-{case.name}",
            {
                **settings(case),
                **case.problem.to_json(),
                "weights": [w.ravel() for w in weights],
                "biases": biases,
                "masks": masks,
                **({"laterRate": case.later_rate} if case.later_rate is not None else {}),
                **({"seed": case.seed} if any(case.dropout) else {}),
                "expected": expected,
            },
        )
        print(f"gcn-{case.name}: f32 differs from f64 by {error:.1e}")


if __name__ == "__main__":
    main()
