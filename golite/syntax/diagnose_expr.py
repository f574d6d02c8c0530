"""The diagnosing parser, lower half: expressions, types, parameter lists.

A recursive-descent parser that exists for its messages: it takes the decisions that gc's parser takes, since the wording of
an error and the token it is reported at follow from them. It builds expressions (their shape decides some messages, and some
quote them); nothing here becomes part of a program.
"""

from __future__ import annotations

from typing import Optional

from golite.syntax import ast
from golite.syntax.ambiguity import split_type_parameter
from golite.syntax.ast import Expr, Field, Ident
from golite.syntax.build_expr import RECV_ONLY, SEND_ONLY, SEND_RECV
from golite.syntax.diagnose_base import BaseParser, describe_token
from golite.syntax.print import format_expr

_UNARY = frozenset("*+-!^~")
_TYPE_STARTS = frozenset(["[", "chan", "map", "struct", "interface"])


class ListExpr(Expr):
    """Several expressions; only for messages."""

    __slots__ = ("items",)

    def __init__(self, pos: int, items: list[Expr]) -> None:
        super().__init__(pos)
        self.items = items


def format_list(x: Expr) -> str:
    """`format_expr`, for expression lists as well."""
    return ", ".join(map(format_expr, x.items)) if isinstance(x, ListExpr) else format_expr(x)


def unparen(x: Expr) -> Expr:
    while isinstance(x, ast.ParenExpr):
        x = x.x
    return x


def _must_be_value(x: Expr) -> bool:
    """Is ``x`` syntactically no type?"""
    if isinstance(x, ast.ParenExpr):
        return _must_be_value(x.x)
    if isinstance(x, ast.IndexExpr):
        return _must_be_value(x.x) or (len(x.indices) == 1 and _must_be_value(x.indices[0]))
    return isinstance(
        x,
        (
            ast.BasicLit,
            ast.CompositeLit,
            ast.FuncLit,
            ast.SliceExpr,
            ast.TypeAssertExpr,
            ast.CallExpr,
            ast.BinaryExpr,
            ast.UnaryExpr,
        ),
    )


class Parameter:
    """An element of a parameter list before it is known whether names are names or types."""

    __slots__ = ("name", "pos", "type_expr")

    def __init__(self, pos: int, name: Optional[Ident], type_expr: Optional[Expr]) -> None:
        self.pos = pos
        self.name = name
        self.type_expr = type_expr


class ExprParser(BaseParser):
    """Positions in nodes are plain byte offsets here."""

    # ------------------------------------------------------------ names

    def qualified_name(self, first: Optional[Ident]) -> Expr:
        x: Expr
        if first is not None:
            x = first
        elif self.tok == "name":
            x = self.name()
        else:
            x = Ident(self.offset, "_")
            self.syntax_error("expected name")
            self.advance(".", ";", "}")
        op_pos = self.offset
        if self.got("."):
            x = ast.SelectorExpr(x.pos, x, self.name(), op_pos)
        if self.tok == "[":
            op_pos = self.offset
            self.next()
            if self.tok == "]":
                self.syntax_error("expected type argument list")
                x = ast.IndexExpr(x.pos, x, [self.bad_expr()], op_pos)
            else:
                x = ast.IndexExpr(x.pos, x, self.type_list(True)[0], op_pos)
            self.want("]")
        return x

    def literal(self) -> Optional[ast.BasicLit]:
        if self.tok != "literal":
            return None
        kind = "STRING" if self.lit[0] in '"`' else "CHAR" if self.lit[0] == "'" else "INT"
        x = ast.BasicLit(self.offset, kind, self.lit)
        self.next()
        return x

    # ------------------------------------------------------------ expressions

    def expr_list(self) -> Expr:
        x = self.expr()
        if self.tok != ",":
            return x
        items = [x]
        while self.got(","):
            items.append(self.expr())
        return ListExpr(x.pos, items)

    def expr(self) -> Expr:
        return self.binary_expr(self.unary_expr(), 0)

    def binary_expr(self, x: Expr, prec: int) -> Expr:
        while self.prec > prec and self.tok in ("op", "*"):
            offset, op, op_prec = self.offset, self.op, self.prec
            self.next()
            y = self.binary_expr(self.unary_expr(), op_prec)
            x = ast.BinaryExpr(x.pos, op, x, y, offset)
        return x

    def unary_expr(self) -> Expr:
        offset = self.offset
        if self.tok in ("op", "*"):
            op = self.op
            if op in _UNARY or op == "&":
                self.next()
                x = self.unary_expr()
                if op == "*":
                    return ast.StarExpr(offset, x)
                return ast.UnaryExpr(offset, op, unparen(x) if op == "&" else x)
        elif self.tok == "<-":
            self.next()
            x = self.unary_expr()
            if not isinstance(x, ast.ChanType):
                return ast.UnaryExpr(offset, "<-", x)
            # <- belongs to the channel type, and may move the arrows of the following ones to the right.
            direction = SEND_ONLY
            inner: Expr = x
            while direction == SEND_ONLY and isinstance(inner, ast.ChanType):
                direction = inner.dir
                if direction == RECV_ONLY:
                    self.syntax_error("unexpected <-, expected chan")
                inner.dir = RECV_ONLY
                inner = inner.elem
            if direction == SEND_ONLY:
                self.syntax_error(f"unexpected {format_expr(inner)}, expected chan")
            return x
        return self.primary_expr(None, True)

    def operand(self, keep_parens: bool) -> Expr:
        tok = self.tok
        offset = self.offset
        if tok == "name":
            return self.name()
        if tok == "literal":
            x = self.literal()
            assert x is not None
            return x
        if tok == "(":
            self.next()
            self.nesting += 1
            inner = self.expr()
            self.nesting -= 1
            self.want(")")
            return ast.ParenExpr(offset, inner) if keep_parens or self.tok == "{" else inner
        if tok == "func":
            self.next()
            sig = self.func_type(offset, "function type")
            if self.tok == "{":
                self.nesting += 1
                body = self.func_body()
                self.nesting -= 1
                return ast.FuncLit(offset, sig, body)
            return sig
        if tok in _TYPE_STARTS:
            return self.type_()
        bad = self.bad_expr()
        self.syntax_error("expected expression")
        self.advance(")", "]", "}")
        return bad

    def func_body(self) -> ast.BlockStmt:
        raise NotImplementedError  # statements are in the upper half

    def primary_expr(self, x: Optional[Expr], keep_parens: bool) -> Expr:
        if x is None:
            x = self.operand(keep_parens)
        while True:
            tok = self.tok
            op_pos = self.offset
            if tok == ".":
                self.next()
                if self.tok == "name":
                    x = ast.SelectorExpr(x.pos, x, self.name(), op_pos)
                elif self.got("("):
                    if self.got("type"):
                        x = ast.TypeAssertExpr(x.pos, x, None, op_pos)
                    else:
                        x = ast.TypeAssertExpr(x.pos, x, self.type_(), op_pos)
                    self.want(")")
                else:
                    self.syntax_error("expected name or (")
                    self.advance(";", ")")
            elif tok == "[":
                x = self.index_or_slice(x)
            elif tok == "(":
                self.next()
                args: list[Expr] = []
                dots = False

                def argument(args: list[Expr] = args) -> bool:
                    nonlocal dots
                    args.append(self.expr())
                    dots = self.got("...")
                    return dots

                self.nesting += 1
                rparen = self.list_of("argument list", ",", ")", argument)
                self.nesting -= 1
                x = ast.CallExpr(x.pos, x, args, dots, rparen, op_pos)
            elif tok == "{":
                bare = unparen(x)
                if isinstance(bare, (ast.Ident, ast.SelectorExpr)):
                    literal = self.nesting >= 0
                elif isinstance(bare, ast.IndexExpr):
                    literal = self.nesting >= 0 and not _must_be_value(bare)
                else:
                    literal = isinstance(bare, (ast.ArrayType, ast.StructType, ast.MapType))
                if not literal:
                    return x
                if bare is not x:
                    self.syntax_error("cannot parenthesize type in composite literal")
                x = self.composite(x)
            else:
                return x

    def index_or_slice(self, x: Expr) -> Expr:
        lbrack = self.offset
        self.next()
        first: Optional[Expr] = None
        if self.tok != ":":
            comma = False
            if self.tok == "]":
                self.syntax_error("expected operand")
                indices = [self.bad_expr()]
            else:
                indices, comma = self.type_list(False)
            if comma or self.tok == "]":
                self.want("]")
                return ast.IndexExpr(x.pos, x, indices, lbrack)
            first = indices[0]
        if not self.got(":"):
            self.syntax_error("expected comma, : or ]")
            self.advance(",", ":", "]")
        self.nesting += 1
        second: Optional[Expr] = None
        third: Optional[Expr] = None
        full = False
        if self.tok not in (":", "]"):
            second = self.expr()
        if self.tok == ":":
            full = True
            if second is None:
                self.error_at(self.offset, "middle index required in 3-index slice")
            self.next()
            if self.tok == "]":
                self.error_at(self.offset, "final index required in 3-index slice")
            else:
                third = self.expr()
        self.nesting -= 1
        self.want("]")
        return ast.SliceExpr(x.pos, x, first, second, third, full, lbrack)

    def composite(self, type_expr: Optional[Expr]) -> Expr:
        offset = self.offset
        elements: list[Expr] = []

        def element() -> bool:
            x = self.composite(None) if self.tok == "{" else self.expr()
            if self.got(":"):
                value = self.composite(None) if self.tok == "{" else self.expr()
                x = ast.KeyValueExpr(x.pos, x, value)
            elements.append(x)
            return False

        self.nesting += 1
        self.want("{")
        rbrace = self.list_of("composite literal", ",", "}", element)
        self.nesting -= 1
        return ast.CompositeLit(type_expr.pos if type_expr is not None else offset, type_expr, elements, rbrace, offset)

    def type_list(self, strict: bool) -> tuple[list[Expr], bool]:
        """Types, the first of which may be an expression unless ``strict``; and whether there was a comma."""
        self.nesting += 1
        items = [self.type_() if strict else self.expr()]
        comma = False
        while self.got(","):
            comma = True
            x = self.type_or_none()
            if x is None:
                break
            items.append(x)
        self.nesting -= 1
        return items, comma

    # ------------------------------------------------------------ types

    def type_(self) -> Expr:
        x = self.type_or_none()
        if x is None:
            x = self.bad_expr()
            self.syntax_error("expected type")
            self.advance(",", ":", ";", ")", "]", "}")
        return x

    def type_or_none(self) -> Optional[Expr]:
        offset = self.offset
        tok = self.tok
        if tok == "name":
            return self.qualified_name(None)
        if tok == "*":
            self.next()
            return ast.StarExpr(offset, self.type_())
        if tok == "<-":
            self.next()
            self.want("chan")
            return ast.ChanType(offset, RECV_ONLY, self.chan_elem())
        if tok == "func":
            self.next()
            return self.func_type(offset, "function type")
        if tok == "[":
            self.next()
            if self.got("]"):
                return ast.ArrayType(offset, None, self.type_())
            return self.array_type(offset, None)
        if tok == "chan":
            self.next()
            direction = SEND_ONLY if self.got("<-") else SEND_RECV
            return ast.ChanType(offset, direction, self.chan_elem())
        if tok == "map":
            self.next()
            self.want("[")
            key = self.type_()
            self.want("]")
            return ast.MapType(offset, key, self.type_())
        if tok == "struct":
            return self.struct_type()
        if tok == "interface":
            return self.interface_type()
        if tok == "(":
            self.next()
            x = self.type_()
            self.want(")")
            return x
        return None

    def array_type(self, offset: int, length: Optional[Expr]) -> Expr:
        """After "[", or after "[" and the length."""
        if length is None:
            dots = self.offset
            if self.got("..."):
                length = ast.Ellipsis(dots, None)
            else:
                self.nesting += 1
                length = self.expr()
                self.nesting -= 1
        if self.tok == ",":
            self.syntax_error("unexpected comma; expected ]")
            self.next()
        self.want("]")
        return ast.ArrayType(offset, length, self.type_())

    def chan_elem(self) -> Expr:
        x = self.type_or_none()
        if x is None:
            x = self.bad_expr()
            self.syntax_error("missing channel element type")
        return x

    def func_type(self, offset: int, no_type_parameters: str) -> ast.FuncType:
        """Type parameters (if ``no_type_parameters`` is "", otherwise it says what can't have any), parameters and results."""
        bracket = self.offset
        if self.got("["):
            if no_type_parameters:
                self.syntax_error(no_type_parameters + " must have no type parameters", bracket)
            if self.tok == "]":
                self.syntax_error("empty type parameter list")
                self.next()
            else:
                self.parameters("]", names_required=True)
        self.want("(")
        params = self.parameters(")", dots_allowed=True)
        results: list[Parameter] = []
        if self.got("("):
            results = self.parameters(")")
        else:
            result_at = self.offset
            result = self.type_or_none()
            if result is not None:
                results = [Parameter(result_at, None, result)]
        return ast.FuncType(offset, [], _fields(params), _fields(results))

    def struct_type(self) -> ast.StructType:
        offset = self.offset
        fields: list[Field] = []
        self.want("struct")
        self.want("{")

        def element() -> bool:
            self.field(fields)
            return False

        self.list_of("struct type", ";", "}", element)
        return ast.StructType(offset, fields)

    def field(self, fields: list[Field]) -> None:
        offset = self.offset
        names: list[Ident] = []
        type_expr: Expr
        if self.tok == "name":
            name = self.name()
            if self.tok in (".", "literal", ";", "}"):
                type_expr = self.qualified_name(name)
            else:
                names = self.name_list(name)
                if len(names) == 1 and self.tok == "[":
                    type_expr = self.array_or_instance(name)
                    if isinstance(type_expr, ast.IndexExpr):
                        names = []
                else:
                    type_expr = self.type_()
        elif self.tok == "*":
            self.next()
            if self.tok == "(":
                self.syntax_error("cannot parenthesize embedded type")
                self.next()
                type_expr = ast.StarExpr(offset, self.qualified_name(None))
                self.got(")")
            else:
                type_expr = ast.StarExpr(offset, self.qualified_name(None))
        elif self.tok == "(":
            self.syntax_error("cannot parenthesize embedded type")
            self.next()
            if self.got("*"):
                type_expr = ast.StarExpr(offset, self.qualified_name(None))
            else:
                type_expr = self.qualified_name(None)
            self.got(")")
        else:
            self.syntax_error("expected field name or embedded type")
            self.advance(";", "}")
            return
        tag = self.literal()
        if tag is not None and tag.kind != "STRING":
            self.accepted.append((tag.pos, f'invalid syntax tree: incorrect tag syntax: "{tag.text}"'))
        fields.append(Field(offset, names, type_expr, tag))

    def array_or_instance(self, name: Ident) -> Expr:
        """After a name: the array or slice type of what it names, or (an IndexExpr) its instance."""
        offset = self.offset
        self.want("[")
        if self.got("]"):
            return ast.ArrayType(offset, None, self.type_())
        items, comma = self.type_list(False)
        self.want("]")
        if not comma:
            elem = self.type_or_none()
            if elem is not None:
                return ast.ArrayType(offset, items[0], elem)
        return ast.IndexExpr(name.pos, name, items, offset)

    def interface_type(self) -> ast.InterfaceType:
        offset = self.offset
        methods: list[Field] = []
        self.want("interface")
        self.want("{")

        def element() -> bool:
            method: Optional[Field] = self.method() if self.tok == "name" else None
            if method is None or not method.names:
                at = self.offset
                method = Field(at, [], self.union(None if method is None else method.type_expr), embedded=True)
            methods.append(method)
            return False

        self.list_of("interface type", ";", "}", element)
        return ast.InterfaceType(offset, methods)

    def method(self) -> Field:
        offset = self.offset
        name = self.name()
        what = "interface method"
        if self.tok == "(":
            return Field(offset, [name], self.func_type(offset, what))
        if self.tok != "[":
            return Field(offset, [], self.qualified_name(name), embedded=True)
        bracket = self.offset
        self.next()
        if self.tok == "]":
            close = self.offset
            self.next()
            if self.tok == "(":
                self.error_at(close, "empty type parameter list")
                return Field(offset, [name], self.func_type(offset, what))
            self.error_at(close, "empty type argument list")
            return Field(offset, [], name, embedded=True)
        params = self.parameters("]")
        if not params:
            if self.tok == "(":
                return Field(offset, [name], self.func_type(offset, what))
            return Field(offset, [], name, embedded=True)
        if params[0].name is not None:
            sig = self.func_type(offset, what)
            self.error_at(bracket, "interface method must have no type parameters")
            return Field(offset, [name], sig)
        arguments = [param.type_expr or self.bad_expr() for param in params]
        return Field(offset, [], ast.IndexExpr(offset, name, arguments, bracket), embedded=True)

    def union(self, first: Optional[Expr]) -> Expr:
        x = self.union_term() if first is None else first
        while self.tok == "op" and self.op == "|":
            offset = self.offset
            self.next()
            x = ast.BinaryExpr(x.pos, "|", x, self.union_term(), offset)
        return x

    def union_term(self) -> Expr:
        offset = self.offset
        if self.tok == "op" and self.op == "~":
            self.next()
            return ast.UnaryExpr(offset, "~", self.type_())
        x = self.type_or_none()
        if x is None:
            x = self.bad_expr()
            self.syntax_error("expected ~ term or type")
            self.advance("op", ";", ")", "]", "}")
        return x

    # ------------------------------------------------------------ parameters

    def _at_op(self, op: str) -> bool:
        return self.tok == "op" and self.op == op

    def parameter(self, name: Optional[Ident], close: str) -> Optional[Parameter]:
        """One element; ``close`` is "]" in type parameter lists, where unions are allowed. ``name``: already read."""
        unions = close == "]"
        offset = self.offset if name is None else name.pos
        if name is None and unions and self._at_op("~"):
            return Parameter(offset, None, self.union(None))
        if name is None and self.tok == "name":
            name = self.name()
        type_expr: Optional[Expr]
        if name is not None:
            if self.tok == "[":
                type_expr = self.array_or_instance(name)
                own_name = None if isinstance(type_expr, ast.IndexExpr) else name
                if unions and self._at_op("|"):
                    type_expr = self.union(type_expr)
                return Parameter(offset, own_name, type_expr)
            if self.tok == ".":
                type_expr = self.qualified_name(name)
                return Parameter(offset, None, self.union(type_expr) if unions else type_expr)
            if unions and self._at_op("|"):
                return Parameter(offset, None, self.union(name))
        if self.tok == "...":
            dots = self.offset
            self.next()
            elem = self.type_or_none()
            if elem is None:
                self.syntax_error("... is missing type")
                return Parameter(offset, name, self.bad_expr())
            return Parameter(offset, name, ast.Ellipsis(dots, elem))
        if unions and self._at_op("~"):
            return Parameter(offset, name, self.union(None))
        type_expr = self.type_or_none()
        if unions and type_expr is not None and self._at_op("|"):
            type_expr = self.union(type_expr)
        if name is not None or type_expr is not None:
            return Parameter(offset, name, type_expr)
        self.syntax_error("expected " + describe_token(close))
        self.advance(",", close)
        return None

    def parameters(
        self,
        close: str,
        name: Optional[Ident] = None,
        type_expr: Optional[Expr] = None,
        names_required: bool = False,
        dots_allowed: bool = False,
    ) -> list[Parameter]:
        """The list after its opening bracket, or after its first name and perhaps constraint."""
        if name is not None and type_expr is not None and self.tok == close:
            self.next()
            return [Parameter(name.pos, name, type_expr)]
        params: list[Parameter] = []
        first_name, first_type = name, type_expr

        def element() -> bool:
            nonlocal first_name, first_type
            if first_type is not None:
                assert first_name is not None
                param: Optional[Parameter] = Parameter(first_name.pos, first_name, first_type)
            else:
                param = self.parameter(first_name, close)
            first_name = first_type = None
            if param is not None:
                params.append(param)
            return False

        end = self.list_of("parameter list", ",", close, element)
        if params:
            self._check_names(params, end, names_required)
            self._check_dots(params, dots_allowed)
        return params

    def _check_names(self, params: list[Parameter], end: int, names_required: bool) -> None:
        """All elements have names or none has; a name alone is given the type that follows."""
        typed = sum(param.type_expr is not None for param in params)
        named = sum(param.type_expr is not None and param.name is not None for param in params)
        if named == 0 and not names_required:
            for param in params:
                if param.name is not None:
                    param.type_expr, param.name = param.name, None
            return
        if named == len(params):
            return
        wrong = -1  # offset of the leftmost element that lacks something
        type_expr: Optional[Expr] = None
        for param in reversed(params):
            if param.type_expr is not None:
                type_expr = param.type_expr
                if param.name is None:
                    wrong = type_expr.pos
                    param.name = Ident(wrong, "_")
            elif type_expr is not None:
                param.type_expr = type_expr
            else:
                assert param.name is not None
                wrong = param.name.pos
                param.type_expr = ast.BadExpr(wrong)
        if wrong < 0:
            return
        if named == typed:  # every type has its name: the names at the end have no type
            self.syntax_error("missing type constraint" if names_required else "missing parameter type", end)
        elif names_required:
            hint = " or invalid array length" if len(params) == 1 else ""
            self.syntax_error("missing type parameter name" + hint, wrong)
        else:
            self.syntax_error("missing parameter name", wrong)

    def _check_dots(self, params: list[Parameter], allowed: bool) -> None:
        for index, param in enumerate(params):
            if isinstance(param.type_expr, ast.Ellipsis) and not (allowed and index == len(params) - 1):
                what = "can only use ... with final parameter" if allowed else "invalid use of ..."
                self.error_at(param.type_expr.pos, what)
                return

    def type_parameters_or_array(self) -> tuple[bool, Optional[Expr]]:
        """`type T` has been read, "[" follows. Were these type parameters? Otherwise, the array or slice type."""
        bracket = self.offset
        self.next()
        if self.got("]"):
            return False, ast.ArrayType(bracket, None, self.type_())
        if self.tok != "name":
            return False, self.array_type(bracket, None)
        x: Expr = self.name()
        if self.tok != "[":
            self.nesting += 1
            x = self.binary_expr(self.primary_expr(x, False), 0)
            self.nesting -= 1
        split = (x, None) if isinstance(x, Ident) else split_type_parameter(x, self.tok == ",")
        if split is not None and (split[1] is not None or self.tok != "]"):
            self.parameters("]", split[0], split[1], names_required=True)
            return True, None
        return False, self.array_type(bracket, x)


def _fields(params: list[Parameter]) -> list[Field]:
    return [Field(param.pos, [param.name] if param.name is not None else [], param.type_expr or ast.BadExpr(param.pos)) for param in params]
