"""Reading a trace file: chunks, then each thread's stream of records, then all in one order.

The order is that of time, corrected where the clocks of two cores disagree about a goroutine: its sequence numbers decide (``_put_in_order``).
"""

from __future__ import annotations

import gc
import os
import struct
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from operator import itemgetter

from golite.errors import TraceError
from golite.trace.events import (
    KINDS,
    NUMBERS,
    Event,
    GoCreate,
    GoEnd,
    GoPark,
    GoPreempt,
    GoReady,
    GoRun,
    GoSwitch,
    GoYield,
    Lost,
    ProcStart,
    ProcStop,
    Symbol,
    SyscallEnter,
    SyscallQueue,
)

# Known to runtime/tracewriter.go and docs/trace.md.
MAGIC = b"golite trace\n\0\0"
VERSION = 1
_HEADER = struct.Struct("<IIII")  # checksum of the rest, kind, m, bytes
_INFO, _SYMBOLS, _CLOCK, _EVENTS, _END = range(1, 6)
_CHUNK_MOST = 64 << 10

_LOST, _CREATE, _PARK = NUMBERS[Lost], NUMBERS[GoCreate], NUMBERS[GoPark]
_START, _STOP, _RUN, _ENTER = NUMBERS[ProcStart], NUMBERS[ProcStop], NUMBERS[GoRun], NUMBERS[SyscallEnter]
_LEAVE = frozenset(NUMBERS[kind] for kind in (GoPark, GoPreempt, GoYield, GoEnd, SyscallQueue))
_NUMBERED = frozenset(NUMBERS[kind] for kind in (GoRun, GoReady, GoSwitch))
# How many numbers a record has: as many as the class has fields of its own, but GoCreate's third is two of them, and a Lost tells p and g too.
_COUNTS = [0, *(len(kind.__dataclass_fields__) - 4 for kind in KINDS)]
_COUNTS[_LOST] = _COUNTS[_CREATE] = 3

_Record = list[int]  # ticks kind m p g numbers…


@dataclass
class Info:
    """What the file begins with. ``wall_ns``: nanoseconds since 1970 at the first event; ``procs``: GOMAXPROCS at the start."""

    program: str
    procs: int
    cores: int
    pid: int
    wall_ns: int
    reasons: list[str] = field(repr=False)


class Trace:
    """``complete``: the file has its end. Else the program was killed, or the file was cut. ``status``: the exit status, -n for death by signal n,
    None if the file does not have it. ``lost``: how many events there was no room for."""

    def __init__(
        self, path: str, info: Info, records: list[_Record], symbols: dict[int, Symbol], clock: _Clock, status: int | None, lost: int
    ) -> None:
        self.path = path
        self.info = info
        self.status = status
        self.complete = status is not None
        self.lost = lost
        self._records = records
        self._symbols = symbols
        self._clock = clock

    def __len__(self) -> int:
        return len(self._records)

    def events(self) -> Iterator[Event]:
        """All events in the order of their time; those of one thread, and those of one goroutine, in the order in which they happened."""
        zero = self._clock.ns(self._records[0][0]) if self._records else 0
        reasons = self.info.reasons
        for ticks, kind, m, p, g, *numbers in self._records:
            time_ns = self._clock.ns(ticks) - zero
            if kind == _CREATE:
                place = numbers[2] >> 1
                yield GoCreate(time_ns, m, p, g, numbers[0], self._symbol(numbers[1]), self._symbol(place) if place else None, bool(numbers[2] & 1))
            elif kind == _PARK:
                yield GoPark(time_ns, m, p, g, reasons[numbers[0]] if numbers[0] < len(reasons) else "?")
            elif kind == _LOST:
                yield Lost(time_ns, m, p, g, numbers[0])
            else:
                yield KINDS[kind - 1](time_ns, m, p, g, *numbers)

    def _symbol(self, number: int) -> Symbol:
        return self._symbols.get(number) or Symbol("?")


class _Clock:
    """From ticks to nanoseconds, by the first and last of what the file has of both."""

    def __init__(self, pairs: list[tuple[int, int]]) -> None:
        self.ticks0, self.ns0 = pairs[0]
        self.ticks, self.span = pairs[-1][0] - self.ticks0, pairs[-1][1] - self.ns0
        if self.ticks <= 0 or self.span <= 0:  # only one: there are no events then
            self.ticks = self.span = 1

    def ns(self, ticks: int) -> int:
        return self.ns0 + (ticks - self.ticks0) * self.span // self.ticks


class _Cursor:
    """Reads numbers and strings of a chunk."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0

    def more(self) -> bool:
        return self.at < len(self.data)

    def number(self) -> int:
        value = shift = 0
        while True:
            byte = self.data[self.at]
            self.at += 1
            value |= (byte & 0x7F) << shift
            if byte < 0x80:
                return value
            shift += 7

    def string(self) -> str:
        size = self.number()
        self.at += size
        if self.at > len(self.data):
            raise IndexError
        return self.data[self.at - size : self.at].decode("utf-8", "replace")


def read_trace(path: str | os.PathLike[str]) -> Trace:
    """Reads all of a file. Raises TraceError if it is no trace or is damaged, OSError if it cannot be read."""
    name = os.fspath(path)
    with open(path, "rb") as file:
        data = file.read()
    if data[: len(MAGIC)] != MAGIC or len(data) <= len(MAGIC):
        cut = ", or one that was cut right at the start" if MAGIC.startswith(data[: len(MAGIC)]) else ""
        raise TraceError(f"{name}: this is no event trace of golite{cut}")
    if data[len(MAGIC)] != VERSION:
        raise TraceError(f"{name}: the trace has version {data[len(MAGIC)]} of the format, this golite knows {VERSION}")
    parts = _Parts(name)
    collects = gc.isenabled()
    gc.disable()  # looking through millions of records again and again takes half of the time
    try:
        for kind, m, payload, at in _chunks(name, data):
            parts.add(kind, m, payload, at)
        return parts.trace()
    except (IndexError, ValueError):
        raise TraceError(f"{name}: damaged: a chunk's content makes no sense") from None
    finally:
        if collects:
            gc.enable()


def _chunks(name: str, data: bytes) -> Iterator[tuple[int, int, bytes, int]]:
    """(kind, m, content, place in the file) of all whole chunks."""
    from zlib import adler32

    at = len(MAGIC) + 1
    while at + _HEADER.size <= len(data):
        checksum, kind, m, size = _HEADER.unpack_from(data, at)
        if not _INFO <= kind <= _END or size > _CHUNK_MOST:
            raise TraceError(f"{name}: damaged: what is at byte {at} is no chunk of a trace")
        end = at + _HEADER.size + size
        if end > len(data):
            return
        if adler32(data[at + 4 : end]) != checksum:
            raise TraceError(f"{name}: damaged: the checksum of the chunk at byte {at} is wrong")
        yield kind, m, data[at + _HEADER.size : end], at
        at = end


class _Parts:
    """What the chunks have brought so far."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.info: Info | None = None
        self.mono_ns = 0  # of info.wall_ns
        self.symbols: dict[int, Symbol] = {}
        self.clock: list[tuple[int, int]] = []
        self.streams: dict[int, bytearray] = defaultdict(bytearray)
        self.status: int | None = None
        self.lost = 0

    def add(self, kind: int, m: int, payload: bytes, at: int) -> None:
        if (self.info is None) != (kind == _INFO) or self.status is not None:
            raise TraceError(f"{self.name}: damaged: the chunk at byte {at} does not belong there")
        if kind == _EVENTS:
            self.streams[m] += payload
            return
        cursor = _Cursor(payload)
        if kind == _INFO:
            wall_ns, self.mono_ns, procs, cores, pid = (cursor.number() for _ in range(5))
            program = cursor.string()
            self.info = Info(program, procs, cores, pid, wall_ns, [cursor.string() for _ in range(cursor.number())])
        elif kind == _SYMBOLS:
            while cursor.more():
                number = cursor.number()
                self.symbols[number] = Symbol(cursor.string(), cursor.string(), cursor.number())
        elif kind == _CLOCK:
            self.clock.append((cursor.number(), cursor.number()))
        else:
            self.status = (cursor.number() ^ 1 << 31) - (1 << 31)
            while cursor.more():
                cursor.number()
                self.lost += cursor.number()

    def trace(self) -> Trace:
        if self.info is None or not self.clock:
            raise TraceError(f"{self.name}: the trace was cut right at the start: there is nothing in it")
        records: list[_Record] = []
        for m, stream in sorted(self.streams.items()):
            records += _decode(self.name, m, bytes(stream), self.status is not None)
        self.lost += sum(record[5] for record in records if record[1] == _LOST)
        _put_in_order(records)
        clock = _Clock(self.clock)
        if records:
            self.info.wall_ns += clock.ns(records[0][0]) - self.mono_ns
        return Trace(self.name, self.info, records, self.symbols, clock, self.status, self.lost)


def _decode(name: str, m: int, data: bytes, complete: bool) -> list[_Record]:
    """The records of a thread. ``complete``: the last one must be whole."""
    records: list[_Record] = []
    ticks, p, g = 0, -1, 0
    at, end = 0, len(data)
    while at < end:
        start = at
        kind = data[at]
        at += 1
        if not 0 < kind < len(_COUNTS) or (start == 0 and kind != _LOST):
            raise TraceError(f"{name}: damaged: the events of thread {m} have no kind {kind} (byte {start} of them)")
        numbers = []
        try:
            for _ in range(_COUNTS[kind] + 1):
                byte = data[at]
                at += 1
                value = byte & 0x7F
                shift = 7
                while byte >= 0x80:
                    byte = data[at]
                    at += 1
                    value |= (byte & 0x7F) << shift
                    shift += 7
                numbers.append(value)
        except IndexError:
            if complete:
                raise TraceError(f"{name}: damaged: the events of thread {m} end within one") from None
            return records
        if kind == _LOST:
            ticks, _, p, g = numbers
            p -= 1
        else:
            ticks += numbers[0]
        if kind == _START:
            p = numbers[1]
        numbers[0:1] = ticks, kind, m, p, g
        records.append(numbers)
        if kind == _RUN:
            g = numbers[5]
        elif kind in _LEAVE:
            g = 0
        elif kind in (_STOP, _ENTER):
            p = -1
    return records


def _put_in_order(records: list[_Record]) -> None:
    """Sorts records of several threads, each thread's being in order, by time. Where a goroutine's sequence numbers say otherwise, the clock of
    a core was behind: the later event and what its thread did until then move behind the earlier one."""
    records.sort(key=_ticks)  # keeps the order of each thread
    rounds = 0
    while not _in_order(records) and rounds < _ROUNDS:
        rounds += 1
        threads: dict[int, list[_Record]] = defaultdict(list)
        goroutines: dict[int, list[tuple[int, _Record, int]]] = defaultdict(list)  # sequence number, record, place among its thread's
        for record in records:
            thread = threads[record[2]]
            if record[1] in _NUMBERED:
                goroutines[record[5]].append((record[6], record, len(thread)))
            elif record[1] == _CREATE:
                goroutines[record[5]].append((0, record, len(thread)))
            thread.append(record)
        for events in goroutines.values():
            events.sort(key=itemgetter(0))
            for (_, before, _), (_, after, place) in pairwise(events):
                if after[0] <= before[0] and after[2] != before[2]:
                    least = before[0] + 1
                    thread = threads[after[2]]
                    while place < len(thread) and thread[place][0] < least:
                        thread[place][0] = least
                        place += 1
        records.sort(key=_ticks)


_ROUNDS = 100  # what is not in order then cannot be


def _in_order(records: list[_Record]) -> bool:
    """Whether the sequence numbers of each goroutine grow."""
    last: dict[int, int] = {}
    for record in records:
        if record[1] in _NUMBERED:
            if record[6] <= last.get(record[5], -1):
                return False
            last[record[5]] = record[6]
        elif record[1] == _CREATE:
            if record[5] in last:
                return False
            last[record[5]] = 0
    return True


_ticks = itemgetter(0)
