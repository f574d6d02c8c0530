"""Map operations, with the runtime's fast variants for keys of 4 or 8 plain bytes and strings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from golite.ir.builder import Mem
from golite.ir.func import Operand
from golite.ir.layout import ir_type
from golite.ir.ops import Op
from golite.ir.types import I32, I64, PTR, STRING
from golite.types.types import underlying

if TYPE_CHECKING:
    from golite.ir.build.function import FunctionBuilder


def _variant(fb: FunctionBuilder, name: str, map_type: Any) -> str:
    """"_fast32", "_fast64", "_faststr", or "" if the key goes by address."""
    key = ir_type(fb.subst(underlying(map_type).key))
    suffix = "_fast32" if key is I32 else "_fast64" if key is I64 or key is PTR else "_faststr" if key is STRING else ""
    return suffix if suffix and fb.pb.rt.has(name + suffix) else ""


def _args(fb: FunctionBuilder, name: str, map_type: Any, m: Operand, key: Operand) -> tuple[str, list[Operand]]:
    suffix = _variant(fb, name, map_type)
    if not suffix:
        k: Operand = fb.ptr(fb.spill(key))
    elif key.type is PTR:
        k = fb.value(Op.PTRTOINT, I64, key)
    else:
        k = key
    return name + suffix, [fb.pb.descriptor_addr(map_type), m, k]


def access1(fb: FunctionBuilder, map_type: Any, m: Operand, key: Operand) -> Operand:
    """``m[k]``: the element or zero."""
    name, args = _args(fb, "mapaccess1", map_type, m, key)
    p = fb.rt1(name, *args)
    return fb.load(ir_type(fb.subst(underlying(map_type).elem)), Mem(p))


def access2(fb: FunctionBuilder, map_type: Any, m: Operand, key: Operand) -> tuple[Operand, Operand]:
    name, args = _args(fb, "mapaccess2", map_type, m, key)
    p, ok = fb.rt(name, *args)
    return fb.load(ir_type(fb.subst(underlying(map_type).elem)), Mem(p)), ok


def assign(fb: FunctionBuilder, map_type: Any, m: Operand, key: Operand) -> Operand:
    """The address of the element for ``key``, made if absent."""
    name, args = _args(fb, "mapassign", map_type, m, key)
    p = fb.rt1(name, *args)
    fb.set_nonnil(p)
    return p


def delete(fb: FunctionBuilder, map_type: Any, m: Operand, key: Operand) -> None:
    name, args = _args(fb, "mapdelete", map_type, m, key)
    fb.rt(name, *args)
