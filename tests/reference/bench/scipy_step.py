"""A two-layer GCN by hand in NumPy and SciPy: sparse products, and no work that can be kept."""

import ctypes
from pathlib import Path

import numpy as np
import scipy
import scipy.sparse as sp
from peer import serve

# What OpenBLAS falls back to where it does not know the processor, or is told to.
OLD_KERNELS = {"Generic", "Prescott", "Core2", "Nehalem", "Sandybridge"}


def kernel():
    """Which processor's kernels NumPy's OpenBLAS uses; empty where that cannot be told."""
    maps = Path("/proc/self/maps")
    lines = maps.read_text().splitlines() if maps.exists() else []
    for library in {line.split()[-1] for line in lines if "openblas" in line}:
        for name in ("scipy_openblas_get_corename64_", "openblas_get_corename64_", "openblas_get_corename"):
            ask = getattr(ctypes.CDLL(library), name, None)
            if ask is not None:
                ask.restype = ctypes.c_char_p
                return ask().decode()
    return ""


class ByHand:
    def __init__(self, work, dropout):
        assert dropout == 0, "the peer by hand has no dropout"
        self.work = work
        n = work.nodes
        source, target = work.edges.T
        ones = np.ones(2 * len(work.edges), np.float32)
        pattern = (np.r_[source, target], np.r_[target, source])
        a = sp.csr_matrix((ones, pattern), shape=(n, n)) + sp.eye(n, dtype=np.float32, format="csr")
        inverse = sp.diags(1 / np.sqrt(np.asarray(a.sum(1)).ravel()))
        self.a = (inverse @ a @ inverse).tocsr().astype(np.float32)
        self.a.sort_indices()
        if work.features == "dense":
            # The input does not change, so its propagation is done once.
            self.propagated = self.a @ work.values
        elif work.features == "sparse":
            self.x = sp.csr_matrix((work.val, work.col, work.ptr), shape=(n, work.columns))
            self.x_transposed = self.x.T.tocsr()
        self.truth = np.zeros((len(work.train), work.classes), np.float32)
        self.truth[np.arange(len(work.train)), work.labels[work.train]] = 1
        # Only the training nodes carry gradient into the last layer.
        self.a_train = self.a[work.train]
        self.a_back = self.a_train.T.tocsr()
        self.reset()

    def reset(self):
        work = self.work
        w0, w1 = (w.copy() for w in work.weights)
        self.params = [w0, w1, np.zeros(work.hidden, np.float32), np.zeros(work.classes, np.float32)]
        self.first = [np.zeros_like(p) for p in self.params]
        self.second = [np.zeros_like(p) for p in self.params]
        self.epoch = 0

    def step(self):
        work = self.work
        w0, w1, b0, b1 = self.params
        if work.features == "dense":
            z = self.propagated @ w0
        elif work.features == "sparse":
            z = self.a @ (self.x @ w0)
        else:
            z = self.a @ w0
        z += b0
        h = np.maximum(z, 0)
        logits = self.a @ (h @ w1)
        logits += b1

        out = logits[work.train]
        out -= out.max(1, keepdims=True)
        e = np.exp(out)
        softmax = e / e.sum(1, keepdims=True)
        loss = -np.log(softmax[np.arange(len(work.train)), work.labels[work.train]]).mean()
        softmax -= self.truth
        softmax /= len(work.train)

        message = self.a_back @ softmax
        hidden = message @ w1.T
        hidden[z <= 0] = 0
        if work.features == "dense":
            g0 = self.propagated.T @ hidden
        elif work.features == "sparse":
            g0 = self.x_transposed @ (self.a @ hidden)
        else:
            g0 = self.a @ hidden
        g0 += work.decay * w0
        self.adam([g0, h.T @ message, hidden.sum(0), softmax.sum(0)])
        return loss

    def adam(self, gradients):
        self.epoch += 1
        step = np.float32(self.work.rate / (1 - 0.9**self.epoch))
        correction = np.float32(1 / np.sqrt(1 - 0.999**self.epoch))
        for p, g, m, v in zip(self.params, gradients, self.first, self.second):
            m *= np.float32(0.9)
            m += np.float32(0.1) * g
            v *= np.float32(0.999)
            g *= g
            g *= np.float32(0.001)
            v += g
            root = np.sqrt(v)
            root *= correction
            root += np.float32(1e-8)
            np.divide(m, root, out=root)
            root *= step
            p -= root


assert kernel() not in OLD_KERNELS, f"OpenBLAS uses the kernels of {kernel()}"
version = f"NumPy {np.__version__}, SciPy {scipy.__version__}, OpenBLAS kernels: {kernel() or 'unknown'}"
serve(version, lambda work, dropout: {"by hand": ByHand(work, dropout)})
