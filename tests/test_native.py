"""What compiled code and the interpreter compute: every op of the IR against expectations worked out in Python, compiled at -O0 and -O2 and as
bytecode, with operands from memory and as constants; then calls, aggregates, memory, checks and the machine ops."""

from __future__ import annotations

import itertools
import math
import struct
from collections.abc import Callable, Iterator

import pytest
from native_harness import Call, Outcome, run_native

ENGINES = [("native", 0), ("native", 2), ("interp", 2), ("osr", 2)]


def signed(value: int, bits: int) -> int:
    value &= (1 << bits) - 1
    return value - (1 << bits) if value >> (bits - 1) else value


def unsigned(value: int, bits: int) -> int:
    return value & ((1 << bits) - 1)


# One function per operation: a loop applies the op to each row of operands in a buffer; then come some of the rows as constants.

FORMATS = {"i8": "b", "i16": "h", "i32": "i", "i64": "q", "f32": "f", "f64": "d", "bool": "?"}
SIZES = {"i8": 1, "i16": 2, "i32": 4, "i64": 8, "f32": 4, "f64": 8, "bool": 1}
CONSTANT_ROWS = 24

Row = tuple[tuple[float, ...], tuple[float, ...]]


class Operation:
    """``op`` as printed, with ``imm`` after the operands; ``rows``: operands and the expected results."""

    def __init__(self, op: str, results: str, args: str, rows: list[Row], imm: str = "") -> None:
        self.op = op
        self.results = results.split()
        self.args = args.split()
        self.rows = rows
        self.imm = imm
        self.symbol = ""
        self.constant_rows = rows[:: max(1, len(rows) // CONSTANT_ROWS)]
        self.stride = 8 * (len(self.args) + len(self.results))

    def _const(self, value: float, type: str) -> str:
        if type.startswith("f"):
            return f"nan_7ff8000000000000:{type}" if math.isnan(value) else f"{float(value).hex()}:{type}"
        return f"{int(value)}:{type}"

    def function(self, symbol: str) -> str:
        """Slots of 8 bytes: per row the operands and results; then per constant row the results."""
        self.symbol = symbol
        reg = itertools.count(4)
        lines = [f"func {symbol}(%0: ptr) () {{", "b0:", "  %1: i64 = copy 0:i64", "  %2: ptr = copy %0", "  jump -> b1", "b1:"]
        operands = []
        for i, type in enumerate(self.args):
            operands.append(f"%{next(reg)}")
            lines.append(f"  {operands[-1]}: {type} = load %2 [{8 * i}]")
        self._apply(lines, reg, operands, "%2", 8 * len(self.args))
        lines += [f"  %2: ptr = ptradd %2, {self.stride}:i64", "  %1: i64 = add %1, 1:i64"]
        lines += [f"  %3: bool = slt %1, {len(self.rows)}:i64", "  br %3 -> b1, b2", "b2:"]
        at = self.stride * len(self.rows)
        for values, _ in self.constant_rows:
            self._apply(lines, reg, [self._const(v, t) for v, t in zip(values, self.args, strict=True)], "%0", at)
            at += 8 * len(self.results)
        return "\n".join([*lines, "  ret", "}\n"])

    def _apply(self, lines: list[str], reg: Iterator[int], operands: list[str], base: str, at: int) -> None:
        dsts = [f"%{next(reg)}" for _ in self.results]
        head = ", ".join(f"{d}: {t}" for d, t in zip(dsts, self.results, strict=True))
        lines.append(f"  {head} = {self.op} {', '.join(operands)}{self.imm}")
        lines += [f"  store {base}, {dst} [{at + 8 * i}]" for i, dst in enumerate(dsts)]

    def buffer(self) -> bytes:
        data = b""
        for values, _ in self.rows:
            for value, type in zip(values, self.args, strict=True):
                data += pack(value, type).ljust(8, b"\0")
            data += bytes(8 * len(self.results))
        return data + bytes(8 * len(self.results) * len(self.constant_rows))

    def check(self, outcome: Outcome) -> None:
        assert outcome.panic == ""
        at = 0
        for values, expected in self.rows:
            self._check_row(outcome.buffer, at + 8 * len(self.args), values, expected, "from memory")
            at += self.stride
        for values, expected in self.constant_rows:
            self._check_row(outcome.buffer, at, values, expected, "constant")
            at += 8 * len(self.results)

    def _check_row(self, buffer: bytes, at: int, values: tuple[float, ...], expected: tuple[float, ...], kind: str) -> None:
        for type, want in zip(self.results, expected, strict=True):
            raw = buffer[at : at + SIZES[type]]
            at += 8
            if type.startswith("f") and math.isnan(want):
                same = math.isnan(struct.unpack("<" + FORMATS[type], raw)[0])
            else:
                same = raw == pack(want, type)
            assert same, f"{self.op}{self.imm} {self.args} {values} {kind}: {raw.hex()}, want {want}"


def pack(value: float, type: str) -> bytes:
    if type == "bool":
        return bytes([int(value)])
    return struct.pack("<" + FORMATS[type], value if type.startswith("f") else signed(int(value), SIZES[type] * 8))


def run_operations(operations: list[Operation], engine: str, opt_level: int) -> None:
    text = "module t\n" + "".join(o.function(f"t.f{i}") for i, o in enumerate(operations))
    outcomes = run_native(text, [Call(o.symbol, o.buffer()) for o in operations], opt_level, engine)
    for operation, outcome in zip(operations, outcomes, strict=True):
        operation.check(outcome)


def corner_ints(bits: int) -> list[int]:
    top = 1 << (bits - 1)
    return [0, 1, 3, 10, -1, -7, top - 1, -top, -top + 1, signed(0xA5A5A5A5A5A5A5A5, bits)]


def quotient(x: int, y: int) -> int:
    return abs(x) // abs(y) * (1 if (x < 0) == (y < 0) else -1)


BINARY: dict[str, Callable[[int, int, int], int]] = {
    "add": lambda x, y, n: x + y,
    "sub": lambda x, y, n: x - y,
    "mul": lambda x, y, n: x * y,
    "and": lambda x, y, n: x & y,
    "or": lambda x, y, n: x | y,
    "xor": lambda x, y, n: x ^ y,
}
DIVISION: dict[str, Callable[[int, int, int], int]] = {
    "sdiv": lambda x, y, n: quotient(x, y),
    "srem": lambda x, y, n: x - quotient(x, y) * y,
    "udiv": lambda x, y, n: unsigned(x, n) // unsigned(y, n),
    "urem": lambda x, y, n: unsigned(x, n) % unsigned(y, n),
}
COMPARE: dict[str, Callable[[int, int, int], bool]] = {
    "eq": lambda x, y, n: x == y,
    "ne": lambda x, y, n: x != y,
    "slt": lambda x, y, n: x < y,
    "sle": lambda x, y, n: x <= y,
    "sgt": lambda x, y, n: x > y,
    "sge": lambda x, y, n: x >= y,
    "ult": lambda x, y, n: unsigned(x, n) < unsigned(y, n),
    "ule": lambda x, y, n: unsigned(x, n) <= unsigned(y, n),
    "ugt": lambda x, y, n: unsigned(x, n) > unsigned(y, n),
    "uge": lambda x, y, n: unsigned(x, n) >= unsigned(y, n),
}


def integer_operations() -> list[Operation]:
    found = []
    for bits in (8, 16, 32, 64):
        type = f"i{bits}"
        pairs = list(itertools.product(corner_ints(bits), corner_ints(bits)))
        for op, apply in BINARY.items():
            found.append(Operation(op, type, f"{type} {type}", [((x, y), (apply(x, y, bits),)) for x, y in pairs]))
        for op, apply in DIVISION.items():
            found.append(Operation(op, type, f"{type} {type}", [((x, y), (apply(x, y, bits),)) for x, y in pairs if y != 0]))
        for op, test in COMPARE.items():
            found.append(Operation(op, "bool", f"{type} {type}", [((x, y), (test(x, y, bits),)) for x, y in pairs]))
        found.append(Operation("neg", type, type, [((x,), (-x,)) for x in corner_ints(bits)]))
        found.append(Operation("not", type, type, [((x,), (~x,)) for x in corner_ints(bits)]))
    return found


COUNTS = [0, 1, 7, 8, 15, 16, 31, 32, 63, 64, 127, 128, 255, 256, 65535, 1 << 32, (1 << 64) - 1]


def shift_operations() -> list[Operation]:
    found = []
    for bits, count_bits in itertools.product((8, 16, 32, 64), repeat=2):
        counts = [c for c in (0, 1, 7, 8, 15, 16, 31, 32, 63, 64, 127, 128, 255, 256, 65535, 1 << 32, (1 << 64) - 1) if c < 1 << count_bits]
        pairs = list(itertools.product(corner_ints(bits), counts))
        args = f"i{bits} i{count_bits}"
        found.append(Operation("shl", f"i{bits}", args, [((x, c), (x << c if c < bits else 0,)) for x, c in pairs]))
        found.append(Operation("lshr", f"i{bits}", args, [((x, c), (unsigned(x, bits) >> c if c < bits else 0,)) for x, c in pairs]))
        found.append(Operation("ashr", f"i{bits}", args, [((x, c), (x >> min(c, bits - 1),)) for x, c in pairs]))
    return found


FLOATS = [0.0, -0.0, 1.0, -1.0, 0.5, -0.5, 1.5, 2.5, -2.5, 3.0, 1e10, -1e10, 3e9, 5e9, 1e19, -1e19, 9.3e18, 1.8e19, 2e19, 1e30,
          -300.0, 2147483647.0, -2147483648.0, 2.0**63, -(2.0**63), 1e-30, math.inf, -math.inf, math.nan]  # fmt: skip


def to_f32(x: float) -> float:
    try:
        found: float = struct.unpack("<f", struct.pack("<f", x))[0]
    except OverflowError:
        return math.copysign(math.inf, x)
    return found


def truncate(x: float, bits: int) -> int:
    """cvttsd2si."""
    if math.isfinite(x) and -(1 << (bits - 1)) <= int(x) < 1 << (bits - 1):
        return int(x)
    return -(1 << (bits - 1))


def float_to_unsigned(x: float, bits: int) -> int:
    if bits < 64:
        return truncate(x, 64 if bits == 32 else 32)
    low = truncate(x, 64)
    return low | (truncate(x - 2.0**63, 64) if low < 0 else 0)


def divide(x: float, y: float) -> float:
    if y == 0:
        return math.nan if x == 0 or math.isnan(x) else math.copysign(math.inf, x) * math.copysign(1, y)
    return x / y


def float_operations() -> list[Operation]:
    found = []
    for type in ("f32", "f64"):
        values = [to_f32(x) if type == "f32" else x for x in FLOATS]
        fix: Callable[[float], float] = to_f32 if type == "f32" else float
        pairs = list(itertools.product(values, values))
        arithmetic: dict[str, Callable[[float, float], float]] = {
            "fadd": lambda x, y: x + y,
            "fsub": lambda x, y: x - y,
            "fmul": lambda x, y: x * y,
            "fdiv": divide,
        }
        for op, apply in arithmetic.items():
            found.append(Operation(op, type, f"{type} {type}", [((x, y), (fix(apply(x, y)),)) for x, y in pairs]))
        tests: dict[str, Callable[[float, float], bool]] = {
            "feq": lambda x, y: x == y,
            "fne": lambda x, y: x != y,
            "flt": lambda x, y: x < y,
            "fle": lambda x, y: x <= y,
            "fgt": lambda x, y: x > y,
            "fge": lambda x, y: x >= y,
        }
        for op, test in tests.items():
            found.append(Operation(op, "bool", f"{type} {type}", [((x, y), (test(x, y),)) for x, y in pairs]))
        found.append(Operation("fneg", type, type, [((x,), (-x,)) for x in values]))
        for bits in (8, 16, 32, 64):
            rows = [((x,), (truncate(x, 64 if bits == 64 else 32),)) for x in values]
            found.append(Operation("fptosi", f"i{bits}", type, rows))
            found.append(Operation("fptoui", f"i{bits}", type, [((x,), (float_to_unsigned(x, bits),)) for x in values]))
            ints = corner_ints(bits)
            if type == "f64":
                found.append(Operation("sitofp", type, f"i{bits}", [((x,), (float(x),)) for x in ints]))
                found.append(Operation("uitofp", type, f"i{bits}", [((x,), (float(unsigned(x, bits)),)) for x in ints]))
        finite = [x for x in values if math.isfinite(x)]
        unary: dict[str, tuple[Callable[[float], float], list[float]]] = {
            "sqrt": (math.sqrt, [x for x in finite if x >= 0]),
            "floor": (lambda x: math.copysign(math.floor(x), x), finite),
            "ceil": (lambda x: math.copysign(math.ceil(x), x), finite),
            "trunc": (lambda x: math.copysign(math.trunc(x), x), finite),
            "rint": (lambda x: math.copysign(round(x), x), finite),
            "fabs": (math.fabs, values),
        }
        for name, (function, domain) in unary.items():
            rows = [((x,), (fix(function(x)),)) for x in domain]
            found.append(Operation("intrin", type, type, rows, f' ["{name}"]'))
        rows2 = [((x, y), (math.copysign(x, y),)) for x, y in pairs if not math.isnan(x)]
        found.append(Operation("intrin", type, f"{type} {type}", rows2, ' ["copysign"]'))
    found.append(Operation("intrin", "f64", "f64 f64 f64", [((1 + 2**-52, 1 - 2**-52, -1.0), (-(2.0**-104),))], ' ["fma"]'))
    for bits in (8, 16, 32, 64):
        small = [x for x in corner_ints(bits) if abs(x) < 1 << 20]
        found.append(Operation("sitofp", "f32", f"i{bits}", [((x,), (float(x),)) for x in small]))
        found.append(Operation("uitofp", "f32", f"i{bits}", [((x,), (float(x),)) for x in small if x >= 0]))
    found.append(Operation("intrin", "f32", "f32 f32 f32", [((1 + 2**-23, 1 - 2**-23, -1.0), (-(2.0**-46),))], ' ["fma"]'))
    found.append(Operation("fpext", "f64", "f32", [((to_f32(x),), (to_f32(x),)) for x in FLOATS]))
    found.append(Operation("fptrunc", "f32", "f64", [((x,), (to_f32(x),)) for x in FLOATS]))
    bits = [((x,), (struct.unpack("<q", struct.pack("<d", x))[0],)) for x in FLOATS if not math.isnan(x)]
    found.append(Operation("bitcast", "i64", "f64", bits))
    found.append(Operation("bitcast", "f64", "i64", [((b[0],), (x[0],)) for x, b in bits]))
    return found


def reverse_bits(x: int, bits: int) -> int:
    return int(format(unsigned(x, bits), f"0{bits}b")[::-1], 2)


def bit_operations() -> list[Operation]:
    found = []
    for bits in (8, 16, 32, 64):
        type = f"i{bits}"
        ints = corner_ints(bits)
        unary: dict[str, Callable[[int], int]] = {
            "clz": lambda x, bits=bits: bits - unsigned(x, bits).bit_length(),  # type: ignore[misc]
            "ctz": lambda x, bits=bits: bits if x == 0 else (unsigned(x, bits) & -unsigned(x, bits)).bit_length() - 1,  # type: ignore[misc]
            "popcnt": lambda x, bits=bits: unsigned(x, bits).bit_count(),  # type: ignore[misc]
            "bswap": lambda x, bits=bits: int.from_bytes(unsigned(x, bits).to_bytes(bits // 8, "little"), "big"),  # type: ignore[misc]
            "bitreverse": lambda x, bits=bits: reverse_bits(x, bits),  # type: ignore[misc]
        }
        for name, apply in unary.items():
            found.append(Operation("intrin", type, type, [((x,), (apply(x),)) for x in ints], f' ["{name}"]'))
        rows = []
        for x, count in itertools.product(ints, (0, 1, bits - 1, bits, bits + 3, 100)):
            turn = count % bits
            rows.append(((x, count), (unsigned(x, bits) << turn | unsigned(x, bits) >> (bits - turn),)))
        found.append(Operation("intrin", type, f"{type} {type}", rows, ' ["rotl"]'))
        for to in (16, 32, 64):
            if to > bits:
                found.append(Operation("sext", f"i{to}", type, [((x,), (x,)) for x in ints]))
                found.append(Operation("zext", f"i{to}", type, [((x,), (unsigned(x, bits),)) for x in ints]))
                found.append(Operation("trunc", type, f"i{to}", [((x,), (x,)) for x in corner_ints(to)]))
        found.append(Operation("zext", type, "bool", [((0,), (0,)), ((1,), (1,))]))
        found.append(Operation("select", type, f"bool {type} {type}", [((c, x, y), (x if c else y,)) for c in (0, 1) for x, y in ((1, 2), (-1, 0))]))
    ints = corner_ints(64)
    pairs = list(itertools.product(ints, ints))
    wide = [((x, y), (unsigned(x, 64) * unsigned(y, 64) >> 64, x * y)) for x, y in pairs]
    found.append(Operation("intrin", "i64 i64", "i64 i64", wide, ' ["mul128"]'))
    sums = [((x, y, c), (x + y + c, (unsigned(x, 64) + unsigned(y, 64) + c) >> 64)) for x, y in pairs for c in (0, 1)]
    found.append(Operation("intrin", "i64 i64", "i64 i64 i64", sums, ' ["add64c"]'))
    differences = [((x, y, c), (x - y - c, int(unsigned(x, 64) - unsigned(y, 64) - c < 0))) for x, y in pairs for c in (0, 1)]
    found.append(Operation("intrin", "i64 i64", "i64 i64 i64", differences, ' ["sub64b"]'))
    quotients = []
    for hi, lo, y in itertools.product(ints, repeat=3):
        if unsigned(y, 64) > unsigned(hi, 64):
            whole = unsigned(hi, 64) << 64 | unsigned(lo, 64)
            quotients.append(((hi, lo, y), (whole // unsigned(y, 64), whole % unsigned(y, 64))))
    found.append(Operation("intrin", "i64 i64", "i64 i64 i64", quotients[:300], ' ["div128"]'))
    found.append(Operation("lnot", "bool", "bool", [((0,), (1,)), ((1,), (0,))]))
    found.append(Operation("eq", "bool", "bool bool", [((x, y), (x == y,)) for x in (0, 1) for y in (0, 1)]))
    return found


@pytest.mark.parametrize(("engine", "opt_level"), ENGINES)
@pytest.mark.parametrize("family", [integer_operations, shift_operations, float_operations, bit_operations])
def test_arithmetic(family: Callable[[], list[Operation]], engine: str, opt_level: int) -> None:
    run_operations(family(), engine, opt_level)


# ruff: noqa: E501 (a printed instruction is a line)

# Branches on comparisons, forward and backward, taken if it holds or if it does not: r, n, m of a row tell where each went.

BRANCH_WORDS = 5
BRANCHES = """
func {symbol}(%0: ptr) () {{
b0:
  %1.i: i64 = copy 0:i64
  %2: ptr = copy %0
  jump -> b1
b1:
  %3: {type} = load %2 [0]
  %4: {type} = load %2 [8]
  %5.r: i64 = copy 0:i64
  %6: bool = {op} %3, {y}
  br %6 -> b2, b3
b2:
  %5.r: i64 = add %5.r, 1:i64
  jump -> b3
b3:
  %7: bool = {op} %3, {y}
  br %7 -> b5, b4
b4:
  jump -> b6
b5:
  %5.r: i64 = add %5.r, 2:i64
  jump -> b6
b6:
  %8.n: i64 = copy 0:i64
  jump -> b7
b7:
  %8.n: i64 = add %8.n, 1:i64
  %9: bool = slt %8.n, 4:i64
  br %9 -> b8, b9
b8:
  %10: bool = {op} %3, {y}
  br %10 -> b7, b9
b9:
  %11.m: i64 = copy 0:i64
  jump -> b10
b10:
  %11.m: i64 = add %11.m, 1:i64
  %12: bool = slt %11.m, 4:i64
  br %12 -> b11, b12
b11:
  %13: bool = {op} %3, {y}
  br %13 -> b12, b10
b12:
  store %2, %5.r [16]
  store %2, %8.n [24]
  store %2, %11.m [32]
  %2: ptr = ptradd %2, 40:i64
  %1.i: i64 = add %1.i, 1:i64
  %14: bool = slt %1.i, {rows}:i64
  br %14 -> b1, b13
b13:
  ret
}}
"""


def branch_operations() -> list[tuple[str, str, str, list[Row]]]:
    """(op, type, constant operand or "", rows): comparisons of the arithmetic tests, as branches; integers against constants, too."""
    found = []
    for operation in [*integer_operations(), *float_operations()]:
        if operation.results == ["bool"]:
            op, type = operation.op, operation.args[0]
            found.append((op, type, "", operation.rows))
            if type.startswith("i"):
                for y in (10, -7):
                    found.append((op, type, f"{y}:{type}", [row for row in operation.rows if row[0][1] == y]))
    return found


def branch_module() -> tuple[str, list[Call], list[list[Row]]]:
    text, calls, all_rows = "module t\n", [], []
    for i, (op, type, y, rows) in enumerate(branch_operations()):
        text += BRANCHES.format(symbol=f"t.f{i}", op=op, type=type, y=y or "%4", rows=len(rows))
        buffer = b"".join(b"".join(pack(v, type).ljust(8, b"\0") for v in values) + bytes(24) for values, _ in rows)
        calls.append(Call(f"t.f{i}", buffer))
        all_rows.append(rows)
    return text, calls, all_rows


@pytest.mark.parametrize(("engine", "opt_level"), ENGINES[1:])
def test_branches(engine: str, opt_level: int) -> None:
    text, calls, all_rows = branch_module()
    for (op, type, *_), rows, outcome in zip(branch_operations(), all_rows, run_native(text, calls, opt_level, engine), strict=True):
        for k, (values, (holds,)) in enumerate(rows):
            at = 8 * BRANCH_WORDS * k + 16
            assert outcome.buffer[at : at + 24] == (words(3, 4, 1) if holds else words(0, 1, 4)), (op, type, values)


# Calls of every number of arguments in registers, and some on the stack, with every kind of results, in every way a function is called.

RESULT_KINDS = {"0": [], "1": ["i64"], "b": ["bool"], "2": ["i64", "i64"], "3": ["i64", "i64", "i64"]}
ARGUMENTS = [0, 1, 2, 3, 4, 5, 6, 9, 20, 40]


def call_module() -> tuple[str, list[Call], list[list[int]]]:
    """Callees leave the sum of k times argument k in t.sink, and return it (odd: as bool), 7 and 8."""
    text, calls, expected = "module t\ndata t.sink size 8 align 8 external init 0000000000000000\n", [], []
    functions = ""
    for n, kind in itertools.product(ARGUMENTS, RESULT_KINDS):
        callee, results = f"t.to{n}_{kind}", RESULT_KINDS[kind]
        sig = f"({', '.join(['i64'] * n)}) ({', '.join(results)})"
        text += f"data {callee}·f size 8 align 8 linkonce readonly reloc 0 {callee} 0\n"
        functions += f"func {callee}({', '.join(f'%{k}: i64' for k in range(n))}) ({', '.join(results)}) noinline {{\nb0:\n"
        functions += f"  %{n}: i64 = copy 0:i64\n"
        for k in range(n):
            functions += f"  %{n + 1 + k}: i64 = mul %{k}, {k + 1}:i64\n  %{n}: i64 = add %{n}, %{n + 1 + k}\n"
        functions += f"  store &t.sink, %{n}\n"
        odd = 2 * n + 1
        if kind == "b":
            functions += f"  %{odd}: i64 = and %{n}, 1:i64\n  %{odd + 1}: bool = ne %{odd}, 0:i64\n"
        returned = [f"%{odd + 1}" if kind == "b" else f"%{n}", "7:i64", "8:i64"][: len(results)]
        functions += f"  ret {', '.join(returned)}\n}}\n".replace("ret \n", "ret\n")
        functions += f"func t.from{n}_{kind}(%0: ptr) () {{\nb0:\n"
        reg = itertools.count(1)
        want = []
        at = 0
        for how in (f"call ARGS [{callee}{sig}]", f"callc &{callee}·fARGS [sig{sig}]", f"callp &{callee}ARGS [sig{sig}]"):
            operands = [f"{11 * k + 3}:i64" for k in range(n)]
            total = sum((k + 1) * (11 * k + 3) for k in range(n))
            joined = ", ".join(operands)
            text_of_call = how.replace("call ARGS", f"call {joined}".rstrip()).replace("ARGS", f", {joined}" if operands else "")
            dsts = [f"%{next(reg)}" for _ in results]
            head = ", ".join(f"{d}: {t}" for d, t in zip(dsts, results, strict=True))
            functions += f"  {head} = {text_of_call}\n" if head else f"  {text_of_call}\n"
            loaded = f"%{next(reg)}"
            functions += f"  {loaded}: i64 = load &t.sink\n  store &t.sink, 0:i64\n"
            for value in [loaded, *dsts]:
                functions += f"  store %0, {value} [{at}]\n"
                at += 8
            want += [total, *([total & 1] if kind == "b" else [total, 7, 8][: len(results)])]
        functions += "  ret\n}\n"
        calls.append(Call(f"t.from{n}_{kind}", bytes(at)))
        expected.append(want)
    return text + functions, calls, expected


@pytest.mark.parametrize(("engine", "opt_level"), [("native", 2), ("interp", 2), ("mixed0", 2), ("mixed1", 2), ("mixed0", 0), ("mixed1", 0)])
def test_calls(engine: str, opt_level: int) -> None:
    text, calls, expected = call_module()
    for call, want, outcome in zip(calls, expected, run_native(text, calls, opt_level, engine), strict=True):
        assert outcome.buffer == words(*want), call.symbol


# Elements of slices and arrays of each size, and atomics of each width.


def memory_module() -> tuple[str, list[Call], list[list[int]]]:
    text, calls, expected = "module t\nextern func runtime.goPanicIndex(i64, i64) () noreturn\nextern func runtime.panicmem() () noreturn\n", [], []
    for size in (1, 2, 4, 8):
        t = f"i{8 * size}"
        mask = (1 << 8 * size) - 1
        text += f"""
func t.elements{size}(%0: ptr) () {{
b0:
  %1: ptr = ptradd %0, 64:i64
  %2: {{ptr, i64, i64}} = make %1, 4:i64, 4:i64
  %3: i64 = load %0
  %4: ptr = getf %2 [0]
  %5: i64 = getf %2 [1]
  bounds %3, %5
  %6: ptr = index %4, %3 [{size}]
  %7: {t} = load %6
  %8: {t} = add %7, 1:{t}
  bounds %3, %5
  %9: ptr = index %4, %3 [{size}]
  store %9, %8
  %10: ptr = index %1, %3 [{size}]
  %11: {t} = load %10
  %12: {t} = mul %11, 3:{t}
  %13: i64 = add %3, 1:i64
  %14: ptr = index %1, %13 [{size}]
  store %14, %12
  nilcheck %1
  %15: {t} = load %1 [{size}]
  nilcheck %1
  store %1, %15 [{3 * size}]
  bounds %3, %5
  %16: ptr = index %4, %3 [{size}]
  %17: i64 = ptrtoint %16
  %18: i64 = ptrtoint %1
  %19: i64 = sub %17, %18
  %20: ptr = index %1, %13 [{size}]
  %21: i64 = ptrtoint %20
  %22: i64 = sub %21, %18
  store %0, %19 [8]
  store %0, %22 [16]
  %23: i64 = zext %15 
  store %0, %23 [24]
  ret
}}
""".replace("  %23: i64 = zext %15 \n", "  %23: i64 = copy 5:i64\n" if size == 8 else "  %23: i64 = zext %15\n")
        items = [9, mask - 1, 40, 0]
        data = b"".join((v & mask).to_bytes(size, "little") for v in items).ljust(32, b"\0")
        calls.append(Call(f"t.elements{size}", words(1, 0, 0, 0, 0, 0, 0, 0) + data))
        after = [9, mask, (mask * 3) & mask, mask]
        memory = b"".join(v.to_bytes(size, "little") for v in after).ljust(32, b"\0")
        seen = 5 if size == 8 else mask
        expected.append([1, size, 2 * size, seen, 0, 0, 0, 0, *(int.from_bytes(memory[i : i + 8], "little") for i in range(0, 32, 8))])
        text += f"""
func t.atomics{size}(%0: ptr) () {{
b0:
  %1: {t} = aadd %0, 5:{t}
  store %0, %1 [8]
  %2: {t} = axchg %0, 100:{t}
  store %0, %2 [16]
  %3: {t} = aand %0, 36:{t}
  store %0, %3 [24]
  %4: {t} = aor %0, 3:{t}
  store %0, %4 [32]
  %5: bool = acas %0, 39:{t}, 77:{t}
  store %0, %5 [40]
  %6: bool = acas %0, 39:{t}, 78:{t}
  store %0, %6 [48]
  %7: {t} = aload %0
  store %0, %7 [56]
  astore %0, 9:{t}
  ret
}}
"""
        old = mask - 2
        calls.append(Call(f"t.atomics{size}", words(old, 0, 0, 0, 0, 0, 0, 0)))
        expected.append([9, old, 2, 100, 36, 1, 0, 77])
    return text, calls, expected


@pytest.mark.parametrize(("engine", "opt_level"), ENGINES)
def test_memory(engine: str, opt_level: int) -> None:
    text, calls, expected = memory_module()
    for call, want, outcome in zip(calls, expected, run_native(text, calls, opt_level, engine), strict=True):
        assert outcome.buffer == words(*want), call.symbol


# Calls, aggregates, memory, checks: one module, each function with its input and expected output (8-byte words).

PROGRAM = r"""
module t
extern func runtime.panicmem() () noreturn
extern func runtime.goPanicIndex(i64, i64) () noreturn
extern func runtime.panicdivide() () noreturn
extern func runtime.throw(i64, i64) () noreturn
extern func runtime.gosetjmp(ptr) (i32)
extern func runtime.golongjmp(ptr) () noreturn
extern func test.setg(ptr) ()
extern func test.marking(i32) ()
extern func test.shaded(ptr) ()
data "type:t.T" size 80 align 8 linkonce readonly
data t.counter size 8 align 8 external init 2a00000000000000
data t.table size 24 align 8 linkonce readonly init 0102 reloc 8 t.counter 0
data t.add·f size 8 align 8 linkonce readonly reloc 0 t.add 0
func t.fib(%0: i64) (i64) {
b0:
  %1: bool = slt %0, 2:i64
  br %1 -> b1, b2
b1:
  ret %0
b2:
  %2: i64 = sub %0, 1:i64
  %3: i64 = call %2 [t.fib(i64) (i64)]
  %4: i64 = sub %0, 2:i64
  %5: i64 = call %4 [t.fib(i64) (i64)]
  %6: i64 = add %3, %5
  ret %6
}
func t.callfib(%0: ptr) () {
b0:
  %1: i64 = load %0
  %2: i64 = call %1 [t.fib(i64) (i64)]
  store %0, %2 [8]
  ret
}
func t.sum(%0: ptr) () {
b0:
  %1: {ptr, i64, i64} = load %0
  %2: i64 = getf %1 [1]
  %3.i: i64 = copy 0:i64
  %4.sum: i64 = copy 0:i64
  jump -> b1
b1:
  %5: bool = slt %3.i, %2
  br %5 -> b2, b3
b2:
  bounds %3.i, %2
  %6: ptr = getf %1 [0]
  nilcheck %6
  %7: ptr = index %6, %3.i [8]
  %8: i64 = load %7
  %4.sum: i64 = add %4.sum, %8
  %3.i: i64 = add %3.i, 1:i64
  jump -> b1
b3:
  store %0, %4.sum [24]
  ret
}
func t.big(%0: {i64, i64, i64, i64, bool}, %1: bool, %2: f64, %3: {}, %4: {ptr, i64}) ({i64, i64, i64, i64, bool}, bool, f64) noinline {
b0:
  %5: i64 = getf %0 [1]
  %6: i64 = mul %5, 10:i64
  %0: {i64, i64, i64, i64, bool} = setf %6 [1]
  %0: {i64, i64, i64, i64, bool} = setf %1 [4]
  %7: bool = lnot %1
  %8: f64 = fadd %2, %2
  %9: ptr = getf %4 [0]
  %10: i64 = getf %4 [1]
  store %9, %10
  ret %0, %7, %8
}
func t.callbig(%0: ptr) () {
b0:
  %1: {i64, i64, i64, i64, bool} = load %0
  %2: ptr = ptradd %0, 200:i64
  %3: {ptr, i64} = make %2, 77:i64
  %4: {i64, i64, i64, i64, bool}, %5: bool, %6: f64 = call %1, 1:bool, 0x1.8p+0:f64, zero:{}, %3 [t.big({i64, i64, i64, i64, bool}, bool, f64, {}, {ptr, i64}) ({i64, i64, i64, i64, bool}, bool, f64)]
  store %0, %4 [40]
  store %0, %5 [80]
  store %0, %6 [88]
  store %0, %1 [96]
  ret
}
func t.three(%0: i64, %1: f64, %2: bool) (i64, f64, {ptr, bool}, f64) noinline {
b0:
  %3: i64 = add %0, 1:i64
  %4: {ptr, bool} = make &t.counter, %2
  ret %3, %1, %4, 0x1p-1:f64
}
func t.callthree(%0: ptr) () {
b0:
  %1: i64, %2: f64, %3: {ptr, bool}, %4: f64 = call 41:i64, 0x1p+1:f64, 1:bool [t.three(i64, f64, bool) (i64, f64, {ptr, bool}, f64)]
  %5: ptr = getf %3 [0]
  %6: i64 = load %5
  %7: bool = getf %3 [1]
  store %0, %1
  store %0, %2 [8]
  store %0, %6 [16]
  store %0, %7 [24]
  store %0, %4 [32]
  ret
}
func t.many(%0: i64, %1: i64, %2: i64, %3: i64, %4: i64, %5: i64, %6: i64, %7: i64, %8: bool) (bool) noinline {
b0:
  %9: i64 = add %0, %7
  %10: i64 = sub %9, %6
  %11: bool = eq %10, 2:i64
  %12: bool = eq %11, %8
  ret %12
}
func t.callmany(%0: ptr) () {
b0:
  %1: bool = call 1:i64, 2:i64, 3:i64, 4:i64, 5:i64, 6:i64, 7:i64, 8:i64, 1:bool [t.many(i64, i64, i64, i64, i64, i64, i64, i64, bool) (bool)]
  store %0, %1
  ret
}
func t.adder(%0: i64) (i64) closure noinline {
b0:
  %1: ptr = ctx
  %2: i64 = load %1 [8]
  %3: i64 = add %0, %2
  ret %3
}
func t.add(%0: i64) (i64) {
b0:
  %1: i64 = add %0, 1:i64
  ret %1
}
func t.apply(%0: ptr, %1: i64) (i64) noinline {
b0:
  %2: i64 = callc %0, %1 [sig(i64) (i64)]
  ret %2
}
func t.closures(%0: ptr) () {
b0:
  %1: ptr = alloc [alloc {ptr, i64} "type:t.T"]
  store %1, &t.adder
  store %1, 100:i64 [8]
  %2: i64 = call %1, 5:i64 [t.apply(ptr, i64) (i64)]
  store %0, %2
  %3: i64 = call &t.add·f, 5:i64 [t.apply(ptr, i64) (i64)]
  store %0, %3 [8]
  %4: i64 = callc &t.add·f, 6:i64 [sig(i64) (i64)]
  store %0, %4 [16]
  %5: i64 = callp &t.add, 7:i64 [sig(i64) (i64)]
  store %0, %5 [24]
  %6: ptr = alloc [alloc {ptr, i64} "" may_stack stack]
  store %6, &t.adder
  store %6, 1000:i64 [8]
  %7: i64 = callc %6, 8:i64 [sig(i64) (i64)]
  store %0, %7 [32]
  ret
}
func t.data(%0: ptr) () {
b0:
  %1: i64 = load &t.table
  store %0, %1
  %2: ptr = load &t.table+8
  %3: i64 = load %2
  store %0, %3 [8]
  %4: ptr = load &t.table [16]
  %5: bool = eq %4, zero:ptr
  store %0, %5 [16]
  ret
}
func t.stackalloc(%0: ptr) () {
b0:
  %1.i: i64 = copy 0:i64
  %5.sum: i64 = copy 0:i64
  jump -> b1
b1:
  %2: ptr = alloc [alloc {i64, [6 x i64]} "" may_stack stack]
  %3: i64 = load %2 [16]
  %4: i64 = add %3, 1:i64
  store %2, %4 [16]
  %5.sum: i64 = add %5.sum, %4
  %1.i: i64 = add %1.i, 1:i64
  %6: bool = slt %1.i, 10:i64
  br %6 -> b1, b2
b2:
  store %0, %5.sum
  ret
}
func t.aggregates(%0: ptr) () {
b0:
  %1: {i64, bool} = make 1:i64, 1:bool
  %1: {i64, bool} = setf 2:i64 [0]
  %2: {{i64, bool}, [2 x i32], f32, {ptr, i64}, {}} = make %1, zero:[2 x i32], 0x1p+0:f32, zero:{ptr, i64}, zero:{}
  %3: {{i64, bool}, [2 x i32], f32, {ptr, i64}, {}} = copy %2
  %4: [2 x i32] = make 7:i32, 8:i32
  %3: {{i64, bool}, [2 x i32], f32, {ptr, i64}, {}} = setf %4 [1]
  %5: bool = ne %0, zero:ptr
  %6: {{i64, bool}, [2 x i32], f32, {ptr, i64}, {}} = select %5, %3, zero:{{i64, bool}, [2 x i32], f32, {ptr, i64}, {}}
  %7: [2 x i32] = getf %6 [1]
  %8: i32 = getf %7 [1]
  store %0, %8
  %9: {i64, bool} = getf %6 [0]
  %10: bool = getf %9 [1]
  store %0, %10 [8]
  %11: {i64, bool} = getf %2 [0]
  %12: i64 = getf %11 [0]
  store %0, %12 [16]
  %13: {i64, bool} = select %5, %11, zero:{i64, bool}
  store %0, %13 [24]
  store %0, %6 [40]
  store %0, zero:{{i64, bool}, [2 x i32], f32, {ptr, i64}, {}} [96]
  ret
}
func t.moves(%0: ptr) () {
b0:
  %1: ptr = ptradd %0, 8:i64
  %2: i64 = load %0 [40]
  memmove %1, %0, %2
  %3: ptr = ptradd %0, 32:i64
  memzero %3, 3:i64
  ret
}
func t.barriers(%0: ptr) () noinline {
b0:
  call 1:i32 [test.marking(i32) ()]
  %1: ptr = ptradd %0, 160:i64
  storeb %0, %1
  call %1 [test.shaded(ptr) ()]
  %2: {ptr, ptr} = make %0, %1
  storeb %0, %2 [8]
  storeb %0, zero:{ptr, ptr, ptr} [24]
  %3: ptr = ptradd %0, 176:i64
  call %3 [test.shaded(ptr) ()]
  storeb %0, zero:{ptr, ptr, ptr, ptr, ptr, i64} [48]
  %4: ptr = ptradd %0, 192:i64
  call %4 [test.shaded(ptr) ()]
  %5: ptr = ptradd %0, 96:i64
  %6: ptr = ptradd %0, 112:i64
  moveb %5, %6, 16:i64
  zerob %6, 8:i64
  %7: ptr = load %0 [120]
  shade %7
  %8: ptr = ptradd %0, 208:i64
  call %8 [test.shaded(ptr) ()]
  %9: i64 = load %0 [128]
  %10: ptr = index %0, %9 [8]
  storeb %10, zero:ptr
  %11: ptr = ptradd %0, 224:i64
  call %11 [test.shaded(ptr) ()]
  call 0:i32 [test.marking(i32) ()]
  storeb %0, zero:ptr [144]
  moveb %0, %5, 16:i64
  zerob %5, 16:i64
  shade %0
  %12: ptr = ptradd %0, 240:i64
  call %12 [test.shaded(ptr) ()]
  storeb %0, zero:{ptr, ptr, ptr} [8]
  ret
}
func t.atomics(%0: ptr) () {
b0:
  %1: i64 = aadd %0, 5:i64
  store %0, %1 [8]
  %2: i64 = axchg %0, 100:i64
  store %0, %2 [16]
  %3: bool = acas %0, 100:i64, 200:i64
  store %0, %3 [24]
  %4: bool = acas %0, 100:i64, 300:i64
  store %0, %4 [32]
  %5: i64 = aload %0
  store %0, %5 [40]
  %6: ptr = ptradd %0, 48:i64
  astore %6, 15:i32
  %7: i32 = aand %6, 6:i32
  %8: i32 = aor %6, 8:i32
  store %0, %7 [56]
  store %0, %8 [64]
  acas %6, 14:i32, 1:i32
  ret
}
func t.switches(%0: ptr) () {
b0:
  %1: i64 = load %0
  %3: i8 = trunc %1
  switch %3 [ints 1, 200, -3] -> b1, b2, b3, b4
b1:
  %2: i64 = copy 0:i64
  jump -> b5
b2:
  %2: i64 = copy 1:i64
  jump -> b5
b3:
  %2: i64 = copy 2:i64
  jump -> b5
b4:
  %2: i64 = copy 3:i64
  jump -> b5
b5:
  store %0, %2 [8]
  ret
}
func t.checks(%0: ptr) () {
b0:
  %1: i64 = load %0
  %2: i64 = load %0 [8]
  bounds %1, %2
  %3: ptr = load %0 [16]
  nilcheck %3
  %4: i64 = load %3
  %5: i64 = load %0 [24]
  %6: bool = ne %5, 0:i64
  check %6 [runtime.panicdivide() ()]
  %7: i64 = sdiv %1, %5
  %8: bool = slt %7, 100:i64
  check %8, %7, 9:i64 [runtime.throw(i64, i64) ()]
  store %0, 1:i64 [32]
  ret
}
func t.jumps(%0: ptr) () has_defer noinline {
b0:
  %1: ptr = alloc [alloc [10 x i64] "" may_stack stack]
  %2: i64 = load %0
  storev %0, 1:i64 [8]
  %3: i32 = setjmp %1
  %4: bool = eq %3, 0:i32
  br %4 -> b1, b2
b1:
  storev %0, 2:i64 [8]
  call %1 [runtime.golongjmp(ptr) ()]
  unreachable
b2:
  %5: i64 = loadv %0 [8]
  store %0, %5 [16]
  store %0, %2 [24]
  ret
}
func t.machine(%0: ptr) () noinline {
b0:
  %1: ptr = frameaddr
  %2: ptr = load %1 [8]
  %3: bool = ne %2, zero:ptr
  store %0, %3
  pause
  keepalive %0
  typehint %2
  %4: i64 = intrin ["rdtsc"]
  %5: bool = ne %4, 0:i64
  store %0, %5 [8]
  call %0 [test.setg(ptr) ()]
  %6: ptr = getg
  %7: bool = eq %6, %0
  call zero:ptr [test.setg(ptr) ()]
  store %0, %7 [16]
  %8: i64 = ptrtoint %0
  %9: ptr = inttoptr %8
  %10: bool = eq %9, %0
  store %0, %10 [24]
  ret
}
"""

# Only the runtime itself names words of the thread control block; it is always compiled.
TLS_PROGRAM = r"""
module t
func t.tls(%0: ptr) () {
b0:
  tlsstore %0 [80]
  %1: ptr = tlsload [80]
  %2: bool = eq %1, %0
  tlsstore 0:i64 [80]
  store %0, %2
  ret
}
"""


def words(*values: int) -> bytes:
    return b"".join((v & (1 << 64) - 1).to_bytes(8, "little") for v in values)


def doubles(*values: float) -> list[int]:
    return [struct.unpack("<q", struct.pack("<d", v))[0] for v in values]


ANY = 0xABCDEF  # a word with padding

# function, words in, words out, panic, its arguments
CASES: list[tuple[str, list[int], list[int], str, tuple[int, int]]] = [
    ("callfib", [20, 0], [20, 6765], "", (0, 0)),
    ("sum", [0, 0, 0, -1], [0, 0, 0, 0], "", (0, 0)),
    ("sum", [0, 1, 1, -1], [0, 1, 1, -1], "panicmem", (0, 0)),
    ("callbig", [1, 2, 3, 4, 0] + [-1] * 5 + [0] * 20, [1, 2, 3, 4, 0, 1, 20, 3, 4, ANY, 0, *doubles(3.0), 1, 2, 3, 4, 0] + [0] * 8 + [77] + [0] * 4, "", (0, 0)),
    ("callthree", [0] * 5, [42, *doubles(2.0), 42, 1, *doubles(0.5)], "", (0, 0)),
    ("callmany", [0], [1], "", (0, 0)),
    ("closures", [0] * 5, [105, 6, 7, 8, 1008], "", (0, 0)),
    ("data", [0] * 3, [0x0201, 42, 1], "", (0, 0)),
    ("stackalloc", [0], [10], "", (0, 0)),
    ("aggregates", [0] * 5 + [-1] * 14, [8, 1, 2, 2, 1, 2, ANY, 8 << 32 | 7, ANY, 0, 0, -1, 0, ANY, 0, ANY, 0, 0, -1], "", (0, 0)),
    ("moves", [1, 2, 3, 4, -1, 32], [1, 1, 2, 3, 4 & ~0xFFFFFF, 32], "", (0, 0)),
    (
        "barriers",
        [*range(1, 17), 17, 500, 600] + [0] * 13,
        [15, 0, 0, 0] + [0] * 10 + [0, 16, 17, 0, 0, 0, 1, 1, 20, 5, 57, 6, 89, 6, 500, 1, 0, 0],
        "",
        (0, 0),
    ),
    ("atomics", [10] + [0] * 8, [200, 10, 15, 1, 0, 200, 1, 15, 6], "", (0, 0)),
    ("switches", [1, -1], [1, 1], "", (0, 0)),
    ("switches", [200, -1], [200, 2], "", (0, 0)),
    ("switches", [253, -1], [253, 3], "", (0, 0)),
    ("switches", [2, -1], [2, 0], "", (0, 0)),
    ("checks", [3, 3, 0, 0, 0], [3, 3, 0, 0, 0], "goPanicIndex", (3, 3)),
    ("checks", [-1, 3, 0, 0, 0], [-1, 3, 0, 0, 0], "goPanicIndex", (-1, 3)),
    ("checks", [2, 3, 0, 0, 0], [2, 3, 0, 0, 0], "panicmem", (0, 0)),
    ("jumps", [77, 0, 0, 0], [77, 2, 2, 77], "", (0, 0)),
    ("machine", [0] * 4, [1] * 4, "", (0, 0)),
]  # fmt: skip


LEVELS = [("native", 0), ("native", 1), ("native", 2), ("native", 3), ("interp", 2), ("osr", 2), ("mixed0", 0), ("mixed0", 2), ("mixed1", 0), ("mixed1", 2)]


@pytest.mark.parametrize(("engine", "opt_level"), LEVELS)
def test_programs(engine: str, opt_level: int) -> None:
    outcomes = run_native(PROGRAM, [Call(f"t.{name}", words(*given)) for name, given, *_ in CASES], opt_level, engine)
    for (name, _, expected, panic, args), outcome in zip(CASES, outcomes, strict=True):
        got = [int.from_bytes(outcome.buffer[i : i + 8], "little", signed=True) for i in range(0, len(outcome.buffer), 8)]
        assert outcome.panic == panic, name
        if panic == "":
            assert [ANY if w == ANY else g for g, w in zip(got, expected, strict=True)] == expected, name
        elif panic != "panicmem":
            assert outcome.panic_args == args, name


@pytest.mark.parametrize("opt_level", [0, 2])
def test_thread_control_block(opt_level: int) -> None:
    (outcome,) = run_native(TLS_PROGRAM, [Call("t.tls", bytes(8))], opt_level)
    assert outcome.buffer == words(1)
