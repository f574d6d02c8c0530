"""`golite run` on caches in all states: the right output whatever is in them, however many run at once, whoever is killed."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from test_cache import damage, repair

from golite import cache

ROOT = Path(__file__).resolve().parent.parent

HELLO = 'package main\n\nimport "fmt"\n\nfunc main() { fmt.Println("hello", 6*7) }\n'
OUTPUT = "hello 42\n"
# With a loop that is compiled while it runs (GOLITE_BUDGET=loops waits for that), so that the cache gets all kinds of entries.
LOOPING = """package main

import "fmt"

func main() {
	n := 0
	for i := 0; i < 100; i++ {
		n += i & 1
	}
	fmt.Println("hello", n-8)
}
"""

# `golite run` with a standard library that takes no time to build: build_std takes it from the cache named first.
RUN = """
import os, sys
from golite import cache
from golite.engine import stdlib
from golite.link.memory import ImageFile

def build_std(key, level, options):
    own, os.environ["GOLITE_CACHE"] = os.environ["GOLITE_CACHE"], sys.argv[1]
    std = stdlib._find_std(key)
    os.environ["GOLITE_CACHE"] = own
    image = std.image
    cache.put("std", image.identity + ".symbols", std._symbols)
    cache.put("std", image.identity + ".packages", std._packages)
    copy = cache.put_entry("std", key, [image.entry.read()])
    std.image = ImageFile(copy, image.areas, image.imports, image.moduledata, image.meta)
    return std

stdlib.build_std = build_std
from golite.cli.main import main
sys.exit(main(["run", *sys.argv[2:]]))
"""

MODULES = """
import atexit, os, sys
from golite.engine import process
process.run_program = lambda *_: print("\\n".join(sorted(sys.modules))) or 0
from golite.cli.main import main
sys.exit(main(["run", *sys.argv[1:]]))
"""


def environment(root: Path) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT), "GOLITE_CACHE": str(root)}


def start(root: Path, *words: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment(root), start_new_session=True
    )


def finish(process: subprocess.Popen[str]) -> tuple[str, str, int]:
    out, err = process.communicate(timeout=600)
    return out, err, process.returncode


@pytest.fixture
def hello(tmp_path: Path) -> str:
    (tmp_path / "hello.go").write_text(HELLO)
    return str(tmp_path / "hello.go")


def test_a_cached_run_imports_little(built: Path, hello: str) -> None:
    assert finish(start(built, "-m", "golite", "run", hello)) == (OUTPUT, "", 0)
    out, err, _ = finish(start(built, "-c", MODULES, hello))
    modules = out.split()
    assert "golite.engine.program" in modules, err
    heavy = "lark llvmlite golite.syntax golite.types golite.ir golite.native golite.link.image golite.engine.compile golite.errors"
    costly = "dataclasses inspect hashlib tempfile pathlib argparse re typing enum signal threading"
    assert [name for name in f"{heavy} {costly}".split() if name in modules and not preloaded(name)] == []


def preloaded(name: str) -> bool:
    """Python's own start imports it: an environment may have hooks."""
    return subprocess.run([sys.executable, "-c", f"import sys; sys.exit({name!r} not in sys.modules)"], check=False).returncode == 0


def fuzz(built: Path, hello: str, rounds: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Damages one to three files of a cache at a time, and runs."""
    seed = random.SystemRandom().randrange(1 << 30)
    random_ = random.Random(seed)
    root = tmp_path / "fuzzed"
    shutil.copytree(built, root)
    command = ("-c", RUN, str(built), hello)
    Path(hello).write_text(LOOPING)
    monkeypatch.setenv("GOLITE_TIER", "auto")
    monkeypatch.setenv("GOLITE_BUDGET", "loops")
    assert finish(start(root, *command)) == (OUTPUT, "", 0)
    assert {path.name for path in (root / "entries").iterdir()} >= {"std", "program", "native", "object", "grammar"}
    os.utime(hello, (0, 0))
    for turn in range(rounds):
        files = sorted(path for path in root.rglob("entries/*/*") if path.is_file())
        done = [(path, damage(path, files, random_)) for path in random_.sample(files, min(len(files), random_.choice([1, 1, 1, 2, 3])))]
        assert finish(start(root, *command)) == (OUTPUT, "", 0), (seed, turn, done)
        for path, _ in done:
            if path.is_dir() or (path.exists() and random_.random() < 0.3):
                repair(path, b"damaged again")


def test_damaged_caches(built: Path, hello: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fuzz(built, hello, 15, tmp_path, monkeypatch)


@pytest.mark.slow
def test_caches_damaged_500_times(built: Path, hello: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fuzz(built, hello, 500, tmp_path, monkeypatch)


@pytest.mark.parametrize("state", ["file in the way", "read-only", "read-only and damaged"])
def test_unusable_caches(built: Path, hello: str, tmp_path: Path, state: str) -> None:
    root = tmp_path / "unusable"
    if state == "file in the way":
        root.write_text("")
    else:
        shutil.copytree(built, root)
        for path in root.rglob("*"):
            if path.is_file():
                if state != "read-only" and path.name.endswith(".symbols"):
                    path.write_bytes(path.read_bytes()[:-1])
                path.chmod(0o444)
            else:
                path.chmod(0o555)
        root.chmod(0o555)
    for _ in range(2):
        assert finish(start(root, "-c", RUN, str(built), hello)) == (OUTPUT, "", 0)


def test_programs_are_bound_to_their_library(built: Path, hello: str, tmp_path: Path) -> None:
    """An image that another process built under the same key may have other addresses."""
    from golite.engine.identity import cpu_level
    from golite.engine.stdlib import std_key

    assert finish(start(built, "-m", "golite", "run", hello)) == (OUTPUT, "", 0)
    good = tmp_path / "good"
    shutil.copytree(built, good)
    key = std_key(cpu_level())
    data = cache.get("std", key)
    assert data is not None
    cache.put("std", key, data + b"other")  # the same image, but of another identity
    (program,) = (built / "entries" / "program").iterdir()
    before = program.read_bytes()
    assert finish(start(built, "-c", RUN, str(good), hello)) == (OUTPUT, "", 0)
    assert program.read_bytes() == before  # linked against what build_std made, which is the first again


@pytest.mark.slow
def test_eight_processes_on_an_empty_cache(hello: str, tmp_path: Path) -> None:
    root = tmp_path / "empty"
    processes = [start(root, "-m", "golite", "run", hello) for _ in range(8)]
    assert [finish(process) for process in processes] == [(OUTPUT, "", 0)] * 8
    entries = root / "entries"
    assert len(list((entries / "std").iterdir())) == 3 and len(list((entries / "program").iterdir())) == 1
    assert not list(root.rglob("entries/*/.*"))


@pytest.mark.slow
def test_a_killed_builder_blocks_nobody(hello: str, tmp_path: Path) -> None:
    root = tmp_path / "empty"
    first = start(root, "-m", "golite", "run", hello)
    while not (root / "locks").is_dir():
        time.sleep(0.01)
    others = [start(root, "-m", "golite", "run", hello) for _ in range(2)]
    time.sleep(2)
    os.killpg(first.pid, signal.SIGKILL)
    first.communicate()
    assert [finish(process) for process in others] == [(OUTPUT, "", 0)] * 2


def installed(site: Path) -> Path:
    """golite as a wheel lays it out, but for what is built ahead: the data folder."""
    data = site / "golite" / "_data"
    shutil.copytree(ROOT / "golite", site / "golite", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("grammar", "runtime"):
        shutil.copytree(ROOT / name, data / name)
    return data


def python(site: Path, root: Path, *words: str) -> str:
    env = {**environment(root), "PYTHONPATH": str(site)}
    return subprocess.run([sys.executable, *words], cwd=site, env=env, capture_output=True, text=True, timeout=600, check=True).stdout


def test_the_fingerprint_is_of_contents(tmp_path: Path) -> None:
    site, root = tmp_path / "site", tmp_path / "cache"
    data = installed(site)
    show = ("-c", "from golite.engine.identity import fingerprint; print(fingerprint())")
    first = python(site, root, *show)
    assert python(ROOT, root, *show) == first  # wherever it lies
    source = data / "runtime" / "std" / "errors" / "errors.go"
    text = source.read_text()
    source.write_text(text.replace("package errors", "package  errors"))
    assert python(site, root, *show) != first
    source.write_text(text)
    assert python(site, root, *show) == first
    (site / "golite" / "cli" / "more.py").write_text("")
    assert python(site, root, *show) == first
    (site / "golite" / "ir" / "more.py").write_text("")
    assert python(site, root, *show) != first
    (data / "fingerprint").write_text("of the wheel")
    assert python(site, root, *show) == "of the wheel\n"


def test_the_fingerprint_is_kept_by_what_stat_says(tmp_path: Path) -> None:
    site, root = tmp_path / "site", tmp_path / "cache"
    source = installed(site) / "runtime" / "std" / "errors" / "errors.go"
    show = ("-c", "from golite.engine.identity import fingerprint; print(fingerprint())")
    kept = root / "entries" / "sources"
    first = python(site, root, *show)
    assert not kept.exists()  # the files are too new: two changes within a tick look like one
    late = ("-c", "import time; real = time.time_ns; time.time_ns = lambda: real() + 10**10\n" + show[1])
    assert python(site, root, *late) == first and len(list(kept.iterdir())) == 1
    assert python(site, root, *late) == first and len(list(kept.iterdir())) == 1
    source.write_text(source.read_text().replace("package errors", "package  errors"))
    assert python(site, root, *late) != first and len(list(kept.iterdir())) == 2


@pytest.mark.slow
def test_a_wheel_brings_what_the_first_run_needs(hello: str, tmp_path: Path) -> None:
    site, root = tmp_path / "site", tmp_path / "cache"
    data = installed(site)
    python(site, root, "-m", "golite.engine.prebuild", str(data))
    unbuilt = "from golite.engine import stdlib; del stdlib.build_std\nfrom golite.cli.main import main; import sys; main(['run', sys.argv[1]])"
    assert python(site, root, "-c", unbuilt, hello) == OUTPUT
    assert sorted(path.name for path in (root / "entries").iterdir()) == ["program"]
    # A damaged one is no worse than none.
    for file in (data / "prebuilt" / "std").iterdir():
        file.write_bytes(file.read_bytes()[:-1])
    assert python(site, root, "-m", "golite", "run", hello) == OUTPUT
    assert len(list((root / "entries" / "std").iterdir())) == 3


def test_levels_of_the_cpu() -> None:
    from golite.engine.identity import cpu_level, level_of

    assert level_of(set()) == "x86-64"
    v2 = {"cx16", "lahf_lm", "popcnt", "pni", "ssse3", "sse4_1", "sse4_2", "fpu"}
    v3 = v2 | {"avx", "avx2", "bmi1", "bmi2", "f16c", "fma", "abm", "movbe", "xsave"}
    assert [level_of(v2), level_of(v3), level_of(v3 - {"fma"}), level_of(v3 - {"popcnt"})] == ["x86-64-v2", "x86-64-v3", "x86-64-v2", "x86-64"]
    assert cpu_level().startswith("x86-64")


LEVEL = """
import sys
from golite.engine import stdlib
stdlib.cpu_level = lambda: sys.argv[1]
from golite.cli.main import main
sys.exit(main(["run", *sys.argv[2:]]))
"""


@pytest.mark.slow
@pytest.mark.parametrize("level", ["x86-64-v2", "x86-64"])
def test_older_cpus_get_their_own_library(level: str, tmp_path: Path) -> None:
    program = ROOT / "testdata" / "std" / "math_functions.go"  # rounding and FMA are calls of libm there
    out, err, status = finish(start(tmp_path / "cache", "-c", LEVEL, level, str(program)))
    assert (out, status) == (program.with_suffix(".out").read_text(), 0), err
    assert [path.name.endswith("-" + level) for path in (tmp_path / "cache" / "entries" / "std").iterdir()].count(True) == 1
