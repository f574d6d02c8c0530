"""The type checker reports what the ``// ERROR`` comments in testdata/errors/types/ say: columns and wording are gc's."""

from __future__ import annotations

from pathlib import Path

import pytest
from type_errors import by_line, expected_errors, mismatches, programs
from types_goroot import GorootImporter, find_goroot

from golite.syntax.parser import parse_file
from golite.syntax.source import FileSet
from golite.types.base import ImportFailure
from golite.types.checker import check_package
from golite.types.objects import Package


@pytest.fixture(scope="module")
def importer() -> GorootImporter | None:
    root = find_goroot()
    return GorootImporter(root) if root is not None else None


@pytest.mark.parametrize("path", [pytest.param(p, id=p.stem) for p in programs()])
def test_errors(path: Path, importer: GorootImporter | None) -> None:
    text = path.read_text(encoding="utf-8")
    if importer is None and "import" in text:
        pytest.skip("needs a Go source tree for its imports")
    fileset = importer.fileset if importer is not None else FileSet()

    def import_package(name: str) -> Package:
        if importer is None:
            raise ImportFailure(f"package {name} is not in std")
        return importer(name)

    file, diagnostics = parse_file(fileset.add("./" + path.name, path.read_bytes()))
    assert not diagnostics
    _, diagnostics = check_package("main", [file], fileset, import_package)
    got = by_line("\n".join(str(d) for d in diagnostics))
    differences = mismatches(expected_errors(text), got)
    if differences:
        pytest.fail(f"{path.name}: " + "\n".join(differences), pytrace=False)
