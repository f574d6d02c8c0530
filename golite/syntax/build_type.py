"""Types, signatures, type parameters."""

from __future__ import annotations

from typing import Any, Optional

from golite.syntax import ast
from golite.syntax.ambiguity import is_type_argument, is_type_element
from golite.syntax.ast import (
    ArrayType,
    BasicLit,
    BlockStmt,
    ChanType,
    Expr,
    Field,
    FuncType,
    Ident,
    IndexExpr,
    InterfaceType,
    MapType,
    SelectorExpr,
    StarExpr,
    StructType,
)
from golite.syntax.build_base import Op, Rejected
from golite.syntax.build_expr import RECV_ONLY, SEND_ONLY, SEND_RECV, ExprBuilder

_DOTS_MESSAGE = "can only use ... with final parameter"


class TypeBuilder(ExprBuilder):
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

    # ------------------------------------------------------------ signatures

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
        return IndexExpr(x.pos, x, [index], lbrack)

    def type_instance_comma(self, x: Expr, lbrack: int, index: Expr, comma: int, rbrack: int) -> IndexExpr:
        self._type_argument(index)
        return IndexExpr(x.pos, x, [index], lbrack)

    def type_instance_more(self, x: Expr, lbrack: int, index: Expr, comma: int, more: list[Expr], end: int, rbrack: int = 0) -> IndexExpr:
        self._type_argument(index)
        return self.instance_more(x, lbrack, index, comma, more, end, rbrack)

    def qualified_instance(self, package: Ident, dot: int, name: Ident, lbrack: int, index: Expr, rbrack: int) -> IndexExpr:
        self._type_argument(index)
        return IndexExpr(package.pos, SelectorExpr(package.pos, package, name, dot), [index], lbrack)

    def qualified_instance_comma(self, package: Ident, dot: int, name: Ident, lbrack: int, index: Expr, comma: int, rbrack: int) -> IndexExpr:
        self._type_argument(index)
        return IndexExpr(package.pos, SelectorExpr(package.pos, package, name, dot), [index], lbrack)

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
        return IndexExpr(package.pos, SelectorExpr(package.pos, package, name, dot), more, lbrack)

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
