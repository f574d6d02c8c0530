"""Makes the AST: one method for every named alternative of grammar/go.lark, called by the parser at the reduction.

A method gets the values of the alternative's symbols: nodes, lists of nodes, positions of keywords and punctuation, and
``(pos, operator)`` for operators. Lists grow in place (every list belongs to one rule instance).

What the grammar leaves open is settled here: precedence of binary operators, ``<-chan`` in expressions, type parameters against
array lengths, named against unnamed parameters, which expressions can be types. Where gc would report a syntax error
for what the grammar accepts, `Rejected` is raised, and diagnose.py words the error.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import Any, Optional

from golite.syntax import ast
from golite.syntax.ast import (
    ArrayType,
    BasicLit,
    BinaryExpr,
    BlockStmt,
    CallExpr,
    ChanType,
    CompositeLit,
    Expr,
    Field,
    FuncType,
    Ident,
    IndexExpr,
    InterfaceType,
    MapType,
    ParenExpr,
    SelectorExpr,
    SliceExpr,
    StarExpr,
    Stmt,
    StructType,
    TypeAssertExpr,
    UnaryExpr,
)
from golite.syntax.lexer import Tokens
from golite.syntax.source import Source

Op = tuple[int, str]  # position and text of an operator

# Spec, "Operator precedence".
PRECEDENCE: dict[str, int] = {
    "||": 1,
    "&&": 2,
    **dict.fromkeys(["==", "!=", "<", "<=", ">", ">="], 3),
    **dict.fromkeys(["+", "-", "|", "^"], 4),
    **dict.fromkeys(["*", "/", "%", "<<", ">>", "&", "&^"], 5),
}

SEND_RECV, SEND_ONLY, RECV_ONLY = 0, 1, 2  # ChanType.dir; known to types/types.py

_TYPE_LITERALS = frozenset([ArrayType, StructType, FuncType, InterfaceType, MapType, ChanType])
_DOTS_MESSAGE = "can only use ... with final parameter"
_COMPOSITE_TYPES = frozenset([Ident, SelectorExpr, IndexExpr, ArrayType, StructType, MapType])


class Rejected(Exception):
    """Something that the tables accept and gc does not, or a token for which they have no action.

    diagnose.py finds the error again, with gc's wording and with what else is wrong; ``message`` is for the case that it does not."""

    def __init__(self, message: str, pos: int) -> None:
        super().__init__(message)
        self.message = message
        self.pos = pos


class TooDeep(Rejected):
    """Nesting beyond what later stages, which recurse over the tree, could handle."""

    def __init__(self, pos: int) -> None:
        super().__init__("syntax error: nesting too deep", pos)


def is_type(x: Expr) -> bool:
    """Can ``x``, parsed as an expression, be a type?"""
    while True:
        if isinstance(x, (ParenExpr, StarExpr)):
            x = x.x
        elif isinstance(x, IndexExpr):
            return type(x.x) is Ident or (isinstance(x.x, SelectorExpr) and type(x.x.x) is Ident)
        elif isinstance(x, SelectorExpr):
            return type(x.x) is Ident
        else:
            return type(x) is Ident or type(x) in _TYPE_LITERALS


def is_type_argument(x: Expr) -> bool:
    """Is ``x``, parsed as an expression, a type also where only types can stand in it?"""
    if not is_type(x):
        return False
    while isinstance(x, (ParenExpr, StarExpr)):
        x = x.x
    return not isinstance(x, IndexExpr) or all(is_type_argument(i) for i in x.indices)


def is_type_element(x: Expr) -> bool:
    """Can ``x``, parsed as an expression, be a constraint or an interface element: a union of types and of ``~T``?"""
    while isinstance(x, BinaryExpr):
        if x.op != "|" or not _is_union_term(x.y):
            return False
        x = x.x
    return _is_union_term(x)


def _is_union_term(x: Expr) -> bool:
    return is_type(x.x if isinstance(x, UnaryExpr) and x.op == "~" else x)


def surely_type_element(x: Expr) -> bool:
    """Is ``x`` a type and no expression, whatever its names mean?"""
    kind = type(x)
    if kind in _TYPE_LITERALS:
        return True
    if isinstance(x, BinaryExpr):
        return surely_type_element(x.x) or surely_type_element(x.y)
    if isinstance(x, UnaryExpr):
        return x.op == "~"
    if isinstance(x, ParenExpr):
        return surely_type_element(x.x)
    return False


def split_type_parameter(x: Expr, comma: bool) -> Optional[tuple[Ident, Expr]]:
    """``P *C`` and ``P (C)``, read as an expression, as a type parameter and its constraint; None if it is an array length.

    ``comma``: a comma follows, which an array length can't have, so the name alone decides."""
    if isinstance(x, BinaryExpr):
        if x.op == "*":
            if isinstance(x.x, Ident) and (comma or surely_type_element(x.y)):
                return x.x, StarExpr(x.op_pos, x.y)
        elif x.op == "|":
            left = split_type_parameter(x.x, comma or surely_type_element(x.y))
            if left is not None:
                return left[0], BinaryExpr(left[1].pos, "|", left[1], x.y, x.op_pos)
    elif isinstance(x, CallExpr) and isinstance(x.fun, Ident) and len(x.args) == 1 and not x.has_dots:
        if comma or surely_type_element(x.args[0]):
            return x.fun, x.args[0]
    return None


class Builder:
    """For one file. ``comments`` and ``source`` give doc comments and directives."""

    def __init__(self, source: Source, tokens: Tokens) -> None:
        self.source = source
        self.tokens = tokens
        self.directives: list[tuple[int, str]] = []
        self.bodies: list[BlockStmt] = []
        # (position, message) of mistakes that do not keep gc from checking types; diagnose.py words them.
        self.complaints: list[tuple[int, str]] = []
        # Whether something was accepted that gc refuses in most places: diagnose.py knows whether it does in this one.
        self.is_doubtful = False
        # Where the last declaration ended; directives before the package clause belong to the file.
        self.pragma_from: int = tokens.values[0] if tokens.kinds and isinstance(tokens.values[0], int) else 0
        # Groups of comments that begin their line (byte offsets), by the number of the line after the group.
        self.docs: dict[int, list[tuple[int, int]]] = {}
        if tokens.comments:
            self._group_comments()

    # ------------------------------------------------------------ comments

    def _group_comments(self) -> None:
        """Groups of comments on adjacent lines, as far as each comment begins its line; directives among them."""
        source = self.source
        data, lines, base = source.data, source.lines, source.base
        group: list[tuple[int, int]] = []
        next_line = -1
        for start, end in self.tokens.comments:
            line = bisect_right(lines, start)
            if data[lines[line - 1] : start].strip():
                next_line = -1
                continue
            if line == next_line:
                group.append((start, end))
                del self.docs[line]
            else:
                group = [(start, end)]
            next_line = bisect_right(lines, end) + 1
            self.docs[next_line] = group
            if data.startswith(b"//go:", start):
                self.directives.append((base + start, data[start + 2 : end].decode("utf-8", "replace").rstrip()))

    def doc_at(self, pos: int) -> str:
        """The text of the comment group that ends on the line before ``pos``, comment markers and all; without directives."""
        docs = self.docs
        if not docs:
            return ""
        found = docs.get(bisect_right(self.source.lines, pos - self.source.base))
        if found is None:
            return ""
        data = self.source.data
        texts = [data[start:end] for start, end in found]
        return b"\n".join(text for text in texts if not text.startswith(b"//go:")).decode("utf-8", "replace")

    # ------------------------------------------------------------ lists

    def list_empty(self) -> list[Any]:
        return []

    def list_first(self, item: Any) -> list[Any]:
        return [item]

    def list_first_semi(self, item: Any, semi: int) -> list[Any]:
        return [item]

    def list_append(self, items: list[Any], item: Any) -> list[Any]:
        items.append(item)
        return items

    def list_append_semi(self, items: list[Any], item: Any, semi: int) -> list[Any]:
        items.append(item)
        return items

    def list_append_comma(self, items: list[Any], comma: int, item: Any) -> list[Any]:
        items.append(item)
        return items

    def list_keep(self, items: list[Any], comma: int = 0) -> list[Any]:
        return items

    def list_skip(self, items: list[Any], semi: int) -> list[Any]:
        return items

    def nothing(self) -> None:
        return None

    # ------------------------------------------------------------ file and declarations

    def source_file(self, package: int, name: Ident, semi: int, imports: list[Any], decls: list[Any]) -> ast.File:
        specs = [spec for decl in imports for spec in decl.specs]
        if name.name == "_":
            raise Rejected("invalid package name _", name.pos)
        return ast.File(package, self.source, name, imports + decls, specs, self.doc_at(package), self.directives, self.bodies)

    def _complain(self, pos: int, message: str) -> None:
        self.complaints.append((pos, message))

    def decls_append(self, decls: list[ast.Decl], decl: ast.Decl, semi: int) -> list[ast.Decl]:
        if type(decl) is ast.FuncDecl and self.directives:
            # As in gc, directives between the previous declaration and this one belong to this one.
            last = self.pragma_from
            decl.pragmas = tuple(text for pos, text in self.directives if last < pos < decl.pos)
        self.pragma_from = semi
        decls.append(decl)
        return decls

    def imports_one(self, imports: list[ast.GenDecl], keyword: int, spec: ast.ImportSpec, semi: int) -> list[ast.GenDecl]:
        self.pragma_from = semi
        spec.doc = self.doc_at(keyword)
        imports.append(ast.GenDecl(keyword, "import", [spec], spec.doc))
        return imports

    def imports_group(
        self, imports: list[ast.GenDecl], keyword: int, lparen: int, specs: list[ast.ImportSpec], rparen: int, semi: int
    ) -> list[ast.GenDecl]:
        self.pragma_from = semi
        imports.append(ast.GenDecl(keyword, "import", specs, self.doc_at(keyword)))
        return imports

    def import_plain(self, path: BasicLit) -> ast.ImportSpec:
        return ast.ImportSpec(path.pos, self.doc_at(path.pos), None, path)

    def import_named(self, name: Ident, path: BasicLit) -> ast.ImportSpec:
        return ast.ImportSpec(name.pos, self.doc_at(name.pos), name, path)

    def import_dot(self, dot: int, path: BasicLit) -> ast.ImportSpec:
        return ast.ImportSpec(dot, self.doc_at(dot), Ident(dot, "."), path)

    def _one(self, keyword: int, tok: str, spec: Any) -> ast.GenDecl:
        doc = self.doc_at(keyword)
        spec.doc = doc
        return ast.GenDecl(keyword, tok, [spec], doc)

    def const_one(self, keyword: int, spec: ast.ValueSpec) -> ast.GenDecl:
        return self._one(keyword, "const", spec)

    def const_group(self, keyword: int, lparen: int, specs: list[ast.ValueSpec], rparen: int) -> ast.GenDecl:
        # Spec, "Constant declarations": an empty expression list repeats the preceding one, and its type.
        last: Optional[ast.ValueSpec] = None
        for index, spec in enumerate(specs):
            spec.iota = index
            if spec.values or spec.type_expr is not None:
                last = spec
            elif last is not None:
                spec.type_expr, spec.values, spec.inherited = last.type_expr, last.values, True
        return ast.GenDecl(keyword, "const", specs, self.doc_at(keyword))

    def var_one(self, keyword: int, spec: ast.ValueSpec) -> ast.GenDecl:
        return self._one(keyword, "var", spec)

    def var_group(self, keyword: int, lparen: int, specs: list[ast.ValueSpec], rparen: int) -> ast.GenDecl:
        return ast.GenDecl(keyword, "var", specs, self.doc_at(keyword))

    def type_one(self, keyword: int, spec: ast.TypeSpec) -> ast.GenDecl:
        return self._one(keyword, "type", spec)

    def type_group(self, keyword: int, lparen: int, specs: list[ast.TypeSpec], rparen: int) -> ast.GenDecl:
        return ast.GenDecl(keyword, "type", specs, self.doc_at(keyword))

    def _value(self, names: list[Ident], type_expr: Optional[Expr], values: list[Expr]) -> ast.ValueSpec:
        pos = names[0].pos
        return ast.ValueSpec(pos, self.doc_at(pos), names, type_expr, values)

    def value_names(self, names: list[Ident]) -> ast.ValueSpec:
        return self._value(names, None, [])

    def value_typed(self, names: list[Ident], type_expr: Expr) -> ast.ValueSpec:
        return self._value(names, type_expr, [])

    def value_init(self, names: list[Ident], eq: int, values: list[Expr]) -> ast.ValueSpec:
        return self._value(names, None, values)

    def value_typed_init(self, names: list[Ident], type_expr: Expr, eq: int, values: list[Expr]) -> ast.ValueSpec:
        return self._value(names, type_expr, values)

    # ------------------------------------------------------------ type declarations

    def _type(self, name: Ident, tparams: list[Field], is_alias: bool, type_expr: Expr) -> ast.TypeSpec:
        return ast.TypeSpec(name.pos, self.doc_at(name.pos), name, tparams, is_alias, type_expr)

    def type_def(self, name: Ident, type_expr: Expr) -> ast.TypeSpec:
        if type(type_expr) is ArrayType and type_expr.length is not None:
            split = split_type_parameter(type_expr.length, False)
            if split is not None:
                return self._type(name, [self._split_field(split)], False, type_expr.elem)
        return self._type(name, [], False, type_expr)

    def type_alias(self, name: Ident, eq: int, type_expr: Expr) -> ast.TypeSpec:
        return self._type(name, [], True, type_expr)

    def type_generic(self, name: Ident, lbrack: int, tparams: list[Field], rbrack: int, type_expr: Expr) -> ast.TypeSpec:
        return self._type(name, tparams, False, type_expr)

    def type_generic_alias(self, name: Ident, lbrack: int, tparams: list[Field], rbrack: int, eq: int, type_expr: Expr) -> ast.TypeSpec:
        return self._type(name, tparams, True, type_expr)

    def _split_field(self, split: tuple[Ident, Expr]) -> Field:
        name, constraint = split
        self._constraint(constraint)
        return Field(name.pos, [name], constraint)

    def _split(self, x: Expr, comma: bool) -> Field:
        split = split_type_parameter(x, comma)
        if split is None:
            raise Rejected("syntax error: invalid type parameter list", x.pos)
        return self._split_field(split)

    def type_split_alias(self, name: Ident, lbrack: int, x: Expr, rbrack: int, eq: int, type_expr: Expr) -> ast.TypeSpec:
        return self._type(name, [self._split(x, False)], True, type_expr)

    def type_split_comma(self, name: Ident, lbrack: int, x: Expr, comma: int, rbrack: int, type_expr: Expr) -> ast.TypeSpec:
        return self._type(name, [self._split(x, True)], False, type_expr)

    def type_split_comma_alias(self, name: Ident, lbrack: int, x: Expr, comma: int, rbrack: int, eq: int, type_expr: Expr) -> ast.TypeSpec:
        return self._type(name, [self._split(x, True)], True, type_expr)

    def type_split_more(self, name: Ident, lbrack: int, x: Expr, comma: int, more: list[Field], rbrack: int, type_expr: Expr) -> ast.TypeSpec:
        return self._type(name, [self._split(x, True), *more], False, type_expr)

    def type_split_more_alias(
        self, name: Ident, lbrack: int, x: Expr, comma: int, more: list[Field], rbrack: int, eq: int, type_expr: Expr
    ) -> ast.TypeSpec:
        return self._type(name, [self._split(x, True), *more], True, type_expr)

    def _constraint(self, x: Expr) -> None:
        if not is_type_element(x):
            raise Rejected("syntax error: invalid type constraint", x.pos)

    def tparam_name(self, name: Ident) -> tuple[Ident, Optional[Expr]]:
        return name, None

    def tparam_constrained(self, name: Ident, constraint: Expr) -> tuple[Ident, Optional[Expr]]:
        self._constraint(constraint)
        return name, constraint

    def type_parameters(self, entries: list[tuple[Ident, Optional[Expr]]], comma: int = 0) -> list[Field]:
        fields: list[Field] = []
        names: list[Ident] = []
        for name, constraint in entries:
            names.append(name)
            if constraint is not None:
                fields.append(Field(names[0].pos, names, constraint))
                names = []
        if names:
            raise Rejected("syntax error: missing type constraint", names[0].pos)
        return fields

    # ------------------------------------------------------------ functions

    def _func(
        self, pos: int, recv: Optional[list[Field]], name: Ident, tparams: list[Field], sig: FuncType, body: Optional[BlockStmt]
    ) -> ast.FuncDecl:
        sig.pos = pos
        sig.tparams = tparams
        receiver: Optional[Field] = None
        if recv is not None:
            if len(recv) != 1 or len(recv[0].names) > 1:
                self._complain(pos, "method must have one receiver")
            if recv:
                receiver = recv[0]
                del receiver.names[1:]
                receiver.type_expr = self._without_dots(receiver.type_expr, "invalid use of ...")
        if body is not None:
            self.bodies.append(body)
        return ast.FuncDecl(pos, name, receiver, sig, body, self.doc_at(pos))

    def func_extern(self, pos: int, name: Ident, sig: FuncType) -> ast.FuncDecl:
        return self._func(pos, None, name, [], sig, None)

    def func_plain(self, pos: int, name: Ident, sig: FuncType, body: BlockStmt) -> ast.FuncDecl:
        return self._func(pos, None, name, [], sig, body)

    def func_generic_extern(self, pos: int, name: Ident, lbrack: int, tparams: list[Field], rbrack: int, sig: FuncType) -> ast.FuncDecl:
        return self._func(pos, None, name, tparams, sig, None)

    def func_generic(self, pos: int, name: Ident, lbrack: int, tparams: list[Field], rbrack: int, sig: FuncType, body: BlockStmt) -> ast.FuncDecl:
        return self._func(pos, None, name, tparams, sig, body)

    def method_extern(self, pos: int, recv: list[Field], name: Ident, sig: FuncType) -> ast.FuncDecl:
        return self._func(pos, recv, name, [], sig, None)

    def method_plain(self, pos: int, recv: list[Field], name: Ident, sig: FuncType, body: BlockStmt) -> ast.FuncDecl:
        return self._func(pos, recv, name, [], sig, body)

    def method_generic_extern(
        self, pos: int, recv: list[Field], name: Ident, lbrack: int, tparams: list[Field], rbrack: int, sig: FuncType
    ) -> ast.FuncDecl:
        return self._func(pos, recv, name, tparams, sig, None)

    def method_generic(
        self,
        pos: int,
        recv: list[Field],
        name: Ident,
        lbrack: int,
        tparams: list[Field],
        rbrack: int,
        sig: FuncType,
        body: BlockStmt,
    ) -> ast.FuncDecl:
        return self._func(pos, recv, name, tparams, sig, body)

    def signature_plain(self, params: list[Field]) -> FuncType:
        return FuncType(0, [], params, [])

    def signature_result(self, params: list[Field], results: Any) -> FuncType:
        if type(results) is list:
            for result in results:
                result.type_expr = self._without_dots(result.type_expr, "invalid use of ...")
            return FuncType(0, [], params, results)
        return FuncType(0, [], params, [results])

    def _without_dots(self, type_expr: Expr, message: str) -> Expr:
        """T for a misplaced ...T, with a complaint."""
        if type(type_expr) is not ast.Ellipsis or type_expr.elt is None:
            return type_expr
        self._complain(type_expr.pos, message)
        return type_expr.elt

    def result_type(self, type_expr: Expr) -> Field:
        return Field(type_expr.pos, [], type_expr)

    def func_type(self, keyword: int, sig: FuncType) -> FuncType:
        sig.pos = keyword
        return sig

    def func_lit(self, sig: FuncType, body: BlockStmt) -> ast.FuncLit:
        self.bodies.append(body)
        return ast.FuncLit(sig.pos, sig, body)

    def parameters_empty(self, lparen: int, rparen: int) -> list[Field]:
        return []

    def parameters_list(self, lparen: int, entries: list[tuple[Optional[Ident], Expr]], end: int, rparen: int = 0) -> list[Field]:
        """Spec, "Function types": within a list the names are all present or all absent."""
        named = False
        last = len(entries) - 1
        for index, (name, type_expr) in enumerate(entries):
            if name is not None:
                named = True
            if type(type_expr) is ast.Ellipsis and index < last:
                entries[index] = name, self._without_dots(type_expr, _DOTS_MESSAGE)
        if not named:
            return [Field(type_expr.pos, [], type_expr) for _, type_expr in entries]
        fields: list[Field] = []
        names: list[Ident] = []
        for name, type_expr in entries:
            if name is None:
                if type(type_expr) is not Ident:
                    raise Rejected("syntax error: mixed named and unnamed parameters", type_expr.pos)
                names.append(type_expr)
            else:
                if names:
                    type_expr = self._without_dots(type_expr, _DOTS_MESSAGE)
                names.append(name)
                fields.append(Field(names[0].pos, names, type_expr))
                names = []
        if names:
            raise Rejected("syntax error: mixed named and unnamed parameters", names[0].pos)
        return fields

    def parameter_type(self, type_expr: Expr) -> tuple[Optional[Ident], Expr]:
        return None, type_expr

    def parameter_dots(self, dots: int, type_expr: Expr) -> tuple[Optional[Ident], Expr]:
        return None, ast.Ellipsis(dots, type_expr)

    def parameter_named(self, name: Ident, type_expr: Expr) -> tuple[Optional[Ident], Expr]:
        return name, type_expr

    def parameter_named_slice(self, name: Ident, lbrack: int, rbrack: int, elem: Expr) -> tuple[Optional[Ident], Expr]:
        return name, ArrayType(lbrack, None, elem)

    def parameter_named_array(self, name: Ident, lbrack: int, length: Expr, rbrack: int, elem: Expr) -> tuple[Optional[Ident], Expr]:
        return name, ArrayType(lbrack, length, elem)

    def parameter_named_open(self, name: Ident, lbrack: int, dots: int, rbrack: int, elem: Expr) -> tuple[Optional[Ident], Expr]:
        return name, ArrayType(lbrack, ast.Ellipsis(dots, None), elem)

    def parameter_named_dots(self, name: Ident, dots: int, type_expr: Expr) -> tuple[Optional[Ident], Expr]:
        return name, ast.Ellipsis(dots, type_expr)

    # ------------------------------------------------------------ types

    def slice_type(self, lbrack: int, rbrack: int, elem: Expr) -> ArrayType:
        return ArrayType(lbrack, None, elem)

    def array_type(self, lbrack: int, length: Expr, rbrack: int, elem: Expr) -> ArrayType:
        return ArrayType(lbrack, length, elem)

    def array_open(self, lbrack: int, dots: int, rbrack: int, elem: Expr) -> ArrayType:
        return ArrayType(lbrack, ast.Ellipsis(dots, None), elem)

    def map_type(self, keyword: int, lbrack: int, key: Expr, rbrack: int, val: Expr) -> MapType:
        return MapType(keyword, key, val)

    def chan_both(self, keyword: int, elem: Expr) -> ChanType:
        return ChanType(keyword, SEND_RECV, elem)

    def chan_send(self, keyword: int, arrow: Op, elem: Expr) -> ChanType:
        return ChanType(keyword, SEND_ONLY, elem)

    def chan_recv(self, arrow: Op, keyword: int, elem: Expr) -> ChanType:
        return ChanType(arrow[0], RECV_ONLY, elem)

    def star_type(self, star: Op, elem: Expr) -> StarExpr:
        return StarExpr(star[0], elem)

    def _type_argument(self, index: Expr) -> None:
        """The first type argument of a type, which the grammar takes for an expression."""
        if not is_type_argument(index):
            self.is_doubtful = True

    def type_instance(self, x: Expr, lbrack: int, index: Expr, rbrack: int) -> IndexExpr:
        self._type_argument(index)
        return IndexExpr(x.pos, x, [index])

    def type_instance_comma(self, x: Expr, lbrack: int, index: Expr, comma: int, rbrack: int) -> IndexExpr:
        self._type_argument(index)
        return IndexExpr(x.pos, x, [index])

    def type_instance_more(self, x: Expr, lbrack: int, index: Expr, comma: int, more: list[Expr], end: int, rbrack: int = 0) -> IndexExpr:
        self._type_argument(index)
        return self.instance_more(x, lbrack, index, comma, more, end, rbrack)

    def qualified_instance(self, package: Ident, dot: int, name: Ident, lbrack: int, index: Expr, rbrack: int) -> IndexExpr:
        self._type_argument(index)
        return IndexExpr(package.pos, SelectorExpr(package.pos, package, name), [index])

    def qualified_instance_comma(self, package: Ident, dot: int, name: Ident, lbrack: int, index: Expr, comma: int, rbrack: int) -> IndexExpr:
        self._type_argument(index)
        return IndexExpr(package.pos, SelectorExpr(package.pos, package, name), [index])

    def qualified_instance_more(
        self,
        package: Ident,
        dot: int,
        name: Ident,
        lbrack: int,
        index: Expr,
        comma: int,
        more: list[Expr],
        end: int,
        rbrack: int = 0,
    ) -> IndexExpr:
        self._type_argument(index)
        self._types(more)
        more.insert(0, index)
        return IndexExpr(package.pos, SelectorExpr(package.pos, package, name), more)

    def struct_type(self, keyword: int, lbrace: int, fields: list[Field], rbrace: int) -> StructType:
        return StructType(keyword, fields)

    def field_untagged(self, field: Field) -> Field:
        field.doc = self.doc_at(field.pos)
        return field

    def field_tagged(self, field: Field, tag: BasicLit) -> Field:
        field.doc = self.doc_at(field.pos)
        field.tag = tag
        return field

    def field_embedded(self, type_expr: Expr) -> Field:
        return Field(type_expr.pos, [], type_expr, embedded=True)

    def field_embedded_star(self, star: Op, type_expr: Expr) -> Field:
        return Field(star[0], [], StarExpr(star[0], type_expr), embedded=True)

    def field_one(self, name: Ident, type_expr: Expr) -> Field:
        return Field(name.pos, [name], type_expr)

    def field_slice(self, name: Ident, lbrack: int, rbrack: int, elem: Expr) -> Field:
        return Field(name.pos, [name], ArrayType(lbrack, None, elem))

    def field_array(self, name: Ident, lbrack: int, length: Expr, rbrack: int, elem: Expr) -> Field:
        return Field(name.pos, [name], ArrayType(lbrack, length, elem))

    def field_open(self, name: Ident, lbrack: int, dots: int, rbrack: int, elem: Expr) -> Field:
        return Field(name.pos, [name], ArrayType(lbrack, ast.Ellipsis(dots, None), elem))

    def field_many(self, name: Ident, comma: int, names: list[Ident], type_expr: Expr) -> Field:
        return Field(name.pos, [name, *names], type_expr)

    def interface_type(self, keyword: int, lbrace: int, elems: list[Field], rbrace: int) -> InterfaceType:
        return InterfaceType(keyword, elems)

    def interface_method(self, name: Ident, sig: FuncType) -> Field:
        sig.pos = name.pos
        return Field(name.pos, [name], sig, doc=self.doc_at(name.pos))

    def interface_embedded(self, x: Expr) -> Field:
        self._constraint(x)
        return Field(x.pos, [], x, doc=self.doc_at(x.pos), embedded=True)

    # ------------------------------------------------------------ expressions

    def binary(self, x: Expr, op: Op, y: Expr) -> BinaryExpr:
        """Adds an operand on the right of a chain of operands, by precedence; all operators associate to the left."""
        op_pos, text = op
        if type(x) is BinaryExpr:
            precedence = PRECEDENCE[text]
            if PRECEDENCE[x.op] < precedence:
                node = x
                inner = node.y
                while type(inner) is BinaryExpr and PRECEDENCE[inner.op] < precedence:
                    node = inner
                    inner = node.y
                node.y = BinaryExpr(inner.pos, text, inner, y, op_pos)
                return x
        return BinaryExpr(x.pos, text, x, y, op_pos)

    def unary(self, op: Op, x: Expr) -> UnaryExpr:
        return UnaryExpr(op[0], op[1], x)

    def star(self, star: Op, x: Expr) -> StarExpr:
        return StarExpr(star[0], x)

    def receive(self, arrow: Op, x: Expr) -> Expr:
        """``<-x``; but ``<-chan T`` is a channel type, and in ``<-chan<- T`` every arrow moves one channel to the right (spec,
        "Channel types": the <- operator associates with the leftmost chan possible)."""
        if type(x) is not ChanType:
            return UnaryExpr(arrow[0], "<-", x)
        pos = arrow[0]
        outer = node = x
        while True:
            direction = node.dir
            if direction == RECV_ONLY:
                raise Rejected("syntax error: unexpected <-, expected chan", pos)
            node.dir = RECV_ONLY
            node.pos = pos
            if direction == SEND_RECV:
                return outer
            inner = node.elem
            if type(inner) is not ChanType:
                raise Rejected("syntax error: expected chan", inner.pos)
            pos = inner.pos
            node = inner

    def paren(self, lparen: int, x: Expr, rparen: int) -> ParenExpr:
        return ParenExpr(lparen, x)

    def selector(self, x: Expr, dot: int, name: Ident) -> SelectorExpr:
        return SelectorExpr(x.pos, x, name)

    def type_assert(self, x: Expr, dot: int, lparen: int, type_expr: Expr, rparen: int) -> TypeAssertExpr:
        return TypeAssertExpr(x.pos, x, type_expr)

    def type_switch_guard(self, x: Expr, dot: int, lparen: int, keyword: int, rparen: int) -> TypeAssertExpr:
        return TypeAssertExpr(x.pos, x, None)

    def instance(self, x: Expr, lbrack: int, index: Expr, rbrack: int) -> IndexExpr:
        return IndexExpr(x.pos, x, [index])

    def instance_comma(self, x: Expr, lbrack: int, index: Expr, comma: int, rbrack: int) -> IndexExpr:
        return IndexExpr(x.pos, x, [index])

    def _types(self, xs: list[Expr]) -> None:
        for x in xs:
            if not is_type(x):
                raise Rejected("syntax error: expected type", x.pos)

    def instance_more(self, x: Expr, lbrack: int, index: Expr, comma: int, more: list[Expr], end: int, rbrack: int = 0) -> IndexExpr:
        self._types(more)
        more.insert(0, index)
        return IndexExpr(x.pos, x, more)

    def slice_all(self, x: Expr, lbrack: int, colon: int, rbrack: int) -> SliceExpr:
        return SliceExpr(x.pos, x, None, None, None, False)

    def slice_lo(self, x: Expr, lbrack: int, lo: Expr, colon: int, rbrack: int) -> SliceExpr:
        return SliceExpr(x.pos, x, lo, None, None, False)

    def slice_hi(self, x: Expr, lbrack: int, colon: int, hi: Expr, rbrack: int) -> SliceExpr:
        return SliceExpr(x.pos, x, None, hi, None, False)

    def slice_lo_hi(self, x: Expr, lbrack: int, lo: Expr, colon: int, hi: Expr, rbrack: int) -> SliceExpr:
        return SliceExpr(x.pos, x, lo, hi, None, False)

    def slice_hi_max(self, x: Expr, lbrack: int, c1: int, hi: Expr, c2: int, limit: Expr, rbrack: int) -> SliceExpr:
        return SliceExpr(x.pos, x, None, hi, limit, True)

    def slice_full(self, x: Expr, lbrack: int, lo: Expr, c1: int, hi: Expr, c2: int, limit: Expr, rbrack: int) -> SliceExpr:
        return SliceExpr(x.pos, x, lo, hi, limit, True)

    def slice_incomplete(self, x: Expr, lbrack: int, *parts: Any) -> SliceExpr:
        """Full slice expressions without the second or the third index."""
        colons = [part for part in parts if isinstance(part, int)]
        self._complain(colons[1], "middle and final index required in 3-index slice")
        given = [part for part in parts if not isinstance(part, int)]
        lo = given.pop(0) if not isinstance(parts[0], int) else None
        hi: Expr = ast.BadExpr(colons[1])
        if not isinstance(parts[1 if lo is None else 2], int):
            hi = given.pop(0)
        return SliceExpr(x.pos, x, lo, hi, given[0] if given else ast.BadExpr(colons[2]), True)

    def call_empty(self, fun: Expr, lparen: int, rparen: int) -> CallExpr:
        return CallExpr(fun.pos, fun, [], False, rparen)

    def call(self, fun: Expr, lparen: int, args: list[Expr], rparen: int) -> CallExpr:
        return CallExpr(fun.pos, fun, args, False, rparen)

    def call_comma(self, fun: Expr, lparen: int, args: list[Expr], comma: int, rparen: int) -> CallExpr:
        return CallExpr(fun.pos, fun, args, False, rparen)

    def call_dots(self, fun: Expr, lparen: int, args: list[Expr], dots: int, end: int, rparen: int = 0) -> CallExpr:
        return CallExpr(fun.pos, fun, args, True, rparen or end)

    def composite_lit(self, x: Expr, lbrace: int, elts: list[Expr], rbrace: int) -> CompositeLit:
        if type(x) not in _COMPOSITE_TYPES:
            raise Rejected("syntax error: unexpected {", lbrace)
        return CompositeLit(x.pos, x, elts, rbrace)

    def composite_elided(self, lbrace: int, elts: list[Expr], rbrace: int) -> CompositeLit:
        return CompositeLit(lbrace, None, elts, rbrace)

    def key_value(self, key: Expr, colon: int, val: Expr) -> ast.KeyValueExpr:
        return ast.KeyValueExpr(key.pos, key, val)

    # ------------------------------------------------------------ statements

    def block(self, lbrace: int, stmts: list[Stmt], rbrace: int) -> BlockStmt:
        return BlockStmt(lbrace, stmts, rbrace)

    def block_last(self, lbrace: int, stmts: list[Stmt], last: Stmt, rbrace: int) -> BlockStmt:
        stmts.append(last)
        return BlockStmt(lbrace, stmts, rbrace)

    def decl_stmt(self, decl: ast.GenDecl) -> ast.DeclStmt:
        return ast.DeclStmt(decl.pos, decl)

    def labeled_empty(self, label: Ident, colon: int) -> ast.LabeledStmt:
        return ast.LabeledStmt(label.pos, label, ast.EmptyStmt(colon + 1, True))

    def labeled(self, label: Ident, colon: int, stmt: Stmt) -> ast.LabeledStmt:
        return ast.LabeledStmt(label.pos, label, stmt)

    def _call_of(self, x: Expr) -> Expr:
        """What follows go or defer: gc's parser reads a primary expression, and its type checker wants a call."""
        if type(x) in (BinaryExpr, UnaryExpr, StarExpr):
            raise Rejected("syntax error: expression in go or defer must be function call", x.pos)
        if type(x) is ParenExpr:
            self._complain(x.pos, "expression in go or defer must not be parenthesized")
        while isinstance(x, ParenExpr):
            x = x.x
        return x

    def go_stmt(self, keyword: int, x: Expr) -> ast.GoStmt:
        return ast.GoStmt(keyword, self._call_of(x))

    def defer_stmt(self, keyword: int, x: Expr) -> ast.DeferStmt:
        return ast.DeferStmt(keyword, self._call_of(x))

    def return_none(self, keyword: int) -> ast.ReturnStmt:
        return ast.ReturnStmt(keyword, [])

    def return_values(self, keyword: int, results: list[Expr]) -> ast.ReturnStmt:
        return ast.ReturnStmt(keyword, results)

    _BRANCHES = {ord("b"): "break", ord("c"): "continue", ord("g"): "goto", ord("f"): "fallthrough"}

    def branch(self, keyword: int) -> ast.BranchStmt:
        return ast.BranchStmt(keyword, self._BRANCHES[self.source.data[keyword - self.source.base]], None)

    def branch_label(self, keyword: int, label: Ident) -> ast.BranchStmt:
        return ast.BranchStmt(keyword, self._BRANCHES[self.source.data[keyword - self.source.base]], label)

    def expr_stmt(self, x: Expr) -> ast.ExprStmt:
        return ast.ExprStmt(x.pos, x)

    def send(self, chan: Expr, arrow: Op, val: Expr) -> ast.SendStmt:
        return ast.SendStmt(chan.pos, chan, val)

    def inc_dec(self, x: Expr, op: Op) -> ast.IncDecStmt:
        return ast.IncDecStmt(x.pos, x, op[1])

    def assign(self, lhs: list[Expr], eq: int, rhs: list[Expr]) -> ast.AssignStmt:
        return ast.AssignStmt(lhs[0].pos, lhs, "=", rhs, eq)

    def define(self, lhs: list[Expr], op: int, rhs: list[Expr]) -> ast.AssignStmt:
        return ast.AssignStmt(lhs[0].pos, lhs, ":=", rhs, op)

    def assign_op(self, x: Expr, op: Op, y: Expr) -> ast.AssignStmt:
        return ast.AssignStmt(x.pos, [x], op[1], [y], op[0])

    # Headers are pairs: the init statement and the statement that holds the condition or tag.

    def header_none(self) -> tuple[Optional[Stmt], Optional[Stmt]]:
        return None, None

    def header_one(self, stmt: Stmt) -> tuple[Optional[Stmt], Optional[Stmt]]:
        return None, stmt

    def header_init(self, init: Optional[Stmt], semi: int) -> tuple[Optional[Stmt], Optional[Stmt]]:
        return init, None

    def header_two(self, init: Optional[Stmt], semi: int, stmt: Stmt) -> tuple[Optional[Stmt], Optional[Stmt]]:
        return init, stmt

    def _condition(self, stmt: Optional[Stmt]) -> Expr:
        if type(stmt) is not ast.ExprStmt:
            raise Rejected("syntax error: cannot use statement as value", stmt.pos if stmt is not None else 0)
        return stmt.x

    def if_stmt(self, keyword: int, header: tuple[Optional[Stmt], Stmt], then: BlockStmt) -> ast.IfStmt:
        return ast.IfStmt(keyword, header[0], self._condition(header[1]), then, None)

    def if_else(self, keyword: int, header: tuple[Optional[Stmt], Stmt], then: BlockStmt, els_keyword: int, els: Stmt) -> ast.IfStmt:
        return ast.IfStmt(keyword, header[0], self._condition(header[1]), then, els)

    def for_ever(self, keyword: int, body: BlockStmt) -> ast.ForStmt:
        return ast.ForStmt(keyword, None, None, None, body)

    def for_cond(self, keyword: int, cond: Stmt, body: BlockStmt) -> ast.ForStmt:
        return ast.ForStmt(keyword, None, self._condition(cond), None, body)

    def for_clause(
        self, keyword: int, init: Optional[Stmt], s1: int, cond: Optional[Stmt], s2: int, post: Optional[Stmt], body: BlockStmt
    ) -> ast.ForStmt:
        if type(post) is ast.AssignStmt and post.op == ":=":
            raise Rejected("syntax error: cannot declare in post statement of for loop", post.pos)
        return ast.ForStmt(keyword, init, None if cond is None else self._condition(cond), post, body)

    def range_bare(self, keyword: int, range_keyword: int, x: Expr, body: BlockStmt) -> ast.RangeStmt:
        return ast.RangeStmt(keyword, None, None, False, x, body)

    def _range(self, keyword: int, lhs: list[Expr], define: bool, x: Expr, body: BlockStmt) -> ast.RangeStmt:
        key, val, surplus = [*lhs, None, None][:3]
        return ast.RangeStmt(keyword, key, val, define, x, body, surplus)

    def range_assign(self, keyword: int, lhs: list[Expr], eq: int, range_keyword: int, x: Expr, body: BlockStmt) -> ast.RangeStmt:
        return self._range(keyword, lhs, False, x, body)

    def range_define(self, keyword: int, lhs: list[Expr], op: int, range_keyword: int, x: Expr, body: BlockStmt) -> ast.RangeStmt:
        return self._range(keyword, lhs, True, x, body)

    def case_list(self, keyword: int, exprs: list[Expr], colon: int) -> ast.CaseClause:
        return ast.CaseClause(keyword, exprs, [], colon)

    def case_default(self, keyword: int, colon: int) -> ast.CaseClause:
        return ast.CaseClause(keyword, None, [], colon)

    def clauses_append(self, clauses: list[ast.CaseClause], head: ast.CaseClause, stmts: list[Stmt]) -> list[ast.CaseClause]:
        head.body = stmts
        clauses.append(head)
        return clauses

    def switch_stmt(
        self, keyword: int, header: tuple[Optional[Stmt], Optional[Stmt]], lbrace: int, clauses: list[ast.CaseClause], rbrace: int
    ) -> Stmt:
        init, tag = header
        if tag is None:
            return ast.SwitchStmt(keyword, init, None, clauses, rbrace)
        if type(tag) is ast.ExprStmt:
            x = tag.x
            if type(x) is TypeAssertExpr and x.type_expr is None:
                return ast.TypeSwitchStmt(keyword, init, None, x.x, clauses, rbrace)
            return ast.SwitchStmt(keyword, init, x, clauses, rbrace)
        if type(tag) is ast.AssignStmt and tag.op == ":=" and len(tag.lhs) == len(tag.rhs) == 1:
            guard, name = tag.rhs[0], tag.lhs[0]
            if type(guard) is TypeAssertExpr and guard.type_expr is None and type(name) is Ident:
                return ast.TypeSwitchStmt(keyword, init, name, guard.x, clauses, rbrace)
        raise Rejected("syntax error: cannot use statement as value", tag.pos)

    def switch_stmt_last(
        self,
        keyword: int,
        header: tuple[Optional[Stmt], Optional[Stmt]],
        lbrace: int,
        clauses: list[ast.CaseClause],
        head: ast.CaseClause,
        stmts: list[Stmt],
        last: Stmt,
        rbrace: int,
    ) -> Stmt:
        stmts.append(last)
        return self.switch_stmt(keyword, header, lbrace, self.clauses_append(clauses, head, stmts), rbrace)

    def comm_case(self, keyword: int, comm: Stmt, colon: int) -> ast.CommClause:
        return ast.CommClause(keyword, comm, [], colon)

    def comm_default(self, keyword: int, colon: int) -> ast.CommClause:
        return ast.CommClause(keyword, None, [], colon)

    def comm_append(self, clauses: list[ast.CommClause], head: ast.CommClause, stmts: list[Stmt]) -> list[ast.CommClause]:
        head.body = stmts
        clauses.append(head)
        return clauses

    def select_stmt(self, keyword: int, lbrace: int, clauses: list[ast.CommClause], rbrace: int) -> ast.SelectStmt:
        return ast.SelectStmt(keyword, clauses, rbrace)

    def select_stmt_last(
        self,
        keyword: int,
        lbrace: int,
        clauses: list[ast.CommClause],
        head: ast.CommClause,
        stmts: list[Stmt],
        last: Stmt,
        rbrace: int,
    ) -> ast.SelectStmt:
        stmts.append(last)
        return ast.SelectStmt(keyword, self.comm_append(clauses, head, stmts), rbrace)
