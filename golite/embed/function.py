"""Exported functions as callables of their own type: numbers, text and bytes go the native way (runtime/hostpycall.go), all else through converters."""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING, Any

from golite.embed import native
from golite.embed.callplan import INT_REGISTERS
from golite.embed.funcs import Function
from golite.embed.gotypes import GoType, Kind
from golite.embed.native import HostCall, HostFunc

if TYPE_CHECKING:
    from collections.abc import Callable

    from golite.embed.runtime import Instance

_KINDS = {
    Kind.BOOL: "bool", Kind.INT: "int64", Kind.INT8: "int8", Kind.INT16: "int16", Kind.INT32: "int32", Kind.INT64: "int64", Kind.UINT: "uint64",
    Kind.UINT8: "uint8", Kind.UINT16: "uint16", Kind.UINT32: "uint32", Kind.UINT64: "uint64", Kind.UINTPTR: "uint64", Kind.FLOAT32: "float32",
    Kind.FLOAT64: "float64", Kind.STRING: "string",
}  # fmt: skip


_SHORT, _BARE = 1, 2  # golite/ir/analysis/short.py
_NUMBERS = frozenset("bool int8 int16 int32 int64 uint8 uint16 uint32 uint64 float32 float64".split())


class RuntimeFunction:
    """Makes the callable of a function in an instance. ``row``: of the export table."""

    def __init__(self, instance: Instance, row: tuple[Any, ...]) -> None:
        self._instance = instance
        self._group = instance._group
        self._core = instance._core
        converters = instance._converters
        self.function = Function(converters, row)
        signature = self.function.signature
        functype = signature.functype
        params = [_kind(t, functype.is_variadic) for t in functype.params]
        results = [_result_kind(t, converters.basic["error"]) for t in functype.results]
        plan = self.function._call.plan
        self._results = len(results)
        fn = HostFunc(code=self.function.address, group=instance._address, nparams=len(params), nresults=len(results))
        fn.slow, fn.finish = self._slow, self._finish
        leaves = sum({"string": 2, "bytes": 3}.get(kind or "", 1) for kind in params if kind not in ("float32", "float64"))
        fits = leaves + (plan.sret_size > 0) <= INT_REGISTERS and len(plan.floats) <= 8 and not plan.stack and len(results) <= 8
        named_tuple = len(results) > 1 and any(signature.result_names)
        if None not in params and None not in results and fits and plan.sret_size <= 8 * native.MAX_WORDS and not named_tuple:
            fn.fast = 1
            for i, kind in enumerate(params):
                fn.kinds[i] = native.KINDS[kind or ""]
            for i, kind in enumerate(results):
                fn.rkinds[i] = native.KINDS[kind or ""]
                if plan.sret_size:
                    fn.roffset[i] = (plan.result_offsets[i] - plan.results_start) // 8
            fn.sret = (plan.sret_size + 7) // 8
            if plan.sret_size and any((offset - plan.results_start) % 8 for offset in plan.result_offsets):
                fn.fast = 0
            fn.short = instance._program.shorts.get(self.function.address, 0)
            if fn.short == _BARE and (fn.sret or not _NUMBERS.issuperset((*params, *results))):
                fn.short = _SHORT
        made = self.callable = instance._core.function(fn)
        made.__name__ = made.__qualname__ = row[0]
        made.__doc__ = row[4] or None
        made.__module__ = instance._exports.name
        made._maker = self  # fn's callables are this object's
        made.__go_function__ = self.function
        made.__signature__ = self.function.__signature__
        made.with_limits = self._with_limits

    def _slow(self, *args: Any, timeout: float | None = None, **kwargs: Any) -> Any:
        if self._group.failed or self._group.ending or self._core.is_forked:
            self._instance._check()
        if timeout is not None:
            if "timeout" not in self.function.signature.names:
                with self._instance._timeout(timeout):
                    return self.function(*args, **kwargs)
            kwargs["timeout"] = timeout
        return self.function(*args, **kwargs)

    def _with_limits(self, *, timeout: float) -> Callable[..., Any]:
        """The function with a limit of time for each call, in seconds."""

        def limited(*args: Any, **kwargs: Any) -> Any:
            self._instance._check()
            with self._instance._timeout(timeout):
                return self.function(*args, **kwargs)

        return limited

    def _finish(self, address: int) -> Any:
        """What the native way has left: a call that did not return, or an error that is not nil."""
        cb = HostCall.from_address(address)
        instance = self._instance
        if cb.status != native.RETURNED:
            raise instance._failure(cb)
        plan = self.function._call.plan
        converters = instance._converters
        with converters.heap.scope():
            if plan.sret_size:
                at = cb.sret + plan.result_offsets[-1] - plan.results_start
            else:
                at = ctypes.addressof(cb) + HostCall.rints.offset + 8 * (plan.returned[-2].register)
            error = converters.loader(converters.basic["error"])(at)
        raise error


def _kind(t: GoType, variadic: bool) -> str | None:
    if variadic or (t.is_defined and t.pkgpath):
        return None
    if t.kind is Kind.SLICE and t.elem.kind is Kind.UINT8 and not t.is_defined:
        return "bytes"
    return _KINDS.get(t.kind)


def kind_of(t: GoType) -> str | None:
    """The kind of a parameter (native.KINDS), None if the native way does not convert it."""
    return _kind(t, False)


def _result_kind(t: GoType, error: GoType) -> str | None:
    return "error" if t is error else None if t.kind is Kind.SLICE else _kind(t, False)
