"""Boxes of small integers (golite/ir/passes/boxes.py): IR in, IR out. testdata/iface/small_boxes runs some."""

from __future__ import annotations

from golite.ir.parse import parse_module
from golite.ir.passes.boxes import share_small_boxes
from golite.ir.print import format_function
from golite.ir.verify import verify_module

HEAD = """module t
extern func t.use(ptr) ()
data t.small size 2048 align 8 external
data "type:int" size 72 align 8 external
"""


def boxed(body: str, params: str) -> list[str]:
    module = parse_module(f"{HEAD}func t.f({params}) () {{\n{body}\n}}\n")
    verify_module(module)
    share_small_boxes(module, {})
    verify_module(module)
    lines = format_function(module.functions["t.f"]).split("\n")
    return [line.strip() for line in lines[1:] if line.strip() not in ("", "}")]


def box(kind: str, flags: str, value: str, number: int) -> str:
    return f'%{number}: ptr = alloc [alloc {kind} "type:int" {flags} small t.small]\nstore %{number}, {value}\ncall %{number} [t.use(ptr) ()]'


def test_on_the_heap() -> None:
    assert boxed(f"b0:\n{box('i64', 'may_stack', '%0', 1)}\nret", "%0: i64") == [
        "b0:",
        "%2: bool = ult %0, 256:i64",
        "br %2 -> b1, b2",
        "b1: ; small",
        "%1: ptr = index &t.small, %0 [8]",
        "jump -> b3",
        "b2: ; large",
        '%1: ptr = alloc [alloc i64 "type:int" may_stack]',
        "store %1, %0",
        "jump -> b3",
        "b3: ; boxed",
        "call %1 [t.use(ptr) ()]",
        "ret",
    ]


def test_narrow_numbers_are_widened() -> None:
    text = "\n".join(boxed(f"b0:\n{box('i16', 'may_stack', '%0', 1)}\nret", "%0: i16"))
    assert "zext %0" in text and "store %1, %0" in text


def test_on_the_stack() -> None:
    body = f"b0:\n{box('i64', 'may_stack stack', '%0', 1)}\nret"
    text = "\n".join(boxed(body, "%0: i64"))
    assert "ult" not in text and "index" not in text


def test_blocks_stay_in_order() -> None:
    body = f"b0:\n{box('i64', 'may_stack', '%0', 2)}\n{box('i64', 'may_stack', '%1', 3)}\njump -> b1\nb1:\nret"
    module = parse_module(f"{HEAD}func t.f(%0: i64, %1: i64) () {{\n{body}\n}}\n")
    share_small_boxes(module, {})
    verify_module(module)
    blocks = module.functions["t.f"].blocks
    assert [block.index for block in blocks] == list(range(8))
    assert [block.instrs[-1].op.label for block in blocks] == ["br", "jump", "jump", "br", "jump", "jump", "jump", "ret"]
