"""What all parts of the builder use: the file, its comments, lists; how it tells what gc refuses.

The builder is one class, ``build.Builder``. A part of it is a class in a module of its own, which adds the methods for one part of the grammar
to those before it: this one, build_expr, build_type, build_stmt, build (declarations).
"""

from __future__ import annotations

from bisect import bisect_right
from typing import Any

from golite.syntax.ast import BlockStmt
from golite.syntax.lexer import Tokens
from golite.syntax.source import Source

Op = tuple[int, str]  # position and text of an operator


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


class BuilderBase:
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

    def _complain(self, pos: int, message: str) -> None:
        self.complaints.append((pos, message))

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
