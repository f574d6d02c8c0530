"""Map operations, with the runtime's fast variants for keys of 4 or 8 plain bytes and strings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from golite.ir.builder import Mem
from golite.ir.func import Operand
from golite.ir.layout import ir_type, is_regular_memory
from golite.ir.ops import Op
from golite.ir.types import I32, I64, PTR, STRING
from golite.types.types import underlying

if TYPE_CHECKING:
    from golite.ir.build.function import FunctionBuilder


def _variant(fb: FunctionBuilder, name: str, key_type: Any) -> str:
    """"_fast32", "_fast64", "_faststr", or "" if the key goes by address. The runtime says the same of the map's type (hmap.setlayout)."""
    suffix = ""
    if ir_type(key_type) is STRING:
        suffix = "_faststr"
    elif is_regular_memory(key_type):
        suffix = {4: "_fast32", 8: "_fast64"}.get(ir_type(key_type).size, "")
    return suffix if suffix and fb.pb.rt.has(name + suffix) else ""


def _args(fb: FunctionBuilder, name: str, map_type: Any, m: Operand, key: Operand) -> tuple[str, list[Operand]]:
    suffix = _variant(fb, name, fb.subst(underlying(map_type).key))
    if not suffix:
        k: Operand = fb.ptr(fb.spill(key))
    elif suffix == "_faststr":
        k = key
    else:
        k = _plain(fb, key)
    return name + suffix, [fb.pb.descriptor_addr(map_type), m, k]


def _plain(fb: FunctionBuilder, key: Operand) -> Operand:
    """A key of 4 or 8 bytes as an integer."""
    word = I32 if key.type.size == 4 else I64
    if key.type is word:
        return key
    if key.type is PTR:
        return fb.value(Op.PTRTOINT, I64, key)
    mem = Mem(fb.alloc(word, "", stack=True))
    fb.store(mem, key)
    return fb.load(word, mem)


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
