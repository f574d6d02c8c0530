"""``golite run --stats``: what became of the program's functions, and where the time went. Printed to standard error when the program ends."""

from __future__ import annotations

import sys
import time


class Stats:
    """Time by stage, in order of first use: ``stage(name)`` ends the stage before it. ``notes``: lines about the running program, by what compiles
    it."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self.started = time.perf_counter()
        self._stage = ""
        self._since = self.started
        self._packages = ""

    def stage(self, name: str) -> None:
        """``name``: "" for none, as when the program runs."""
        now = time.perf_counter()
        if self._stage:
            self.seconds[self._stage] = self.seconds.get(self._stage, 0.0) + now - self._since
        self._stage = name
        self._since = now

    def add(self, name: str, seconds: float) -> None:
        """Time of a stage beside the program."""
        self.seconds[name] = self.seconds.get(name, 0.0) + seconds

    def packages(self, made: list[str], found: list[str]) -> None:
        """Import paths of the program's packages that were made, and of those that were in the cache."""
        self._packages = f"packages: {len(found)} from the cache, {len(made)} made{': ' if made else ''}{', '.join(made)}"

    def report(self, notes: list[str]) -> None:
        running = time.perf_counter() - self.started
        lines = [*notes, *([self._packages] if self._packages else []), f"stages ({_ms(running)} since golite's first instruction):"]
        lines += [f"  {_ms(seconds):>12}  {name}" for name, seconds in self.seconds.items()]
        sys.stderr.write("".join(f"golite: {line}\n" for line in lines))
        sys.stderr.flush()


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.1f} ms"
