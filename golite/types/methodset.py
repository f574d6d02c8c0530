"""Method sets (spec, "Method sets"): what itabs, type descriptors and wrapper methods are made from."""

from __future__ import annotations

from typing import Any

from golite.types.instantiate import methods_of
from golite.types.lookup import deref, has_pointer_receiver, lookup_field_or_method
from golite.types.objects import Func, Selection
from golite.types.types import Interface, Named, Pointer, Signature, Struct, Type, unalias, underlying
from golite.types.typeset import complete


def method_set(t: Type) -> list[Selection]:
    """The methods callable on a value of type t that is not addressable, sorted by name (and package path).

    Each Selection has the path of embedded fields that leads to the method; ``selection.obj`` is the Func.
    """
    iface = underlying(t)
    if type(iface) is Interface:
        return [Selection("method", t, m, [], False, m.type) for m in complete(iface)]
    is_pointer = type(unalias(t)) is Pointer
    out: list[Selection] = []
    for name, pkg in sorted(_names(t), key=lambda k: (k[0], k[1].path if k[1] is not None else "")):
        found = lookup_field_or_method(t, pkg, name)
        m = found.obj
        if type(m) is not Func or (type(m.type) is Signature and m.type.tparams):
            continue  # generic methods are in no method set
        if has_pointer_receiver(m) and not found.indirect and not is_pointer:
            continue
        sig = m.type
        out.append(Selection("method", t, m, found.path, found.indirect, Signature(sig.params, sig.results, sig.variadic)))
    return out


def _names(t: Any) -> set[tuple[str, Any]]:
    """Names (with package when unexported) of all methods reachable from t through embedding."""
    names: set[tuple[str, Any]] = set()
    seen: set[int] = set()
    todo = [deref(t)[0]]
    while todo:
        typ = unalias(todo.pop())
        if id(typ) in seen:
            continue
        seen.add(id(typ))
        if type(typ) is Named:
            for m in methods_of(typ):
                names.add((m.name, None if m.exported else m.pkg))
        u = underlying(typ)
        if type(u) is Struct:
            todo.extend(deref(f.type)[0] for f in u.fields if f.embedded)
        elif type(u) is Interface and typ is not deref(t)[0]:
            for m in complete(u):
                names.add((m.name, None if m.exported else m.pkg))
    return names
