"""Type sets of interfaces: all methods (embedded ones included), and the terms of constraint interfaces.

``complete`` is lazy and caches on the Interface. While an embedded type is still being declared, the result is not
complete and therefore not cached. It reports nothing: the checker looks for duplicates when declarations are done.
"""

from __future__ import annotations

from typing import Any, Optional

from golite.types.objects import Func
from golite.types.types import INVALID, SEND_RECV, Chan, Interface, Type, TypeParam, Union, underlying

Terms = Optional[list[tuple[bool, Type]]]


def _method_key(m: Func) -> tuple[str, str]:
    return (m.name, "" if m.exported or m.pkg is None else m.pkg.path)


def complete(iface: Interface) -> list[Func]:
    """The interface's full method list, sorted by name; sets ``all_methods``, ``terms`` and ``comparable``."""
    if iface.all_methods is None:
        _complete(iface, [])
        if iface.all_methods is None:
            return _collected(iface, [])[0]
    return iface.all_methods


def _complete(iface: Interface, path: list[Interface]) -> None:
    methods, terms, is_comparable, done = _collected(iface, path)
    if done:
        iface.all_methods = methods
        iface.terms = terms
        iface.comparable = iface.comparable or is_comparable


def _collected(iface: Interface, path: list[Interface]) -> tuple[list[Func], Terms, bool, bool]:
    found: dict[tuple[str, str], Func] = {_method_key(m): m for m in iface.methods}
    terms: Terms = None
    is_comparable = iface.comparable
    done = True
    if any(p is iface for p in path):
        return [], None, False, True  # an invalid cycle, reported elsewhere
    path = [*path, iface]
    for embedded in iface.embeddeds:
        e_methods, e_terms, e_comparable, e_done = _element(embedded, path)
        done = done and e_done
        for m in e_methods:
            found.setdefault(_method_key(m), m)
        terms = intersect(terms, e_terms)
        is_comparable = is_comparable or e_comparable
    return [found[key] for key in sorted(found)], terms, is_comparable, done


def _element(t: Any, path: list[Interface]) -> tuple[list[Func], Terms, bool, bool]:
    """Methods, terms, comparable and completeness that one embedded element contributes."""
    u = underlying(t)
    if u is None:
        return [], None, False, False
    if u is INVALID:
        return [], None, False, True
    if type(u) is Interface:
        if u.all_methods is None:
            _complete(u, path)
            if u.all_methods is None:
                return _collected(u, path)
        return u.all_methods, u.terms, u.comparable, True
    if type(u) is Union:
        terms: list[tuple[bool, Type]] = []
        done = True
        for tilde, term in u.terms:
            tu = underlying(term)
            if tu is None:
                done = False
            elif type(tu) is Interface:
                _, sub, _, sub_done = _element(term, path)
                done = done and sub_done
                if sub is None:
                    return [], None, False, done
                terms.extend(sub)
            else:
                terms.append((tilde, term))
        return [], terms, False, done
    return [], [(False, t)], False, True


def intersect(x: Terms, y: Terms) -> Terms:
    """The terms in both sets; None is the set of all types."""
    from golite.types.predicates import identical

    if x is None:
        return y
    if y is None:
        return x
    out: list[tuple[bool, Type]] = []
    for tx, a in x:
        for ty, b in y:
            if tx and ty:
                if identical(underlying(a), underlying(b)):
                    out.append((True, a))
            elif tx:
                if identical(underlying(a), underlying(b)):
                    out.append((False, b))
            elif ty:
                if identical(underlying(a), underlying(b)):
                    out.append((False, a))
            elif identical(a, b):
                out.append((False, a))
    return out


def constraint_of(t: TypeParam) -> Optional[Interface]:
    """The constraint as an interface: ``[P ~int]`` is short for ``[P interface{ ~int }]``. None while it is not known."""
    u = underlying(t.constraint)
    if type(u) is Interface:
        return u
    if u is None or u is INVALID:
        return None
    assert t.constraint is not None
    implicit = Interface([], [t.constraint])
    implicit.implicit = True
    t.constraint = implicit
    return implicit


def term_types(t: TypeParam) -> Optional[list[Any]]:
    """The underlying types of the terms of t's type set; None if t's constraint names none."""
    iface = constraint_of(t)
    if iface is None:
        return None
    complete(iface)
    return None if iface.terms is None else [underlying(term) for _, term in iface.terms]


def core(t: Any) -> Any:
    """The underlying type of t; for a type parameter the one underlying type that all its terms share, if they do.

    Terms that are strings and byte slices together count as strings (spec: "bytestrings"); where there is no shared type the
    result is the type parameter itself, which no operation accepts.
    """
    u = underlying(t)
    if type(u) is not TypeParam:
        return u
    terms = term_types(u)
    if not terms:
        return u
    from golite.types.predicates import identical, is_byte_slice, is_string

    first = terms[0]
    if all(identical(first, other) for other in terms[1:]):
        return first
    if all(is_string(other) or is_byte_slice(other) for other in terms):
        return next(other for other in terms if is_string(other))
    if all(type(other) is Chan and identical(other.elem, getattr(first, "elem", None)) for other in terms):
        directed = [other for other in terms if other.dir != SEND_RECV]
        if all(other.dir == directed[0].dir for other in directed):
            return directed[0]
    return u


def is_basic(iface: Interface) -> bool:
    """Whether the interface may be the type of a variable: defined by its methods alone (spec, "Basic interfaces")."""
    complete(iface)
    return iface.terms is None and not iface.comparable
