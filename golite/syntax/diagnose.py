"""Says what is wrong with a file that the tables did not accept."""

from __future__ import annotations

from golite.errors import Diagnostic
from golite.syntax import ast
from golite.syntax.source import Position, Source


def diagnose(source: Source) -> tuple[ast.File, list[Diagnostic]]:
    """An AST without declarations, and the errors; at least one."""
    file = ast.File(source.base, source, ast.Ident(source.base, "_"), [], [])
    return file, [Diagnostic(Position(source.name, 1, 1), "syntax error")]
