"""The abstract syntax tree of a Go file.

Every node carries ``pos``, a *global byte position*: ``Source.base`` of its file plus the byte offset in
it (see source.py, which turns it into file:line:col, counted in UTF-8 bytes as gc counts). ``0`` is "no position".
A node's ``pos`` is where gc reports errors about it: the first byte. Where gc uses the operator's position instead, as for binary expressions
and assignments, and for most of what can panic (``Expr.op_pos``), that is kept beside it.

Nodes are plain slotted records. The type checker writes its results *on the nodes*: the fields declared with
``field(init=False)`` below. Later stages only read them. Nothing else may be added to a node.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Optional

from golite.records import field, record

if TYPE_CHECKING:
    from golite.errors import Diagnostic
    from golite.types.objects import Label as LabelObj
    from golite.types.objects import Object, PkgName, Scope, Selection, TypeName, Var
    from golite.types.types import Type

@record
class Node:
    pos: int


# ---------------------------------------------------------------- expressions and types


@record
class Expr(Node):
    """``type`` and ``value`` are set by the checker.

    ``type``: the final type (untyped constants already converted to the type the context gives them); None for
    packages and statements' "no value"; a ``Tuple`` for calls with several results or none; for an expression that
    denotes a type, that type.
    ``value``: the exact constant (bool, str as ``bytes``, int, Fraction-like float, complex; see types/const.py), or None.
    ``mode``: one of types.operand.MODE_* : "novalue builtin type const var mapindex value commaok nil".
    """

    type: Optional["Type"] = field(init=False, default=None)
    value: Any = field(init=False, default=None)
    mode: str = field(init=False, default="")

    @property
    def op_pos(self) -> int:
        """Where gc has the expression in the tables of a running program (for traces, runtime.Caller): an operator behind an operand.

        That is the parenthesis of calls, the bracket of index and slice expressions, the dot of selectors and assertions, the brace of composite
        literals; classes of such expressions have a field of this name, all others are where they begin.
        """
        return self.pos


@record
class BadExpr(Expr):
    pass


@record
class Ident(Expr):
    name: str
    obj: Optional["Object"] = field(init=False, default=None)  # what it defines or uses


@record
class BasicLit(Expr):
    kind: str  # "INT" "FLOAT" "IMAG" "CHAR" "STRING"; "BAD" if the literal is malformed, which has been reported
    text: str  # as written


@record
class CompositeLit(Expr):
    type_expr: Optional[Expr]  # None when elided in an enclosing literal
    elts: list[Expr]  # KeyValueExpr or Expr
    rbrace: int  # position of "}"
    op_pos: int


@record
class KeyValueExpr(Expr):
    key: Expr
    val: Expr


@record
class FuncLit(Expr):
    type_expr: "FuncType"
    body: "BlockStmt"


@record
class ParenExpr(Expr):
    x: Expr


@record
class SelectorExpr(Expr):
    """``x.sel``. Exactly one of these after checking: ``selection`` set (field, method value/call, method
    expression), or ``sel.obj`` set with ``x`` a package name (qualified identifier)."""

    x: Expr
    sel: Ident
    op_pos: int
    selection: Optional["Selection"] = field(init=False, default=None)


@record
class IndexExpr(Expr):
    """``x[i]``, ``x[K, V]`` instantiation, or a generic type. ``indices`` has length >= 1."""

    x: Expr
    indices: list[Expr]
    op_pos: int


@record
class SliceExpr(Expr):
    x: Expr
    lo: Optional[Expr]
    hi: Optional[Expr]
    max: Optional[Expr]
    slice3: bool
    op_pos: int


@record
class TypeAssertExpr(Expr):
    x: Expr
    type_expr: Optional[Expr]  # None for x.(type)
    op_pos: int


@record
class CallExpr(Expr):
    """Calls, conversions and builtin calls; ``kind`` tells which after checking: "call" "conversion" "builtin"."""

    fun: Expr
    args: list[Expr]
    has_dots: bool
    rparen: int
    op_pos: int
    kind: str = field(init=False, default="")
    builtin: str = field(init=False, default="")  # "append", "len", "unsafe.Sizeof", ...


@record
class StarExpr(Expr):
    x: Expr


@record
class UnaryExpr(Expr):
    op: str  # "+" "-" "!" "^" "&" "<-" "~"
    x: Expr


@record
class BinaryExpr(Expr):
    op: str
    x: Expr
    y: Expr
    op_pos: int


@record
class ArrayType(Expr):
    length: Optional[Expr]  # None: slice; Ellipsis node: [...]T
    elem: Expr


@record
class Ellipsis(Expr):
    """``...T`` in a parameter list, or ``...`` as an array length (elt None)."""

    elt: Optional[Expr]


@record
class Field(Node):
    """A parameter, result, struct field group, interface element or receiver. ``names`` empty: embedded or unnamed."""

    names: list[Ident]
    type_expr: Expr
    tag: Optional[BasicLit] = None
    doc: str = ""
    embedded: bool = False


@record
class StructType(Expr):
    fields: list[Field]


@record
class FuncType(Expr):
    tparams: list[Field]
    params: list[Field]
    results: list[Field]


@record
class InterfaceType(Expr):
    """``methods`` in source order: a Field with one name and a FuncType is a method; one without names is an
    embedded element, whose type_expr may be a union (BinaryExpr "|") of possibly ``~T`` (UnaryExpr "~")."""

    methods: list[Field]


@record
class MapType(Expr):
    key: Expr
    val: Expr


@record
class ChanType(Expr):
    dir: int  # types.SEND_RECV = 0, SEND_ONLY = 1, RECV_ONLY = 2
    elem: Expr


# ---------------------------------------------------------------- statements


@record
class Stmt(Node):
    pass


@record
class BadStmt(Stmt):
    pass


@record
class EmptyStmt(Stmt):
    implicit: bool = False


@record
class DeclStmt(Stmt):
    decl: "GenDecl"


@record
class LabeledStmt(Stmt):
    label: Ident
    stmt: Stmt
    obj: Optional["LabelObj"] = field(init=False, default=None)


@record
class ExprStmt(Stmt):
    x: Expr


@record
class SendStmt(Stmt):
    chan: Expr
    val: Expr
    op_pos: int


@record
class IncDecStmt(Stmt):
    x: Expr
    op: str  # "++" "--"


@record
class AssignStmt(Stmt):
    """``op`` is "=", ":=", or a compound such as "+=". For ":=", each lhs Ident's ``obj`` is the new Var
    (``new_vars`` lists those really declared here)."""

    lhs: list[Expr]
    op: str
    rhs: list[Expr]
    op_pos: int
    new_vars: list["Var"] = field(init=False, default_factory=list)


@record
class GoStmt(Stmt):
    call: Expr


@record
class DeferStmt(Stmt):
    call: Expr


@record
class ReturnStmt(Stmt):
    results: list[Expr]


@record
class BranchStmt(Stmt):
    op: str  # "break" "continue" "goto" "fallthrough"
    label: Optional[Ident]
    target: Optional[Stmt] = field(init=False, default=None)  # the For/Range/Switch/TypeSwitch/Select/Labeled stmt meant


@record
class BlockStmt(Stmt):
    stmts: list[Stmt]
    rbrace: int


@record
class IfStmt(Stmt):
    init: Optional[Stmt]
    cond: Expr
    then: BlockStmt
    els: Optional[Stmt]  # BlockStmt or IfStmt


@record
class CaseClause(Stmt):
    exprs: Optional[list[Expr]]  # None: default
    body: list[Stmt]
    colon: int
    implicit: Optional["Var"] = field(init=False, default=None)  # the clause's own variable in x := y.(type)


@record
class SwitchStmt(Stmt):
    init: Optional[Stmt]
    tag: Optional[Expr]
    cases: list[CaseClause]
    rbrace: int


@record
class TypeSwitchStmt(Stmt):
    init: Optional[Stmt]
    name: Optional[Ident]  # x in x := y.(type)
    x: Expr  # y
    cases: list[CaseClause]
    rbrace: int


@record
class CommClause(Stmt):
    comm: Optional[Stmt]  # SendStmt, ExprStmt(<-c), AssignStmt(... <-c); None: default
    body: list[Stmt]
    colon: int


@record
class SelectStmt(Stmt):
    cases: list[CommClause]
    rbrace: int


@record
class ForStmt(Stmt):
    """``shared``: all iterations share the loop's variables, as before Go 1.22; set by the checker."""

    init: Optional[Stmt]
    cond: Optional[Expr]
    post: Optional[Stmt]
    body: BlockStmt
    shared: bool = field(init=False, default=False)


@record
class RangeStmt(Stmt):
    key: Optional[Expr]
    val: Optional[Expr]
    define: bool  # := ; otherwise "=" (or neither when key is None)
    x: Expr
    body: BlockStmt
    surplus: Optional[Expr] = None  # a third variable, which is an error
    shared: bool = field(init=False, default=False)  # as in ForStmt


# ---------------------------------------------------------------- declarations


@record
class Spec(Node):
    doc: str


@record
class ImportSpec(Spec):
    name: Optional[Ident]  # "." and "_" included
    path: BasicLit
    obj: Optional["PkgName"] = field(init=False, default=None)


@record
class ValueSpec(Spec):
    """One const or var spec. ``iota`` is its index in the group; for a const without values, ``type_expr`` and ``values``
    already are those of the spec they repeat (and ``inherited`` is True)."""

    names: list[Ident]
    type_expr: Optional[Expr]
    values: list[Expr]
    iota: int = 0
    inherited: bool = False


@record
class TypeSpec(Spec):
    name: Ident
    tparams: list[Field]
    is_alias: bool
    type_expr: Expr
    obj: Optional["TypeName"] = field(init=False, default=None)


@record
class Decl(Node):
    pass


@record
class GenDecl(Decl):
    tok: str  # "import" "const" "type" "var"
    specs: list[Any]
    doc: str = ""


@record
class FuncDecl(Decl):
    """``body`` None: declared without body. ``pragmas``: directives right above, such as "go:nosplit", "go:linkname a b"."""

    name: Ident
    recv: Optional[Field]
    type_expr: FuncType
    body: Optional[BlockStmt]
    doc: str = ""
    pragmas: tuple[str, ...] = ()


@record
class File(Node):
    source: Any  # syntax.source.Source
    package: Ident
    decls: list[Decl]
    imports: list[ImportSpec]
    doc: str = ""
    directives: list[tuple[int, str]] = field(default_factory=list)  # every //go:... line of the file, with its position
    bodies: list[BlockStmt] = field(default_factory=list)  # of all functions and function literals, in the order of their ends
    # What parse_file complained about, in the order found: (position at which it was found, diagnostic).
    complaints: list[tuple[int, "Diagnostic"]] = field(default_factory=list)
    broken: bool = False  # it has syntax errors, and therefore no declarations
    scope: Optional["Scope"] = field(init=False, default=None)
