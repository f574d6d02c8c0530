"""The universe: basic types, predeclared identifiers, and package unsafe.

The basic types are module-level singletons. ``byte``, ``rune`` and ``any`` are aliases, so that error texts say what the
program says, while ``unalias`` and ``underlying`` lead to the one uint8, int32 and empty interface.
"""

from __future__ import annotations

from typing import Any

from golite.types.objects import Builtin, Const, Func, Nil, Package, Scope, TypeName, Var
from golite.types.types import INVALID, Alias, Basic, Interface, Kind, Named, Signature, Type

BOOL = Basic(Kind.BOOL, "bool")
INT = Basic(Kind.INT, "int")
INT8 = Basic(Kind.INT8, "int8")
INT16 = Basic(Kind.INT16, "int16")
INT32 = Basic(Kind.INT32, "int32")
INT64 = Basic(Kind.INT64, "int64")
UINT = Basic(Kind.UINT, "uint")
UINT8 = Basic(Kind.UINT8, "uint8")
UINT16 = Basic(Kind.UINT16, "uint16")
UINT32 = Basic(Kind.UINT32, "uint32")
UINT64 = Basic(Kind.UINT64, "uint64")
UINTPTR = Basic(Kind.UINTPTR, "uintptr")
FLOAT32 = Basic(Kind.FLOAT32, "float32")
FLOAT64 = Basic(Kind.FLOAT64, "float64")
COMPLEX64 = Basic(Kind.COMPLEX64, "complex64")
COMPLEX128 = Basic(Kind.COMPLEX128, "complex128")
STRING = Basic(Kind.STRING, "string")
UNSAFE_POINTER = Basic(Kind.UNSAFE_POINTER, "unsafe.Pointer")

UNTYPED_BOOL = Basic(Kind.UNTYPED_BOOL, "untyped bool")
UNTYPED_INT = Basic(Kind.UNTYPED_INT, "untyped int")
UNTYPED_RUNE = Basic(Kind.UNTYPED_RUNE, "untyped rune")
UNTYPED_FLOAT = Basic(Kind.UNTYPED_FLOAT, "untyped float")
UNTYPED_COMPLEX = Basic(Kind.UNTYPED_COMPLEX, "untyped complex")
UNTYPED_STRING = Basic(Kind.UNTYPED_STRING, "untyped string")
UNTYPED_NIL = Basic(Kind.UNTYPED_NIL, "untyped nil")

BASIC_TYPES: list[Basic] = [
    BOOL, INT, INT8, INT16, INT32, INT64, UINT, UINT8, UINT16, UINT32, UINT64, UINTPTR,
    FLOAT32, FLOAT64, COMPLEX64, COMPLEX128, STRING,
]  # fmt: skip

UNIVERSE = Scope(None, "universe")


def _declare_type(name: str, typ: Type) -> TypeName:
    obj = TypeName(0, None, name, typ)
    obj.parent = UNIVERSE
    UNIVERSE.names[name] = obj
    return obj


def _declare_alias(name: str, target: Type) -> Alias:
    obj = TypeName(0, None, name)
    alias = Alias(obj, target)
    obj.type = alias
    obj.parent = UNIVERSE
    UNIVERSE.names[name] = obj
    return alias


def _empty_interface() -> Interface:
    iface = Interface([], [])
    iface.all_methods = []
    return iface


def _make_error() -> Named:
    obj = _declare_type("error", INVALID)
    named = Named(obj)
    obj.type = named
    recv = Var(0, None, "", named)
    method = Func(0, None, "Error", Signature([], [Var(0, None, "", STRING)], recv=recv))
    iface = Interface([method], [])
    iface.all_methods = [method]
    named.underlying = iface
    return named


def _make_comparable() -> Named:
    obj = _declare_type("comparable", INVALID)
    iface = Interface([], [])
    iface.all_methods = []
    iface.comparable = True
    named = Named(obj, iface)
    obj.type = named
    return named


for _basic in BASIC_TYPES:
    _declare_type(_basic.name, _basic)

EMPTY_INTERFACE = _empty_interface()
BYTE = _declare_alias("byte", UINT8)
RUNE = _declare_alias("rune", INT32)
ANY = _declare_alias("any", EMPTY_INTERFACE)
ERROR = _make_error()
COMPARABLE = _make_comparable()

TRUE = Const(0, None, "true", UNTYPED_BOOL, True)
FALSE = Const(0, None, "false", UNTYPED_BOOL, False)
IOTA = Const(0, None, "iota", UNTYPED_INT, 0)
NIL = Nil(0, None, "nil", UNTYPED_NIL)

BUILTIN_NAMES = (
    "append", "cap", "clear", "close", "complex", "copy", "delete", "imag", "len", "make", "max", "min", "new",
    "panic", "print", "println", "real", "recover",
)  # fmt: skip
UNSAFE_BUILTIN_NAMES = ("Add", "Alignof", "Offsetof", "Sizeof", "Slice", "SliceData", "String", "StringData")

for _obj in (TRUE, FALSE, IOTA, NIL):
    _obj.parent = UNIVERSE
    UNIVERSE.names[_obj.name] = _obj
for _name in BUILTIN_NAMES:
    _builtin = Builtin(0, None, _name)
    _builtin.parent = UNIVERSE
    UNIVERSE.names[_name] = _builtin


def _make_unsafe() -> Package:
    package = Package("unsafe", "unsafe")
    pointer = TypeName(0, package, "Pointer", UNSAFE_POINTER)
    package.scope.parent = UNIVERSE
    package.scope.names["Pointer"] = pointer
    pointer.parent = package.scope
    for name in UNSAFE_BUILTIN_NAMES:
        builtin = Builtin(0, package, "unsafe." + name)
        builtin.parent = package.scope
        package.scope.names[name] = builtin
    package.complete = True
    return package


UNSAFE = _make_unsafe()

_DEFAULTS: dict[Kind, Type] = {
    Kind.UNTYPED_BOOL: BOOL,
    Kind.UNTYPED_INT: INT,
    Kind.UNTYPED_RUNE: RUNE,
    Kind.UNTYPED_FLOAT: FLOAT64,
    Kind.UNTYPED_COMPLEX: COMPLEX128,
    Kind.UNTYPED_STRING: STRING,
}


def default_type(t: Any) -> Any:
    """The type an untyped value gets where nothing else decides; typed values and nil keep theirs."""
    if type(t) is Basic:
        return _DEFAULTS.get(t.kind, t)
    return t
