"""Type parameters, instantiation and type inference (spec, "Type parameter declarations", "Instantiations", "Type inference").

A use of a generic function gets a Func of its own: ``Ident.obj`` (or that of a selector's name) is then a Func with
``origin`` and ``targs``, and the node's type is the instantiated signature. Inside generic code the arguments may mention the
surrounding type parameters; later stages substitute those (subst.py).
"""

from __future__ import annotations

from typing import Any, Optional

from golite.syntax import ast
from golite.syntax.print import format_expr
from golite.types.assignments import unparen
from golite.types.base import CheckerBase
from golite.types.instantiate import instantiate_func, instantiate_named, instantiate_signature, type_mapping
from golite.types.objects import Func, Scope, TypeName
from golite.types.operand import MODE_INVALID, MODE_NIL, MODE_TYPE, MODE_VALUE, expr_of
from golite.types.predicates import incomparable_reason, is_generic_func, is_untyped, is_valid
from golite.types.subst import mentions, subst
from golite.types.types import INVALID, Alias, Interface, Named, Signature, TypeParam, unalias, underlying
from golite.types.typeset import complete, constraint_of, core
from golite.types.unify import Unifier
from golite.types.universe import ANY, default_type


class Inference(CheckerBase):
    # ------------------------------------------------------------ declarations

    def declare_type_params(self, groups: list[ast.Field], scope: Scope, out: list[TypeParam]) -> list[TypeParam]:
        """Declare [P C, ...] in scope, and add them to out before any constraint is looked at: each constraint may mention
        all the names and, since Go 1.26, the generic type itself, with arguments."""
        by_group: list[list[TypeParam]] = []
        for group in groups:
            params = []
            for ident in group.names:
                params.append(self.new_type_param(ident, len(out), scope))
                out.append(params[-1])
            by_group.append(params)
        saved, self.scope = self.scope, scope
        for group, params in zip(groups, by_group, strict=True):
            constraint = self.constraint_type(group.type_expr)
            for p in params:
                p.constraint = constraint
        self.scope = saved
        return out

    def new_type_param(self, ident: ast.Ident, index: int, scope: Scope) -> TypeParam:
        obj = TypeName(ident.pos, self.pkg, ident.name)
        p = TypeParam(obj, index, ANY)
        obj.type = p
        ident.obj = obj
        ident.mode, ident.type = MODE_TYPE, p
        self.declare(scope, obj)
        return p

    def constraint_type(self, e: ast.Expr) -> Any:
        if type(e) is ast.BinaryExpr or type(e) is ast.UnaryExpr:
            element = self.interface_element(e)
            if element is INVALID:
                return element
            constraint = Interface([], [element])
            constraint.implicit = True
            return constraint
        t = self.typ(e)
        if type(unalias(t)) is TypeParam:
            self.error(self.start(e), "cannot use a type parameter as constraint", "MisplacedTypeParam")
            return INVALID
        return t

    # ------------------------------------------------------------ instantiation

    def instantiated_type(self, e: ast.IndexExpr) -> Any:
        """The type G[A, ...]."""
        base = unparen(e.x)
        if type(base) is ast.Ident or type(base) is ast.SelectorExpr:
            self.raw_expr(base)
            if base.mode == MODE_INVALID:
                self.use_types(e.indices)
                return INVALID
        else:
            self.expr_or_type(base)
        if base.mode != MODE_TYPE:
            if base.mode != MODE_INVALID:
                self.error(self.start(base), f"{self.os(base)} is not a type", "NotAType")
            return INVALID
        written = base.type
        generic: Any = written if type(written) is Alias and written.tparams else unalias(written)
        if type(generic) not in (Named, Alias) or not generic.tparams or generic.targs:
            self.error(self.start(base), f"invalid operation: {format_expr(e)} ({self.ts(written)} is not a generic type)", "NotAGenericType")
            self.use_types(e.indices)
            return INVALID
        self.require(self.start(e), (1, 18), "type instantiation")
        targs = self.use_types(e.indices)
        if any(not is_valid(t) for t in targs):
            return INVALID
        have, want = len(targs), len(generic.tparams)
        if have != want:
            qualifier = "not enough" if have < want else "too many"
            ident = base.sel if type(base) is ast.SelectorExpr else base
            at = ident.pos - 1 if ident is not base else base.pos  # gc has a selector where its dot is
            name = format_expr(ident)
            text = f"{qualifier} type arguments for type {name}: have {have}, want {want}"
            self.error(at, text, "WrongTypeArgCount")
            return INVALID
        tparams: list[TypeParam] = generic.tparams

        self.verify_instance(e, tparams, targs)
        if type(generic) is Alias:
            return subst(generic.target, type_mapping(generic.tparams, targs))
        instance = instantiate_named(generic, targs)
        self.instance_pos.setdefault(instance, self.start(e))
        return instance

    def use_types(self, exprs: list[ast.Expr]) -> list[Any]:
        return [self.var_type(x) for x in exprs]

    def verify_instance(self, e: ast.IndexExpr, tparams: list[TypeParam], targs: list[Any]) -> None:
        self.verify_later(tparams, targs, [self.start(x) for x in e.indices], self.start(e))

    def verify_later(self, tparams: list[TypeParam], targs: list[Any], positions: list[int], default_pos: int) -> None:
        """Put off whether the type arguments satisfy their constraints; the instance is used in any case."""
        self.later(lambda: self._verify(tparams, targs, positions, default_pos))

    def _verify(self, tparams: list[TypeParam], targs: list[Any], positions: list[int], default_pos: int) -> None:
        """Report the first type argument that does not satisfy its constraint."""
        self.instantiations.append((tparams, targs, positions, default_pos))
        mapping = type_mapping(tparams, targs)
        for i, (p, t) in enumerate(zip(tparams, targs, strict=True)):
            constraint_of(p)
            constraint = subst(p.constraint, mapping)
            cause = self.implements(t, constraint, "satisfy")
            pos = positions[i] if i < len(positions) else default_pos
            if cause is None and self.least < (1, 20) and not self.allows(pos, (1, 20)):
                u = underlying(constraint)
                if type(u) is Interface and u.comparable and incomparable_reason(t, False) is not None:
                    cause = f"{self.ts(t)} to satisfy comparable {self.needs(pos, (1, 20))}"
            if cause is not None:
                self.error(pos, cause, "InvalidTypeArg")
                return

    def record_instance(self, fun: ast.Expr, targs: list[Any], sig: Signature) -> None:
        """Note on the name of a generic function which instance is meant."""
        e: Any = unparen(fun)
        while type(e) is ast.IndexExpr:
            e.mode, e.type = MODE_VALUE, sig
            e = unparen(e.x)
        ident = e.sel if type(e) is ast.SelectorExpr else e
        e.type = sig
        if type(ident) is ast.Ident and type(ident.obj) is Func:
            ident.type = sig
            if type(e) is ast.SelectorExpr and e.selection is not None:
                # A method: its signature has the receiver, that of the expression has not.
                ident.obj = e.selection.obj = instantiate_func(ident.obj, targs)
                e.selection.type = sig
            else:
                ident.obj = instantiate_func(ident.obj, targs, sig)
        fun.mode, fun.type = MODE_VALUE, sig

    def func_instance(self, e: ast.IndexExpr, target: Any = None) -> None:
        """``f[A, ...]`` as a value: all arguments given, or the rest inferred from constraints (or the target's type)."""
        sig: Any = e.x.type
        self.require(self.node_pos(e), (1, 18), "function instantiation")
        targs = self.explicit_targs(e, sig)
        if targs is None:
            return
        if len(targs) < len(sig.tparams):
            e.mode, e.type = MODE_VALUE, sig
            self._partial[id(e)] = targs
            return
        self.verify_instance(e, sig.tparams, targs)
        self.record_instance(e, targs, instantiate_signature(sig, targs))

    def explicit_targs(self, e: ast.IndexExpr, sig: Signature) -> Optional[list[Any]]:
        targs = self.use_types(e.indices)
        if any(not is_valid(t) for t in targs):
            return None
        want = len(sig.tparams)
        if len(targs) > want:
            text = f"got {len(targs)} type arguments but want {want}"
            self.error(self.start(e.indices[want]), text, "WrongTypeArgCount")
            return None
        return targs

    def infer_from_target(self, x: ast.Expr, target: Any, name: str) -> bool:
        """x is a generic function used as a value: choose its type arguments so that it fits target. False if target is no
        function type and x has no type arguments either, so that there is nothing to infer from; if inferring fails, x is invalid."""
        sig: Any = x.type
        want: Any = core(target) if target is not None else None
        given = self._partial.pop(id(unparen(x)), [])
        if type(want) is Signature:
            at, how = (self.node_pos(unparen(x)), "partially") if given else (self.start(x), "implicitly")
            self.require(at, (1, 21), f"{how} instantiated function in assignment")
        if type(want) is not Signature and not given:
            return False
        fresh, mapping, unifier = self._fresh(sig.tparams)
        for p, t in zip(fresh, given, strict=False):
            unifier.set(p, t)
        plain: Any = Signature(sig.params, sig.results, sig.variadic)
        if given:
            plain = subst(plain, type_mapping(sig.tparams[: len(given)], given))
        text = ""
        targs: list[Any] = []
        if type(want) is Signature and not unifier.unify(subst(plain, mapping), want):
            text = self._mismatch(want, name, plain, subst(plain, mapping), unifier, sig.tparams, reverse=True)
        else:
            targs = self._solve(unifier, fresh)
            text = self._missing(sig.tparams, targs)
        if text:
            self.error(self.node_pos(x), text, "CannotInferTypeArgs")
            self.invalidate(x)
            return True
        self.verify_later(sig.tparams, targs, [], self.node_pos(x))
        self.record_instance(x, targs, instantiate_signature(sig, targs))
        return True

    # ------------------------------------------------------------ inference

    def _fresh(self, tparams: list[TypeParam]) -> tuple[list[TypeParam], dict[TypeParam, Any], Unifier]:
        """Copies to infer for: the arguments of a recursive call may mention the function's own type parameters."""
        fresh = [TypeParam(p.obj, p.index, None) for p in tparams]
        mapping = type_mapping(tparams, fresh)
        for p, f in zip(tparams, fresh, strict=True):
            constraint_of(p)
            f.constraint = subst(p.constraint, mapping)
        return fresh, mapping, Unifier(fresh)

    def infer_call(self, e: ast.CallExpr, sig: Signature, given: list[Any], args: list[ast.Expr], types: list[Any]) -> Any:
        """The type arguments of a call with parameter types ``types``, matched with args; None after an error. Generic functions
        among the arguments become instances, too."""
        tparams = sig.tparams
        fresh, mapping, unifier = self._fresh(tparams)
        for p, t in zip(fresh, given, strict=False):
            unifier.set(p, t)
        if given:
            # The parameters' types with what is known already: nothing is inferred from those that are known altogether.
            known = type_mapping(tparams[: len(given)], given)
            types = [subst(t, known) for t in types]
        # f(g) with g generic: g's own parameters are inferred along with f's.
        generic_args: dict[int, Any] = {}  # what is to be unified, by the argument's number
        for i, a in enumerate(args):
            if is_generic_func(a.type):
                g_sig: Any = a.type
                g_fresh, g_mapping, _ = self._fresh(g_sig.tparams)
                unifier.tparams.update(dict.fromkeys(g_fresh))
                for p, t in zip(g_fresh, self._partial.pop(id(unparen(a)), []), strict=False):
                    unifier.set(p, t)
                generic_args[i] = subst(Signature(g_sig.params, g_sig.results, g_sig.variadic), g_mapping)
                tparams = [*tparams, *g_sig.tparams]
                fresh = [*fresh, *g_fresh]
        untyped: list[tuple[ast.Expr, TypeParam]] = []
        for i, (a, param) in enumerate(zip(args, types, strict=True)):
            if a.mode == MODE_INVALID:
                return None
            found = generic_args.get(i)
            if not mentions(param, tparams) and (found is None or type(core(param)) is not Signature):
                continue
            t = subst(param, mapping)
            if is_untyped(a.type):
                if type(t) is TypeParam and a.mode != MODE_NIL:
                    untyped.append((a, t))
            elif not unifier.unify(t, found or a.type):
                text = self._mismatch(a.type, format_expr(expr_of(a)), param, t, unifier, tparams)
                self.error(self.start(a), f"in call to {format_expr(e.fun)}, {text}", "CannotInferTypeArgs")
                return None
        if not self._use_constraints(unifier, fresh, e):
            return None
        largest: dict[TypeParam, ast.Expr] = {}
        for a, p in untyped:
            if unifier.at(p) is not None:
                continue
            previous = largest.get(unifier.root(p))
            if previous is None:
                largest[unifier.root(p)] = a
            else:
                t1: Any = previous.type
                t2: Any = a.type
                new, code = self.implicit_type(a, t1)
                if code:
                    text = f"mismatched types {self.ts(t1)} and {self.ts(t2)} (cannot infer {p.obj.name})"
                    self.error(self.start(a), f"in call to {format_expr(e.fun)}, {text}", "CannotInferTypeArgs")
                    return None
                if new is not t1:
                    largest[unifier.root(p)] = a
        for p, a in largest.items():
            unifier.set(p, default_type(a.type))
        targs = self._solve(unifier, fresh)
        text = self._missing(tparams, targs)
        if text:
            self.error(self.node_pos(e), f"in call to {format_expr(e.fun)}, {text}", "CannotInferTypeArgs")
            return None
        used = len(sig.tparams)
        for i in generic_args:
            g_sig = args[i].type
            own = targs[used : used + len(g_sig.tparams)]
            used += len(own)
            self.verify_later(g_sig.tparams, own, [], self.node_pos(e))
            self.record_instance(args[i], own, instantiate_signature(g_sig, own))
        return targs[: len(sig.tparams)]

    def _missing(self, tparams: list[TypeParam], targs: list[Any]) -> str:
        """What to say of the first type parameter without an argument, if there is one."""
        for p, t in zip(tparams, targs, strict=True):
            if t is None:
                return f"cannot infer {p.obj.name} (declared at {self.where(p.obj.pos)})"
        return ""

    def _mismatch(
        self, found: Any, name: str, param: Any, t: Any, unifier: Unifier, tparams: list[TypeParam], reverse: bool = False
    ) -> str:
        """Why an operand of type ``found`` cannot be passed for a parameter of type param (t, with the parameters to infer); with
        ``reverse``, why a function of type param cannot be assigned to a variable of type ``found``."""
        known = {p: unifier.at(p) for p in unifier.tparams if unifier.at(p) is not None}
        inferred = subst(t, known)
        what = f"type {self.ts(found)} of {name}"
        if not known:
            return f"{what} does not match {self.ts(param)} (cannot infer {_listed([p.obj.name for p in tparams])})"
        if inferred is t:
            return f"{what} does not match {self.ts(param)}"
        if reverse:
            return f"inferred type {self.ts(inferred)} for {self.ts(param)} does not match {what}"
        return f"{what} does not match inferred type {self.ts(inferred)} for {self.ts(param)}"

    def _use_constraints(self, unifier: Unifier, fresh: list[TypeParam], e: Optional[ast.CallExpr] = None) -> bool:
        """Let constraints with one underlying type, or with methods, determine what is still open."""
        for _ in range(len(fresh) + 1):
            before = sum(1 for p in fresh if unifier.at(p) is not None)
            for p in fresh:
                iface = constraint_of(p)
                if iface is None:
                    continue
                complete(iface)
                bound = unifier.at(p)
                terms = iface.terms
                if terms:
                    tilde, only = terms[0]
                    single = len(terms) == 1
                    if not single and not self.unshared(p, lambda t: ""):
                        tilde, only, single = True, core(p), True
                    if single and bound is not None:
                        other = core(bound) if tilde else bound
                        if not unifier.unify(only if not tilde else underlying(only), other):
                            if not tilde:
                                continue  # left to the check of the constraint
                            if e is not None:
                                text = f"{p.obj.name} (type {self.ts(bound)}) does not satisfy {self.ts(p.constraint)}"
                                text = f"in call to {format_expr(e.fun)}, {text}"
                                self.error(self.node_pos(e), text, "CannotInferTypeArgs")
                            return False
                    elif single and not tilde:
                        unifier.set(p, only)
                if bound is not None and complete(iface):
                    plain = Interface(complete(iface), []) if terms else iface
                    # Unifying does not ask whether methods have pointer receivers.
                    decided = unifier.unify(plain, bound) and mentions(p.constraint, unifier.tparams)
                    if not decided and e is not None and not self._has_methods(e, p, bound, unifier):
                        return False
            if sum(1 for p in fresh if unifier.at(p) is not None) == before:
                break
        return True

    def _has_methods(self, e: ast.CallExpr, p: TypeParam, bound: Any, unifier: Unifier) -> bool:
        """Whether what p is bound to has the methods of p's constraint; an error if not."""
        bound = subst(bound, {q: unifier.at(q) for q in unifier.tparams if unifier.at(q) is not None})
        cause = None if mentions(bound, unifier.tparams) else self.missing_cause(bound, p.constraint)
        if cause is None:
            return True
        text = f"{p.obj.name} (type {self.ts(bound)}) does not satisfy {self.ts(p.constraint)} {cause}"
        self.error(self.node_pos(e), f"in call to {format_expr(e.fun)}, {text}", "CannotInferTypeArgs")
        return False

    def _solve(self, unifier: Unifier, fresh: list[TypeParam]) -> list[Any]:
        """What each of fresh stands for, free of type parameters to infer; None where that is not known."""
        self._use_constraints(unifier, fresh)
        solution = {p: unifier.at(p) for p in unifier.tparams}
        known = {p: t for p, t in solution.items() if t is not None}
        for _ in range(len(known) + 1):
            changed = False
            for p, t in known.items():
                new = subst(t, {q: u for q, u in known.items() if q is not p})
                if new is not t:
                    known[p] = new
                    changed = True
            if not changed:
                break
        out: list[Any] = []
        for p in fresh:
            t = known.get(p)
            out.append(None if t is None or mentions(t, unifier.tparams) else t)
        return out


def _listed(names: list[str]) -> str:
    """``A``, ``A and B``, ``A, B, and C``."""
    if len(names) < 3:
        return " and ".join(names)
    return ", ".join(names[:-1]) + ", and " + names[-1]
