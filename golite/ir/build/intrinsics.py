"""Functions that become IR operations instead of calls (docs/abi.md, "Intrinsics")."""

from __future__ import annotations

from typing import TYPE_CHECKING, Callable, Optional

from golite.ir.builder import i64
from golite.ir.func import Const, Operand
from golite.ir.ops import Op
from golite.ir.types import BOOL, F32, F64, I8, I32, I64, PTR, IRType
from golite.types.objects import Func

if TYPE_CHECKING:
    from golite.ir.build.function import FunctionBuilder

_TCB_M_OFFSET = 0x60  # docs/abi.md, "Thread control block"

Lowering = Callable[["FunctionBuilder", list[Operand]], list[Operand]]
TCB_MARKING = 0x68  # docs/abi.md, "Thread control block"
_TABLE: dict[tuple[str, str], Lowering] = {}


def find(f: Func) -> Optional[Lowering]:
    """The lowering of calls to ``f``, or None for an ordinary function."""
    if f.pkg is None or f.type.recv is not None:
        return None
    return _TABLE.get((f.pkg.path, f.name))


def _atomic_load(t: IRType) -> Lowering:
    return lambda fb, a: [fb.value(Op.ALOAD, t, a[0])]


def _atomic_store(fb: FunctionBuilder, a: list[Operand]) -> list[Operand]:
    fb.emit(Op.ASTORE, (), (a[0], a[1]))
    return []


def _store_release(fb: FunctionBuilder, a: list[Operand]) -> list[Operand]:
    fb.emit(Op.ASTOREREL, (), (a[0], a[1]))
    return []


def _atomic_swap(fb: FunctionBuilder, a: list[Operand]) -> list[Operand]:
    return [fb.value(Op.AXCHG, a[1].type, a[0], a[1])]


def _atomic_add(fb: FunctionBuilder, a: list[Operand]) -> list[Operand]:
    old = fb.value(Op.AADD, a[1].type, a[0], a[1])
    return [fb.add(old, a[1])]


def _atomic_cas(fb: FunctionBuilder, a: list[Operand]) -> list[Operand]:
    return [fb.value(Op.ACAS, BOOL, a[0], a[1], a[2])]


def _atomic_old(op: Op) -> Lowering:
    return lambda fb, a: [fb.value(op, a[1].type, a[0], a[1])]


def _atomic_none(op: Op) -> Lowering:
    def lower(fb: FunctionBuilder, a: list[Operand]) -> list[Operand]:
        fb.value(op, a[1].type, a[0], a[1])
        return []

    return lower


def _same(name: str, t: IRType, narrow: Optional[IRType] = None) -> Lowering:
    """An intrinsic with one result of type ``t``."""
    return lambda fb, a: list(fb.intrin(name, (t,), *a))


def _count(name: str, bits_of_result: IRType = I64) -> Lowering:
    """Leading/trailing zeros and ones: on the operand's width, the result an int."""

    def lower(fb: FunctionBuilder, a: list[Operand]) -> list[Operand]:
        t = a[0].type
        r: Operand = fb.intrin(name, (t,), a[0])[0]
        return [r if t is I64 else fb.value(Op.ZEXT, I64, r)]

    return lower


def _len(fb: FunctionBuilder, a: list[Operand]) -> list[Operand]:
    t = a[0].type
    r: Operand = fb.intrin("clz", (t,), a[0])[0]
    if t is not I64:
        r = fb.value(Op.ZEXT, I64, r)
    return [fb.sub(i64(t.size * 8), r)]


def _rotate(fb: FunctionBuilder, a: list[Operand]) -> list[Operand]:
    t = a[0].type
    k = a[1]
    if t is not I64:
        k = Const(t, k.value % (8 * t.size)) if type(k) is Const else fb.value(Op.TRUNC, t, k)
    return list(fb.intrin("rotl", (t,), a[0], k))


def _reverse_bytes(fb: FunctionBuilder, a: list[Operand]) -> list[Operand]:
    return list(fb.intrin("bswap", (a[0].type,), a[0]))


def _reverse(fb: FunctionBuilder, a: list[Operand]) -> list[Operand]:
    return list(fb.intrin("bitreverse", (a[0].type,), a[0]))


def _pair(name: str) -> Lowering:
    return lambda fb, a: list(fb.intrin(name, (I64, I64), *a))


def _bitcast(t: IRType) -> Lowering:
    return lambda fb, a: [fb.value(Op.BITCAST, t, a[0])]


def _pause(fb: FunctionBuilder, a: list[Operand]) -> list[Operand]:
    fb.emit(Op.PAUSE)
    return []


def _keep_alive(fb: FunctionBuilder, a: list[Operand]) -> list[Operand]:
    fb.emit(Op.KEEPALIVE, (), (a[0],))
    return []


_TABLE.update(
    {
        ("runtime", "getg"): lambda fb, a: [fb.value(Op.GETG, PTR)],
        ("runtime", "tcbGetM"): lambda fb, a: [fb.value(Op.TLSLOAD, PTR, imm=_TCB_M_OFFSET)],
        ("runtime", "getframeaddr"): lambda fb, a: [fb.value(Op.FRAMEADDR, PTR)],
        ("runtime", "keepAlive"): _keep_alive,
        ("runtime", "procyield1"): _pause,
        ("runtime", "cputicks"): lambda fb, a: list(fb.intrin("rdtsc", (I64,))),
        ("runtime", "tcbMarking"): lambda fb, a: [fb.value(Op.TLSLOAD, I32, imm=TCB_MARKING)],
        ("runtime", "mul64"): _pair("mul128"),
        ("runtime", "ctz64"): _count("ctz"),
        ("runtime", "popcount64"): _count("popcnt"),
        ("runtime", "bswap64"): _reverse_bytes,
    }
)

_ATOMIC = "runtime/internal/atomic"
for _name, _t in (
    ("Load", I32), ("Loadp", PTR), ("Load64", I64), ("Loaduintptr", I64), ("Loadint32", I32), ("Loadint64", I64), ("Load8", I8),
):  # fmt: skip
    _TABLE[_ATOMIC, _name] = _atomic_load(_t)
for _name in ("Store", "Store64", "Storeuintptr", "StorepNoWB", "Storeint32", "Storeint64", "Store8"):
    _TABLE[_ATOMIC, _name] = _atomic_store
_TABLE[_ATOMIC, "StoreRel"] = _store_release
for _name in ("Cas", "Cas64", "Casuintptr", "Casp1", "Casint32", "Casint64"):
    _TABLE[_ATOMIC, _name] = _atomic_cas
for _name in ("Xadd", "Xadd64", "Xadduintptr", "Xaddint32", "Xaddint64"):
    _TABLE[_ATOMIC, _name] = _atomic_add
for _name in ("Xchg", "Xchg64", "Xchguintptr", "Xchgint32", "Xchgint64"):
    _TABLE[_ATOMIC, _name] = _atomic_swap
for _name in ("And8", "And"):
    _TABLE[_ATOMIC, _name] = _atomic_none(Op.AAND)
_TABLE["runtime/internal/atomic", "Or32"] = _atomic_old(Op.AOR)
for _name in ("Or8", "Or"):
    _TABLE[_ATOMIC, _name] = _atomic_none(Op.AOR)

for _suffix, _t in (("Int32", I32), ("Int64", I64), ("Uint32", I32), ("Uint64", I64), ("Uintptr", I64), ("Pointer", PTR)):
    _TABLE["sync/atomic", "Load" + _suffix] = _atomic_load(_t)
    _TABLE["sync/atomic", "Store" + _suffix] = _atomic_store
    _TABLE["sync/atomic", "Swap" + _suffix] = _atomic_swap
    _TABLE["sync/atomic", "CompareAndSwap" + _suffix] = _atomic_cas
    if _t is not PTR:
        _TABLE["sync/atomic", "Add" + _suffix] = _atomic_add
        _TABLE["sync/atomic", "And" + _suffix] = _atomic_old(Op.AAND)
        _TABLE["sync/atomic", "Or" + _suffix] = _atomic_old(Op.AOR)

for _name, _intrinsic in (
    ("Sqrt", "sqrt"), ("sqrt", "sqrt"), ("Floor", "floor"), ("Ceil", "ceil"), ("Trunc", "trunc"), ("RoundToEven", "rint"), ("Abs", "fabs"),
    ("Copysign", "copysign"), ("FMA", "fma"),
):  # fmt: skip
    _TABLE["math", _name] = _same(_intrinsic, F64)
_TABLE["math", "Float64bits"] = _bitcast(I64)
_TABLE["math", "Float64frombits"] = _bitcast(F64)
_TABLE["math", "Float32bits"] = _bitcast(I32)
_TABLE["math", "Float32frombits"] = _bitcast(F32)

for _suffix in ("", "8", "16", "32", "64"):
    _TABLE["math/bits", "LeadingZeros" + _suffix] = _count("clz")
    _TABLE["math/bits", "TrailingZeros" + _suffix] = _count("ctz")
    _TABLE["math/bits", "OnesCount" + _suffix] = _count("popcnt")
    _TABLE["math/bits", "Len" + _suffix] = _len
    _TABLE["math/bits", "RotateLeft" + _suffix] = _rotate
    _TABLE["math/bits", "Reverse" + _suffix] = _reverse
    if _suffix != "8":
        _TABLE["math/bits", "ReverseBytes" + _suffix] = _reverse_bytes
for _suffix in ("", "64"):
    _TABLE["math/bits", "Mul" + _suffix] = _pair("mul128")
    _TABLE["math/bits", "Add" + _suffix] = _pair("add64c")
    _TABLE["math/bits", "Sub" + _suffix] = _pair("sub64b")


def is_replaced(pkg: str, name: str) -> bool:
    return (pkg, name) in _TABLE
