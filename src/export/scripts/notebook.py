# %% [markdown]
# # A pruned graph convolutional network
#
# Written by Secateur. It repeats the experiment in PyTorch Geometric: the same graph, model, training and
# plan. Random numbers differ, so figures agree within the spread over seeds, not digit by digit. The last
# part carries the plan over to graphs too large for one batch.
#
#     pip install torch torch_geometric safetensors
# %%
import copy
import json

import torch
from safetensors.torch import load_file
from torch.nn import functional as F
from torch_geometric.data import Data
from torch_geometric.nn import GCNConv

config = json.loads(r'''CONFIG''')
spec, plan = config["spec"], config["plan"]
torch.manual_seed(spec["seed"])
# %% [markdown]
# ## The graph
#
# From the model's file beside this notebook. For a graph of your own, build a `Data` with `x`, `edge_index`,
# `y` and the three masks instead, as any dataset of PyTorch Geometric has them.
# %%
tensors = load_file("secateur-model.safetensors")
nodes = len(tensors["y"])
if "x" in tensors:
    x = tensors["x"]
elif "x_index" in tensors:
    shape = (nodes, tensors["convs.0.lin.weight"].shape[1])
    x = torch.sparse_coo_tensor(tensors["x_index"], tensors["x_value"], shape).to_dense()
else:
    x = torch.eye(nodes)  # one-hot
data = Data(
    x=x,
    edge_index=tensors["edge_index"],
    edge_weight=tensors["edge_weight"],
    y=tensors["y"],
    train_mask=tensors["train_mask"],
    val_mask=tensors["val_mask"],
    test_mask=tensors["test_mask"],
)
print(data)
# %% [markdown]
# ## Model and training
# %%
model_config, training = spec["model"], spec["training"]
activation = {"relu": torch.relu, "elu": F.elu, "tanh": torch.tanh}[model_config["activation"]]


class GCN(torch.nn.Module):
    def __init__(self, inputs, outputs):
        super().__init__()
        widths = [inputs, *model_config["hidden"], outputs]
        # `normalize` is D^-1/2 A D^-1/2; rows are scaled by hand where the experiment does so.
        self.by_rows = model_config["normalization"] == "row"
        self.convs = torch.nn.ModuleList(
            GCNConv(
                a,
                b,
                bias=model_config["bias"],
                normalize=not self.by_rows,
                add_self_loops=model_config["selfLoops"] and not self.by_rows,
            )
            for a, b in zip(widths, widths[1:])
        )

    def forward(self, x, edge_index, edge_weight=None, hidden=None):
        if self.by_rows:
            edge_index, edge_weight = rows(edge_index, edge_weight, len(x))
        x = F.dropout(x, model_config["dropout"]["input"], self.training)
        for place, conv in enumerate(self.convs):
            x = conv(x, edge_index, edge_weight)
            if place < len(self.convs) - 1:
                x = activation(x)
                if hidden is not None:
                    hidden.append(x)
                x = F.dropout(x, model_config["dropout"]["hidden"], self.training)
        return x


def rows(edge_index, edge_weight, nodes):
    """D^-1 (A + I), as edges with weights."""
    if edge_weight is None:
        edge_weight = torch.ones(edge_index.shape[1])
    if model_config["selfLoops"]:
        loops = torch.arange(nodes).repeat(2, 1)
        edge_index = torch.cat([edge_index, loops], 1)
        edge_weight = torch.cat([edge_weight, torch.ones(nodes)])
    degree = torch.zeros(nodes).index_add_(0, edge_index[1], edge_weight)
    return edge_index, edge_weight / degree[edge_index[1]]


def optimizer_of(model):
    convs = list(model.convs)
    decayed = convs[:1] if training["decay"] == "first" else convs
    weights = [conv.lin.weight for conv in decayed]
    known = {id(weight) for weight in weights}
    others = [p for p in model.parameters() if id(p) not in known]
    groups = [{"params": weights, "weight_decay": training["weightDecay"]}, {"params": others}]
    kind = training["optimizer"]
    if kind["kind"] == "adam":
        return torch.optim.Adam(groups, lr=kind["learningRate"])
    return torch.optim.SGD(groups, lr=kind["learningRate"], momentum=kind.get("momentum", 0.0))


def apply_masks(model, masks):
    """Masked means gone: weight = weight * mask after every step."""
    with torch.no_grad():
        for conv, mask in zip(model.convs, masks or []):
            conv.lin.weight.mul_(mask)


def train(model, data, epochs, masks=None):
    optimizer = optimizer_of(model)
    for _ in range(epochs):
        model.train()
        optimizer.zero_grad()
        out = model(data.x, data.edge_index, data.edge_weight)
        F.cross_entropy(out[data.train_mask], data.y[data.train_mask]).backward()
        optimizer.step()
        apply_masks(model, masks)
    return model


@torch.no_grad()
def accuracy(model, data):
    model.eval()
    right = model(data.x, data.edge_index, data.edge_weight).argmax(1) == data.y
    return right[data.test_mask].float().mean().item()


classes = int(data.y.max()) + 1
dense = train(GCN(data.num_features, classes), data, training["epochs"])
print(f"dense: test accuracy {accuracy(dense, data):.4f}")
# %% [markdown]
# ## Weights
#
# A high score means keep; the lowest go. Criteria and structures that are not written out here fall back to
# the mask that Secateur made, which is in the model's file. Cuts by hand are in that mask alone.
# %%
def weight_scores(model, criterion):
    scores = []
    for conv in model.convs:
        w = conv.lin.weight.detach()
        if criterion == "magnitude":
            scores.append(w.abs())
        elif criterion == "random":
            scores.append(torch.rand_like(w))
        elif criterion == "lamp":
            squares, order = w.pow(2).flatten().sort()
            # Each over the sum of those at least as large.
            lamp = squares / squares.flip(0).cumsum(0).flip(0).clamp_min(1e-30)
            scores.append(torch.empty_like(lamp).scatter_(0, order, lamp).view_as(w))
        else:
            return None
    return scores


def lowest(scores, ratio):
    """Marks the share of the lowest scores, exactly round(ratio * n) of them."""
    count = int(ratio * scores.numel() + 0.5)
    keep = torch.ones(scores.numel(), dtype=torch.bool)
    keep[scores.flatten().argsort(stable=True)[:count]] = False
    return keep.view_as(scores)


def weight_masks(model):
    wanted = plan["weights"]
    is_single = wanted["structure"] == "single"
    scores = weight_scores(model, wanted["criterion"]) if is_single else None
    if scores is None:
        return [tensors[f"masks.convs.{l}.lin.weight"] for l in range(len(model.convs))]
    last = len(scores) - 1
    parts = [s for l, s in enumerate(scores) if not (wanted["keepLast"] and l == last)]
    if wanted["scope"] == "network":
        kept = lowest(torch.cat([s.flatten() for s in parts]), wanted["ratio"])
        masks = [m.view_as(s) for m, s in zip(kept.split([s.numel() for s in parts]), parts)]
    else:
        masks = [lowest(s, wanted["ratio"]) for s in parts]
    if wanted["keepLast"]:
        masks.append(torch.ones_like(scores[last], dtype=torch.bool))
    return masks


# %% [markdown]
# ## Neurons
#
# The default is the spread of a neuron over pairs of nodes, $\sigma_k = \sum_{u<v} |h_{uk} - h_{vk}|$, by
# sorting instead of over all pairs.
# %%
@torch.no_grad()
def neuron_masks(model, data):
    wanted = plan["neurons"]
    if wanted["ratio"] == 0 or not model_config["hidden"]:
        return [torch.ones(width, dtype=torch.bool) for width in model_config["hidden"]]
    hidden = []
    model.eval()(data.x, data.edge_index, data.edge_weight, hidden)
    if wanted["criterion"] == "spread":
        place = torch.arange(len(data.x)).unsqueeze(1)
        scores = [((2 * place - len(data.x) + 1) * h.sort(0).values).sum(0) for h in hidden]
    elif wanted["criterion"] == "random":
        scores = [torch.rand(h.shape[1]) for h in hidden]
    else:
        return [tensors[f"masks.neurons.{l}"] for l in range(len(hidden))]
    if wanted["scope"] == "network":
        scores = [s / s.mean().clamp_min(1e-12) for s in scores]
        return list(lowest(torch.cat(scores), wanted["ratio"]).split([len(s) for s in scores]))
    return [lowest(s, wanted["ratio"]) for s in scores]


def with_neurons(masks, kept):
    """A neuron goes with the weights into it and out of it."""
    masks = [mask.clone() for mask in masks]
    for l, neurons in enumerate(kept):
        masks[l] &= neurons.unsqueeze(1)
        masks[l + 1] &= neurons.unsqueeze(0)
    return masks


# %% [markdown]
# ## Edges
#
# Both directions of an undirected pair go together.
# %%
def edge_mask(data):
    wanted = plan["edges"]
    source, target = data.edge_index
    if plan["nodes"]["ratio"] > 0:
        return tensors["edge_mask"]
    first = source < target
    a, b = source[first], target[first]
    if wanted["criterion"] == "random":
        scores = torch.rand(len(a))
    elif wanted["criterion"] == "cosine":
        scores = F.cosine_similarity(data.x[a], data.x[b])
    elif wanted["criterion"] == "degree":
        degree = torch.bincount(source, minlength=data.num_nodes).float()
        scores = 1 / degree[a] + 1 / degree[b]
    elif "edge_mask" in tensors and len(tensors["edge_mask"]) == len(source):
        return tensors["edge_mask"]
    else:
        raise NotImplementedError(wanted["criterion"])
    keep = lowest(scores, wanted["ratio"])
    pairs = {pair for pair in zip(a[keep].tolist(), b[keep].tolist())}
    both = zip(source.tolist(), target.tolist())
    return torch.tensor([(min(pair), max(pair)) in pairs for pair in both], dtype=torch.bool)


def cut(data):
    keep = edge_mask(data)
    out = copy.copy(data)
    out.edge_index = data.edge_index[:, keep]
    out.edge_weight = data.edge_weight[keep]
    if "edge_strength" in tensors and len(tensors["edge_strength"]) == len(keep):
        # A sample: what is left of the graph stands for what went.
        out.edge_weight = out.edge_weight * tensors["edge_strength"][keep]
    return out


# %% [markdown]
# ## The plan
# %%
masks = with_neurons(weight_masks(dense), neuron_masks(dense, data))
has_cut = plan["edges"]["ratio"] > 0 or plan["nodes"]["ratio"] > 0
kept_graph = cut(data) if has_cut else data
if has_cut and plan["edges"]["after"] == "learnAgain":
    pruned = train(GCN(data.num_features, classes), kept_graph, training["epochs"])
else:
    pruned = copy.deepcopy(dense)
apply_masks(pruned, masks)
total = sum(mask.numel() for mask in masks)
left = sum(int(mask.sum()) for mask in masks)
print(f"weights kept: {left} of {total}; edges kept: {kept_graph.num_edges} of {data.num_edges}")
print(f"pruned: test accuracy {accuracy(pruned, kept_graph):.4f}")
train(pruned, kept_graph, training["epochs"] // 4, masks)
print(f"pruned and fine-tuned: test accuracy {accuracy(pruned, kept_graph):.4f}")
# %% [markdown]
# ## On a graph that does not fit
#
# The same model and masks with PyTorch Geometric's neighbour loader: each batch holds some nodes and a sample
# of their neighbourhood. It needs `pyg-lib` or `torch-sparse`. Edges that the plan removed are removed
# before sampling, so the loader never meets them.
# %%
def train_in_batches(model, data, epochs, masks=None, batch_size=1024, neighbours=10):
    from torch_geometric.loader import NeighborLoader

    loader = NeighborLoader(
        data,
        num_neighbors=[neighbours] * len(model.convs),
        batch_size=batch_size,
        input_nodes=data.train_mask,
        shuffle=True,
    )
    optimizer = optimizer_of(model)
    for _ in range(epochs):
        model.train()
        for batch in loader:
            optimizer.zero_grad()
            out = model(batch.x, batch.edge_index, batch.edge_weight)[: batch.batch_size]
            F.cross_entropy(out, batch.y[: batch.batch_size]).backward()
            optimizer.step()
            apply_masks(model, masks)
    return model


try:
    large = copy.deepcopy(dense)
    apply_masks(large, masks)
    train_in_batches(large, kept_graph, 5, masks)
    print(f"in batches: test accuracy {accuracy(large, kept_graph):.4f}")
except ImportError as error:
    print(f"skipped: {error}")
