"""What each goroutine was doing at any time, from the events; and whether that is possible."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from golite.trace import events as ev

RUNNABLE, RUNNING, WAITING, SYSCALL, DEAD = "runnable", "running", "waiting", "system call", "dead"

# The state that an event finds its goroutine in, and the one it leaves it in.
_CHANGES: dict[type[ev.Event], tuple[str, str]] = {
    ev.GoRun: (RUNNABLE, RUNNING),
    ev.GoPark: (RUNNING, WAITING),
    ev.GoReady: (WAITING, RUNNABLE),
    ev.GoSwitch: (WAITING, RUNNABLE),
    ev.GoPreempt: (RUNNING, RUNNABLE),
    ev.GoYield: (RUNNING, RUNNABLE),
    ev.GoEnd: (RUNNING, DEAD),
    ev.SyscallEnter: (RUNNING, SYSCALL),
    ev.SyscallExit: (SYSCALL, RUNNING),
    ev.SyscallQueue: (SYSCALL, RUNNABLE),
}


@dataclass
class Goroutine:
    """``times``: nanoseconds by state, ``waits``: those of WAITING by reason. ``runs``: how often it was chosen to run. ``parent``: who made it.
    ``end_ns``: None if it was there until the end of the trace."""

    id: int
    function: ev.Symbol
    site: ev.Symbol | None
    parent: int
    start_ns: int
    end_ns: int | None = None
    state: str = RUNNABLE
    reason: str = ""
    since_ns: int = 0
    m: int = -1
    p: int = -1
    runs: int = 0
    seq: int = 0
    times: Counter[str] = field(default_factory=Counter)
    waits: Counter[str] = field(default_factory=Counter)


class Follower:
    """Takes events one after the other. ``problems`` are those that cannot be; after lost events there may be some, else the trace or the
    runtime is wrong. ``busy_ns``: by p, how long goroutines ran on it."""

    def __init__(self) -> None:
        self.goroutines: dict[int, Goroutine] = {}
        self.problems: list[str] = []
        self.busy_ns: Counter[int] = Counter()
        self._running: dict[int, int] = {}  # by thread
        self._times: dict[int, int] = {}
        self._owners: dict[int, int] = {}  # thread by p
        self._stopping: dict[int, str] = {}  # by thread: how far it is with stopping the world

    def feed(self, event: ev.Event) -> None:
        if event.time_ns < self._times.get(event.m, event.time_ns):
            self._problem(event, "the thread's time goes back")
        self._times[event.m] = event.time_ns
        if isinstance(event, ev.GoCreate):
            self._create(event)
        elif type(event) in _CHANGES:
            self._change(event)
        elif isinstance(event, ev.ProcStart):
            self._owners[event.proc] = event.m
        elif isinstance(event, ev.StopBegin | ev.StopDone | ev.StopEnd):
            self._stop(event)

    def finish(self, end_ns: int) -> None:
        """Counts what goroutines do until the end of the trace."""
        for goroutine in self.goroutines.values():
            if goroutine.state != DEAD:
                self._account(goroutine, end_ns)

    def _create(self, event: ev.GoCreate) -> None:
        if event.goroutine in self.goroutines:
            self._problem(event, "the goroutine is there already")
        state = WAITING if event.parked else RUNNABLE
        self.goroutines[event.goroutine] = Goroutine(
            event.goroutine, event.function, event.site, event.g, event.time_ns, state=state, reason="not started", since_ns=event.time_ns
        )

    def _change(self, event: ev.Event) -> None:
        before, after = _CHANGES[type(event)]
        goroutine = self.goroutines.get(event.subject)
        if goroutine is None:
            self._problem(event, "nobody made the goroutine")
            goroutine = self.goroutines[event.subject] = Goroutine(event.subject, ev.Symbol("?"), None, 0, event.time_ns, state=before)
            goroutine.since_ns = event.time_ns
        if goroutine.state != before:
            self._problem(event, f"the goroutine is {goroutine.state}, not {before}")
        if before in (RUNNING, SYSCALL) and goroutine.m != event.m:
            self._problem(event, f"the goroutine is on thread {goroutine.m}")
        if isinstance(event, ev.GoRun | ev.GoReady | ev.GoSwitch):
            if event.seq != goroutine.seq + 1:
                self._problem(event, f"sequence number {event.seq} comes after {goroutine.seq}")
            goroutine.seq = event.seq
        self._account(goroutine, event.time_ns)
        goroutine.state = after
        if after == RUNNING:
            self._runs(goroutine, event)
        elif after != SYSCALL and before in (RUNNING, SYSCALL):
            self._running.pop(event.m, None)
        if isinstance(event, ev.GoPark):
            goroutine.reason = event.reason
        elif after == DEAD:
            goroutine.end_ns = event.time_ns

    def _runs(self, goroutine: Goroutine, event: ev.Event) -> None:
        if event.p < 0:
            self._problem(event, "the thread has no p")
        elif self._owners.get(event.p) != event.m:
            self._problem(event, f"the p is on thread {self._owners.get(event.p)}")
        other = self._running.get(event.m, goroutine.id)
        if other != goroutine.id:
            self._problem(event, f"the thread runs goroutine {other}")
        self._running[event.m] = goroutine.id
        goroutine.m, goroutine.p = event.m, event.p
        if isinstance(event, ev.GoRun):
            goroutine.runs += 1

    def _account(self, goroutine: Goroutine, now: int) -> None:
        took = now - goroutine.since_ns
        goroutine.since_ns = now
        goroutine.times[goroutine.state] += took
        if goroutine.state == WAITING:
            goroutine.waits[goroutine.reason] += took
        elif goroutine.state == RUNNING:
            self.busy_ns[goroutine.p] += took

    def _stop(self, event: ev.Event) -> None:
        phases = ["", "StopBegin", "StopDone", "StopEnd"]
        name = type(event).__name__
        if self._stopping.get(event.m, "") != phases[phases.index(name) - 1]:
            self._problem(event, "stopping the world goes by begin, done, end")
        if name == "StopBegin" and any(phase for m, phase in self._stopping.items() if m != event.m):
            self._problem(event, "another thread stops the world")
        self._stopping[event.m] = "" if name == "StopEnd" else name

    def _problem(self, event: ev.Event, what: str) -> None:
        self.problems.append(f"{event}: {what}")
