"""Questions about a function's syntax that must be answered before it is lowered: what closures capture, whether there is a defer, a call …

Walks go over AST fields generically; a function literal's body is not part of the function around it unless said so.
"""

from __future__ import annotations

from typing import Any, Callable

from golite.ir.memo import memo
from golite.records import fields
from golite.syntax import ast
from golite.types.objects import Var
from golite.types.predicates import identical
from golite.types.types import Array, Chan, Map, Signature, Slice, TypeParam, underlying

_TYPE_NODES = frozenset({ast.ArrayType, ast.StructType, ast.FuncType, ast.InterfaceType, ast.MapType, ast.ChanType})
_SKIP = frozenset({"type", "value", "mode", "obj", "selection", "target", "new_vars", "implicit", "builtin", "kind", "pos", "source", "scope"})
_SCALARS = frozenset({"str", "int", "bool"})  # annotations of fields that have no nodes
_children: dict[type, tuple[str, ...]] = {}


def child_names(cls: type) -> tuple[str, ...]:
    found = _children.get(cls)
    if found is None:
        found = _children[cls] = tuple(f.name for f in fields(cls) if f.name not in _SKIP and f.annotation not in _SCALARS)
    return found


def children(node: Any) -> list[Any]:
    found = []
    for name in child_names(type(node)):
        value = getattr(node, name)
        if type(value) is list:
            found += [v for v in value if isinstance(v, ast.Node)]
        elif isinstance(value, ast.Node):
            found.append(value)
    return found


_free: dict[ast.FuncLit, tuple[list[Var], frozenset[Any]]] = memo()


def free_vars(lit: ast.FuncLit) -> list[Var]:
    """The local variables of enclosing functions that ``lit`` (with the literals inside it) uses, in order of first use."""
    return _free_vars(lit)[0]


def _free_vars(lit: ast.FuncLit) -> tuple[list[Var], frozenset[Any]]:
    found = _free.get(lit)
    if found is None:
        order: dict[Var, None] = {}
        lits: set[Any] = {lit}
        _collect(lit.body, order, lits)
        free = [v for v in order if v.owner not in lits]
        found = _free[lit] = (free, frozenset(lits))
    return found


def _collect(node: Any, order: dict[Var, None], lits: set[Any]) -> None:
    cls = type(node)
    if cls is ast.Ident:
        obj = node.obj
        if type(obj) is Var and obj.owner is not None and not obj.is_field:
            order[obj] = None
        return
    if cls is ast.FuncLit:
        inner, nested = _free_vars(node)
        for v in inner:
            order[v] = None
        lits |= nested
        return
    if cls is ast.SelectorExpr:
        _collect(node.x, order, lits)
        return
    if cls in _TYPE_NODES:
        return
    for c in children(node):
        _collect(c, order, lits)


def used_vars(nodes: list[Any]) -> list[Var]:
    """Every local variable that the nodes mention, function literals inside them included."""
    order: dict[Var, None] = {}
    lits: set[Any] = set()
    for n in nodes:
        _collect(n, order, lits)
    return list(order)


class Facts:
    """What a function body contains (not counting function literals in it). ``func_ranges``: range statements over functions, outermost only."""

    __slots__ = ("func_ranges", "has_defer", "has_labels", "has_recover")

    def __init__(self) -> None:
        self.has_defer = False
        self.has_recover = False
        self.has_labels = False
        self.func_ranges: list[ast.RangeStmt] = []


def facts_of(body: ast.BlockStmt, subst: Callable[[Any], Any]) -> Facts:
    """``subst`` gives the type that a type of the syntax tree stands for."""
    facts = Facts()
    _facts(body, facts, False, subst)
    return facts


def _facts(node: Any, facts: Facts, inside: bool, subst: Callable[[Any], Any]) -> None:
    cls = type(node)
    if cls is ast.DeferStmt:
        facts.has_defer = True
    elif cls is ast.CallExpr:
        if node.builtin == "recover":
            facts.has_recover = True
    elif cls is ast.LabeledStmt:
        facts.has_labels = True
    elif cls is ast.RangeStmt and type(underlying(subst(node.x.type))) is Signature:
        if not inside:
            facts.func_ranges.append(node)
        inside = True
    for c in children(node):
        if type(c) not in _WITHOUT_FACTS:
            _facts(c, facts, inside, subst)


_WITHOUT_FACTS = _TYPE_NODES | {ast.FuncLit, ast.Ident, ast.BasicLit}


_effects: dict[Any, bool] = memo()
_EFFECT_BUILTINS = frozenset({"append", "copy", "clear", "close", "delete", "panic", "print", "println", "recover"})


def has_effects(node: Any) -> bool:
    """Whether evaluating the expression may change a variable: it contains a call or a receive."""
    cls = type(node)
    if cls is ast.Ident or cls is ast.BasicLit or cls is ast.FuncLit:
        return False
    found = _effects.get(node)
    if found is None:
        found = _effects[node] = _has_effects(node, cls)
    return found


def _has_effects(node: Any, cls: type) -> bool:
    if isinstance(node, ast.Expr) and node.value is not None:
        return False
    if cls is ast.CallExpr:
        if node.kind == "call" or node.builtin in _EFFECT_BUILTINS:
            return True
        if node.builtin in ("len", "cap") and type(underlying(node.args[0].type)) in (Chan, TypeParam):
            return True  # receives and sends change it
        return any(has_effects(a) for a in node.args)
    if cls is ast.UnaryExpr:
        return node.op == "<-" or has_effects(node.x)
    if cls is ast.BinaryExpr:
        return has_effects(node.x) or has_effects(node.y)
    if cls is ast.SelectorExpr or cls is ast.ParenExpr or cls is ast.StarExpr or cls is ast.TypeAssertExpr:
        return has_effects(node.x)
    if cls in _TYPE_NODES:
        return False
    return any(has_effects(c) for c in children(node))


# What gc computes where it stands among calls, although it calls nothing. (unsafe's functions are computed late, as operators are.)
_ORDERED_BUILTINS = frozenset({"cap", "complex", "imag", "len", "make", "max", "min", "new", "real"})


def is_ordered(node: Any) -> bool:
    """Whether the expression contains what gc evaluates in order with calls: calls, receives, most built-in functions, && and ||, type
    assertions, slicing, strings as slices, literals of maps."""
    if has_effects(node):
        return True
    cls = type(node)
    if cls is ast.Ident or cls is ast.BasicLit or cls is ast.FuncLit or cls in _TYPE_NODES or node.value is not None:
        return False
    if cls is ast.TypeAssertExpr or cls is ast.SliceExpr or is_logic(node) or is_map_literal(node):
        return True
    if cls is ast.CallExpr and (node.builtin in _ORDERED_BUILTINS or may_make_slice(node)):
        return True
    return any(is_ordered(c) for c in children(node) if isinstance(c, ast.Expr))


def is_logic(node: Any) -> bool:
    return type(node) is ast.BinaryExpr and node.op in ("&&", "||")


def may_make_slice(node: Any) -> bool:
    """Whether it is a conversion that can be one of a string to a slice: of type parameters nothing is known here."""
    return node.kind == "conversion" and type(underlying(node.type)) in (Slice, TypeParam)


def is_map_literal(node: Any) -> bool:
    """Whether it is a literal that stores into a new map."""
    return type(node) is ast.CompositeLit and bool(node.elts) and type(underlying(node.type)) is Map


def unparen(e: Any) -> Any:
    while type(e) is ast.ParenExpr:
        e = e.x
    return e


def is_same(a: Any, b: Any) -> bool:
    """Whether two expressions are written alike, without calls: they have the same value unless something was assigned in between. Not all
    such are found."""
    a, b = unparen(a), unparen(b)
    cls = type(a)
    if cls is not type(b):
        return False
    if cls is ast.Ident:
        return a.obj is b.obj and a.name != "_"
    if a.value is not None:
        return b.value is not None and a.value == b.value and identical(a.type, b.type)
    if cls is ast.SelectorExpr:
        if a.selection is None or b.selection is None:
            return a.selection is b.selection and a.sel.obj is b.sel.obj
        return a.selection.kind == b.selection.kind == "field" and a.selection.path == b.selection.path and is_same(a.x, b.x)
    if cls is ast.StarExpr:
        return is_same(a.x, b.x)
    if cls is ast.IndexExpr:
        return is_same(a.x, b.x) and len(a.indices) == len(b.indices) == 1 and is_same(a.indices[0], b.indices[0])
    return False


def is_unshared(e: Any) -> bool:
    """Whether it is a local variable, or a part of one, whose address nobody takes."""
    e = unparen(e)
    cls = type(e)
    if cls is ast.Ident:
        return type(e.obj) is Var and e.obj.owner is not None and not e.obj.address_taken
    if cls is ast.SelectorExpr:
        return e.selection is not None and e.selection.kind == "field" and not e.selection.indirect and is_unshared(e.x)
    return cls is ast.IndexExpr and type(underlying(e.x.type)) is Array and is_unshared(e.x)


def forget() -> None:
    """Drop what was remembered about nodes (they would stay alive otherwise)."""
    _free.clear()
    _effects.clear()
