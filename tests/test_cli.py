"""The command line: messages and exit statuses of what cannot run. Never a Python traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest


def golite(*args: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "golite", *args], capture_output=True, text=True, cwd=cwd, timeout=300)


def test_help_names_the_commands() -> None:
    result = golite("--help")
    assert result.returncode == 0
    for word in ("golite run", "golite check", "golite cache", "golite trace", "golite version", "--dump", "GOMAXPROCS", "GOLITE_CACHE_LIMIT"):
        assert word in result.stdout


def test_version() -> None:
    assert golite("version").stdout.startswith("golite version ")


def test_no_arguments_is_wrong_usage() -> None:
    result = golite()
    assert result.returncode == 2 and "Usage:" in result.stderr


def write(path: Path, text: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


HELLO = 'package main\n\nimport "fmt"\n\nfunc main() { fmt.Println("hello") }\n'


@pytest.mark.parametrize(
    ("files", "args", "status", "expected"),
    [
        ({}, ["run", "missing.go"], 1, "missing.go: no such file or directory"),
        ({}, ["run", "."], 1, "no Go files in "),
        ({}, ["run", "nosuch"], 1, "package nosuch is not in std"),
        ({}, ["run", "./nosuch"], 1, "nosuch: directory not found"),
        ({}, ["run"], 1, "no go files listed"),
        ({}, ["run", "--bogus", "x.go"], 1, "unknown flag --bogus"),
        ({}, ["frobnicate"], 2, "frobnicate: unknown command"),
        ({"x.go": 'package main\n\nimport "no/such/pkg"\n\nfunc main() {}\n'}, ["run", "x.go"], 1, "x.go:3:8: package no/such/pkg is not in std"),
        ({"x.go": b"package main\n\nfunc main() { _ = \"\xff\" }\n"}, ["run", "x.go"], 1, "x.go:3:20: invalid UTF-8 encoding"),
        ({"x.go": "package main\n\nfunc main() {\n\tx := 1\n}\n"}, ["run", "x.go"], 1, "./x.go:4:2: declared and not used: x"),
        ({"x.go": "package main\n\nvar x = " + "(" * (1 << 20)}, ["run", "x.go"], 1, "x.go:3:"),
        ({"x.go": "package lib\n"}, ["run", "x.go"], 1, "is not a main package"),
        ({"x.go": "package main\n"}, ["run", "x.go"], 1, "function main is undeclared in the main package"),
        ({"x.go": ""}, ["run", "x.go"], 1, "./x.go:1:1: syntax error: package statement must be first"),
        ({"x.go": HELLO, "y.go": "package other\n"}, ["run", "."], 1, "found packages main (x.go) and other (y.go) in "),
        ({"lib.go": "package lib\n\nfunc F() int { return 1 }\n"}, ["check", "lib.go"], 0, ""),
        ({"lib.go": "package lib\n\nfunc F() int { return true }\n"}, ["check", "."], 1, "./lib.go:3:23: cannot use true"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_bad_input(tmp_path: Path, files: dict[str, str | bytes], args: list[str], status: int, expected: str) -> None:
    for name, text in files.items():
        write(tmp_path / name, text)
    result = golite(*args, cwd=tmp_path)
    assert "Traceback (most recent call last)" not in result.stderr
    assert expected in result.stderr
    assert result.returncode == status
    assert result.stdout == ""


def test_at_most_ten_errors(tmp_path: Path) -> None:
    body = "".join(f"\tx{i} := {i}\n" for i in range(20))
    write(tmp_path / "x.go", f"package main\n\nfunc main() {{\n{body}}}\n")
    result = golite("run", "x.go", cwd=tmp_path)
    lines = result.stderr.splitlines()
    assert lines[0] == "# command-line-arguments"
    assert lines[1] == "./x.go:4:2: declared and not used: x0"
    assert lines[-1] == "./x.go:13:2: too many errors" and len(lines) == 12


def test_module_with_local_packages(tmp_path: Path) -> None:
    write(tmp_path / "go.mod", "module example.com/hello\n\ngo 1.27\n")
    imports = 'import (\n\t"fmt"\n\n\t"example.com/hello/greet"\n)'
    write(tmp_path / "main.go", f'package main\n\n{imports}\n\nfunc main() {{ fmt.Println(greet.Text("you")) }}\n')
    write(tmp_path / "greet" / "greet.go", 'package greet\n\nfunc Text(who string) string { return "hello, " + who }\n')
    assert golite("run", ".", cwd=tmp_path).stdout == "hello, you\n"
    write(tmp_path / "greet" / "greet.go", 'package greet\n\nfunc Text(who string) string { return "bye, " + who }\n')
    assert golite("run", "./", cwd=tmp_path).stdout == "bye, you\n"


def test_arguments_and_exit_status(tmp_path: Path) -> None:
    write(
        tmp_path / "x.go",
        'package main\n\nimport (\n\t"fmt"\n\t"os"\n)\n\nfunc main() {\n\tfmt.Println(os.Args[1:], os.Getenv("GOLITE_TEST"))\n\tos.Exit(7)\n}\n',
    )
    result = golite("run", "x.go", "a", "-b", "c d", cwd=tmp_path)
    assert (result.stdout, result.returncode) == ("[a -b c d] \n", 7)


@pytest.mark.parametrize("stage", ["ast", "types", "ir", "llvm", "asm"])
def test_dump(tmp_path: Path, stage: str) -> None:
    write(tmp_path / "x.go", "package main\n\nfunc add(a, b int) int { return a + b }\n\nfunc main() { println(add(1, 2)) }\n")
    result = golite("run", f"--dump={stage}", "x.go", cwd=tmp_path)
    assert result.returncode == 0 and "add" in result.stdout, result.stderr


def test_compiled_modules_go_to_the_cache_where_python_keeps_none(tmp_path: Path) -> None:
    code = """
import os, sys
from golite.cli.compiled import keep_compiled
keep_compiled("/nowhere/main.pyc")
import golite.errors
from golite.cli.main import main
print(main(["version"]))
print(os.path.relpath(golite.errors.__cached__, sys.argv[1]).split("/")[0], os.path.exists(golite.errors.__cached__))
"""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONPYCACHEPREFIX"}
    environment |= {"PYTHONDONTWRITEBYTECODE": "1", "GOLITE_CACHE": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, env=environment, timeout=60)
    assert done.stdout.splitlines()[-1] == "python True", done.stderr


def test_compiled_modules_stay_where_they_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from golite.cli.compiled import keep_compiled

    monkeypatch.setenv("GOLITE_CACHE", str(tmp_path))
    for keeps, prefix, beside in ((False, None, None), (True, "/elsewhere", None), (True, None, __file__)):
        monkeypatch.setattr(sys, "dont_write_bytecode", keeps)
        monkeypatch.setattr(sys, "pycache_prefix", prefix)
        keep_compiled(beside)
        assert (sys.dont_write_bytecode, sys.pycache_prefix) == (keeps, prefix)
