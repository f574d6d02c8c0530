"""The tiers of one program: compiles what the interpreter found hot in it, and lets that take over.

What was compiled is mapped at addresses of its own, written into the funcdescs of its functions, and kept in the cache: the next run of the
program begins with it. All of this happens beside the running program, on the compiler thread (hotqueue.py), and whatever goes wrong leaves it
interpreted.

Images in the cache are a chain: each is only right together with those before it, whose addresses its code may contain, so it says which one
it comes after. There may be other programs in the process. So a program looks for addresses from a place that its key gives, and where
another has taken what a cached image needs, the chain ends before that image.
"""

from __future__ import annotations

import ctypes
import os
import struct
import time
from _thread import allocate_lock

from golite.link.memory import AddressSpace, ImageFile, Modules, make_writable, read_image, write_image
from golite.options import LOOPS_ONLY, RANDOM

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any

    from golite.engine.promote import Plan, ProgramCode
    from golite.options import Options

MAX_IMAGES = 256
# Calls and loop iterations until a function asks to be compiled.
BUDGET = 5000

# golite/bytecode/handlers_call.py and code.py
PROFILE_SIZE, PROFILE_PREFIX = 24, "go:profile."
PROFILE_LEAST, PROFILE_SHARE = 16, 0.7  # votes, and votes of all calls, that make a call site predictable
STUB_BYTES = 16  # before a function's bytecode (golite/link/bytecode.py)
# funcdesc
_DESC_ENTRY, _DESC_CODE, _DESC_BUDGET, _DESC_OSR, _DESC_FRESH = 0, 8, 24, 32, 44
_SPREAD = 0x10000  # images begin at multiples of this
_OSR_ENTRY = struct.Struct("<QQQ")  # next pc code


class StaleError(Exception):
    """The program's sources are not those that it was started from: nothing can be compiled for it any more."""


class NoAddressesError(Exception):
    """Other programs have all the addresses that compiled functions can have."""


class Tiers:
    """``key``: of the program in the cache, where its native images are kept, too. ``remake``: gives the program's IR and bytecode when the first
    request comes. ``published``: called with the address of a function's stub, that of its compiled code, and whether all that it can call
    is compiled, too, which is only found out for BARE functions (ir/analysis/short.py) that Python can call."""

    def __init__(
        self,
        options: "Options",
        program: ImageFile,
        key: str,
        remake: Callable[[], "tuple[ProgramCode, dict[str, int]]"],
    ) -> None:
        self.options = options
        self.program = program
        self.key = key
        self.remake = remake
        self.published: "Callable[[int, int, bool], None] | None" = None
        self.lock: Any = allocate_lock()  # held while stages of the compiler work, which are for one thread at a time
        self.descs: dict[str, int] = program.meta.get("descs", {})  # type: ignore[assignment]
        self.images: list[ImageFile] = []
        self.compiled: set[str] = set()  # or tried in vain
        self.loops: set[tuple[str, int]] = set()
        self.refused = False  # nothing can be compiled any more
        self.source: "tuple[ProgramCode, dict[str, int]] | None" = None
        self._running: dict[str, int] = {}  # functions whose calls go to compiled code, and that code
        self._bare: set[str] = set()  # of those that Python calls: BARE ones that call nothing interpreted
        self._next_base = 0
        self._writable = False
        self._started = False
        self._from_cache = 0
        self._how: list[str] = []  # of each image made in this run: when, and how long it took
        self._budgets: dict[int, int] = {}  # at the start, by funcdesc
        self._functions: dict[int, str] = {}  # by what itabs hold or held, stubs and compiled code; and type descriptors
        self._keep: list[Any] = []  # osr entries, which the runtime reads

    def attach(self, space: AddressSpace, modules: Modules) -> None:
        """When the program's image is mapped, and before it runs: takes what earlier runs have compiled."""
        self._space = space
        self._modules = modules
        self._next_base = space.start + int(self.key[:8], 16) % ((space.end - space.start) // _SPREAD) * _SPREAD
        self._set_budgets()
        if self.options.tier == "auto":
            self._writable = make_writable(self.program)
            self._load_cached()
        self._from_cache = len(self.images)
        self._started = True
        if self.options.stats is not None:
            self._budgets = {desc: ctypes.c_int32.from_address(desc + _DESC_BUDGET).value for desc in self.descs.values()}

    def _load_cached(self) -> None:
        before = ""
        while len(self.images) < MAX_IMAGES:
            image = read_image("native", self._entry())
            if image is None or image.meta["build"] != self.program.meta["build"] or image.meta["after"] != before:
                break
            if self._space.take(image.areas[0][0], _end(image.areas)):
                break
            before = image.identity
            try:
                self._modules.map(image)
            except Exception as error:
                _explain(error)
                break
            self.images.append(image)
            self._publish(image)

    def _entry(self) -> str:
        """The next image's name in the cache."""
        return f"{self.key}-{len(self.images)}"

    def _set_budgets(self) -> None:
        budget = self.options.budget
        if not budget:
            return
        if budget == RANDOM:
            from random import randrange
        for desc in self.descs.values():
            ctypes.c_int32.from_address(desc + _DESC_BUDGET).value = 1 << randrange(16) if budget == RANDOM else max(budget, 1)

    # on the compiler thread

    def wants(self, symbol: str, offset: int) -> bool:
        """Has nobody asked for that before? ``offset``: of a loop's head, in bytes, or 0."""
        return (symbol, offset) not in self.loops if offset else symbol not in self.compiled

    def promote(self, calls: list[str], loops: list[tuple[str, int]]) -> None:
        """Compiles functions and loops. Raises nothing."""
        asked = time.perf_counter()
        try:
            if len(self.images) >= MAX_IMAGES:
                raise NoAddressesError
            if self.source is None:
                with self.lock:
                    self.source = self.remake()
        except BaseException as error:
            # The sources are no longer what the program was made of, or golite is wrong. The program goes on as it is.
            self._refuse(error)
            return
        try:
            self._compile_requests(calls, loops, asked)
        except NoAddressesError as error:
            self._refuse(error)
        except BaseException as error:
            if len(calls) + len(loops) == 1:
                _explain(error)
            else:  # what else was asked for has nothing to do with it
                for symbol in calls:
                    self.promote([symbol], [])
                for loop in loops:
                    self.promote([], [loop])
        self.compiled.update(calls)
        self.loops.update(loops)

    def _refuse(self, error: BaseException) -> None:
        self.refused = True
        self.source = None
        _explain(error)

    def _compile_requests(self, calls: list[str], loops: list[tuple[str, int]], asked: float) -> None:
        from golite.engine.promote import MAX_INSTRUCTIONS, plan_promotion

        assert self.source is not None
        program, symbols = self.source
        limit = 0 if self.options.budget == LOOPS_ONLY else MAX_INSTRUCTIONS
        with self.lock:
            plan = plan_promotion(program, calls, loops, self.compiled, self._profile, limit)
        if plan is None:
            return
        image = self._compile(plan, program, symbols)
        self._modules.map(image)
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

    # what there is to say of it

    def count(self) -> int:
        """Functions and loops of which there is machine code."""
        return len(self._running) + len(self._keep)

    def report(self) -> list[str]:
        """Lines on what has become of the program's functions."""
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
        return notes

    # compiling

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
            self._functions.update((code, symbol) for symbol, code in self._running.items())
            self._functions.update((at, symbol) for symbol, at in symbols.items() if symbol.startswith("type:"))
        return self._functions.get(code)

    def _compile(self, plan: "Plan", program: "ProgramCode", symbols: dict[str, int]) -> ImageFile:
        from golite.engine.compile import cached_object
        from golite.engine.promote import calls_only, positions
        from golite.engine.stdlib import LIBC
        from golite.ir.passes.devirtualize import TARGET_PREFIX
        from golite.link.image import link_image
        from golite.native.module import emit_llvm

        with self.lock:
            text = emit_llvm(plan.module, program.fileset, relative=True)
        code = cached_object(text, self.options.opt_level, "")
        for name in plan.module.externs:
            if name.startswith(TARGET_PREFIX):
                symbol = name[len(TARGET_PREFIX) :]
                symbols[name] = self._running[symbol] if self._writable and symbol in self._running else symbols[symbol]
        wrapped = False
        while True:
            linked = link_image([code], self._next_base, symbols, LIBC, positions(plan, program))
            further = self._space.take(self._next_base, _end(linked.areas))
            if not further:
                break
            if further <= self._next_base:
                if wrapped:
                    raise NoAddressesError
                wrapped = True
            self._next_base = further
        calls = [(symbol, linked.symbols[symbol]) for symbol in plan.published if symbol in linked.symbols]
        running = {*self._running, *(symbol for symbol, _ in calls)}
        bare = self._bare_functions() - self._bare
        meta: dict[str, Any] = {
            "build": self.program.meta["build"],
            "after": self.images[-1].identity if self.images else "",
            "calls": calls,
            "bare": [symbol for symbol in bare & running if calls_only(program, symbol, running)],
            "loops": [(symbol, offset, linked.symbols[name]) for (symbol, offset), name in plan.loops.items()],
        }
        return write_image("native", self._entry(), linked, meta)

    def _bare_functions(self) -> set[str]:
        """Those that Python calls and that are BARE once they are compiled, and all that they call is."""
        from golite.ir.analysis.short import BARE

        exports: dict[str, Any] = self.program.meta.get("exports", {})  # type: ignore[assignment]
        stubs = {address for address, level in exports.get("shorts", ()) if level == BARE}
        return {symbol for symbol, desc in self.descs.items() if self._stub(desc) in stubs} if stubs else set()

    def _stub(self, desc: int) -> int:
        return int(ctypes.c_uint64.from_address(desc + _DESC_CODE).value) - STUB_BYTES

    def _publish(self, image: ImageFile) -> None:
        """Lets calls and loops find the code of a mapped image."""
        self._next_base = _end(image.areas)
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
        changed: set[str] = set()
        for symbol, code in calls:
            desc = self.descs[symbol]
            ctypes.c_uint64.from_address(desc + _DESC_ENTRY).value = code
            self._patch_stub(self._stub(desc), code)
            self._patch_slots(symbol, code)
            self.compiled.add(symbol)
            self._running[symbol] = code
            changed.add(symbol)
        if calls:
            bare: Any = image.meta["bare"]
            self._bare.update(bare)
            changed.update(bare)
        if self.published is not None:
            for symbol in changed:
                self.published(self._stub(self.descs[symbol]), self._running[symbol], symbol in self._bare)

    def _patch_slots(self, symbol: str, code: int) -> None:
        """Itabs, method tables and func values of the program's image hold the stub's address: from now on the code's, to save the jump."""
        if not self._writable:
            return
        slots: dict[str, list[int]] = self.program.meta["slots"]  # type: ignore[assignment]
        for slot in slots.get(symbol, ()):
            ctypes.c_uint64.from_address(slot).value = code
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


def _explain(error: BaseException) -> None:
    if os.environ.get("GOLITE_DEBUG"):
        import traceback

        traceback.print_exception(error)


def _end(areas: "Iterable[tuple[Any, ...]]") -> int:
    """Where what is behind an image of these areas (address, size, …) may begin."""
    end: int = max(address + size for address, size, *_ in areas)
    return (end + _SPREAD - 1) & -_SPREAD
