"""What PyTorch Geometric computes from exported models, by the scripts that are exported with them.

    SECATEUR_EXPORTS=FOLDER cargo test --test export
    python exports.py FOLDER

Writes `../golden/exports.json`: for each model and layout the hash of the tensors and the logits. Runs the code of
each notebook too, and has networkx read each graph.
"""

import importlib.util
import json
import os
import sys
from pathlib import Path

import torch
import xxhash

GOLDEN = Path(__file__).parent.parent / "golden/exports.json"


def logits(script: Path, model: Path) -> list:
    spec = importlib.util.spec_from_file_location(script.stem, script)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    sys.argv = [str(script), str(model)]
    out = module.main()
    return [float(f"{value:.9g}") for value in out.flatten().tolist()]


def hashed(model: Path) -> str:
    """XXH64 of what stands behind the head."""
    file = model.read_bytes()
    return xxhash.xxh64(file[8 + int.from_bytes(file[:8], "little") :], seed=0).hexdigest()


def run_notebook(path: Path, model: Path) -> None:
    """Its code cells one after the other, beside the model's file as it expects it."""
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    link = path.parent / "secateur-model.safetensors"
    link.unlink(missing_ok=True)
    link.symlink_to(model.name)
    os.chdir(path.parent)
    code = "\n".join(cell["source"] for cell in cells if cell["cell_type"] == "code")
    exec(compile(code, str(path), "exec"), {})
    link.unlink()


def main() -> None:
    # Here, as `exports_dgl.py` uses the rest without it.
    import networkx as nx

    folder = Path(sys.argv[1]).resolve()
    torch.set_num_threads(1)
    found = {}
    for script in sorted(folder.glob("*.py")):
        name = script.stem
        if name.endswith("-dgl"):
            continue
        found[name] = {}
        for layout in ["model", "prune", "compact"]:
            model = folder / f"{name}-{layout}.safetensors"
            found[name][layout] = {
                "hash": hashed(model),
                "logits": logits(script, model),
            }
        print(nx.read_graphml(folder / f"{name}.graphml"))
        run_notebook(folder / f"{name}.ipynb", folder / f"{name}-model.safetensors")
    GOLDEN.write_text(json.dumps(found) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
