"""The compiler thread of a running program: takes what the interpreter found hot, compiles it, and lets it take over.

The runtime leaves requests in ``runtime.hotqueue`` (runtime/interp.go) and wakes this thread through a futex. The main thread is
inside the runtime then and does not hold the GIL, so this is the only Python that runs. What was compiled is mapped behind
the program's image, written into the funcdescs of its functions, and kept in the cache: the next run of the program begins with it.

The program must not notice any of this. Whatever goes wrong here leaves it interpreted; and the thread has file descriptors and a working
directory of its own, so that the program may close all of its, and finds them numbered as if it were alone.
"""

from __future__ import annotations

import _thread
import ctypes
import os
import struct
import time

from golite.link.memory import ImageFile, link_modules, make_writable, map_image, read_image, write_image
from golite.options import LOOPS_ONLY, RANDOM

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from golite.engine.promote import Plan, ProgramCode
    from golite.options import Options

NATIVE_BASE = 0xA060000000
NATIVE_END = 0xA07F000000
MAX_IMAGES = 256
# Calls and loop iterations until a function asks to be compiled.
BUDGET = 5000
BUDGET_AGAIN = 100_000  # calls and loop iterations between two requests of a function

# hotqueueT and hotentry of runtime/interp.go.
_TAIL, _HEAD, _SERVING, _AGAIN, _MOVED, _WATCHED, _EXITING, _EXITED, _RECHECK, _SIGNAL = 0, 4, 8, 12, 16, 20, 24, 28, 32, 36
_LOOPS, _DONE, _ENTRIES, _COUNT = 40, 44, 48, 256
# golite/bytecode/handlers_call.py and code.py
PROFILE_SIZE, PROFILE_PREFIX = 24, "go:profile."
PROFILE_LEAST, PROFILE_SHARE = 16, 0.7  # votes, and votes of all calls, that make a call site predictable
STUB_BYTES = 16  # before a function's bytecode (golite/link/bytecode.py)
# funcdesc
_DESC_ENTRY, _DESC_CODE, _DESC_BUDGET, _DESC_OSR, _DESC_FRESH = 0, 8, 24, 32, 44
_OSR_ENTRY = struct.Struct("<QQQ")  # next pc code

_SYS_FUTEX, _FUTEX_WAIT_PRIVATE = 202, 128
_CLONE_FS, _CLONE_FILES = 0x200, 0x400
_libc = ctypes.CDLL(None)
_futex = _libc.syscall
_futex.argtypes = (ctypes.c_long, ctypes.c_void_p, ctypes.c_long, ctypes.c_long, ctypes.c_void_p)


class StaleError(Exception):
    """The program's sources are not those that it was started from: nothing can be compiled for it any more."""


class Tiers:
    """``descs``: address of each function's funcdesc. ``remake``: gives the program's IR and bytecode when the first request comes. ``key``: of the
    program in the cache, where its native images are kept, too."""

    def __init__(
        self,
        options: "Options",
        program: ImageFile,
        hotqueue: int,
        key: str,
        remake: Callable[[], "tuple[ProgramCode, dict[str, int]]"],
    ) -> None:
        self.options = options
        self.program = program
        self.hotqueue = hotqueue
        self.key = key
        self.remake = remake
        self.descs: dict[str, int] = program.meta.get("descs", {})  # type: ignore[assignment]
        self.images: list[ImageFile] = []
        self.compiled: set[str] = set()
        self.loops: set[tuple[str, int]] = set()
        self.next_base = NATIVE_BASE
        self.source: "tuple[ProgramCode, dict[str, int]] | None" = None
        self._last_module = 0
        self._writable = False
        self._started = False
        self._from_cache = 0
        self._how: list[str] = []  # of each image made in this run: when, and how long it took
        self._budgets: dict[int, int] = {}  # at the start, by funcdesc
        self._functions: dict[int, str] = {}  # by what itabs hold or held, stubs and compiled code; and type descriptors
        self._published: dict[str, int] = {}  # the code of compiled functions
        self._names: dict[int, str] = {}
        self._keep: list[Any] = []  # osr entries, which the runtime reads

    # before the program starts

    def load_cached(self) -> list[ImageFile]:
        """Native images of earlier runs, in order."""
        if self.options.tier != "auto":
            return []
        base = NATIVE_BASE
        for number in range(MAX_IMAGES):
            image = read_image("native", self._entry(number))
            # Of two processes that ran the program at once one may have written one image and one the next: then they may overlap.
            if image is None or image.meta["build"] != self.program.meta["build"] or image.areas[0][0] < base:
                break
            base = _end(image)
            self.images.append(image)
        return list(self.images)

    def _entry(self, number: int) -> str:
        return f"{self.key}-{number}"

    def start(self, last_module: int) -> None:
        """After all images are mapped. ``last_module``: moduledata at the end of the chain."""
        self._last_module = last_module
        if self.options.tier == "auto":
            self._writable = make_writable(self.program)
        self._set_budgets()
        self._from_cache = len(self.images)
        for image in self.images:
            self._publish(image)
        self._started = True
        if self.options.tier != "auto" and self.options.stats is None:
            return
        again = 1 if self.options.budget in (1, LOOPS_ONLY) else BUDGET_AGAIN
        self._word(_LOOPS).value = self.options.budget == LOOPS_ONLY
        ctypes.c_int32.from_address(self.hotqueue + _AGAIN).value = again
        ctypes.c_int32.from_address(self.hotqueue + _RECHECK).value = min(again, BUDGET)
        if self.options.stats is not None:
            self._budgets = {desc: ctypes.c_int32.from_address(desc + _DESC_BUDGET).value for desc in self.descs.values()}
        ready = _thread.allocate_lock()
        ready.acquire()
        try:
            _thread.start_new_thread(self._run, (ready,))
        except RuntimeError as error:  # the system has no thread left for us
            _explain(error)
            return
        ready.acquire()
        self._word(_SERVING).value = self.options.tier == "auto"
        self._word(_WATCHED).value = self.options.stats is not None

    def _word(self, offset: int) -> ctypes.c_uint32:
        return ctypes.c_uint32.from_address(self.hotqueue + offset)

    def _set_budgets(self) -> None:
        budget = self.options.budget
        if not budget:
            return
        if budget == RANDOM:
            from random import randrange
        for desc in self.descs.values():
            ctypes.c_int32.from_address(desc + _DESC_BUDGET).value = 1 << randrange(16) if budget == RANDOM else max(budget, 1)

    # the thread

    def _run(self, ready: _thread.LockType) -> None:
        import gc

        gc.disable()  # nothing here makes garbage
        try:
            _part_from_program(self.options.stats is not None or bool(os.environ.get("GOLITE_DEBUG")))
        except OSError as error:
            _explain(error)
        ready.release()
        signal = self._word(_SIGNAL)
        while True:
            seen = signal.value
            if self._word(_EXITING).value:
                self._report()
                self._word(_EXITED).value = 1
            try:
                self._serve()
            except BaseException as error:
                # The sources are no longer what the program was made of, or golite is wrong. The program goes on as it is.
                self._word(_SERVING).value = 0
                self._word(_LOOPS).value = 0  # nobody need wait
                _explain(error)
            _futex(_SYS_FUTEX, self.hotqueue + _SIGNAL, _FUTEX_WAIT_PRIVATE, seen, None)

    def _serve(self) -> None:
        while self._word(_SERVING).value:
            calls, loops = self._requests()
            if calls or loops:
                self._promote(calls, loops)
            self._word(_DONE).value = self._word(_HEAD).value
            if not calls and not loops:
                break

    def _requests(self) -> tuple[list[str], list[tuple[str, int]]]:
        """New requests since the last time."""
        if not self._names:
            self._names = {address: symbol for symbol, address in self.descs.items()}
        names = self._names
        calls: list[str] = []
        loops: list[tuple[str, int]] = []
        head = self._word(_HEAD).value
        tail = self._word(_TAIL).value
        while head != tail:
            at = self.hotqueue + _ENTRIES + 16 * (head % _COUNT)
            desc = ctypes.c_uint64.from_address(at).value
            pc = ctypes.c_uint64.from_address(at + 8).value
            symbol = names.get(desc)
            if symbol is not None:
                if pc == 0:
                    if symbol not in self.compiled and symbol not in calls:
                        calls.append(symbol)
                else:
                    key = (symbol, pc - ctypes.c_uint64.from_address(desc + _DESC_CODE).value)
                    if key not in self.loops and key not in loops:
                        loops.append(key)
            head = (head + 1) & 0xFFFFFFFF
        self._word(_HEAD).value = head
        return calls, loops

    def _promote(self, calls: list[str], loops: list[tuple[str, int]]) -> None:
        asked = time.perf_counter()
        if self.source is None:
            self.source = self.remake()
        if len(self.images) >= MAX_IMAGES or self.next_base >= NATIVE_END:
            self._word(_SERVING).value = 0
            return
        try:
            self._compile_requests(calls, loops, asked)
        except Exception as error:
            if len(calls) + len(loops) == 1:
                _explain(error)
            else:  # what else was asked for has nothing to do with it
                for symbol in calls:
                    self._promote([symbol], [])
                for loop in loops:
                    self._promote([], [loop])
        self.compiled.update(calls)
        self.loops.update(loops)

    def _compile_requests(self, calls: list[str], loops: list[tuple[str, int]], asked: float) -> None:
        from golite.engine.promote import MAX_INSTRUCTIONS, plan_promotion

        assert self.source is not None
        program, symbols = self.source
        limit = 0 if self.options.budget == LOOPS_ONLY else MAX_INSTRUCTIONS
        plan = plan_promotion(program, calls, loops, self.compiled, self._profile, limit)
        if plan is None:
            return
        image = self._compile(plan, program, symbols)
        map_image(image)
        link_modules(self._last_module, image.moduledata)
        self._last_module = image.moduledata
        self.images.append(image)
        self._publish(image)
        stats = self.options.stats
        if stats is not None:
            took = time.perf_counter() - asked
            self._how.append(f"in {took * 1000:.0f} ms, {(asked - stats.started) * 1000:.0f} ms after the start")
            stats.add("compile hot functions, beside the program", took)
        if os.environ.get("GOLITE_PERF"):
            from golite.link.symbols import write_perf_map

            write_perf_map([image.moduledata], append=True)

    # --stats

    def _report(self) -> None:
        """The program is about to end: it waits until this is done."""
        stats = self.options.stats
        assert stats is not None
        current = {desc: ctypes.c_int32.from_address(desc + _DESC_BUDGET).value for desc in self.descs.values()}
        interpreted = [symbol for symbol, desc in self.descs.items() if current[desc] != self._budgets[desc]]
        notes = [f"tier {self.options.tier}: {len(self.descs)} functions as bytecode, {len(interpreted)} were interpreted"]
        if self.options.tier == "native":
            notes = ["tier native: everything was compiled before the program started"]
        for number, image in enumerate(self.images):
            names: list[str] = [symbol for symbol, _ in image.meta["calls"]]  # type: ignore[attr-defined]
            names += [f"a loop of {symbol}" for symbol, _, _ in image.meta["loops"]]  # type: ignore[attr-defined]
            where = "from the cache" if number < self._from_cache else self._how[number - self._from_cache]
            notes.append(f"compiled {where}: {', '.join(names)}")
        moved = self._word(_MOVED).value
        if moved:
            notes.append(f"{moved} running loops went on in compiled code")
        stats.report(notes)

    def _profile(self, function: str, site: int) -> str | None:
        assert self.source is not None
        program, symbols = self.source
        at = symbols.get(PROFILE_PREFIX + function)
        if at is None:
            return None
        code, votes, calls = struct.unpack("<QqQ", ctypes.string_at(at + PROFILE_SIZE * site, PROFILE_SIZE))
        if votes < PROFILE_LEAST or votes < PROFILE_SHARE * calls:
            return None
        if not self._functions:
            self._functions = {symbols[symbol]: symbol for symbol in program.codes if symbol in symbols}
            self._functions.update((code, symbol) for symbol, code in self._published.items())
            self._functions.update((at, symbol) for symbol, at in symbols.items() if symbol.startswith("type:"))
        return self._functions.get(code)

    def _compile(self, plan: "Plan", program: "ProgramCode", symbols: dict[str, int]) -> ImageFile:
        from golite.engine.compile import cached_object
        from golite.engine.promote import positions
        from golite.engine.stdlib import LIBC
        from golite.ir.passes.devirtualize import TARGET_PREFIX
        from golite.link.image import link_image
        from golite.native.module import emit_llvm

        text = emit_llvm(plan.module, program.fileset, relative=True)
        code = cached_object(text, self.options.opt_level, "")
        for name in plan.module.externs:
            if name.startswith(TARGET_PREFIX):
                symbol = name[len(TARGET_PREFIX) :]
                symbols[name] = self._published.get(symbol) or symbols[symbol]
        linked = link_image([code], self.next_base, symbols, LIBC, positions(plan, program))
        meta: dict[str, Any] = {
            "build": self.program.meta["build"],
            "calls": [(symbol, linked.symbols[symbol]) for symbol in plan.published if symbol in linked.symbols],
            "loops": [(symbol, offset, linked.symbols[name]) for (symbol, offset), name in plan.loops.items()],
        }
        return write_image("native", self._entry(len(self.images)), linked, meta)

    def _publish(self, image: ImageFile) -> None:
        """Lets calls and loops find the code of a mapped image."""
        self.next_base = _end(image)
        loops: Any = image.meta["loops"]
        for symbol, offset, code in loops:
            desc = self.descs[symbol]
            entry = ctypes.create_string_buffer(
                _OSR_ENTRY.pack(
                    ctypes.c_uint64.from_address(desc + _DESC_OSR).value, ctypes.c_uint64.from_address(desc + _DESC_CODE).value + offset, code
                )
            )
            self._keep.append(entry)
            ctypes.c_uint64.from_address(desc + _DESC_OSR).value = ctypes.addressof(entry)
            # To be asked for at the next jump back; before the start, that of the first call.
            ctypes.c_uint32.from_address(desc + _DESC_FRESH).value = 1
            ctypes.c_int32.from_address(desc + _DESC_BUDGET).value = 0 if self._started else 1
            self.loops.add((symbol, offset))
        calls: Any = image.meta["calls"] if self.options.budget != LOOPS_ONLY else ()
        for symbol, code in calls:
            desc = self.descs[symbol]
            ctypes.c_uint64.from_address(desc + _DESC_ENTRY).value = code
            self._patch_stub(ctypes.c_uint64.from_address(desc + _DESC_CODE).value - STUB_BYTES, code)
            self._patch_slots(symbol, code)
            self.compiled.add(symbol)

    def _patch_slots(self, symbol: str, code: int) -> None:
        """Itabs, method tables and func values of the program's image hold the stub's address: from now on the code's, to save the jump."""
        if not self._writable:
            return
        slots: dict[str, list[int]] = self.program.meta["slots"]  # type: ignore[assignment]
        for slot in slots.get(symbol, ()):
            ctypes.c_uint64.from_address(slot).value = code
        self._published[symbol] = code
        if self._functions:
            self._functions[code] = symbol

    def _patch_stub(self, stub: int, code: int) -> None:
        """Makes ``lea desc(%rip), %r11; jmp *(%r11)`` a plain jump. One aligned store of 8 bytes, of which the last three stay as they were: whoever
        has executed the first instruction finds the second one intact, and who comes later sees either the old or the new one."""
        if not self._writable:
            return
        old = ctypes.string_at(stub, 8)
        new = b"\xe9" + struct.pack("<i", code - stub - 5) + old[5:]
        ctypes.c_uint64.from_address(stub).value = int.from_bytes(new, "little")


def _part_from_program(with_stderr: bool) -> None:
    """Gives this thread file descriptors and a working directory of its own. Where the system does not allow that, they stay shared."""
    if _libc.unshare(_CLONE_FS | _CLONE_FILES):
        return
    from contextlib import suppress

    # Of the program's files none is kept: its closing one must reach whoever reads at the other end.
    null = os.open(os.devnull, os.O_RDWR)
    for fd in (0, 1) if with_stderr else (0, 1, 2):
        os.dup2(null, fd)
    for name in os.listdir("/proc/thread-self/fd"):
        if int(name) > 2:
            with suppress(OSError):  # the listing's own is closed already
                os.close(int(name))


def _explain(error: BaseException) -> None:
    if os.environ.get("GOLITE_DEBUG"):
        import traceback

        traceback.print_exception(error)


def _end(image: ImageFile) -> int:
    """Where the next image may begin."""
    return (max(address + size for address, size, _, _ in image.areas) + 0xFFFF) & -0x10000
