"""Classes that are plain records: ``@record`` and ``@value`` make ``__slots__`` and ``__init__`` from the annotations of a class, as dataclasses do.

Why not dataclasses: importing them costs 5 ms, and they compile source text for every class, 70 µs each; the trees of syntax alone have
seventy classes, and every run of a changed program would pay for that. Here one ``__init__`` is compiled per *shape* (how many fields
there are, which have defaults), and a class gets a copy of it with its own names. Type checkers see dataclasses.
"""

from __future__ import annotations

from operator import attrgetter
from types import CodeType, FunctionType
from typing import Any, Callable, TypeVar, dataclass_transform

_T = TypeVar("_T")
_MISSING: Any = object()


class Field:
    """A field of a record. ``annotation``: its type as written. ``init``: it is a parameter of ``__init__``."""

    __slots__ = ("annotation", "default", "factory", "init", "name")

    def __init__(self, name: str, annotation: str, default: Any, factory: Callable[[], Any] | None, init: bool) -> None:
        self.name = name
        self.annotation = annotation
        self.default = default
        self.factory = factory
        self.init = init


def field(*, default: Any = _MISSING, default_factory: Callable[[], Any] | None = None, init: bool = True) -> Any:
    """Stands for a field's default in a class. ``default_factory`` makes each object its own."""
    return Field("", "", default, default_factory, init)


def fields(cls: type) -> tuple[Field, ...]:
    """The fields of a record class, those of its bases first."""
    found: tuple[Field, ...] = cls.__dict__["__record_fields__"]
    return found


@dataclass_transform(eq_default=False, field_specifiers=(field,))
def record(cls: type[_T]) -> type[_T]:
    """A class whose objects have the annotated fields and are equal only to themselves."""
    return _build(cls, {})


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def value(cls: type[_T]) -> type[_T]:
    """A class whose objects are equal if their fields are, and must not be changed (only type checkers see to that)."""
    names = [name for name in cls.__annotations__]
    content = attrgetter(*names)

    def __eq__(self: Any, other: object) -> Any:
        return content(self) == content(other) if type(other) is type(self) else NotImplemented

    def __hash__(self: Any) -> int:
        return hash(content(self))

    def __repr__(self: Any) -> str:
        return f"{type(self).__name__}({', '.join(f'{name}={getattr(self, name)!r}' for name in names)})"

    return _build(cls, {"__eq__": __eq__, "__hash__": __hash__, "__repr__": __repr__})


def _build(cls: type[_T], methods: dict[str, Any]) -> type[_T]:
    members = dict(cls.__dict__)
    inherited = [f for base in cls.__mro__[1:2] for f in base.__dict__.get("__record_fields__", ())]
    own = []
    for name, annotation in cls.__annotations__.items():  # strings: modules with records say "from __future__ import annotations"
        given = members.pop(name, _MISSING)
        if type(given) is Field:
            own.append(Field(name, annotation, given.default, given.factory, given.init))
        else:
            own.append(Field(name, annotation, given, None, True))
    for name in ("__dict__", "__weakref__"):
        members.pop(name, None)
    members |= {name: method for name, method in methods.items() if name not in members}
    members["__slots__"] = tuple(f.name for f in own)
    members["__record_fields__"] = all_fields = (*inherited, *own)
    members["__init__"] = _init(all_fields, f"{cls.__qualname__}.__init__")
    made: Any = type(cls.__name__, cls.__bases__, members)
    return made  # type: ignore[no-any-return]


_shapes: dict[str, CodeType] = {}


def _init(all_fields: tuple[Field, ...], qualname: str) -> FunctionType:
    # A letter per field: r required, d has a default, f made by a factory unless given; capitals: no parameters.
    letters = "".join([_letter(f) for f in all_fields])
    code = _shapes.get(letters)
    if code is None:
        code = _shapes[letters] = _compile_init(letters)
    # In the shape's code, field n is a parameter and an attribute called _n, and its default or factory a global called _n_.
    names = {f"_{n}": f.name for n, f in enumerate(all_fields)}
    scope: dict[str, Any] = {"MISSING": _MISSING}
    defaults: list[Any] = []
    for n, f in enumerate(all_fields):
        scope[f"_{n}_"] = f.factory if f.factory is not None else f.default
        if f.init and (f.factory is not None or f.default is not _MISSING):
            defaults.append(_MISSING if f.factory is not None else f.default)
    code = code.replace(
        co_names=tuple(names.get(name, name) for name in code.co_names),
        co_varnames=tuple(names.get(name, name) for name in code.co_varnames),
        co_qualname=qualname,
    )
    return FunctionType(code, scope, "__init__", tuple(defaults))


def _letter(f: Field) -> str:
    letter = "f" if f.factory is not None else "r" if f.default is _MISSING else "d"
    return letter if f.init else letter.upper()


def _compile_init(letters: str) -> CodeType:
    parameters = ", ".join(f"_{n}" for n, letter in enumerate(letters) if letter.islower())
    lines = [f"def __init__(self, {parameters}):", " pass"]
    for n, letter in enumerate(letters):
        if letter in "rd":
            lines.append(f" self._{n} = _{n}")
        elif letter == "f":
            lines.append(f" self._{n} = _{n}_() if _{n} is MISSING else _{n}")
        elif letter == "F":
            lines.append(f" self._{n} = _{n}_()")
        elif letter == "D":
            lines.append(f" self._{n} = _{n}_")
        # R: set by its owner later
    scope: dict[str, Any] = {}
    exec("\n".join(lines), scope)
    code: CodeType = scope["__init__"].__code__
    return code
