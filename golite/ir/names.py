"""Linker symbols and type strings (docs/abi.md, "Symbols").

``unique_string`` names a type with full package paths: two types are identical exactly if their unique strings are equal, and descriptors
are named by it. ``reflect_string`` is what reflect's Type.String gives: package *names*.
"""

from __future__ import annotations

from _blake2 import blake2b  # hashlib's, without the import of OpenSSL that comes with it
from typing import Any, Callable

from golite.ir.layout import methods_of
from golite.ir.memo import memo
from golite.types.objects import Func, Package
from golite.types.types import (
    RECV_ONLY,
    SEND_ONLY,
    SEND_RECV,
    Alias,
    Array,
    Basic,
    Chan,
    Interface,
    Map,
    Named,
    Pointer,
    Signature,
    Slice,
    Struct,
    unalias,
)
from golite.types.typestring import quote

_unique: dict[int, tuple[Any, str]] = memo()


def unique_string(t: Any) -> str:
    found = _unique.get(id(t))
    if found is None:
        found = _unique[id(t)] = (t, _text(t, True))
    return found[1]


def reflect_string(t: Any) -> str:
    return _text(t, False)


def _text(t: Any, unique: bool) -> str:
    t = unalias(t)
    return _WRITERS[type(t)](t, unique)


def _basic(t: Basic, unique: bool) -> str:
    return t.name


def _named(t: Named, unique: bool) -> str:
    obj = t.obj
    name = obj.name
    if t.targs:
        # Of a generic type that is declared in a generic function, that function's arguments come first.
        outer = t.origin.targs if t.origin is not None else []
        name += "[" + ";".join(",".join(_text(a, True) for a in targs) for targs in (outer, t.targs) if targs) + "]"
    if unique and t.local_id:
        name += f"·{t.local_id}"
    if obj.pkg is None:
        return name
    return f"{obj.pkg.path if unique else obj.pkg.name}.{name}"


def _chan(t: Chan, unique: bool) -> str:
    elem = _text(t.elem, unique)
    if t.dir == SEND_RECV:
        inner = unalias(t.elem)
        if type(inner) is Chan and inner.dir == RECV_ONLY:
            return f"chan ({elem})"
        return f"chan {elem}"
    return f"chan<- {elem}" if t.dir == SEND_ONLY else f"<-chan {elem}"


def signature_text(t: Signature, unique: bool) -> str:
    """Parameters and results, without the word func."""
    params = [_text(v.type, unique) for v in t.params]
    if t.variadic:
        params[-1] = "..." + _text(unalias(t.params[-1].type).elem, unique)
    out = "(" + ", ".join(params) + ")"
    if len(t.results) == 1:
        out += " " + _text(t.results[0].type, unique)
    elif t.results:
        out += " (" + ", ".join(_text(v.type, unique) for v in t.results) + ")"
    return out


def _member(name: str, pkg: Any, unique: bool) -> str:
    if not unique or pkg is None or name[:1].isupper():
        return name
    return f"{pkg.path}.{name}"


def _struct(t: Struct, unique: bool) -> str:
    if not t.fields:
        return "struct {}"
    parts = []
    for f, tag in zip(t.fields, t.tags, strict=True):
        text = _text(f.type, unique)
        if not f.embedded:
            text = _member(f.name, f.pkg, unique) + " " + text
        elif unique:
            text = "?" + _member(f.name, f.pkg, unique) + " " + text
        if tag:
            text += " " + quote(tag.encode("utf-8", "surrogateescape"))
        parts.append(text)
    return "struct { " + "; ".join(parts) + " }"


def _interface(t: Interface, unique: bool) -> str:
    methods = methods_of(t)
    if not methods:
        return "interface {}"
    parts = []
    for m in methods:
        name = m.name
        if m.pkg is not None and not m.exported:
            name = f"{m.pkg.path if unique else m.pkg.name}.{name}"
        parts.append(name + signature_text(m.type, unique))
    return "interface { " + "; ".join(parts) + " }"


_WRITERS: dict[type, Callable[[Any, bool], str]] = {
    Basic: _basic,
    Named: _named,
    Alias: lambda t, u: _text(t, u),
    Pointer: lambda t, u: "*" + _text(t.elem, u),
    Slice: lambda t, u: "[]" + _text(t.elem, u),
    Array: lambda t, u: f"[{t.length}]" + _text(t.elem, u),
    Map: lambda t, u: f"map[{_text(t.key, u)}]{_text(t.elem, u)}",
    Chan: _chan,
    Signature: lambda t, u: "func" + signature_text(t, u),
    Struct: _struct,
    Interface: _interface,
}


def object_symbol(pkg: Package, name: str) -> str:
    return f"{pkg.path}.{name}"


def method_symbol(recv: Any, name: str) -> str:
    """Symbol of the method ``name`` of receiver type ``recv`` (T or *T, named or not)."""
    recv = unalias(recv)
    if type(recv) is Pointer:
        base = unalias(recv.elem)
        if type(base) is Named:
            prefix, _, last = _split(unique_string(base))
            return f"{prefix}(*{last}).{name}"
        return f"go.(*{unique_string(base)}).{name}"
    if type(recv) is Named:
        return f"{unique_string(recv)}.{name}"
    return f"go.({unique_string(recv)}).{name}"


def _split(qualified: str) -> tuple[str, str, str]:
    """"a/b.T[x.Y]" -> ("a/b.", "", "T[x.Y]")."""
    head = qualified.partition("[")[0]
    dot = head.rfind(".")
    return qualified[: dot + 1], "", qualified[dot + 1 :]


def func_symbol(f: Func) -> str:
    """The symbol a declared function or method has by its name (without go:linkname)."""
    sig: Signature = f.type
    if sig.recv is not None:
        return method_symbol(sig.recv.type, f.name)
    assert f.pkg is not None
    return f"{f.pkg.path}.{f.name}"


def content_hash(data: bytes) -> str:
    return blake2b(data, digest_size=8).hexdigest()
