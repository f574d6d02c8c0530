"""Where the collector's write barrier goes (golite/ir/passes/barriers.py): IR in, IR out. testdata/gc/moves and turned_chain run some."""

from __future__ import annotations

import pytest

from golite.ir.parse import parse_module
from golite.ir.passes.barriers import insert_barriers
from golite.ir.print import format_function
from golite.ir.verify import verify_module

HEAD = """module t
extern func t.use(ptr) ()
data t.x size 8 align 8 external
data "type:t.T" size 72 align 8 external
"""
OBJECT = '[alloc {ptr, ptr, i64} "type:t.T" may_stack]'
STACK = '[alloc {ptr, ptr, i64} "" stack]'


def barriers(body: str, params: str = "%0: ptr, %1: ptr, %2: i64", attrs: str = "", results: str = "") -> list[str]:
    """What the pass makes of a function, without braces; ``OBJECT`` and ``STACK`` in the text are ALLOC's immediates."""
    body = body.replace("OBJECT", OBJECT).replace("STACK", STACK)
    text = f"{HEAD}func t.f({params}) ({results}) {attrs} {{\nb0:\n{body}\n}}\n"
    module = parse_module("\n".join(line for line in text.split("\n") if line.strip()))
    verify_module(module)
    insert_barriers(module, {})
    verify_module(module)
    lines = format_function(module.functions["t.f"], positions=True).replace(OBJECT, "OBJECT").replace(STACK, "STACK").split("\n")
    return [line.strip() for line in lines[2:] if line.strip() not in ("", "}")]


def stores(body: str, **more: str) -> str:
    """The writes among the instructions, a word for each."""
    words = ("store", "storeb", "storev", "moveb", "memmove", "zerob", "memzero", "axchg", "astore", "acas", "shade")
    found = []
    for line in barriers(body, **more):
        op = line.split(" = ")[-1].split()[0]
        if op in words:
            found.append(op)
    return " ".join(found)


def test_store_of_pointers() -> None:
    assert barriers("store %0, %1 [8]\nstore %0, %2 [16]\nstore %0, zero:ptr\nstore %0, 1:i64\nret") == [
        "storeb %0, %1 [8]",
        "store %0, %2 [16]",
        "storeb %0, zero:ptr",
        "store %0, 1:i64",
        "ret",
    ]


def test_store_of_aggregates() -> None:
    text = """%3: {ptr, i64} = make %1, %2
store %0, %3
%4: {i64, [2 x i64]} = copy zero:{i64, [2 x i64]}
store %0, %4
store %0, zero:[2 x {i64, ptr}]
ret"""
    assert stores(text) == "storeb store storeb"


def test_variables_of_packages() -> None:
    assert stores("store &t.x, %1\nret") == "storeb"


def test_larger_pieces() -> None:
    assert stores("moveb %0, %1, %2\nzerob %0, %2\nmemmove %0, %1, %2\nmemzero %0, 8:i64\nret") == "moveb zerob memmove memzero"


@pytest.mark.parametrize(
    "address",
    [
        "%3: ptr = alloc STACK",
        "%4: ptr = alloc STACK\n%3: ptr = ptradd %4, 8:i64",
        "%4: ptr = alloc STACK\n%3: ptr = index %4, %2 [8]",
        "%4: ptr = alloc STACK\n%5: ptr = copy %4\n%3: ptr = ptradd %5, %2",
    ],
)
def test_stack(address: str) -> None:
    """Nothing on the stack needs a barrier, wherever in the object, however often, whoever knows it."""
    text = f"{address}\ncall %3 [t.use(ptr) ()]\nstore %3, %1\nstore %3, %1\nmoveb %3, %0, %2\nzerob %3, 8:i64\nastore %3, %1\naxchg %3, %1\nret"
    assert stores(text) == "store store memmove memzero astore axchg"


def test_stack_of_another_block() -> None:
    assert stores("%3: ptr = alloc STACK\njump -> b1\nb1:\nstore %3, %1\njump -> b1") == "store"


def test_stack_or_heap() -> None:
    """A register that may be either, and one that is written twice, are not followed."""
    text = """%3: ptr = alloc STACK
%4: bool = eq %0, %1
%5: ptr = select %4, %3, %0
store %5, %1
%6: ptr = copy %3
%6: ptr = copy %0
store %6, %1
ret"""
    assert stores(text) == "storeb storeb"


def test_fresh_object() -> None:
    """The first store into each word needs none, others do."""
    assert barriers("%3: ptr = alloc OBJECT\nstore %3, %0\nstore %3, %1 [8]\nstore %3, %1\nstore %3, %0 [8]\nret") == [
        "%3: ptr = alloc OBJECT",
        "store %3, %0",
        "store %3, %1 [8]",
        "storeb %3, %1",
        "storeb %3, %0 [8]",
        "ret",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # words known through derived addresses, constant indices and copies
        ("%4: ptr = ptradd %3, 8:i64\nstore %4, %0\nstore %3, %1 [8]\nstore %3, %1", "store storeb store"),
        ("%4: ptr = index %3, 1:i64 [8]\nstore %4, %0\nstore %3, %1 [8]", "store storeb"),
        ("%4: ptr = ptradd %3, 16:i64\n%5: ptr = ptradd %4, -16:i64\nstore %5, %0\nstore %3, %1", "store storeb"),
        ("%4: ptr = copy %3\nstore %4, %0\nstore %3, %1", "store storeb"),
        ("%4: ptr = copy %3\nstore %3, %0\nstore %4, %1\nstore %4, %1 [8]", "store storeb store"),
        # overlapping pieces
        ("%4: {ptr, ptr} = make %0, %1\nstore %3, %4\nstore %3, %0 [8]", "store storeb"),
        ("store %3, %0 [8]\n%4: {ptr, ptr} = make %0, %1\nstore %3, %4", "store storeb"),
        ("moveb %3, %0, 16:i64\nstore %3, %0 [8]", "memmove storeb"),
        ("moveb %3, %0, 8:i64\nstore %3, %0 [8]\nmoveb %3, %0, 16:i64", "memmove store moveb"),
        ("zerob %3, 24:i64\nstore %3, %0", "memzero storeb"),
        # reading and checks leave it unknown to others
        ("%4: ptr = load %3\nnilcheck %3\nstore %3, %4", "store"),
        ("call %0 [t.use(ptr) ()]\nstore %3, %0", "store"),
    ],
)
def test_words_of_a_fresh_object(text: str, expected: str) -> None:
    assert stores(f"%3: ptr = alloc OBJECT\n{text}\nret") == expected


@pytest.mark.parametrize(
    "text",
    [
        "call %3 [t.use(ptr) ()]",
        "store %0, %3 [64]",
        "store %3, %3 [16]",
        "%4: {ptr, i64} = make %3, %2",
        "%4: bool = eq %0, %1\n%5: ptr = select %4, %3, %0",
        "%4: i64 = ptrtoint %3",
        "%4: ptr = ptradd %3, 8:i64\ncall %4 [t.use(ptr) ()]",
        "%4: ptr = copy %3\ncall %4 [t.use(ptr) ()]",
        "%4: ptr = axchg %0, %3",
        "moveb %0, %3, 8:i64",  # what reads it might as well remember it
        "keepalive %3",
        # registers that are written more than once are not followed, so what they point to is known elsewhere
        "%4: ptr = copy %3\n%4: ptr = copy %0",
        "%4: ptr = ptradd %3, 0:i64\nstore %4, %1\n%4: ptr = ptradd %4, 8:i64",
        "%4: ptr = index %3, %2 [8]\nstore %4, %1\n%4: ptr = copy %0",
    ],
)
def test_known_elsewhere(text: str) -> None:
    """Who else has the address may have stored something."""
    assert stores(f"%3: ptr = alloc OBJECT\n{text}\nstore %3, %1\nret").split()[-1] == "storeb"


@pytest.mark.parametrize(
    "text",
    [
        "%4: ptr = index %3, %2 [8]\nstore %4, %0",
        "%4: ptr = ptradd %3, %2\nstore %4, %0",
        "%4: ptr = ptradd %3, %2\n%5: ptr = ptradd %4, 8:i64\nstore %5, %0",
        "moveb %3, %0, %2",
        "zerob %3, %2",
        "astore %3, %0",
        # outside of the object, so the object is not what the text says
        "%4: ptr = index %3, 3:i64 [8]\nstore %4, %0",
        "%4: ptr = ptradd %3, -8:i64\nstore %4, %0",
        "store %3, %0 [24]",
        "store %3, zero:[4 x ptr]",
        "moveb %3, %0, 32:i64",
    ],
)
def test_unknown_words(text: str) -> None:
    """A store that may be anywhere needs the barrier, and so do all after it."""
    found = stores(f"%3: ptr = alloc OBJECT\n{text}\nstore %3, %1\nret").split()
    assert found[0] not in ("store", "memmove", "memzero", "astore")
    assert found[-1] == "storeb"


def test_other_blocks() -> None:
    """What is known ends with the block: elsewhere the object may be known or written."""
    assert stores("%3: ptr = alloc OBJECT\njump -> b1\nb1:\nstore %3, %1\nret") == "storeb"
    assert stores("%3: ptr = alloc OBJECT\n%4: ptr = copy %3\nstore %3, %1\njump -> b1\nb1:\nstore %4, %1 [8]\njump -> b1") == "store storeb"


def test_loop() -> None:
    """Each execution of an ALLOC is another object; a variable of the loop that still has the last one is written twice."""
    text = """%3: ptr = copy %0
jump -> b1
b1:
%4: ptr = alloc OBJECT
store %3, %4
store %4, %1
%5: ptr = ptradd %4, 8:i64
store %5, %1
%3: ptr = copy %4
store %4, %0 [16]
jump -> b1"""
    assert stores(text) == "storeb storeb storeb storeb"  # %4 is known by the first store
    assert stores(text.replace("store %3, %4", "store %3, %1")) == "storeb store store storeb"


def test_allocated_twice() -> None:
    """A register with two ALLOCs is none of them."""
    assert stores("%3: ptr = alloc OBJECT\n%3: ptr = alloc OBJECT\nstore %3, %1\nret") == "storeb"


def test_several_objects() -> None:
    text = "%3: ptr = alloc OBJECT\n%4: ptr = alloc OBJECT\nstore %3, %4\nstore %3, %1 [8]\nstore %4, %1\nstore %3, %1"
    assert stores(f"{text}\nret") == "store store storeb storeb"


def test_setjmp_comes_back() -> None:
    """The rest of the block is executed again, and its stores are not the first then."""
    text = "%3: ptr = alloc OBJECT\n%4: ptr = alloc STACK\nstore %3, %0\n%5: i32 = setjmp %4\nstore %3, %1 [8]\nstore %4, %1\nret"
    assert stores(text, attrs="has_defer") == "store storeb store"


def test_volatile() -> None:
    """Results of functions that defer, when they are on the heap."""
    assert barriers("storev %0, %1 [8]\nstorev %0, %2\nret") == [
        "%3: ptr = loadv %0 [8]",
        "storev %0, %1 [8]",
        "shade %3",
        "storev %0, %2",
        "ret",
    ]
    assert stores("%3: ptr = alloc STACK\nstorev %3, %1\nstorev %3, %1\nret") == "storev storev"
    assert stores("%3: ptr = alloc OBJECT\nstorev %3, %1\nstorev %3, %1\nret") == "storev storev shade"
    assert barriers("storev %0, zero:{ptr, i64}\nret")[0] == "%3: {ptr, i64} = loadv %0"


def test_atomics() -> None:
    assert barriers("%3: ptr = axchg %0, %1\naxchg %0, %1\nastore %0, %1 @7\nret") == [
        "%3: ptr = axchg %0, %1",
        "shade %3",
        "%4: ptr = axchg %0, %1",
        "shade %4",
        "%5: ptr = axchg %0, %1 @7",
        "shade %5 @7",
        "ret",
    ]


def test_compare_and_swap() -> None:
    assert barriers("%3: bool = acas %0, %1, %0\n%4: bool = acas %0, zero:ptr, %1\nacas %0, %1, zero:ptr\nret") == [
        "%3: bool = acas %0, %1, %0",
        "shade %1",
        "%4: bool = acas %0, zero:ptr, %1",
        "acas %0, %1, zero:ptr",
        "shade %1",
        "ret",
    ]


def test_atomics_of_integers() -> None:
    assert stores("%3: i64 = axchg %0, %2\nastore %0, %2\n%4: bool = acas %0, %2, 1:i64\nret") == "axchg astore acas"


def test_functions_without() -> None:
    """Package runtime's own: what lowering asked for goes, too."""
    text = "store %0, %1\nmoveb %0, %1, %2\nzerob %0, %2\n%3: ptr = axchg %0, %1\nstorev %0, %1\nret"
    assert stores(text, attrs="nobarrier") == "store memmove memzero axchg storev"


def test_positions_stay() -> None:
    assert barriers("store %0, %1 @5\nstorev %0, %1 @6\nret @7") == [
        "storeb %0, %1 @5",
        "%3: ptr = loadv %0 @6",
        "storev %0, %1 @6",
        "shade %3 @6",
        "ret @7",
    ]
