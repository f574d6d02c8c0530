"""The conformance programs in `testdata/`: which there are, how each is run, and what of its output is compared.

A program is `testdata/<topic>/<name>.go`, or a folder `testdata/modules/<name>/` with a go.mod.  Beside it lie, recorded from
real Go by `record.py` and never from golite: `.out` (stdout), `.exit` (exit status, when it is not 0), `.err` (stderr, when there
was any).  For a module these are `out.txt`, `exit.txt`, `err.txt`.  `testdata/bad/` holds programs that do not compile: `.err` has
all of gc's messages.

Lines of the form `//test:KEY VALUE` in the program say how to run it:
    //test:args a b     arguments                      //test:env K=V     one more environment variable
    //test:stdin text   standard input (Go-quoted)     //test:timeout 60  seconds for a slow machine (default 30)
    //test:slow         only with --slow               //test:procs any   not run again with GOMAXPROCS=1 when recording
"""

from __future__ import annotations

import ast
import difflib
import functools
import os
import re
import shlex
import signal
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TESTDATA = ROOT / "testdata"
MODULES = TESTDATA / "modules"
BAD = TESTDATA / "bad"

# Folders of testdata/ that belong to other runners (dumps and the like), or to a later version of the language.
OTHER_FOLDERS = frozenset({"bad", "modules", "packages", "errors", "ir", "passes", "bytecode", "native", "syntax", "types", "link"})

# Folders whose programs golite does not run yet: their failures are expected.
LATER_FOLDERS: frozenset[str] = frozenset()
LATER_PROGRAMS: frozenset[str] = frozenset()

DEFAULT_TIMEOUT_S = 30.0
_DIRECTIVE = re.compile(r"^//test:(\w+)[ \t]*(.*)$", re.MULTILINE)
_ADDRESS = re.compile(r"\b0x[0-9a-f]+")  # not in the random names of folders
_TRACE_START = re.compile(r"^(goroutine \d|runtime stack:)")


@dataclass(frozen=True)
class Outcome:
    """What one run of a program did."""

    stdout: bytes
    stderr: str
    exit_status: int
    timed_out: bool = False


@dataclass(frozen=True)
class Program:
    """One program: its file (or a module's folder) and how to run it."""

    path: Path
    args: tuple[str, ...] = ()
    env: tuple[tuple[str, str], ...] = ()
    stdin: bytes = b""
    timeout_s: float = DEFAULT_TIMEOUT_S
    is_slow: bool = False
    any_procs: bool = False
    is_module: bool = field(default=False)

    @property
    def is_for_later(self) -> bool:
        """True if golite does not claim to run this program yet."""
        return self.path.relative_to(TESTDATA).parts[0] in LATER_FOLDERS or self.name in LATER_PROGRAMS

    @property
    def name(self) -> str:
        """The program's name in test ids: its path below testdata/, without `.go`."""
        relative = os.path.relpath(self.path, TESTDATA)
        return relative.removesuffix(".go")

    def _sidecar(self, kind: str) -> Path:
        if self.is_module:
            return self.path / f"{kind}.txt"
        return self.path.with_suffix("." + kind)

    @property
    def out_file(self) -> Path:
        return self._sidecar("out")

    @property
    def err_file(self) -> Path:
        return self._sidecar("err")

    @property
    def exit_file(self) -> Path:
        return self._sidecar("exit")

    @property
    def is_recorded(self) -> bool:
        return self.out_file.exists()

    def expected(self) -> Outcome:
        """The recorded outcome; FileNotFoundError if the program was never recorded."""
        stderr = self.err_file.read_text(encoding="utf-8") if self.err_file.exists() else ""
        status = int(self.exit_file.read_text()) if self.exit_file.exists() else 0
        return Outcome(self.out_file.read_bytes(), stderr, status)


@functools.cache
def load_program(path: Path) -> Program:
    """Reads the `//test:` lines of a program (of a module: of its main.go)."""
    is_module = path.is_dir()
    source = path / "main.go" if is_module else path
    text = source.read_text(encoding="utf-8", errors="replace") if source.exists() else ""
    args: tuple[str, ...] = ()
    env: list[tuple[str, str]] = []
    stdin = b""
    timeout_s = DEFAULT_TIMEOUT_S
    is_slow = any_procs = False
    for key, value in _DIRECTIVE.findall(text):
        if key == "args":
            args = tuple(shlex.split(value))
        elif key == "env":
            name, _, setting = value.partition("=")
            env.append((name, setting))
        elif key == "stdin":
            stdin = str(ast.literal_eval(value)).encode()
        elif key == "timeout":
            timeout_s = float(value)
        elif key == "slow":
            is_slow = True
        elif key == "procs":
            any_procs = value == "any"
        else:
            raise ValueError(f"{path}: unknown directive //test:{key}")
    return Program(path, args, tuple(env), stdin, timeout_s, is_slow, any_procs, is_module)


def find_programs(under: Path = TESTDATA) -> Iterator[Program]:
    """Every run program below `under`, in the order of names."""
    for path in sorted(under.rglob("*.go")):
        top = path.relative_to(TESTDATA).parts[0]
        if top not in OTHER_FOLDERS:
            yield load_program(path)
    for mod in sorted(MODULES.glob("*/go.mod")):
        if mod.parent.is_relative_to(under):
            yield load_program(mod.parent)


def find_bad(under: Path = BAD) -> Iterator[Path]:
    """Every program that must not compile."""
    yield from sorted(path for path in under.rglob("*.go") if path.is_relative_to(BAD))


def run_command(command: Sequence[str], program: Program, *, cwd: Path, env: dict[str, str], timeout_s: float) -> Outcome:
    """Runs a command with the program's input; at the timeout it is asked what its goroutines do, and its whole process group is killed."""
    process = subprocess.Popen(
        command, cwd=cwd, env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    )
    try:
        stdout, stderr = process.communicate(program.stdin, timeout=timeout_s)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGQUIT)
        try:
            stdout, stderr = process.communicate(timeout=5)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            stdout, stderr = process.communicate()
        return Outcome(stdout, stderr.decode(errors="replace"), process.returncode, timed_out=True)
    return Outcome(stdout, stderr.decode(errors="replace"), process.returncode)


def clean_environment() -> dict[str, str]:
    """The environment without what would change how a Go program runs."""
    return {key: value for key, value in os.environ.items() if key not in ("GOMAXPROCS", "GODEBUG", "GOTRACEBACK", "GOGC")}


def deterministic_part(stderr: str) -> str:
    """What two runs of one program share on stderr: all before the first goroutine trace, without addresses."""
    kept: list[str] = []
    for line in stderr.splitlines():
        if _TRACE_START.match(line):
            break
        if not line.startswith("GOLITE_STRESS="):  # the seed of a stress mode
            kept.append(_ADDRESS.sub("0x?", line))
    return "\n".join(kept).rstrip("\n") + "\n" if any(kept) else ""


def _difference(what: str, expected: str, got: str) -> str:
    names = (f"{what} of real Go", f"{what} of golite")
    diff = difflib.unified_diff(expected.splitlines(), got.splitlines(), *names, lineterm="", n=2)
    return "\n".join(list(diff)[:60])


def differences(program: Program, got: Outcome, timeout_s: float) -> list[str]:
    """How an outcome differs from the recorded one, as texts for people; empty if it does not."""
    expected = program.expected()
    problems: list[str] = []
    if got.timed_out:
        problems.append(f"ran longer than {timeout_s:g} s")
    elif got.exit_status != expected.exit_status:
        problems.append(f"exit status {got.exit_status}, real Go's is {expected.exit_status}")
    if got.stdout != expected.stdout:
        out, want = got.stdout.decode(errors="backslashreplace"), expected.stdout.decode(errors="backslashreplace")
        problems.append(_difference("stdout", want, out))
    stderr = deterministic_part(got.stderr)
    if stderr != expected.stderr:
        problems.append(_difference("stderr", expected.stderr, stderr))
    if problems:
        problems.append("stderr in full:\n" + got.stderr[:3000])
    return problems
