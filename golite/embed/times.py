"""time.Duration as timedelta, time.Time as datetime.

Python counts microseconds. Durations and times are cut off there, as Go's Microseconds does, so a value with more precision does not come back as it
went. The layout of Time is known to runtime/std/time/time.go; change both.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from struct import Struct
from typing import TYPE_CHECKING, Any

from golite.embed.badvalue import BadValue, out_of_range, wrong_type
from golite.embed.callplan import CallPlan
from golite.embed.gotypes import GoType
from golite.embed.memory import MEMORY, read_word

if TYPE_CHECKING:
    from golite.embed.convert import Converters

_Functions = tuple[Callable[[int], Any], Callable[[int, Any], None]]

_TIME = Struct("<QqQ")  # wall, ext, loc
_HAS_MONOTONIC, _NSEC_BITS = 1 << 63, 30
_NSEC_MASK, _SEC_MASK = (1 << _NSEC_BITS) - 1, (1 << 33) - 1
_UTC = datetime.UTC
_YEAR_1 = datetime.datetime(1, 1, 1, tzinfo=_UTC)
_SECONDS_TO_1885 = (datetime.datetime(1885, 1, 1, tzinfo=_UTC) - _YEAR_1).days * 86400
_SECONDS_TO_10000 = (datetime.datetime(9999, 12, 31, tzinfo=_UTC) - _YEAR_1).days * 86400 + 86400


def build_duration(converters: Converters, t: GoType) -> _Functions:
    number = Struct("<q")

    def load(address: int) -> datetime.timedelta:
        (ns,) = number.unpack_from(MEMORY, address)
        return datetime.timedelta(microseconds=ns // 1000 if ns >= 0 else -(-ns // 1000))

    def store(address: int, value: Any) -> None:
        if isinstance(value, datetime.timedelta):
            ns = ((value.days * 86400 + value.seconds) * 1_000_000 + value.microseconds) * 1000
        elif isinstance(value, int) and not isinstance(value, bool):
            ns = value
        else:
            raise wrong_type(t, value)
        if not -(1 << 63) <= ns < 1 << 63:
            raise out_of_range(t, value)
        number.pack_into(MEMORY, address, ns)

    return load, store


def build_time(converters: Converters, t: GoType) -> _Functions:
    location = next(field.type for field in t.fields if field.name == "loc")

    def load(address: int) -> datetime.datetime:
        wall, ext, loc = _TIME.unpack_from(MEMORY, address)
        seconds = _SECONDS_TO_1885 + (wall >> _NSEC_BITS & _SEC_MASK) if wall & _HAS_MONOTONIC else ext
        if not 0 <= seconds < _SECONDS_TO_10000:
            raise OverflowError(f"{t.string} of a year that datetime does not have")
        moment = _YEAR_1 + datetime.timedelta(seconds=seconds, microseconds=(wall & _NSEC_MASK) // 1000)
        return moment.astimezone(_zone(address)) if loc else moment

    def _zone(address: int) -> datetime.timezone:
        method = t.method_named["Zone"]
        name, offset = converters.caller("Zone", method.type, True)(method.code, 0, address, [])
        return datetime.timezone(datetime.timedelta(seconds=offset), name) if name else datetime.timezone(datetime.timedelta(seconds=offset))

    def store(address: int, value: Any) -> None:
        if not isinstance(value, datetime.datetime):
            raise wrong_type(t, value)
        offset = value.utcoffset()
        if offset is None:
            raise BadValue(TypeError, f"{t.string} wanted, not a datetime without time zone")
        since = value.replace(tzinfo=_UTC) - _YEAR_1 - offset  # a time of year 0 or 10000, perhaps
        seconds = since.days * 86400 + since.seconds
        loc = _fixed_zone(value.tzname() or "", offset) if offset else 0
        _TIME.pack_into(MEMORY, address, since.microseconds * 1000, seconds, loc)

    def _fixed_zone(name: str, offset: datetime.timedelta) -> int:
        basic = converters.basic
        plan = CallPlan((basic["string"], basic["int"]), (location,), False)
        block = converters.heap.block(plan.block_size)
        for at, kind, argument in zip(plan.param_offsets, ("string", "int"), (name, offset // datetime.timedelta(seconds=1)), strict=True):
            converters.of(basic[kind]).store(block + at, argument)
        converters.heap.call(converters.helpers["time.FixedZone"], 0, plan, block)
        return read_word(block + plan.result_offsets[0])

    return load, store
