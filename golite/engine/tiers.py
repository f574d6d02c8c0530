"""The compiler thread of a running program: takes what the interpreter found hot, compiles it, and lets it take over.

The runtime leaves requests in ``runtime.hotqueue`` (runtime/interp.go) and wakes this thread through an eventfd. The main thread is
inside the runtime then and does not hold the GIL, so this is the only Python that runs. What was compiled is mapped behind
the program's image, written into the funcdescs of its functions, and kept in the cache: the next run of the program begins with it.
"""

from __future__ import annotations

import _thread
import ctypes
import os
import struct
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from golite.link.memory import ImageFile, link_modules, map_image, read_image
from golite.options import LOOPS_ONLY

if TYPE_CHECKING:
    from golite.engine.promote import Plan, ProgramCode
    from golite.options import Options

NATIVE_BASE = 0xA060000000
NATIVE_END = 0xA07F000000
MAX_IMAGES = 256

# hotqueueT and hotentry of runtime/interp.go.
_TAIL, _HEAD, _EVENT, _AGAIN, _ENTRIES, _LOOPS, _DONE, _COUNT = 0, 4, 8, 12, 16, 4112, 4116, 256
# funcdesc
_DESC_ENTRY, _DESC_CODE, _DESC_BUDGET, _DESC_OSR = 0, 8, 24, 32
_OSR_ENTRY = struct.Struct("<QQQ")  # next pc code


class Tiers:
    """``descs``: address of each function's funcdesc. ``remake``: gives the program's IR and bytecode when the first request comes. ``directory``: where
    this program's native images are kept."""

    def __init__(
        self,
        options: "Options",
        program: ImageFile,
        hotqueue: int,
        directory: Path,
        remake: Callable[[], "tuple[ProgramCode, dict[str, int]]"],
    ) -> None:
        self.options = options
        self.program = program
        self.hotqueue = hotqueue
        self.directory = directory
        self.remake = remake
        self.descs: dict[str, int] = program.meta["descs"]  # type: ignore[assignment]
        self.images: list[ImageFile] = []
        self.compiled: set[str] = set()
        self.loops: set[tuple[str, int]] = set()
        self.next_base = NATIVE_BASE
        self.source: "tuple[ProgramCode, dict[str, int]] | None" = None
        self._last_module = 0
        self._keep: list[Any] = []  # osr entries, which the runtime reads

    # before the program starts

    def load_cached(self) -> list[ImageFile]:
        """Native images of earlier runs, in order."""
        build = self.program.meta["build"]
        for number in range(MAX_IMAGES):
            image = read_image(self._path(number))
            if image is None or image.meta.get("build") != build:
                break
            self.images.append(image)
        return self.images

    def _path(self, number: int) -> Path:
        return self.directory / f"n{number}"

    def start(self, last_module: int) -> None:
        """After all images are mapped. ``last_module``: moduledata at the end of the chain."""
        self._last_module = last_module
        for image in self.images:
            self._publish(image)
        self._set_budgets()
        if self.options.tier != "auto":
            return
        event = os.eventfd(0, os.EFD_CLOEXEC)
        again = 1 if self.options.budget in (1, LOOPS_ONLY) else 20 * BUDGET_AGAIN
        ctypes.c_uint32.from_address(self.hotqueue + _LOOPS).value = self.options.budget == LOOPS_ONLY
        ctypes.c_int32.from_address(self.hotqueue + _AGAIN).value = again
        ctypes.c_int32.from_address(self.hotqueue + _EVENT).value = event
        _thread.start_new_thread(self._run, (event,))

    def _set_budgets(self) -> None:
        budget = self.options.budget
        if not budget:
            return
        if budget == LOOPS_ONLY:
            budget = 1
        if budget < 0:
            from random import randrange
        for desc in self.descs.values():
            ctypes.c_int32.from_address(desc + _DESC_BUDGET).value = budget if budget > 0 else 1 << randrange(16)

    # the thread

    def _run(self, event: int) -> None:
        try:
            while True:
                os.read(event, 8)
                while True:
                    calls, loops = self._requests()
                    if calls or loops:
                        self._promote(calls, loops)
                    served = ctypes.c_uint32.from_address(self.hotqueue + _HEAD).value
                    ctypes.c_uint32.from_address(self.hotqueue + _DONE).value = served
                    if not calls and not loops:
                        break
        except BaseException as error:
            # The program goes on interpreted.
            ctypes.c_uint32.from_address(self.hotqueue + _LOOPS).value = 0
            if os.environ.get("GOLITE_DEBUG"):
                import traceback

                traceback.print_exception(error)

    def _requests(self) -> tuple[list[str], list[tuple[str, int]]]:
        """New requests since the last time."""
        names = {address: symbol for symbol, address in self.descs.items()} if not hasattr(self, "_names") else self._names
        self._names = names
        calls: list[str] = []
        loops: list[tuple[str, int]] = []
        head = ctypes.c_uint32.from_address(self.hotqueue + _HEAD).value
        tail = ctypes.c_uint32.from_address(self.hotqueue + _TAIL).value
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
        ctypes.c_uint32.from_address(self.hotqueue + _HEAD).value = head
        return calls, loops

    def _promote(self, calls: list[str], loops: list[tuple[str, int]]) -> None:
        from golite.engine.promote import MAX_INSTRUCTIONS, plan_promotion

        if self.source is None:
            self.source = self.remake()
        program, symbols = self.source
        limit = 0 if self.options.budget == LOOPS_ONLY else MAX_INSTRUCTIONS
        plan = plan_promotion(program, calls, loops, self.compiled, limit)
        self.compiled.update(calls)
        self.loops.update(loops)
        if plan is None or len(self.images) >= MAX_IMAGES or self.next_base >= NATIVE_END:
            return
        self.compiled.update(plan.published)
        image = self._compile(plan, program, symbols)
        map_image(image)
        link_modules(self._last_module, image.moduledata)
        self._last_module = image.moduledata
        self.images.append(image)
        self._publish(image)

    def _compile(self, plan: "Plan", program: "ProgramCode", symbols: dict[str, int]) -> ImageFile:
        from golite.engine.compile import cached_object
        from golite.engine.stdlib import LIBC
        from golite.link.image import link_image
        from golite.link.memory import write_image
        from golite.native.module import emit_llvm

        text = emit_llvm(plan.module, program.fileset)
        code = cached_object(text, self.options.opt_level, "")
        linked = link_image([code], self.next_base, symbols, LIBC)
        meta: dict[str, Any] = {
            "build": self.program.meta["build"],
            "calls": [(symbol, linked.symbols[symbol]) for symbol in plan.published if symbol in linked.symbols],
            "loops": [(symbol, offset, linked.symbols[name]) for (symbol, offset), name in plan.loops.items()],
        }
        path = self._path(len(self.images))
        try:
            return write_image(path, linked, meta)
        except OSError:
            import tempfile

            return write_image(Path(tempfile.mkdtemp(prefix="golite-")) / "image", linked, meta)

    def _publish(self, image: ImageFile) -> None:
        """Lets calls and loops find the code of a mapped image."""
        end = max(address + size for address, size, _, _ in image.areas)
        self.next_base = max(self.next_base, (end + 0xFFFF) & -0x10000)
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
            ctypes.c_int32.from_address(desc + _DESC_BUDGET).value = 0
            self.loops.add((symbol, offset))
        calls: Any = image.meta["calls"]
        for symbol, code in calls:
            ctypes.c_uint64.from_address(self.descs[symbol] + _DESC_ENTRY).value = code
            self.compiled.add(symbol)


BUDGET_AGAIN = 5000
