"""How types, objects and tuples are written in errors: gc's spelling.

A ``qualifier`` turns a package into the prefix before a type's name. The checker leaves out the package being checked;
without qualifier, the package name is used ("main.T"). ``where`` writes a position: with it, type parameters that are named
like predeclared types are marked as such.
"""

from __future__ import annotations

from typing import Any, Callable, Optional

from golite.types.objects import Package
from golite.types.types import (
    INVALID,
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
    Tuple,
    TypeParam,
    Union,
    unalias,
)
from golite.types.universe import UNIVERSE

Qualifier = Callable[[Package], str]
Where = Callable[[int], str]


def _package_name(p: Package) -> str:
    return p.name


class _Writer:
    __slots__ = ("out", "param_names", "qualifier", "seen", "where")

    def __init__(self, qualifier: Qualifier, where: Optional[Where]) -> None:
        self.out: list[str] = []
        self.param_names = True
        self.qualifier = qualifier
        self.where = where
        self.seen: list[Any] = []

    def type(self, t: Any) -> None:
        write = _WRITE.get(type(t))
        if t is None:
            self.out.append("<nil>")
        elif write is None:
            self.out.append("invalid type" if t is INVALID else f"<{type(t).__name__}>")
        elif any(s is t for s in self.seen):
            self.out.append("○")
        else:
            self.seen.append(t)
            write(self, t)
            self.seen.pop()

    def basic(self, t: Basic) -> None:
        self.out.append(t.name)

    def pointer(self, t: Pointer) -> None:
        self.out.append("*")
        self.type(t.elem)

    def slice(self, t: Slice) -> None:
        self.out.append("[]")
        self.type(t.elem)

    def array(self, t: Array) -> None:
        self.out.append(f"[{t.length}]")
        self.type(t.elem)

    def map(self, t: Map) -> None:
        self.out.append("map[")
        self.type(t.key)
        self.out.append("]")
        self.type(t.elem)

    def chan(self, t: Chan) -> None:
        self.out.append(("chan ", "chan<- ", "<-chan ")[t.dir])
        if t.dir != 1 and t.dir != 2 and type(t.elem) is Chan and t.elem.dir == 2:
            self.out.append("(")
            self.type(t.elem)
            self.out.append(")")
        else:
            self.type(t.elem)

    def struct(self, t: Struct) -> None:
        self.out.append("struct{")
        for i, f in enumerate(t.fields):
            if i:
                self.out.append("; ")
            if not f.embedded:
                self.out.append(f.name + " ")
            self.type(f.type)
            if t.tags[i]:
                self.out.append(" " + quote(t.tags[i].encode("utf-8", "surrogateescape")))
        self.out.append("}")

    def signature(self, t: Signature) -> None:
        self.out.append("func")
        self.parameters(t)

    def parameters(self, t: Signature) -> None:
        if t.tparams:
            self.type_params(t.tparams)
        self.tuple(t.params, t.variadic)
        if not t.results:
            return
        self.out.append(" ")
        if len(t.results) == 1 and not (t.results[0].name and self.param_names):
            self.type(t.results[0].type)
        else:
            self.tuple(t.results, False)

    def type_params(self, tparams: list[TypeParam]) -> None:
        """A constraint stands once behind the parameters that were declared with it, or with the same name."""
        self.out.append("[")
        for i, p in enumerate(tparams):
            if i:
                if p.constraint is not tparams[i - 1].constraint:
                    self.out.append(" ")
                    self.type(tparams[i - 1].constraint)
                self.out.append(", ")
            self.out.append(p.obj.name)
        self.out.append(" ")
        self.type(tparams[-1].constraint)
        self.out.append("]")

    def tuple(self, vars: list[Any], variadic: bool) -> None:
        self.out.append("(")
        for i, v in enumerate(vars):
            if i:
                self.out.append(", ")
            if v.name and self.param_names:
                self.out.append(v.name + " ")
            if variadic and i == len(vars) - 1:
                last = unalias(v.type)
                if type(last) is Slice:
                    self.out.append("...")
                    self.type(last.elem)
                else:  # append([]byte, string...)
                    self.type(v.type)
                    self.out.append("...")
            else:
                self.type(v.type)
        self.out.append(")")

    def tuple_type(self, t: Tuple) -> None:
        self.tuple(t.vars, False)

    def interface(self, t: Interface) -> None:
        if not t.methods and not t.embeddeds:
            self.out.append("comparable" if t.comparable else "interface{}")
            return
        if t.implicit and len(t.embeddeds) == 1:
            self.type(t.embeddeds[0])
            return
        self.out.append("interface{")
        first = True
        for m in t.methods:
            if not first:
                self.out.append("; ")
            first = False
            self.out.append(m.name)
            if m.type is not None:
                self.parameters(m.type)
        for e in t.embeddeds:
            if not first:
                self.out.append("; ")
            first = False
            self.type(e)
        self.out.append("}")

    def union(self, t: Union) -> None:
        for i, (tilde, term) in enumerate(t.terms):
            if i:
                self.out.append(" | ")
            if tilde:
                self.out.append("~")
            self.type(term)

    def named(self, t: Any) -> None:
        obj = t.obj
        if obj.pkg is not None:
            prefix = self.qualifier(obj.pkg)
            if prefix:
                self.out.append(prefix + ".")
        self.out.append(obj.name)
        if t.targs:
            self.out.append("[")
            for i, a in enumerate(t.targs):
                if i:
                    self.out.append(", ")
                self.type(a)
            self.out.append("]")
        elif t.tparams:
            self.type_params(t.tparams)

    def type_param(self, t: TypeParam) -> None:
        name = t.obj.name
        self.out.append(name)
        if self.where is not None and UNIVERSE.lookup(name) is not None:
            self.out.append(f" /* with {name} declared at {self.where(t.obj.pos)} */")


_WRITE: dict[type, Callable[[_Writer, Any], None]] = {
    Basic: _Writer.basic,
    Pointer: _Writer.pointer,
    Slice: _Writer.slice,
    Array: _Writer.array,
    Map: _Writer.map,
    Chan: _Writer.chan,
    Struct: _Writer.struct,
    Signature: _Writer.signature,
    Tuple: _Writer.tuple_type,
    Interface: _Writer.interface,
    Union: _Writer.union,
    Named: _Writer.named,
    Alias: _Writer.named,
    TypeParam: _Writer.type_param,
}


def type_string(t: Any, qualifier: Optional[Qualifier] = None, where: Optional[Where] = None) -> str:
    w = _Writer(qualifier or _package_name, where)
    w.type(t)
    return "".join(w.out)


def signature_string(sig: Signature, qualifier: Optional[Qualifier] = None, where: Optional[Where] = None) -> str:
    """Parameters and results without names and without the word "func": what follows a method's name in errors."""
    w = _Writer(qualifier or _package_name, where)
    w.param_names = False
    w.parameters(sig)
    return "".join(w.out)


_ESCAPES = {7: "\\a", 8: "\\b", 12: "\\f", 10: "\\n", 13: "\\r", 9: "\\t", 11: "\\v", 34: '\\"', 92: "\\\\"}


def quote(data: bytes) -> str:
    """A Go string literal for data, as strconv.Quote writes it."""
    out = ['"']
    for ch in data.decode("utf-8", "surrogateescape"):
        code = ord(ch)
        if code in _ESCAPES:
            out.append(_ESCAPES[code])
        elif 0xDC80 <= code <= 0xDCFF:
            out.append(f"\\x{code - 0xDC00:02x}")
        elif code < 32 or code == 127:
            out.append(f"\\x{code:02x}")
        elif ch.isprintable():
            out.append(ch)
        else:
            out.append(f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}")
    out.append('"')
    return "".join(out)
