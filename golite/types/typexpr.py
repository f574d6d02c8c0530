"""Type expressions: from syntax to types (spec, "Types")."""

from __future__ import annotations

from functools import partial
from typing import Any, Callable, Optional

from golite.syntax import ast
from golite.syntax.print import format_expr
from golite.types import const
from golite.types.base import CheckerBase
from golite.types.instantiate import instantiate_named, type_mapping
from golite.types.lookup import deref
from golite.types.objects import Builtin, Const, Func, Nil, PkgName, Scope, TypeName, Var
from golite.types.operand import MODE_CONST, MODE_INVALID, MODE_NIL, MODE_NOVALUE, MODE_TYPE
from golite.types.predicates import identical, incomparable_reason, is_integer, is_untyped, is_valid, same_name
from golite.types.subst import subst
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
    TypeParam,
    Union,
    unalias,
    underlying,
)
from golite.types.typeset import complete, is_basic
from golite.types.universe import INT, UNIVERSE


def object_kind(obj: Any) -> str:
    """What a name stands for, in gc's words."""
    cls = type(obj)
    if cls is Var:
        if obj.is_field:
            return "struct field"
        if obj.is_param:
            return "parameter"
        if obj.is_result:
            return "result variable"
        return "package-level variable" if obj.owner is None else "local variable"
    if cls is Func:
        return "method" if type(obj.type) is Signature and obj.type.recv is not None else "function"
    return {Const: "constant", PkgName: "package name", Builtin: "built-in function", Nil: "untyped nil"}.get(cls, "type")


class TypeExpressions(CheckerBase):
    def typ(self, e: ast.Expr) -> Any:
        """The type e denotes, noted on e; INVALID after an error."""
        return self.defined_type(e, None)

    def var_type(self, e: ast.Expr) -> Any:
        """The type of a variable: not a constraint interface."""
        t = self.defined_type(e, None)
        if type(t) is not Basic and type(t) is not Pointer:
            self.check_var_type(e, t)
        return t

    def check_var_type(self, e: ast.Expr, t: Any) -> None:
        u = t.underlying if type(t) is Named else unalias(t)
        if u is not None and type(u) is not Interface and type(u) is not Named:
            return

        def check() -> None:
            text = self.constraint_only(t)
            if text:
                self.error(self.start(e), text, "MisplacedConstraintIface")

        self.later(check)

    def constraint_only(self, t: Any) -> str:
        """What to say of a variable of type t if t is an interface for constraints only, else nothing."""
        iface = underlying(t)
        if type(iface) is not Interface or is_basic(iface):
            return ""
        why = "contains type constraints" if iface.terms is not None else "is (or embeds) comparable"
        return f"cannot use type {self.ts(t)} outside a type constraint: interface {why}"

    def valid_var_type(self, e: ast.Expr, t: Any) -> None:
        if type(t) is not Basic:
            self.check_var_type(e, t)

    def defined_type(self, e: ast.Expr, named: Optional[Named]) -> Any:
        """As ``typ``; ``named`` is the defined type whose right-hand side e is."""
        handler = _HANDLERS.get(type(e))
        if handler is None:
            self.error(self.start(e), f"{format_expr(e)} is not a type", "NotAType")
            t: Any = INVALID
        else:
            t = handler(self, e, named)
        e.mode = MODE_TYPE if t is not INVALID else MODE_INVALID
        e.type = t
        return t

    # ------------------------------------------------------------ names

    def _ident(self, e: ast.Ident, named: Optional[Named]) -> Any:
        obj = self.scope.lookup(e.name)
        if type(obj) is TypeName and obj not in self.pending:
            # The usual case.
            e.obj = obj
            obj.used = True
            if obj.pkg is not self.pkg:
                if obj.pkg is not None:
                    self.dot_uses.add(obj)
                elif self.least < (1, 18) and e.name in ("any", "comparable"):
                    self.require(e.pos, (1, 18), f"predeclared {e.name}")
            t = obj.type
            if (type(t) is Named or type(t) is Alias) and t.tparams and not t.targs:
                self.error(self.start(e), f"cannot use generic type {self.ts(t)} without instantiation", "WrongTypeArgCount")
                return INVALID
            return t
        if obj is not None and type(obj) is not TypeName and e.name != "_":
            # gc says what the name stands for instead of checking it as an operand.
            e.obj = obj
            obj.used = obj.used or type(obj) is not PkgName
            if type(obj) in (Var, Const, Func):
                self.use_object(e, obj)
            e.mode = MODE_INVALID
            self.error(self.start(e), f"{e.name} ({object_kind(obj)}) is not a type", "NotAType")
            return INVALID
        self.ident(e)
        return self._checked_type(e)

    def _checked_type(self, e: ast.Expr) -> Any:
        """The type of checked e, or an error that it is none."""
        mode = e.mode
        if mode == MODE_TYPE:
            t = e.type
            if (type(t) is Named or type(t) is Alias) and t.tparams and not t.targs:
                self.error(self.start(e), f"cannot use generic type {self.ts(t)} without instantiation", "WrongTypeArgCount")
                return INVALID
            return t
        if mode == MODE_NOVALUE:
            self.error(self.start(e), f"{self.os(e)} used as type", "NotAType")
        elif mode == MODE_NIL:
            self.error(self.start(e), "nil is not a type", "NotAType")
        elif mode != MODE_INVALID and mode != "":
            self.error(self.start(e), f"{self.os(e)} is not a type", "NotAType")
        return INVALID

    def _selector(self, e: ast.SelectorExpr, named: Optional[Named]) -> Any:
        if type(e.x) is not ast.Ident or type(self.scope.lookup(e.x.name)) is not PkgName:
            # Only a package has types to select.
            self.raw_expr(e.x)
            if e.x.mode != MODE_INVALID:
                self.error(e.sel.pos, f"{format_expr(e)} is not a type", "NotAType")
            return INVALID
        self.selector(e)
        return self._checked_type(e)

    def _paren(self, e: ast.ParenExpr, named: Optional[Named]) -> Any:
        return self.defined_type(e.x, named)

    def _index(self, e: ast.IndexExpr, named: Optional[Named]) -> Any:
        return self.instantiated_type(e)

    # ------------------------------------------------------------ composite types

    def _star(self, e: ast.StarExpr, named: Optional[Named]) -> Any:
        t = Pointer(INVALID)
        t.elem = self.var_type(e.x)
        return t if t.elem is not INVALID else INVALID

    def _array(self, e: ast.ArrayType, named: Optional[Named]) -> Any:
        if e.length is None:
            t = Slice(INVALID)
            t.elem = self.var_type(e.elem)
            return t
        if type(e.length) is ast.Ellipsis:
            self.error(self.start(e), "invalid use of [...] array (outside a composite literal)", "BadDotDotDotSyntax")
            self.var_type(e.elem)
            return INVALID
        length = self.array_length(e.length)
        elem = self.var_type(e.elem)
        if length < 0:
            return INVALID
        return Array(elem, length)

    def array_length(self, e: ast.Expr) -> int:
        """The constant length, or -1 after an error."""
        if type(e) is ast.Ident:
            obj = self.scope.lookup(e.name)
            if obj is None:
                self.error(self.start(e), f"undefined array length {e.name} or missing type constraint", "InvalidArrayLen")
                return -1
            if type(obj) is not Const:
                self.ident(e)
                self.error(self.start(e), f"invalid array length {e.name}", "InvalidArrayLen")
                return -1
        self.expr(e)
        if e.mode != MODE_CONST:
            if e.mode != MODE_INVALID:
                self.error(self.start(e), f"array length {self.os(e)} must be constant", "InvalidArrayLen")
            return -1
        if e.value is const.UNKNOWN:
            return -1
        if is_untyped(e.type) or is_integer(e.type):
            n = const.to_int(e.value)
            if n is not None:
                if 0 <= n <= (1 << 63) - 1:
                    if is_untyped(e.type):
                        self.update_type(e, INT)
                    return n
        if is_integer(e.type) or (is_untyped(e.type) and const.to_int(e.value) is not None):
            text = f"invalid array length {self.os(e)}"
        else:
            text = f"array length {self.os(e)} must be integer"
        self.error(self.start(e), text, "InvalidArrayLen")
        return -1

    def _map(self, e: ast.MapType, named: Optional[Named]) -> Any:
        t = Map(INVALID, INVALID)
        t.key = self.var_type(e.key)
        t.elem = self.var_type(e.val)

        def check() -> None:
            reason = incomparable_reason(t.key, True, self.ts)
            if is_valid(t.key) and reason is not None:
                why = " (missing comparable constraint)" if type(unalias(t.key)) is TypeParam else ""
                self.error(self.start(e.key), f"invalid map key type {self.ts(t.key)}{why}", "IncomparableMapKey")

        if type(t.key) is not Basic:
            self.later(check)
        return t

    def _chan(self, e: ast.ChanType, named: Optional[Named]) -> Any:
        t = Chan(e.dir, INVALID)
        t.elem = self.var_type(e.elem)
        self.channels.append((t, e.pos, self.func, self.local_vars, self.path[-1] if self.path else None))
        return t

    def _func(self, e: ast.FuncType, named: Optional[Named]) -> Any:
        return self.func_type(e, None, Scope(self.scope, "func"), None)

    # ------------------------------------------------------------ structs

    def _struct(self, e: ast.StructType, named: Optional[Named]) -> Any:
        fields: list[Var] = []
        tags: list[str] = []
        t = Struct(fields, tags)
        seen: dict[str, Var] = {}
        for group in e.fields:
            tag = ""
            if group.tag is not None and group.tag.kind != "BAD":
                tag = const.parse_string(group.tag.text).decode("utf-8", "surrogateescape")
            if group.embedded or not group.names:
                self._embedded_field(group, fields, seen)
                tags.append(tag)
                continue
            typ = self.var_type(group.type_expr)
            for ident in group.names:
                f = Var(ident.pos, self.pkg, ident.name, typ, is_field=True)
                ident.obj = f
                self._add_field(f, fields, seen)
                tags.append(tag)
        return t

    def _add_field(self, f: Var, fields: list[Var], seen: dict[str, Var]) -> None:
        fields.append(f)
        if f.name == "_":
            return
        other = seen.get(f.name)
        if other is not None:
            self.error(f.pos, f"{f.name} redeclared{self.other_declaration(other)}", "DuplicateDecl")
            return
        seen[f.name] = f

    def _embedded_field(self, group: ast.Field, fields: list[Var], seen: dict[str, Var]) -> None:
        te = group.type_expr
        typ = self.typ(te)
        base: Any = te
        while True:
            cls = type(base)
            if cls is ast.ParenExpr or cls is ast.StarExpr or cls is ast.IndexExpr:
                base = base.x
            elif cls is ast.SelectorExpr:
                base = base.sel
            else:
                break
        name = base.name if type(base) is ast.Ident else "_"
        f = Var(base.pos, self.pkg, name, typ, is_field=True)
        f.embedded = True
        self._add_field(f, fields, seen)

        def check() -> None:
            elem, is_pointer = deref(typ)
            u = underlying(elem)
            text = ""
            if type(u) is TypeParam:
                text = "embedded field type cannot be a (pointer to a) type parameter"
            elif type(u) is Basic and u.kind is Kind.UNSAFE_POINTER:
                text = "embedded field type cannot be unsafe.Pointer"
            elif type(u) is Pointer:
                text = "embedded field type cannot be a pointer"
            elif type(u) is Interface and is_pointer:
                text = "embedded field type cannot be a pointer to an interface"
            if text:
                self.error(te.pos, text, "InvalidPtrEmbed")
                return
            iface = "" if is_pointer else self.constraint_only(typ)
            if iface:
                self.error(te.pos, iface, "MisplacedConstraintIface")

        if is_valid(typ):
            self.later(check)

    # ------------------------------------------------------------ interfaces

    def _interface(self, e: ast.InterfaceType, named: Optional[Named]) -> Any:
        t = Interface([], [])
        recv_type: Any = named if named is not None else t
        for m in e.methods:
            if m.names:
                ident = m.names[0]
                if ident.name == "_":
                    self.error(ident.pos, "methods must have a unique non-blank name", "BlankIfaceMethod")
                    continue
                assert type(m.type_expr) is ast.FuncType
                sig = self.typ(m.type_expr)
                if type(sig) is not Signature:
                    continue
                sig.recv = Var(ident.pos, self.pkg, "", recv_type)
                f = Func(ident.pos, self.pkg, ident.name, sig)
                ident.obj = f
                t.methods.append(f)
            else:
                t.embeddeds.append(self.interface_element(m.type_expr))
                t.positions.append(m.type_expr.pos)
        if not t.embeddeds:
            if not t.methods:
                t.all_methods = []
                return t
        self.later(lambda: self._check_interface(t))
        return t

    def interface_element(self, e: ast.Expr) -> Any:
        """An embedded element: a type, or a union of terms."""
        terms: list[tuple[bool, ast.Expr]] = []
        todo: list[ast.Expr] = [e]
        while todo:
            x = todo.pop()
            if type(x) is ast.BinaryExpr and x.op == "|":
                todo += [x.y, x.x]
            elif type(x) is ast.UnaryExpr and x.op == "~":
                terms.append((True, x.x))
            else:
                terms.append((False, x))
        if len(terms) == 1 and not terms[0][0]:
            t = self.typ(terms[0][1])
            if type(unalias(t)) is TypeParam:
                self.error(self.start(e), "term cannot be a type parameter", "MisplacedTypeParam")
                return INVALID
            if self.least < (1, 18) and is_valid(t) and type(underlying(t)) is not Interface:
                self.require(self.start(e), (1, 18), f"embedding non-interface type {self.ts(t)}")
            return t
        self.require(self.start(e), (1, 18), f"embedding interface element {format_expr(e)}")
        out: list[tuple[bool, Any]] = []
        for tilde, x in terms:
            t = self.typ(x)
            if t is INVALID:
                return INVALID
            if type(unalias(t)) is TypeParam:
                what = f"type in term ~{self.ts(t)}" if tilde else "term"
                self.error(self.start(x), f"{what} cannot be a type parameter", "MisplacedTypeParam")
                return INVALID
            out.append((tilde, t))
            if tilde:
                self.later(lambda x=x, t=t: self._check_tilde(x, t))  # type: ignore[misc]
        if len(terms) > 1:
            self.later(lambda: self._check_terms([x for _, x in terms], out))
        union = Union(out)
        e.mode, e.type = MODE_TYPE, union
        return union

    def _check_terms(self, exprs: list[ast.Expr], terms: list[tuple[bool, Any]]) -> None:
        """The terms of a union are interfaces without methods, or types of which no two have a common member."""
        for n, (x, (tilde, t)) in enumerate(zip(exprs, terms, strict=True)):
            u = underlying(t)
            if type(u) is Interface:
                why = ""
                if complete(u):
                    why = f"cannot use {self.qualified(t)} in union ({self.qualified(t)} contains methods)"
                elif t is UNIVERSE.names["comparable"].type:
                    why = "cannot use comparable in union"
                elif u.comparable:
                    why = f"cannot use {self.qualified(t)} in union ({self.qualified(t)} embeds comparable)"
                if why:
                    self.error(self.start(x), why, "InvalidUnion")
                continue
            for other_tilde, other in terms[:n]:
                if type(underlying(other)) is Interface:
                    continue
                if identical(underlying(t) if other_tilde else t, underlying(other) if tilde else other):
                    text = f"overlapping terms {'~' * tilde}{t} and {'~' * other_tilde}{other}"
                    self.error(x.pos - tilde, text, "InvalidUnion")
                    break

    def qualified(self, t: Any) -> str:
        """A type with its package's name, even if that is this package."""
        return str(t)

    def _check_tilde(self, e: ast.Expr, t: Any) -> None:
        u = underlying(t)
        if type(u) is Interface:
            self.error(e.pos - 1, f"invalid use of ~ ({self.ts(t)} is an interface)", "InvalidUnion")
        elif u is not unalias(t) and type(unalias(t)) is Named:
            text = f"invalid use of ~ (underlying type of {self.ts(t)} is {self.ts(u)})"
            self.error(e.pos - 1, text, "InvalidUnion")

    def _check_interface(self, t: Interface) -> None:
        """Duplicate methods, own and embedded (embedded ones may be there several times with one type)."""
        seen: dict[str, tuple[Func, int]] = {}
        for m in t.methods:
            other = seen.get(m.name)
            if other is not None:
                self._duplicate_method(m, m.pos, other[1])
            else:
                seen[m.name] = (m, m.pos)
        for pos, embedded in zip(t.positions, t.embeddeds, strict=True):
            u = underlying(embedded)
            if type(u) is not Interface:
                continue
            for m in complete(u):
                other = seen.get(m.name)
                if other is None:
                    seen[m.name] = (m, pos)
                elif same_name(m, other[0]):
                    self.later(partial(self._check_embedded_method, m, pos, *other))

    def _check_embedded_method(self, m: Func, pos: int, other: Func, other_pos: int) -> None:
        """Two methods of one name, at least one of them embedded."""
        if not identical(m.type, other.type) or not self.allows(pos, (1, 14)):
            self._duplicate_method(m, pos, other_pos)

    def _duplicate_method(self, m: Func, pos: int, other_pos: int) -> None:
        text = f"duplicate method {m.name}\n\t{self.where(other_pos)}: other declaration of method {m.name}"
        self.error(pos, text, "DuplicateDecl")

    # ------------------------------------------------------------ functions

    def func_type(self, e: ast.FuncType, recv: Optional[ast.Field], scope: Scope, owner: Any) -> Signature:
        """The signature; parameters are declared in ``scope`` (the function's), owned by ``owner`` (None: a type only)."""
        sig = Signature([], [])
        outer = self.scope
        declared: list[Var] = []
        if recv is not None:
            self.scope = scope
            sig.recv = self._receiver(recv, owner, declared)
        if e.tparams:
            sig.tparams = self.declare_type_params(e.tparams, scope, [])
        self.scope = scope if e.tparams or recv is not None else outer
        sig.params, sig.variadic = self._params(e.params, owner, declared, True)
        sig.results, _ = self._params(e.results, owner, declared, False)
        self.scope = outer
        for v in sig.params:
            v.is_param = True
        for v in sig.results:
            v.is_result = True
        for v in declared:
            self.declare(scope, v)
        return sig

    def _params(self, groups: list[ast.Field], owner: Any, declared: list[Var], variadic_ok: bool) -> tuple[list[Var], bool]:
        out: list[Var] = []
        variadic = False
        for i, group in enumerate(groups):
            te = group.type_expr
            if type(te) is ast.Ellipsis:
                if variadic_ok and i == len(groups) - 1 and len(group.names) <= 1 and te.elt is not None:
                    variadic = True
                else:
                    self.error(te.pos, "can only use ... with final parameter in list", "MisplacedDotDotDot")
                elem = self.var_type(te.elt) if te.elt is not None else INVALID
                t: Any = Slice(elem) if variadic else elem
                te.mode, te.type = MODE_TYPE, t
            else:
                t = self.var_type(te)
            if group.names:
                for ident in group.names:
                    v = Var(ident.pos, self.pkg, ident.name, t)
                    v.owner = owner
                    v.used = True
                    ident.obj = v
                    ident.mode, ident.type = "var", t
                    out.append(v)
                    declared.append(v)
            else:
                v = Var(te.pos, self.pkg, "", t)
                v.owner = owner
                v.used = True
                out.append(v)
        return out, variadic

    def _receiver(self, recv: ast.Field, owner: Any, declared: list[Var]) -> Var:
        te = recv.type_expr
        base: Any = te
        while type(base) in (ast.ParenExpr, ast.StarExpr):
            base = base.x
        t: Any
        if type(base) is ast.IndexExpr:
            t = self._generic_receiver(te, base)
        else:
            t = self.var_type(te)
        name = recv.names[0].name if recv.names else ""
        pos = recv.names[0].pos if recv.names else te.pos
        v = Var(pos, self.pkg, name, t)
        v.owner = owner
        v.is_param = True
        v.used = True
        if recv.names:
            recv.names[0].obj = v
            recv.names[0].mode, recv.names[0].type = "var", t
            declared.append(v)
        if is_valid(t):
            self.later(lambda: self._check_receiver(te, base, t))
        return v

    def _generic_receiver(self, te: ast.Expr, base: ast.IndexExpr) -> Any:
        """``func (r *G[A, B]) m()``: declares A and B, with the constraints of G's own type parameters."""
        self.raw_expr(base.x)
        generic = unalias(base.x.type) if base.x.mode == MODE_TYPE else INVALID
        names = [x for x in base.indices if type(x) is ast.Ident]
        if type(generic) is not Named or not generic.tparams:
            if base.x.mode == MODE_TYPE:
                self.error(self.start(base.x), f"{self.ts(base.x.type)} is not a generic type", "NotAGenericType")
            for x in names:
                self.new_type_param(x, 0, self.scope).obj.type = INVALID
            return INVALID
        if len(names) != len(base.indices):
            bad = next(x for x in base.indices if type(x) is not ast.Ident)
            text = f"receiver type parameter {format_expr(bad)} must be an identifier"
            self.error(self.start(bad), text, "BadDecl")
            return INVALID
        self.require(self.start(base), (1, 18), "type instantiation")
        params = [self.new_type_param(x, i, self.scope) for i, x in enumerate(names)]
        if len(params) != len(generic.tparams):
            text = f"receiver declares {len(params)} type parameters, but receiver base type declares {len(generic.tparams)}"
            self.error(self.start(base.x), text, "BadRecv")
            return INVALID
        self.instantiations.append((params, generic.tparams, [], 0))  # an instance of the type is one of the method
        mapping = type_mapping(generic.tparams, params)
        for p, q in zip(params, generic.tparams, strict=True):
            p.constraint = subst(q.constraint, mapping)
        t: Any = instantiate_named(generic, params)
        base.mode, base.type = MODE_TYPE, t
        node: Any = te
        pointers: list[Any] = []
        while node is not base:
            pointers.append(node)
            node = node.x
        for node in reversed(pointers):
            if type(node) is ast.StarExpr:
                t = Pointer(t)
            node.mode, node.type = MODE_TYPE, t
        return t

    def _check_receiver(self, te: ast.Expr, base: ast.Expr, t: Any) -> None:
        """Spec, "Method declarations": the base type is defined in this package and neither pointer nor interface."""
        written, _ = deref(t) if type(t) is not Alias else (t, False)
        elem = unalias(deref(t)[0])
        if not is_valid(elem):
            return
        pos = base.pos
        if type(elem) is Named:
            if elem.obj.pkg is not self.pkg:
                self.error(pos, f"cannot define new methods on non-local type {self.ts(written)}", "InvalidRecv")
                return
            u = underlying(elem)
            cause = ""
            if type(u) is Basic and u.kind is Kind.UNSAFE_POINTER:
                cause = "unsafe.Pointer"
            elif type(u) is Pointer or type(u) is Interface:
                cause = "pointer or interface type"
            elif type(u) is TypeParam:
                return
            if cause:
                self.error(pos, f"invalid receiver type {self.ts(written)} ({cause})", "InvalidRecv")
        elif type(elem) is Basic:
            self.error(pos, f"cannot define new methods on non-local type {self.ts(written)}", "InvalidRecv")
        else:
            inner: Any = te.x if type(te) is ast.StarExpr else te
            self.error(inner.pos, f"invalid receiver type {self.ts(t)}", "InvalidRecv")

    def _bad(self, e: ast.Expr, named: Optional[Named]) -> Any:
        return INVALID

    def _ellipsis(self, e: ast.Ellipsis, named: Optional[Named]) -> Any:
        self.error(self.start(e), "invalid use of ...", "InvalidSyntaxTree")
        return INVALID


_HANDLERS: dict[type, Callable[[Any, Any, Optional[Named]], Any]] = {
    ast.Ident: TypeExpressions._ident,
    ast.SelectorExpr: TypeExpressions._selector,
    ast.ParenExpr: TypeExpressions._paren,
    ast.IndexExpr: TypeExpressions._index,
    ast.StarExpr: TypeExpressions._star,
    ast.ArrayType: TypeExpressions._array,
    ast.MapType: TypeExpressions._map,
    ast.ChanType: TypeExpressions._chan,
    ast.FuncType: TypeExpressions._func,
    ast.StructType: TypeExpressions._struct,
    ast.InterfaceType: TypeExpressions._interface,
    ast.BadExpr: TypeExpressions._bad,
    ast.Ellipsis: TypeExpressions._ellipsis,
}
