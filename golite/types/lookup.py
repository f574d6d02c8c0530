"""Finding fields and methods through embedding, and what an interface's methods lack in a type.

The search is by depth (spec, "Selectors"): all types reached through the same number of embedded fields are looked at
together; the name found once at the shallowest depth is meant, found more than once there it is ambiguous.
"""

from __future__ import annotations

from typing import Any, Callable, NamedTuple, Optional

from golite.types.instantiate import methods_of
from golite.types.objects import Func, Package, Var
from golite.types.predicates import identical
from golite.types.types import Interface, Named, Pointer, Signature, Struct, Type, TypeParam, unalias, underlying
from golite.types.typeset import complete, constraint_of


class Found(NamedTuple):
    """``obj``: the Var or Func, or None. ``path``: see Selection.path. ``indirect``: a pointer was followed.
    ``ambiguous``: the name was found more than once at one depth (obj is None)."""

    obj: Any
    path: list[int]
    indirect: bool
    ambiguous: bool = False


NOT_FOUND = Found(None, [], False)


def deref(t: Any) -> tuple[Any, bool]:
    """The element of a pointer type (not of a named pointer type), and whether it was one."""
    t = unalias(t)
    if type(t) is Pointer:
        return t.elem, True
    return t, False


def _matches(obj: Any, pkg: Optional[Package], name: str, fold: bool) -> bool:
    if fold:
        return bool(obj.name.casefold() == name.casefold())
    return bool(obj.name == name and (obj.exported or obj.pkg is pkg))


def lookup_field_or_method(t: Any, pkg: Optional[Package], name: str, fold: bool = False) -> Found:
    """What name means in a value of type t. Does not ask whether a method's receiver fits (see has_pointer_receiver).

    With ``fold``, upper and lower case are the same and unexported names are found everywhere: for hints in errors.
    """
    if name == "_":
        return NOT_FOUND
    t = unalias(t)
    # A defined pointer type has no methods, but the fields of what it points to.
    if type(t) is Named and type(underlying(t)) is Pointer:
        found = _search(underlying(t), pkg, name, fold)
        return NOT_FOUND if type(found.obj) is Func else found
    return _search(t, pkg, name, fold)


def _search(t: Any, pkg: Optional[Package], name: str, fold: bool) -> Found:
    t, is_pointer = deref(t)
    if is_pointer and type(underlying(t)) in (Interface, TypeParam):
        return NOT_FOUND  # a pointer to an interface or type parameter has no methods
    level: list[tuple[Any, list[int], bool, bool]] = [(t, [], is_pointer, False)]  # type, path, indirect, several times
    seen: set[int] = set()
    while level:
        found: Optional[Found] = None
        next_level: list[tuple[Any, list[int], bool, bool]] = []
        for typ, path, indirect, multiples in level:
            typ = unalias(typ)
            if type(typ) is Named:
                if id(typ) in seen:
                    continue
                seen.add(id(typ))
                for m in methods_of(typ):
                    if m.name == name or fold:
                        if _matches(m, pkg, name, fold):
                            if found is not None or multiples:
                                return Found(None, path, indirect, True)
                            found = Found(m, path, indirect)
                            break
                if found is not None and found.path is path:
                    continue
            u = underlying(typ)
            cls = type(u)
            if cls is Struct:
                for i, f in enumerate(u.fields):
                    if (f.name == name or fold) and _matches(f, pkg, name, fold):
                        if found is not None or multiples:
                            return Found(None, path, indirect, True)
                        found = Found(f, [*path, i], indirect)
                        continue
                    if f.embedded and found is None:
                        elem, by_pointer = deref(f.type)
                        cls2 = type(underlying(elem))
                        if type(elem) is Named or cls2 is Struct or cls2 is Interface:
                            next_level.append((elem, [*path, i], indirect or by_pointer, multiples))
            elif cls is Interface or cls is TypeParam:
                iface = u if cls is Interface else constraint_of(u)
                for m in complete(iface) if iface is not None else ():
                    if (m.name == name or fold) and _matches(m, pkg, name, fold):
                        if found is not None or multiples:
                            return Found(None, path, indirect, True)
                        found = Found(m, path, indirect)
                        break
        if found is not None:
            return found
        level = _consolidate(next_level)
    return NOT_FOUND


def _consolidate(level: list[tuple[Any, list[int], bool, bool]]) -> list[tuple[Any, list[int], bool, bool]]:
    """Each named type once: one that is embedded twice at a depth makes all it has ambiguous."""
    if len(level) <= 1:
        return level
    out: dict[int, tuple[Any, list[int], bool, bool]] = {}
    for entry in level:
        key = id(unalias(entry[0]))
        previous = out.get(key)
        out[key] = entry if previous is None else (previous[0], previous[1], previous[2], True)
    return list(out.values())


def has_pointer_receiver(m: Func) -> bool:
    """Whether m is declared on *T. Interface methods are not. Works on methods whose signature is not checked yet."""
    sig = m.type
    if type(sig) is Signature and sig.recv is not None:
        return type(unalias(sig.recv.type)) is Pointer
    if m.decl is not None and m.decl.recv is not None:
        from golite.syntax import ast

        t = m.decl.recv.type_expr
        while type(t) is ast.ParenExpr:
            t = t.x
        return type(t) is ast.StarExpr
    return False


class Missing(NamedTuple):
    """Why a type lacks an interface's method. ``kind``: "notfound" "wrongname" "unexported" "wrongsig" "ambiguous" "ptrrecv" "field"."""

    method: Func
    kind: str
    alt: Any = None


def missing_method(
    v: Type, iface: Interface, static: bool, resolve: Callable[[Func], Any], equivalent: Callable[[Any, Any], bool] = identical
) -> Optional[Missing]:
    """The first method of iface that values of type v do not have, or None.

    If v is an interface and ``static`` is false, only a method with the same name and another type counts (v's dynamic
    value may have the rest). ``resolve`` makes sure that a method's signature is known.
    """
    methods = complete(iface)
    if not methods:
        return None
    vu = underlying(v)
    if type(vu) is Interface:
        have = {(m.name, None if m.exported else m.pkg): m for m in complete(vu)}
        for m in methods:
            f = have.get((m.name, None if m.exported else m.pkg))
            if f is None:
                if static:
                    return _explain(v, m)
                continue
            if not equivalent(f.type, m.type):
                return Missing(m, "wrongsig", f)
        return None
    for m in methods:
        found = lookup_field_or_method(v, m.pkg, m.name)
        f = found.obj
        if f is None:
            return Missing(m, "ambiguous") if found.ambiguous else _explain(v, m)
        if type(f) is not Func:
            return Missing(m, "field", f)
        resolve(f)
        if not equivalent(f.type, m.type):
            return Missing(m, "wrongsig", f)
        if not found.indirect and has_pointer_receiver(f) and not _is_pointer(v):
            return Missing(m, "ptrrecv", f)
    return None


def _is_pointer(t: Any) -> bool:
    return type(unalias(t)) is Pointer


def _explain(v: Type, m: Func) -> Missing:
    """Look for what was meant: the same name in another case or package."""
    found = lookup_field_or_method(v, m.pkg, m.name, fold=True)
    f = found.obj
    if type(f) is Func:
        return Missing(m, "unexported" if f.name == m.name else "wrongname", f)
    return Missing(m, "notfound")


def field_by_name(s: Struct, pkg: Optional[Package], name: str) -> int:
    """Index of the struct's own field, or -1."""
    for i, f in enumerate(s.fields):
        if f.name == name and (f.exported or f.pkg is pkg):
            return i
    return -1


def field_at(t: Any, path: list[int]) -> Optional[Var]:
    """The field a selection path leads to."""
    f: Optional[Var] = None
    for i in path:
        t, _ = deref(underlying(t))
        f = underlying(t).fields[i]
        t = f.type
    return f
