"""The passes over a module's IR, in order. A pass may expect valid IR and must leave valid IR.

What LLVM does better (common subexpressions, loop optimisation, inlining, dead stores) is left to LLVM.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from golite.ir.analysis.escape import analyze_escape
from golite.ir.func import Module
from golite.ir.passes.barriers import insert_barriers
from golite.ir.passes.boxes import share_small_boxes
from golite.ir.passes.inlining import export_bodies, import_bodies
from golite.ir.passes.prune import prune

Pass = Callable[[Module, Mapping[str, Any]], None]


def escape(module: Module, imported: Mapping[str, Any]) -> None:
    """Heap or stack for every ALLOC; what importers need to know of the functions goes into ``module.module_summaries``."""
    module.module_summaries = analyze_escape(module, imported)


def drop_unused(module: Module, imported: Mapping[str, Any]) -> None:
    prune(module)


def inline(module: Module, imported: Mapping[str, Any]) -> None:
    """Small bodies out to importers and in from other packages."""
    export_bodies(module)
    import_bodies(module, imported)


# name, pass, names of passes that must have run before
PASSES: list[tuple[str, Pass, tuple[str, ...]]] = [
    ("escape", escape, ()),
    ("boxes", share_small_boxes, ("escape",)),
    ("prune", drop_unused, ("escape", "boxes")),
    ("barriers", insert_barriers, ("escape",)),
]
# Only for what LLVM gets: an interpreter calls what LLVM inlines.
NATIVE_PASSES: list[tuple[str, Pass, tuple[str, ...]]] = [
    ("inline", inline, ("escape", "prune")),
]


def run_passes(
    module: Module, imported: Mapping[str, Any], after: Callable[[str, Module], None] | None = None, *, native: bool = True
) -> Module:
    """Run all passes, or without ``native`` those that an interpreter needs. ``imported``: escape summaries of other packages' functions.
    ``after(name, module)`` is called after each (dumps, verification)."""
    _run(PASSES, set(), module, imported, after)
    return run_native_passes(module, imported, after) if native else module


def run_native_passes(module: Module, imported: Mapping[str, Any], after: Callable[[str, Module], None] | None = None) -> Module:
    """What ``run_passes(native=False)`` left out."""
    _run(NATIVE_PASSES, {name for name, _, _ in PASSES}, module, imported, after)
    return module


def _run(
    passes: list[tuple[str, Pass, tuple[str, ...]]],
    done: set[str],
    module: Module,
    imported: Mapping[str, Any],
    after: Callable[[str, Module], None] | None,
) -> None:
    for name, run, needs in passes:
        assert done.issuperset(needs), f"pass {name} needs {needs}"
        run(module, imported)
        done.add(name)
        if after is not None:
            after(name, module)
