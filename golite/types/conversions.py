"""Untyped operands taking a type, conversions T(x), representability and assignability.

An untyped operand keeps its untyped type until its context says what it becomes. ``update_type`` then writes the final type
on the node and on those operands whose type is the result's type (not below constants, which are never computed).
"""

from __future__ import annotations

from typing import Any, Optional

from golite.syntax import ast
from golite.types.base import CheckerBase, type_of_func
from golite.types.const import encode_rune, format_value, represent
from golite.types.lookup import missing_method
from golite.types.operand import MODE_CONST, MODE_INVALID, MODE_NIL, MODE_VALUE, Operand, is_byte_or_rune
from golite.types.predicates import (
    has_name,
    has_nil,
    identical,
    identical_ignore_tags,
    incomparable_reason,
    is_boolean,
    is_bytes_or_runes,
    is_complex,
    is_constant_type,
    is_float,
    is_integer,
    is_interface,
    is_numeric,
    is_pointer_to_interface,
    is_string,
    is_unsafe_pointer,
    is_untyped,
    is_valid,
)
from golite.types.types import (
    INVALID,
    SEND_RECV,
    Array,
    Basic,
    Chan,
    Interface,
    Kind,
    Pointer,
    Slice,
    TypeParam,
    Union,
    unalias,
    underlying,
)
from golite.types.typeset import complete, constraint_of, term_types
from golite.types.universe import UNTYPED_NIL, default_type
from golite.types.version import Version

TRUNCATED = "TruncatedFloat"
OVERFLOWS = "NumericOverflow"
BAD_VALUE = "InvalidConstVal"
BAD_UNTYPED = "InvalidUntypedConversion"


def representation_code(x: ast.Expr, t: Basic) -> str:
    """ "" if constant x is representable in t, else the kind of failure."""
    if represent(x.value, t) is not None:
        return ""
    if is_numeric(x.type) and is_numeric(t):
        return TRUNCATED if not is_integer(x.type) and is_integer(t) else OVERFLOWS
    return BAD_VALUE


class Conversions(CheckerBase):
    # ------------------------------------------------------------ untyped operands

    def implicit_type(self, x: ast.Expr, target: Any) -> tuple[Any, str]:
        """The type that untyped x takes when converted to target, and "" or the code of the failure (type is None then)."""
        t = x.type
        if x.mode == MODE_INVALID or not is_untyped(t) or not is_valid(target):
            return t, ""
        assert type(t) is Basic
        if is_untyped(target):
            # The larger kind in the order int, rune, float, complex; other kinds only with themselves.
            if t is target:
                return t, ""
            if is_numeric(t) and is_numeric(target):
                return (t if t.kind > target.kind else target), ""
            return None, BAD_UNTYPED
        if x.mode == MODE_NIL:
            return (target, "") if has_nil(target) else (None, BAD_UNTYPED)
        u = underlying(target)
        cls = type(u)
        if cls is Basic:
            if x.mode == MODE_CONST:
                code = representation_code(x, u)
                return (None, code) if code else (target, "")
            # Untyped but not constant: comparisons and shifts.
            if t.kind is Kind.UNTYPED_BOOL:
                ok = is_boolean(u)
            elif t.kind is Kind.UNTYPED_STRING:
                ok = is_string(u)
            else:
                ok = is_numeric(u)
            return (target, "") if ok else (None, BAD_UNTYPED)
        if cls is Interface:
            if complete(u):
                return None, BAD_UNTYPED
            return default_type(t), ""
        if cls is TypeParam:
            # x must be representable in every type of the type set; the result is not constant, whatever x is.
            terms = term_types(u)
            if terms and all(self.implicit_type(x, term)[0] is not None for term in terms):
                return target, ""
        return None, BAD_UNTYPED

    def conversion_error(self, x: ast.Expr, target: Any, code: str) -> None:
        if code == TRUNCATED:
            text = f"{self.os(x)} truncated to {self.ts(target)}"
        elif code == OVERFLOWS:
            text = f"{self.os(x)} overflows {self.ts(target)}"
        else:
            text = f"cannot convert {self.os(x)} to type {self.ts(target)}"
        self.error(self.start(x), text, code)

    def convert_untyped(self, x: ast.Expr, target: Any) -> bool:
        """Convert untyped x to target (no-op on typed x); on failure report and invalidate x."""
        if not is_untyped(x.type):
            return x.mode != MODE_INVALID
        new, code = self.implicit_type(x, target)
        if code:
            self.conversion_error(x, target if is_byte_or_rune(target) else underlying(target), code)
            self.invalidate(x)
            return False
        if new is not x.type:
            return self.update_type(x, new)
        return True

    def use_default_type(self, x: ast.Expr) -> None:
        if is_untyped(x.type) and x.type is not UNTYPED_NIL:
            self.convert_untyped(x, default_type(x.type))

    def update_type(self, e: ast.Expr, t: Any) -> bool:
        """Give untyped e its type t, and so the operands that e's type comes from. False after an error."""
        if not is_untyped(e.type):
            return True
        cls = type(e)
        if e.mode == MODE_CONST:
            u = underlying(t)
            if type(u) is Basic:
                value = represent(e.value, u)
                if value is None:
                    self.conversion_error(e, t, representation_code(e, u))
                    self.invalidate(e)
                    return False
                e.value = value
            if cls is ast.ParenExpr:
                self.update_type(e.x, t)  # type: ignore[attr-defined]
        elif cls is ast.ParenExpr or cls is ast.UnaryExpr:
            if not self.update_type(e.x, t):  # type: ignore[attr-defined]
                return False
        elif cls is ast.BinaryExpr:
            op = e.op  # type: ignore[attr-defined]
            left: ast.Expr = e.x  # type: ignore[attr-defined]
            if op == "<<" or op == ">>":
                if not is_untyped(t) and not is_integer(t):
                    if is_untyped(left.type):
                        self.error(
                            left.pos,
                            f"invalid operation: shifted operand {self.expr_text(left)} (type {self.ts(t)}) must be integer",
                            "InvalidShiftOperand",
                        )
                        self.invalidate(e)
                        return False
                if not self.update_type(left, t):
                    return False
            elif op not in ("==", "!=", "<", "<=", ">", ">="):
                # Both, even if the first fails: each may have an error of its own.
                if not all([self.update_type(left, t), self.update_type(e.y, t)]):  # type: ignore[attr-defined]
                    return False
        elif cls is Operand:
            e.type = t
            return True
        e.type = t
        return True

    def expr_text(self, e: ast.Expr) -> str:
        from golite.syntax.print import format_expr

        return format_expr(e.expr if type(e) is Operand else e)

    def representable(self, x: ast.Expr, t: Any) -> bool:
        """Round constant x to basic type t; report if it has no representation there."""
        basic = underlying(t)
        value = represent(x.value, basic)
        if value is None:
            self.conversion_error(x, t, representation_code(x, basic))
            self.invalidate(x)
            return False
        x.value = value
        return True

    # ------------------------------------------------------------ assignability

    def assignable(self, x: ast.Expr, t: Any) -> tuple[bool, str]:
        """Whether x is assignable to a variable of type t (spec, "Assignability"), and else why not ("" if plain)."""
        if x.mode == MODE_INVALID or not is_valid(t) or not is_valid(x.type):
            return True, ""
        v = unalias(x.type)
        t = unalias(t)
        if v is t or identical(v, t):
            return True, ""
        if is_untyped(v):
            return self.implicit_type(x, t)[0] is not None, ""
        vu, tu = underlying(v), underlying(t)
        if identical(vu, tu) and (not has_name(v) or not has_name(t)):
            return True, ""
        if type(tu) is Interface or is_pointer_to_interface(tu):
            cause = self.implements(v, t)
            return cause is None, cause or ""
        if type(vu) is Interface and self.implements(t, v) is None:
            return False, "need type assertion"
        if type(vu) is Chan and vu.dir == SEND_RECV and type(tu) is Chan and identical(vu.elem, tu.elem):
            return not has_name(v) or not has_name(t), ""
        return self._assignable_by_terms(x, v, t)

    def _assignable_by_terms(self, x: ast.Expr, v: Any, t: Any) -> tuple[bool, str]:
        """Type parameters: a value of a type without name must be assignable to each type of t's type set, or the other way."""
        if type(t) is TypeParam and not has_name(v):
            terms = self._terms(t)
            return bool(terms) and all(self.assignable(x, term)[0] for term in terms), ""
        if type(v) is TypeParam and not has_name(t):
            terms = self._terms(v)
            values = [Operand(x, x.mode, term) for term in terms]
            return bool(terms) and all(self.assignable(value, t)[0] for value in values), ""
        return False, ""

    @staticmethod
    def _terms(t: TypeParam) -> list[Any]:
        """The types of t's terms, or [] if it has none."""
        iface = constraint_of(t)
        if iface is None:
            return []
        complete(iface)
        return [term for _, term in iface.terms or ()]

    def implements(self, v: Any, t: Any, verb: str = "implement") -> Optional[str]:
        """None if v implements interface t ("satisfies" constraint t), else gc's explanation."""
        vu, tu = underlying(v), underlying(t)
        if vu is INVALID or tu is INVALID or vu is None or tu is None:
            return None
        if type(vu) is Pointer and underlying(vu.elem) is INVALID:
            return None
        if type(tu) is not Interface:
            if is_pointer_to_interface(tu):
                detail = f"type {self.ts(t)} is pointer to interface, not interface"
            else:
                detail = f"{self.ts(t)} is not an interface"
            return f"{self.ts(v)} does not {verb} {self.ts(t)} ({detail})"
        if not complete(tu) and tu.terms is None and not tu.comparable:
            return None
        cause = self.missing_cause(v, t)
        if cause is not None:
            return f"{self.ts(v)} does not {verb} {self.ts(t)} {cause}"
        if tu.comparable and incomparable_reason(v, verb == "satisfy") is not None:
            return f"{self.ts(v)} does not {verb} comparable"
        if tu.terms is not None:
            return self._terms_cause(v, vu, t, tu, verb)
        return None

    def _terms_cause(self, v: Any, vu: Any, t: Any, tu: Interface, verb: str) -> Optional[str]:
        """Whether v (or every type of its type set) is in the type set of constraint t."""

        def included(u: Any, u_tilde: bool) -> bool:
            uu = underlying(u)
            terms = tu.terms or ()
            return any(identical(uu, underlying(term)) if tilde else not u_tilde and identical(u, term) for tilde, term in terms)

        failed = f"{self.ts(v)} does not {verb} {self.ts(t)}"
        if not tu.terms:
            return f"cannot {verb} {self.ts(t)} (empty type set)"
        if type(vu) is TypeParam or type(vu) is Interface:
            iface: Optional[Interface] = constraint_of(vu) if type(vu) is TypeParam else vu  # type: ignore[assignment]
            if iface is not None:
                complete(iface)
                if iface.terms is not None:
                    bad = next((term for tilde, term in iface.terms if not included(term, tilde)), None)
                    if bad is None:
                        return None
            return failed
        if included(v, False):
            return None
        for tilde, term in tu.terms or ():
            if not tilde and term is underlying(term) and identical(vu, term):
                return f"{failed} (possibly missing ~ for {self.ts(term)} in {self.ts(t)})"
        return f"{failed} ({self.ts(v)} missing in {self.ts(Union(tu.terms or []))})"

    def missing_cause(self, v: Any, t: Any, static: bool = True) -> Optional[str]:
        """None if v has all methods of interface t, else "(missing method M)" and its like."""
        iface = underlying(t)
        missing = missing_method(v, iface, static, lambda f: type_of_func(f, self))
        if missing is None:
            return None
        m, kind, alt = missing
        name = m.name
        if kind == "notfound":
            if is_pointer_to_interface(v):
                return f"(type {self.ts(v)} is pointer to interface, not interface)"
            return f"(missing method {name})"
        if kind == "wrongname":
            type_of_func(alt, self)
            have, want = alt.name + self.sig_string(alt.type), name + self.sig_string(m.type)
            return f"(missing method {name})\n\t\thave {have}\n\t\twant {want}"
        if kind == "unexported":
            return f"(unexported method {name})"
        if kind == "wrongsig":
            have, want = name + self.sig_string(alt.type), name + self.sig_string(m.type)
            if have == want:
                return f"(wrong type for method {name})"
            return f"(wrong type for method {name})\n\t\thave {have}\n\t\twant {want}"
        if kind == "ambiguous":
            return f"(ambiguous selector {self.ts(v)}.{name})"
        if kind == "ptrrecv":
            return f"(method {name} has pointer receiver)"
        return f"({self.ts(v)}.{name} is a field, not a method)"

    # ------------------------------------------------------------ T(x)

    def conversion(self, out: ast.Expr, x: ast.Expr, t: Any) -> None:
        """The conversion of x to t; the result is written on out (spec, "Conversions")."""
        if not is_valid(x.type) or not is_valid(t):
            self.invalidate(out)
            return
        u = underlying(t)
        if x.mode == MODE_CONST and is_constant_type(t):
            value = self._constant_conversion(x, u)
            if value is None:
                if is_integer(x.type) and is_integer(t):
                    text = f"constant {format_value(x.value)} overflows {self.ts(t)}"
                else:
                    text = f"cannot convert {self.os(x)} to type {self.ts(t)}"
                self.error(self.start(x), text, "InvalidConversion")
                self.invalidate(out)
                return
            if is_untyped(x.type):
                # The operand of a constant conversion is never computed; an integer made a string keeps its own default type.
                final = default_type(x.type) if is_numeric(x.type) and is_string(t) else t
                x_value = x.value
                x.type = final
                x.value = x_value if final is not t else value
                if type(x) is ast.ParenExpr:
                    x.x.type, x.x.value = x.type, x.value
            out.mode, out.type, out.value = MODE_CONST, t, value
            return
        ok, cause = self.convertible(x, t)
        if not ok:
            text = f"cannot convert {self.os(x)} to type {self.ts(t)}"
            self.error(self.start(x), text + (": " + cause if cause else ""), "InvalidConversion")
            self.invalidate(out)
            return
        if is_untyped(x.type):
            final = t
            if x.mode != MODE_NIL and (is_interface(t) or x.mode == MODE_CONST):
                final = default_type(x.type)
            if not self.update_type(x, final):
                self.invalidate(out)
                return
        out.mode, out.type, out.value = MODE_VALUE, t, None

    def _constant_conversion(self, x: ast.Expr, u: Basic) -> Any:
        """The converted constant, or None if x cannot be one of basic type u."""
        value = represent(x.value, u)
        if value is not None:
            return value
        if is_integer(x.type) and is_string(u):
            return encode_rune(x.value)
        return None

    def convertible(self, x: ast.Expr, t: Any) -> tuple[bool, str]:
        """Whether non-constant x may be converted to t, and else a cause or ""."""
        ok, _ = self.assignable(x, t)
        if ok:
            return True, ""
        v = unalias(x.type)
        vu, tu = underlying(v), underlying(t)
        if identical_ignore_tags(vu, tu):
            return True, ""
        tn = unalias(t)
        if type(v) is Pointer and type(tn) is Pointer:
            if identical_ignore_tags(underlying(v.elem), underlying(tn.elem)):
                return True, ""
        if type(vu) is TypeParam or type(tu) is TypeParam:
            sources = self._terms(vu) if type(vu) is TypeParam else [x.type]
            targets = self._terms(tu) if type(tu) is TypeParam else [t]
            for source in sources:
                for target in targets:
                    value = x if type(vu) is not TypeParam else Operand(x, MODE_VALUE, source)
                    if not self._converts(value, target):
                        parts = [self.ts(source) + (f" (in {self.ts(v)})" if type(vu) is TypeParam else "")]
                        parts.append(self.ts(target) + (f" (in {self.ts(t)})" if type(tu) is TypeParam else ""))
                        if x.mode == MODE_CONST:
                            parts[0] = self.os(x)
                        return False, f"cannot convert {parts[0]} to type {parts[1]}"
            return bool(sources and targets), ""
        if (is_integer(vu) or is_float(vu)) and (is_integer(tu) or is_float(tu)):
            return True, ""
        if is_complex(vu) and is_complex(tu):
            return True, ""
        if is_string(tu) and (is_integer(vu) or is_bytes_or_runes(vu)):
            return True, ""
        if is_string(vu) and is_bytes_or_runes(tu):
            return True, ""
        if is_unsafe_pointer(tu) and (type(vu) is Pointer or (type(vu) is Basic and vu.kind is Kind.UINTPTR)):
            return True, ""
        if is_unsafe_pointer(vu) and (type(tu) is Pointer or (type(tu) is Basic and tu.kind is Kind.UINTPTR)):
            return True, ""
        if type(vu) is Slice:
            if type(tu) is Array and identical(vu.elem, tu.elem):
                return self._slice_to_array(x, (1, 20), "array")
            if type(tu) is Pointer:
                array = underlying(tu.elem)
                if type(array) is Array and identical(vu.elem, array.elem):
                    return self._slice_to_array(x, (1, 17), "array pointer")
        return False, "" if is_untyped(v) else self._conversion_cause(v, tu, t)

    def _slice_to_array(self, x: ast.Expr, wanted: Version, what: str) -> tuple[bool, str]:
        pos = self.start(x)
        return (True, "") if self.allows(pos, wanted) else (False, f"conversion of slice to {what} {self.needs(pos, wanted)}")

    def _converts(self, x: ast.Expr, t: Any) -> bool:
        u = underlying(t)
        if x.mode == MODE_CONST and type(u) is Basic and is_constant_type(u):
            return self._constant_conversion(x, u) is not None
        return self.convertible(x, t)[0]

    def _conversion_cause(self, v: Any, tu: Any, t: Any) -> str:
        if type(tu) is Interface or is_pointer_to_interface(tu):
            return self.implements(v, t) or ""
        if type(underlying(v)) is Interface and self.implements(t, v) is None:
            return "need type assertion"
        return ""
