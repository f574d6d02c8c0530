"""Python functions as runtime/hostpyfunc.go calls them. Where parameters and the result are numbers, text and bytes, it converts them itself; else
Host does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from golite.embed.callplan import call_plan
from golite.embed.errors import GoError
from golite.embed.funcs import Host
from golite.embed.gotypes import GoType
from golite.embed.kinds import native_kind
from golite.embed.native import HostImport

if TYPE_CHECKING:
    from golite.embed.convert import Converters

_MAX_PARAMS = 16


class HostImports:
    """Makes those of one func type. ``apart``: results go to a block of their own, and not behind the arguments, as in a CallPlan's; and calls keep
    what is made here."""

    def __init__(self, converters: Converters, t: GoType, *, apart: bool) -> None:
        plan = call_plan(t)
        fallible = bool(t.results) and t.results[-1] is converters.basic["error"]
        kinds = [native_kind(p) for p in t.params]
        rkinds = [native_kind(r) for r in (t.results[:-1] if fallible else t.results)]
        self._apart = apart
        self._start = plan.results_start if apart else 0
        offsets = [offset - self._start for offset in plan.result_offsets]
        within = all(offset < 1 << 16 for offset in (*plan.param_offsets, *offsets))
        self._converts = all(kinds) and all(rkinds) and len(kinds) <= _MAX_PARAMS and len(rkinds) <= 1 and not t.is_variadic and within
        self._common = common = HostImport(nparams=len(kinds), fallible=fallible)
        if self._converts:
            common.kinds[: len(kinds)] = kinds
            common.offsets[: len(kinds)] = plan.param_offsets
            if rkinds:
                common.rkind, common.roffset = rkinds[0], offsets[0]
            if fallible:
                common.eoffset = offsets[-1]

    def make(self, host: Host) -> HostImport:
        made = HostImport.from_buffer_copy(self._common)
        if self._converts:
            made.callable = host.function
            made.convert = _Convert(host)
        else:
            made.slow = _Slow(host, self._start)
        if self._apart:
            made.owner = [made]
        return made


class _Convert:
    """Called for a result that is not of the very type, and (``is_exception``) for an exception that may be an error. True: it becomes one as it is;
    False: it does not."""

    __slots__ = ("_host",)

    def __init__(self, host: Host) -> None:
        self._host = host

    def __call__(self, value: Any, address: int, is_exception: bool = False) -> bool | None:
        if not is_exception:
            self._host.put_result(address, value)
        elif not isinstance(value, Exception):
            return False
        elif not isinstance(value, GoError):
            return True
        else:
            self._host.put_error(address, value)
        return None


class _Slow:
    """Called with the addresses of arguments and results."""

    __slots__ = ("_host", "_start")

    def __init__(self, host: Host, start: int) -> None:
        self._host = host
        self._start = start

    def __call__(self, args: int, results: int) -> None:
        self._host.call(args, results - self._start)
