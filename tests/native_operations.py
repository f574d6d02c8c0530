"""Ops of the IR that compute: for each the operands and the results, worked out in Python, and a function that applies it to them, from memory and
as constants. What tests/test_native_arith.py runs."""

from __future__ import annotations

import itertools
import math
import struct
from collections.abc import Callable, Iterator

from native_harness import Call, Outcome, run_native


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
