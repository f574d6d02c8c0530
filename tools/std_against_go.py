"""Holds the packages of runtime/std against real Go: compiles them with real Go under another module path and runs
the differential tests of tools/std_checks/ there, which import each package twice, ours and Go's.

    python tools/std_against_go.py               # all checks
    python tools/std_against_go.py strconv math  # some
    python tools/std_against_go.py --api         # compare exported declarations
    python tools/std_against_go.py --record      # (re)record testdata/std/*.out from real Go

In the copies, imports of packages that we have become imports of our copies, so that what is tested stands on our
code as far down as it goes. `internal/...` packages become the shims of tools/std_checks/shim/.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
STD = ROOT / "runtime" / "std"
CHECKS = ROOT / "tools" / "std_checks"
PROGRAMS = ROOT / "testdata" / "std"
MODULE = "stdcheck"

# Packages held against Go this way. Others under runtime/std depend on the runtime and cannot run under real Go.
PACKAGES = [
    "errors", "unicode/utf8", "unicode/utf16", "unicode", "math/bits", "math", "math/cmplx", "math/rand", "strconv",
    "internal/bytealg", "strings", "bytes", "sort", "io", "bufio", "container/heap", "container/list", "container/ring", "path",
    "text/tabwriter",
]  # fmt: skip
# Their types and values (io.Reader, io.EOF) meet Go's own in the checks, so the copies of others import Go's.
SHARED = {"io", "errors"}
SHIMS = {"internal/reflectlite": "shim/reflectlite"}
IMPORT = re.compile(r'^(\s*(?:import\s+)?(?:[\w.]+\s+)?)"([\w/]+)"(\s*(?://.*)?)$')


def rewrite_imports(text: str, available: set[str]) -> str:
    """Points imports of packages in `available` at the copies, and of internal ones at the shims."""
    lines = text.split("\n")
    inside = False
    for i, line in enumerate(lines):
        if line.startswith("import ("):
            inside = True
        elif inside and line.startswith(")"):
            inside = False
        elif inside or line.startswith("import "):
            match = IMPORT.match(line)
            if match:
                path = match[2]
                if path in SHIMS:
                    path = f"{MODULE}/{SHIMS[path]}"
                elif path in available:
                    path = f"{MODULE}/std/{path}"
                lines[i] = f'{match[1]}"{path}"{match[3]}'
        elif line.startswith(("func ", "type ", "var ")):
            break
    return "\n".join(lines)


def copy_packages(scratch: Path) -> None:
    """Fills `scratch` with a module that holds the packages, the shims and the checks."""
    shutil.rmtree(scratch, ignore_errors=True)
    scratch.mkdir(parents=True)
    (scratch / "go.mod").write_text(f"module {MODULE}\n\ngo 1.27\n")
    present = {p for p in PACKAGES if any((STD / p).glob("*.go"))}
    available = present - SHARED
    for package in present:
        target = scratch / "std" / package
        target.mkdir(parents=True, exist_ok=True)
        for source in sorted((STD / package).glob("*.go")):
            if not source.name.endswith("_test.go"):
                (target / source.name).write_text(rewrite_imports(source.read_text(), available))
        for source in (CHECKS / "shim" / "intrinsics" / package).glob("*.go"):  # in place of bodyless declarations
            shutil.copy(source, target / source.name)
    shutil.copytree(CHECKS / "shim", scratch / "shim", ignore=shutil.ignore_patterns("intrinsics"))
    for check in sorted(CHECKS.glob("*_test.go")):
        folder = scratch / "checks" / check.name.removesuffix("_test.go")
        folder.mkdir(parents=True)
        shutil.copy(check, folder / check.name)


def compare_api(go: str, scratch: Path, packages: list[str]) -> int:
    """Prints exported declarations that only one side has; returns how many there are."""
    goroot = Path(subprocess.run([go, "env", "GOROOT"], capture_output=True, text=True, check=True).stdout.strip())
    tool = scratch / "api"
    tool.mkdir()
    shutil.copy(CHECKS / "api" / "main.go", tool / "main.go")
    subprocess.run([go, "build", "-o", str(tool / "api"), "./api"], cwd=scratch, check=True)
    count = 0
    for package in packages:
        if package.startswith("internal/") or not any((STD / package).glob("*.go")):
            continue
        sides = []
        for folder in (STD / package, goroot / "src" / package):
            text = subprocess.run([str(tool / "api"), str(folder)], capture_output=True, text=True, check=True).stdout
            sides.append(set(text.splitlines()))
        for mark, names in (("+ ours only:", sides[0] - sides[1]), ("- missing:", sides[1] - sides[0])):
            for name in sorted(names):
                print(package, mark, " ".join(name.split()))
                count += 1
    return count


def record(go: str, names: list[str]) -> None:
    """Runs the programs of testdata/std with real Go and writes what they print, and a nonzero exit status."""
    for program in sorted(PROGRAMS.glob("*.go")):
        if names and program.stem not in names:
            continue
        binary = Path("/tmp") / f"std_record_{program.stem}"
        subprocess.run([go, "build", "-o", str(binary), str(program)], check=True)
        done = subprocess.run([str(binary)], capture_output=True, timeout=60)
        binary.unlink()
        program.with_suffix(".out").write_bytes(done.stdout)
        exit_file = program.with_suffix(".exit")
        if done.returncode:
            exit_file.write_text(f"{done.returncode}\n")
        else:
            exit_file.unlink(missing_ok=True)
        print(program.name, len(done.stdout), "bytes", f"exit {done.returncode}" if done.returncode else "")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", help="check files (without _test.go), or program names with --record")
    parser.add_argument("--api", action="store_true")
    parser.add_argument("--record", action="store_true")
    parser.add_argument("--scratch", type=Path, default=Path("/tmp/stdcheck"))
    parser.add_argument("--go", default=shutil.which("go") or str(Path(sys.executable).parent / "go"))
    options = parser.parse_args()
    if options.record:
        record(options.go, options.names)
        return 0
    copy_packages(options.scratch)
    if options.api:
        return 1 if compare_api(options.go, options.scratch, options.names or PACKAGES) else 0
    targets = [f"./checks/{name}" for name in options.names] or ["./checks/...", "./std/..."]
    vet = subprocess.run([options.go, "build", "./std/..."], cwd=options.scratch)
    if vet.returncode:
        return vet.returncode
    return subprocess.run([options.go, "test", "-count=1", "-vet=off", "-timeout=120s", *targets], cwd=options.scratch).returncode


if __name__ == "__main__":
    sys.exit(main())
