"""Questions about types: what kind they are, whether they are identical, comparable, ordered, have nil.

All predicates look through names and aliases, and are false for invalid types unless said otherwise.
"""

from __future__ import annotations

from typing import Any, Callable, Optional

from golite.types.types import (
    INVALID,
    Alias,
    Array,
    Basic,
    Chan,
    Interface,
    Kind,
    Map,
    Named,
    Pointer,
    Signature,
    Slice,
    Struct,
    Tuple,
    Type,
    TypeParam,
    Union,
    unalias,
    underlying,
)
from golite.types.typeset import complete, constraint_of, core, term_types

_INTEGERS = frozenset(range(Kind.INT, Kind.UINTPTR + 1)) | {Kind.UNTYPED_INT, Kind.UNTYPED_RUNE}
_UNSIGNED = frozenset(range(Kind.UINT, Kind.UINTPTR + 1))
_FLOATS = frozenset({Kind.FLOAT32, Kind.FLOAT64, Kind.UNTYPED_FLOAT})
_COMPLEXES = frozenset({Kind.COMPLEX64, Kind.COMPLEX128, Kind.UNTYPED_COMPLEX})
_NUMERIC = _INTEGERS | _FLOATS | _COMPLEXES
_STRINGS = frozenset({Kind.STRING, Kind.UNTYPED_STRING})
_BOOLEANS = frozenset({Kind.BOOL, Kind.UNTYPED_BOOL})
_ORDERED = _INTEGERS | _FLOATS | _STRINGS
_CONSTANT = _NUMERIC | _STRINGS | _BOOLEANS


def _kind(t: Any) -> Kind:
    if type(t) is not Basic:
        t = underlying(t)
        if type(t) is not Basic:
            return Kind.INVALID
    kind: Kind = t.kind
    return kind


def all_terms(t: Any, predicate: Callable[[Any], bool]) -> bool:
    """Whether t is a type parameter with terms for which the predicate holds, all of them."""
    t = unalias(t)
    if type(t) is not TypeParam:
        return False
    terms = term_types(t)
    return terms is not None and bool(terms) and all(predicate(u) for u in terms)


def is_integer(t: Any) -> bool:
    kind = _kind(t)
    return kind in _INTEGERS or (kind is Kind.INVALID and all_terms(t, is_integer))


def is_unsigned(t: Any) -> bool:
    kind = _kind(t)
    return kind in _UNSIGNED or (kind is Kind.INVALID and all_terms(t, is_unsigned))


def is_float(t: Any) -> bool:
    kind = _kind(t)
    return kind in _FLOATS or (kind is Kind.INVALID and all_terms(t, is_float))


def is_complex(t: Any) -> bool:
    kind = _kind(t)
    return kind in _COMPLEXES or (kind is Kind.INVALID and all_terms(t, is_complex))


def is_numeric(t: Any) -> bool:
    kind = _kind(t)
    return kind in _NUMERIC or (kind is Kind.INVALID and all_terms(t, is_numeric))


def is_string(t: Any) -> bool:
    kind = _kind(t)
    return kind in _STRINGS or (kind is Kind.INVALID and all_terms(t, is_string))


def is_boolean(t: Any) -> bool:
    kind = _kind(t)
    return kind in _BOOLEANS or (kind is Kind.INVALID and all_terms(t, is_boolean))


def is_numeric_or_string(t: Any) -> bool:
    kind = _kind(t)
    return kind in _NUMERIC or kind in _STRINGS or (kind is Kind.INVALID and all_terms(t, is_numeric_or_string))


def is_ordered(t: Any) -> bool:
    kind = _kind(t)
    return kind in _ORDERED or (kind is Kind.INVALID and all_terms(t, is_ordered))


def is_constant_type(t: Any) -> bool:
    return _kind(t) in _CONSTANT


def is_untyped(t: Any) -> bool:
    return type(t) is Basic and t.kind >= Kind.UNTYPED_BOOL


def is_untyped_numeric(t: Any) -> bool:
    return type(t) is Basic and Kind.UNTYPED_INT <= t.kind <= Kind.UNTYPED_COMPLEX


def is_unsafe_pointer(t: Any) -> bool:
    return _kind(t) is Kind.UNSAFE_POINTER


def is_interface(t: Any) -> bool:
    return type(underlying(t)) is Interface


def is_pointer_to_interface(t: Any) -> bool:
    u = underlying(t)
    return type(u) is Pointer and type(underlying(u.elem)) is Interface


def is_bytes_or_runes(t: Any) -> bool:
    """Whether t's underlying type is []byte or []rune (element types may be named)."""
    u = core(t)
    if type(u) is not Slice:
        return False
    elem = underlying(u.elem)
    return type(elem) is Basic and elem.kind in (Kind.UINT8, Kind.INT32)


def is_byte_slice(t: Any) -> bool:
    u = core(t)
    if type(u) is not Slice:
        return False
    elem = underlying(u.elem)
    return type(elem) is Basic and elem.kind is Kind.UINT8


def has_name(t: Any) -> bool:
    """Whether t is a predeclared or defined type or a type parameter (spec: "named type")."""
    t = unalias(t)
    return type(t) is Basic or type(t) is Named or type(t) is TypeParam


_NILABLE = frozenset({Pointer, Signature, Slice, Map, Chan, Interface})


def has_nil(t: Any) -> bool:
    u = underlying(t)
    if type(u) is Basic:
        return u.kind in (Kind.UNSAFE_POINTER, Kind.UNTYPED_NIL)
    return type(u) in _NILABLE or (type(u) is TypeParam and all_terms(u, has_nil))


def is_valid(t: Any) -> bool:
    return unalias(t) is not INVALID


def is_generic_func(t: Any) -> bool:
    """The type of a generic function that is not instantiated."""
    return type(t) is Signature and bool(t.tparams)


def is_generic(t: Any) -> bool:
    """A generic type that is not instantiated."""
    t = unalias(t)
    if type(t) is Named:
        return bool(t.tparams) and not t.targs
    return False


def incomparable_reason(t: Any, dynamic: bool = True, type_text: Callable[[Any], str] = str) -> Optional[str]:
    """None if values of type t can be compared with ==; otherwise why not ("" when there is nothing to add).

    Spec, "Comparison operators". With ``dynamic``, interfaces count as comparable (the comparison may panic).
    """
    seen: set[int] = set()

    def visit(t: Any) -> Optional[str]:
        if id(t) in seen:
            return None
        seen.add(id(t))
        u = underlying(t)
        cls = type(u)
        if cls is Basic:
            return "" if u.kind is Kind.UNTYPED_NIL else None
        if cls is Pointer or cls is Chan or u is INVALID or u is None:
            return None
        if cls is Interface:
            return None if dynamic else ""
        if cls is Struct:
            for f in u.fields:
                if visit(f.type) is not None:
                    return f"struct containing {type_text(f.type)} cannot be compared"
            return None
        if cls is Array:
            return None if visit(u.elem) is None else f"{type_text(t)} cannot be compared"
        if cls is TypeParam:
            return None if type_param_comparable(u) else "incomparable types in type set"
        return ""

    return visit(t)


def type_param_comparable(t: TypeParam) -> bool:
    iface = constraint_of(t)
    if iface is None:
        return False
    complete(iface)
    if iface.comparable:
        return True
    return iface.terms is not None and all(incomparable_reason(term, False) is None for _, term in iface.terms)


def comparable(t: Any) -> bool:
    return incomparable_reason(t) is None


_COMPOSITE_KINDS: dict[type, str] = {
    Array: "array", Slice: "slice", Struct: "struct", Pointer: "pointer", Signature: "func",
    Interface: "interface", Map: "map", Chan: "chan", Tuple: "tuple", Union: "union", TypeParam: "type parameter",
}  # fmt: skip


def composite_kind(t: Any) -> str:
    """ "array", "slice", ... or "" for basic types."""
    return _COMPOSITE_KINDS.get(type(underlying(t)), "")


def identical(x: Any, y: Any) -> bool:
    """Type identity (spec, "Type identity")."""
    if x is y:
        return True
    return _identical(x, y, False, None)


def identical_ignore_tags(x: Any, y: Any) -> bool:
    """Type identity with struct tags ignored, as conversions do."""
    if x is y:
        return True
    return _identical(x, y, True, None)


# Pairs of interfaces under comparison: an interface may mention itself in its methods, and then the pair met again
# is taken to be identical.
_Pairs = Optional[list[tuple[Any, Any]]]


def _identical(x: Any, y: Any, ignore_tags: bool, pairs: _Pairs) -> bool:
    while type(x) is Alias:
        x = x.target
    while type(y) is Alias:
        y = y.target
    if x is y:
        return True
    cls = type(x)
    if cls is not type(y):
        return False
    compare = _COMPARE.get(cls)
    return compare is not None and compare(x, y, ignore_tags, pairs)


def _identical_elem(x: Any, y: Any, ignore_tags: bool, pairs: _Pairs) -> bool:
    return _identical(x.elem, y.elem, ignore_tags, pairs)


def _identical_array(x: Array, y: Array, ignore_tags: bool, pairs: _Pairs) -> bool:
    return (x.length < 0 or y.length < 0 or x.length == y.length) and _identical(x.elem, y.elem, ignore_tags, pairs)


def _identical_map(x: Map, y: Map, ignore_tags: bool, pairs: _Pairs) -> bool:
    return _identical(x.key, y.key, ignore_tags, pairs) and _identical(x.elem, y.elem, ignore_tags, pairs)


def _identical_chan(x: Chan, y: Chan, ignore_tags: bool, pairs: _Pairs) -> bool:
    return x.dir == y.dir and _identical(x.elem, y.elem, ignore_tags, pairs)


def same_name(x: Any, y: Any) -> bool:
    """Whether two fields or methods have the same identifier: unexported ones also need the same package."""
    return bool(x.name == y.name and (x.pkg is y.pkg or x.exported))


def _identical_struct(x: Struct, y: Struct, ignore_tags: bool, pairs: _Pairs) -> bool:
    if len(x.fields) != len(y.fields) or (not ignore_tags and x.tags != y.tags):
        return False
    for f, g in zip(x.fields, y.fields, strict=False):
        if f.embedded != g.embedded or not same_name(f, g):
            return False
    return all(_identical(f.type, g.type, ignore_tags, pairs) for f, g in zip(x.fields, y.fields, strict=False))


def _identical_vars(xs: list[Any], ys: list[Any], ignore_tags: bool, pairs: _Pairs) -> bool:
    return len(xs) == len(ys) and all(_identical(a.type, b.type, ignore_tags, pairs) for a, b in zip(xs, ys, strict=False))


def _identical_signature(x: Signature, y: Signature, ignore_tags: bool, pairs: _Pairs) -> bool:
    return (
        x.variadic == y.variadic
        and len(x.tparams) == len(y.tparams)
        and _identical_vars(x.params, y.params, ignore_tags, pairs)
        and _identical_vars(x.results, y.results, ignore_tags, pairs)
    )


def _identical_tuple(x: Tuple, y: Tuple, ignore_tags: bool, pairs: _Pairs) -> bool:
    return _identical_vars(x.vars, y.vars, ignore_tags, pairs)


def _identical_terms(x: Interface, y: Interface, ignore_tags: bool, pairs: _Pairs) -> bool:
    if x.terms is None or y.terms is None:
        return x.terms is y.terms

    def includes(terms: list[tuple[bool, Type]], tilde: bool, t: Type) -> bool:
        return any(tilde == tilde2 and _identical(t, t2, ignore_tags, pairs) for tilde2, t2 in terms)

    return all(includes(y.terms, *term) for term in x.terms) and all(includes(x.terms, *term) for term in y.terms)


def _identical_interface(x: Interface, y: Interface, ignore_tags: bool, pairs: _Pairs) -> bool:
    xs, ys = complete(x), complete(y)
    if len(xs) != len(ys) or x.comparable != y.comparable:
        return False
    for a, b in zip(xs, ys, strict=False):
        if not same_name(a, b):
            return False
    pairs = [] if pairs is None else pairs
    for p, q in pairs:
        if (p is x and q is y) or (p is y and q is x):
            return True
    pairs = [*pairs, (x, y)]
    if not _identical_terms(x, y, ignore_tags, pairs):
        return False
    return all(_identical(a.type, b.type, ignore_tags, pairs) for a, b in zip(xs, ys, strict=False))


def _identical_named(x: Named, y: Named, ignore_tags: bool, pairs: _Pairs) -> bool:
    # Instances are canonical; the comparison of arguments is for those made independently by different packages.
    if x.origin is None or x.origin is not y.origin or len(x.targs) != len(y.targs):
        return False
    return all(_identical(a, b, ignore_tags, pairs) for a, b in zip(x.targs, y.targs, strict=False))


_COMPARE: dict[type, Callable[[Any, Any, bool, _Pairs], bool]] = {
    Pointer: _identical_elem,
    Slice: _identical_elem,
    Array: _identical_array,
    Map: _identical_map,
    Chan: _identical_chan,
    Struct: _identical_struct,
    Signature: _identical_signature,
    Tuple: _identical_tuple,
    Interface: _identical_interface,
    Named: _identical_named,
}
