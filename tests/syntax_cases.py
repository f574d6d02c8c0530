"""The files testdata/errors/syntax/*.test: broken Go sources with the errors real Go reports for them.

::

    // comment
    [case name of the case]
    source
    [out]
    line:col: message

Errors are sorted by position. In a case whose name ends in "escapes" the source is written with Python's escapes for bytes
that a text file cannot hold. The blank line before the next case belongs to neither.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "testdata" / "errors" / "syntax"


@dataclass
class Case:
    name: str
    text: str  # the source as written in the file
    out: list[str]  # lines of [out]

    @property
    def source(self) -> bytes:
        data = self.text.encode("utf-8")
        return data.decode("unicode_escape").encode("latin-1") if self.name.endswith("escapes") else data


def read_cases(path: Path) -> tuple[str, list[Case]]:
    """The comment at the top of a file, and its cases."""
    head, *parts = path.read_text(encoding="utf-8").split("[case ")
    cases = []
    for part in parts:
        name, _, rest = part.partition("]\n")
        text, _, out = rest.partition("\n[out]\n")
        cases.append(Case(name, text, [line for line in out.splitlines() if line]))
    return head, cases


def write_cases(path: Path, head: str, cases: list[Case]) -> None:
    blocks = ["\n".join([f"[case {case.name}]", case.text, "[out]", *case.out, ""]) for case in cases]
    path.write_text(head + "\n".join(blocks), encoding="utf-8")


def all_cases() -> list[tuple[str, Case]]:
    """(file name without suffix, case) of all files."""
    return [(path.stem, case) for path in sorted(FOLDER.glob("*.test")) for case in read_cases(path)[1]]
