"""Each package of golite imports only packages before it; function-level imports count too."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent / "golite"
LAYERS = ["trace", "syntax", "types", "ir", "native", "bytecode", "link", "engine", "embed", "cli"]
# Modules at the top of the package belong below all layers; errors.py needs positions.
BASE = {"cache", "errors", "options", "paths", "records"}
ALLOWED = {("errors", "syntax.source")}


def imports_of(path: Path) -> list[str]:
    found = []
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("golite."):
            found.append(node.module[len("golite.") :])
        elif isinstance(node, ast.Import):
            found += [alias.name[len("golite.") :] for alias in node.names if alias.name.startswith("golite.")]
    return found


def module_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts)


@pytest.mark.parametrize("path", sorted(ROOT.rglob("*.py")), ids=lambda p: str(p.relative_to(ROOT)))
def test_imports_go_down(path: Path) -> None:
    module = module_of(path)
    own = module.split(".")[0]
    if own in ("__init__", "__main__"):
        return
    rank = LAYERS.index(own) if own in LAYERS else -1
    typing_only = _typing_imports(path)
    for imported in imports_of(path):
        other = imported.split(".")[0]
        if other == own or other in BASE or (module, imported) in ALLOWED or imported in typing_only:
            continue
        assert other in LAYERS, f"{module} imports golite.{imported}, which belongs to no layer"
        assert LAYERS.index(other) < rank, f"{module} imports golite.{imported}, which is above it"


def _typing_imports(path: Path) -> set[str]:
    """Imports under ``if TYPE_CHECKING:`` bind no code."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
            for inner in node.body:
                if isinstance(inner, ast.ImportFrom) and inner.module:
                    found.add(inner.module[len("golite.") :])
    return found
