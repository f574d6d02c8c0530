"""Composite literals (spec, "Composite literals")."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Optional

from golite.syntax import ast
from golite.syntax.print import format_expr
from golite.types import const
from golite.types.base import CheckerBase
from golite.types.lookup import deref, field_by_name, lookup_field_or_method
from golite.types.objects import Var
from golite.types.operand import MODE_CONST, MODE_INVALID, MODE_VALUE
from golite.types.predicates import identical, is_interface, is_valid
from golite.types.types import INVALID, Array, Map, Pointer, Slice, Struct, TypeParam, unalias, underlying
from golite.types.typeset import core


class Literals(CheckerBase):
    def composite_lit(self, e: ast.CompositeLit, hint: Any = None) -> None:
        """The literal's type is e.type; for an elided &T in a literal of pointers that is the pointer type *T."""
        pointer = False
        if e.type_expr is not None:
            te = e.type_expr
            if type(te) is ast.ArrayType and type(te.length) is ast.Ellipsis and te.length.elt is None:
                # [...]T: the length is the literal's.
                t: Any = Array(self.var_type(te.elem), -1)
                te.mode, te.type = "type", t
            else:
                t = self.typ(te)
            base = t
        elif hint is not None:
            t = hint
            base, pointer = deref(core(t))
            if not pointer:
                base = t
        else:
            self.error(self.start(e), "missing type in composite literal", "UntypedLit")
            self._use_elements(e)
            return
        if not is_valid(base):
            self._use_elements(e)
            return
        if not self.is_complete(base):
            return
        u = core(base)
        cls = type(u)
        if cls is Struct:
            self._struct_lit(e, base, u)
        elif cls is Array:
            n = self._indexed_elements(e.elts, u.elem, u.length)
            if u.length < 0:
                u.length = n
        elif cls is Slice:
            self._indexed_elements(e.elts, u.elem, -1)
        elif cls is Map:
            self._map_lit(e, u)
        else:
            self._use_elements(e)
            if u is not INVALID and u is not None:
                qualifier = " element" if e.type_expr is None else ""
                why = " (no common underlying type)" if type(underlying(t)) is TypeParam else ""
                self.error(self.start(e), f"invalid composite literal{qualifier} type {self.ts(t)}{why}", "InvalidLit")
            return
        e.mode, e.type = MODE_VALUE, t

    def _use_elements(self, e: ast.CompositeLit) -> None:
        for elt in e.elts:
            x: ast.Expr = elt
            if type(elt) is ast.KeyValueExpr:
                if type(elt.key) is not ast.Ident:
                    self.use([elt.key])
                x = elt.val
            if type(x) is ast.CompositeLit and x.type_expr is None:
                self._use_elements(x)
            else:
                self.use([x])

    # ------------------------------------------------------------ structs

    def _struct_lit(self, e: ast.CompositeLit, base: Any, u: Struct) -> None:
        if not e.elts:
            return
        if type(e.elts[0]) is ast.KeyValueExpr:
            self._keyed_fields(e, u if type(unalias(base)) is TypeParam else base)
            return
        fields = u.fields
        for i, x in enumerate(e.elts):
            if type(x) is ast.KeyValueExpr:
                self.error(self.start(x), "mixture of field:value and value elements in struct literal", "MixedStructLit")
                self.use([x.val])
                continue
            f = fields[i] if i < len(fields) else None
            self.expr(x)
            if f is None:
                self.error(self.start(x), f"too many values in struct literal of type {self.ts(base)}", "InvalidStructLit")
                self.use(e.elts[i + 1 :])
                return
            if not f.exported and f.pkg is not self.pkg:
                text = f"implicit assignment to unexported field {f.name} in struct literal of type {self.ts(base)}"
                self.error(self.start(x), text, "UnexportedLitField")
                continue
            self.assignment(x, f.type, "struct literal")
        if len(e.elts) < len(fields):
            self.error(e.rbrace, f"too few values in struct literal of type {self.ts(base)}", "InvalidStructLit")

    def _keyed_fields(self, e: ast.CompositeLit, base: Any) -> None:
        """Fields by name; since Go 1.27 promoted fields too (not through pointers)."""
        # Paths of the fields given so far: none may be the same as, or inside, another.
        given: dict[tuple[int, ...], Var] = {}
        for elt in e.elts:
            if type(elt) is not ast.KeyValueExpr:
                self.error(self.start(elt), "mixture of field:value and value elements in struct literal", "MixedStructLit")
                self.use([elt])
                continue
            key = elt.key
            f: Optional[Var] = None
            path: tuple[int, ...] = ()
            if type(key) is not ast.Ident:
                self.error(self.start(elt), f"invalid field name {format_expr(key)} in struct literal", "InvalidLitField")
            else:
                found = lookup_field_or_method(base, self.pkg, key.name)
                if type(found.obj) is not Var:
                    alt = lookup_field_or_method(base, self.pkg, key.name, fold=True).obj if found.obj is None else None
                    if found.obj is not None:
                        self.error(self.start(key), f"{key.name} is not a field", "MissingLitField")
                    else:
                        alt = alt if type(alt) is Var else None
                        self.error(self.start(key), self.lookup_error(base, key.name, alt, True), "MissingLitField")
                elif len(found.path) > 1 and not self.allows(key.pos, (1, 27)):
                    where = f"{self._embedded_path(base, found.path)}{key.name}"
                    self.require(self.start(key), (1, 27), f"use of promoted field {where} in struct literal of type {self.ts(base)}")
                elif found.indirect:
                    text = f"invalid implicit pointer indirection to reach {key.name}"
                    self.error(self.start(key), text, "InvalidLitField")
                else:
                    f, path = found.obj, tuple(found.path)
                    key.obj = f
                    f.used = True
                    key.type = f.type
            if f is None:
                self.use([elt.val])
                continue
            self.expr(elt.val)
            self.assignment(elt.val, f.type, "struct literal")
            self._check_field_given(elt, f, path, given)

    @staticmethod
    def _embedded_path(t: Any, path: Sequence[int]) -> str:
        """The embedded fields on the way to a promoted one, each with a dot."""
        names = ""
        for index in path[:-1]:
            u: Any = underlying(t)
            f = (underlying(u.elem) if type(u) is Pointer else u).fields[index]
            names += f"{f.name}."
            t = f.type
        return names

    def _check_field_given(self, kv: ast.KeyValueExpr, f: Var, path: tuple[int, ...], given: dict[tuple[int, ...], Var]) -> None:
        text = ""
        if path in given:
            text = f"duplicate field name {f.name} in struct literal"
        else:
            for n in range(1, len(path)):
                outer = given.get(path[:n])
                if outer is not None:
                    text = f"cannot specify promoted field {f.name} and enclosing embedded field {outer.name}"
                    break
            else:
                for other, g in given.items():
                    if other[: len(path)] == path:
                        text = f"cannot specify embedded field {f.name} and enclosed promoted field {g.name}"
                        break
        if text:
            self.error(kv.pos, text, "DuplicateLitField")
        else:
            given[path] = f

    # ------------------------------------------------------------ arrays, slices and maps

    def _indexed_elements(self, elts: list[ast.Expr], elem: Any, length: int) -> int:
        """Check elements, and return one more than the greatest index."""
        seen: set[int] = set()
        index = 0
        longest = 0
        for elt in elts:
            x = elt
            valid = True
            if type(elt) is ast.KeyValueExpr:
                x = elt.val
                valid = False
                self.expr(elt.key)
                if elt.key.mode == MODE_CONST:
                    value = self._literal_index(elt.key, length)
                    if value is not None:
                        index = value
                        valid = True
                elif elt.key.mode != MODE_INVALID:
                    text = f"index {format_expr(elt.key)} must be integer constant"
                    self.error(self.start(elt), text, "InvalidLitIndex")
            elif 0 <= length <= index:
                self.error(self.start(x), f"index {index} is out of bounds (>= {length})", "OversizeArrayLit")
                valid = False
            if valid:
                if index in seen:
                    self.error(self.start(elt), f"duplicate index {index} in array or slice literal", "DuplicateLitKey")
                seen.add(index)
            index += 1
            longest = max(longest, index)
            self.expr(x, elem)
            self.assignment(x, elem, "array or slice literal")
        return longest

    def _literal_index(self, key: ast.Expr, length: int) -> Optional[int]:
        if not self.valid_index(key, "index", False):
            return None
        value = key.value
        if value is const.UNKNOWN:
            return None
        if 0 <= length <= value:
            self.error(self.start(key), f"invalid argument: index {value} out of bounds [0:{length}]", "InvalidIndex")
            return None
        return int(value)

    def _map_lit(self, e: ast.CompositeLit, u: Map) -> None:
        seen: dict[Any, list[Any]] = {}
        keys_are_interfaces = is_interface(u.key)
        for elt in e.elts:
            if type(elt) is not ast.KeyValueExpr:
                self.error(self.start(elt), "missing key in map literal", "MissingLitKey")
                self.use([elt])
                continue
            key = elt.key
            self.expr(key, u.key)
            if self.assignment(key, u.key, "map literal") and key.mode == MODE_CONST and key.value is not const.UNKNOWN:
                duplicate = False
                value = (type(key.value), key.value)
                types = seen.get(value)
                if types is None:
                    seen[value] = [key.type]
                elif keys_are_interfaces:
                    # Equal constants of different types are different interface values.
                    duplicate = any(identical(t, key.type) for t in types)
                    types.append(key.type)
                else:
                    duplicate = True
                if duplicate:
                    text = f"duplicate key {const.format_value(key.value)} in map literal"
                    self.error(self.start(key), text, "DuplicateLitKey")
            self.expr(elt.val, u.elem)
            self.assignment(elt.val, u.elem, "map literal")

    # ------------------------------------------------------------ hints

    def lookup_error(self, t: Any, sel: str, obj: Any, struct_literal: bool) -> str:
        """Why t has no field or method sel. ``obj`` is what was found under another spelling, or None."""
        # What was found counts as misspelled, as unexported, or as inaccessible; the table in Go's errsupport.go.
        kind = "missing"
        alt = obj.name if obj is not None else ""
        if obj is not None:
            same_tail = sel[1:] == alt[1:]
            if obj.pkg is self.pkg:
                kind = "misspelled"
            elif sel[:1].isupper():
                if obj.exported:
                    kind = "misspelled"
                elif same_tail:
                    kind = "unexported"
            elif obj.exported:
                if same_tail:
                    kind = "misspelled"
            elif sel == alt:
                kind = "inaccessible"
        if struct_literal:
            text = f"unknown field {sel} in struct literal of type {self.ts(t)}"
            if kind == "missing":
                return text
            if kind == "misspelled":
                return f"{text}, but does have {alt}"
            if kind == "unexported":
                return f"{text}, but does have unexported {alt}"
            return f"cannot refer to unexported field {alt} in struct literal of type {self.ts(t)}"
        what = "field" if type(obj) is Var else "method"
        text = f"type {self.ts(t)} has no field or method {sel}"
        if kind == "missing":
            return text
        if kind == "misspelled":
            return f"{text}, but does have {what} {alt}"
        if kind == "unexported":
            return f"{text}, but does have unexported {what} {alt}"
        return f"cannot refer to unexported {what} {alt}"


def literal_path(t: Any, key: ast.Ident) -> list[int]:
    """The path of fields (see Selection.path) that a key of a struct literal of type t means."""
    f = key.obj
    struct = underlying(t)
    i = field_by_name(struct, f.pkg if f is not None else None, key.name)
    if i >= 0:
        return [i]
    return lookup_field_or_method(unalias(t), f.pkg if f is not None else None, key.name).path
