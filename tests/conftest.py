"""Options, markers and the golite command that all tests share."""

from __future__ import annotations

import os
import shlex
import signal
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from programs import clean_environment

from golite.errors import UsageError
from golite.link.linkers import find_linker

ROOT = Path(__file__).resolve().parent.parent


def _has_linker() -> bool:
    try:
        find_linker()
    except UsageError:
        return False
    return True


needs_linker = pytest.mark.skipif(not _has_linker(), reason="no linker here")


@dataclass(frozen=True)
class Mode:
    """One way to run golite that every conformance program must pass: options of `golite run` and environment variables."""

    options: tuple[str, ...] = ()
    env: tuple[tuple[str, str], ...] = ()


# Tiers and stress modes; a mode gets an entry here when golite has it.
MODES: dict[str, Mode] = {
    "default": Mode(),
    "interp": Mode(env=(("GOLITE_TIER", "interp"),)),
    "native": Mode(env=(("GOLITE_TIER", "native"),)),
    "auto": Mode(env=(("GOLITE_TIER", "auto"),)),
    "auto1": Mode(env=(("GOLITE_TIER", "auto"), ("GOLITE_BUDGET", "1"))),
    "autorandom": Mode(env=(("GOLITE_TIER", "auto"), ("GOLITE_BUDGET", "random"))),
    "loops": Mode(env=(("GOLITE_TIER", "auto"), ("GOLITE_BUDGET", "loops"))),
    "auto1-preempt": Mode(env=(("GOLITE_TIER", "auto"), ("GOLITE_BUDGET", "1"), ("GOLITE_STRESS", "preempt"))),
    "loops-preempt": Mode(env=(("GOLITE_TIER", "auto"), ("GOLITE_BUDGET", "loops"), ("GOLITE_STRESS", "preempt,sched"))),
    "interp-split": Mode(env=(("GOLITE_TIER", "interp"), ("GOLITE_STRESS", "split"))),
    "grouped-native": Mode(env=(("GOLITE_GROUPED", "1"), ("GOLITE_TIER", "native"))),
    "grouped-interp": Mode(env=(("GOLITE_GROUPED", "1"), ("GOLITE_TIER", "interp"))),
    "grouped-auto1": Mode(env=(("GOLITE_GROUPED", "1"), ("GOLITE_TIER", "auto"), ("GOLITE_BUDGET", "1"))),
    "grouped-loops": Mode(env=(("GOLITE_GROUPED", "1"), ("GOLITE_TIER", "auto"), ("GOLITE_BUDGET", "loops"))),
    "grouped-gc": Mode(env=(("GOLITE_GROUPED", "1"), ("GOLITE_TIER", "auto"), ("GOLITE_BUDGET", "1"), ("GOLITE_STRESS", "gc=100,preempt,sched"))),
    "procs1": Mode(env=(("GOMAXPROCS", "1"),)),
    "procs4": Mode(env=(("GOMAXPROCS", "4"),)),
    "preempt": Mode(env=(("GOLITE_STRESS", "preempt"),)),
    "split": Mode(env=(("GOLITE_STRESS", "split"),)),
    "sched": Mode(env=(("GOLITE_STRESS", "sched"),)),
    "gc": Mode(env=(("GOLITE_STRESS", "gc=50"),)),
    "gc-interp": Mode(env=(("GOLITE_TIER", "interp"), ("GOLITE_STRESS", "gc=20"))),
    "gc-native": Mode(env=(("GOLITE_TIER", "native"), ("GOLITE_STRESS", "gc=20"))),
    "gc-preempt": Mode(env=(("GOLITE_TIER", "auto"), ("GOLITE_BUDGET", "1"), ("GOLITE_STRESS", "gc=100,preempt,sched"))),
}


@dataclass(frozen=True)
class Golite:
    """How tests start golite: the command, and what the chosen mode adds."""

    command: tuple[str, ...]
    mode: Mode

    def argv(self, target: str, args: tuple[str, ...] = ()) -> list[str]:
        return [*self.command, "run", *self.mode.options, target, *args]

    def environment(self, more: tuple[tuple[str, str], ...] = ()) -> dict[str, str]:
        env = clean_environment()
        env["PYTHONPATH"] = os.pathsep.join(filter(None, [str(ROOT), env.get("PYTHONPATH", "")]))
        env.update(self.mode.env)
        env.update(more)
        return env


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("golite")
    group.addoption("--slow", action="store_true", help="run the tests marked slow, too")
    group.addoption("--update", action="store_true", help="rewrite golden files that golite decides (dumps)")
    group.addoption("--golite-cmd", default=os.environ.get("GOLITE_CMD", ""), help="the golite command (default: python -m golite)")
    group.addoption("--golite-mode", default="default", help="comma-separated tier and stress modes: " + ", ".join(MODES))
    group.addoption("--embed-jit", default="", help="jit= of scripts that embed golite, where they do not say: always, auto, off")
    group.addoption("--timeout-factor", type=float, default=float(os.environ.get("GOLITE_TIMEOUT_FACTOR", "2")),
                    help="multiplies the time each program may take")  # fmt: skip


def pytest_configure(config: pytest.Config) -> None:
    import embed_script

    embed_script.default_jit = config.getoption("--embed-jit")
    # Whoever runs the tests in the background may have these ignored, which programs would inherit.
    defaults = {signal.SIGINT: signal.default_int_handler, signal.SIGHUP: signal.SIG_DFL, signal.SIGQUIT: signal.SIG_DFL}
    for number, default in defaults.items():
        if signal.getsignal(number) is signal.SIG_IGN:
            signal.signal(number, default)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--slow"):
        return
    skip = pytest.mark.skip(reason="slow: run with --slow")
    for item in items:
        if "slow" in item.keywords:
            item.add_marker(skip)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "golite" in metafunc.fixturenames:
        names = metafunc.config.getoption("--golite-mode").split(",")
        unknown = [name for name in names if name not in MODES]
        if unknown:
            raise pytest.UsageError(f"--golite-mode: unknown {', '.join(unknown)}; there are {', '.join(MODES)}")
        if names == ["default"]:
            metafunc.parametrize("golite", ["default"], indirect=True, ids=[getattr(pytest, "HIDDEN_PARAM", "default")])
        else:
            metafunc.parametrize("golite", names, indirect=True)


@pytest.fixture
def golite(request: pytest.FixtureRequest) -> Golite:
    """The golite command in one of the chosen modes."""
    given = request.config.getoption("--golite-cmd")
    # Programs run in their own folders, so a command given relative to here is made absolute.
    words = shlex.split(given) if given else [sys.executable, "-m", "golite"]
    command = tuple(str(Path(word).absolute()) if os.sep in word and Path(word).exists() else word for word in words)
    return Golite(command, MODES[request.param])


@pytest.fixture
def timeout_factor(request: pytest.FixtureRequest) -> float:
    return float(request.config.getoption("--timeout-factor"))


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    """True if golden files that golite itself decides are to be rewritten."""
    return bool(request.config.getoption("--update"))


@pytest.fixture
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache that holds the standard library and the grammar's tables, from the cache that all tests use."""
    from golite import cache
    from golite.engine.identity import cpu_level
    from golite.engine.stdlib import load_std, std_key
    from golite.options import Options
    from golite.syntax.parser import load_tables

    load_tables()
    std = load_std(Options())
    std_entries = {std_key(cpu_level()): std.image.entry.read()}
    std_entries |= {f"{std.image.identity}.symbols": std._symbols, f"{std.image.identity}.packages": std._packages}
    monkeypatch.setenv("GOLITE_CACHE", str(tmp_path / "built"))
    for key, data in std_entries.items():
        cache.put("std", key, data)
    load_tables()
    return tmp_path / "built"
