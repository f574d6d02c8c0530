"""Python functions as runtime/hostpyfunc.go calls them. Where parameters and the result are numbers, text and bytes, it converts them itself; else
Host does."""

from __future__ import annotations

from typing import Any

from golite.embed.callplan import call_plan
from golite.embed.errors import GoError
from golite.embed.funcs import Host
from golite.embed.gotypes import GoType
from golite.embed.kinds import native_kind
from golite.embed.native import HostImport

_MAX_PARAMS = 16


def host_import(host: Host, t: GoType, *, apart: bool) -> HostImport:
    """``apart``: results go to a block of their own, and not behind the arguments, as in a CallPlan's; and calls keep what is returned here."""
    plan = call_plan(t)
    error = host.converters.basic["error"]
    fallible = bool(t.results) and t.results[-1] is error
    kinds = [native_kind(p) for p in t.params]
    rkinds = [native_kind(r) for r in (t.results[:-1] if fallible else t.results)]
    made = HostImport(nparams=len(kinds), fallible=fallible)
    start = plan.results_start if apart else 0
    offsets = [offset - start for offset in plan.result_offsets]
    within = all(offset < 1 << 16 for offset in (*plan.param_offsets, *offsets))
    if all(kinds) and all(rkinds) and len(kinds) <= _MAX_PARAMS and len(rkinds) <= 1 and not t.is_variadic and within:
        made.callable = host.function
        made.kinds[: len(kinds)] = kinds
        made.offsets[: len(kinds)] = plan.param_offsets
        if rkinds:
            made.rkind, made.roffset = rkinds[0], offsets[0]
        if fallible:
            made.eoffset = offsets[-1]
        made.convert = _Convert(host)
    else:
        made.slow = _Slow(host, start)
    if apart:
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
