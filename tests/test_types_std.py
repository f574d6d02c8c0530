"""Packages of the Go distribution type-check without errors, themselves and all that they import."""

from __future__ import annotations

import pytest
from types_goroot import GorootImporter, find_goroot

PACKAGES = """
sort strings strconv bytes unicode/utf8 container/heap container/list text/tabwriter encoding/csv encoding/hex slices maps cmp iter
math/bits regexp/syntax go/scanner go/token go/ast text/template/parse
bufio compress/flate encoding/json fmt go/types math/big net/http regexp sync sync/atomic text/template
""".split()


@pytest.fixture(scope="module")
def importer() -> GorootImporter:
    root = find_goroot()
    if root is None:
        pytest.skip("no Go source tree")
    return GorootImporter(root)


@pytest.mark.slow
@pytest.mark.parametrize("path", PACKAGES)
def test_package_of_go(path: str, importer: GorootImporter) -> None:
    before = set(importer.diagnostics)
    importer(path)
    assert path in importer.packages
    assert [str(d) for checked in importer.diagnostics.keys() - before for d in importer.diagnostics[checked]] == []
    assert not importer.diagnostics[path]
