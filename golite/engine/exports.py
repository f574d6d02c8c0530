"""What a package offers to Python: the export table, made of the checked package when Options.embed asks for it.

It is kept in the program image's meta under "exports", so it holds only what marshal takes, in these rows:

=============  ==========================================================================================================
``package``    (name, import path, doc)
``functions``  (name, parameter names, variadic, result names, doc, address, descriptor of its func type)
``variables``  (name, address, descriptor, doc, offset); with Options.grouped a variable has no address, but an offset in each group's block
``constants``  (name, value, descriptor or 0 for untyped ones, doc)
``types``      (name, descriptor, descriptor of the pointer to it or 0, doc, {field: doc}, [(method, parameter names, doc)])
``others``     rows like those of ``types``, by type string: named types that the former mention and that are not exported here
``aliases``    (name, descriptor, doc) of other names of types
``generic``    names of generic functions and types, which only Go can instantiate
``basic``      {type string: descriptor} of the types that Python values become when Go wants an interface
``shorts``     (address, SHORT or BARE) of functions that are (ir/analysis/short.py): the code that was compiled of them, as bytecode none is BARE
``helpers``    {symbol: address} of library functions that conversions call
``hosts``      (import path, name, descriptor of its func type) of the functions that are the host's, in packages that the program imports
=============  ==========================================================================================================

Unnamed and blank parameters have the name "". Docs are the text of Go's comments, without the markers. Values of constants: bool, int, bytes
(strings), ("float", numerator, denominator), ("complex", those of the real part, those of the imaginary part): exact, of any size.

While the table is made descriptors and code are named by their symbols; ``located`` puts addresses in their place once the image is linked. Every
type that the table mentions is given to the compiler to keep (``export_table``'s second result), pointers to named types among them: through those
Python calls methods with pointer receivers. Exported functions and methods need nothing: functions are never dropped, and descriptors hold on to
methods.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from typing import Any

from golite.ir.analysis.short import find_short
from golite.ir.func import Module
from golite.ir.names import reflect_string, unique_string
from golite.syntax import ast
from golite.types import universe
from golite.types.const import Complex
from golite.types.methodset import method_set
from golite.types.objects import Const, Func, Package, TypeName, Var
from golite.types.types import Alias, Array, Basic, Chan, Interface, Map, Named, Pointer, Signature, Slice, Struct, unalias, underlying

ExportTable = dict[str, Any]

_HELPERS = ("time.FixedZone",)
_ANY = universe.UNIVERSE.names["any"].type
_ERROR = universe.UNIVERSE.names["error"].type


class _Symbol(str):
    """Stands for its address until the image is linked."""

    __slots__ = ()


def export_table(package: Package, hosts: Sequence[Package] = ()) -> tuple[ExportTable, list[Any]]:
    """The table of a checked package, and the types whose descriptors the image must have. ``hosts``: packages of host functions."""
    maker = _Maker(package, hosts)
    return maker.table, list(maker.kept.values())


def add_shorts(table: ExportTable, module: Module) -> None:
    """Adds the row ``shorts``. ``module``: the package's, after all passes."""
    levels = find_short(module)
    addresses = (row[5] for row in table["functions"])
    table["shorts"] = [(symbol, levels[symbol]) for symbol in addresses if symbol in levels]


def located(table: Any, address_of: Callable[[str], int]) -> Any:
    """The table with addresses for symbols."""
    if type(table) is _Symbol:
        return address_of(table)
    if type(table) is dict:
        return {key: located(value, address_of) for key, value in table.items()}
    if type(table) is list or type(table) is tuple:
        return type(table)([located(value, address_of) for value in table])
    return table


def comment_text(doc: str) -> str:
    """A doc comment's text: without markers, and without the space that follows them."""
    lines = []
    for line in doc.splitlines():
        line = line.strip()
        if line.startswith(("//", "/*")):
            line = line[2:].removeprefix(" ")
        lines.append(line.removesuffix("*/").rstrip())
    return "\n".join(lines).strip("\n")


class _Maker:
    def __init__(self, package: Package, hosts: Sequence[Package]) -> None:
        self.package = package
        self.kept: dict[str, Any] = {}  # by unique string
        self.docs: dict[Any, str] = {}  # objects -> comment
        self.field_docs: dict[Any, dict[str, str]] = {}
        self.methods: dict[Any, ast.FuncDecl] = {package.func_objs[decl]: decl for decl in package.funcs}
        self.named: dict[str, Named] = {}  # reached, by unique string
        self._collect_docs()
        rows: dict[str, list[Any]] = {name: [] for name in ("functions", "variables", "constants", "types", "others", "aliases", "generic")}
        for name, obj in package.scope.names.items():
            if obj.exported:
                self._export(rows, name, obj)
        functions = [(host.path, f) for host in hosts for f in host.scope.names.values() if type(f) is Func and f.exported]
        rows["hosts"] = [(path, f.name, self._mention(f.type)) for path, f in functions]
        own = {unique_string(obj.type) for obj in package.scope.names.values() if self._is_own_type(obj)}
        done: set[str] = set()
        while len(done) < len(self.named):
            for key, t in list(self.named.items()):
                if key not in done:
                    done.add(key)
                    row = self._type_row(t)
                    (rows["types"] if key in own else rows["others"]).append(row)
        rows["types"].sort(key=lambda row: list(package.scope.names).index(row[0]))
        docs = [comment_text(file.doc) for file in package.files if file.doc]
        basic = {reflect_string(t): self._descriptor(t) for t in _interface_types()}
        helpers = {symbol: _Symbol(symbol) for symbol in _HELPERS}
        self.table: ExportTable = {
            "package": (package.name, package.path, "\n\n".join(filter(None, docs))),
            **rows,
            "basic": basic,
            "helpers": helpers,
        }

    def _is_own_type(self, obj: Any) -> bool:
        return type(obj) is TypeName and obj.exported and type(obj.type) is Named and obj.type.obj is obj and not obj.type.tparams

    def _export(self, rows: dict[str, list[Any]], name: str, obj: Any) -> None:
        doc = self.docs.get(obj, "")
        if type(obj) is Func:
            sig: Signature = obj.type
            if sig.tparams:
                rows["generic"].append(name)
                return
            symbol = self.package.linknames().get(name) or f"{self.package.path}.{name}"
            row = (name, _names(sig.params), sig.variadic, _names(sig.results), doc, _Symbol(symbol), self._mention(sig))
            rows["functions"].append(row)
        elif type(obj) is Var:
            symbol = self.package.linknames().get(name) or f"{self.package.path}.{name}"
            rows["variables"].append((name, _Symbol(symbol), self._mention(obj.type), doc, _Symbol("go:group." + symbol)))
        elif type(obj) is Const:
            t = unalias(obj.type)
            untyped = type(t) is Basic and t.is_untyped
            rows["constants"].append((name, _constant(obj.value), 0 if untyped else self._mention(t), doc))
        elif type(obj) is TypeName:
            t = obj.type
            if (type(t) is Named or type(t) is Alias) and t.tparams:
                rows["generic"].append(name)
            elif _is_constraint(t):
                pass
            elif self._is_own_type(obj):
                self._mention(t)
            else:
                rows["aliases"].append((name, self._mention(t), doc))

    # ------------------------------------------------------------ types

    def _descriptor(self, t: Any) -> _Symbol:
        unique = unique_string(t)
        self.kept.setdefault(unique, t)
        return _Symbol("type:" + unique)

    def _mention(self, t: Any) -> _Symbol:
        """The descriptor of a type in the table; enters the named types that it is made of."""
        todo = [unalias(t)]
        seen: set[str] = set()
        while todo:
            at = unalias(todo.pop())
            key = unique_string(at)
            if key in seen:
                continue
            seen.add(key)
            if type(at) is Named and at.obj.pkg is not None:
                self.named.setdefault(key, at)
                continue  # what it is made of: _type_row
            todo += _parts(at)
        return self._descriptor(unalias(t))

    def _type_row(self, t: Named) -> tuple[Any, ...]:
        pkg = t.obj.pkg
        u = underlying(t)
        pointer: Any = 0
        # Pointers to interfaces have no methods, and packages do not emit them (ir/build/typedesc.py).
        if type(u) is not Interface:
            pointer = self._descriptor(Pointer(t))
        own = pkg is self.package or t.targs
        if own:
            for part in _parts(u):
                self._mention(part)
        methods = []
        for selection in method_set(t if type(u) is Interface else Pointer(t)):
            method: Func = selection.obj
            if not method.exported:
                continue
            if own:
                self._mention(Signature(method.type.params, method.type.results, method.type.variadic))
            declared = method.origin or method
            methods.append((method.name, _names(method.type.params), self.docs.get(declared, "")))
        name = t.obj.name if pkg is self.package and self._is_own_type(t.obj) else reflect_string(t)
        return (name, self._descriptor(t), pointer, self.docs.get(t.obj, ""), self.field_docs.get(t.obj, {}), methods)

    # ------------------------------------------------------------ comments

    def _collect_docs(self) -> None:
        names = self.package.scope.names
        for file in self.package.files:
            for decl in file.decls:
                if type(decl) is ast.FuncDecl:
                    if decl in self.package.func_objs:
                        self.docs[self.package.func_objs[decl]] = comment_text(decl.doc)
                elif type(decl) is ast.GenDecl and decl.tok != "import":
                    for spec in decl.specs:
                        # The comment of a group is for what has none of its own.
                        doc = comment_text(spec.doc or decl.doc)
                        for ident in [spec.name] if type(spec) is ast.TypeSpec else spec.names:
                            if ident.name in names:
                                self.docs[names[ident.name]] = doc
                        if type(spec) is ast.TypeSpec and spec.name.name in names:
                            self.field_docs[names[spec.name.name]] = dict(_field_docs(spec.type_expr))


def _field_docs(type_expr: ast.Expr) -> Iterator[tuple[str, str]]:
    if type(type_expr) is ast.StructType:
        for field in type_expr.fields:
            if field.doc:
                for name in field.names:
                    yield name.name, comment_text(field.doc)


def _names(variables: list[Var]) -> list[str]:
    return ["" if v.name == "_" else v.name for v in variables]


def _parts(t: Any) -> list[Any]:
    """The types that a type that has no name is made of."""
    cls = type(t)
    if cls is Pointer or cls is Slice or cls is Array or cls is Chan:
        return [t.elem]
    if cls is Map:
        return [t.key, t.elem]
    if cls is Signature:
        return [v.type for v in (*t.params, *t.results)]
    if cls is Struct:
        return [f.type for f in t.fields if f.exported or f.embedded]
    return []


def _is_constraint(t: Any) -> bool:
    """An interface that only constrains type parameters: there are no values of it."""
    u = underlying(t)
    if type(u) is not Interface:
        return False
    from golite.types.typeset import complete

    complete(u)
    return u.terms is not None or u.comparable


def _interface_types() -> list[Any]:
    return [*universe.BASIC_TYPES, Slice(universe.UINT8), Slice(_ANY), Map(universe.STRING, _ANY), Map(_ANY, _ANY), unalias(_ANY), _ERROR]


def _constant(value: Any) -> Any:
    if type(value) is Fraction:
        return ("float", value.numerator, value.denominator)
    if type(value) is Complex:
        return ("complex", (value.re.numerator, value.re.denominator), (value.im.numerator, value.im.denominator))
    return value
