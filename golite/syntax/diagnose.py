"""Says what is wrong with a file that the tables of parser.py did not accept, in gc's words.

`diagnose` parses the file again with a parser that reports all errors: after one it goes on at the next statement or
declaration. This file is its upper half, declarations and statements; diagnose_expr.py, diagnose_base.py and scanner.py are the rest.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Optional, Union

from golite.errors import Diagnostic
from golite.syntax import ast
from golite.syntax.ast import Expr
from golite.syntax.diagnose_expr import ExprParser, ListExpr, format_list, unparen
from golite.syntax.print import format_expr
from golite.syntax.scanner import Scanner
from golite.syntax.source import Position, Source

_RECURSION_LIMIT = 20_000
_DECLARATIONS = ("import", "const", "type", "var", "func")
_SIMPLE_STARTS = frozenset(["literal", "func", "(", "[", "struct", "map", "chan", "interface", "<-"])


class _Range:
    """A range clause; the header ends with it."""


class _Simple:
    """A simple statement that is no expression: where gc reports errors about it, and what it says."""

    __slots__ = ("defines", "offset", "text")

    def __init__(self, offset: int, text: str, defines: bool = False) -> None:
        self.offset = offset
        self.text = text
        self.defines = defines


_Statement = Union[Expr, _Range, _Simple]


def _emphasized(x: Expr) -> str:
    text = format_list(x)
    return f"({text})" if isinstance(x, ast.BinaryExpr) else text


class _Parser(ExprParser):
    # ------------------------------------------------------------ declarations

    def file(self) -> Optional[ast.Ident]:
        """Parses everything; the package name, if the package clause is right."""
        self.next()
        if not self.got("package"):
            self.syntax_error("package statement must be first")
            return None
        name = self.name()
        self.want(";")
        if self.errors:
            return None
        previous = "import"
        bodyless = False
        while self.tok != "EOF":
            tok = self.tok
            if tok == "import" and previous != "import":
                self.syntax_error("imports must appear before other declarations")
            previous = tok
            if tok not in _DECLARATIONS:
                if tok == "{" and bodyless:
                    self.syntax_error("unexpected semicolon or newline before {")
                else:
                    self.syntax_error("non-declaration statement outside function body")
                self.advance(*_DECLARATIONS)
                continue
            self.next()
            bodyless = False
            if tok == "func":
                bodyless = self.func_decl()
            else:
                self.group({"import": self.import_spec, "const": self.const_spec, "type": self.type_spec, "var": self.var_spec}[tok])
            if self.tok != "EOF" and not self.got(";"):
                self.syntax_error("after top level declaration")
                self.advance(*_DECLARATIONS)
        return name

    def group(self, spec: Callable[[], None]) -> None:
        if not self.got("("):
            spec()
            return

        def element() -> bool:
            spec()
            return False

        self.list_of("grouped declaration", ";", ")", element)

    def import_spec(self) -> None:
        if self.tok in ("name", "."):
            self.next()
        valid = self.valid
        path = self.literal()
        if path is None:
            self.syntax_error("missing import path")
            self.advance(";", ")")
        elif valid and path.kind != "STRING":
            self.syntax_error("import path must be a string", path.pos)

    def const_spec(self) -> None:
        self.name_list(self.name())
        if self.tok not in ("EOF", ";", ")"):
            self.type_or_none()
            if self.got_assign():
                self.expr_list()

    def var_spec(self) -> None:
        self.name_list(self.name())
        if self.got_assign():
            self.expr_list()
        else:
            self.type_()
            if self.got_assign():
                self.expr_list()

    def type_spec(self) -> None:
        self.name()
        generic = False
        type_expr: Optional[Expr] = None
        if self.tok == "[":
            generic, type_expr = self.type_parameters_or_array()
            if not generic:
                return
        self.got_assign()
        type_expr = self.type_or_none()
        if type_expr is None:
            self.syntax_error("in type declaration")
            self.advance(";", ")")

    def func_decl(self) -> bool:
        """True if there is no body."""
        offset = self.offset
        receiver = self.got("(")
        if receiver:
            count = len(self.parameters(")"))
            if count != 1:
                self.error_at(self.offset, "method has multiple receivers" if count else "method has no receiver")
        if self.tok == "name":
            self.name()
            self.func_type(offset, "")
        else:
            self.syntax_error("expected name" if receiver else "expected name or (")
            self.advance("{", ";")
        if self.tok == "{":
            self.func_body()
            return False
        return True

    def func_body(self) -> ast.BlockStmt:
        self.function_depth += 1
        offset = self.offset
        count = self.block("")
        self.function_depth -= 1
        # Only whether there are statements matters, to print the function in a message.
        return ast.BlockStmt(offset, [ast.EmptyStmt(offset)] if count else [], offset)

    # ------------------------------------------------------------ statements

    def block(self, context: str) -> int:
        """``context`` is what the missing "{" would have followed. The number of statements."""
        if not self.got("{"):
            self.syntax_error("expected { after " + context)
            self.advance("name", "}")
            if self.got("}"):
                return 0
        count = self.statement_list()
        self.want("}")
        return count

    def statement_list(self) -> int:
        count = 0
        while self.tok not in ("EOF", "}", "case", "default"):
            if not self.statement():
                break
            count += 1
            if not self.got(";") and self.tok != "}":
                self.syntax_error("at end of statement")
                self.advance(";", "}", "case", "default")
                self.got(";")
        return count

    def statement(self) -> bool:
        """Parses one statement; False if there is none."""
        tok = self.tok
        if tok == "name":
            x = self.expr_list()
            if isinstance(x, ast.Ident) and self.tok == ":":
                return self.labeled()
            self.simple_statement(x, "")
        elif tok in ("var", "const", "type"):
            self.next()
            self.group({"var": self.var_spec, "const": self.const_spec, "type": self.type_spec}[tok])
        elif tok == "{":
            self.block("")
        elif tok in _SIMPLE_STARTS or (tok in ("op", "*") and self.op in "+-*&^!"):
            self.simple_statement(None, "")
        elif tok == "for":
            self.header("for")
            self.block("for clause")
        elif tok == "switch":
            self.header("switch")
            self.clauses("switch")
        elif tok == "select":
            self.next()
            self.clauses("select")
        elif tok == "if":
            self.if_statement()
        elif tok == "fallthrough":
            self.next()
        elif tok in ("break", "continue"):
            self.next()
            if self.tok == "name":
                self.next()
        elif tok in ("go", "defer"):
            self.next()
            call = self.primary_expr(None, self.tok == "(")
            if unparen(call) is not call:
                self.error_at(call.pos, f"expression in {tok} must not be parenthesized")
        elif tok == "goto":
            self.next()
            self.name()
        elif tok == "return":
            self.next()
            if self.tok not in (";", "}"):
                self.expr_list()
        else:
            return tok == ";"
        return True

    def labeled(self) -> bool:
        colon = self.offset
        self.want(":")
        if self.tok == "}":
            return True
        if self.statement():
            return True
        self.syntax_error("missing statement after label", colon)
        return False

    def simple_statement(self, lhs: Optional[Expr], keyword: str) -> _Statement:
        """``keyword``: of the header that the statement is in; "for" allows a range clause, "switch" x := y.(type)."""
        if keyword == "for" and self.tok == "range":
            return self.range_clause()
        if lhs is None:
            lhs = self.expr_list()
        offset = self.offset
        tok = self.tok
        if tok in ("=", ":="):
            self.next()
            if keyword == "for" and self.tok == "range":
                return self.range_clause()
            rhs = self.expr_list()
            if tok == ":=" and keyword == "switch" and isinstance(lhs, ast.Ident) and isinstance(rhs, ast.TypeAssertExpr) and rhs.type_expr is None:
                return rhs
            if tok == "=":
                return _Simple(offset, f"assignment {_emphasized(lhs)} = {_emphasized(rhs)}")
            return _Simple(offset, f"{format_list(lhs)} := {format_list(rhs)}", defines=True)
        if isinstance(lhs, ListExpr):
            self.syntax_error("expected := or = or comma")
            self.advance(";", "}")
            return lhs.items[0]
        op = self.op
        if tok == "assignop":
            self.next()
            return _Simple(offset, f"{format_expr(lhs)} {op}= {format_expr(self.expr())}")
        if tok == "incop":
            self.next()
            return _Simple(offset, format_expr(lhs) + op + op)
        if tok == "<-":
            self.next()
            return _Simple(offset, f"{format_expr(lhs)} <- {format_expr(self.expr())}")
        return lhs

    def range_clause(self) -> _Range:
        self.next()
        self.expr()
        return _Range()

    def header(self, keyword: str) -> None:
        """Everything between ``keyword`` and the block's "{"."""
        self.want(keyword)
        if self.tok == "{":
            if keyword == "if":
                self.syntax_error("missing condition in if statement")
            return
        outer = self.nesting
        self.nesting = -1
        self.header_clauses(keyword)
        self.nesting = outer

    def header_clauses(self, keyword: str) -> None:
        init: Optional[_Statement] = None
        condition: Optional[_Statement] = None
        semi, semi_lit = -1, ""
        if self.tok != ";":
            if self.got("var"):
                self.syntax_error(f"var declaration not allowed in {keyword} initializer")
            init = self.simple_statement(None, keyword)
            if isinstance(init, _Range):
                return
        if self.tok == "{":
            condition = init
        else:
            if self.tok == ";":
                semi, semi_lit = self.offset, self.lit
                self.next()
            else:
                self.want("{")
                if self.tok != "{":
                    self.advance("{", "}")
            if keyword == "for":
                condition = self.for_clauses()
            elif self.tok != "{":
                condition = self.simple_statement(None, keyword)
        if condition is None:
            if keyword == "if" and semi >= 0:
                if semi_lit != "semicolon":
                    self.syntax_error(f"unexpected {semi_lit}, expected {{ after if clause", semi)
                else:
                    self.syntax_error("missing condition in if statement", semi)
        elif isinstance(condition, _Simple):
            self.syntax_error(f"cannot use {condition.text} as value", condition.offset)

    def for_clauses(self) -> Optional[_Statement]:
        """Condition and post statement; the condition."""
        condition: Optional[_Statement] = None
        if self.tok != ";":
            if self.tok == "{":
                self.syntax_error("expected for loop condition")
                return None
            condition = self.simple_statement(None, "")
        self.want(";")
        if self.tok != "{":
            post = self.simple_statement(None, "")
            if isinstance(post, _Simple) and post.defines:
                self.syntax_error("cannot declare in post statement of for loop", post.offset)
        return condition

    def if_statement(self) -> None:
        while True:
            self.header("if")
            self.block("if clause")
            if not self.got("else"):
                return
            if self.tok == "if":
                continue
            if self.tok == "{":
                self.block("")
            else:
                self.syntax_error("else must be followed by if or statement block")
                self.advance("name", "}")
            return

    def clauses(self, keyword: str) -> None:
        if not self.got("{"):
            self.syntax_error(f"missing {{ after {keyword} clause")
            self.advance("case", "default", "}")
        while self.tok not in ("EOF", "}"):
            if self.got("case"):
                if keyword == "switch":
                    self.expr_list()
                else:
                    self.simple_statement(None, "")
            elif not self.got("default"):
                self.syntax_error("expected case or default or }")
                self.advance(":", "case", "default", "}")
            self.want(":")
            self.statement_list()
        self.want("}")


def report(source: Source, errors: list[tuple[int, str]]) -> list[tuple[int, Diagnostic]]:
    """Diagnostics of (offset, message) without repetitions, each with the position at which it was found. Of syntax errors that
    were found one after the other in the same line only the first counts, as in gc."""
    result: list[tuple[int, Diagnostic]] = []
    last_line = 0
    seen: set[tuple[int, str]] = set()
    found_at = 0
    for offset, message in errors:
        found_at = max(found_at, source.base + offset)
        line, column = source.line_col(source.base + offset)
        if message.startswith("syntax error"):
            if line == last_line:
                continue
            last_line = line
        if (line, message) not in seen:
            seen.add((line, message))
            result.append((found_at, Diagnostic(Position(source.name, line, column), message, "Syntax")))
    return result


def diagnose(source: Source, rejected_at: int, reason: str) -> tuple[ast.File, Scanner]:
    """An AST without declarations, and the errors as its complaints; and the parser, which knows how to repair tokens.

    ``rejected_at``, ``reason``: byte offset and message for the case that this parser finds nothing wrong; without a message that is no error."""
    parser = _Parser(source)
    # One level of nesting takes several calls, and lexer.MAX_DEPTH levels are let through. Calls of Python functions by Python
    # functions need no C stack, so a higher limit is safe.
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(max(limit, _RECURSION_LIMIT))
    try:
        name = parser.file()
    except RecursionError:
        name = None
        parser.error_at(parser.offset, "syntax error: nesting too deep")
    finally:
        sys.setrecursionlimit(limit)
    errors = parser.errors or parser.accepted or ([(rejected_at, reason)] if reason else [])
    package = ast.Ident(source.base + name.pos if name is not None else source.base, name.name if name is not None else "_")
    return ast.File(source.base, source, package, [], [], complaints=report(source, errors), broken=True), parser
