"""``golite build``: executables do what ``golite run`` does, without Python, and are named and placed as the go command does it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import MODES, Golite, needs_linker
from programs import TESTDATA, clean_environment, differences, load_program, run_command
from traces import first_trace

from golite.engine.standalone import build_program, default_name
from golite.options import Options

PROGRAMS = """
    lang/switch_forms goroutine/pingpong goroutine/parked_100k goroutine/deep_recursion select/contention timer/timeout_pattern
    std/os_files std/fmt_scan std/reflect_types std/fmt_values syscall/stdin syscall/blocking_pipes runtime/gomaxprocs stack/hot_split init/order
    panic/custom_error_types panic/in_goroutine panic/trace_inlined panic/trace_deferred panic/deadlock_chan panic/exit_codes panic/nil_deref
    modules/pipeline modules/panics
""".split()


GOLITE = Golite((sys.executable, "-m", "golite"), MODES["default"])

pytestmark = needs_linker


def build(*args: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [*GOLITE.command, "build", *args]
    return subprocess.run(command, env=GOLITE.environment(), capture_output=True, text=True, cwd=cwd, timeout=300)


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


HELLO = 'package main\n\nimport "fmt"\n\nfunc main() { fmt.Println("hello") }\n'


@pytest.mark.parametrize("name", PROGRAMS)
def test_program(name: str, tmp_path: Path, timeout_factor: float) -> None:
    path = TESTDATA / name
    program = load_program(path if path.is_dir() else path.with_suffix(".go"))
    cwd, target = (program.path, "./") if program.is_module else (program.path.parent, program.path.name)
    executable = tmp_path / "program"
    built = build("-o", str(executable), target, cwd=cwd)
    assert built.returncode == 0, built.stderr
    assert built.stdout == built.stderr == ""
    # No Python can be found from within: the environment is what the program asks for, and no more.
    environment = {"HOME": str(tmp_path), **dict(program.env)}
    timeout_s = program.timeout_s * timeout_factor
    got = run_command([str(executable), *program.args], program, cwd=cwd, env=environment, timeout_s=timeout_s)
    assert not (problems := differences(program, got, timeout_s)), "\n".join(problems)
    recorded_trace = program.path.with_suffix(".trace")
    if recorded_trace.exists():
        assert first_trace(got.stderr) == recorded_trace.read_text(encoding="utf-8"), got.stderr[:3000]


def test_gomaxprocs(tmp_path: Path) -> None:
    source = 'package main\n\nimport "runtime"\n\nfunc main() { println(runtime.GOMAXPROCS(0), runtime.NumCPU()) }\n'
    write(tmp_path / "x.go", source)
    assert build("x.go", cwd=tmp_path).returncode == 0
    env = clean_environment()

    def printed(**more: str) -> list[str]:
        return subprocess.run([tmp_path / "x"], capture_output=True, text=True, env={**env, **more}, timeout=60).stderr.split()

    procs, cpus = printed()
    assert procs == cpus
    assert printed(GOMAXPROCS="3")[0] == "3"
    assert printed(GOMAXPROCS="99999999999999999999")[0] == "1024"
    for nonsense in ("0", "-1", "x", ""):
        assert printed(GOMAXPROCS=nonsense)[0] == cpus


def test_arguments_and_environment(tmp_path: Path) -> None:
    body = 'fmt.Println(os.Args, os.Getenv("A"), len(os.Environ()))\n\tos.Exit(7)'
    write(tmp_path / "x.go", f'package main\n\nimport (\n\t"fmt"\n\t"os"\n)\n\nfunc main() {{\n\t{body}\n}}\n')
    assert build("-o", "bin/tool", "x.go", cwd=tmp_path).returncode == 0
    got = subprocess.run(["bin/tool", "a", "", "b c"], capture_output=True, text=True, cwd=tmp_path, env={"A": "1", "B": "2"}, timeout=60)
    assert (got.stdout, got.returncode) == ("[bin/tool a  b c] 1 2\n", 7)


def test_without_symbols(tmp_path: Path) -> None:
    """Symbols are for debuggers only: traces come from the images' own tables."""
    strip = shutil.which("strip")
    if strip is None:
        pytest.skip("no strip")
    program = load_program(TESTDATA / "panic" / "trace_inlined.go")
    executable = tmp_path / "program"
    assert build("-o", str(executable), str(program.path), cwd=tmp_path).returncode == 0
    assert b"\0main.main\0" in executable.read_bytes()
    subprocess.run([strip, executable], check=True, timeout=60)
    got = run_command([str(executable)], program, cwd=tmp_path, env=clean_environment(), timeout_s=60)
    assert not differences(program, got, 60)
    assert first_trace(got.stderr) == program.path.with_suffix(".trace").read_text(encoding="utf-8")


def test_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for folder in ("plain", "mod", "mod/cmd/tool", "versioned"):
        write(tmp_path / folder / "main.go", HELLO)
    write(tmp_path / "mod" / "go.mod", "module example.com/some/thing\n\ngo 1.27\n")
    write(tmp_path / "versioned" / "go.mod", "module example.com/thing/v2\n\ngo 1.27\n")
    assert default_name(["plain/main.go"]) == "main"
    assert default_name(["plain"]) == "plain"
    assert default_name(["mod"]) == "thing"
    assert default_name(["mod/cmd/tool"]) == "tool"
    assert default_name(["versioned"]) == "thing"


def test_where_it_is_written(tmp_path: Path) -> None:
    write(tmp_path / "x.go", HELLO)
    (tmp_path / "out").mkdir()
    assert build("-o", "out", "x.go", cwd=tmp_path).returncode == 0
    assert build("-o=new/", ".", cwd=tmp_path).returncode == 0
    assert build(cwd=tmp_path).returncode == 0
    for file in ("out/x", f"new/{tmp_path.name}", tmp_path.name):
        assert subprocess.run([tmp_path / file], capture_output=True, timeout=60).stdout == b"hello\n"
    left = sorted(str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*"))
    assert left == sorted(["x.go", "out", "out/x", "new", f"new/{tmp_path.name}", tmp_path.name])


def test_what_is_not_overwritten(tmp_path: Path) -> None:
    source = write(tmp_path / "x.go", HELLO)
    slip = build("-o", "x.go", "x.go", cwd=tmp_path)
    assert slip.returncode == 1 and 'build output "x.go" already exists and is not an object file' in slip.stderr
    assert source.read_text() == HELLO
    (tmp_path / "x").mkdir()
    taken = build("x.go", cwd=tmp_path)
    assert taken.returncode == 1 and 'build output "x" already exists and is a directory' in taken.stderr


def test_what_cannot_be_written(tmp_path: Path) -> None:
    source = write(tmp_path / "x.go", HELLO)
    nowhere = build("-o", "/proc/nowhere/x", str(source), cwd=tmp_path)
    assert nowhere.returncode == 1 and nowhere.stderr.startswith("golite build: /proc/nowhere"), nowhere.stderr
    assert build("-o", os.devnull, str(source), cwd=tmp_path).returncode == 0
    assert not Path(os.devnull).is_file()


@pytest.mark.parametrize("linker", ["ld.bfd", "ld.lld", "ziglang"])
def test_linkers(linker: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All that find_linker may find take the same script and options."""
    command = [shutil.which(linker) or ""]
    if linker == "ziglang":
        pytest.importorskip("ziglang")
        command = [sys.executable, "-m", "ziglang", "ld.lld"]
    elif not command[0]:
        pytest.skip(f"no {linker}")
    monkeypatch.setattr("golite.link.executable.find_linker", lambda: command)
    source = write(tmp_path / "x.go", HELLO)
    built = build_program([str(source)], Options(), str(tmp_path / "x"))
    assert subprocess.run([built], capture_output=True, timeout=60).stdout == b"hello\n"


def test_compile_errors(tmp_path: Path) -> None:
    write(tmp_path / "x.go", "package main\n\nfunc main() {\n\tx := 1\n}\n")
    result = build("x.go", cwd=tmp_path)
    assert result.returncode == 1 and "./x.go:4:2: declared and not used: x" in result.stderr
    assert not (tmp_path / "x").exists()


@pytest.mark.parametrize(
    ("args", "expected"),
    [
        (["--bogus", "x.go"], "unknown flag --bogus"),
        (["-o"], "-o takes the name"),
        (["-O", "7", "x.go"], "-O takes a level"),
        (["missing.go"], "missing.go: no such file or directory"),
        ([], "no Go files in "),
    ],
)
def test_bad_usage(args: list[str], expected: str, tmp_path: Path) -> None:
    result = build(*args, cwd=tmp_path)
    assert result.returncode == 1 and expected in result.stderr
    assert "Traceback" not in result.stderr


def test_without_a_linker(tmp_path: Path) -> None:
    write(tmp_path / "x.go", HELLO)
    # As -c text, so that a ziglang beside this Python can be left out.
    code = "import sys; sys.modules['ziglang'] = None; from golite.cli.main import main; sys.exit(main(['build', 'x.go']))"
    env = {**GOLITE.environment(), "PATH": str(tmp_path)}
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=tmp_path, env=env, timeout=300)
    assert result.returncode == 1
    assert re.search(r"no linker found\n.*binutils.*golite\[build\]", result.stderr), result.stderr
