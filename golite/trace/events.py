"""The events of a trace, one class a kind.

The order of ``KINDS`` is the numbering of runtime/trace.go, and the fields of a class are the record's numbers: change both, and docs/trace.md.
"""

from __future__ import annotations

from dataclasses import dataclass, fields


@dataclass(slots=True)
class Symbol:
    """A function, or a place in one. ``line`` 0: unknown."""

    function: str
    file: str = ""
    line: int = 0

    def __str__(self) -> str:
        return f"{self.function} ({self.file}:{self.line})" if self.line else self.function or "?"


@dataclass(slots=True)
class Event:
    """``time_ns``: nanoseconds since the first event of the trace. ``m``: the thread on which it happened. ``p``: what that thread had (after a
    ProcStart, before a ProcStop), -1 for none. ``g``: the goroutine that it was running until then, 0 for none."""

    time_ns: int
    m: int
    p: int
    g: int

    @property
    def subject(self) -> int:
        """The goroutine that the event is about."""
        return self.g

    def __str__(self) -> str:
        numbers = ", ".join(f"{f.name} {getattr(self, f.name)}" for f in fields(self)[4:])
        where = f"M{self.m} {f'P{self.p}' if self.p >= 0 else '-':3} {f'G{self.g}' if self.g else '-':6}"
        return f"{self.time_ns / 1e6:14.6f} ms {where} {type(self).__name__} {numbers}".rstrip()


@dataclass(slots=True)
class Lost(Event):
    """The thread had no room for events here; or, with 0 of them, this is its first."""

    count: int


@dataclass(slots=True)
class ProcStart(Event):
    """The thread has the p now."""

    proc: int


@dataclass(slots=True)
class ProcStop(Event):
    """The thread has the p no longer."""

    proc: int


@dataclass(slots=True)
class ProcIdle(Event):
    """Nobody needs the p for now."""

    proc: int


@dataclass(slots=True)
class ProcRetake(Event):
    """The p was taken from a thread in a system call, for one of ``REASONS``."""

    proc: int
    why: int

    REASONS = ("the system call lasts", "stress mode", "the world stops")


@dataclass(slots=True)
class ProcHandoff(Event):
    """A thread is looked for that runs the p."""

    proc: int


@dataclass(slots=True)
class ThreadStart(Event):
    """A thread begins, by the kernel's number."""

    tid: int


@dataclass(slots=True)
class ThreadPark(Event):
    """The thread sleeps: it has no work, or its goroutine is not to run."""


@dataclass(slots=True)
class ThreadUnpark(Event):
    """It was woken."""


@dataclass(slots=True)
class GoCreate(Event):
    """A goroutine was made by the current one. It may run, unless ``parked`` (a coroutine; one of the runtime's)."""

    goroutine: int
    function: Symbol
    site: Symbol | None
    parked: bool

    @property
    def subject(self) -> int:
        return self.goroutine


@dataclass(slots=True)
class _Numbered(Event):
    """``seq`` counts the events of the goroutine that other threads can tell of: these are in this order, whatever the clocks say."""

    goroutine: int
    seq: int

    @property
    def subject(self) -> int:
        return self.goroutine


@dataclass(slots=True)
class GoRun(_Numbered):
    """The goroutine runs from here on."""


@dataclass(slots=True)
class GoPark(Event):
    """It waits."""

    reason: str


@dataclass(slots=True)
class GoReady(_Numbered):
    """What it waited for is there, by the doing of the current goroutine or, without one, of a timer, the poller or the scheduler."""


@dataclass(slots=True)
class GoSwitch(_Numbered):
    """The same, and the thread runs it at once, since a coroutine switched to it."""


@dataclass(slots=True)
class GoPreempt(Event):
    """It has run for its time, and is to run again later."""


@dataclass(slots=True)
class GoYield(Event):
    """The same by its own wish."""


@dataclass(slots=True)
class GoEnd(Event):
    """It is over."""


@dataclass(slots=True)
class SyscallEnter(Event):
    """It is in the kernel from here on; the p is lent out."""


@dataclass(slots=True)
class SyscallExit(Event):
    """It goes on at once."""


@dataclass(slots=True)
class SyscallQueue(Event):
    """It is out of the kernel but there is no p: it is to run later."""


@dataclass(slots=True)
class StackGrow(Event):
    """The goroutine's stack has one segment more."""

    segment_bytes: int
    stack_bytes: int


@dataclass(slots=True)
class GCStart(Event):
    """A collection begins, with so much heap in use."""

    cycle: int
    heap_bytes: int


@dataclass(slots=True)
class GCEnd(Event):
    """It is over; the next one begins at ``goal_bytes``."""

    heap_bytes: int
    goal_bytes: int


@dataclass(slots=True)
class StopBegin(Event):
    """All ps are asked to stop."""


@dataclass(slots=True)
class StopDone(Event):
    """They have."""


@dataclass(slots=True)
class StopEnd(Event):
    """They may go on."""


@dataclass(slots=True)
class MarkBegin(Event):
    """Marking begins."""


@dataclass(slots=True)
class MarkEnd(Event):
    """All objects that can be reached are marked."""

    marked_bytes: int


@dataclass(slots=True)
class SweepBegin(Event):
    """All that was not swept yet is swept."""


@dataclass(slots=True)
class SweepEnd(Event):
    """It is."""


@dataclass(slots=True)
class Timer(Event):
    """A timer fires."""

    late_ns: int


@dataclass(slots=True)
class Procs(Event):
    """GOMAXPROCS is set."""

    count: int


KINDS: tuple[type[Event], ...] = (
    Lost, ProcStart, ProcStop, ProcIdle, ProcRetake, ProcHandoff, ThreadStart, ThreadPark, ThreadUnpark, GoCreate, GoRun, GoPark, GoReady, GoSwitch,
    GoPreempt, GoYield, GoEnd, SyscallEnter, SyscallExit, SyscallQueue, StackGrow, GCStart, GCEnd, StopBegin, StopDone, StopEnd, MarkBegin, MarkEnd,
    SweepBegin, SweepEnd, Timer, Procs,
)  # fmt: skip
NUMBERS = {cls: number for number, cls in enumerate(KINDS, start=1)}
