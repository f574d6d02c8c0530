"""Reads back exactly what print.py writes: tests state IR as text. A mistake raises ``ValueError`` naming the line."""

from __future__ import annotations

import json
import re
import struct
from typing import Any, final

from golite.ir.func import (
    AllocInfo,
    Block,
    CallTarget,
    Const,
    Data,
    Extern,
    FuncAttrs,
    Function,
    Instr,
    Module,
    Operand,
    Reg,
    Reloc,
    Sig,
    SymAddr,
)
from golite.ir.ops import Op
from golite.ir.print import ATTR_WORDS
from golite.ir.types import BOOL, F32, F64, I8, I16, I32, I64, PTR, Float, IRType, array_of, struct_of

_OPS = {op.label: op for op in Op}
_SCALARS: dict[str, IRType] = {t.text: t for t in (I8, I16, I32, I64, F32, F64, BOOL, PTR)}

_TOKEN = re.compile(
    r"""\s*(?:
      (?P<string>"(?:[^"\\]|\\.)*")
    | (?P<reg>%\d+(?:\.[^\s,:=\[\]()]+)?)
    | (?P<arrow>->)
    | (?P<float>-?0x[0-9a-f.]+p[+-]\d+)
    | (?P<word>-?[\w./·$]+(?:[+-]\d+(?![\w:]))?)
    | (?P<punct>[&:=,+@\[\](){}-])
    )""",
    re.X,
)


@final
class _Line:
    """The tokens of one line, read from the left."""

    def __init__(self, text: str, number: int) -> None:
        self.number = number
        self.tokens: list[str] = []
        at = 0
        text = text.rstrip()
        while at < len(text):
            found = _TOKEN.match(text, at)
            if found is None:
                raise ValueError(f"line {number}: cannot read {text[at:]!r}")
            self.tokens.append(found.group(found.lastgroup or 0))
            at = found.end()
        self.at = 0

    def fail(self, message: str) -> ValueError:
        return ValueError(f"line {self.number}: {message}, before {' '.join(self.tokens[self.at :]) or 'the end'}")

    @property
    def peek(self) -> str:
        return self.tokens[self.at] if self.at < len(self.tokens) else ""

    def next(self) -> str:
        if self.at >= len(self.tokens):
            raise self.fail("something is missing")
        self.at += 1
        return self.tokens[self.at - 1]

    def accept(self, token: str) -> bool:
        if self.peek == token:
            self.at += 1
            return True
        return False

    def expect(self, token: str) -> None:
        if not self.accept(token):
            raise self.fail(f"{token!r} expected")

    def number_token(self) -> int:
        try:
            return int(self.next())
        except ValueError:
            raise self.fail("a number expected") from None

    def symbol(self) -> str:
        token = self.next()
        return str(json.loads(token)) if token.startswith('"') else token

    def type(self) -> IRType:
        token = self.next()
        if token == "{":
            fields: list[IRType] = []
            while not self.accept("}"):
                if fields:
                    self.expect(",")
                fields.append(self.type())
            return struct_of(*fields)
        if token == "[":
            length = self.number_token()
            self.expect("x")
            elem = self.type()
            self.expect("]")
            return array_of(elem, length)
        found = _SCALARS.get(token)
        if found is None:
            raise self.fail(f"unknown type {token!r}")
        return found

    def types(self) -> tuple[IRType, ...]:
        self.expect("(")
        found: list[IRType] = []
        while not self.accept(")"):
            if found:
                self.expect(",")
            found.append(self.type())
        return tuple(found)

    def sig(self) -> Sig:
        return Sig(self.types(), self.types())

    def attrs(self) -> FuncAttrs:
        attrs = FuncAttrs()
        while self.peek in ATTR_WORDS:
            setattr(attrs, self.next(), True)
        if self.accept("noescape"):
            self.expect("=")
            attrs.params_noescape = tuple(c == "1" for c in self.next())
        return attrs


def parse_module(text: str) -> Module:
    module = Module("")
    lines = text.split("\n")
    at = 0
    while at < len(lines):
        line = _Line(lines[at].partition(" ; ")[0], at + 1)
        if not line.tokens or line.peek == ";":
            at += 1
            continue
        if line.peek == "func":
            end = at
            while end < len(lines) and lines[end].rstrip() != "}":
                end += 1
            fn = _parse_function(lines[at : end + 1], at + 1)
            module.functions[fn.symbol] = fn
            at = end + 1
            continue
        _parse_top(module, line)
        at += 1
    return module


def _parse_top(module: Module, line: _Line) -> None:
    word = line.next()
    if word == "module":
        module.path = line.symbol()
    elif word == "init":
        module.init_symbol = line.symbol()
    elif word == "main":
        module.main_symbol = line.symbol()
    elif word == "import":
        module.imports.append(line.symbol())
    elif word == "extern":
        if line.accept("data"):
            symbol = line.symbol()
            module.externs[symbol] = Extern(symbol, None)
        else:
            line.expect("func")
            symbol = line.symbol()
            sig = line.sig()
            module.externs[symbol] = Extern(symbol, sig, line.attrs())
    elif word == "data":
        data = _parse_data(line)
        module.data[data.symbol] = data
    else:
        raise line.fail(f"unknown word {word!r}")


def _parse_data(line: _Line) -> Data:
    symbol = line.symbol()
    line.expect("size")
    size = line.number_token()
    line.expect("align")
    align = line.number_token()
    data = Data(symbol, size, align, linkage=line.next())
    data.readonly = line.accept("readonly")
    data.group = line.accept("group")
    if line.accept("init"):
        data.init = bytes.fromhex(line.next())
    while line.accept("reloc"):
        offset = line.number_token()
        target = line.symbol()
        data.relocs.append(Reloc(offset, target, line.number_token(), line.accept("weak")))
    return data


def parse_function(text: str) -> Function:
    lines = text.strip("\n").split("\n")
    return _parse_function(lines, 1)


@final
class _FunctionParser:
    def __init__(self) -> None:
        self.fn: Function
        self.regs: dict[int, Reg] = {}
        self.blocks: dict[int, Block] = {}

    def block(self, name: str, line: _Line) -> Block:
        if not re.fullmatch(r"b\d+", name):
            raise line.fail(f"{name!r} is not a block")
        index = int(name[1:])
        found = self.blocks.get(index)
        if found is None:
            found = self.blocks[index] = Block(index)
        return found

    def define(self, line: _Line) -> Reg:
        token = line.next()
        if not token.startswith("%"):
            raise line.fail("a register expected")
        line.expect(":")
        number, _, name = token[1:].partition(".")
        index, type = int(number), line.type()
        found = self.regs.get(index)
        if found is None:
            found = self.regs[index] = Reg(index, type, name)
        elif found.type is not type:
            raise line.fail(f"{token} has type {found.type} elsewhere")
        return found

    def operand(self, line: _Line) -> Operand:
        token = line.next()
        if token.startswith("%"):
            index = int(token[1:].partition(".")[0])
            found = self.regs.get(index)
            if found is None:
                raise line.fail(f"{token} is never defined")
            return found
        if token == "&":
            symbol = line.next()
            offset = 0
            if symbol.startswith('"'):
                symbol = str(json.loads(symbol))
                if line.accept("+") or re.fullmatch(r"[+-]\d+", line.peek):
                    offset = line.number_token()
            else:
                split = re.fullmatch(r"(.*?)([+-]\d+)", symbol)
                if split is not None:
                    symbol, offset = split.group(1), int(split.group(2))
                elif line.accept("+"):
                    offset = line.number_token()
            return SymAddr(symbol, offset)
        line.expect(":")
        type = line.type()
        return Const(type, _parse_value(token, type))


def _parse_value(token: str, type: IRType) -> Any:
    if token == "zero":
        return None
    if isinstance(type, Float):
        if token.startswith("nan_"):
            return struct.unpack("<d", struct.pack("<Q", int(token[4:], 16)))[0]
        return float.fromhex(token)
    return int(token)


def _parse_function(lines: list[str], first: int) -> Function:
    parser = _FunctionParser()
    head = _Line(lines[0], first)
    head.expect("func")
    symbol = head.symbol()
    head.expect("(")
    params: list[Reg] = []
    while not head.accept(")"):
        if params:
            head.expect(",")
        params.append(parser.define(head))
    results = head.types()
    fn = Function(symbol, Sig(tuple(r.type for r in params), results))
    fn.attrs = head.attrs()
    if head.accept("@"):
        fn.pos = head.number_token()
    head.expect("{")
    body = [_Line(_strip_name(text), first + i) for i, text in enumerate(lines[1:], 1) if text.strip() not in ("", "}")]
    # All definitions first: a register may be read in a block that stands before the one that defines it.
    for line in body:
        _collect_definitions(parser, line)
        line.at = 0
    current: Block | None = None
    order: list[Block] = []
    for line in body:
        if line.accept("var"):
            continue
        if len(line.tokens) == 2 and line.tokens[1] == ":":
            current = parser.block(line.tokens[0], line)
            order.append(current)
            continue
        if current is None:
            raise line.fail("an instruction outside of blocks")
        current.instrs.append(_parse_instr(parser, line))
    for text in lines[1:]:
        head_text, _, name = text.partition(" ; ")
        if name and not head_text.startswith(" "):
            parser.blocks[int(head_text.rstrip(":")[1:])].name = name
    fn.params = params
    fn.regs = [parser.regs[i] for i in sorted(parser.regs)]
    fn.blocks = order
    return fn


def _strip_name(text: str) -> str:
    return text if text.startswith(" ") else text.partition(" ; ")[0]


def _collect_definitions(parser: _FunctionParser, line: _Line) -> None:
    if line.accept("var"):
        parser.define(line)
        return
    if not line.peek.startswith("%"):
        return
    parser.define(line)
    while line.accept(","):
        parser.define(line)


def _parse_instr(parser: _FunctionParser, line: _Line) -> Instr:
    dsts: list[Reg] = []
    if line.peek.startswith("%"):
        dsts.append(parser.define(line))
        while line.accept(","):
            dsts.append(parser.define(line))
        line.expect("=")
    label = line.next()
    op = _OPS.get(label)
    if op is None:
        raise line.fail(f"unknown op {label!r}")
    args: list[Operand] = []
    while line.peek not in ("", "[", "->", "@"):
        if args:
            line.expect(",")
        args.append(parser.operand(line))
    imm = None
    if line.accept("["):
        imm = _parse_imm(line)
        line.expect("]")
    blocks: list[Block] = []
    if line.accept("->"):
        blocks.append(parser.block(line.next(), line))
        while line.accept(","):
            blocks.append(parser.block(line.next(), line))
    pos = line.number_token() if line.accept("@") else 0
    if line.peek:
        raise line.fail("unexpected rest")
    return Instr(op, tuple(dsts), tuple(args), imm, pos, tuple(blocks))


def _parse_imm(line: _Line) -> Any:
    token = line.peek
    if re.fullmatch(r"-?\d+", token):
        return line.number_token()
    if token.startswith('"') and line.tokens[line.at + 1] == "]":
        return line.symbol()
    if token == "ints":
        line.next()
        found: list[int] = []
        while line.peek != "]":
            if found:
                line.expect(",")
            found.append(line.number_token())
        return tuple(found)
    if token == "sig" and line.tokens[line.at + 1] == "(":
        line.next()
        return line.sig()
    if token == "alloc" and line.tokens[line.at + 1] != "(":
        line.next()
        info = AllocInfo(line.type(), line.symbol())
        info.may_stack = line.accept("may_stack")
        info.stack = line.accept("stack")
        if line.accept("name"):
            info.name = line.symbol()
        if line.accept("small"):
            info.small = line.symbol()
        return info
    symbol = line.symbol()
    return CallTarget(symbol, line.sig())
