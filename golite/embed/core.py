"""The one golite runtime of the process, and Go's heap as conversions want it (heap.py).

The runtime starts when something is first compiled or loaded, and stays until the process ends: it has threads of its own, and takes the signals of
memory faults and SIGURG. After os.fork the child has none of the threads, so it refuses to do anything.
"""

from __future__ import annotations

import atexit
import ctypes
import os
import sys
import threading
from collections import deque
from functools import partial
from queue import SimpleQueue
from time import monotonic
from typing import TYPE_CHECKING, Any, ClassVar

from golite.embed import native
from golite.embed.callplan import ADDRESS, CallPlan
from golite.embed.memory import MEMORY
from golite.embed.native import HostCall, HostFunc
from golite.embed.nativecall import Shape, native_plan
from golite.embed.reaper import Discarded, reap
from golite.errors import Error, InternalError

if TYPE_CHECKING:
    from collections.abc import Callable

    from golite.embed.compiler import Compiler
    from golite.embed.convert import Converters
    from golite.embed.errors import GoError
    from golite.embed.funcs import Caller, Host, MethodFunction
    from golite.embed.hub import Hub
    from golite.options import Options

_MAX_HUBS = 256
_HUB_PATIENCE_S = 1.0  # for a thread for the first hub
_EXIT_PATIENCE_S = 5.0  # for hubs whose Python code does not come back


class Core:
    """``words(address, …)``: calls a function of the runtime that takes little time, with up to five numbers; gives its first result, or three of
    them if there are six numbers. ``rooted``: likewise, for what gives pointers: they stay until the scope ends. ``hold``, ``hold_pair``, ``text``,
    ``put_text``, ``block``: as in heap.py. ``own``: a reference that is Go's. ``go``: has a hub call something."""

    def __init__(self, options: Options) -> None:
        from golite.engine.process import _Rt0Args
        from golite.engine.stdlib import load_std
        from golite.link.memory import Modules

        self.is_forked = False
        signal_handler = native.signal_handler()
        self.std = std = load_std(options)
        self._symbols = std.symbols()
        self._addresses: dict[str, int] = {}
        self._done_inits: set[int] = set()
        self.lock = threading.RLock()
        self._compiler: Compiler | None = None
        self._hubs: list[Hub] = []
        rt: dict[str, Any] = std.image.meta
        if not _given:  # else an earlier try found no thread
            args, env = c_strings(["golite"]), c_strings([k + b"=" + v for k, v in os.environb.items()])
            block = _Rt0Args(1, args[0], env[0], 0, 0, 0, std.image.moduledata, options.procs, *rt["runtime_text"], *rt["interp_text"])
            _given.extend((block, Modules(std.image), args, env))
        self.modules: Modules = _given[1]
        if ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p)(rt["rtlib"])(ctypes.addressof(_given[0])):
            raise RuntimeError("can't start new thread")  # as module threading says it
        ctypes.c_uint64.from_address(self.address("runtime.pysignalhandler")).value = signal_handler
        self._keep: list[Any] = []
        self._keep += native.fill_table(self.address("runtime.pyapi"), _failed, _describe)
        traverse, clear, dealloc = (self.address(f"runtime.pyfunc{name}") for name in ("traverse", "clear", "dealloc"))
        self._primitive_type = native.make_function_type(traverse, clear, dealloc)
        self.function_type = native.make_function_type(traverse, clear, dealloc)
        _describe_functions(self.function_type)
        self.method_type = native.make_function_type(traverse, clear, dealloc, self.address("runtime.pymethodget"))
        _describe_methods(self.method_type)
        self._keep.append(native.fill_object_table(self.address("runtime.pyobjectapi"), self.address("runtime.pynofunc"), _refuse))
        native.fill_thread_table(self.address("runtime.hostthread"), self.address("runtime.hostdetach"))
        self._primitives: list[Any] = []
        self.spare: deque[native.Group] = deque(maxlen=64)  # of groups that are gone; a finaliser of Go's may still look at one
        self.discarded: SimpleQueue[Discarded | None] = SimpleQueue()  # None ends who takes them
        self.words = self._primitive("runtime.pycallwords")
        self.rooted = self._primitive("runtime.pycallroots")
        self.hold, self.hold_pair = self._primitive("runtime.pygetword"), self._primitive("runtime.pygetpair")
        self.text, self.put_text = self._primitive("runtime.pygettext"), self._primitive("runtime.pyputtext")
        self.block = self._primitive("runtime.pygetblock")
        for around, begin, end in (_Scope, "pyscopebegin", "pyscopeend"), (Call, "pyinvoke", "pyrelease"):
            around.__enter__ = self._primitive(f"runtime.{begin}", self.method_type)
            around.__exit__ = self._primitive(f"runtime.{end}", self.method_type)
        self.pin = self._primitive("runtime.pypin")
        self.own = self._primitive("runtime.pyown")
        self._hub_lock = threading.RLock()
        self._is_stopped = False
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

    def _primitive(self, symbol: str, kind: type | None = None) -> Any:
        """One of the runtime's functions as a callable."""
        code = self.address(symbol)
        made = native.new_function(kind or self._primitive_type, code, HostFunc())
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
        if self._is_stopped:
            raise RuntimeError(_ENDING)
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
        """At the process's end: a hub that woke up while the interpreter is taken down would unwind greenlets, which crashes. What atexit calls later
        can have none."""
        if self.is_forked:
            return
        with self._hub_lock:
            self._is_stopped = True
            hubs = self._hubs[:]
        for hub in hubs:
            hub.stopping = True
        for _ in hubs:
            self._go(_nothing)
        deadline = monotonic() + _EXIT_PATIENCE_S
        for hub in hubs:
            hub.thread.join(max(0.0, deadline - monotonic()))

    def _look_at_deadlock(self, group: int) -> None:
        """Ends a group whose goroutines all wait, Python's among them, if no thread of Python's is left that could do something for it."""
        waiting = self.words(self.address("runtime.hostblocked"))
        # Threads of C's are unknown to module threading until they ask it who they are, and stay there when they have gone.
        known = [thread for thread in threading.enumerate() if not isinstance(thread, threading._DummyThread)]
        own = {thread.ident for thread in known if thread.name.startswith("golite ")}
        threads = {thread.ident for thread in known} | sys._current_frames().keys()
        if len(threads - own) <= waiting:
            self._call("runtime.enddeadlock", group)

    def _call(self, symbol: str, *words: int) -> None:
        """Calls a function of the runtime that may wait, and gives nothing."""
        cb = HostCall(fn=self.address(symbol))
        cb.ints[: len(words)] = words
        with Call(cb):
            pass

    def _watch_hubs(self) -> None:
        wanted = self._primitive("runtime.pyhubwanted")
        since = None  # when there was no thread for the first hub
        while True:
            found = wanted()
            if type(found) is tuple:
                self._call("runtime.endinterrupted", *found)
            elif found is not None:
                self._look_at_deadlock(found)
            elif self._is_stopped:
                self._end_held_up()
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
            if len(self._hubs) < most and not self._is_stopped:
                self._hubs.append(Hub(self._primitive("runtime.pyhubnext"), self._primitive("runtime.pyhubrun"), self._drop_hub))

    def _drop_hub(self, hub: Hub) -> None:
        with self._hub_lock:
            if hub in self._hubs:
                self._hubs.remove(hub)

    def _end_held_up(self) -> None:
        """Ends the group whose call of a function of Python's has waited longest for a hub."""
        group = self.words(self.address("runtime.hostheldup"))
        if group:
            self._call("runtime.endhostheldup", group, self._is_stopped)


_ENDING = "Python is shutting down: golite can begin nothing new"
_FORKED = "golite cannot be used in a child of os.fork, which has none of its threads: use the spawn method of multiprocessing"


def _refuse(*args: object) -> None:
    raise Error(_FORKED if current().is_forked else "the runtime is closed")


def _describe_functions(kind: Any) -> None:
    def represent(function: Any) -> str:
        described = getattr(function, "__go_function__", None)
        return object.__repr__(function) if described is None else repr(described)

    kind.__repr__ = represent
    kind.__get__ = lambda function, instance, owner=None: function  # help() and inspect take what has it for a routine


def _describe_methods(kind: Any) -> None:
    kind.__signature__ = property(lambda method: method._method.__signature__)
    kind.__repr__ = lambda method: repr(method._method)


_core: Core | None = None
_given: list[Any] = []  # what the runtime got when it started
_starting = threading.RLock()
_starts: list[None] = []  # not empty while the runtime starts


def is_running() -> bool:
    return _core is not None


def current() -> Core:
    if _core is None:
        raise InternalError("embed", "runtime", "it is not running")
    return _core


def start(options: Options) -> Core:
    """The runtime, started if it was not."""
    global _core
    check_interpreter()
    if _core is not None:
        _core.check()
        return _core
    with _starting:
        if _core is None:
            if _starts:
                raise Error("the runtime is being started, by what this handler of a signal or finaliser has interrupted")
            _starts.append(None)
            try:
                _core = Core(options)
            finally:
                _starts.clear()
        return _core


def check_interpreter() -> None:
    """Raises RuntimeError where nothing can be begun: at the interpreter's end, and in one that is not the process's main one."""
    if sys.is_finalizing():
        raise RuntimeError(_ENDING)
    if _core is None and not native.is_main_interpreter():
        raise RuntimeError("golite is for the main interpreter only: its runtime is one a process, and takes signals")


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

    text = str(exception) if isinstance(exception, GoError) and exception.box is not None else _describe(exception)
    data = text.encode()
    buffer = ctypes.create_string_buffer(data)
    with converters.heap.scope():
        itab, error, _ = core.rooted(core.address("runtime.hosterror"), core.own(exception), ctypes.addressof(buffer), len(data), 0, 0, 0)
        return GoError(text, None, Box(converters, dynamic_type(False, itab), error))


def _failed(address: int) -> None:
    """A function of the runtime that was called by ``words`` did not return."""
    from golite.embed.panics import panic_of

    raise panic_of(HostCall.from_address(address), None)


class _Scope(ctypes.Structure):
    """What is around conversions (runtime/hostroots.go)."""

    _fields_ = [("number", ctypes.c_uint64)]
    __enter__: ClassVar[Any]
    __exit__: ClassVar[Any]


class NativeHeap:
    """The Heap (heap.py) of a group. ``failure(call)``: the exception for a call that did not return."""

    def __init__(self, core: Core, group: int, failure: Callable[[HostCall], BaseException]) -> None:
        self._core = core
        self._group = group
        self._failure = failure
        self._fields = native.Group.from_address(group) if group else None
        self.check: Callable[[], None] | None = None  # called before a call if the group has ended
        self._newhostclosure = core.address("runtime.newhostclosure")
        self._bytes, self._map_items = (partial(core.rooted, core.address(f"runtime.{name}")) for name in ("hostbytes", "hostmapitems"))
        self._host_plans: dict[int, Any] = {}  # by func type
        self.hold, self.hold_pair, self.block = core.hold, core.hold_pair, core.block
        self.text, self.put_text = core.text, core.put_text
        self.new = partial(core.rooted, core.address("runtime.newobject"))
        self.array = partial(core.rooted, core.address("runtime.hostarray"))
        self.map_fill = partial(core.rooted, core.address("runtime.hostmapfill"))
        self.move = partial(core.words, core.address("runtime.hostmove"))
        self.itab = partial(core.words, core.address("runtime.hostitab"))
        self.pin = partial(core.pin, core.address("runtime.hostpin"))

    def scope(self) -> _Scope:
        return _Scope()

    def string(self, data: bytes) -> tuple[int, int]:
        size = len(data)
        address: int = self._bytes(size)
        MEMORY[address : address + size] = data
        return address, size

    def map_items(self, type: int, map: int) -> tuple[int, int, int]:
        found: tuple[int, int, int] = self._map_items(type, map, 0, 0, 0, 0)
        return found

    def call(self, code: int, closure: int, plan: CallPlan, block: int) -> None:
        fields = self._fields
        if fields is not None and (fields.failed or fields.ending) and self.check is not None:
            self.check()
        packed = native_plan(plan)
        cb = HostCall(fn=code, ctx=closure, group=self._group, plan=packed.address, block=block, flags=packed.flags)
        with Call(cb):
            if cb.status != native.RETURNED:
                raise self._failure(cb)

    def callable(self, caller: Caller) -> Callable[..., Any] | None:
        if self._fields is None:
            return None
        fn = HostFunc(group=self._group, slow=_AfterCheck(self, caller), finish=self._finish)
        shape = Shape(caller, True)
        fn.shape = shape.address
        made = self._core.function(fn)
        made._shape = shape
        callable: Callable[..., Any] = made
        return callable

    def method(self, function: MethodFunction) -> Any:
        if self._fields is None:
            return None
        fn = HostFunc(code=function.code, group=self._group, slow=function, finish=self._finish)
        made: Any = native.new_function(self._core.method_type, self._core.address("runtime.pyvectorcall"), fn)
        made.__name__, made.__qualname__, made.__doc__ = function.__name__, function.__qualname__, function.__doc__
        made.__annotations__ = function.__annotations__
        made.signature = function.signature
        made._method = function

        def prepared(caller: Caller) -> None:
            made._shape = shape = Shape(caller, False, function)
            fn.shape = shape.address

        function.prepared = prepared
        return made

    def _finish(self, address: int) -> None:
        raise self._failure(HostCall.from_address(address))

    def host_func(self, functype: int, run: Host) -> int:
        found = self._host_plans.get(functype)
        if found is None:
            from golite.embed.callplan import call_plan
            from golite.embed.gotypes import type_at
            from golite.embed.hostimport import HostImports

            t = type_at(functype)
            found = self._host_plans[functype] = HostImports(run.converters, t, apart=False), host_plan(call_plan(t))
        imports, packed = found
        imp = imports.make(run)
        owned = self._core.own((imp, packed))  # Go's, until a finaliser drops it
        made: int = self._core.rooted(self._newhostclosure, ctypes.addressof(imp), ctypes.addressof(packed), owned)
        return made


class _AfterCheck:
    """Calls again what could not be called, because the group has ended, when that has been told."""

    __slots__ = ("_caller", "_heap")

    def __init__(self, heap: NativeHeap, caller: Caller) -> None:
        self._heap = heap
        self._caller = caller

    def __call__(self, code: int, closure: int, receiver: int, *values: Any) -> Any:
        if self._heap.check is not None:
            self._heap.check()
        return self._caller(code, closure, receiver, values)


class Call(ctypes.Structure):
    """A call of Go: made on entry, ended on exit (runtime/hostpycall.go); results are to be read in between."""

    _fields_ = [("address", ctypes.c_uint64), ("pcs", ctypes.c_uint64 * native.MAX_PCS)]
    __enter__: ClassVar[Any]
    __exit__: ClassVar[Any]

    def __init__(self, cb: HostCall) -> None:
        self.cb = cb  # which has to live as long
        self.address = ctypes.addressof(cb)
        cb.pcs = ctypes.addressof(self) + Call.pcs.offset


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
