"""Scores of weights, one function a criterion: all layers' scores in one list."""

from fractions import Fraction

import torch
from streams import Stream

from . import learned as ugs
from .network import Network, flat, leaves

RANDOM_WEIGHTS = 4


def magnitude(net: Network) -> list[float]:
    return [abs(w) for w in flat(net.weights)]


def random(net: Network) -> list[float]:
    ranks = list(range(sum(w.numel() for w in net.weights)))
    Stream(net.seed, RANDOM_WEIGHTS).shuffle(ranks)
    return [float(rank) for rank in ranks]


def deviation(net: Network) -> list[float]:
    return flat([w.abs() / w.std(correction=0) for w in net.weights])


def lamp(net: Network) -> list[float]:
    scores = []
    for weight in net.weights:
        squares = [Fraction(w) ** 2 for w in weight.ravel().tolist()]
        for square in squares:
            total = sum(other for other in squares if other >= square)
            scores.append(float(square / total) if total else 0.0)
    return scores


def taylor(net: Network) -> list[float]:
    weights = leaves(net.weights)
    logits, _, _ = net.forward(weights)
    slopes = torch.autograd.grad(net.judged_loss(logits), weights)
    return flat([(w * g).abs() for w, g in zip(weights, slopes)])


def snip(net: Network) -> list[float]:
    weights = leaves(net.initial)
    logits, _, _ = net.forward(weights, biases=[torch.zeros_like(b) for b in net.biases])
    slopes = torch.autograd.grad(net.training_loss(logits), weights)
    scores = [(w * g).abs() for w, g in zip(weights, slopes)]
    total = sum(s.sum() for s in scores)
    return flat([s / total for s in scores])


def synflow(net: Network) -> list[float]:
    """Places in the order of removal over 100 rounds, the last of which removes everything."""
    sizes = torch.tensor(flat(net.weights)).abs()
    alive = torch.ones_like(sizes)
    cuts = [0]
    for weight in net.weights:
        cuts.append(cuts[-1] + weight.numel())
    a = net.adjacency(torch.ones(len(net.pairs)))
    places = [0.0] * len(sizes)
    removed = 0
    for round_ in range(1, 101):
        target = 0 if round_ == 100 else round(len(sizes) ** (1 - round_ / 100))
        values = (sizes * alive).requires_grad_()
        h = torch.ones_like(net.features)
        for weight, start, end in zip(net.weights, cuts, cuts[1:]):
            h = a @ (h @ values[start:end].reshape(weight.shape))
        (slopes,) = torch.autograd.grad(h.sum(), values)
        flow = (slopes * values).detach()
        # What is equal must tie: twelve digits are those that every order of sums agrees on.
        flow = [float(f"{f / flow.max():.12g}") if flow.max() > 0 else 0.0 for f in flow]
        left = sorted((flow[i], i) for i in range(len(sizes)) if alive[i])
        for _, i in left[: len(left) - target]:
            alive[i] = 0
            places[i] = float(removed)
            removed += 1
    return places


def obd(net: Network) -> list[float]:
    """½ w² F, F the mean over judged nodes of the square of the node's own gradient."""
    weights = leaves(net.weights)
    logits, _, _ = net.forward(weights)
    nodes, classes = net.judged()
    squares = [torch.zeros_like(w) for w in weights]
    for node, of_class in zip(nodes, classes):
        loss = torch.nn.functional.cross_entropy(logits[node][None], of_class[None])
        slopes = torch.autograd.grad(loss, weights, retain_graph=True)
        squares = [s + g**2 for s, g in zip(squares, slopes)]
    return flat([0.5 * w**2 * s / len(nodes) for w, s in zip(weights, squares)])


def grasp(net: Network) -> list[float]:
    """θ₀ ⊙ Hg by an exact second derivative; logits divided by 200; the most negative go."""
    weights = leaves(net.initial)
    biases = leaves([torch.zeros_like(b) for b in net.biases])
    logits, _, _ = net.forward(weights, biases=biases)
    all_ = weights + biases
    slopes = torch.autograd.grad(net.training_loss(logits / 200), all_, create_graph=True)
    product = sum((g * g.detach()).sum() for g in slopes)
    curved = torch.autograd.grad(product, all_)[: len(weights)]
    return flat([w * hg for w, hg in zip(weights, curved)])


def movement(net: Network) -> list[float]:
    """−Σ w · g over 60 epochs of Adam from the weights, rate 0.01."""
    weights, biases = leaves(net.weights), leaves(net.biases)
    optimizer = torch.optim.Adam([*weights, *biases], lr=0.01)
    scores = [torch.zeros_like(w) for w in weights]
    for _ in range(60):
        optimizer.zero_grad()
        net.training_loss(net.forward(weights, biases=biases)[0]).backward()
        scores = [s - w.detach() * w.grad for s, w in zip(scores, weights)]
        optimizer.step()
    return flat(scores)


def learned(net: Network) -> list[float]:
    return flat(ugs.masks(net)[0])


ALL = {
    f.__name__: f
    for f in (magnitude, random, deviation, lamp, taylor, snip, synflow, obd, grasp, learned, movement)
}
