"""The checker's state, error reporting, and the interface its parts use to call each other.

The checker is one object built from parts, a file for each construct (``expr.py``, ``stmt.py``, ...): every part is a
class that adds methods, and ``checker.Checker`` inherits from them all. The methods that one part needs from another are
declared here, under TYPE_CHECKING; their text and documentation are in the part that has them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Callable, Optional

from golite.syntax import ast
from golite.syntax.source import FileSet
from golite.types.errors import ErrorList
from golite.types.instantiate import complete_method
from golite.types.objects import Func, Object, Package, Scope, Var
from golite.types.operand import MODE_INVALID, Operand, operand_string
from golite.types.predicates import identical
from golite.types.types import INVALID, SEND_RECV, Chan, Named, Pointer, Signature, Type, TypeParam, unalias, underlying
from golite.types.typeset import complete, constraint_of
from golite.types.typestring import signature_string, type_string
from golite.types.version import Version, Versions

Importer = Callable[..., Package]


class ImportFailure(Exception):
    """Raised by importers: the package does not exist or does not compile. The message is gc's: ``package x is not in std``."""


class DeclInfo:
    """A package-level declaration (or a local type) that is not resolved yet, and what it depends on."""

    __slots__ = ("deps", "file", "func", "index", "lhs", "order", "scope", "spec", "value")

    def __init__(self, scope: Scope, order: int) -> None:
        self.scope = scope  # the file's scope
        self.order = order  # in source order over the package's files
        self.spec: Any = None  # ValueSpec or TypeSpec
        self.index = 0  # of the name in its ValueSpec
        self.value: Optional[ast.Expr] = None  # this name's own initialiser
        self.lhs: Optional[list[Var]] = None  # all variables of var a, b = f()
        self.func: Optional[ast.FuncDecl] = None
        self.deps: dict[Object, None] = {}  # package-level objects mentioned, in order of first mention


class Context:
    """What surrounds the code being checked. Saved and replaced as a whole at function boundaries."""

    __slots__ = ("error_pos", "func", "info", "iota", "scope", "sig")

    def __init__(self, scope: Scope) -> None:
        self.scope = scope  # innermost block
        self.func: Any = None  # FuncDecl or FuncLit whose body this is
        self.sig: Optional[Signature] = None
        self.info: Optional[DeclInfo] = None  # the declaration to note dependencies in
        self.iota: Optional[int] = None
        self.error_pos = 0  # where to report errors in an inherited constant expression


class CheckerBase(Versions):
    def __init__(self, pkg: Package, fileset: FileSet, importer: Importer) -> None:
        super().__init__()
        self.pkg = pkg
        self.fileset = fileset
        self.importer = importer
        self.errors = ErrorList(fileset)
        self.scope: Scope = pkg.scope
        self.func: Any = None
        self.sig: Optional[Signature] = None
        self.info: Optional[DeclInfo] = None
        self.iota: Optional[int] = None
        self.error_pos = 0
        # Objects being or to be resolved. An object leaves the table when its declaration is done, so that the usual case, a
        # use of something known, is one failed lookup.
        self.pending: dict[Object, DeclInfo] = {}
        self.infos: dict[Object, DeclInfo] = {}
        self.path: list[Object] = []  # declarations in progress, outermost first
        self.delayed: list[Callable[[], None]] = []  # checks that need complete types; function bodies
        self.methods_of: dict[str, list[Func]] = {}  # by receiver base type name, until the type takes them
        self.local_vars: list[Var] = []  # of the function body being checked, for "declared and not used"
        self.local_scopes: dict[Any, int] = {}  # of that body, numbered as they are opened
        self.named_types: list[Named] = []
        self.dot_uses: set[Object] = set()  # objects used by their bare name through a dot-import
        self.local_ids: dict[str, int] = {}
        self.instantiations: list[tuple[list[Any], list[Any], list[int], int]] = []  # parameters, arguments, positions of these, or of the use
        # The types of channels that are written, each with its position, function and local variables, or declaration.
        self.channels: list[tuple[Chan, int, Any, list[Var], Optional[Object]]] = []
        self.instance_pos: dict[Named, int] = {}  # where an instance of a generic type was first written
        self._partial: dict[int, list[Any]] = {}  # generic functions with some of their type arguments, by IndexExpr
        self._call_seen = False  # a call or receive was met (len and cap of an array are constant without one)

    # ------------------------------------------------------------ errors

    def error(self, pos: int, message: str, code: str) -> None:
        self.errors.report(self.error_pos or pos, message, code)

    def require(self, pos: int, wanted: Version, what: str) -> bool:
        """Complains about ``what`` if the file's version of the language is older."""
        if self.allows(pos, wanted):
            return True
        self.error(pos, f"{what} {self.needs(pos, wanted)}", "UnsupportedFeature")
        return False

    def qualifier(self, p: Package) -> str:
        if p is self.pkg:
            return ""
        for q in self.pkg.imports:
            if q is not p and q.name == p.name and q.path != p.path:
                return f'"{p.path}"'
        return p.name

    def ts(self, t: Any) -> str:
        return type_string(t, self.qualifier, self.where)

    def os(self, x: ast.Expr) -> str:
        return operand_string(x, self.qualifier, self.where)

    def sig_string(self, sig: Any) -> str:
        return signature_string(sig, self.qualifier, self.where)

    def where(self, pos: int) -> str:
        return str(self.fileset.position(pos))

    def unshared(self, t: Any, unfit: Callable[[Any], str], unspecific: str = "no specific type") -> str:
        """Why t has no underlying type (for a type parameter: none that all types of its type set share) that an operation can use.
        ``unfit`` says why it cannot use one type, if so; it is asked first, for each."""
        param = unalias(t)
        if type(param) is not TypeParam:
            return unfit(t)
        iface = constraint_of(param)
        if iface is not None:
            complete(iface)
        if iface is None or not iface.terms:
            return unspecific
        first = iface.terms[0][1]
        for _, term in iface.terms:
            text = unfit(term)
            if text:
                return text
            a, b = underlying(first), underlying(term)
            if type(a) is Chan and type(b) is Chan:
                if not identical(a.elem, b.elem):
                    return f"channels {self.ts(first)} and {self.ts(term)} have different element types"
                if SEND_RECV not in (a.dir, b.dir) and a.dir != b.dir:
                    return f"channels {self.ts(first)} and {self.ts(term)} have conflicting directions"
                first = term if a.dir == SEND_RECV else first
            elif not identical(a, b):
                return f"{self.ts(first)} and {self.ts(term)} have different underlying types"
        return ""

    def other_declaration(self, obj: Object) -> str:
        return f"\n\t{self.where(obj.pos)}: other declaration of {obj.name}" if obj.pos else ""

    def node_pos(self, e: Any) -> int:
        """Where gc places a node itself: a binary expression at its operator, a call, index or slice at its bracket,
        a selector at its dot.

        Most errors are about an expression and start where it starts, but a few are about the node.
        """
        cls = type(e)
        if cls is ast.BinaryExpr:
            return int(e.op_pos)
        if cls is ast.CallExpr:
            return self._bracket(e.args[0].pos if e.args else e.rparen, b"(", e.pos)
        if cls is ast.IndexExpr:
            return self._bracket(e.indices[0].pos, b"[", e.pos)
        if cls is ast.SliceExpr:
            first = e.lo or e.hi
            if first is not None:
                return self._bracket(first.pos, b"[", e.pos)
            source = self.fileset.source_of(e.pos)
            at = source.data.find(b"[", e.x.pos - source.base) if source is not None else -1
            return source.base + at if source is not None and at >= 0 else int(e.pos)
        if cls is ast.SelectorExpr:
            return int(e.sel.pos) - 1
        return int(e.pos)

    def start(self, e: Any) -> int:
        """Where gc starts an expression: at its first byte, but for a slice expression at the bracket."""
        while True:
            cls = type(e)
            if cls is ast.SelectorExpr or cls is ast.IndexExpr or cls is ast.BinaryExpr or cls is ast.TypeAssertExpr:
                e = e.x
            elif cls is ast.CallExpr:
                e = e.fun
            elif cls is ast.KeyValueExpr:
                e = e.key
            elif cls is ast.CompositeLit and e.type_expr is not None:
                e = e.type_expr
            elif cls is Operand:
                e = e.expr
            elif cls is ast.SliceExpr:
                return self.node_pos(e)
            elif cls is ast.FuncType:
                source = self.fileset.source_of(e.pos)
                at = source.data.find(b"(", e.pos - source.base) if source is not None else -1
                return source.base + at if source is not None and at >= 0 else int(e.pos)
            else:
                return int(e.pos)

    def _bracket(self, pos: int, bracket: bytes, default: int) -> int:
        """The last ``bracket`` before pos."""
        source = self.fileset.source_of(pos)
        at = source.data.rfind(bracket, 0, pos - source.base) if source is not None else -1
        return default if at < 0 or source is None else source.base + at

    @staticmethod
    def pointer_to(x: ast.Expr) -> Pointer:
        assert x.type is not None
        return Pointer(x.type)

    @staticmethod
    def invalidate(x: ast.Expr) -> None:
        x.mode = MODE_INVALID
        x.type = INVALID
        x.value = None

    # ------------------------------------------------------------ delayed checks and context

    def later(self, action: Callable[[], None]) -> None:
        self.delayed.append(action)

    def process_delayed(self, start: int = 0) -> None:
        """Does what was put off since there were ``start`` such actions."""
        i = start
        while i < len(self.delayed):
            saved = self.save_context()
            self.delayed[i]()
            self.restore_context(saved)
            i += 1
        del self.delayed[start:]

    def save_context(self) -> tuple[Any, ...]:
        return (self.scope, self.func, self.sig, self.info, self.iota, self.error_pos)

    def restore_context(self, saved: tuple[Any, ...]) -> None:
        self.scope, self.func, self.sig, self.info, self.iota, self.error_pos = saved

    # ------------------------------------------------------------ scopes

    def open_scope(self, kind: str = "block") -> Scope:
        self.scope = scope = Scope(self.scope, kind)
        self.local_scopes[scope] = len(self.local_scopes) + 1
        return scope

    def close_scope(self) -> None:
        assert self.scope.parent is not None
        self.scope = self.scope.parent

    def declare(self, scope: Scope, obj: Object) -> None:
        """Enter obj under its name; a name that is taken is an error (spec, "Declarations and scope")."""
        name = obj.name
        if name != "_":
            other = scope.names.get(name)
            if other is not None:
                self.error(obj.pos, f"{name} redeclared in this block" + self.other_declaration(other), "DuplicateDecl")
                return
            scope.names[name] = obj
            if type(obj) is Var and obj.owner is not None:
                self.local_vars.append(obj)
        obj.parent = scope

    if TYPE_CHECKING:
        # expr.py
        def expr(self, x: ast.Expr, hint: Any = None) -> None: ...
        def raw_expr(self, x: ast.Expr, hint: Any = None) -> None: ...
        def multi_expr(self, x: ast.Expr, allow_comma_ok: bool, named: bool = True) -> list[ast.Expr]: ...
        def expr_or_type(self, x: ast.Expr) -> None: ...
        def generic_free(self, x: ast.Expr, target: Any = None, name: str = "") -> None: ...
        def single_value(self, x: ast.Expr) -> None: ...
        def use(self, exprs: list[Any]) -> bool: ...
        def ident(self, e: ast.Ident, hint: Any = None) -> None: ...
        def use_object(self, e: ast.Expr, obj: Any) -> None: ...

        # operators.py
        def binary_operands(
            self, out: ast.Expr, e: Optional[ast.BinaryExpr], x: ast.Expr, y: ast.Expr, op: str, pos: int
        ) -> None: ...
        def comparison(self, out: ast.Expr, x: ast.Expr, y: ast.Expr, op: str, switch_case: bool) -> None: ...
        def match_types(self, x: ast.Expr, y: ast.Expr) -> bool: ...
        def check_overflow(self, x: ast.Expr, pos: int) -> None: ...
        def chan_elem(self, x: ast.Expr, at: int, receive: bool) -> Any: ...
        def mark_address_taken(self, x: ast.Expr) -> None: ...
        def mark_reassigned(self, x: ast.Expr) -> None: ...

        # index.py
        def index(self, e: ast.Expr, length: int, what: str = "index", allow_negative: bool = False) -> Optional[int]: ...
        def valid_index(self, x: ast.Expr, what: str, allow_negative: bool) -> bool: ...

        # conversions.py
        def convert_untyped(self, x: ast.Expr, target: Any) -> bool: ...
        def implicit_type(self, x: ast.Expr, target: Any) -> tuple[Any, str]: ...
        def update_type(self, e: ast.Expr, t: Any) -> bool: ...
        def use_default_type(self, x: ast.Expr) -> None: ...
        def conversion(self, out: ast.Expr, x: ast.Expr, t: Any) -> None: ...
        def representable(self, x: ast.Expr, t: Any) -> bool: ...
        def assignable(self, x: ast.Expr, t: Any) -> tuple[bool, str]: ...
        def implements(self, v: Any, t: Any, verb: str = "implement") -> Optional[str]: ...

        # assignments.py
        def assignment(self, x: ast.Expr, t: Any, context: str, name: str = "") -> bool: ...
        def init_vars(self, lhs: list[Var], rhs: list[ast.Expr], return_stmt: Optional[ast.ReturnStmt]) -> None: ...
        def init_const(self, obj: Any, x: ast.Expr) -> None: ...
        def assign_vars(self, lhs: list[ast.Expr], rhs: list[ast.Expr]) -> None: ...
        def assign_var(self, lhs: ast.Expr, x: Optional[ast.Expr], rhs: Optional[ast.Expr], context: str) -> None: ...
        def lhs_var(self, lhs: ast.Expr) -> Any: ...
        def short_var_decl(self, s: ast.AssignStmt) -> None: ...
        def types_summary(self, types: list[Any], variadic: bool, has_dots: bool = False) -> str: ...

        # typexpr.py
        def typ(self, e: ast.Expr) -> Any: ...
        def var_type(self, e: ast.Expr) -> Any: ...
        def valid_var_type(self, e: ast.Expr, t: Any) -> None: ...
        def defined_type(self, e: ast.Expr, named: Optional[Named]) -> Any: ...
        def func_type(self, e: ast.FuncType, recv: Optional[ast.Field], scope: Scope, owner: Any) -> Signature: ...
        def array_length(self, e: ast.Expr) -> int: ...
        def interface_element(self, e: ast.Expr) -> Any: ...

        # incomplete.py, validtype.py
        def is_complete(self, t: Any) -> bool: ...
        def is_complete_base(self, t: Any) -> bool: ...
        def has_variable_size(self, t: Any) -> bool: ...
        def check_valid_type(self, t: Any) -> None: ...

        # infer.py
        def declare_type_params(self, groups: list[ast.Field], scope: Scope, out: list[TypeParam]) -> list[TypeParam]: ...
        def new_type_param(self, ident: ast.Ident, index: int, scope: Scope) -> TypeParam: ...
        def instantiated_type(self, e: ast.IndexExpr) -> Any: ...
        def explicit_targs(self, e: ast.IndexExpr, sig: Signature) -> Optional[list[Any]]: ...
        def func_instance(self, e: ast.IndexExpr, target: Any = None) -> None: ...
        def infer_from_target(self, x: ast.Expr, target: Any, name: str) -> bool: ...
        def infer_call(self, e: ast.CallExpr, sig: Signature, given: list[Any], args: list[ast.Expr], types: list[Any]) -> Any: ...
        def record_instance(self, fun: ast.Expr, targs: list[Any], sig: Signature) -> None: ...
        def verify_later(self, tparams: list[TypeParam], targs: list[Any], positions: list[int], default_pos: int) -> None: ...

        # call.py, builtins.py, literals.py
        def call(self, e: ast.CallExpr, hint: Any = None) -> None: ...
        def builtin_call(self, e: ast.CallExpr, name: str) -> None: ...
        def selector(self, e: ast.SelectorExpr, hint: Any = None) -> None: ...
        def arguments(self, e: ast.CallExpr, sig: Signature, args: list[ast.Expr]) -> None: ...
        def expr_list(self, exprs: list[ast.Expr], named: bool = False) -> list[ast.Expr]: ...

        # stmt.py, range.py, labels.py
        def func_body(self, node: Any, sig: Signature, scope: Scope, body: ast.BlockStmt, info: Optional[DeclInfo]) -> None: ...
        def stmt(self, s: ast.Stmt) -> None: ...
        def stmt_list(self, stmts: list[ast.Stmt]) -> None: ...
        def range_stmt(self, s: ast.RangeStmt) -> None: ...
        def labels(self, body: ast.BlockStmt) -> None: ...

        # decl.py, resolver.py
        def resolve(self, obj: Object) -> None: ...
        def decl_stmt(self, d: ast.GenDecl) -> None: ...
        def lookup_error(self, t: Any, sel: str, obj: Any, struct_literal: bool) -> str: ...
        def missing_cause(self, v: Any, t: Any, static: bool = True) -> Optional[str]: ...


def type_of_func(f: Func, checker: CheckerBase) -> Type:
    """f's signature, resolved if its declaration has not been reached."""
    if f.type is None and f.origin is not None:
        type_of_func(f.origin, checker)
        complete_method(f)
    if f in checker.pending:
        checker.resolve(f)
    t: Type = f.type
    return t
