"""Calls of the predeclared functions and of package unsafe's (spec, "Built-in functions", "Package unsafe").

Each builtin has its own method; ``_TABLE`` holds the arity. Most take their arguments checked; make, new and
unsafe.Offsetof look at the expressions themselves.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from golite.syntax import ast
from golite.syntax.print import format_expr
from golite.types import const
from golite.types.assignments import unparen
from golite.types.base import CheckerBase
from golite.types.lookup import deref, lookup_field_or_method
from golite.types.objects import Selection, Var
from golite.types.operand import (
    MODE_CONST,
    MODE_INVALID,
    MODE_NIL,
    MODE_NOVALUE,
    MODE_TYPE,
    MODE_VALUE,
    MODE_VAR,
    Operand,
    expr_of,
)
from golite.types.predicates import (
    all_terms,
    identical,
    is_byte_slice,
    is_numeric,
    is_ordered,
    is_string,
    is_untyped,
    is_valid,
)
from golite.types.sizes import alignof, offsetsof, sizeof
from golite.types.types import (
    INVALID,
    RECV_ONLY,
    Array,
    Basic,
    Chan,
    Kind,
    Map,
    Pointer,
    Signature,
    Slice,
    Struct,
    underlying,
)
from golite.types.typeset import core
from golite.types.universe import (
    BYTE,
    COMPLEX64,
    COMPLEX128,
    EMPTY_INTERFACE,
    FLOAT32,
    FLOAT64,
    INT,
    STRING,
    UINTPTR,
    UNSAFE_POINTER,
    UNTYPED_COMPLEX,
    UNTYPED_FLOAT,
    default_type,
)


class _Builtin(NamedTuple):
    check: str  # the method's name
    n_args: int
    variadic: bool = False
    checked_args: bool = True


_TABLE: dict[str, _Builtin] = {
    "append": _Builtin("_append", 1, True),
    "cap": _Builtin("_len", 1),
    "clear": _Builtin("_clear", 1),
    "close": _Builtin("_close", 1),
    "complex": _Builtin("_complex", 2),
    "copy": _Builtin("_copy", 2),
    "delete": _Builtin("_delete", 2),
    "imag": _Builtin("_real", 1),
    "len": _Builtin("_len", 1),
    "make": _Builtin("_make", 1, True, False),
    "max": _Builtin("_min", 1, True),
    "min": _Builtin("_min", 1, True),
    "new": _Builtin("_new", 1, False, False),
    "panic": _Builtin("_panic", 1),
    "print": _Builtin("_print", 0, True),
    "println": _Builtin("_print", 0, True),
    "real": _Builtin("_real", 1),
    "recover": _Builtin("_recover", 0),
    "unsafe.Add": _Builtin("_unsafe_add", 2),
    "unsafe.Alignof": _Builtin("_unsafe_sizeof", 1),
    "unsafe.Offsetof": _Builtin("_unsafe_offsetof", 1, False, False),
    "unsafe.Sizeof": _Builtin("_unsafe_sizeof", 1),
    "unsafe.Slice": _Builtin("_unsafe_slice", 2),
    "unsafe.SliceData": _Builtin("_unsafe_slice_data", 1),
    "unsafe.String": _Builtin("_unsafe_string", 2),
    "unsafe.StringData": _Builtin("_unsafe_string_data", 1),
}

# Builtins whose call may stand as a statement.
_UNSAFE_VERSIONS = {
    "unsafe.Add": (1, 17),
    "unsafe.Slice": (1, 17),
    "unsafe.SliceData": (1, 20),
    "unsafe.String": (1, 20),
    "unsafe.StringData": (1, 20),
}

STATEMENT_BUILTINS = frozenset({"clear", "close", "copy", "delete", "panic", "print", "println", "recover"})


def plain_name(name: str) -> str:
    return name.partition(".")[2] or name


def _has_cap(t: Any) -> bool:
    u = underlying(t)
    if type(u) is Pointer:
        u = underlying(u.elem)
        return type(u) is Array
    return type(u) in (Slice, Array, Chan)


def _has_len(t: Any) -> bool:
    return _has_cap(t) or type(underlying(t)) is Map or is_string(t)


_HAS_LEN = {"len": _has_len, "cap": _has_cap}


class Builtins(CheckerBase):
    def builtin_call(self, e: ast.CallExpr, name: str) -> None:
        entry = _TABLE[name]
        if e.has_dots and name != "append":
            self.error(self.start(e), f"invalid operation: invalid use of ... with built-in {plain_name(name)}", "InvalidDotDotDot")
            self.use(e.args)
            return
        is_len = name == "len" or name == "cap"
        call_seen = self._call_seen
        if is_len:
            self._call_seen = False
        args = e.args
        if entry.checked_args:
            args = self.expr_list(e.args, named=True)
            if any(a.mode == MODE_INVALID for a in args):
                if is_len:
                    self._call_seen = call_seen
                return
        n = len(args)
        if n < entry.n_args or (n > entry.n_args and not entry.variadic):
            what = "not enough" if n < entry.n_args else "too many"
            text = f"invalid operation: {what} arguments for {format_expr(e)} (expected {entry.n_args}, found {n})"
            self.error(self.start(e), text, "WrongArgCount")
            if not entry.checked_args:
                self.use(e.args)
            return
        getattr(self, entry.check)(e, args, name)
        if name in _UNSAFE_VERSIONS:
            self.require(self.start(e.fun), _UNSAFE_VERSIONS[name], name)
        if is_len:
            self._call_seen = call_seen

    @staticmethod
    def _result(e: ast.CallExpr, t: Any) -> None:
        e.mode, e.type = MODE_VALUE, t

    @staticmethod
    def _no_result(e: ast.CallExpr) -> None:
        e.mode, e.type = MODE_NOVALUE, None

    def _constant(self, e: ast.CallExpr, t: Any, value: Any) -> None:
        e.mode, e.type, e.value = MODE_CONST, t, value

    # ------------------------------------------------------------ slices, maps, channels

    def _append(self, e: ast.CallExpr, args: list[ast.Expr], name: str) -> None:
        s = args[0]
        u = core(s.type)
        if type(u) is not Slice:
            what = "untyped nil" if s.mode == MODE_NIL else self.os(s)
            self.error(s.pos, f"invalid append: argument must be a slice; have {what}", "InvalidAppend")
            return
        self._result(e, s.type)
        if e.has_dots and len(args) == 2 and is_string(core(args[1].type)) and args[1].mode != MODE_NIL and is_byte_slice(s.type):
            # append([]byte, string...)
            if is_untyped(args[1].type):
                self.convert_untyped(args[1], STRING)
            return
        params = [Var(0, None, "", s.type), Var(0, None, "", Slice(u.elem))]
        self.arguments(e, Signature(params, [], True), args)

    def _len(self, e: ast.CallExpr, args: list[ast.Expr], name: str) -> None:
        x = args[0]
        u = core(x.type)
        if type(u) is Pointer and type(underlying(u.elem)) is Array:
            u = underlying(u.elem)
        cls = type(u)
        if cls is Basic and name == "len" and is_string(u):
            if x.mode == MODE_CONST:
                self._constant(e, INT, const.UNKNOWN if x.value is const.UNKNOWN else len(x.value))
                self.use_default_type(x)
            else:
                self._result(e, INT)
        elif cls is Array:
            # Spec, "Length and capacity": constant unless it contains calls or receives.
            if self._call_seen:
                self._result(e, INT)
            else:
                self._constant(e, INT, u.length)
        elif cls is Slice or cls is Chan or (cls is Map and name == "len") or all_terms(x.type, _HAS_LEN[name]):
            self._result(e, INT)
        elif is_valid(x.type):
            code = "InvalidLen" if name == "len" else "InvalidCap"
            self.error(self.start(x), f"invalid argument: {self.os(x)} for built-in {name}", code)

    def _clear(self, e: ast.CallExpr, args: list[ast.Expr], name: str) -> None:
        x = args[0]
        if type(core(x.type)) not in (Map, Slice) and not all_terms(x.type, lambda t: type(underlying(t)) in (Map, Slice)):
            text = f"invalid argument: cannot clear {self.os(x)}: argument must be (or constrained by) map or slice"
            self.error(self.start(x), text, "InvalidClear")
            return
        self.require(self.start(e.fun), (1, 21), "clear")
        self._no_result(e)

    def _close(self, e: ast.CallExpr, args: list[ast.Expr], name: str) -> None:
        x = args[0]
        u = core(x.type)
        if type(u) is not Chan:
            self.error(self.start(x), f"invalid operation: cannot close non-channel {self.os(x)}", "InvalidClose")
            return
        if u.dir == RECV_ONLY:
            self.error(self.start(x), f"invalid operation: cannot close receive-only channel {self.os(x)}", "InvalidClose")
            return
        self._no_result(e)

    def _copy(self, e: ast.CallExpr, args: list[ast.Expr], name: str) -> None:
        dst, src = args
        for x in (dst, src):
            u = core(x.type)
            if type(u) is not Slice:
                if x is src and x.mode != MODE_NIL and is_string(core(x.type)) and self._copies_bytes(dst, src):
                    if is_untyped(src.type):
                        self.convert_untyped(src, STRING)
                    self._result(e, INT)
                    return
                what = "untyped nil" if x.mode == MODE_NIL else self.os(x)
                self.error(self.start(x), f"invalid copy: argument must be a slice; have {what}", "InvalidCopy")
                return
        d, s = core(dst.type).elem, core(src.type).elem
        if not identical(d, s):
            text = f"invalid copy: arguments {self.os(dst)} and {self.os(src)} have different element types {self.ts(d)} and {self.ts(s)}"
            self.error(self.start(dst), text, "InvalidCopy")
            return
        self._result(e, INT)

    def _copies_bytes(self, dst: ast.Expr, src: ast.Expr) -> bool:
        """copy([]byte, string); another element type is reported, and counts as the same."""
        if not is_byte_slice(dst.type):
            d = core(dst.type).elem
            text = f"arguments {self.os(dst)} and {self.os(src)} have different element types {self.ts(d)} and byte"
            self.error(self.start(dst), f"invalid copy: {text}", "InvalidCopy")
        return True

    def _delete(self, e: ast.CallExpr, args: list[ast.Expr], name: str) -> None:
        m, key = args
        u = core(m.type)
        if type(u) is not Map:
            self.error(self.start(m), f"invalid argument: {self.os(m)} is not a map", "InvalidDelete")
            return
        if self.assignment(key, u.key, "argument to delete"):
            self._no_result(e)

    def _make(self, e: ast.CallExpr, args: list[ast.Expr], name: str) -> None:
        t = self.var_type(args[0])
        if not is_valid(t):
            self.use(args[1:])
            return
        u = core(t)
        cls = type(u)
        if cls is Slice:
            least = 2
        elif cls is Map or cls is Chan:
            least = 1
        else:
            wrong = "type must be slice, map, or channel"
            why = self.unshared(t, lambda t: "" if type(underlying(t)) in (Slice, Map, Chan) else wrong)
            text = f"invalid argument: cannot make {format_expr(args[0])}: {why}"
            self.error(self.start(args[0]), text, "InvalidMake")
            self.use(args[1:])
            return
        n = len(args)
        if n < least or n > least + 1:
            text = f"invalid operation: {format_expr(e)} expects {least} or {least + 1} arguments; found {n}"
            self.error(self.start(e), text, "WrongArgCount")
            self.use(args[1:])
            return
        sizes: list[int] = []
        for a in args[1:]:
            self.expr(a)
            if self._valid_size(a) and a.mode == MODE_CONST and a.value is not const.UNKNOWN:
                sizes.append(a.value)
        if len(sizes) == 2 and sizes[0] > sizes[1]:
            self.error(self.start(args[1]), "invalid argument: length and capacity swapped", "SwappedMakeArgs")
        self._result(e, t)

    def _valid_size(self, x: ast.Expr) -> bool:
        """Sizes may be untyped floats that are integral."""
        return self.valid_index(x, "index", False)

    def _new(self, e: ast.CallExpr, args: list[ast.Expr], name: str) -> None:
        """new(T), and since Go 1.26 new(expr): a pointer to a copy of the value."""
        x = args[0]
        self.expr_or_type(x)
        if x.mode == MODE_INVALID:
            return
        if x.mode == MODE_TYPE:
            self.generic_free(x)
            t = self.var_type(x) if x.mode == MODE_TYPE else INVALID
            if is_valid(t):
                self._result(e, Pointer(t))
            return
        self.require(self.start(e.fun), (1, 26), f"new({format_expr(x)})")
        if self.assignment(x, None, "argument to new"):
            self._result(e, self.pointer_to(x))

    # ------------------------------------------------------------ numbers

    def _complex(self, e: ast.CallExpr, args: list[ast.Expr], name: str) -> None:
        x, y = args
        # The arguments may each be untyped; both become the other's type, or float64 if neither is constant.
        if is_untyped(x.type) != is_untyped(y.type):
            if is_untyped(x.type):
                ok = self.convert_untyped(x, y.type)
            else:
                ok = self.convert_untyped(y, x.type)
            if not ok:
                return
        elif is_untyped(x.type):
            if x.mode == MODE_CONST and y.mode == MODE_CONST:
                for a in (x, y):
                    if is_numeric(a.type) and const.to_float(a.value) is not None:
                        a.value, a.type = const.to_float(a.value), UNTYPED_FLOAT
            else:
                if not self.convert_untyped(x, FLOAT64) or not self.convert_untyped(y, FLOAT64):
                    return
        if not identical(x.type, y.type):
            text = f"{format_expr(e)} (mismatched types {self.ts(x.type)} and {self.ts(y.type)})"
            self.error(self.start(x), "invalid operation: " + text, "InvalidComplex")
            return
        result = self._complex_type(x.type)
        if result is None:
            text = f"invalid argument: arguments have type {self.ts(x.type)}, expected floating-point"
            self.error(self.start(x), text, "InvalidComplex")
            return
        if x.mode == MODE_CONST and y.mode == MODE_CONST:
            if x.value is const.UNKNOWN or y.value is const.UNKNOWN:
                value: Any = const.UNKNOWN
            else:
                re, im = const.to_float(x.value), const.to_float(y.value)
                assert re is not None and im is not None
                value = const.Complex(re, im)
            self._constant(e, result, value)
        else:
            self._result(e, result)

    @staticmethod
    def _complex_type(t: Any) -> Any:
        u = underlying(t)
        return {Kind.FLOAT32: COMPLEX64, Kind.FLOAT64: COMPLEX128, Kind.UNTYPED_FLOAT: UNTYPED_COMPLEX}.get(
            u.kind if type(u) is Basic else Kind.INVALID
        )

    def _real(self, e: ast.CallExpr, args: list[ast.Expr], name: str) -> None:
        x = args[0]
        if is_untyped(x.type):
            if x.mode == MODE_CONST:
                if is_numeric(x.type):
                    value = const.to_complex(x.value)
                    if value is not None:
                        x.value, x.type = value, UNTYPED_COMPLEX
            elif not self.convert_untyped(x, COMPLEX128):
                return
        u = underlying(x.type)
        kind = u.kind if type(u) is Basic else Kind.INVALID
        result = {Kind.COMPLEX64: FLOAT32, Kind.COMPLEX128: FLOAT64, Kind.UNTYPED_COMPLEX: UNTYPED_FLOAT}.get(kind)
        if result is None:
            text = f"invalid argument: argument has type {self.ts(x.type)}, expected complex type"
            self.error(self.start(x), text, "InvalidReal" if name == "real" else "InvalidImag")
            return
        if x.mode == MODE_CONST:
            value = x.value
            if value is not const.UNKNOWN:
                value = value.re if name == "real" else value.im
            self._constant(e, result, value)
        else:
            self._result(e, result)

    def _min(self, e: ast.CallExpr, args: list[ast.Expr], name: str) -> None:
        for a in args:
            if a.mode == MODE_NIL or not is_ordered(a.type):
                self.error(self.start(a), f"invalid argument: {self.os(a)} cannot be ordered", "InvalidMinMaxOperand")
                return
        self.require(self.start(e.fun), (1, 21), f"built-in {name}")
        op = "<" if name == "min" else ">"
        # acc stands for the result of the arguments so far.
        acc: ast.Expr = Operand(args[0], args[0].mode, args[0].type, args[0].value)
        for a in args[1:]:
            first_untyped = is_untyped(acc.type)
            if first_untyped and not is_untyped(a.type):
                if not self.convert_untyped(acc, a.type):
                    return
            elif is_untyped(a.type) and not first_untyped:
                if not self.convert_untyped(a, acc.type):
                    return
            elif first_untyped and not self.match_types(acc, a):
                return
            if not identical(acc.type, a.type):
                text = f"mismatched types {self.ts(acc.type)} (previous argument) and {self.ts(a.type)} (type of {format_expr(expr_of(a))})"
                self.error(self.start(a), "invalid argument: " + text, "MismatchedTypes")
                return
            if acc.mode == MODE_CONST and a.mode == MODE_CONST:
                if a.value is not const.UNKNOWN and acc.value is not const.UNKNOWN:
                    if const.compare(op, a.value, acc.value):
                        acc.value = a.value
                    t = underlying(acc.type)
                    if type(t) is Basic:
                        acc.value = const.represent(acc.value, t)
            else:
                acc.mode, acc.value = MODE_VALUE, None
        t = acc.type
        if acc.mode != MODE_CONST:
            if is_untyped(t):
                t = default_type(t)
            acc.mode = MODE_VALUE
        # Now that the common type is known the untyped arguments take it.
        if not is_untyped(t):
            for a in args:
                if is_untyped(a.type) and not self.convert_untyped(a, t):
                    return
        e.mode, e.type, e.value = acc.mode, t, acc.value

    # ------------------------------------------------------------ panics, printing

    def _panic(self, e: ast.CallExpr, args: list[ast.Expr], name: str) -> None:
        if self.assignment(args[0], EMPTY_INTERFACE, "argument to panic"):
            self._no_result(e)

    def _recover(self, e: ast.CallExpr, args: list[ast.Expr], name: str) -> None:
        self._result(e, EMPTY_INTERFACE)

    def _print(self, e: ast.CallExpr, args: list[ast.Expr], name: str) -> None:
        for a in args:
            if not self.assignment(a, None, f"argument to built-in {name}"):
                return
        self._no_result(e)

    # ------------------------------------------------------------ package unsafe

    def _unsafe_add(self, e: ast.CallExpr, args: list[ast.Expr], name: str) -> None:
        if self.assignment(args[0], UNSAFE_POINTER, "argument to unsafe.Add") and self.valid_index(args[1], "length", True):
            self._result(e, UNSAFE_POINTER)

    def _unsafe_sizeof(self, e: ast.CallExpr, args: list[ast.Expr], name: str) -> None:
        x = args[0]
        if not self.assignment(x, None, f"argument to {name}"):
            return
        if self.has_variable_size(x.type):
            self._result(e, UINTPTR)
            return
        self._constant(e, UINTPTR, sizeof(x.type) if name == "unsafe.Sizeof" else alignof(x.type))

    def _unsafe_offsetof(self, e: ast.CallExpr, args: list[ast.Expr], name: str) -> None:
        sel = unparen(args[0])
        if type(sel) is not ast.SelectorExpr:
            text = f"invalid argument: {format_expr(args[0])} is not a selector expression"
            self.error(self.start(args[0]), text, "BadOffsetofSyntax")
            self.use(args)
            return
        x = sel.x
        self.expr(x)
        if x.mode == MODE_INVALID:
            return
        u = underlying(x.type)
        base = u.elem if type(u) is Pointer else x.type
        field = sel.sel.name
        found = lookup_field_or_method(base, self.pkg, field)
        if found.obj is None:
            self.error(self.start(x), f"invalid argument: {self.ts(base)} has no single field {field}", "MissingFieldOrMethod")
            return
        if type(found.obj) is not Var:
            self.error(self.start(args[0]), f"invalid argument: {format_expr(args[0])} is a method value", "InvalidOffsetof")
            return
        if found.indirect:
            text = f"invalid argument: field {field} is embedded via a pointer in {self.ts(base)}"
            self.error(self.start(x), text, "InvalidOffsetof")
            return
        sel.sel.obj = found.obj
        found.obj.used = True
        assert x.type is not None
        sel.selection = Selection("field", x.type, found.obj, found.path, type(u) is Pointer, found.obj.type)
        for node in (sel, args[0]):
            node.mode, node.type = MODE_VAR, found.obj.type
        if self.has_variable_size(base):
            self._result(e, UINTPTR)
            return
        offset = 0
        t = base
        for i in found.path:
            struct = underlying(deref(t)[0])
            assert type(struct) is Struct
            offset += offsetsof(struct)[i]
            t = struct.fields[i].type
        self._constant(e, UINTPTR, offset)

    def _unsafe_slice(self, e: ast.CallExpr, args: list[ast.Expr], name: str) -> None:
        u = core(args[0].type)
        if type(u) is not Pointer:
            self.error(self.start(args[0]), f"invalid argument: {self.os(args[0])} is not a pointer", "InvalidUnsafeSlice")
            return
        if self.valid_index(args[1], "length", False):
            self._result(e, Slice(u.elem))

    def _unsafe_slice_data(self, e: ast.CallExpr, args: list[ast.Expr], name: str) -> None:
        u = core(args[0].type)
        if type(u) is not Slice:
            self.error(self.start(args[0]), f"invalid argument: {self.os(args[0])} is not a slice", "InvalidUnsafeSliceData")
            return
        self._result(e, Pointer(u.elem))

    def _unsafe_string(self, e: ast.CallExpr, args: list[ast.Expr], name: str) -> None:
        if self.assignment(args[0], Pointer(BYTE), "argument to unsafe.String") and self.valid_index(args[1], "length", False):
            self._result(e, STRING)

    def _unsafe_string_data(self, e: ast.CallExpr, args: list[ast.Expr], name: str) -> None:
        if self.assignment(args[0], STRING, "argument to unsafe.StringData"):
            self._result(e, Pointer(BYTE))


def takes_statement_position(e: ast.CallExpr) -> bool:
    """Whether a builtin call may be an expression statement."""
    return e.builtin in STATEMENT_BUILTINS
