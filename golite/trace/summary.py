"""What ``golite trace FILE`` prints: goroutines by function, ps, system calls, collections and pauses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from golite.trace import events as ev
from golite.trace.follow import RUNNABLE, RUNNING, SYSCALL, WAITING, Follower, Goroutine
from golite.trace.reader import Trace

_REASONS = 3  # as many reasons of waiting are shown for a function


@dataclass
class _Collection:
    start_ns: int
    heap: int
    marked: int = 0
    end_ns: int | None = None
    goal: int = 0


@dataclass
class Summary:
    """``pauses``: (from, to) of each time the world was stopped, asking for it included."""

    trace: Trace
    end_ns: int = 0
    follower: Follower = field(default_factory=Follower)
    threads: set[int] = field(default_factory=set)
    counts: Counter[type[ev.Event]] = field(default_factory=Counter)
    collections: list[_Collection] = field(default_factory=list)
    pauses: list[tuple[int, int]] = field(default_factory=list)

    def text(self) -> str:
        return "\n".join([*self._head(), "", *self._goroutines(), "", *self._ps(), *self._rest(), ""])

    def _head(self) -> list[str]:
        trace = self.trace
        lines = [
            f"{trace.info.program}: {_ms(self.end_ns)}, {trace.info.procs} ps on {trace.info.cores} cores, "
            f"{len(self.threads)} threads, {len(trace)} events",
        ]
        if trace.status is None:
            lines.append("the trace ends before the program's end: it was killed, or the file was cut")
        elif trace.status < 0:
            lines.append(f"died of signal {-trace.status}")
        elif trace.status > 0:
            lines.append(f"exit status {trace.status}")
        if trace.lost:
            lines.append(f"{trace.lost} events were lost since they came faster than they could be written: times are not exact")
        elif self.follower.problems:
            lines.append(f"{len(self.follower.problems)} events that cannot be; the first: {self.follower.problems[0]}")
        return lines

    def _goroutines(self) -> list[str]:
        rows = [["goroutines of", "number", "runs", "running", "runnable", "system calls", "waiting", "for"]]
        groups: dict[str, list[Goroutine]] = {}
        for goroutine in self.follower.goroutines.values():
            groups.setdefault(_group(goroutine), []).append(goroutine)
        order = sorted(groups.items(), key=lambda group: -_total(group[1], RUNNING))
        for name, members in order:
            waits: Counter[str] = Counter()
            for goroutine in members:
                waits.update(goroutine.waits)
            reasons = ", ".join(f"{reason or '?'} {_ms(ns)}" for reason, ns in waits.most_common(_REASONS) if ns)
            times = [_ms(_total(members, state)) for state in (RUNNING, RUNNABLE, SYSCALL, WAITING)]
            rows.append([name, str(len(members)), str(sum(g.runs for g in members)), *times, reasons])
        return _table(rows)

    def _ps(self) -> list[str]:
        busy = self.follower.busy_ns
        return [f"p {p}: goroutines ran {_ms(busy[p])}, {100 * busy[p] / max(self.end_ns, 1):.0f} % of the time" for p in sorted(busy)]

    def _rest(self) -> list[str]:
        counts = self.counts
        lines = []
        if counts[ev.SyscallEnter]:
            lines.append(
                f"{counts[ev.SyscallEnter]} system calls; {counts[ev.ProcRetake]} times the p was taken meanwhile, "
                f"{counts[ev.SyscallQueue]} times there was none afterwards"
            )
        lines.append(f"{counts[ev.GoPreempt]} preemptions, {counts[ev.StackGrow]} stack segments, {counts[ev.Timer]} timers")
        if self.pauses:
            spans = [end - start for start, end in self.pauses]
            lines.append(f"the world stopped {len(spans)} times for {_ms(sum(spans))}, at most {_ms(max(spans))}")
        for number, gc in enumerate(self.collections, start=1):
            if number == 20 and len(self.collections) > 20:
                lines.append(f"… {len(self.collections) - 19} more collections")
                break
            took = _ms((self.end_ns if gc.end_ns is None else gc.end_ns) - gc.start_ns)
            lines.append(f"collection at {_ms(gc.start_ns)}: {took}, {_mb(gc.heap)} of heap, {_mb(gc.marked)} marked, the next at {_mb(gc.goal)}")
        return lines


def summarize(trace: Trace) -> Summary:
    """Reads all events."""
    summary = Summary(trace)
    stops: dict[int, int] = {}
    collection: _Collection | None = None  # the one that goes on, on whatever threads
    for event in trace.events():
        summary.end_ns = max(summary.end_ns, event.time_ns)
        summary.follower.feed(event)
        summary.threads.add(event.m)
        summary.counts[type(event)] += 1
        if isinstance(event, ev.GCStart):
            collection = _Collection(event.time_ns, event.heap_bytes)
            summary.collections.append(collection)
        elif isinstance(event, ev.MarkEnd) and collection is not None:
            collection.marked = event.marked_bytes
        elif isinstance(event, ev.GCEnd) and collection is not None:
            collection.end_ns = event.time_ns
            collection.goal = event.goal_bytes
            collection = None
        elif isinstance(event, ev.StopBegin):
            stops[event.m] = event.time_ns
        elif isinstance(event, ev.StopEnd) and event.m in stops:
            summary.pauses.append((stops.pop(event.m), event.time_ns))
    summary.follower.finish(summary.end_ns)
    return summary


def _group(goroutine: Goroutine) -> str:
    """Goroutines are put together by what they run and the go statement that made them."""
    if goroutine.id == 1:
        return "main.main"
    site = goroutine.site
    where = f" ({site.file.rpartition('/')[2]}:{site.line})" if site and site.line else ""
    return f"{goroutine.function.function}{where}"


def _total(goroutines: Iterable[Goroutine], state: str) -> int:
    return sum(goroutine.times[state] for goroutine in goroutines)


def _ms(ns: int) -> str:
    return f"{ns / 1e6:.3f} ms" if ns < 10**10 else f"{ns / 1e9:.1f} s"


def _mb(size: int) -> str:
    return f"{size / (1 << 20):.1f} MB"


def _table(rows: list[list[str]]) -> list[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = []
    for row in rows:
        middle = "  ".join(cell.rjust(width) for cell, width in zip(row[1:-1], widths[1:-1], strict=True))
        lines.append(f"{row[0].ljust(widths[0])}  {middle}  {row[-1]}".rstrip())
    return lines
