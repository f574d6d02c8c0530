"""Go's types as Python objects, read from their descriptors in memory (docs/abi.md, "Type descriptors").

There is one GoType for each descriptor, and it is read on first use, part by part: descriptors live for ever and do not change. Kinds are the
numbers of Go's reflect. Offsets are known to runtime/type.go, and tests/test_embed_gotypes.py compares them with it; change both.
"""

from __future__ import annotations

from functools import cached_property
from struct import Struct
from typing import TYPE_CHECKING, NamedTuple

from golite.embed.memory import MEMORY, read_pair, read_string, read_word
from golite.types.kinds import Kind as Kind

if TYPE_CHECKING:
    from golite.embed.callplan import CallPlan


# Byte offsets in the structs of runtime/type.go; HEADER is the size of _type, where what is special to a kind begins.
HEAD = Struct("<QQIBBBB")  # size, ptrdata, hash, tflag, align, fieldAlign, kind
EQUAL, STR, UNCOMMON, PTR_TO_THIS, HEADER = 24, 40, 56, 64, 72
ARRAY_LEN, MAP_ELEM, CHAN_DIR = HEADER + 16, HEADER + 8, HEADER + 8
FUNC_IN, FUNC_OUT, FUNC_VARIADIC = HEADER, HEADER + 24, HEADER + 48
INTERFACE_METHODS, IMETHOD_SIZE, IMETHOD_PKGPATH, IMETHOD_TYP = HEADER + 16, 40, 16, 32
STRUCT_FIELDS, FIELD_SIZE, FIELD_PKGPATH, FIELD_TYP, FIELD_TAG, FIELD_OFFSET, FIELD_EMBEDDED = HEADER + 16, 72, 16, 32, 40, 56, 64
UNCOMMON_PKGPATH, UNCOMMON_METHODS = 16, 32
METHOD_SIZE, METHOD_PKGPATH, METHOD_TYPE, METHOD_IFN, METHOD_TFN = 56, 16, 32, 40, 48
ITAB_TYPE = 8

TFLAG_NAMED, TFLAG_DIRECT, TFLAG_REGULAR = 1, 4, 8


class Field(NamedTuple):
    """A struct's field. ``pkgpath``: "" if exported."""

    name: str
    pkgpath: str
    type: GoType
    tag: str
    offset: int
    embedded: bool

    @property
    def exported(self) -> bool:
        return not self.pkgpath


class Method(NamedTuple):
    """A method of a type. ``type``: its func type, without receiver. ``code`` takes an interface's data word as receiver; 0 for methods of interface
    types, whose code depends on the value."""

    name: str
    pkgpath: str
    type: GoType
    code: int

    @property
    def exported(self) -> bool:
        return not self.pkgpath


class GoType:
    """The type whose descriptor is at ``address``. Two are the same type if they are the same object, types made by Go's reflect apart."""

    def __init__(self, address: int) -> None:
        self.address = address
        self.size: int
        self.pointer_bytes: int  # in the prefix that can hold pointers; 0: none
        self.size, self.pointer_bytes, _, self._flags, self.align, _, kind = HEAD.unpack_from(MEMORY, address)
        self.kind = Kind(kind)
        self.string = read_string(address + STR)  # as Go's reflect prints it: qualified by the package's name
        self.plans: dict[bool, CallPlan] = {}  # of a func type; see callplan.py

    def __repr__(self) -> str:
        return f"<GoType {self.string}>"

    @property
    def is_named(self) -> bool:
        """Has it a name? Those of basic types count."""
        return bool(self._flags & TFLAG_NAMED)

    @property
    def is_defined(self) -> bool:
        """Was it made by a type declaration?"""
        return self.is_named and bool(self.pkgpath)

    @property
    def is_direct(self) -> bool:
        """Is a value stored in an interface's data word as it is, and not behind a pointer?"""
        return bool(self._flags & TFLAG_DIRECT)

    @property
    def is_comparable(self) -> bool:
        """Has it ==? (That of interface values can still panic.)"""
        return read_word(self.address + EQUAL) != 0

    @property
    def is_regular(self) -> bool:
        """Does == compare the bytes?"""
        return bool(self._flags & TFLAG_REGULAR)

    @cached_property
    def name(self) -> str:
        """Of a named type, without package, type arguments included; "" for others."""
        if not self.is_named:
            return ""
        uncommon = read_word(self.address + UNCOMMON)
        return read_string(uncommon) if uncommon and read_word(uncommon + 8) else self.string

    @cached_property
    def pkgpath(self) -> str:
        """Import path of the package that defines it; "" for basic types and those without a name."""
        uncommon = read_word(self.address + UNCOMMON)
        return read_string(uncommon + UNCOMMON_PKGPATH) if uncommon else ""

    @property
    def package(self) -> str:
        """Name of the package that declares it; "" if none does."""
        return self.string.partition(".")[0] if self.is_defined else ""

    @cached_property
    def elem(self) -> GoType:
        """Of a pointer, slice, array, chan or map."""
        assert self.kind in (Kind.POINTER, Kind.SLICE, Kind.ARRAY, Kind.CHAN, Kind.MAP), self
        return type_at(read_word(self.address + (MAP_ELEM if self.kind is Kind.MAP else HEADER)))

    @cached_property
    def key(self) -> GoType:
        assert self.kind is Kind.MAP, self
        return type_at(read_word(self.address + HEADER))

    @cached_property
    def length(self) -> int:
        """Of an array."""
        assert self.kind is Kind.ARRAY, self
        return read_word(self.address + ARRAY_LEN)

    @cached_property
    def direction(self) -> int:
        """Of a chan: 1 to receive, 2 to send, 3 both."""
        assert self.kind is Kind.CHAN, self
        return read_word(self.address + CHAN_DIR)

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        assert self.kind is Kind.STRUCT, self
        first, count = read_pair(self.address + STRUCT_FIELDS)
        return tuple(
            Field(
                read_string(at),
                read_string(at + FIELD_PKGPATH),
                type_at(read_word(at + FIELD_TYP)),
                read_string(at + FIELD_TAG),
                read_word(at + FIELD_OFFSET),
                bool(MEMORY[at + FIELD_EMBEDDED]),
            )
            for at in range(first, first + count * FIELD_SIZE, FIELD_SIZE)
        )

    @cached_property
    def params(self) -> tuple[GoType, ...]:
        """Of a func type. The last of a variadic one is a slice."""
        return self._types_at(FUNC_IN)

    @cached_property
    def results(self) -> tuple[GoType, ...]:
        return self._types_at(FUNC_OUT)

    def _types_at(self, offset: int) -> tuple[GoType, ...]:
        assert self.kind is Kind.FUNC, self
        first, count = read_pair(self.address + offset)
        return tuple(type_at(read_word(first + 8 * i)) for i in range(count))

    @cached_property
    def is_variadic(self) -> bool:
        assert self.kind is Kind.FUNC, self
        return bool(MEMORY[self.address + FUNC_VARIADIC])

    @cached_property
    def methods(self) -> tuple[Method, ...]:
        """Its method set, sorted by name, exported and not."""
        if self.kind is Kind.INTERFACE:
            first, count = read_pair(self.address + INTERFACE_METHODS)
            return tuple(
                Method(read_string(at), read_string(at + IMETHOD_PKGPATH), type_at(read_word(at + IMETHOD_TYP)), 0)
                for at in range(first, first + count * IMETHOD_SIZE, IMETHOD_SIZE)
            )
        uncommon = read_word(self.address + UNCOMMON)
        if not uncommon:
            return ()
        first, count = read_pair(uncommon + UNCOMMON_METHODS)
        return tuple(
            Method(read_string(at), read_string(at + METHOD_PKGPATH), type_at(read_word(at + METHOD_TYPE)), read_word(at + METHOD_IFN))
            for at in range(first, first + count * METHOD_SIZE, METHOD_SIZE)
        )

    @cached_property
    def method_named(self) -> dict[str, Method]:
        """The exported methods by name."""
        return {method.name: method for method in self.methods if method.exported}

    @cached_property
    def pointer(self) -> GoType | None:
        """The type of pointers to it, if the program has it."""
        address = read_word(self.address + PTR_TO_THIS)
        return type_at(address) if address else None

    def implements(self, interface: GoType) -> bool:
        """Has it all methods of an interface type?"""
        mine = {(method.name, method.pkgpath): method.type for method in self.methods}
        return all(mine.get((method.name, method.pkgpath)) is method.type for method in interface.methods)


_types: dict[int, GoType] = {}


def type_at(address: int) -> GoType:
    """The type whose descriptor is at an address."""
    found = _types.get(address)
    if found is None:
        found = _types.setdefault(address, GoType(address))
    return found


def forget_types(start: int, end: int) -> None:
    """Forgets those whose descriptors are in a range of addresses, since an image that is there will be unmapped. Nothing may use them any more."""
    for address in list(_types):
        if start <= address < end:
            del _types[address]


def dynamic_type(is_empty: bool, word: int) -> GoType:
    """The type that an interface value's first word, which is not 0, stands for: a descriptor if the interface type has no methods, else an itab."""
    return type_at(word if is_empty else read_word(word + ITAB_TYPE))
