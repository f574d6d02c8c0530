"""Structs: a class for each struct type, and one for the pointers to it.

A struct value is a plain Python object with the fields as attributes, a copy. What a program cannot see, unexported fields, an instance that comes
from Go keeps in a copy in Go's memory, so that nothing is lost on the way back. Embedded fields are visible even if their type's name is not
exported, and lead to the fields that they promote.

A pointer to a struct is a proxy whose attributes read and write Go's memory. A field that is a struct itself is given as a pointer to it, so that
``p.Inner.X = 1`` changes what p points to.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Mapping
from math import isinf
from operator import attrgetter
from reprlib import recursive_repr
from struct import Struct
from typing import TYPE_CHECKING, Any, ClassVar

from golite.embed.badvalue import BadValue, wrong_type
from golite.embed.funcs import method_function
from golite.embed.gotypes import Field, GoType, Kind
from golite.embed.memory import MEMORY, read_word
from golite.embed.names import unique_names
from golite.embed.pointers import Pinned, Pointer, PointerClass, load_at, pointer_at, variable_loader
from golite.embed.scalars import numbers_format

if TYPE_CHECKING:
    from golite.embed.convert import Converters

_CONSTANTS = (bool, int, float, complex, str, bytes, type(None))


class _Zero:
    """Default of a field's parameter."""

    def __repr__(self) -> str:
        return "zero"


_MISSING: Any = _Zero()


class StructValue:
    """A Go struct: a copy, made of its fields by position or name. What is left out is zero."""

    __slots__ = ("__weakref__", "_box")
    __go_type__: ClassVar[GoType]
    __match_args__: ClassVar[tuple[str, ...]] = ()
    _box: Pinned | None  # a copy in Go's memory that has the unexported fields

    @recursive_repr()
    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{name}={getattr(self, name)!r}' for name in self.__match_args__)})"


# What classes have that embedded fields of types that are not exported may be called, too.
_MEMBERS = frozenset({*dir(StructValue), *dir(Pointer), "_converters"})


class StructFields:
    """The fields of a struct type that Python sees, with their names there, and ``hidden``: the others, but for blank ones."""

    def __init__(self, t: GoType) -> None:
        visible = [field for field in t.fields if field.exported or field.embedded]
        names = unique_names((field.name for field in visible), _MEMBERS)
        self.visible: dict[str, Field] = dict(zip(names, visible, strict=True))
        self.hidden = [field for field in t.fields if not field.exported and not field.embedded and field.name != "_"]
        self.go_names = {field.name: name for name, field in self.visible.items()}


def build_struct(converters: Converters, t: GoType) -> tuple[Callable[[int], Any], Callable[[int, Any], None]]:
    heap = converters.heap
    converter = converters.of(t)
    fields = StructFields(t)
    cls = converter.python_class = _value_class(converters, t, fields)
    parts = [(name, field.offset, converters.of(field.type), getattr(cls, name).__set__) for name, field in fields.visible.items()]
    has_box = bool(fields.hidden)
    new_instance: Any = cls.__new__

    def reload(instance: Any, address: int) -> None:
        for _, offset, field, assign in parts:
            assign(instance, field.load(address + offset))
        if has_box:
            with heap.scope():
                copy = heap.new(t.address)
                heap.move(t.address, copy, address)
                instance._box = Pinned(converters, copy)

    def load(address: int) -> Any:
        instance = new_instance(cls)
        instance._box = None
        reload(instance, address)
        return instance

    def store_fields(address: int, values: Mapping[str, Any]) -> None:
        for name, offset, field, _ in parts:
            value = values.get(name, _MISSING)
            if value is not _MISSING:
                try:
                    field.store(address + offset, value)
                except BadValue as bad:
                    raise bad.at(f".{name}") from None

    def store(address: int, value: Any) -> None:
        if isinstance(value, cls):
            if value._box is not None:
                heap.move(t.address, address, value._box.address)
            for name, offset, field, _ in parts:
                try:
                    field.store(address + offset, getattr(value, name))
                except BadValue as bad:
                    raise bad.at(f".{name}") from None
        elif isinstance(value, Pointer) and value.__go_type__.elem is t:
            heap.move(t.address, address, value.address)
        elif isinstance(value, Mapping):
            store_fields(address, _by_python_name(t, fields, value))
        elif hasattr(value, "__dataclass_fields__") and not isinstance(value, type):
            store_fields(address, _by_python_name(t, fields, {name: getattr(value, name) for name in value.__dataclass_fields__}))
        else:
            raise wrong_type(t, value)

    def receiver(instance: Any) -> int:
        word = heap.new(t.address)
        try:
            store(word, instance)
        except BadValue as bad:
            raise bad.as_error(cls.__name__) from None
        return word

    _add_methods(converters, t, cls, receiver, reload)
    layout = _layout(t, fields)
    if layout is not None:
        iter_unpack = layout.iter_unpack
        load_numbers, store_numbers = _make_mover(cls, fields, layout, store)

        def load_many(address: int, count: int) -> list[Any]:
            return [cls(*values) for values in iter_unpack(MEMORY[address : address + count * t.size])]

        converter.load_many = load_many
        return load_numbers, store if any(field.type.kind is Kind.BOOL for field in t.fields) else store_numbers
    return load, store


def _layout(t: GoType, fields: StructFields) -> Struct | None:
    """The format of a struct that has visible fields with plain numbers and nothing else."""
    if not t.size or len(fields.visible) != len(t.fields):
        return None
    numbers = numbers_format([field.type for field in t.fields], [field.offset for field in t.fields])
    return Struct(f"{numbers.format}{t.size - numbers.size}x") if numbers is not None else None


def _make_mover(
    cls: type[Any], fields: StructFields, layout: Struct, otherwise: Callable[[int, Any], None]
) -> tuple[Callable[[int], Any], Callable[[int, Any], None]]:
    """Functions that load and store all fields at once. What cannot be stored so ``otherwise`` is asked for."""
    scope: dict[str, Any] = {
        "cls": cls,
        "new": cls.__new__,
        "unpack": layout.unpack_from,
        "pack": layout.pack_into,
        "MEMORY": MEMORY,
        "otherwise": otherwise,
        "isinf": isinf,
        "errors": (struct.error, OverflowError, AttributeError, TypeError, ValueError),
    }
    floats = [name for name, field in fields.visible.items() if field.type.kind in (Kind.FLOAT32, Kind.FLOAT64)]
    check = f"if not ({' or '.join(f'isinf(value.{name})' for name in floats)}): " if floats else ""  # Decimals may become infinities
    instance, value = ("".join(f"{owner}.{name}, " for name in fields.visible) for owner in ("instance", "value"))
    text = f"""
def load(address):
    instance = new(cls)
    instance._box = None
    {instance}= unpack(MEMORY, address)
    return instance

def store(address, value):
    if type(value) is cls:
        try:
            {check}return pack(MEMORY, address, {value})
        except errors:
            pass  # one of them does not fit, or is no number
    otherwise(address, value)
"""
    exec(text, scope)
    return scope["load"], scope["store"]


def _by_python_name(t: GoType, fields: StructFields, values: Mapping[Any, Any]) -> dict[str, Any]:
    found = {}
    for name, value in values.items():
        key = name if name in fields.visible else fields.go_names.get(name)
        if key is None:
            raise BadValue(TypeError, f"{t.string} has no field {name!r}")
        found[key] = value
    return found


# ---------------------------------------------------------------- classes


def _value_class(converters: Converters, t: GoType, fields: StructFields) -> type[Any]:
    names = tuple(fields.visible)
    members: dict[str, Any] = {
        "__slots__": names,
        "__match_args__": names,
        "__go_type__": t,
        "__module__": t.package or "golite",
        "__doc__": _class_doc(converters, t),
        "_converters": converters,
        "ref": PointerClass(),
        "__init__": _make_init(converters, fields),
    }
    if t.is_comparable:
        members |= _equality(converters, t, fields)
    cls = type(t.name or "struct", (StructValue,), members)
    for name, path in _promoted(t, fields).items():
        setattr(cls, name, _promoted_property(name, path))

    def new(self: type[Any], /, *args: Any, **kwargs: Any) -> Any:
        """A new variable in Go's memory: a pointer to a struct made of the arguments."""
        pointer = converters.pointer_to(t)
        if pointer is None:
            raise TypeError(f"the program has no pointers to {t.string}")
        with converters.heap.scope():
            address = converters.heap.new(t.address)
            converters.of(t).put(address, self(*args, **kwargs), self.__name__)
            return pointer_at(converters, pointer, address)

    cls.new = classmethod(new)  # type: ignore[attr-defined]
    return cls


def _make_init(converters: Converters, fields: StructFields) -> Callable[..., None]:
    """``__init__`` with the fields as parameters. Zero values that can be changed are made anew each time. All other names in it have a dot, which
    Go's cannot have."""
    scope: dict[str, Any] = {"MISSING·": _MISSING, "zero·": converters.zero}
    parameters, lines = [], [" self·._box = None"]
    for i, (name, field) in enumerate(fields.visible.items()):
        scope[f"t·{i}"] = field.type
        parameters.append(f"{name}=MISSING·")
        lines.append(f" self·.{name} = zero·(t·{i}) if {name} is MISSING· else {name}")
    exec(f"def __init__({', '.join(['self·, /', *parameters])}):\n" + "\n".join(lines), scope)
    init: Callable[..., None] = scope["__init__"]
    return init


def _equality(converters: Converters, t: GoType, fields: StructFields) -> dict[str, Any]:
    """``==`` as Go has it, by all fields, and a hash, since such structs can be keys of maps."""
    names = list(fields.visible)
    visible: Callable[[Any], Any] = attrgetter(*names) if names else lambda instance: ()

    def hidden(instance: Any) -> tuple[Any, ...]:
        box = instance._box
        if box is None:
            return tuple(converters.zero(field.type) for field in fields.hidden)
        return tuple(load_at(converters, field.type, box.address + field.offset) for field in fields.hidden)

    def __eq__(self: Any, other: Any) -> Any:
        if isinstance(other, Pointer) and other.__go_type__.elem is t:
            other = other.value
        if type(other) is not type(self):
            return NotImplemented
        return visible(self) == visible(other) and (not fields.hidden or hidden(self) == hidden(other))

    def __hash__(self: Any) -> int:
        return hash(visible(self))

    return {"__eq__": __eq__, "__hash__": __hash__}


def _class_doc(converters: Converters, t: GoType) -> str | None:
    row = converters.type_rows.get(t.address)
    if row is None:
        return None
    doc: str = row[3]
    lines = [f"{name}: {text}" for name, text in row[4].items()]
    return "\n\n".join(filter(None, [doc, "\n".join(lines)])) or None


def _add_methods(
    converters: Converters, t: GoType, cls: type[Any], receiver: Callable[[Any], int], reload: Callable[[Any, int], None]
) -> None:
    """A method works on a copy in Go's memory; the instance gets what a method with a pointer receiver made of it."""
    pointer = converters.pointer_to(t)
    by_value = t.method_named
    for name, method in (pointer or t).method_named.items():
        if pointer is not None:
            after = None if name in by_value else reload
            setattr(cls, name, method_function(converters, t, method, receiver, after))
        else:
            word = (lambda instance: read_word(receiver(instance))) if t.is_direct else receiver
            setattr(cls, name, method_function(converters, t, method, word))
    if "String" in by_value:
        setattr(cls, "__str__", string_method(cls.__dict__["String"]))  # noqa: B010


def string_method(method: Any) -> Callable[[Any], str]:
    """``__str__`` for types with a method ``String() string``."""

    def to_string(self: Any) -> str:
        return str(method(self))

    return to_string if not method.signature.names else object.__repr__


def _promoted(t: GoType, fields: StructFields) -> dict[str, tuple[str, ...]]:
    """Fields of embedded structs that can be named without them, and the way there (spec, "Selectors": the shallowest, unless there are several)."""
    found: dict[str, tuple[str, ...]] = {}
    taken = set(fields.visible) | {method.name for method in t.methods}
    level: list[tuple[tuple[str, ...], GoType]] = [((name,), field.type) for name, field in fields.visible.items() if field.embedded]
    seen = {t}
    while level:
        names: dict[str, list[tuple[str, ...]]] = {}
        below = []
        for path, embedded in level:
            inner = embedded.elem if embedded.kind is Kind.POINTER else embedded
            if inner.kind is not Kind.STRUCT or inner in seen:
                continue
            seen.add(inner)
            for name, field in StructFields(inner).visible.items():
                names.setdefault(name, []).append((*path, name))
                if field.embedded:
                    below.append(((*path, name), field.type))
        for name, paths in names.items():
            if name not in taken:
                taken.add(name)
                if len(paths) == 1:
                    found[name] = paths[0]
        level = below
    return found


def _promoted_property(name: str, path: tuple[str, ...]) -> property:
    owner = attrgetter(".".join(path[:-1]))

    def get(self: Any) -> Any:
        return getattr(owner(self), name)

    def assign(self: Any, value: Any) -> None:
        setattr(owner(self), name, value)

    return property(get, assign, doc=f"{'.'.join(path)}")


# ---------------------------------------------------------------- pointers


def pointer_class(converters: Converters, t: GoType) -> type[Any]:
    """The class of the proxies for pointers of type ``t``."""
    elem = t.elem
    # The address under a name that no other class has: a method takes instances of its own class only, with no check to pay for.
    receiver = f"_address as {t.string} ({t.address:#x})".replace(".", "·")  # for attrgetter dots have a meaning
    members: dict[str, Any] = {"__slots__": (), "__module__": elem.package or "golite", receiver: vars(Pinned)["address"]}
    for name, method in t.method_named.items():
        members[name] = method_function(converters, elem, method, attrgetter(receiver))
    if elem.kind is Kind.STRUCT:
        fields = StructFields(elem)
        members["fields"] = tuple(fields.visible)
        members["__match_args__"] = members["fields"]
        members["__repr__"] = _pointer_repr
        members["__doc__"] = _class_doc(converters, elem)
        row = converters.type_rows.get(elem.address)
        docs: dict[str, str] = row[4] if row is not None else {}
        for name, field in fields.visible.items():
            members[name] = _field_property(converters, name, field, docs.get(field.name))
        for name, path in _promoted(elem, fields).items():
            members.setdefault(name, _promoted_property(name, path))
    if "String" in t.method_named:
        members["__str__"] = string_method(members["String"])
    return type(f"*{elem.name or elem.string}", (Pointer,), members)


@recursive_repr("&...")
def _pointer_repr(self: Any) -> str:
    name = type(self).__name__.lstrip("*")
    return f"&{name}({', '.join(f'{field}={getattr(self, field)!r}' for field in self.fields)})"


def _field_property(converters: Converters, name: str, field: Field, doc: str | None) -> property:
    t, offset = field.type, field.offset
    load: Callable[[int], Any] | None = None  # made when it is wanted: the field's type may be one that is being built

    def get(self: Any) -> Any:
        nonlocal load
        if load is None:
            load = variable_loader(converters, t)
        return load(self.address + offset)

    def assign(self: Any, value: Any) -> None:
        converters.assign(t, self.address + offset, value, name)

    return property(get, assign, doc=doc)
