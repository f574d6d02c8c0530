"""Damaged sources: no input makes golite fail otherwise than by compile errors. python tests/mutations.py --files 20000 [--seed N]

Each file is a program of testdata/ with a few of its tokens cut, doubled, swapped, or taken from elsewhere in it. It is parsed, checked and, if
there are no errors, lowered, verified and encoded as bytecode; of those that compile some are run, for a few seconds and in some gigabytes.
Anything but a CompileError, or the end of the process by a signal, is a failure: it is printed and the file kept.

Files are checked in a process of their own, many in each, so that a crash or an endless loop takes one of them along; deep recursion
gets a deep stack as in ``golite run``.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import resource
import signal
import subprocess
import sys
import tempfile
import traceback
from pathlib import Path
from types import FrameType

sys.path.insert(0, str(Path(__file__).parent))

from programs import find_bad, find_programs

ROOT = Path(__file__).parent.parent
TOKEN = re.compile(r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|`[^`]*`|\'(?:\\.|[^\'\\\n])+\'|\w+|[ \t]+|\n|[-+*/%&|^<>=!:~]+|.', re.DOTALL)
LIMIT_S = 20  # to compile one file
CHUNK = 200  # files a process looks at
RUN_EVERY = 10  # of the files that compile
MEMORY_BYTES = 8 << 30
ODD = ("", "0", "-1", "nil", "1<<63", "[]", "*", "func() {}", "{", "}", "(", ")", "...", "_", "\x00", "\ufeff", "'", '"', "`", "any", "~")


def sources() -> list[str]:
    """The programs that are mutated: those of one file, and those with errors."""
    paths = [program.path for program in find_programs() if not program.is_module] + list(find_bad())
    texts = [path.read_text(encoding="utf-8", errors="replace") for path in paths]
    return [text for text in texts if len(text) < 12_000]


def _kind(token: str) -> str:
    """Names, numbers, operators, or by the first character."""
    return "name" if token[0].isalpha() or token[0] == "_" else "number" if token[0].isdigit() else "op" if token[0] in "-+*/%&|^<>=!:" else token[0]


def mutate(text: str, rng: random.Random) -> str:
    """A few changes of tokens, rarely of bytes."""
    tokens = TOKEN.findall(text)
    for _ in range(rng.choice((1, 1, 1, 2, 3, 6))):
        if not tokens:
            break
        words = [k for k, token in enumerate(tokens) if token and not token.isspace()]
        if not words:
            break
        at = rng.choice(words)
        kind = rng.randrange(14)
        if kind > 6:
            # Another token of its kind: most of these still parse.
            alike = [k for k in words if _kind(tokens[k]) == _kind(tokens[at])]
            tokens[at] = tokens[rng.choice(alike)]
            continue
        if kind == 0:
            del tokens[at : at + rng.choice((1, 1, 1, 2, 5, 30))]
        elif kind == 1:
            tokens.insert(at, tokens[at])
        elif kind == 2:
            other = rng.choice(words)
            tokens[at], tokens[other] = tokens[other], tokens[at]
        elif kind == 3:
            tokens[at] = tokens[rng.choice(words)]
        elif kind == 4:
            start = rng.choice(words)
            tokens[at:at] = tokens[start : start + rng.randrange(1, 40)]
        elif kind == 5:
            tokens[at] = rng.choice(ODD)
        else:
            del tokens[at:]
    return "".join(tokens)


def compile_file(path: Path) -> bool:
    """Whether it compiles. Raises what must not be raised."""
    from bytecode_cases import modules_of

    from golite.bytecode.unit import encode_module
    from golite.engine.deep import with_deep_stack
    from golite.errors import CompileError
    from golite.ir.verify import verify_module

    def work() -> bool:
        try:
            for module in modules_of(path):
                verify_module(module)
                encode_module(module, None)
        except CompileError:
            return False
        return True

    return with_deep_stack(work)


def too_long(signum: int, frame: FrameType | None) -> None:
    raise TimeoutError(f"takes longer than {LIMIT_S} s")


def work_on(folder: Path, first: int) -> None:
    """Looks at the files of a folder from a number on; each one's outcome is a line of output."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    signal.signal(signal.SIGALRM, too_long)
    for path in sorted(folder.glob("*.go"))[first:]:
        signal.alarm(LIMIT_S)
        try:
            outcome = "compiles" if compile_file(path) else "errors"
        except BaseException:
            signal.alarm(0)
            lines = traceback.format_exc().strip().split("\n")
            outcome = "FAILED " + " | ".join(line.strip() for line in lines[-5:])
        signal.alarm(0)
        sys.stdout.write(f"{path.name} {outcome}\n")
        sys.stdout.flush()


def run_program(path: Path) -> str:
    """What went wrong when it was run, "" if nothing did. Its own panics and a run without end are fine."""
    env = {**os.environ, "PYTHONPATH": str(ROOT), "GOMAXPROCS": "2"}
    limit = f"ulimit -v {MEMORY_BYTES >> 10}; exec timeout -s KILL 5 {sys.executable} -m golite run {path}"
    done = subprocess.run(["bash", "-c", limit], env=env, stdin=subprocess.DEVNULL, capture_output=True, cwd=path.parent)
    text = done.stderr.decode(errors="replace")
    if "Traceback (most recent call last)" in text or "unexpected signal" in text or (done.returncode < 0 and done.returncode != -signal.SIGKILL):
        return f"FAILED when run, status {done.returncode}: " + text[-600:]
    return ""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=400, help="how many (default 400)")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--keep", type=Path, default=Path(tempfile.gettempdir(), "golite-mutations"), help="where failing files are kept")
    parser.add_argument("--work", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--first", type=int, default=0, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.work is not None:
        work_on(options.work, options.first)
        return 0
    texts = sources()
    counts = {"compiles": 0, "errors": 0, "ran": 0}
    failures = 0

    def failed(path: Path, what: str) -> None:
        nonlocal failures
        failures += 1
        options.keep.mkdir(parents=True, exist_ok=True)
        kept = options.keep / f"{options.seed}-{path.name}"
        kept.write_bytes(path.read_bytes())
        print(f"{kept}: {what}", flush=True)

    for start in range(0, options.files, CHUNK):
        with tempfile.TemporaryDirectory(prefix="golite-mutations-") as name:
            folder = Path(name)
            for number in range(start, min(start + CHUNK, options.files)):
                rng = random.Random(f"{options.seed} {number}")
                (folder / f"m{number:06}.go").write_text(mutate(rng.choice(texts), rng), encoding="utf-8", errors="replace")
            paths = sorted(folder.glob("*.go"))
            at = 0
            while at < len(paths):
                command = [sys.executable, __file__, "--work", name, "--first", str(at)]
                env = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH", "")]))}
                done = subprocess.run(command, env=env, stdin=subprocess.DEVNULL, capture_output=True)
                lines = done.stdout.decode(errors="replace").splitlines()
                for path, line in zip(paths[at:], lines, strict=False):
                    outcome = line.partition(" ")[2]
                    if outcome not in counts:
                        failed(path, outcome)
                        continue
                    counts[outcome] += 1
                    if outcome == "compiles" and counts[outcome] % RUN_EVERY == 0:
                        counts["ran"] += 1
                        problem = run_program(path)
                        if problem:
                            failed(path, problem)
                at += len(lines)
                if at < len(paths):
                    failed(paths[at], f"the process ended with status {done.returncode}: {done.stderr.decode(errors='replace')[-400:]}")
                    at += 1
    print(f"{options.files} files: {counts['errors']} with errors, {counts['compiles']} compile, {counts['ran']} of them ran; {failures} failures")
    return failures != 0


if __name__ == "__main__":
    sys.exit(main())
