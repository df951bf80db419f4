"""What the peers of `cargo xtask bench --peers` share: workloads from files, and the commands.

A peer reads `losses WORKLOAD DROPOUT` and `step WORKLOAD DROPOUT`, one a line, and answers each with
one line of JSON; times are in microseconds of CPU time. `benches/step.rs` writes the files and speaks
the same commands.
"""

import gc
import json
import math
import sys
import time
from pathlib import Path

import numpy as np

# As in benches/step.rs: whole runs from the start, in samples of at least 20 ms.
EPOCHS = 200
SAMPLE = 20_000.0
SAMPLES = 8
# Slow peers train shorter runs, or five rounds would take an hour.
LONGEST = 400_000.0


class Workload:
    def __init__(self, folder):
        folder = Path(folder)
        table = json.loads((folder / "workload.json").read_text())
        self.nodes, self.columns = table["nodes"], table["columns"]
        self.hidden, self.classes = table["hidden"], table["classes"]
        self.features = table["features"]
        training = table["spec"]["training"]
        self.decay = training["weightDecay"]
        self.rate = training["optimizer"]["learningRate"]

        def read(file, kind):
            return np.fromfile(folder / file, dtype=kind)

        self.edges = read("edges.u32", "<u4").reshape(-1, 2).astype(np.int64)
        self.labels = read("classes.i32", "<i4").astype(np.int64)
        self.train = np.flatnonzero(read("roles.u8", np.uint8) == 1)
        params = read("params.f32", "<f4")
        first = self.columns * self.hidden
        self.weights = [
            params[:first].reshape(self.columns, self.hidden),
            params[first : first + self.hidden * self.classes].reshape(self.hidden, self.classes),
        ]
        if self.features == "dense":
            self.values = read("values.f32", "<f4").reshape(self.nodes, self.columns)
        elif self.features == "sparse":
            self.ptr = read("ptr.u32", "<u4").astype(np.int64)
            self.col = read("col.u32", "<u4").astype(np.int64)
            self.val = read("val.f32", "<f4")


def spread(samples):
    samples = sorted(samples)
    return {"best": samples[0], "median": samples[len(samples) // 2]}


def clock():
    return time.process_time() * 1e6


def measure(model):
    """One epoch: `model.reset()` goes back to the start, `model.step()` trains once."""

    def run(epochs):
        start = clock()
        model.reset()
        for _ in range(epochs):
            model.step()
        return clock() - start

    run(5)
    epochs = int(min(EPOCHS, max(3, LONGEST / (run(10) / 10))))
    calls = math.ceil(SAMPLE / run(epochs))
    gc.disable()
    # A long sample needs no company.
    samples = max(3, min(SAMPLES, int(LONGEST * 3 / (run(epochs) * calls))))
    result = spread([sum(run(epochs) for _ in range(calls)) / (calls * epochs) for _ in range(samples)])
    gc.enable()
    return result


def losses(model):
    model.reset()
    return [float(model.step()) for _ in range(10)]


def serve(version, variants):
    """Says `version`, then answers. `variants(workload, dropout)` names the models that compute the
    same: the best one counts.
    """
    folder = Path(sys.argv[1])
    print(json.dumps({"version": version}), flush=True)
    models = {}
    for line in sys.stdin:
        verb, name, dropout = line.split()
        key = (name, float(dropout))
        if key not in models:
            models[key] = variants(Workload(folder / name), float(dropout))
        built = models[key]
        if verb == "losses":
            answer = {"losses": {variant: losses(model) for variant, model in built.items()}}
        else:
            times = {variant: measure(model) for variant, model in built.items()}
            best = min(times, key=lambda variant: times[variant]["best"])
            answer = {"variant": best, **times[best]}
            # The others have lost; the next rounds need not run them again.
            models[key] = {best: built[best]}
        print(json.dumps(answer), flush=True)
