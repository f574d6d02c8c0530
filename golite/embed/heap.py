"""What conversions need of the running Go program: the border to the native core, each method one call of a runtime function.

Memory and who keeps it alive
- All memory that a method gives is zeroed. It stays until the current *scope* ends, and longer if something that lives points to it by then, or it is
  pinned. Scopes nest; a thread allocates only in a scope of its own. The call whose arguments are converted is made in the same scope, and its
  results are loaded in it.
- What a thread reads from Go's memory to follow it (a pointer in a field, say) may be gone the next moment, since goroutines may overwrite it. So
  it is read by ``hold``, ``hold_pair`` or ``text``, and stays until the scope ends. Any code may run in a scope, also Go's.
- Conversions store into memory that they got in the current scope, which no goroutine knows, without a write barrier: what is overwritten
  there is never a pointer. ``move`` is for memory that Go knows.
- ``pin`` is for Python objects that stand for Go's memory: it gives them something to keep. When that goes, in a thread that may hold any lock, it
  only notes what the heap is to unpin when it is asked for something the next time.

Types are given by their descriptors' addresses (GoType.address).
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any, Protocol

from golite.embed.callplan import CallPlan

if TYPE_CHECKING:
    from golite.embed.funcs import Caller, Host, MethodFunction


class Heap(Protocol):
    def scope(self) -> AbstractContextManager[None]:
        """Keeps what is allocated inside."""
        ...

    def hold(self, address: int) -> int:
        """The pointer at an address."""
        ...

    def hold_pair(self, address: int) -> tuple[int, int]:
        """Two words at an address, of which any may be a pointer: an interface, the beginning of a slice."""
        ...

    def text(self, address: int) -> str:
        """The string at an address, as memory.read_string has it."""
        ...

    def put_text(self, address: int, value: object) -> bool:
        """Stores a ``str`` as a string. False if it is none, or has surrogates."""
        ...

    def new(self, type: int) -> int:
        """A variable of a type (newobject)."""
        ...

    def array(self, elem: int, count: int) -> int:
        """``count`` elements (makeslice); not 0 if there are none."""
        ...

    def string(self, data: bytes) -> tuple[int, int]:
        """A string's two words."""
        ...

    def block(self, size: int) -> int:
        """Memory for a call's arguments and results, in which the collector takes every word for a pointer."""
        ...

    def move(self, type: int, target: int, source: int) -> None:
        """Copies a value over one that Go knows (typedmemmove)."""
        ...

    def map_fill(self, type: int, count: int, keys: int, elems: int) -> int:
        """A map of what is in two arrays, of which for equal keys the last counts (makemap, mapassign). Raises GoPanic for keys that cannot be
        hashed."""
        ...

    def map_items(self, type: int, map: int) -> tuple[int, int, int]:
        """How many entries a map has, and arrays of their keys and elements (mapiterinit, mapiternext)."""
        ...

    def itab(self, interface: int, type: int) -> int:
        """The itab of a type that implements an interface type with methods (getitab)."""
        ...

    def pin(self, address: int) -> object:
        """Keeps the object at, or around, an address, if there is one: it may be 0, or that of a package variable. As long as what it gives is there.
        That has no ``__del__``, since those run while others can still be given what has it."""
        ...

    def call(self, code: int, closure: int, plan: CallPlan, block: int) -> None:
        """Calls Go code on a goroutine, with the arguments that are in ``block``, where it leaves the results. ``closure``: the func value, 0 for
        what is no closure. Raises GoPanic and what else can end a call."""
        ...

    def callable(self, caller: Caller) -> Callable[..., Any] | None:
        """A function that does what a Caller does, of code, closure, receiver and the values; None if the Caller has to do it, by ``call``."""
        ...

    def method(self, function: MethodFunction) -> Any:
        """What does the same in a class; None if the MethodFunction has to do it."""
        ...

    def host_func(self, functype: int, run: Host) -> int:
        """A func value that calls ``run`` with a block, laid out as for ``call`` of that type, in which it finds the arguments and leaves the
        results. The collector knows the block. It keeps ``run`` as long as Go has the value."""
        ...
