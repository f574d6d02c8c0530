"""Records: what @record and @value make of a class."""

from __future__ import annotations

import pytest

from golite.records import field, fields, record, value


@record
class Base:
    pos: int


@record
class Derived(Base):
    """Documented."""

    name: str
    items: list[int] = field(default_factory=list)
    kind: str = "k"
    found: object = field(init=False, default=None)
    later: int = field(init=False)
    own: dict[str, int] = field(init=False, default_factory=dict)

    def doubled(self) -> str:
        return self.name * 2


@record
class Empty(Derived):
    pass


@value
class Point:
    x: int
    y: int = 0


def test_fields_and_defaults() -> None:
    a, b = Derived(1, "a"), Derived(2, name="b", items=[3], kind="z")
    assert (a.pos, a.name, a.items, a.kind, a.found, a.own) == (1, "a", [], "k", None, {})
    assert (b.pos, b.name, b.items, b.kind) == (2, "b", [3], "z")
    assert a.items is not Derived(1, "a").items and a.own is not b.own
    assert a.doubled() == "aa" and Derived.__doc__ == "Documented."
    assert not hasattr(a, "later") and not hasattr(a, "__dict__")
    assert [f.name for f in fields(Derived)] == ["pos", "name", "items", "kind", "found", "later", "own"]
    assert [f.name for f in fields(Derived) if f.init] == ["pos", "name", "items", "kind"]


def test_inheritance() -> None:
    assert Empty(1, "a").name == "a" and fields(Empty) == fields(Derived)
    assert isinstance(Empty(1, "a"), Base) and Empty.__slots__ == ()  # type: ignore[attr-defined]


def test_wrong_arguments() -> None:
    with pytest.raises(TypeError, match=r"Derived.__init__\(\) missing 1 required positional argument: 'name'"):
        Derived(1)  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="unexpected keyword argument 'found'"):
        Derived(1, "a", found=3)  # type: ignore[call-arg]
    with pytest.raises(AttributeError):
        Derived(1, "a").other = 3  # type: ignore[attr-defined]


def test_equality() -> None:
    a = Derived(1, "a")
    assert a == a and a != Derived(1, "a") and len({a, Derived(1, "a")}) == 2
    assert Point(1, 2) == Point(1, y=2) and Point(1) != Point(1, 2) and Point(1) != (1, 0)
    assert len({Point(1, 2), Point(1, 2), Point(2, 2)}) == 2
    assert repr(Point(1, 2)) == "Point(x=1, y=2)"
