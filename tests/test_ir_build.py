"""What Go sources are lowered to, compared with testdata/ir/*.test (rewritten by ``--update``), and what escape analysis decides.

A file holds cases: ``[case name]``, Go source without package clause, ``[ir]``, the printed functions of the package after all passes.
In ``escape*.test`` there is no ``[ir]``: comments ``// heap x y`` and ``// stack z`` name what is allocated on their line.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from ir_build_cases import FILES, lower, runtime_packages

from golite.errors import InternalError
from golite.ir.analysis.report import escape_report
from golite.ir.print import format_function

DATA = Path(__file__).resolve().parent.parent / "testdata" / "ir"
HEADER = re.compile(r"^\[case (\w+)\]\n", re.M)
WISH = re.compile(r"// ((?:heap|stack) .*)$")


def _cases(path: Path) -> list[tuple[str, str]]:
    parts = HEADER.split(path.read_text())
    return list(zip(parts[1::2], parts[2::2], strict=True))


GOLDEN = [p for p in sorted(DATA.glob("*.test")) if not p.stem.startswith("escape")]
ESCAPE = [(p, name, body) for p in sorted(DATA.glob("escape*.test")) for name, body in _cases(p)]


def _dump(source: str) -> str:
    module = lower(source)
    functions = [f for s, f in module.functions.items() if s.startswith(("main.", "type:."))]
    return "\n".join(format_function(f).rstrip() + "\n" for f in functions)


@pytest.mark.parametrize("path", GOLDEN, ids=lambda p: p.stem)
def test_golden(path: Path, request: pytest.FixtureRequest) -> None:
    update = request.config.getoption("--update")
    comment = path.read_text().partition("[case")[0]
    found, wrong = [], []
    for name, body in _cases(path):
        source, _, expected = body.partition("[ir]\n")
        text = _dump(source)
        found.append(f"[case {name}]\n{source.strip()}\n\n[ir]\n{text}")
        if text.strip() != expected.strip():
            wrong.append((name, expected.strip(), text.strip()))
    if update:
        path.write_text(comment + "\n".join(found))
        return
    for name, expected, text in wrong:
        assert text == expected, name


@pytest.mark.parametrize(("path", "name", "body"), ESCAPE, ids=lambda v: v if isinstance(v, str) and "\n" not in v else "")
def test_escape(path: Path, name: str, body: str) -> None:
    file = f"{path.stem}_{name}.go"
    module = lower(body, file)
    decided: dict[int, set[str]] = {}
    for entry in escape_report(module, FILES):
        where, _, text = entry.partition(": ")
        _, line, _ = where.split(":")
        what = text.split()[0]
        decided.setdefault(int(line), set()).add(("stack " if text.endswith("not escape") else "heap ") + what)
    wished: dict[int, set[str]] = {}
    for number, line in enumerate(body.split("\n"), 1):
        found = WISH.search(line)
        if found:
            for clause in found.group(1).split(";"):
                where, *names = clause.split()
                wished.setdefault(number, set()).update(f"{where} {n}" for n in names)
    assert decided == wished


def test_runtime_layouts_agree() -> None:
    """The IR types that lowering assumes of strings, slices and interfaces are those of the runtime's own structs."""
    from golite.ir import types as irt
    from golite.ir.runtime import RuntimeInfo

    info = RuntimeInfo(runtime_packages()["runtime"], lambda f: f.name)
    assert info.struct("iface").type is irt.IFACE
    assert info.struct("eface").type is irt.IFACE
    assert info.struct("_type").size == 72
    assert info.struct("_deferframe")["jmp"] == 0
    assert info.struct("hmap")["count"] == 0


def test_unknown_runtime_function_is_named() -> None:
    from golite.ir.runtime import RuntimeInfo

    info = RuntimeInfo(runtime_packages()["runtime"], lambda f: f.name)
    with pytest.raises(InternalError, match="noSuchFunction"):
        info.func("noSuchFunction")
