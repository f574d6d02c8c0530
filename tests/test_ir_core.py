"""The IR's printer, parser and verifier: text round-trips, and for every rule of the verifier a function that breaks it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from golite.errors import InternalError
from golite.ir.func import Block, Const, Data, Function, Instr, Module, Reg, Reloc, Sig
from golite.ir.ops import Op
from golite.ir.parse import parse_function, parse_module
from golite.ir.print import format_function, format_module
from golite.ir.types import BOOL, F64, I8, I64
from golite.ir.verify import RULES, verify_function, verify_module

EVERYTHING = r"""
module main
init main.init
main main.main
import fmt
import "golite.org/x y"

extern data runtime.zerobase
extern func runtime.throw({ptr, i64}) () noreturn cold
extern func strings.Index({ptr, i64}, {ptr, i64}) (i64) noescape=11
data main.x size 8 align 8 external
data "go:string.0123456789abcdef" size 5 align 1 linkonce readonly init 68656c6c6f
data "type:struct { A int \"json:\\\"a\\\"\" }" size 32 align 8 linkonce init 01 reloc 8 main.x 4 reloc 16 "type:*main.T" 0 weak
func main.init() () {
b0: ; entry
  ret @12
}

func "main.(*T).M"(%0.t: ptr, %1.~r0: {i64, [3 x i8]}) (i64, {ptr, i64}) closure nosplit noinline @7 {
  var %9.unused: f64
b0:
  %2: ptr = ctx
  %3.x·1: i64 = load %0.t [8] @30
  %4: f64 = fadd 0x1.8000000000000p+1:f64, -0x0.0000000000001p-1022:f64
  %4: f64 = fsub nan_7ff8000000000001:f64, inf:f64
  %5: f64 = fneg -inf:f64
  %6: bool = flt %4, -0x0.0p+0:f64
  br %6 [1] -> b2, b1
b1: ; if.then
  %7: ptr = alloc [alloc {i64, {ptr, i64}} "type:main.T" may_stack name "new T"]
  store %7, zero:{i64, {ptr, i64}} [8] @99
  %8: i64 = call zero:{ptr, i64}, zero:{ptr, i64} [strings.Index({ptr, i64}, {ptr, i64}) (i64)]
  switch %3.x·1 [ints 1, -2, 9223372036854775807] -> b2, b3, b2, b3
b2:
  %10: ptr = ptradd &main.x+4, -8:i64
  %11: i64 = intrin %3.x·1 ["popcnt"]
  callc %10 [sig() ()]
  check 1:bool, zero:{ptr, i64} [runtime.throw({ptr, i64}) ()]
  jump -> b3
b3:
  ret %3.x·1, zero:{ptr, i64} @1000
}
"""


def test_module_round_trip() -> None:
    module = parse_module(EVERYTHING)
    text = format_module(module, positions=True)
    assert format_module(parse_module(text), positions=True) == text
    for line in EVERYTHING.strip().split("\n"):
        assert line.strip() in text.replace("\n\n", "\n") or not line.strip(), line
    assert module.functions["main.(*T).M"].attrs.closure
    assert module.functions["main.(*T).M"].blocks[1].name == "if.then"
    assert 'type:struct { A int "json:\\"a\\"" }' in module.data


def test_positions_are_optional() -> None:
    fn = parse_module(EVERYTHING).functions["main.init"]
    assert "@" not in format_function(fn)
    assert "@12" in format_function(fn, positions=True)


@pytest.mark.parametrize(
    "text",
    [
        "func f() () {\nb0:\n  frob\n}",
        "func f() () {\nb0:\n  ret %1\n}",
        "func f() () {\n  ret\n}",
        "func f(%0: i65) () {\nb0:\n  ret\n}",
    ],
)
def test_parse_errors_name_the_line(text: str) -> None:
    with pytest.raises(ValueError, match=r"line \d"):
        parse_function(text)


# Each case breaks one rule: the body of a function f(%0: i64, %1: ptr, %2: {i64, bool}) (i64).
BROKEN: list[tuple[str, str]] = [
    ("terminator", "%3: i64 = add %0, %0"),
    ("terminator", "ret %0\n  ret %0"),
    ("entry", "jump -> b0"),
    ("successors", "jump"),
    ("successors", "br 1:bool -> b1\nb1:\n  ret %0"),
    ("successors", "switch %0 [ints 1] -> b1\nb1:\n  ret %0"),
    ("arity", "%3: i64 = add %0\n  ret %0"),
    ("arity", "add %0, %0\n  ret %0"),
    ("arity", "callc [sig() ()]\n  ret %0"),
    ("type", "%3: i64 = add %0, %1\n  ret %0"),
    ("type", "%3: i64 = add 1:i32, 1:i32\n  ret %0"),
    ("type", "%3: i64 = load %0\n  ret %0"),
    ("type", "%3: bool = eq 0x0.0p+0:f64, 0x0.0p+0:f64\n  ret %0"),
    ("type", "%3: bool = eq %2, %2\n  ret %0"),
    ("type", "%3: i64 = zext %1\n  ret %0"),
    ("type", "%3: {i64, i64} = tlsload [80]\n  ret %0"),
    ("operand", "%3: i64 = load &nowhere\n  ret %0"),
    ("operand", "%3: bool = copy 2:bool\n  ret %0"),
    ("operand", "call [nowhere() ()]\n  ret %0"),
    ("operand", '%3: ptr = alloc [alloc i64 "type:nowhere"]\n  ret %0'),
    ("imm", "%3: i64 = add %0, %0 [1]\n  ret %0"),
    ("imm", "%3: ptr = index %1, %0\n  ret %0"),
    ("imm", "%3: ptr = index %1, %0 [-8]\n  ret %0"),
    ("imm", "br 1:bool [3] -> b1, b1\nb1:\n  ret %0"),
    ("imm", "switch %0 [ints 1, 1] -> b1, b1, b1\nb1:\n  ret %0"),
    ("imm", "%3: i64 = tlsload [81]\n  ret %0"),
    ("assigned", "br 1:bool -> b1, b2\nb1:\n  %3: i64 = copy %0\n  jump -> b2\nb2:\n  ret %3"),
    ("assigned", "jump -> b1\nb1:\n  %4: i64 = copy %3\n  %3: i64 = copy %4\n  br 1:bool -> b1, b2\nb2:\n  ret %0"),
    ("assigned", "%3: {i64, i64} = setf %0 [0]\n  ret %0"),
    ("call", "call %0 [main.g(i64, i64) ()]\n  ret %0"),
    ("call", "%3: ptr = call %0 [main.g(i64) (i64)]\n  ret %0"),
    ("call", "call %1 [main.g(ptr) ()]\n  ret %0"),
    ("call", "callp %1, %0 [sig() ()]\n  ret %0"),
    ("call", "check 1:bool, %0 [main.g() ()]\n  ret %0"),
    ("ret", "ret"),
    ("ret", "ret %1"),
    ("context", "%3: ptr = ctx\n  ret %0"),
    ("dispatch", "dispatch %1, %1"),
    ("setjmp", "%3: i32 = setjmp %1\n  ret %0"),
    ("field", "%3: i64 = getf %2 [2]\n  ret %0"),
    ("field", "%3: i64 = getf %2 [1]\n  ret %0"),
    ("field", "%2: {i64, bool} = setf %0 [1]\n  ret %0"),
    ("field", "%3: {i64, i64} = make %0\n  ret %0"),
    ("width", "%3: i64 = sext %0\n  ret %0"),
    ("width", "%3: i32 = zext %0\n  ret %0"),
    ("width", "%3: i64 = trunc %0\n  ret %0"),
    ("width", "%3: f32 = bitcast %0\n  ret %0"),
    ("alloc", '%3: ptr = alloc [alloc i64 ""]\n  ret %0'),
    ("atomic", "%3: {i64, bool} = aload %1\n  ret %0"),
    ("atomic", "%3: bool = axchg %1, 1:bool\n  ret %0"),
    ("intrinsic", '%3: i64 = intrin %0 ["frobnicate"]\n  ret %0'),
    ("intrinsic", '%3: i64 = intrin %0 ["sqrt"]\n  ret %0'),
    ("intrinsic", '%3: i64 = intrin %0, %0 ["popcnt"]\n  ret %0'),
    ("intrinsic", '%3: i64 = intrin %0, %1 ["rotl"]\n  ret %0'),
]


def _module(body: str) -> Module:
    return parse_module(
        "module main\nextern func main.g(i64) (i64)\n"
        f"func main.f(%0: i64, %1: ptr, %2: {{i64, bool}}) (i64) {{\nb0:\n  {body}\n}}\n"
    )


@pytest.mark.parametrize(("rule", "body"), BROKEN)
def test_broken_function(rule: str, body: str) -> None:
    module = _module(body)
    module.functions["main.g"] = parse_function("func main.g(%0: i64) (i64) {\nb0:\n  ret %0\n}")
    with pytest.raises(InternalError, match=f": {rule}: "):
        verify_module(module)


def _position(module: Module) -> None:
    module.functions["main.f"].blocks[0].instrs[0].pos = -1


def _foreign_register(module: Module) -> None:
    module.functions["main.f"].blocks[0].instrs[0].args = (Reg(0, I64),)


def _foreign_block(module: Module) -> None:
    fn = module.functions["main.f"]
    fn.blocks[0].instrs[-1] = Instr(Op.JUMP, blocks=(Block(1),))


def _block_number(module: Module) -> None:
    module.functions["main.f"].blocks[0].index = 1


def _no_blocks(module: Module) -> None:
    module.functions["main.f"].blocks.clear()


def _register_number(module: Module) -> None:
    module.functions["main.f"].regs.reverse()


def _parameter_type(module: Module) -> None:
    module.functions["main.f"].sig = Sig((I8,), (I64,))


def _wrong_key(module: Module) -> None:
    module.functions["main.h"] = module.functions.pop("main.f")


def _no_init(module: Module) -> None:
    module.init_symbol = "main.init"


def _add_data(**fields: object) -> Callable[[Module], None]:
    def add(module: Module) -> None:
        data = Data("main.d", 16, 8)
        for name, value in fields.items():
            setattr(data, name, value)
        module.data["main.d"] = data

    return add


def _bad_constant(module: Module) -> None:
    module.functions["main.f"].blocks[0].instrs[0].args = (Const(I64, 1.5),)


@pytest.mark.parametrize(
    ("rule", "spoil"),
    [
        ("position", _position),
        ("operand", _foreign_register),
        ("operand", _bad_constant),
        ("successors", _foreign_block),
        ("blocks", _block_number),
        ("blocks", _no_blocks),
        ("registers", _register_number),
        ("registers", _parameter_type),
        ("symbol", _wrong_key),
        ("symbol", _no_init),
        ("symbol", _add_data(symbol="main.e")),
        ("data", _add_data(align=3)),
        ("data", _add_data(linkage="public")),
        ("data", _add_data(init=bytes(17))),
        ("data", _add_data(relocs=[Reloc(12, "main.f")])),
        ("data", _add_data(relocs=[Reloc(0, "main.f"), Reloc(0, "main.f")])),
        ("operand", _add_data(relocs=[Reloc(0, "nowhere")])),
        ("group", _add_data(group=True, readonly=True)),
        ("group", _add_data(relocs=[Reloc(0, "go:group.main.d")])),
    ],
)
def test_broken_module(rule: str, spoil: Callable[[Module], None]) -> None:
    module = _module("ret %0")
    verify_module(module)
    spoil(module)
    with pytest.raises(InternalError, match=f": {rule}: "):
        verify_module(module)


def test_every_rule_is_broken_once() -> None:
    in_modules = {"position", "blocks", "registers", "symbol", "data", "group"}
    assert {rule for rule, _ in BROKEN} | in_modules == set(RULES)


def test_error_names_function_and_instruction() -> None:
    with pytest.raises(InternalError, match=r"main\.f.*%3: i64 = add %0, %1"):
        verify_module(_module("%3: i64 = add %0, %1\n  ret %0"))


def test_unreachable_blocks_may_read_anything() -> None:
    verify_module(_module("ret %0\nb1:\n  %3: i64 = copy %4\n  %4: i64 = copy %3\n  jump -> b1"))


def test_loop_carried_registers() -> None:
    verify_module(
        _module(
            "%3: i64 = copy 0:i64\n  jump -> b1\nb1:\n  %3: i64 = add %3, 1:i64\n  %4: i64 = copy %3\n"
            "  %5: bool = slt %4, 10:i64\n  br %5 -> b1, b2\nb2:\n  ret %4"
        )
    )


def test_verify_function_without_module() -> None:
    fn = Function("f", Sig((BOOL,), (F64,)))
    block = fn.new_block()
    block.instrs.append(Instr(Op.RET, args=(Const(F64, 1.0),)))
    verify_function(fn)
