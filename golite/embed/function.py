"""Exported functions as callables of their own type: numbers, text and bytes go straight into registers (runtime/hostpycall.go), all
else through a block and converters (nativecall.py)."""

from __future__ import annotations

import ctypes
from functools import partial
from typing import TYPE_CHECKING, Any

from golite.embed import native
from golite.embed.callplan import INT_REGISTERS
from golite.embed.funcs import Function
from golite.embed.kinds import BYTES, ERROR, FLOATS, NUMBERS, STRING, native_kind
from golite.embed.native import HostCall, HostFunc
from golite.embed.nativecall import Shape

if TYPE_CHECKING:
    from collections.abc import Callable

    from golite.embed.runtime import Instance

_SHORT, _BARE = 1, 2  # golite/ir/analysis/short.py


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
        params = [native_kind(t) for t in functype.params]
        results = [native_kind(t) for t in functype.results]
        if self.function._call.raises:
            results[-1] = ERROR
        plan = self.function._call.plan
        self._results = len(results)
        fn = self._fn = HostFunc(group=instance._address, nparams=len(params), nresults=len(results))
        fn.slow, fn.finish = self._slow, self._finish
        shape = Shape(self.function._call, False)
        fn.shape = shape.address
        leaves = sum({STRING: 2, BYTES: 3}.get(kind, 1) for kind in params if kind not in FLOATS)
        fits = leaves + (plan.sret_size > 0) <= INT_REGISTERS and len(plan.floats) <= 8 and not plan.stack and len(results) <= 8
        named_tuple = len(results) > 1 and any(signature.result_names)
        converted = 0 not in params and 0 not in results and BYTES not in results and not functype.is_variadic
        if converted and fits and plan.sret_size <= 8 * native.MAX_WORDS and not named_tuple:
            fn.fast = 1
            for i, kind in enumerate(params):
                fn.kinds[i] = kind
            for i, kind in enumerate(results):
                fn.rkinds[i] = kind
                if plan.sret_size:
                    fn.roffset[i] = (plan.result_offsets[i] - plan.results_start) // 8
            fn.sret = (plan.sret_size + 7) // 8
            if plan.sret_size and any((offset - plan.results_start) % 8 for offset in plan.result_offsets):
                fn.fast = 0
        numbers = fn.fast and not fn.sret and NUMBERS.issuperset((*params, *results))
        self._highest = _BARE if numbers else _SHORT
        instance._program.follow(self)
        made = self.callable = instance._core.function(fn)
        made.__name__ = made.__qualname__ = row[0]
        made.__doc__ = row[4] or None
        made.__module__ = instance._exports.name
        made._maker = self, shape  # fn's callables are theirs
        made.__annotations__ = self.function.__annotations__
        made.__go_function__ = self.function
        made.__signature__ = self.function.__signature__
        made.with_limits = self._with_limits()

    def use(self, code: int, level: int) -> None:
        """From now on calls go to ``code``, which is SHORT or BARE or neither. No call is under way here: this thread has the GIL."""
        self._fn.code = code
        self._fn.short = min(level, self._highest)

    def _slow(self, *args: Any, timeout: float | None = None, **kwargs: Any) -> Any:
        self._check()
        if timeout is not None:
            if "timeout" not in self.function.signature.names:
                return self._instance._timeout(timeout).run(partial(self.callable, *args, **kwargs))
            kwargs["timeout"] = timeout
        return self.function(*args, **kwargs)

    def _check(self) -> None:
        if self._group.failed or self._group.ending or self._core.is_forked:
            self._instance._check()

    def _with_limits(self) -> Callable[..., Any]:
        function = self.function

        def with_limits(*, timeout: float) -> Callable[..., Any]:
            """The function with a limit of time for each call, in seconds."""
            self._instance._timeout(timeout)  # raises what is wrong with it

            def limited(*args: Any, **kwargs: Any) -> Any:
                self._check()
                return self._instance._timeout(timeout).run(partial(self.callable, *args, **kwargs))

            limited.__name__, limited.__qualname__, limited.__doc__ = function.__name__, function.__qualname__, function.__doc__
            limited.__module__, limited.__annotations__ = self._instance._exports.name, function.__annotations__
            limited.__signature__ = function.__signature__  # type: ignore[attr-defined]
            return limited

        with_limits.__qualname__ = f"{function.__name__}.with_limits"
        return with_limits

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
