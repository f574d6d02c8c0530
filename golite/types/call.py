"""Calls, conversions and selectors (spec, "Calls", "Selectors", "Method expressions", "Method values")."""

from __future__ import annotations

from typing import Any, Optional

from golite.syntax import ast
from golite.syntax.print import format_expr
from golite.types.assignments import unparen
from golite.types.base import CheckerBase, type_of_func
from golite.types.instantiate import instantiate_signature
from golite.types.lookup import has_pointer_receiver, lookup_field_or_method
from golite.types.objects import Builtin, Func, PkgName, Selection, TypeName, Var
from golite.types.operand import (
    MODE_BUILTIN,
    MODE_INVALID,
    MODE_NOVALUE,
    MODE_TYPE,
    MODE_VALUE,
    MODE_VAR,
)
from golite.types.predicates import is_generic_func, is_interface, is_pointer_to_interface, is_valid
from golite.types.types import Pointer, Signature, Slice, Tuple, TypeParam, unalias, underlying
from golite.types.typeset import core, is_basic


class Calls(CheckerBase):
    def call(self, e: ast.CallExpr, hint: Any = None) -> None:
        fun = e.fun
        self.raw_expr(fun)
        mode = fun.mode
        if mode == MODE_NOVALUE:
            self.error(self.start(fun), f"{self.os(fun)} used as value or type", "TooManyValues")
            self.invalidate(fun)
            mode = MODE_INVALID
        if mode == MODE_INVALID:
            self.use(e.args)
            return
        if mode == MODE_TYPE:
            e.kind = "conversion"
            self._conversion_call(e, fun.type)
            return
        if mode == MODE_BUILTIN:
            e.kind = "builtin"
            ident = unparen(fun)
            obj = ident.obj if type(ident) is ast.Ident else ident.sel.obj
            assert type(obj) is Builtin
            e.builtin = obj.name
            self.builtin_call(e, obj.name)
            if e.mode != MODE_INVALID and e.mode != "const":
                self._call_seen = True
            return
        self.single_value(fun)
        if fun.mode == MODE_INVALID:
            self.use(e.args)
            return
        e.kind = "call"
        self._call_seen = True
        sig: Any = core(fun.type)
        if type(sig) is not Signature:
            why = self.unshared(fun.type, lambda t: "" if type(underlying(t)) is Signature else f"{self.ts(t)} is not a function")
            text = f"invalid operation: cannot call {self.os(fun)}: {why}"
            self.error(self.start(fun), text, "InvalidCall")
            self.use(e.args)
            return
        args = self.expr_list(e.args)
        for a in args:
            if is_generic_func(a.type) and not self.allows(self.start(a), (1, 21)):
                self.require(self.start(a), (1, 21), "implicitly instantiated function as argument")
                self.invalidate(a)
        if sig.tparams:
            sig = self._generic_call(e, sig, args)
            if sig is None:
                return
        elif any(is_generic_func(a.type) for a in args):
            types = self.parameter_types(e, sig, args)
            if types is None or self.infer_call(e, sig, [], args, types) is None:
                return
        self.arguments(e, sig, args)
        results = sig.results
        n = len(results)
        if n == 1:
            e.mode, e.type = MODE_VALUE, results[0].type
            if not is_valid(e.type) or (self.path and not self.is_complete(e.type)):
                self.invalidate(e)
        elif n == 0:
            e.mode, e.type = MODE_NOVALUE, None
        else:
            e.mode, e.type = MODE_VALUE, Tuple(results)

    def _generic_call(self, e: ast.CallExpr, sig: Signature, args: list[ast.Expr]) -> Any:
        """The instantiated signature of a call of a generic function, or None after an error."""
        given = self._partial.pop(id(unparen(e.fun)), [])
        if not given:
            self.require(self.start(e), (1, 18), "implicit function instantiation")
        types = self.parameter_types(e, sig, args)
        if types is None:
            return None
        targs = self.infer_call(e, sig, given, args, types)
        if targs is None:
            return None
        fun: Any = unparen(e.fun)
        positions = [self.start(x) for x in fun.indices] if type(fun) is ast.IndexExpr else []
        self.verify_later(sig.tparams, targs, positions, self.node_pos(e))
        out = instantiate_signature(sig, targs)
        self.record_instance(e.fun, targs, out)
        return out

    def _conversion_call(self, e: ast.CallExpr, t: Any) -> None:
        self.generic_free(e.fun)
        if e.fun.mode == MODE_INVALID:
            self.use(e.args)
            return
        if not self.is_complete(t):
            return
        if len(e.args) != 1:
            self.use(e.args)
            if not e.args:
                self.error(self.start(e), f"missing argument in conversion to {self.ts(t)}", "WrongArgCount")
            else:
                self.error(e.args[-1].pos, f"too many arguments in conversion to {self.ts(t)}", "WrongArgCount")
            return
        iface = underlying(t)
        if is_interface(t) and not is_basic(iface):
            text = f"cannot use interface {self.ts(t)} in conversion (contains specific type constraints or is comparable)"
            self.error(self.start(e), text, "MisplacedConstraintIface")
            return
        if e.has_dots:
            self.error(e.args[0].pos, f"invalid use of ... in conversion to {self.ts(t)}", "BadDotDotDotSyntax")
            self.use(e.args)
            return
        x = e.args[0]
        self.expr(x, None)
        if x.mode != MODE_INVALID:
            self.generic_free(x, t, "conversion")
        if x.mode == MODE_INVALID:
            return
        self.conversion(e, x, t)

    def expr_list(self, exprs: list[ast.Expr], named: bool = False) -> list[ast.Expr]:
        """The values of a list of arguments or results: f(g()) passes on all of g's results."""
        if len(exprs) == 1:
            return self.multi_expr(exprs[0], False, named)
        for x in exprs:
            self.expr(x)
        return exprs

    def parameter_types(self, e: ast.CallExpr, sig: Signature, args: list[ast.Expr]) -> Optional[list[Any]]:
        """A parameter type for each argument (spec, "Passing arguments to ... parameters"); None after an error."""
        params = sig.params
        n_args, n_params = len(args), len(params)
        types = [p.type for p in params]
        if sig.variadic:
            if e.has_dots:
                if len(e.args) == 1 and n_args > 1:
                    text = f"cannot use ... with {n_args}-valued {format_expr(e.args[0])}"
                    self.error(self.start(e), text, "InvalidDotDotDot")
                    return None
            elif n_args >= n_params - 1:
                last = unalias(types[-1])
                elem = last.elem if type(last) is Slice else last
                types = types[:-1] + [elem] * (n_args - n_params + 1)
                n_params = n_args
            else:
                # Fewer arguments than parameters: the variadic one may be left out, but more are missing.
                n_params -= 1
        elif e.has_dots:
            self.error(self.start(e), f"cannot use ... in call to non-variadic {format_expr(e.fun)}", "NonVariadicDotDotDot")
            return None
        if n_args != n_params:
            if n_args > n_params:
                pos, qualifier = args[n_params].pos, "too many"
            else:
                pos, qualifier = (args[-1].pos if args else e.pos), "not enough"
            have = self.types_summary([a.type for a in args], False, e.has_dots)
            want = self.types_summary([p.type for p in params], sig.variadic)
            text = f"{qualifier} arguments in call to {format_expr(e.fun)}\n\thave {have}\n\twant {want}"
            self.error(pos, text, "WrongArgCount")
            return None
        return types

    def arguments(self, e: ast.CallExpr, sig: Signature, args: list[ast.Expr]) -> None:
        """Check that each argument can be assigned to its parameter."""
        types = self.parameter_types(e, sig, args)
        if types is None:
            return
        context = ""
        for a, t in zip(args, types, strict=False):
            # The usual case needs neither checks nor a text.
            if a.type is t and a.mode == MODE_VAR:
                continue
            if not context:
                context = "argument to " + format_expr(e.fun)
            self.assignment(a, t, context)

    # ------------------------------------------------------------ selectors

    def selector(self, e: ast.SelectorExpr, hint: Any = None) -> None:
        x = e.x
        sel = e.sel
        name = sel.name
        e.selection = None
        if type(x) is ast.Ident:
            obj = self.scope.lookup(x.name)
            if type(obj) is PkgName:
                self._qualified(e, obj)
                return
        self.raw_expr(x)
        mode = x.mode
        if mode == MODE_NOVALUE:
            self.expr_or_type(x)
            return
        if mode == MODE_BUILTIN:
            self.error(self.start(e), f"invalid use of {self.os(x)} in selector expression", "UncalledBuiltin")
            return
        self.single_value(x)
        if x.mode == MODE_INVALID:
            return
        t: Any = x.type
        if x.mode == MODE_TYPE:
            self.generic_free(x)
            if x.mode == MODE_INVALID:
                return
        if self.path and not (self.is_complete(t) and self.is_complete_base(t)):
            return
        found = lookup_field_or_method(t, self.pkg, name)
        obj = found.obj
        if obj is None:
            if not is_valid(underlying(t)):
                return
            if found.ambiguous:
                text, code = f"ambiguous selector {format_expr(x)}.{name}", "AmbiguousSelector"
            else:
                if is_pointer_to_interface(t):
                    why = f"type {self.ts(t)} is pointer to interface, not interface"
                elif type(unalias(t)) is Pointer and type(unalias(unalias(t).elem)) is TypeParam:
                    why = f"type {self.ts(t)} is pointer to type parameter, not type parameter"
                else:
                    alt = lookup_field_or_method(t, self.pkg, name, fold=True).obj
                    why = self.lookup_error(t, name, alt, False)
                text, code = f"{format_expr(x)}.{name} undefined ({why})", "MissingFieldOrMethod"
            self.error(sel.pos, text, code)
            return
        sel.obj = obj
        if x.mode == MODE_TYPE:
            if type(obj) is Var:
                text = f"operand for field selector {name} must be value of type {self.ts(t)}"
                self.error(self.start(x), text, "MissingFieldOrMethod")
                return
            self._method_expr(e, t, found)
            return
        if type(obj) is Var:
            obj.used = True
            e.selection = Selection("field", t, obj, found.path, found.indirect, obj.type)
            if not is_valid(obj.type):
                return
            e.mode = MODE_VAR if x.mode == MODE_VAR or found.indirect else MODE_VALUE
            e.type = sel.type = obj.type
            return
        sig: Any = type_of_func(obj, self)
        if type(sig) is not Signature:
            return
        if has_pointer_receiver(obj) and not found.indirect and type(unalias(t)) is not Pointer:
            # x.m() is (&x).m() if x is addressable.
            if x.mode != MODE_VAR:
                self.error(sel.pos, f"cannot call pointer method {name} on {self.ts(t)}", "InvalidMethodExpr")
                return
            self.mark_address_taken(x)
        if self.info is not None and obj.pkg is self.pkg and obj.decl is not None:
            self.info.deps[obj] = None
        bound = Signature(sig.params, sig.results, sig.variadic, None, sig.tparams)
        e.selection = Selection("method", t, obj, found.path, found.indirect, bound)
        e.mode, e.type = MODE_VALUE, bound

    def _method_expr(self, e: ast.SelectorExpr, t: Any, found: Any) -> None:
        obj, name = found.obj, e.sel.name
        sig: Any = type_of_func(obj, self)
        if type(sig) is not Signature:
            return
        if has_pointer_receiver(obj) and not found.indirect and type(unalias(t)) is not Pointer:
            ts = self.ts(t)
            text = f"invalid method expression {ts}.{name} (needs pointer receiver (*{ts}).{name})"
            self.error(e.sel.pos, text, "InvalidMethodExpr")
            return
        if self.info is not None and obj.pkg is self.pkg and obj.decl is not None:
            self.info.deps[obj] = None
        recv_name = "_"
        if sig.params and sig.params[0].name:
            recv_name = sig.recv.name if sig.recv is not None and sig.recv.name else "_"
        else:
            recv_name = ""
        recv = Var(0, None, recv_name, t)
        full = Signature([recv, *sig.params], sig.results, sig.variadic, None, sig.tparams)
        e.selection = Selection("methodexpr", t, obj, found.path, found.indirect, full)
        e.mode, e.type = MODE_VALUE, full

    def _qualified(self, e: ast.SelectorExpr, pkg_name: PkgName) -> None:
        """``p.Name`` (spec, "Qualified identifiers")."""
        x, sel = e.x, e.sel
        assert type(x) is ast.Ident
        x.obj = pkg_name
        x.type = None
        pkg_name.used = True
        pkg = pkg_name.imported
        obj: Any = pkg.scope.names.get(sel.name)
        if obj is None or (not obj.exported and type(obj) is not Builtin):
            # gc does not see the unexported names of another package.
            if pkg.complete:
                text = f"undefined: {format_expr(e)}"
                folded = sel.name.casefold()
                alt = sorted(n for n, o in pkg.scope.names.items() if n.casefold() == folded and o.exported)
                self.error(sel.pos, f"{text} (but have {alt[0]})" if alt else text, "UndeclaredImportedName")
            return
        sel.obj = obj
        cls = type(obj)
        if cls is Func:
            if type(obj.type) is Signature:
                e.mode, e.type = MODE_VALUE, obj.type
        elif cls is Var:
            if is_valid(obj.type):
                e.mode, e.type = MODE_VAR, obj.type
        elif cls is TypeName:
            if is_valid(obj.type):
                e.mode, e.type = MODE_TYPE, obj.type
        elif cls is Builtin:
            e.mode = MODE_BUILTIN
        elif is_valid(obj.type):
            e.mode, e.type, e.value = "const", obj.type, obj.value
        sel.mode, sel.type, sel.value = e.mode, e.type, e.value
