"""The erroneous programs in testdata/errors/types/: their ``// ERROR`` comments, and how they are recorded from real Go.

A line with errors ends in ``// ERROR "regexp" "regexp" ...``, one expression for each error that starts on the line, in order of
columns; it matches ``column: message`` in full (``\n`` stands for a line break inside a message). As a command this file rewrites
the comments from what the Go compiler says, or compares without writing:

    python tests/type_errors.py [--verify] [file.go ...]

Tests only read the comments and need no Go.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "testdata" / "errors" / "types"

_COMMENT = re.compile(r"[ \t]*// ERROR( \"(?:[^\"\\]|\\.)*\")+[ \t]*$")
_PATTERN = re.compile(r'"((?:[^"\\]|\\.)*)"')
_ERROR = re.compile(r"^(?:\./)?[^:\t]*:(\d+):(\d+): (.*)$")


def programs() -> list[Path]:
    return sorted(FOLDER.glob("*.go"))


def expected_errors(text: str) -> dict[int, list[str]]:
    """Line number -> the expressions of its comment."""
    out: dict[int, list[str]] = {}
    for number, line in enumerate(text.split("\n"), 1):
        found = _COMMENT.search(line)
        if found:
            out[number] = [m.replace('\\"', '"') for m in _PATTERN.findall(found.group(0))]
    return out


def without_comments(text: str) -> str:
    return "\n".join(_COMMENT.sub("", line) for line in text.split("\n"))


def normalized(message: str) -> str:
    """A message without the name of the folder or file before the positions inside it."""
    return re.sub(r"[$\w./-]+\.go:(\d+:\d+)", r"x.go:\1", message)


def mismatches(expected: dict[int, list[str]], got: dict[int, list[str]]) -> list[str]:
    """What differs between the expressions and the errors ("column: message") of each line."""
    out = []
    for line in sorted(expected.keys() | got.keys()):
        wanted, found = expected.get(line, []), got.get(line, [])
        if len(wanted) == len(found) and all(re.fullmatch(w, f) for w, f in zip(wanted, found, strict=True)):
            continue
        out.append(f"line {line}:\n  want {wanted}\n  got  {found}")
    return out


def errors_of_go(path: Path) -> dict[int, list[str]]:
    """Line number -> "column: message" of every error of the Go compiler."""
    from realgo import find_go, go_environment

    text = without_comments(path.read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / path.name
        source.write_text(text, encoding="utf-8")
        importcfg = Path(folder) / "importcfg"
        imports = sorted(set(re.findall(r'^(?:import)?\s*(?:[\w.]+ )?"([\w/]+)"$', text, re.M)) - {"unsafe"})
        listing = ""
        if imports:
            template = "{{if .Export}}packagefile {{.ImportPath}}={{.Export}}{{end}}"
            command = [find_go(), "list", "-e", "-export", "-deps", "-f", template, *imports]
            listing = subprocess.run(command, capture_output=True, text=True, env=go_environment(), check=False).stdout
        importcfg.write_text(listing, encoding="utf-8")
        command = [find_go(), "tool", "compile", "-e", "-p", "main", "-importcfg", str(importcfg), "-o", "x.o", path.name]
        run = subprocess.run(command, capture_output=True, text=True, cwd=folder, env=go_environment(), check=False)
    return by_line(run.stdout + run.stderr)


def by_line(output: str) -> dict[int, list[str]]:
    messages: list[tuple[int, int, str]] = []
    for line in output.split("\n"):
        if line.startswith("\t") and messages:
            number, column, message = messages[-1]
            messages[-1] = (number, column, message + "\n" + line)
        elif found := _ERROR.match(line):
            # The go command, not the compiler, looks for packages; golite's importer says what the go command says.
            message = re.sub(r"^could not import (\S+) \(open : .*$", r"package \1 is not in std", found.group(3))
            messages.append((int(found.group(1)), int(found.group(2)), message))
    out: dict[int, list[str]] = {}
    for number, column, message in sorted(messages):
        out.setdefault(number, []).append(f"{column}: {normalized(message)}")
    return out


def annotated(text: str, errors: dict[int, list[str]]) -> str:
    lines = without_comments(text).split("\n")
    for number, messages in errors.items():
        patterns = [re.escape(m).replace("\\\n", "\\n").replace("\\\t", "\\t").replace("\\ ", " ") for m in messages]
        quoted = " ".join('"' + p.replace('"', '\\"') + '"' for p in patterns)
        lines[number - 1] += f" // ERROR {quoted}"
    return "\n".join(lines)


def main(argv: list[str]) -> int:
    verify = "--verify" in argv
    paths = [Path(a) for a in argv if not a.startswith("--")] or programs()
    failed = 0
    for path in paths:
        text = path.read_text(encoding="utf-8")
        errors = errors_of_go(path)
        if not errors:
            print(f"{path.name}: no errors")
            failed += 1
        elif verify:
            for difference in mismatches(expected_errors(text), errors):
                print(f"{path.name}: {difference}")
                failed += 1
        else:
            path.write_text(annotated(text, errors), encoding="utf-8")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
