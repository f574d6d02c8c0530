"""The compiler thread: takes what the interpreter found hot in the programs of this process, and has their Tiers compile it.

The runtime leaves requests in ``runtime.hotqueue`` (runtime/interp.go) and wakes this thread through a futex. There is one queue, and one
thread, for however many programs; a request names a funcdesc, and that tells the program.
"""

from __future__ import annotations

import ctypes
from _thread import allocate_lock

from golite.engine.tiers import BUDGET
from golite.link.memory import AddressSpace, Modules
from golite.options import LOOPS_ONLY

TYPE_CHECKING = False
if TYPE_CHECKING:
    from golite.engine.stats import Stats
    from golite.engine.tiers import Tiers

# Of compiled functions.
NATIVE_BASE = 0xA060000000
NATIVE_END = 0xA07F000000
BUDGET_AGAIN = 100_000  # calls and loop iterations between two requests of a function
_NEVER = (1 << 31) - 1  # a budget that nobody uses up

# hotqueueT and hotentry of runtime/interp.go.
_TAIL, _HEAD, _SERVING, _AGAIN, _MOVED, _WATCHED, _EXITING, _EXITED, _RECHECK, _SIGNAL = 0, 4, 8, 12, 16, 20, 24, 28, 32, 36
_LOOPS, _DONE, _ENTRIES, _COUNT = 40, 44, 48, 256
# funcdesc
_DESC_CODE, _DESC_BUDGET = 8, 24

_SYS_FUTEX, _FUTEX_WAIT_PRIVATE, _FUTEX_WAKE_PRIVATE = 202, 128, 129
_futex = ctypes.CDLL(None).syscall
_futex.argtypes = (ctypes.c_long, ctypes.c_void_p, ctypes.c_long, ctypes.c_long, ctypes.c_void_p)


class HotQueue:
    """``address``: of runtime.hotqueue. ``modules``: the images of the process. ``budget``: Options.budget. ``stats``: who wants to be told of the
    program when it ends."""

    def __init__(self, address: int, modules: Modules, budget: int = 0, stats: Stats | None = None) -> None:
        self._address = address
        self._modules = modules
        self._stats = stats
        self._space = AddressSpace(NATIVE_BASE, NATIVE_END)
        self._programs: list[Tiers] = []
        self._new: list[Tiers] = []  # whose functions are not in _functions yet
        self._functions: dict[int, tuple[Tiers, str]] = {}  # by funcdesc
        self._stopping = False
        self._lock = allocate_lock()
        again = 1 if budget in (1, LOOPS_ONLY) else BUDGET_AGAIN
        self._word(_LOOPS).value = budget == LOOPS_ONLY
        ctypes.c_int32.from_address(address + _AGAIN).value = again
        ctypes.c_int32.from_address(address + _RECHECK).value = min(again, BUDGET)

    def _word(self, offset: int) -> ctypes.c_uint32:
        return ctypes.c_uint32.from_address(self._address + offset)

    def add(self, tiers: Tiers) -> None:
        """Serves a program whose image is mapped, from any thread. What the cache has for it is there when this returns."""
        with self._lock:
            tiers.attach(self._space, self._modules)
            self._programs.append(tiers)
            self._new.append(tiers)

    def open(self) -> None:
        """Once there is a thread that runs ``run``."""
        self._word(_SERVING).value = any(tiers.options.tier == "auto" for tiers in self._programs)
        self._word(_WATCHED).value = self._stats is not None

    @property
    def is_idle(self) -> bool:
        """Has all that was asked for been done?"""
        return self._word(_DONE).value == self._word(_TAIL).value

    def stop(self) -> None:
        """Ends ``run`` as soon as it has done what it is at."""
        self._stopping = True
        self._word(_SERVING).value = 0
        self._word(_LOOPS).value = 0  # nobody need wait
        self._word(_SIGNAL).value += 1
        _futex(_SYS_FUTEX, self._address + _SIGNAL, _FUTEX_WAKE_PRIVATE, 1, None)

    def run(self) -> None:
        """What the thread does."""
        signal = self._word(_SIGNAL)
        while not self._stopping:
            seen = signal.value
            if self._word(_EXITING).value:
                self._report()
                self._word(_EXITED).value = 1
            self._serve()
            _futex(_SYS_FUTEX, self._address + _SIGNAL, _FUTEX_WAIT_PRIVATE, seen, None)

    def _serve(self) -> None:
        while self._word(_SERVING).value:
            head, requests = self._requests()
            for tiers, (calls, loops) in requests.items():
                if not self._stopping:
                    tiers.promote(calls, loops)
            self._word(_DONE).value = head
            if not requests:
                break

    def _requests(self) -> tuple[int, dict[Tiers, tuple[list[str], list[tuple[str, int]]]]]:
        """Where the queue's head is now, and what has been asked for since the last time: functions and loops, by program."""
        head = self._word(_HEAD).value
        tail = self._word(_TAIL).value
        while self._new:  # after tail has been read: programs are added before they make requests
            tiers = self._new.pop()
            self._functions.update((desc, (tiers, symbol)) for symbol, desc in tiers.descs.items())
        requests: dict[Tiers, tuple[list[str], list[tuple[str, int]]]] = {}
        while head != tail:
            at = self._address + _ENTRIES + 16 * (head % _COUNT)
            desc = ctypes.c_uint64.from_address(at).value
            pc = ctypes.c_uint64.from_address(at + 8).value
            head = (head + 1) & 0xFFFFFFFF
            found = self._functions.get(desc)
            if found is None or found[0].refused:
                ctypes.c_int32.from_address(desc + _DESC_BUDGET).value = _NEVER  # of a program that is to be interpreted
                continue
            tiers, symbol = found
            offset = pc - ctypes.c_uint64.from_address(desc + _DESC_CODE).value if pc else 0
            if tiers.wants(symbol, offset):
                calls, loops = requests.setdefault(tiers, ([], []))
                if pc == 0:
                    if symbol not in calls:
                        calls.append(symbol)
                elif (symbol, offset) not in loops:
                    loops.append((symbol, offset))
        self._word(_HEAD).value = head
        return head, requests

    def _report(self) -> None:
        """The program is about to end: it waits until this is done."""
        assert self._stats is not None
        notes = [note for tiers in self._programs for note in tiers.report()]
        moved = self._word(_MOVED).value
        if moved:
            notes.append(f"{moved} running loops went on in compiled code")
        self._stats.report(notes)
