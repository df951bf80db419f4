"""A two-layer GCN in PyTorch Geometric, one thread, in every form that might be the fastest."""

import itertools
import sys

import torch
import torch_geometric
import torch.nn.functional as F
from peer import serve
from torch_geometric.nn import GCNConv
from torch_geometric.nn.conv.gcn_conv import gcn_norm
from torch_geometric.utils import to_torch_csr_tensor

torch.set_num_threads(1)
torch.set_num_interop_threads(1)


class Network:
    """`form` of the adjacency: edges (normalised once and cached), or a CSR matrix."""

    def __init__(self, work, dropout, form, optimizer, sparse_input):
        self.work, self.dropout, self.optimizer_form = work, dropout, optimizer
        source, target = torch.from_numpy(work.edges.T.copy())
        edges = torch.stack([torch.cat([source, target]), torch.cat([target, source])])
        if form == "edges":
            self.graph, options = edges, {"cached": True}
        else:
            edges, values = gcn_norm(edges, None, work.nodes, dtype=torch.float32)
            size = (work.nodes, work.nodes)
            self.graph, options = to_torch_csr_tensor(edges, values, size=size), {"normalize": False}
        self.layers = torch.nn.ModuleList(
            [
                GCNConv(work.columns, work.hidden, **options),
                GCNConv(work.hidden, work.classes, **options),
            ]
        )
        if work.features == "dense":
            self.x = torch.from_numpy(work.values)
        elif work.features == "identity":
            self.x = torch.eye(work.nodes)
        else:
            pointers, columns = torch.from_numpy(work.ptr), torch.from_numpy(work.col)
            size = (work.nodes, work.columns)
            self.x = torch.sparse_csr_tensor(pointers, columns, torch.from_numpy(work.val), size)
            if not sparse_input:
                self.x = self.x.to_dense()
        self.train = torch.from_numpy(work.train)
        self.truth = torch.from_numpy(work.labels)[self.train]
        self.reset()

    def reset(self):
        with torch.no_grad():
            for layer, weight in zip(self.layers, self.work.weights):
                layer.lin.weight.copy_(torch.from_numpy(weight.T.copy()))
                layer.bias.zero_()
        first, last = self.layers
        self.optimizer = torch.optim.Adam(
            [
                {"params": [first.lin.weight], "weight_decay": self.work.decay},
                {"params": [first.bias, last.lin.weight, last.bias]},
            ],
            lr=self.work.rate,
            **{self.optimizer_form: True},
        )

    def step(self):
        first, last = self.layers
        self.optimizer.zero_grad(set_to_none=True)
        x = self.x
        if self.dropout > 0:
            x = F.dropout(x, self.dropout)
        h = first(x, self.graph).relu()
        if self.dropout > 0:
            h = F.dropout(h, self.dropout)
        loss = F.cross_entropy(last(h, self.graph)[self.train], self.truth)
        loss.backward()
        self.optimizer.step()
        return loss.detach()


def variants(work, dropout):
    inputs = [False, True] if work.features == "sparse" and dropout == 0 else [False]
    forms = itertools.product(["edges", "csr"], ["foreach", "fused"], inputs)
    built = {}
    for form, optimizer, sparse_input in forms:
        name = f"{form}, {optimizer}{', sparse input' if sparse_input else ''}"
        model = Network(work, dropout, form, optimizer, sparse_input)
        try:
            model.step()
        except (RuntimeError, NotImplementedError) as error:
            # Not every kind of input has every operator.
            print(f"{name}: {error}", file=sys.stderr)
            continue
        built[name] = model
    return built


version = (
    f"PyTorch {torch.__version__}, PyTorch Geometric {torch_geometric.__version__}, "
    f"kernels: {torch.backends.cpu.get_cpu_capability()}, {torch.get_num_threads()} thread"
)
serve(version, variants)
