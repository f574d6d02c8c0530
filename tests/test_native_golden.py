"""The LLVM text of small IR modules, compared with testdata/native/*.test (rewritten by ``--update``).

A file holds cases: ``[case name]``, IR as print.py writes it, ``[llvm]``, the text without metadata and target lines.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from golite.ir.parse import parse_module
from golite.ir.verify import verify_module
from golite.native.module import emit_llvm
from golite.native.optimize import compile_llvm

DATA = Path(__file__).resolve().parent.parent / "testdata" / "native"
HEADER = re.compile(r"^\[case (\w+)\]\n", re.M)


def _cases(path: Path) -> list[tuple[str, str, str]]:
    parts = HEADER.split(path.read_text())
    found = []
    for name, body in zip(parts[1::2], parts[2::2], strict=True):
        source, _, expected = body.partition("[llvm]\n")
        found.append((name, source.strip() + "\n", expected.strip() + "\n"))
    return found


def _llvm(source: str) -> str:
    """What is emitted for the IR, less what says nothing: the triple, numbered metadata."""
    module = parse_module(source)
    module.path = "main"
    verify_module(module)
    text = emit_llvm(module, None)
    assert compile_llvm(text, 1)
    lines = [line for line in text.split("\n") if not line.startswith(("!", "target"))]
    return re.sub(r", !dbg !\d+| !dbg !\d+", "", "\n".join(lines)).strip() + "\n"


@pytest.mark.parametrize("path", sorted(DATA.glob("*.test")), ids=lambda p: p.stem)
def test_golden(path: Path, request: pytest.FixtureRequest) -> None:
    cases = _cases(path)
    assert cases
    found = [(name, source, _llvm(source)) for name, source, _ in cases]
    if request.config.getoption("--update"):
        comment = path.read_text().partition("[case")[0]
        path.write_text(comment + "\n".join(f"[case {name}]\n{source}\n[llvm]\n{text}" for name, source, text in found))
    for (name, _, expected), (_, _, text) in zip(cases, found, strict=True):
        assert text == expected or request.config.getoption("--update"), name
