"""How a call of Go may end otherwise than by returning, as exceptions."""

from __future__ import annotations

import ctypes
import os
from copy import copy
from itertools import pairwise
from struct import unpack_from
from time import monotonic, sleep
from types import CodeType
from typing import TYPE_CHECKING, Any

from golite.embed import native
from golite.embed.core import Call, Core, current
from golite.embed.errors import DeadlockError, DivisionPanic, Error, GoExit, GoPanic, IndexPanic
from golite.embed.memory import MEMORY, read_word
from golite.embed.native import Group, HostCall
from golite.embed.program import given
from golite.embed.reaper import GROUP_EXITS, end_group

if TYPE_CHECKING:
    from golite.embed.convert import Converters

# Values of group.failed (runtime/hostkill.go), and the offsets in its groupreport.
PANICKED, EXITED, FATAL, DEADLOCKED, CLOSED = 1, 2, 3, 4, 5
_REPORT_S = 1.0  # for a group's end to be told why
_REPORT_VALUE, _REPORT_GOID, _REPORT_NPCS, _REPORT_PCS = 16, 32, 40, 48

_unended: list[Group] = []  # of texts, with goroutines that do not end

Frame = tuple[str, str, int]


def panic_of(cb: HostCall, converters: Converters | None) -> BaseException:
    """The exception for a call that panicked: the one that the panic is about, if Python raised that."""
    pcs = (ctypes.c_uint64 * native.MAX_PCS).from_address(cb.pcs)[: cb.npcs] if cb.pcs else []
    return panic_at(cb.value, pcs, _goid(cb.gp), cb.group, converters)


def _goid(gp: int) -> int:
    return read_word(gp + 32)  # g.goid of runtime/runtime2.go


def panic_at(value: int, pcs: list[int], goid: int, group: int, converters: Converters | None) -> BaseException:
    """``value``: address of an interface with what was given to panic. ``group``: the address of whose it is, or 0."""
    core = current()
    frames = tuple(frame for pc in pcs if not hidden(frame := frame_at(pc)))
    exception = core.words(core.address("runtime.hostexception"), value)
    if exception:
        return with_frames(without_own(ctypes.cast(exception, ctypes.py_object).value), frames)
    text = panic_text(value, group)
    python: Any = None
    if converters is not None:
        try:
            with converters.heap.scope():
                python = converters.loader(converters.basic["interface {}"])(value)
        except Exception:
            python = None  # of a type that the program's export table does not have
    kind = GoPanic
    if text.startswith(("runtime error: index out of range", "runtime error: slice bounds out of range")):
        kind = IndexPanic
    elif text == "runtime error: integer divide by zero":
        kind = DivisionPanic
    return with_frames(kind(text, python, goid, frames), frames)


def panic_text(value: int, group: int) -> str:
    """What Go prints of a panic's value. Calls its Error or String method, with the variables of ``group``."""
    core = current()
    own = Group(failed=CLOSED, single=1)  # whose end is told to nobody
    address = ctypes.addressof(own)
    cb = HostCall(fn=core.address("runtime.hostpanictext"))
    cb.ints[:3] = [value, address, group]
    try:
        with Call(cb):
            if cb.status != native.RETURNED:
                return "panic while printing panic value"
            return text_at(cb.rints[0], cb.rints[1])
    finally:
        if own.vars:
            _end_text(core, own, address)


def _end_text(core: Core, own: Group, address: int) -> None:
    """Ends goroutines that a method has started for a text: none has its group any more."""
    while own.ending:
        sleep(0.0001)  # its methods did what ends a group
    if core.words(core.address("runtime.hostcount"), address) and end_group(core, address, GROUP_EXITS):
        _unended.append(own)


def text_at(data: int, size: int) -> str:
    return str(MEMORY[data : data + size], "utf-8", "surrogateescape")


def frame_at(pc: int) -> Frame:
    """Function, file and line of a return address."""
    core = current()
    cb = HostCall(fn=core.address("runtime.hostframe"), sret=5)
    cb.ints[1] = pc
    with Call(cb):
        function, n, file, m, line = unpack_from("<5Q", MEMORY, cb.sret)
        return text_at(function, n), given(text_at(file, m)), line


def hidden(frame: Frame) -> bool:
    """Frames that Go's own tracebacks leave out, of package runtime, and those of the functions that stand for the host's."""
    return (frame[0].startswith("runtime.") and not frame[0][8:9].isupper()) or frame[1].startswith("<host>/")


def failure_of(group: Group, converters: Converters | None) -> BaseException | None:
    """Why a group ended from inside; None if it did not. Resets it: the group can be used again. Callers hold a lock, which other greenlets
    of this thread would wait for without end: none gets to run meanwhile (native.THREAD)."""
    failed = group.failed
    if not failed:
        return None
    if failed == CLOSED:
        return Error("the runtime is closed")
    core = current()
    address = ctypes.addressof(group)
    deadline = monotonic() + _REPORT_S
    while True:
        cb = HostCall(fn=core.address("runtime.takereport"), flags=native.THREAD)
        cb.ints[0] = address
        with Call(cb):
            if cb.rints[0] or monotonic() > deadline:
                group.failed = 0
                return GoExit(group.exit) if failed == EXITED else _reported(failed, cb.rints[0], address, converters)
        sleep(0.0001)  # whoever has set failed is still making it


def _reported(failed: int, report: int, group: int, converters: Converters | None) -> BaseException:
    """The exception for a groupreport; 0: there was no memory for one."""
    if not report:
        return GoPanic("the program has ended")
    value = report + _REPORT_VALUE
    if failed == DEADLOCKED:
        text = given(panic_text(value, 0))
        goroutines = tuple(part.rstrip("\n") for part in text.split("\n\n") if part.strip())
        return DeadlockError("all goroutines are asleep - deadlock!\n\n" + text.rstrip("\n"), goroutines)
    goid, count = read_word(report + _REPORT_GOID), read_word(report + _REPORT_NPCS)
    pcs = list(unpack_from(f"<{count}Q", MEMORY, report + _REPORT_PCS))
    if failed == FATAL:
        frames = tuple(frame for pc in pcs if not hidden(frame := frame_at(pc)))
        return with_frames(GoPanic("fatal error: " + panic_text(value, 0), None, goid, frames), frames)
    return panic_at(value, pcs, goid, group, converters)


def again(reason: BaseException | None) -> BaseException | None:
    """An exception for one more of those whom it concerns: a copy, if there can be one. None if there is no reason."""
    if reason is None:
        return None
    try:
        copied = copy(reason)
    except Exception:  # its class wants other arguments than those that it has noted
        return reason
    return copied if isinstance(copied, BaseException) else reason


def with_frames(exception: BaseException, frames: tuple[Frame, ...]) -> BaseException:
    """The exception with Go's calls as the innermost ones of its traceback."""
    for function, file, line in frames[:50]:
        exception = _through(exception, function, file, line)
    return exception


_OWN = os.path.dirname(__file__) + os.sep


def without_own(exception: BaseException) -> BaseException:
    """The exception without what golite itself called in its traceback, unless there is nothing else."""
    at, kept = exception.__traceback__, []
    while at is not None:
        if not at.tb_frame.f_code.co_filename.startswith(_OWN):
            kept.append(at)
        at = at.tb_next
    for before, after in pairwise(kept):
        before.tb_next = after
    if kept:
        kept[-1].tb_next = None
        exception.__traceback__ = kept[0]
    return exception


_RAISER = compile("raise __exception", "go", "exec")


def _through(exception: BaseException, function: str, file: str, line: int) -> BaseException:
    code: CodeType = _RAISER.replace(co_filename=file, co_name=function, co_qualname=function, co_firstlineno=max(line, 1))
    before = exception.__traceback__
    names = {"__exception": exception}
    try:
        exec(code, names)
    except BaseException:
        made = exception.__traceback__
    names.clear()  # the traceback has them
    # Its first entry is this function's, the second the one that is wanted; what was there before comes behind it.
    entry = made.tb_next if made is not None else None
    if entry is not None:
        entry.tb_next = before
    exception.__traceback__ = entry
    return exception
