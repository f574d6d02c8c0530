"""The diagnosing parser, its base: error messages, recovery after an error, lists, names.

See diagnose_expr.py for what it parses on top of this.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Optional

from golite.syntax import ast
from golite.syntax.ast import Expr, Ident
from golite.syntax.lexer import KEYWORDS
from golite.syntax.scanner import Scanner
from golite.syntax.source import Source

_KEYWORDS = frozenset(KEYWORDS)
# Keywords that begin a statement: inside functions, skipping to recover from an error stops at them.
_STATEMENT_KEYWORDS = frozenset(
    ["break", "const", "continue", "defer", "fallthrough", "for", "go", "goto", "if", "return", "select", "switch", "type", "var"]
)


def describe_token(tok: str) -> str:
    """How messages name a token that is expected."""
    if tok in _KEYWORDS:
        return "keyword " + tok
    return {",": "comma", ";": "semicolon or newline"}.get(tok, tok)


class BaseParser(Scanner):
    """Positions in nodes are plain byte offsets here."""

    def __init__(self, source: Source) -> None:
        super().__init__(source)
        self.function_depth = 0
        # Below 0 in the header of a control clause outside of any bracket: there "{" after a name opens the block.
        self.nesting = 0
        # (offset, message) of what gc's parser accepts, but golite's tree has no place for; reported if there is nothing else.
        self.accepted: list[tuple[int, str]] = []

    # ------------------------------------------------------------ errors

    def syntax_error(self, message: str, offset: Optional[int] = None) -> None:
        """Reports ``message``. "expected ...", "in ...", "at ..." and "after ..." are completed with the current token."""
        if offset is None:
            offset = self.offset
        if self.tok == "EOF" and self.errors:
            return  # a consequence of an earlier error
        if message.startswith(("in ", "at ", "after ")):
            message = " " + message
        elif message.startswith("expected "):
            message = ", " + message
        else:
            self.error_at(offset, "syntax error: " + message)
            return
        tok = self.tok
        if tok == "name":
            shown = "name " + self.lit
        elif tok == ";":
            shown = self.lit
        elif tok == "literal":
            shown = "literal " + self.lit
        elif tok == "op":
            shown = self.op
        elif tok == "assignop":
            shown = self.op + "="
        elif tok == "incop":
            shown = self.op + self.op
        else:
            shown = describe_token(tok)
        self.error_at(offset, f"syntax error: unexpected {shown}{message}")

    def advance(self, *follow: str) -> None:
        """Skips to one of ``follow``, or, in functions, to a keyword that begins a statement; without ``follow``, one token."""
        if not follow:
            if self.tok != "EOF":
                self.next()
            return
        while self.tok != "EOF" and self.tok not in follow:
            if self.function_depth > 0 and self.tok in _STATEMENT_KEYWORDS:
                return
            self.next()

    def got(self, tok: str) -> bool:
        if self.tok == tok:
            self.next()
            return True
        return False

    def want(self, tok: str) -> None:
        if not self.got(tok):
            self.syntax_error("expected " + describe_token(tok))
            self.advance()

    def got_assign(self) -> bool:
        """Accepts "=", and ":=" with a complaint."""
        if self.tok == ":=":
            self.syntax_error("expected =")
        elif self.tok != "=":
            return False
        self.next()
        return True

    def bad_expr(self) -> Expr:
        return ast.BadExpr(self.offset)

    def list_of(self, context: str, separator: str, close: str, element: Callable[[], bool]) -> int:
        """``[element {separator element} [separator]] close``; ``element`` tells whether it is the last. Offset of ``close``."""
        done = False
        while self.tok not in ("EOF", close) and not done:
            done = element()
            if not self.got(separator) and self.tok != close:
                self.syntax_error(f"in {context}; possibly missing {describe_token(separator)} or {describe_token(close)}")
                self.advance(")", "]", "}")
                if self.tok != close:
                    return self.offset
        offset = self.offset
        self.want(close)
        return offset

    # ------------------------------------------------------------ names

    def name(self) -> Ident:
        if self.tok == "name":
            ident = Ident(self.offset, self.lit)
            self.next()
            return ident
        ident = Ident(self.offset, "_")
        self.syntax_error("expected name")
        self.advance()
        return ident

    def name_list(self, first: Ident) -> list[Ident]:
        names = [first]
        while self.got(","):
            names.append(self.name())
        return names
