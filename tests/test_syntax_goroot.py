"""Every Go file of the Go distribution (outside testdata folders) parses; prints how fast.

GOLITE_TEST_FILES=N takes a sample of N files.
"""

from __future__ import annotations

import os
import random
import subprocess
import time
from pathlib import Path

import pytest
import realgo

from golite.syntax.parser import parse_file
from golite.syntax.source import FileSet


@pytest.mark.slow
def test_goroot() -> None:
    try:
        go = realgo.find_go()
    except realgo.RealGoMissing as missing:
        pytest.skip(str(missing))
    root = subprocess.run([go, "env", "GOROOT"], capture_output=True, text=True, check=True, env=realgo.go_environment()).stdout.strip()
    paths = sorted(path for path in Path(root, "src").rglob("*.go") if "testdata" not in path.parts)
    sample = int(os.environ.get("GOLITE_TEST_FILES", "0"))
    if sample:
        paths = random.Random(sample).sample(paths, min(sample, len(paths)))
    assert paths
    parse_file(FileSet().add("warm.go", b"package p\n"))
    failed: list[str] = []
    lines = 0
    start = time.perf_counter()
    for path in paths:
        source = FileSet().add(str(path), path.read_bytes())
        lines += len(source.lines)
        failed += [str(diagnostic) for diagnostic in parse_file(source)[1]]
    elapsed_s = time.perf_counter() - start
    print(f"\n{len(paths)} files, {lines} lines, {lines / elapsed_s:.0f} lines/s")
    assert failed == []
