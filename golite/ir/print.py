"""IR as text, for dumps and tests: one instruction a line, stable, diffable, and read back by parse.py. ::

    func main.sum(%0.s: {ptr, i64, i64}) (i64) nosplit {
    b0:
      %1: i64 = copy 0:i64
      %2.n: i64 = getf %0.s [1]
      br %3 [1] -> b1, b2          @512
    }

A register's type stands where it is defined (registers that are never defined get a ``var`` line), immediates in brackets,
successors after ``->``, positions (optional) after ``@``. Constants are ``value:type``, addresses ``&symbol+offset``. A symbol that
isn't a plain word is quoted as a JSON string.
"""

from __future__ import annotations

import json
import math
import struct

from golite.ir.func import AllocInfo, CallTarget, Const, Data, FuncAttrs, Function, Instr, Module, Operand, Reg, Sig, SymAddr
from golite.ir.types import Float, IRType

PLAIN_SYMBOL_CHARS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_./·$")
ATTR_WORDS = ("closure", "nosplit", "noinline", "noreturn", "cold", "has_defer", "wrapper", "linkonce", "imported", "handler", "nobarrier")


def format_symbol(symbol: str) -> str:
    if symbol and PLAIN_SYMBOL_CHARS.issuperset(symbol):
        return symbol
    return json.dumps(symbol, ensure_ascii=False)


def format_module(module: Module, *, positions: bool = False) -> str:
    lines = [f"module {format_symbol(module.path)}"]
    if module.init_symbol:
        lines.append(f"init {format_symbol(module.init_symbol)}")
    if module.main_symbol:
        lines.append(f"main {format_symbol(module.main_symbol)}")
    lines += [f"import {format_symbol(path)}" for path in module.imports]
    lines.append("")
    for extern in module.externs.values():
        if extern.sig is None:
            lines.append(f"extern data {format_symbol(extern.symbol)}")
        else:
            lines.append(f"extern func {format_symbol(extern.symbol)}{format_sig(extern.sig)}{_format_attrs(extern.attrs)}")
    lines += [format_data(data) for data in module.data.values()]
    lines.append("")
    return "\n".join(lines) + "\n".join(format_function(fn, positions=positions) for fn in module.functions.values())


def format_data(data: Data) -> str:
    words = [f"data {format_symbol(data.symbol)} size {data.size} align {data.align} {data.linkage}"]
    if data.readonly:
        words.append("readonly")
    if data.group:
        words.append("group")
    if data.init:
        words.append(f"init {data.init.hex()}")
    for reloc in data.relocs:
        words.append(f"reloc {reloc.offset} {format_symbol(reloc.symbol)} {reloc.addend}{' weak' if reloc.weak else ''}")
    return " ".join(words)


def _format_attrs(attrs: FuncAttrs) -> str:
    words = [word for word in ATTR_WORDS if getattr(attrs, word)]
    if attrs.params_noescape:
        words.append("noescape=" + "".join("1" if x else "0" for x in attrs.params_noescape))
    return "".join(" " + word for word in words)


def format_sig(sig: Sig) -> str:
    return f"({', '.join(t.text for t in sig.params)}) ({', '.join(t.text for t in sig.results)})"


def format_function(fn: Function, *, positions: bool = False) -> str:
    params = ", ".join(f"{r!r}: {r.type.text}" for r in fn.params)
    results = ", ".join(t.text for t in fn.sig.results)
    at = f" @{fn.pos}" if positions and fn.pos else ""
    lines = [f"func {format_symbol(fn.symbol)}({params}) ({results}){_format_attrs(fn.attrs)}{at} {{"]
    defined = {r.index for r in fn.params}
    defined.update(r.index for block in fn.blocks for ins in block.instrs for r in ins.dsts)
    lines += [f"  var {r!r}: {r.type.text}" for r in fn.regs if r.index not in defined]
    for block in fn.blocks:
        lines.append(f"b{block.index}:" + (f" ; {block.name}" if block.name else ""))
        lines += [f"  {format_instr(ins, positions=positions)}" for ins in block.instrs]
    lines.append("}\n")
    return "\n".join(lines)


def format_instr(ins: Instr, *, positions: bool = False) -> str:
    text = ins.op.label
    if ins.dsts:
        text = ", ".join(f"{r!r}: {r.type.text}" for r in ins.dsts) + " = " + text
    if ins.args:
        text += " " + ", ".join(map(format_operand, ins.args))
    imm = format_imm(ins.imm)
    if imm:
        text += f" [{imm}]"
    if ins.blocks:
        text += " -> " + ", ".join(f"b{block.index}" for block in ins.blocks)
    if positions and ins.pos:
        text += f" @{ins.pos}"
    return text


def format_operand(operand: Operand) -> str:
    if isinstance(operand, Reg):
        return repr(operand)
    if isinstance(operand, SymAddr):
        name = "&" + format_symbol(operand.symbol)
        return f"{name}+{operand.offset_bytes}" if operand.offset_bytes else name
    return format_const(operand)


def format_const(const: Const) -> str:
    return f"{_format_value(const.type, const.value)}:{const.type.text}"


def _format_value(type: IRType, value: object) -> str:
    if value is None:
        return "zero"
    if isinstance(type, Float) and isinstance(value, float):
        if math.isnan(value):
            return f"nan_{struct.unpack('<Q', struct.pack('<d', value))[0]:x}"
        return value.hex()
    return str(int(value))  # type: ignore[call-overload]


def format_imm(imm: object) -> str:
    """What stands in the brackets; "" for no immediate."""
    if imm is None:
        return ""
    if isinstance(imm, int):
        return str(imm)
    if isinstance(imm, str):
        return json.dumps(imm)
    if isinstance(imm, tuple):
        return "ints " + ", ".join(map(str, imm))
    if isinstance(imm, CallTarget):
        return f"{format_symbol(imm.symbol)}{format_sig(imm.sig)}"
    if isinstance(imm, Sig):
        return f"sig{format_sig(imm)}"
    assert isinstance(imm, AllocInfo)
    words = [f"alloc {imm.type.text} {format_symbol(imm.descriptor)}"]
    if imm.may_stack:
        words.append("may_stack")
    if imm.stack:
        words.append("stack")
    if imm.name:
        words.append(f"name {json.dumps(imm.name, ensure_ascii=False)}")
    if imm.small:
        words.append(f"small {format_symbol(imm.small)}")
    return " ".join(words)
