"""Text of trees: `format_expr` for error messages, `dump_file` for ``--dump=ast``.

`format_expr` gives the form gc uses in its messages: one line, operators with blanks around them, and "…" for what is inside
function bodies and composite literals. `dump_file` is for people and tests: one node a line, indented, with line:column;
it shows the fields the parser sets and none that the type checker adds, so it is stable.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any, cast

from golite.records import fields
from golite.syntax import ast
from golite.syntax.source import Source


def format_expr(x: ast.Node | None) -> str:
    """Source text of an expression or type, as gc prints it in error messages."""
    if x is None:
        return ""
    return _FORMAT[type(x)](x)


def _list(xs: list[ast.Expr]) -> str:
    return ", ".join(map(format_expr, xs))


def _call(x: ast.CallExpr) -> str:
    return f"{format_expr(x.fun)}({_list(x.args)}{'...' if x.has_dots else ''})"


def _slice(x: ast.SliceExpr) -> str:
    limit = ":" + format_expr(x.max) if x.max is not None else ""
    return f"{format_expr(x.x)}[{format_expr(x.lo)}:{format_expr(x.hi)}{limit}]"


def _composite(x: ast.CompositeLit) -> str:
    return format_expr(x.type_expr) + ("{…}" if x.elts else "{}")


def _func_lit(x: ast.FuncLit) -> str:
    return format_expr(x.type_expr) + (" {…}" if x.body.stmts else " {}")


def _array(x: ast.ArrayType) -> str:
    return f"[{format_expr(x.length)}]{format_expr(x.elem)}"


def _chan(x: ast.ChanType) -> str:
    elem = format_expr(x.elem)
    if x.dir == 1:
        return f"chan<- {elem}"
    if x.dir == 2:
        return f"<-chan {elem}"
    if isinstance(x.elem, ast.ChanType) and x.elem.dir == 2:
        return f"chan ({elem})"
    return f"chan {elem}"


def format_fields(params: list[ast.Field]) -> str:
    """A parameter or type parameter list without its brackets."""
    return ", ".join(
        f"{', '.join(name.name for name in field.names)} {format_expr(field.type_expr)}" if field.names else format_expr(field.type_expr)
        for field in params
    )


def format_signature(x: ast.FuncType) -> str:
    """Parameters and results of a function type, without "func" and type parameters."""
    text = f"({format_fields(x.params)})"
    if len(x.results) == 1 and not x.results[0].names:
        return f"{text} {format_expr(x.results[0].type_expr)}"
    return f"{text} ({format_fields(x.results)})" if x.results else text


def _struct(x: ast.StructType) -> str:
    parts = []
    for field in x.fields:
        text = ", ".join(name.name for name in field.names)
        text += (" " if text else "") + format_expr(field.type_expr)
        parts.append(text + (" " + field.tag.text if field.tag is not None else ""))
    return "struct{" + "; ".join(parts) + "}"


def _interface(x: ast.InterfaceType) -> str:
    parts = []
    for field in x.methods:
        if field.names:
            assert isinstance(field.type_expr, ast.FuncType)
            parts.append(field.names[0].name + format_signature(field.type_expr))
        else:
            parts.append(format_expr(field.type_expr))
    return "interface{" + "; ".join(parts) + "}"


_FORMAT: dict[type[Any], Callable[[Any], str]] = {
    ast.BadExpr: lambda x: "<bad expr>",
    ast.Ident: lambda x: x.name,
    ast.BasicLit: lambda x: x.text,
    ast.CompositeLit: _composite,
    ast.KeyValueExpr: lambda x: f"{format_expr(x.key)}: {format_expr(x.val)}",
    ast.FuncLit: _func_lit,
    ast.ParenExpr: lambda x: f"({format_expr(x.x)})",
    ast.SelectorExpr: lambda x: f"{format_expr(x.x)}.{x.sel.name}",
    ast.IndexExpr: lambda x: f"{format_expr(x.x)}[{_list(x.indices)}]",
    ast.SliceExpr: _slice,
    ast.TypeAssertExpr: lambda x: f"{format_expr(x.x)}.({'type' if x.type_expr is None else format_expr(x.type_expr)})",
    ast.CallExpr: _call,
    ast.StarExpr: lambda x: "*" + format_expr(x.x),
    ast.UnaryExpr: lambda x: x.op + format_expr(x.x),
    ast.BinaryExpr: lambda x: f"{format_expr(x.x)} {x.op} {format_expr(x.y)}",
    ast.ArrayType: _array,
    ast.Ellipsis: lambda x: "..." + format_expr(x.elt),
    ast.StructType: _struct,
    ast.FuncType: lambda x: "func" + format_signature(x),
    ast.InterfaceType: _interface,
    ast.MapType: lambda x: f"map[{format_expr(x.key)}]{format_expr(x.val)}",
    ast.ChanType: _chan,
}


# ---------------------------------------------------------------- --dump=ast


@cache
def _shown_fields(kind: Any) -> tuple[str, ...]:
    return tuple(f.name for f in fields(kind) if f.init and f.name not in ("pos", "source", "imports", "bodies", "complaints", "broken"))


def dump_file(file: ast.File) -> str:
    """The tree as text, one node or list a line; empty fields are left out. Ends in a newline."""
    lines: list[str] = []
    _dump(file, file.source, "", "", lines)
    return "\n".join(lines) + "\n"


def dump_node(node: ast.Node, source: Source) -> str:
    """Like `dump_file`, for a node of a file."""
    lines: list[str] = []
    _dump(node, source, "", "", lines)
    return "\n".join(lines) + "\n"


def _dump(node: ast.Node, source: Source, label: str, indent: str, lines: list[str]) -> None:
    kind = type(node)
    where = "{}:{}".format(*source.line_col(node.pos)) if node.pos else "-"
    scalars: list[str] = []
    children: list[tuple[str, Any]] = []
    for name in _shown_fields(cast(Any, kind)):
        value = getattr(node, name)
        if isinstance(value, ast.Node) or (isinstance(value, (list, tuple)) and value and isinstance(value[0], ast.Node)):
            children.append((name, value))
        elif name in ("rbrace", "rparen", "colon", "op_pos"):
            continue
        elif name == "directives":
            scalars.extend(f"{source.line_col(pos)[0]}:{text!r}" for pos, text in value)
        elif kind is ast.Ident or kind is ast.BasicLit:
            scalars.append(str(value))
        elif value or (name == "elts" and value is not None):
            scalars.append(f"{name}={value!r}")
    lines.append(" ".join([f"{indent}{label}{kind.__name__} {where}", *scalars]))
    inner = indent + "  "
    for name, value in children:
        if isinstance(value, ast.Node):
            _dump(value, source, f"{name}: ", inner, lines)
        else:
            lines.append(f"{inner}{name}:")
            for item in value:
                _dump(item, source, "", inner + "  ", lines)
