"""Random straight-line and looping IR must compute the same at -O0 and -O3 (whatever LLVM may treat as undefined would differ), as bytecode, and when
its loop goes on compiled."""

from __future__ import annotations

import random
import struct

import pytest
from native_harness import Call, run_native

INTS = ["i8", "i16", "i32", "i64"]
FLOATS = ["f32", "f64"]
BITS = {"i8": 8, "i16": 16, "i32": 32, "i64": 64}
EDGES = [0, 1, -1, 2, 7, 31, 32, 63, 64, 127, -128, 255, 32767, 1 << 31, (1 << 31) - 1, -(1 << 31), (1 << 63) - 1, -(1 << 63)]
FUNCTIONS = 60
INPUT_WORDS = 16


class Generator:
    """Writes one function: loads of random input words, random ops on what is there, stores of everything computed."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.lines: list[str] = []
        self.next = 10
        self.pool: dict[str, list[str]] = {t: [] for t in [*INTS, *FLOATS, "bool"]}

    def operand(self, type: str) -> str:
        if self.pool[type] and self.rng.random() < 0.75:
            return self.rng.choice(self.pool[type][-8:])
        if type == "bool":
            return f"{self.rng.randrange(2)}:bool"
        if type in FLOATS:
            return f"{self.rng.choice([0.0, -0.0, 1.5, -2.0, 1e10, -1e19, 3e38]).hex() if type == 'f64' else (1.5).hex()}:{type}"
        value = self.rng.choice(EDGES)
        return f"{value % (1 << BITS[type]) - (1 << BITS[type] if value % (1 << BITS[type]) >> (BITS[type] - 1) else 0)}:{type}"

    def emit(self, type: str, text: str) -> str:
        name = f"%{self.next}"
        self.next += 1
        self.lines.append(f"  {name}: {type} = {text}")
        self.pool[type].append(name)
        return name

    def step(self) -> None:
        rng = self.rng
        kind = rng.randrange(11)
        type = rng.choice(INTS)
        x = self.operand(type)
        if kind <= 2:
            self.emit(type, f"{rng.choice(['add', 'sub', 'mul', 'and', 'or', 'xor'])} {x}, {self.operand(type)}")
        elif kind == 3:
            nonzero = self.emit(type, f"or {self.operand(type)}, {rng.choice([1, -1, 2])}:{type}")
            self.emit(type, f"{rng.choice(['sdiv', 'udiv', 'srem', 'urem'])} {x}, {nonzero}")
        elif kind == 4:
            self.emit(type, f"{rng.choice(['shl', 'lshr', 'ashr'])} {x}, {self.operand(rng.choice(INTS))}")
        elif kind == 5:
            self.emit("bool", f"{rng.choice(['eq', 'ne', 'slt', 'sle', 'ult', 'uge', 'sgt', 'ugt'])} {x}, {self.operand(type)}")
        elif kind == 6:
            self.emit(type, f"select {self.operand('bool')}, {x}, {self.operand(type)}")
        elif kind == 7:
            to = rng.choice(INTS)
            if BITS[to] > BITS[type]:
                self.emit(to, f"{rng.choice(['sext', 'zext'])} {x}")
            elif BITS[to] < BITS[type]:
                self.emit(to, f"trunc {x}")
        elif kind == 8:
            name = rng.choice(["clz", "ctz", "popcnt", "bswap", "bitreverse"])
            self.emit(type, f'intrin {x} ["{name}"]')
        elif kind == 9:
            float_type = rng.choice(FLOATS)
            y = self.operand(float_type)
            if rng.random() < 0.5:
                self.emit(float_type, f"{rng.choice(['fadd', 'fsub', 'fmul', 'fdiv'])} {y}, {self.operand(float_type)}")
            else:
                self.emit("bool", f"{rng.choice(['feq', 'fne', 'flt', 'fge'])} {y}, {self.operand(float_type)}")
        else:
            float_type = rng.choice(FLOATS)
            if rng.random() < 0.5:
                self.emit(type, f"{rng.choice(['fptosi', 'fptoui'])} {self.operand(float_type)}")
            else:
                self.emit(float_type, f"{rng.choice(['sitofp', 'uitofp'])} {x}")

    def function(self, symbol: str) -> tuple[str, int]:
        """The text, and the number of words it writes behind its input. The body runs three times over its own results."""
        head = [f"func {symbol}(%0: ptr) () {{", "b0:", "  %1: i64 = copy 0:i64", "  jump -> b1", "b1:"]
        for i in range(INPUT_WORDS):
            self.emit(self.rng.choice([*INTS, *FLOATS]), f"load %0 [{8 * i}]")
        for _ in range(50):
            self.step()
        at = 8 * INPUT_WORDS
        for type, names in self.pool.items():
            for name in names:
                if type not in FLOATS:
                    self.lines.append(f"  store %0, {name} [{at}]")
                    at += 8
        for i, name in enumerate(self.pool["i64"][-4:]):
            self.lines.append(f"  store %0, {name} [{8 * i}]")
        tail = ["  %1: i64 = add %1, 1:i64", "  %2: bool = slt %1, 3:i64", "  br %2 -> b1, b2", "b2:", "  ret", "}\n"]
        registers = sorted({int(line.split(":")[0].strip()[1:]) for line in self.lines if line.startswith("  %")})
        unused = [f"  var %{i}: i8" for i in range(3, 10)]
        assert registers[0] == 10
        return "\n".join([head[0], *unused, *head[1:], *self.lines, *tail]), at // 8 - INPUT_WORDS


def random_module(seed: int) -> tuple[str, list[Call]]:
    """The IR text, and calls of its functions."""
    rng = random.Random(seed)
    text, calls = "module t\n", []
    for i in range(FUNCTIONS):
        body, count = Generator(rng).function(f"t.f{i}")
        text += body
        words = [rng.choice([rng.choice(EDGES), rng.getrandbits(64), 0x3FF8000000000000]) for _ in range(INPUT_WORDS)]
        data = b"".join(struct.pack("<Q", w & (1 << 64) - 1) for w in words)
        calls.append(Call(f"t.f{i}", data + bytes(8 * count)))
    return text, calls


@pytest.mark.parametrize("seed", range(3))
def test_engines_agree(seed: int) -> None:
    text, calls = random_module(seed)
    plain = run_native(text, calls, 0)
    for engine, opt_level in (("native", 3), ("interp", 2), ("osr", 2)):
        for call, a, b in zip(calls, plain, run_native(text, calls, opt_level, engine), strict=True):
            assert a.buffer == b.buffer, f"{call.symbol} of seed {seed}, {engine}"
