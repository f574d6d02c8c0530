"""Declarations: resolving package-level objects on first use, declarations inside functions, cycles.

An object is *pending* until its declaration is done. A use of a pending object resolves it first; ``path`` has the objects in
progress, so that meeting one of them again is a cycle. Cycles through a defined type's name are fine (type T *T) as long as
no type contains itself, which validtype.py finds out later; cycles of constants and variables alone are left to initorder.py.
"""

from __future__ import annotations

from typing import Any, Optional

from golite.syntax import ast
from golite.syntax.print import format_expr
from golite.types.base import CheckerBase, DeclInfo
from golite.types.lookup import field_by_name
from golite.types.objects import Const, Func, Object, Scope, TypeName, Var
from golite.types.operand import MODE_VAR
from golite.types.predicates import is_constant_type, is_valid
from golite.types.types import INVALID, Alias, Named, Signature, Struct, TypeParam, unalias, underlying


class Declarations(CheckerBase):
    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self._forward: dict[Named, Any] = {}  # for type A B: A -> B
        self._valid: set[Named] = set()  # types that were looked at for containing themselves

    def resolve(self, obj: Object) -> None:
        """Make sure obj has its type. Reports a cycle if obj is itself being resolved."""
        info = self.pending.get(obj)
        if info is None:
            return
        if obj in self.path:
            self._check_cycle(obj)
            return
        self.path.append(obj)
        saved = self.save_context()
        self.func = None
        self.sig = None
        self.iota = None
        self.error_pos = 0
        self.info = info
        self.scope = info.scope
        cls = type(obj)
        if cls is Const:
            self._const_decl(obj, info.spec, info.index, info.value)  # type: ignore[arg-type]
        elif cls is Var:
            self._var_decl(obj, info)  # type: ignore[arg-type]
        elif cls is TypeName:
            self._type_decl(obj, info.spec)  # type: ignore[arg-type]
        else:
            self._func_decl(obj, info)  # type: ignore[arg-type]
        self.restore_context(saved)
        self.path.pop()
        self.pending.pop(obj, None)

    def _check_cycle(self, obj: Object) -> None:
        cycle = self.path[self.path.index(obj) :]
        values = sum(1 for o in cycle if type(o) is Const or type(o) is Var)
        defined = sum(1 for o in cycle if type(o) is TypeName and type(o.type) is Named)
        valid = values == len(cycle) or (values == 0 and defined > 0) or all(type(o) is Func for o in cycle)
        if not valid:
            self.cycle_error(cycle)
        cls = type(obj)
        if cls is Const or cls is Var:
            if not valid or obj.type is None:
                obj.type = INVALID
        elif cls is TypeName and not valid:
            obj.type = INVALID

    def cycle_error(self, cycle: list[Object]) -> None:
        """gc starts a cycle at the object that comes first in the source."""
        start = min(range(len(cycle)), key=lambda i: cycle[i].pos)
        first = cycle[start]
        if type(first) is TypeName and first.type is INVALID:
            return  # reported already
        named = [(obj.name, obj.pos) for obj in cycle[start:] + cycle[:start]]
        self.report_cycle(named, "recursive type" if type(first) is TypeName else "cycle in declaration")

    def report_cycle(self, cycle: list[tuple[str, int]], what: str) -> None:
        """The error about names that refer to each other, the last to the first."""
        name, pos = cycle[0]
        if len(cycle) == 1:
            self.error(pos, f"invalid {what}: {name} refers to itself", "InvalidDeclCycle")
            return
        lines = [f"invalid {what} {name}" if what == "recursive type" else f"invalid {what} of {name}"]
        for (a, a_pos), (b, _) in zip(cycle, [*cycle[1:], cycle[0]], strict=True):
            lines.append(f"{self.where(a_pos)}: {a} refers to {b}")
        self.error(pos, "\n\t".join(lines), "InvalidDeclCycle")

    # ------------------------------------------------------------ constants and variables

    def _const_decl(self, obj: Const, spec: ast.ValueSpec, index: int, value: Optional[ast.Expr]) -> None:
        self.iota = spec.iota
        if spec.inherited:
            self.error_pos = obj.pos
        if spec.type_expr is not None:
            t = self.typ(spec.type_expr)
            if not is_constant_type(t):
                if is_valid(underlying(t)):
                    self.error(spec.type_expr.pos, f"invalid constant type {self.ts(t)}", "InvalidConstType")
                obj.type = INVALID
                return
            obj.type = t
        if value is None:
            obj.type = INVALID
            return
        self.expr(value)
        if obj.type is INVALID and spec.type_expr is None:
            return  # a cycle
        self.init_const(obj, value)

    def _var_decl(self, obj: Var, info: DeclInfo) -> None:
        spec: ast.ValueSpec = info.spec
        if spec.type_expr is not None:
            obj.type = self.var_type(spec.type_expr)
        if info.lhs is not None:
            # var a, b = f(): the first one used resolves them all.
            if obj.type is None or spec.type_expr is not None:
                for v in info.lhs:
                    if spec.type_expr is not None:
                        v.type = obj.type
                    if v is not obj:
                        self.pending.pop(v, None)
                self.init_vars(info.lhs, spec.values, None)
            return
        if info.value is None:
            if spec.type_expr is None:
                obj.type = INVALID
            return
        self.expr(info.value)
        if obj.type is INVALID and spec.type_expr is None:
            return  # a cycle
        self.init_var(obj, info.value, "variable declaration")  # type: ignore[attr-defined]

    # ------------------------------------------------------------ types

    def _type_decl(self, obj: TypeName, spec: ast.TypeSpec) -> None:
        obj.decl = spec
        spec.obj = obj
        spec.name.obj = obj
        self.later(lambda: self.check_valid_type(obj.type))
        outer = self.scope
        if spec.is_alias:
            alias = Alias(obj)  # its target is None, "not known yet", until the right side is done
            obj.type = alias
            if spec.tparams:
                self.require(spec.tparams[0].pos, (1, 23), "generic type alias")
                self.scope = Scope(outer, "type")
                alias.tparams = self.declare_type_params(spec.tparams, self.scope, [])
            t = self.typ(spec.type_expr)
            self.scope = outer
            if any(unalias(t) is p for p in alias.tparams):
                text = "cannot use type parameter declared in alias declaration as RHS"
                self.error(self.start(spec.type_expr), text, "MisplacedTypeParam")
                t = INVALID
            alias.target = t
            if obj.type is INVALID:  # a cycle
                alias.target = INVALID
                return
            if not is_valid(t):
                obj.type = INVALID
            return
        named = Named(obj)
        obj.type = named
        self.named_types.append(named)
        duplicates: list[tuple[Func, Func]] = []
        if obj.parent is not self.pkg.scope:
            name = obj.name
            self.local_ids[name] = named.local_id = self.local_ids.get(name, 0) + 1
        else:
            duplicates = self._collect_methods(obj, named)
        if spec.tparams:
            self.require(spec.tparams[0].pos, (1, 18), "type parameter")
            self.scope = Scope(outer, "type")
            self.declare_type_params(spec.tparams, self.scope, named.tparams)
        rhs = self.defined_type(spec.type_expr, named)
        self.scope = outer
        for m, other in duplicates:
            text = f"method {obj.name}.{m.name} already declared at {self.where(other.pos)}"
            self.error(self.start(m), text, "DuplicateMethod")
        if type(unalias(rhs)) is TypeParam:
            self.error(self.start(spec.type_expr), "cannot use a type parameter as RHS in type declaration", "MisplacedTypeParam")
            rhs = obj.type = INVALID
        if obj.type is INVALID:
            named.underlying = INVALID
            return
        target = unalias(rhs)
        if type(target) is Named:
            self._forward[named] = target
        if type(target) is not Named:
            named.underlying = target
        elif underlying(target) is not None:
            named.underlying = underlying(target)
        else:
            # type A B where B is still being declared: A's underlying type is known when B's is.
            named._resolver = lambda: self._chase(named)
        if is_valid(named.underlying) and spec.type_expr is not None:
            self.later(lambda: self._check_methods(named))

    def _chase(self, named: Named) -> None:
        """Set named.underlying to that of the type it is declared to be, unless the names go round in a circle."""
        seen: list[Named] = []
        t: Any = named
        while type(t) is Named and t.underlying is None and t.origin is None:
            if any(s is t for s in seen):
                seen = seen[seen.index(t) :]
                if not any(s.obj in self.path for s in seen):
                    self.cycle_error([s.obj for s in seen])
                    for s in seen:
                        s.underlying = INVALID
                return
            seen.append(t)
            t = self._forward.get(t)
        if type(t) is Named:
            u = underlying(t) if t.origin is not None else t.underlying
            for s in seen:
                s.underlying = u

    def _collect_methods(self, obj: TypeName, named: Named) -> list[tuple[Func, Func]]:
        """Give a type its methods. Returns those that it has already, with those that it has."""
        duplicates: list[tuple[Func, Func]] = []
        methods = self.methods_of.pop(obj.name, [])
        seen: dict[str, Func] = {}
        for m in methods:
            if m.name != "_":
                other = seen.get(m.name)
                if other is not None:
                    duplicates.append((m, other))
                    continue
                seen[m.name] = m
            named.methods.append(m)
        return duplicates

    def _check_methods(self, named: Named) -> None:
        """A struct's field and method names are distinct."""
        u = underlying(named)
        if type(u) is not Struct:
            return
        for m in named.methods:
            if m.name == "_":
                continue
            i = field_by_name(u, m.pkg, m.name)
            if i >= 0:
                text = f"field and method with the same name {m.name}" + self.other_declaration(u.fields[i])
                self.error(self.start(m), text, "DuplicateFieldAndMethod")

    # ------------------------------------------------------------ functions

    def _func_decl(self, obj: Func, info: DeclInfo) -> None:
        decl = info.func
        assert decl is not None
        scope = Scope(info.scope, "func")
        obj.type = Signature([], [])  # guards against a cycle through the signature
        sig = self.func_type(decl.type_expr, decl.recv, scope, decl)
        obj.type = sig
        decl.type_expr.mode, decl.type_expr.type = "type", sig
        if decl.body is not None:
            body = decl.body

            def check() -> None:
                self.iota = None
                self.func_body(decl, sig, scope, body, info)

            self.later(check)

    # ------------------------------------------------------------ inside functions

    def decl_stmt(self, d: ast.GenDecl) -> None:
        """Declarations in a function: the scope of a name starts after its spec (for types: at the name)."""
        for spec in d.specs:
            if d.tok == "type":
                self._local_type(spec)
            elif d.tok == "const":
                self._local_consts(spec)
            elif d.tok == "var":
                self._local_vars(spec)

    def _local_type(self, spec: ast.TypeSpec) -> None:
        obj = TypeName(spec.name.pos, self.pkg, spec.name.name)
        self.declare(self.scope, obj)
        obj.parent = self.scope
        info = DeclInfo(self.scope, 0)
        self.pending[obj] = info
        self.path.append(obj)
        self._type_decl(obj, spec)
        self.path.pop()
        self.pending.pop(obj, None)

    def _local_consts(self, spec: ast.ValueSpec) -> None:
        consts: list[Const] = []
        saved = self.iota, self.error_pos
        for i, ident in enumerate(spec.names):
            obj = Const(ident.pos, self.pkg, ident.name)
            ident.obj = obj
            self._const_decl(obj, spec, i, spec.values[i] if i < len(spec.values) else None)
            self.iota, self.error_pos = saved
            consts.append(obj)
        self.arity(spec, "const")
        for obj in consts:
            self.declare(self.scope, obj)

    def _local_vars(self, spec: ast.ValueSpec) -> None:
        variables: list[Var] = []
        for ident in spec.names:
            v = Var(ident.pos, self.pkg, ident.name)
            v.owner = self.func
            ident.obj = v
            variables.append(v)
        t: Any = self.var_type(spec.type_expr) if spec.type_expr is not None else None
        for v in variables:
            v.type = t
        if not spec.values:
            if t is None:
                for v in variables:
                    v.type = INVALID
        elif len(spec.values) == 1 and len(variables) > 1:
            self.init_vars(variables, spec.values, None)
        else:
            for i, v in enumerate(variables):
                if i < len(spec.values):
                    self.expr(spec.values[i])
                    self.init_var(v, spec.values[i], "variable declaration")  # type: ignore[attr-defined]
                elif v.type is None:
                    v.type = INVALID
            self.use(spec.values[len(variables) :])
            self.arity(spec, "var")
        for ident, v in zip(spec.names, variables, strict=False):
            ident.mode, ident.type = MODE_VAR, v.type
            self.declare(self.scope, v)

    def arity(self, spec: ast.ValueSpec, tok: str) -> None:
        """As many values as names (or, for variables, one call for several names, or none)."""
        left, right = len(spec.names), len(spec.values)
        if tok == "var" and (right == 0 or (right == 1 and left > 1)):
            return
        if right > left:
            extra = spec.values[left]
            if spec.inherited:
                self.error(spec.names[0].pos, f"extra init expr at {self.where(extra.pos)}", "WrongAssignCount")
            else:
                self.error(self.start(extra), f"extra init expr {format_expr(extra)}", "WrongAssignCount")
        elif right < left and (tok == "const" or right > 0):
            ident = spec.names[right]
            self.error(ident.pos, f"missing init expr for {ident.name}", "WrongAssignCount")
