"""Packages of the Go distribution type-check without errors, at a speed that keeps starting programs quick."""

from __future__ import annotations

import pytest
from types_goroot import GorootImporter, find_goroot

PACKAGES = """
sort strings bytes text/tabwriter encoding/csv encoding/hex encoding/json container/heap container/list bufio unicode/utf8
slices maps iter sync sync/atomic fmt math/big regexp go/types net/http text/template compress/flate
""".split()


@pytest.mark.slow
def test_go_distribution() -> None:
    root = find_goroot()
    if root is None:
        pytest.skip("no Go source tree")
    importer = GorootImporter(root)
    for path in PACKAGES:
        importer(path)
    errors = [str(d) for found in importer.diagnostics.values() for d in found]
    assert errors == []
    assert len(importer.packages) > 100
