"""Records the [out] sections of testdata/errors/syntax/*.test from real Go: python tests/record_syntax_errors.py

If a source has errors of the type checker only, they are not recorded: the case then says that there is no syntax error.
"""

from __future__ import annotations

import re
import subprocess
import tempfile
from pathlib import Path

import realgo
from syntax_cases import FOLDER, read_cases, write_cases

# What gc's scanner and parser report without "syntax error:" in front. gc goes on to type checking after these.
_PLAIN = re.compile(
    r"invalid character|invalid NUL|invalid UTF-8|invalid BOM|not terminated|newline in|in rune literal|empty rune|unknown escape"
    r"|escape|literal|exponent|mantissa|must separate|identifier cannot|must not be parenthesized|method has|index required"
    r"|use of \.\.\.|use \.\.\. with|empty type|must have no type parameters"
)
# gc's parser also checks labels and branches, in functions without syntax errors; golite's type checker does that.
_BRANCHES = re.compile(r"label \w+ (not )?defined|is not in a loop|invalid (break|continue) label|^goto \w+ jumps")


def syntax_errors(source: bytes) -> list[str]:
    """gc's syntax errors as "line:col: message"."""
    with tempfile.TemporaryDirectory(prefix="golite-record-") as folder:
        path = Path(folder, "x.go")
        path.write_bytes(source)
        # The compiler removes its output file if there are errors, so that has to be a file of our own.
        command = [realgo.find_go(), "tool", "compile", "-e", "-p", "p", "-o", str(Path(folder, "x.o")), str(path)]
        result = subprocess.run(command, cwd=folder, env=realgo.go_environment(), capture_output=True, timeout=60, check=False)
    lines = (result.stdout + result.stderr).decode("utf-8", "replace").splitlines()
    errors = [line.split("x.go:", 1)[1] for line in lines if "x.go:" in line]
    errors = [line for line in errors if not _BRANCHES.search(line)]
    if any("syntax error" in line for line in errors):
        return errors
    return [line for line in errors if _PLAIN.search(line)]


def main() -> None:
    for path in sorted(FOLDER.glob("*.test")):
        head, cases = read_cases(path)
        for case in cases:
            case.out = syntax_errors(case.source)
        write_cases(path, head, cases)
        print(f"{path.name}: {len(cases)} cases, {sum(len(case.out) for case in cases)} errors")


if __name__ == "__main__":
    main()
