"""The one golite runtime of the process, and Go's heap as conversions want it (heap.py).

The runtime starts when something is first compiled or loaded, and stays until the process ends: it has threads of its own, and takes the signals of
memory faults and SIGURG. After os.fork the child has none of the threads, so it refuses to do anything.
"""

from __future__ import annotations

import atexit
import ctypes
import os
import threading
from collections import deque
from queue import SimpleQueue
from time import monotonic
from typing import TYPE_CHECKING, Any

from golite.embed import native
from golite.embed.callplan import ADDRESS, FLOAT, CallPlan
from golite.embed.memory import MEMORY, read_word, write_word
from golite.embed.native import HostCall, HostFunc
from golite.embed.reaper import Discarded, reap
from golite.errors import Error, InternalError

if TYPE_CHECKING:
    from collections.abc import Callable

    from golite.embed.compiler import Compiler
    from golite.embed.convert import Converters
    from golite.embed.errors import GoError
    from golite.embed.funcs import Host
    from golite.embed.hub import Hub
    from golite.options import Options

_MAX_HUBS = 256
_HUB_PATIENCE_S = 1.0  # for a thread for the first hub
_EXIT_PATIENCE_S = 5.0  # for hubs whose Python code does not come back
_SLOTS = 1022  # of runtime/hostheap.go's hostroots, behind the word that says that the thread reads


class _Roots(threading.local):
    """What the current thread has in Go's heap: ``reading`` is the address of its word, ``top`` the number of slots in use, ``depth`` how many
    scopes are open. Slots of threads that are gone are used again."""

    def __init__(self) -> None:
        self.depth = 0
        self.top = 0
        core = current()
        try:
            self.reading = core.free_roots.pop()
        except IndexError:
            self.reading = core.words(core.address("runtime.newhostroots"))
        self.slots = self.reading + 8
        self.due = core.collection_due

    def __del__(self) -> None:
        if _core is not None:
            _core.free_roots.append(self.reading)


class Core:
    """``words(address, …)``: calls a function of the runtime that takes little time, with up to five numbers; gives its first result, or three of
    them if there are six numbers. ``invoke``, ``release``: make and end the call in a HostCall. ``go``: has a hub call something."""

    def __init__(self, options: Options) -> None:
        from golite.engine.process import _Rt0Args
        from golite.engine.stdlib import load_std
        from golite.link.memory import Modules

        self.is_forked = False
        self.std = std = load_std(options)
        self._symbols = std.symbols()
        self._addresses: dict[str, int] = {}
        self.free_roots: list[int] = []
        self._done_inits: set[int] = set()
        self.lock = threading.RLock()
        self._compiler: Compiler | None = None
        self._hubs: list[Hub] = []
        self.goroutines: set[object] = set()  # of Python's, not over
        rt: dict[str, Any] = std.image.meta
        if not _given:  # else an earlier try found no thread
            args, env = c_strings(["golite"]), c_strings([k + b"=" + v for k, v in os.environb.items()])
            block = _Rt0Args(1, args[0], env[0], 0, 0, 0, std.image.moduledata, options.procs, *rt["runtime_text"], *rt["interp_text"])
            _given.extend((block, Modules(std.image), args, env))
        self.modules: Modules = _given[1]
        if ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p)(rt["rtlib"])(ctypes.addressof(_given[0])):
            raise RuntimeError("can't start new thread")  # as module threading says it
        self._keep: list[Any] = []
        self._keep += native.fill_table(self.address("runtime.pyapi"), _failed, _describe)
        slots = [self.address(f"runtime.pyfunc{name}") for name in ("traverse", "clear", "dealloc")]
        self.function_type = native.make_function_type(*slots)
        self._keep.append(native.fill_object_table(self.address("runtime.pyobjectapi"), self.address("runtime.pynofunc"), _refuse))
        native.fill_thread_table(self.address("runtime.hostthread"), self.address("runtime.hostdetach"))
        self.collection_due = ctypes.c_uint32.from_address(self.address("runtime.hostcollectdue"))
        self._primitives: list[Any] = []
        self.spare: deque[native.Group] = deque(maxlen=64)  # of groups that are gone; a finaliser of Go's may still look at one
        self.discarded: SimpleQueue[Discarded | None] = SimpleQueue()  # None ends who takes them
        self.words = self._primitive("runtime.pycallwords")
        self.invoke = self._primitive("runtime.pyinvoke")
        self.release = self._primitive("runtime.pyrelease")
        self._marking = ctypes.c_uint32.from_address(self.words(self.address("runtime.hostmarking")))
        self._hub_lock = threading.Lock()
        threading.Thread(target=reap, args=(self,), name="golite reaper", daemon=True).start()
        try:
            threading.Thread(target=self._watch_hubs, name="golite hubs", daemon=True).start()
        except RuntimeError:
            self.discarded.put(None)
            raise
        atexit.register(self._stop_hubs)
        os.register_at_fork(after_in_child=self._forked)

    def address(self, symbol: str) -> int:
        """Of something in the library's image."""
        found = self._addresses.get(symbol)
        if found is None:
            found = self._addresses[symbol] = self._symbols[symbol]
        return found

    def _primitive(self, symbol: str) -> Any:
        """One of the runtime's functions as a callable."""
        code = self.address(symbol)
        made = native.new_function(self.function_type, code, HostFunc())
        self._primitives.append(made)
        return made

    def function(self, fn: HostFunc) -> Any:
        """A Go function as a callable."""
        return native.new_function(self.function_type, self.address("runtime.pyvectorcall"), fn)

    def check(self) -> None:
        if self.is_forked:
            raise Error(_FORKED)

    def _forked(self) -> None:
        """In a child of os.fork: whatever is called raises."""
        refuse = HostFunc(slow=_refuse)
        self._keep.append(refuse)
        for made in self._primitives:
            native.redirect(made, self.address("runtime.pyvectorcall"), refuse)
        ctypes.c_uint32.from_address(self.address("runtime.pyforked")).value = 1
        self.is_forked = True

    @property
    def marking(self) -> bool:
        return self._marking.value != 0

    def collect(self) -> None:
        """Begins a collection that has been waiting until no thread reads Go's memory."""
        with Call(self, HostCall(fn=self.address("runtime.hostcollect"))):
            pass

    def compiler(self, budget: int) -> Compiler:
        """What compiles hot functions of programs, from the first such program on."""
        with self.lock:
            if self._compiler is None:
                from golite.embed.compiler import Compiler

                self._compiler = Compiler(self, budget)
            return self._compiler

    def library_inits(self, addresses: list[int]) -> list[int]:
        """Those of the library's initialisers among the addresses that have not run, which the caller runs now."""
        new = [a for a in addresses if a not in self._done_inits]
        self._done_inits.update(new)
        return new

    # hubs

    def go(self, item: Callable[[], object]) -> None:
        """Calls ``item`` in a greenlet of a hub. Raises RuntimeError if there is none, and no thread for one."""
        if not self._hubs:
            self._add_hub(1)
        self._go(item)

    @property
    def _go(self) -> Any:
        made = self.__dict__.get("_go_function")
        if made is None:
            made = self.__dict__["_go_function"] = self._primitive("runtime.pyhubgo")
        return made

    def _stop_hubs(self) -> None:
        """At the process's end: a hub that woke up while the interpreter is taken down would unwind greenlets, which crashes."""
        hubs, self._hubs = self._hubs, [None] * _MAX_HUBS  # type: ignore[list-item]
        for hub in hubs:
            hub.stopping = True
        for _ in hubs:
            self.go(_nothing)
        deadline = monotonic() + _EXIT_PATIENCE_S
        for hub in hubs:
            hub.thread.join(max(0.0, deadline - monotonic()))

    def _look_at_deadlock(self, group: int) -> None:
        """Ends a group whose goroutines all wait, if no thread or goroutine of Python's is left that could do something for it."""
        waiting = self.words(self.address("runtime.hostblocked"), group)
        threads = sum(not thread.name.startswith("golite ") for thread in threading.enumerate())
        if threads <= waiting and not self.goroutines:
            cb = HostCall(fn=self.address("runtime.enddeadlock"))
            cb.ints[0] = group
            with Call(self, cb):
                pass

    def _end_interrupted(self, goroutine: int, number: int) -> None:
        cb = HostCall(fn=self.address("runtime.endinterrupted"))
        cb.ints[0], cb.ints[1] = goroutine, number
        with Call(self, cb):
            pass

    def _watch_hubs(self) -> None:
        wanted = self._primitive("runtime.pyhubwanted")
        since = None  # when there was no thread for the first hub
        while True:
            found = wanted()
            if type(found) is tuple:
                self._end_interrupted(*found)
            elif found is not None:
                self._look_at_deadlock(found)
            else:
                try:
                    self._add_hub(_MAX_HUBS)
                    since = None
                except RuntimeError:
                    if since is None:
                        since = monotonic()
                    elif not self._hubs and monotonic() > since + _HUB_PATIENCE_S:
                        self._end_held_up()

    def _add_hub(self, most: int) -> None:
        """Unless there are so many. Raises RuntimeError if there is no thread for it."""
        from golite.embed.hub import Hub

        with self._hub_lock:
            if len(self._hubs) < most:
                self._hubs.append(Hub(self._primitive("runtime.pyhubnext"), self._primitive("runtime.pyhubrun")))

    def _end_held_up(self) -> None:
        """Ends the group whose call of a function of Python's has waited longest for a hub."""
        group = self.words(self.address("runtime.hostheldup"))
        if group:
            cb = HostCall(fn=self.address("runtime.endhostheldup"))
            cb.ints[0] = group
            with Call(self, cb):
                pass


_FORKED = "golite cannot be used in a child of os.fork, which has none of its threads: use the spawn method of multiprocessing"


def _refuse(*args: object) -> None:
    raise Error(_FORKED if current().is_forked else "the runtime is closed")


_core: Core | None = None
_given: list[Any] = []  # what the runtime got when it started
_starting = threading.Lock()
_roots: _Roots


def is_running() -> bool:
    return _core is not None


def current() -> Core:
    if _core is None:
        raise InternalError("embed", "runtime", "it is not running")
    return _core


def start(options: Options) -> Core:
    """The runtime, started if it was not."""
    global _core, _roots
    with _starting:
        if _core is None:
            _core = Core(options)
            _roots = _Roots()
        _core.check()
        return _core


def c_strings(strings: list[str] | list[bytes]) -> tuple[int, Any]:
    """A vector of C strings that ends with a null: its address, and what keeps it."""
    encoded = [os.fsencode(s) for s in strings]
    vector = (ctypes.c_char_p * (len(encoded) + 1))(*encoded, None)
    return ctypes.addressof(vector), (vector, encoded)


def _nothing() -> None:
    """For a hub that is to look whether it should stop."""


def _describe(exception: BaseException) -> str:
    """What Go's Error method says of an exception."""
    name = type(exception).__qualname__
    try:
        text = str(exception)
    except Exception:
        text = ""
    said = f"{name}: {text}" if text else name
    return said.encode("utf-8", "replace").decode()


def error_of(core: Core, converters: Converters, exception: BaseException) -> GoError:
    """A Go error of an exception (runtime.HostError)."""
    from golite.embed.errors import GoError
    from golite.embed.gotypes import dynamic_type
    from golite.embed.interfaces import Box

    text = _describe(exception)
    data = text.encode()
    buffer = ctypes.create_string_buffer(data)
    ctypes.pythonapi.Py_IncRef(ctypes.py_object(exception))  # Go's, until a finaliser drops it
    with converters.heap.scope():
        itab, error, _ = core.words(core.address("runtime.hosterror"), id(exception), ctypes.addressof(buffer), len(data), 0, 0, 0)
        return GoError(text, None, Box(converters, dynamic_type(False, itab), error))


def _failed(address: int) -> None:
    """A function of the runtime that was called by ``words`` did not return."""
    from golite.embed.panics import panic_of

    raise panic_of(HostCall.from_address(address), None)


class SavedRoots:
    """What a greenlet of the current thread has in open scopes, put aside while others use the thread's slots: ``save`` when it has been left,
    ``restore`` before it goes on."""

    __slots__ = ("_block", "_depth", "_handle", "_reading", "_top")

    def __init__(self, roots: _Roots) -> None:
        core = current()
        self._depth, self._top, self._reading = roots.depth, roots.top, read_word(roots.reading)
        size = 8 * roots.top
        self._block: int = core.words(core.address("runtime.hostblock"), size)
        MEMORY[self._block : self._block + size] = bytes(MEMORY[roots.slots : roots.slots + size])
        self._handle: int = core.words(core.address("runtime.hostpin"), self._block)
        _clear(roots, 0)
        roots.depth = 0
        write_word(roots.reading, 0)

    @staticmethod
    def save() -> SavedRoots | None:
        """None if it has nothing."""
        return SavedRoots(_roots) if _roots.depth else None

    def restore(self) -> None:
        roots, size = _roots, 8 * self._top
        MEMORY[roots.slots : roots.slots + size] = bytes(MEMORY[self._block : self._block + size])
        roots.top, roots.depth = self._top, self._depth
        write_word(roots.reading, 1)
        core = current()
        core.words(core.address("runtime.hostunpin"), self._handle)
        write_word(roots.reading, self._reading)


def _clear(roots: _Roots, base: int) -> None:
    """Takes what is behind slot ``base`` out."""
    core = current()
    if core.marking:
        shade = core.address("runtime.hostshade")
        for i in range(base, roots.top):
            core.words(shade, read_word(roots.slots + 8 * i))
    size = 8 * (roots.top - base)
    start = roots.slots + 8 * base
    MEMORY[start : start + size] = bytes(size)
    roots.top = base


class _Scope:
    __slots__ = ("base", "reading", "roots")

    def __enter__(self) -> None:
        roots = self.roots = _roots
        self.base = roots.top
        roots.depth += 1
        self.reading = read_word(roots.reading)  # 0 for the outermost scope, and in callbacks from a call of Go
        if not self.reading:
            if roots.due.value:
                current().collect()
            write_word(roots.reading, 1)

    def __exit__(self, *exception: object) -> None:
        roots, base = self.roots, self.base
        if roots.top != base:
            _clear(roots, base)
        roots.depth -= 1
        if not self.reading:
            write_word(roots.reading, 0)
            if roots.due.value:
                current().collect()


class NativeHeap:
    """The Heap (heap.py) of a group. ``failure(call)``: the exception for a call that did not return."""

    def __init__(self, core: Core, group: int, failure: Callable[[HostCall], BaseException]) -> None:
        self.released: deque[int] = deque()
        self._core = core
        self._group = group
        self._failure = failure
        self._fields = native.Group.from_address(group) if group else None
        self.check: Callable[[], None] | None = None  # called before a call if the group has ended
        self._words = core.words
        names = "newobject hostarray hostblock hostbytes hostmove hostmapfill hostmapitems hostitab hostpin hostunpin newhostclosure".split()
        self._at = {name: core.address(f"runtime.{name}") for name in names}
        self._host_plans: dict[int, Any] = {}  # by func type

    def scope(self) -> _Scope:
        if self.released:
            self._drain()
        return _Scope()

    def _drain(self) -> None:
        while self.released:
            try:
                handle = self.released.popleft()
            except IndexError:
                return
            self.unpin(handle)

    def _root(self, address: int) -> int:
        roots = _roots
        if roots.top == _SLOTS:
            # Many at once (a long list of strings, say): one object that has them all.
            self._spill(roots)
        write_word(roots.slots + 8 * roots.top, address)
        roots.top += 1
        return address

    def _spill(self, roots: _Roots) -> None:
        half = _SLOTS // 2
        block = self._words(self._at["hostblock"], 8 * half)
        start = roots.slots + 8 * half
        MEMORY[block : block + 8 * half] = bytes(MEMORY[start : start + 8 * half])
        write_word(start, block)
        MEMORY[start + 8 : start + 8 * half] = bytes(8 * half - 8)
        roots.top = half + 1

    def new(self, type: int) -> int:
        return self._root(self._words(self._at["newobject"], type))

    def array(self, elem: int, count: int) -> int:
        return self._root(self._words(self._at["hostarray"], elem, count))

    def string(self, data: bytes) -> tuple[int, int]:
        size = len(data)
        address = self._root(self._words(self._at["hostbytes"], size))
        MEMORY[address : address + size] = data
        return address, size

    def block(self, size: int) -> int:
        return self._root(self._words(self._at["hostblock"], size))

    def move(self, type: int, target: int, source: int) -> None:
        self._words(self._at["hostmove"], type, target, source)

    def map_fill(self, type: int, count: int, keys: int, elems: int) -> int:
        return self._root(self._words(self._at["hostmapfill"], type, count, keys, elems))

    def map_items(self, type: int, map: int) -> tuple[int, int, int]:
        count, keys, elems = self._words(self._at["hostmapitems"], type, map, 0, 0, 0, 0)
        self._root(keys)
        self._root(elems)
        return count, keys, elems

    def itab(self, interface: int, type: int) -> int:
        found: int = self._words(self._at["hostitab"], interface, type)
        return found

    def pin(self, address: int) -> int:
        handle: int = self._words(self._at["hostpin"], address)
        return handle

    def unpin(self, handle: int) -> None:
        self._words(self._at["hostunpin"], handle)

    def call(self, code: int, closure: int, plan: CallPlan, block: int) -> None:
        fields = self._fields
        if fields is not None and (fields.failed or fields.ending) and self.check is not None:
            self.check()
        cb = HostCall(fn=code, ctx=closure, group=self._group)
        for i, (what, offset, size) in enumerate(plan.ints):
            at = block + offset
            cb.ints[i] = at if what == ADDRESS else int.from_bytes(MEMORY[at : at + size], "little")
        for i, (_, offset, size) in enumerate(plan.floats):
            cb.floats[i] = int.from_bytes(MEMORY[block + offset : block + offset + size], "little")
        if plan.stack:
            words = [
                block + offset if what == ADDRESS else int.from_bytes(MEMORY[block + offset : block + offset + size], "little")
                for what, offset, size in plan.stack
            ]
            stack = (ctypes.c_uint64 * len(words))(*words)
            cb.stack, cb.nstack = ctypes.addressof(stack), len(words)
        with Call(self._core, cb):
            if cb.status != native.RETURNED:
                raise self._failure(cb)
            for register_class, register, offset, size, mask in plan.returned:
                word = (cb.rfloats if register_class == FLOAT else cb.rints)[register] & mask
                MEMORY[block + offset : block + offset + size] = word.to_bytes(size, "little")

    def host_func(self, functype: int, run: Host) -> int:
        from golite.embed.hostimport import host_import

        plan = self._host_plans.get(functype)
        if plan is None:
            from golite.embed.callplan import call_plan
            from golite.embed.gotypes import type_at

            t = type_at(functype)
            plan = self._host_plans[functype] = t, host_plan(call_plan(t))
        t, packed = plan
        imp = host_import(run, t, apart=False)
        owner = imp, packed
        ctypes.pythonapi.Py_IncRef(ctypes.py_object(owner))  # Go's, until a finaliser drops it
        return self._root(self._words(self._at["newhostclosure"], ctypes.addressof(imp), ctypes.addressof(packed), id(owner)))


class Call:
    """A call of Go: made on entry, ended on exit; results are to be read in between. While it lasts the thread reads nothing."""

    __slots__ = ("_core", "_pcs", "cb")

    def __init__(self, core: Core, cb: HostCall) -> None:
        self._core = core
        self.cb = cb
        self._pcs = (ctypes.c_uint64 * native.MAX_PCS)()
        cb.pcs = ctypes.addressof(self._pcs)

    def __enter__(self) -> HostCall:
        roots = _roots
        reading = read_word(roots.reading)
        write_word(roots.reading, 0)
        try:
            self._core.invoke(ctypes.addressof(self.cb))
        finally:
            write_word(roots.reading, reading)
        return self.cb

    def __exit__(self, *exception: object) -> None:
        self._core.release(ctypes.addressof(self.cb))


def host_plan(plan: CallPlan) -> Any:
    """hostplan of runtime/hostheap.go: CallPlan.packed, but with the size of what an address leads to."""
    sizes = dict(zip(plan.param_offsets, [t.size for t in plan.params], strict=True))
    numbers = [plan.block_size, plan.results_start, len(plan.ints), len(plan.floats), len(plan.stack), len(plan.returned)]
    for what, offset, size in (*plan.ints, *plan.floats, *plan.stack):
        numbers += [what, offset, sizes.get(offset, 8) if what == ADDRESS else size]
    for register_class, register, offset, size, mask in plan.returned:
        numbers += [register_class << 8 | register, offset, size, mask == 1]
    if len(numbers) > 262:
        raise Error("a func type has too many parameters")
    return (ctypes.c_uint32 * 262)(*numbers)
