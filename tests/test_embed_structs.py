"""Structs and pointers in Python: classes made for Go's types, copies and proxies, methods, and who keeps what alive."""

from __future__ import annotations

import copy
import gc
import inspect
import pickle
from typing import Any

import pytest
from embed_go import FakeHeap, exports
from embed_script import run_script

from golite.embed.convert import Converters
from golite.embed.exports import Exports
from golite.embed.memory import read_word
from golite.embed.pointers import Pointer

pytest_plugins = ["embed_fixtures"]


def test_class(values: Exports) -> None:
    point = values.get("Point")
    assert point.__name__ == "Point" and point.__module__ == "values" and point.__match_args__ == ("X", "Y")
    assert point.__doc__ == "Point is a point in the plane.\n\nX: X is how far to the right."
    assert str(inspect.signature(point)) == "(X=zero, Y=zero)"
    p = point(1, Y=2)
    assert (p.X, p.Y) == (1, 2) and repr(p) == "Point(X=1, Y=2)" and str(p) == "a point"
    assert point() == point(0, 0) != p
    p.X = 5
    assert p == point(5, 2) and hash(p) == hash(point(5, 2))
    with pytest.raises(AttributeError):
        p.Z = 1
    with pytest.raises(TypeError):
        point(Z=1)
    match p:
        case point(5, y):
            assert y == 2
        case _:
            pytest.fail("no match")


def test_zero_values(values: Exports) -> None:
    line = values.get("Line")
    a, b = line(), line()
    assert repr(a) == "Line(From=Point(X=0, Y=0), To=Point(X=0, Y=0), Name='')"
    a.From.X = 1
    assert b.From.X == 0 and line().From.X == 0
    node = values.get("Node")()
    assert (node.Value, node.Next, node.Kids) == (0, None, [])


@pytest.mark.parametrize(
    ("function", "name", "fields"),
    [
        ("PassPoint", "Point", {"X": -1, "Y": 1 << 40}),
        ("PassLine", "Line", {"From": {"X": 1}, "To": {"Y": 2}, "Name": "n"}),
        ("PassBlank", "Blank", {"A": -5, "B": 1 << 50}),
        ("PassBig", "Big", {"A": 1, "B": 2, "C": 3, "D": 4, "E": 5}),
        ("PassUncomparable", "Uncomparable", {"List": [1, 2]}),
        ("PassEmpty", "Empty", {}),
        ("PassPair", "Pair[int,string]", {"First": 1, "Second": "x"}),
        ("Anonymous", "struct", {"A": 1, "B": 2}),
    ],
)
def test_copies(values: Exports, function: str, name: str, fields: dict[str, Any]) -> None:
    """A struct comes back equal to what was given, by dict and by instance, and is another object."""
    pass_ = values.get(function)
    made = pass_(fields)
    assert type(made).__name__ == name
    again = pass_(made)
    assert again is not made and repr(again) == repr(made)
    assert type(again) is type(made)
    if name != "Uncomparable":
        assert again == made
    for field, value in fields.items():
        if not isinstance(value, dict):
            assert getattr(again, field) == value


def test_slices_of_structs(values: Exports) -> None:
    point, line = values.get("Point"), values.get("Line")
    assert values.get("Points")([point(1, 2), {"X": 3}, (point.new(4, 5))]) == [point(1, 2), point(3), point(4, 5)]
    assert values.get("Lines")([line(Name="a"), {"To": point(1)}]) == [line(Name="a"), line(To=point(1))]
    assert values.get("PointMap")({point(1, 2): ["a"], point(): None}) == {point(1, 2): ["a"], point(): []}


def test_equality(values: Exports) -> None:
    """As Go's ==, where Go has it."""
    point, counter, uncomparable = values.get("Point"), values.get("Counter"), values.get("Uncomparable")
    assert point(1) == point(1) and point(1) != point(2) and point() != (0, 0)
    assert uncomparable([1]) != uncomparable([1])
    hidden = counter("c")
    assert hidden == counter("c")
    hidden.Add(1)
    assert hidden != counter("c")
    assert {point(1): 1}[point(1)] == 1


def test_keyword_names(values: Exports) -> None:
    keyword = values.get("Keyword")
    assert keyword.__match_args__ == ("None_", "True_")
    back = values.get("PassKeyword")({"None": 1, "True_": 2})
    assert (back.None_, back.True_) == (1, 2)
    assert back == keyword(True_=2, None_=1)


def test_hidden_fields(values: Exports, heap: FakeHeap) -> None:
    """Unexported fields are not seen, and not lost."""
    counter = values.get("Counter")("c")
    assert repr(counter) == "Counter(Name='c')"
    assert [counter.Add(2), counter.Add(3), counter.Count()] == [2, 5, 5]
    back = values.get("PassCounter")(counter)
    back.Name = "d"
    assert back.Count() == 5 and repr(back) == "Counter(Name='d')"
    assert values.get("PassCounter")(back).Count() == 5
    back.Add(1)
    assert (back.Count(), counter.Count()) == (6, 5)


def test_methods_of_values(values: Exports) -> None:
    p = values.get("Point")(1, 2)
    assert p.Sum() == 3
    p.Move(10, dy=20)
    assert repr(p) == "Point(X=11, Y=22)" and p.Sum() == 33
    method = type(p).Move
    assert method.__name__ == "Move" and method.__qualname__ == "Point.Move" and method.__doc__ == "Move moves the point by dx and dy."
    assert str(inspect.signature(p.Move)) == "(dx: int, dy: int) -> None"
    assert str(inspect.signature(type(p).Sum)) == "(self, /) -> int"
    with pytest.raises(TypeError, match=r"^parameter dy: int wanted, not str$"):
        p.Move(1, "2")
    with pytest.raises(TypeError, match=r"^Move\(\) missing 1 required argument: 'dy'$"):
        p.Move(1)


def test_methods_with_results_in_memory(values: Exports) -> None:
    big = values.get("Big")
    assert values.get("Point").new(1, 2).Many("x") == (big(A=1, E=2), "x")
    assert values.get("Point")(3, 4).Many(text="y") == (big(A=3, E=4), "y")


def test_methods_of_direct_values(values: Exports) -> None:
    """A struct of one pointer is an interface's data word itself."""
    pointer = values.get("IntPointer")(5)
    only = values.get("Only")(pointer)
    assert only.Get() == 5
    assert values.get("PassOnly")(only).P is pointer
    assert values.get("Any")(only) == only


def test_embedded_fields(values: Exports) -> None:
    derived = values.get("Derived")()
    assert type(derived).__match_args__ == ("base", "Point", "ID2")
    derived.ID = 7
    assert derived.base.ID == 7 and derived.GetID() == 7
    derived.Point = values.get("Point").new(1, 2)
    assert (derived.X, derived.Sum()) == (1, 3)
    derived.Y = 5
    assert derived.Point.Y == 5
    back = values.get("PassDerived")(derived)
    assert back.ID == 7 and back.Point is derived.Point
    with pytest.raises(AttributeError):
        derived.label  # noqa: B018


def test_pointers(values: Exports, heap: FakeHeap) -> None:
    point = values.get("Point")
    pass_ = values.get("PointPointer")
    p = pass_(point(1, 2))
    assert isinstance(p, Pointer) and type(p) is point.ref and p is not None
    assert pass_(p) is p and values.get("Pointers")([p, None, p]) == [p, None, p]
    assert repr(p) == "&Point(X=1, Y=2)" and str(p) == "a point"
    p.X = 10
    assert read_word(p.address) == 10 and p.Sum() == 12
    p.Move(1, 1)
    assert (p.X, p.Y) == (11, 3)
    assert p.value == point(11, 3) == p and p.value is not p.value
    p.value = {"Y": 9}
    assert (p.X, p.Y) == (0, 9)
    assert pass_(point(0, 9)) != p
    assert point.ref.X.__doc__ == "X is how far to the right." and point.ref.__match_args__ == ("X", "Y")
    with pytest.raises(TypeError, match=r"^X: int wanted, not str$"):
        p.X = "a"
    with pytest.raises(AttributeError):
        p.Z = 1
    assert values.get("PassPoint")(p) == point(0, 9)


def test_writes_are_typed_moves(values: Exports, heap: FakeHeap) -> None:
    """What goes into memory that Go knows goes there by the runtime, for the write barrier's sake."""
    line = values.get("LinePointer")({"Name": "a"})
    heap.moves.clear()
    line.Name = "b"
    name = line.address + 32
    assert [(source_type, target) for source_type, target, _ in heap.moves] == [(heap.converters.basic["string"].address, name)]


def test_fields_that_are_structs(values: Exports) -> None:
    line = values.get("LinePointer")({"To": {"X": 1}})
    to = line.To
    assert type(to) is values.get("Point").ref and line.To is to
    line.To.X = 5
    assert line.value.To == values.get("Point")(5)
    line.To = values.get("Point")(6, 7)
    assert (to.X, to.Y) == (6, 7) and repr(line) == "&Line(From=&Point(X=0, Y=0), To=&Point(X=6, Y=7), Name='')"


def test_cycles(values: Exports) -> None:
    node = values.get("Node")
    a = node.new(1)
    b = node.new(2, a)
    a.Next = b
    assert a.Next.Next is a
    assert repr(a) == "&Node(Value=1, Next=&Node(Value=2, Next=&..., Kids=[]), Kids=[])"
    copied = a.value
    assert copied.Next is b
    assert values.get("NodePointer")(node(5, Kids=[node(6)])).Kids[0].Value == 6


def test_other_pointers(values: Exports) -> None:
    p = values.get("IntPointer")(5)
    assert type(p).__name__ == "*int" and p.value == 5
    p.value = 7
    assert p.value == 7 and values.get("IntPointer")(p) is p
    assert repr(p) == f"<*int {p.address:#x}>"
    with pytest.raises(OverflowError, match=r"^value: 9223372036854775808 does not fit int$"):
        p.value = 1 << 63
    with pytest.raises(TypeError, match=r"^parameter v: \*values\.Point wanted, not values\.\*int$|^parameter v: \*values\.Point wanted"):
        values.get("PointPointer")(p)


def test_types_of_other_packages(values: Exports) -> None:
    builder = values.get("BuilderPointer")({})
    assert type(builder).__name__ == "*Builder" and builder.Len() == 0 and builder.String() == ""
    assert str(inspect.signature(builder.WriteString)).startswith("(s: string)")


def test_proxies_keep_alive(values: Exports, heap: FakeHeap) -> None:
    """A proxy pins its object while it lives; afterwards the handle waits in ``released`` for the heap."""
    before = set(heap.pinned)
    p = values.get("PointPointer")({"X": 1})
    (handle,) = set(heap.pinned) - before
    assert heap.pinned[handle] == p.address
    same = values.get("PointPointer")(p)
    assert set(heap.pinned) - before == {handle}
    del p, same
    gc.collect()
    assert list(heap.released) == [handle] and handle in heap.pinned
    heap.drain()
    assert set(heap.pinned) == before
    counter = values.get("PassCounter")({})
    assert len(heap.pinned) == len(before) + 1
    del counter
    gc.collect()
    heap.drain()
    assert set(heap.pinned) == before


def test_copying(values: Exports, heap: FakeHeap) -> None:
    """Copies of a pointer are the pointer, and what a struct keeps in Go's memory is unpinned once."""
    counter = values.get("PassCounter")({})
    p = values.get("Counter").new()
    for copied in (copy.copy(counter), copy.deepcopy(counter)):
        copied.Add(1)
        assert (copied.Count(), counter.Count()) == (1, 0)
    assert copy.deepcopy([p]) == [p] and copy.copy(p) is p
    with pytest.raises(TypeError, match="belongs to a running program and cannot be pickled"):
        pickle.dumps(p)
    del counter, p, copied
    gc.collect()
    heap.drain()
    assert not heap.pinned


def test_reads_are_in_scopes(values: Exports, heap: FakeHeap) -> None:
    """A pointer is read and pinned in one scope."""
    scopes = []
    pin = heap.pin

    def checked(address: int) -> object:
        scopes.append(heap.scopes)
        return pin(address)

    heap.pin = checked  # type: ignore[method-assign]
    node = values.get("Node").new(1, {"Value": 2})
    assert node.Next.Value == 2 and node.value.Next.Value == 2
    assert values.get("Chain").Inner is not None
    assert scopes and all(scopes)


def test_classes_are_of_a_program() -> None:
    first, second = (Exports(exports(), Converters(FakeHeap(), exports())) for _ in range(2))
    assert first.get("Point") is first.get("Point") is not second.get("Point")


def test_embedded_fields_with_names_of_pythons() -> None:
    run_script(
        '''
        m = golite.compile("""package p
        type address struct { Street string }
        type fields struct { N int }
        type self struct { K int }
        type zero struct { Z int }
        type _t0 struct { T int }
        type _box struct { B int }
        type Person struct { address; Name string }
        type Form struct { fields; self; zero; _t0; _box; MISSING int }
        func NewPerson() *Person { return &Person{address{"Elm"}, "Bob"} }
        func NewForm() *Form { return &Form{fields{1}, self{2}, zero{3}, _t0{4}, _box{5}, 6} }
        func Sum(f Form) int { return f.N + 10*f.K + 100*f.Z + 1000*f.T + 10000*f.B + 100000*f.MISSING }
        """)
        bob = m.NewPerson()
        assert repr(bob) == "&Person(address_=&address(Street='Elm'), Name='Bob')" and bob.Street == "Elm" and bob.fields == ("address_", "Name")
        bob.address_.Street = "Oak"
        assert repr(bob.value) == "Person(address_=address(Street='Oak'), Name='Bob')" and bob.value == bob and bob.address > 0
        ann = m.Person(bob.value.address_, "Ann")
        assert ann.Street == "Oak" and m.Person.new(address_=ann.address_).Street == "Oak"
        form = m.NewForm()
        assert form.fields[:2] == ("fields_", "self") and form.N == 1 and form.B == 5
        assert m.Sum(form) == m.Sum(form.value) == 654321
        assert m.Sum(m.Form(*(getattr(form.value, name) for name in form.fields))) == 654321
        assert m.Sum(m.Form(self=form.self.value, MISSING=7)) == 700020 and m.Sum({"fields": form.value.fields_}) == 1
        '''
    )
