"""Callers for the runtime to carry out (runtime/hostblock.go): it puts arguments in order, converts numbers and text, and calls what converts all
else."""

from __future__ import annotations

import ctypes
from sys import intern
from typing import TYPE_CHECKING, Any, NoReturn

from golite.embed import native
from golite.embed.badvalue import BadValue
from golite.embed.callplan import ADDRESS, CallPlan
from golite.embed.kinds import native_kind
from golite.embed.native import HostShape, HostValue

if TYPE_CHECKING:
    from golite.embed.funcs import Caller, MethodFunction


class NativePlan:
    """A CallPlan as the runtime reads it. ``flags``: of a HostCall."""

    def __init__(self, plan: CallPlan) -> None:
        self._packed = ctypes.create_string_buffer(plan.packed())
        self.address = ctypes.addressof(self._packed)
        copies = plan.stack or any(source.what == ADDRESS for source in plan.ints)
        self.flags = native.APART if copies else 0


def native_plan(plan: CallPlan) -> NativePlan:
    found: Any = plan.native
    if found is None:
        found = plan.native = NativePlan(plan)
    made: NativePlan = found
    return made


class Shape:
    """A HostShape for a Caller, and what has to live as long. ``is_bound``: it is called with code, closure, receiver, and then a value for each
    parameter; ``method``: with an instance before the values."""

    def __init__(self, caller: Caller, is_bound: bool, method: MethodFunction | None = None) -> None:
        plan, signature = caller.plan, caller.signature
        self._where = [where for _, _, where in caller.params]
        self._plan = native_plan(plan)
        self._params = _values([(offset, store, native_kind(t)) for (offset, store, _), t in zip(caller.params, plan.params, strict=True)])
        self._results = _values([(offset, load, native_kind(t)) for (offset, load), t in zip(caller.results, plan.results, strict=True)])
        names = [intern(name) if i >= signature.positional_only else 0 for i, name in enumerate(signature.names)]
        self._texts = names
        self._names = (ctypes.c_uint64 * max(len(names), 1))(*(id(name) if name else 0 for name in names))
        flags = native.RAISES * caller.raises | native.RECEIVER * plan.has_receiver | native.SHAPE_APART * bool(self._plan.flags & native.APART)
        flags |= native.LEAD if is_bound else native.VARIADIC * signature.variadic
        self._struct = HostShape(
            plan=self._plan.address,
            params=ctypes.addressof(self._params),
            results=ctypes.addressof(self._results),
            names=ctypes.addressof(self._names),
            bad=self._refuse,
            nparams=len(plan.params),
            nresults=len(plan.results),
            flags=flags,
        )
        if method is not None:
            self._struct.flags |= native.METHOD
            self._struct.receiver = method.receiver
            if method.after is not None:
                self._struct.after = method.after
        self._tuple = caller.tuple
        if caller.tuple is not tuple:
            self._struct.tuple = id(caller.tuple)
        self.address = ctypes.addressof(self._struct)

    def _refuse(self, number: int, error: BaseException) -> NoReturn:
        """Raises what is said of an argument that could not be converted."""
        if isinstance(error, BadValue):
            raise error.as_error(self._where[number]) from None
        raise error


def _values(rows: list[tuple[int, Any, int]]) -> Any:
    made = (HostValue * max(len(rows), 1))()
    for value, (offset, convert, kind) in zip(made, rows, strict=False):
        value.offset, value.convert, value.kind = offset, convert, kind
    return made
