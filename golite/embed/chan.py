"""Channels in Python: those that Go hands out, and those that Python makes. Both sides send, receive, close and select; who has to wait waits as it
must: a thread without the GIL, a goroutine of Python's (go.py) without its thread."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from struct import pack_into
from threading import RLock
from time import sleep
from typing import TYPE_CHECKING, Any, NamedTuple

from golite.embed import native
from golite.embed.badvalue import BadValue, ForeignValue, wrong_type
from golite.embed.convert import Converters
from golite.embed.core import Call, NativeHeap, current, start
from golite.embed.errors import Error
from golite.embed.gotypes import GoType, Kind
from golite.embed.kinds import BYTES, ERROR, FLOATS, native_kind
from golite.embed.memory import MEMORY, read_word, write_word
from golite.embed.native import HostCall, HostFunc
from golite.embed.panics import again, failure_of, panic_of
from golite.embed.pointers import Opaque, Pinned, proxy
from golite.embed.timeout import seconds_of

if TYPE_CHECKING:
    from collections.abc import Callable

_Functions = tuple["Callable[[int], Any]", "Callable[[int, Any], None]"]
_RECEIVE, _SEND, _BOTH = 1, 2, 3  # directions of a channel type, and cases of a select
_MOST_CASES = 65535  # Go's limit of 65536, less that of the timeout
_LONGEST_S = float(1 << 32)  # a timeout of more is one that does not come
_CASE_SIZE = 24  # scase of runtime/select.go: channel, element, direction


class ChanClosed(Error):
    """Receiving from a channel that is closed, with nothing left in it."""


class ChanBase(Opaque):
    """A channel that is not nil. ``for value in chan`` receives until it is closed; ``len()`` is how many values are in it, ``cap`` how many can be.
    ``direction``: 1 receives, 2 sends, 3 both; of a channel that Go hands out as its type says."""

    __slots__ = ("_receive", "_send", "direction", "elem")

    def __init__(self, converters: Converters, t: GoType, address: int) -> None:
        super().__init__(converters, t, address)
        self._setup(t.elem, t.direction)

    def _setup(self, elem: GoType, direction: int) -> None:
        self.elem = elem
        self.direction = direction
        self._send: Any = None
        self._receive: Any = None

    def send(self, value: Any, timeout: float | None = None) -> None:
        """Sends a value. Raises GoPanic if the channel is closed, TimeoutError if nobody took it in time (seconds)."""
        if not self.direction & _SEND:
            raise TypeError(f"{self!r} only receives")
        if timeout is None:
            send = self._send
            if send is None:
                send = self._send = self._function("runtime.hostsender", [self.elem], [])
            if send is not False:
                send(value)
                return
        if select((self, value), timeout=timeout).case < 0:
            raise TimeoutError("nobody received the value")

    def recv(self, timeout: float | None = None) -> Any:
        """Receives a value. Raises ChanClosed if there will be none, TimeoutError if there was none in time (seconds)."""
        if not self.direction & _RECEIVE:
            raise TypeError(f"{self!r} only sends")
        if timeout is None:
            receive = self._receive
            if receive is None:
                receive = self._receive = self._function("runtime.hostreceiver", [], [self.elem])
            if receive is not False:
                return receive()
        found = select(self, timeout=timeout)
        if found.case < 0:
            raise TimeoutError("nobody sent a value")
        if not found.ok:
            raise ChanClosed("the channel is closed")
        return found.value

    def _function(self, symbol: str, params: list[GoType], results: list[GoType]) -> Any:
        """A callable for one way of the channel, if its elements are numbers or text; else False."""
        core = current()
        kind = native_kind(self.elem)
        if not kind or kind in FLOATS or kind == BYTES:
            return False
        with self._converters.heap.scope():
            closure = core.rooted(core.address(symbol), self.address)
            pinned = Pinned(self._converters, closure)
        fn = HostFunc(code=read_word(closure), ctx=closure, fast=1, nparams=len(params), nresults=2 * len(results))
        fn.group = _no_group()
        if params:
            fn.kinds[0] = kind
        else:
            fn.rkinds[0] = kind
            fn.rkinds[1] = ERROR
        fn.slow, fn.finish = self._slow, _finish
        made = core.function(fn)
        made._closure = pinned
        return made

    def _slow(self, *args: Any) -> Any:
        """What the native way has no Go value for: the converter has, or the right complaint."""
        if not args:
            return select(self).value
        select((self, args[0]))
        return None

    def close(self) -> None:
        """Closes the channel. Raises GoPanic if it is closed already."""
        if not self.direction & _SEND:
            raise TypeError(f"{self!r} only receives")
        core = current()
        core.words(core.address("runtime.hostclosechan"), self.address)

    def __len__(self) -> int:
        core = current()
        return int(core.words(core.address("runtime.hostchanlen"), self.address))

    def __bool__(self) -> bool:
        return True

    @property
    def cap(self) -> int:
        core = current()
        return int(core.words(core.address("runtime.hostchancap"), self.address))

    def __iter__(self) -> Iterator[Any]:
        while True:
            try:
                value = self.recv()
            except ChanClosed:
                return
            yield value

    def __repr__(self) -> str:
        return f"<chan {self.elem.string} {self.address:#x}>"


class Chan(ChanBase):
    """A channel made by Python: ``Chan(int, 8)`` has room for 8 numbers. ``elem``: int, float, bool, str, bytes, or object for anything that
    an ``any`` of Go's can hold. Go functions take it for channels of the corresponding type: int, float64, bool, string, []byte, any.

    One of ``object`` knows the types of one program: the first that it was passed to, or that a value sent is of."""

    __slots__ = ()

    def __init__(self, elem: type = object, cap: int = 0) -> None:
        converters = _own_converters()
        name = _ELEMS.get(elem)
        if name is None:
            raise TypeError(f"no channels of {elem!r}: int, float, bool, str, bytes or object")
        t = converters.basic[name]
        core = current()
        if cap < 0:
            raise ValueError("a channel's capacity is not negative")
        with converters.heap.scope():
            address = core.rooted(core.address("runtime.hostmakechan"), t.address, cap)
            Pinned.__init__(self, converters, address)
        self._setup(t, _BOTH)

    def meet(self, converters: Converters) -> bool:
        """Has the types of a program from now on; False if it has those of one already, or never any."""
        is_free = self._converters is _converters and self.elem.kind is Kind.INTERFACE
        if is_free:
            self._converters = converters
        return is_free


_ELEMS: dict[Any, str] = {int: "int", float: "float64", bool: "bool", str: "string", bytes: "[]uint8", object: "interface {}"}
_converters: Converters | None = None
_group: native.Group | None = None
_failing = RLock()
_reason: BaseException | None = None  # of the last deadlock: all who were in it are told


def _no_group() -> int:
    """The group of calls that are of no runtime: its own struct, since fast calls look into it."""
    global _group
    if _group is None:
        _group = native.Group()
        _group.streams[:] = [0, 1, 2]
        _group.single = 1
    return ctypes.addressof(_group)


def _settle() -> None:
    """Waits until a deadlock that was told has ended all calls that were in it."""
    group = _group
    if group is not None and group.failed | group.ending:
        _ended(group)
        while group.ending:
            sleep(0.0001)


def _ended(group: native.Group) -> BaseException | None:
    """The deadlock that ended waits, if nobody has been told."""
    global _reason
    with _failing:
        failure = failure_of(group, None)
        if failure is not None:
            _reason = failure
        return failure


def _own_converters() -> Converters:
    """Of channels that no program has made."""
    global _converters
    if _converters is None:
        from golite.embed.runtime import options

        core = start(options())
        heap = NativeHeap(core, 0, lambda cb: panic_of(cb, None))
        basic = {name: core.address(f"type:{name}") for name in (*_ELEMS.values(), "error", "complex128", "uint64")}
        basic.update((name, core.address(f"type:{name}")) for name in ("[]interface {}", "map[string]interface {}", "map[interface {}]interface {}"))
        table = {"basic": basic, "types": [], "others": [], "helpers": {}, "aliases": []}
        _converters = Converters(heap, table)
        _converters.register_kind(Kind.CHAN, build_chan)
    return _converters


def build_chan(converters: Converters, t: GoType) -> _Functions:
    """The converter of a channel type."""
    hold = converters.heap.hold

    def load(address: int) -> Any:
        target = hold(address)
        return proxy(converters, t, target, ChanBase) if target else None

    def store(address: int, value: Any) -> None:
        if value is None:
            write_word(address, 0)
            return
        if not isinstance(value, ChanBase) or value.elem is not t.elem or value.direction & t.direction != t.direction:
            raise wrong_type(t, value)
        if isinstance(value, Chan):
            value.meet(converters)
        write_word(address, value.address)

    return load, store


def _put(chan: ChanBase, address: int, value: Any) -> None:
    """Stores a value that is to be sent."""
    try:
        chan._converters.of(chan.elem).store(address, value)
    except ForeignValue as foreign:
        if not isinstance(chan, Chan) or not (chan.meet(foreign.converters) or chan._converters is foreign.converters):
            raise foreign.as_error("value") from None
        chan._converters.of(chan.elem).put(address, value, "value")
    except BadValue as bad:
        raise bad.as_error("value") from None


def _failure(cb: HostCall) -> BaseException:
    """Why an operation of a channel did not return."""
    if cb.status == native.PANICKED:
        return panic_of(cb, None)
    return (_ended(_group) if _group is not None else None) or again(_reason) or Error("the wait was ended")


def _finish(address: int) -> Any:
    cb = HostCall.from_address(address)
    if cb.status != native.RETURNED:
        raise _failure(cb)
    raise ChanClosed("the channel is closed")


class Selected(NamedTuple):
    """``case``: which one went through, -1 if none did. ``value``: what was received. ``ok``: not because the channel is closed."""

    case: int
    value: Any
    ok: bool


def select(*cases: ChanBase | tuple[ChanBase, Any], timeout: float | None = None, default: bool = False) -> Selected:
    """Go's select. A case is a channel to receive from, or a pair of a channel and a value to send. Waits until one can go on, for
    ``timeout`` seconds at most; with ``default`` not at all. ``value``: of a case that receives; None if the channel is closed."""
    core = current()
    _settle()
    seconds = None if timeout is None else seconds_of(timeout)
    if seconds is not None and seconds <= 0:
        default = True
    pairs = [case if isinstance(case, tuple) else (case, None) for case in cases]
    for pair in pairs:
        if len(pair) != 2 or not isinstance(pair[0], ChanBase):
            raise TypeError(f"a case is a channel, or a pair of a channel and a value, not {pair if len(pair) != 2 else pair[0]!r}")
    if not pairs:
        raise ValueError("select without cases would wait for ever")
    if len(cases) > _MOST_CASES:
        raise ValueError(f"select: too many cases ({len(cases)}; at most {_MOST_CASES})")
    heap = pairs[0][0]._converters.heap
    with heap.scope():
        block = heap.block(_CASE_SIZE * len(cases))
        elems = []
        for i, (chan, value) in enumerate(pairs):
            way = _SEND if isinstance(cases[i], tuple) else _RECEIVE
            if not chan.direction & way:
                raise TypeError(f"{chan!r} only {'receives' if way == _SEND else 'sends'}")
            elem = heap.new(chan.elem.address)
            if way == _SEND:
                _put(chan, elem, value)
            elems.append(elem)
            pack_into("<QQQ", MEMORY, block + _CASE_SIZE * i, chan.address, elem, way)
        cb = HostCall(fn=core.address("runtime.hostselect"), group=_no_group())
        nanoseconds = 0 if seconds is None or default else max(1, int(min(seconds, _LONGEST_S) * 1e9))
        cb.ints[0], cb.ints[1], cb.ints[2], cb.ints[3] = block, len(cases), not default, nanoseconds
        cb.flags = native.SHORT if default else 0
        with Call(cb):
            if cb.status != native.RETURNED:
                raise _failure(cb)
            index, ok = ctypes.c_int64(cb.rints[0]).value, bool(cb.rints[1] & 1)
        if index < 0:
            return Selected(-1, None, False)
        case = cases[index]
        if isinstance(case, tuple):
            return Selected(index, None, True)
        return Selected(index, case._converters.of(case.elem).load(elems[index]) if ok else None, ok)

