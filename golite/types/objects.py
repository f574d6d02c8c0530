"""What identifiers stand for: packages, constants, types, variables, functions, labels, builtins, nil; and scopes.

``Object.type`` is final after checking. Objects are compared by identity.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Callable, Optional

if TYPE_CHECKING:
    from golite.syntax import ast
    from golite.types.types import Signature, Type

NO_BARRIER = "nobarrier"  # pragma of all functions of a file of package runtime with //go:nowritebarrier before its package clause


class Object:
    """``pkg`` is None in the universe. ``pos`` is the declaring identifier's position."""

    __slots__ = ("name", "parent", "pkg", "pos", "type", "used")

    def __init__(self, pos: int, pkg: Optional["Package"], name: str, type: Optional["Type"] = None) -> None:
        self.pos = pos
        self.pkg = pkg
        self.name = name
        self.type: Any = type
        self.parent: Optional[Scope] = None
        self.used = False

    @property
    def exported(self) -> bool:
        return self.name[:1].isupper()

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.name}>"


class PkgName(Object):
    """An imported package's name in a file."""

    __slots__ = ("imported",)

    def __init__(self, pos: int, pkg: "Package", name: str, imported: "Package") -> None:
        super().__init__(pos, pkg, name)
        self.imported = imported


class Const(Object):
    __slots__ = ("value",)

    def __init__(self, pos: int, pkg: Optional["Package"], name: str, type: Any = None, value: Any = None) -> None:
        super().__init__(pos, pkg, name, type)
        self.value = value


class TypeName(Object):
    """A defined type, an alias, a basic type or a type parameter (``type`` tells)."""

    __slots__ = ("decl",)

    def __init__(self, pos: int, pkg: Optional["Package"], name: str, type: Any = None) -> None:
        super().__init__(pos, pkg, name, type)
        self.decl: Optional["ast.TypeSpec"] = None


class Var(Object):
    """A variable, parameter, result or struct field.

    ``func_depth``/``owner``: the innermost function (FuncDecl or FuncLit node) that declares it, None for package variables
    and fields. ``captured``: a function literal inside ``owner`` uses it. ``address_taken``: &x, a method call through its
    address, or slicing an array variable. ``reassigned``: assigned anywhere after its declaration (for capture by value).
    """

    __slots__ = ("address_taken", "captured", "embedded", "is_field", "is_param", "is_result", "owner", "reassigned")

    def __init__(self, pos: int, pkg: Optional["Package"], name: str, type: Any = None, *, is_field: bool = False) -> None:
        super().__init__(pos, pkg, name, type)
        self.is_field = is_field
        self.embedded = False
        self.is_param = False
        self.is_result = False
        self.owner: Any = None
        self.captured = False
        self.address_taken = False
        self.reassigned = False

    @property
    def is_package_level(self) -> bool:
        return not self.is_field and self.owner is None


class Func(Object):
    """A function or method. ``decl`` is its FuncDecl (None for interface methods). ``origin``: the generic method this
    one was instantiated from. For methods, ``signature.recv.type`` is T or *T. ``stored``: reads the checked syntax of an imported generic
    function; see ``Stored``."""

    __slots__ = ("decl", "origin", "stored", "targs")

    def __init__(self, pos: int, pkg: Optional["Package"], name: str, type: Optional["Signature"] = None) -> None:
        super().__init__(pos, pkg, name, type)
        self.decl: Optional["ast.FuncDecl"] = None
        self.origin: Optional[Func] = None
        self.stored: Optional[Callable[[], Stored]] = None
        self.targs: list[Any] = []


class Stored:
    """The checked syntax of an imported generic function. It has objects of its own: type parameters, parameters and all that the body declares
    are those of ``type``, not those of the Func. ``linknames``: symbols of package functions, by name, that are not what their name says."""

    __slots__ = ("decl", "linknames", "type")

    def __init__(self, type: "Signature", decl: "ast.FuncDecl", linknames: dict[str, str]) -> None:
        self.type = type
        self.decl = decl
        self.linknames = linknames


class Label(Object):
    __slots__ = ("stmt",)

    def __init__(self, pos: int, pkg: Optional["Package"], name: str, stmt: "ast.LabeledStmt") -> None:
        super().__init__(pos, pkg, name)
        self.stmt = stmt


class Builtin(Object):
    """``name``: "append", "len", ... or "unsafe.Sizeof", ..."""

    __slots__ = ()


class Nil(Object):
    __slots__ = ()


class Selection:
    """What ``x.f`` means, embedding resolved.

    ``kind``: "field" | "method" (value or call; also of interfaces) | "methodexpr" (T.m).
    ``recv``: type of x. ``obj``: the field Var or method Func. ``path``: field indices to walk from x, for fields including the
    last one, for methods those of the embedded fields before the method. ``indirect``: a pointer was followed on the way
    (implicit dereferences happen wherever the walked type is a pointer).
    ``type``: type of the selector expression (for methods without receiver; for methodexpr with it as first parameter).
    """

    __slots__ = ("indirect", "kind", "obj", "path", "recv", "type")

    def __init__(self, kind: str, recv: "Type", obj: Any, path: list[int], indirect: bool, type: "Type") -> None:
        self.kind = kind
        self.recv = recv
        self.obj = obj
        self.path = path
        self.indirect = indirect
        self.type = type


class Scope:
    """A lexical block. ``kind`` is for people: "universe" "package" "file" "func" "block"."""

    __slots__ = ("kind", "names", "parent")

    def __init__(self, parent: Optional["Scope"], kind: str) -> None:
        self.parent = parent
        self.kind = kind
        self.names: dict[str, Object] = {}

    def lookup(self, name: str) -> Optional[Object]:
        scope: Optional[Scope] = self
        while scope is not None:
            obj = scope.names.get(name)
            if obj is not None:
                return obj
            scope = scope.parent
        return None


class Package:
    """A checked package.

    ``path``: import path ("main" for commands' printed names, too). ``init_order``: (list of Vars, initialiser Expr) in execution order.
    ``funcs``: every FuncDecl of the package in source order (methods, init functions and functions named "_" included).
    ``types``: the Named types declared, local ones included. ``imports``: directly imported packages, sorted by path.
    ``group_variables``: names of those package variables that each group has for itself (directive go:group); ``grouped``: all are such.
    """

    def __init__(self, path: str, name: str) -> None:
        self.path = path
        self.name = name
        self.scope: Scope = Scope(None, "package")
        self.files: list["ast.File"] = []
        self.imports: list[Package] = []
        self.init_order: list[tuple[list[Var], "ast.Expr"]] = []
        self.funcs: list["ast.FuncDecl"] = []
        self.func_objs: dict[Any, Func] = {}  # FuncDecl -> Func, methods and inits too
        self.types: list[Any] = []
        self.complete = False
        self.grouped = False
        self.group_variables: frozenset[str] = frozenset()
        self.embedded: dict[Var, Any] = {}  # types/embed.py: variables with go:embed directives

    def linknames(self) -> dict[str, str]:
        """Local name -> symbol, from //go:linkname directives. Of a package from export data: none (they come with a ``Stored``)."""
        found: dict[str, str] = {}
        lines = [text for file in self.files for _, text in file.directives]
        lines += [pragma for decl in self.funcs for pragma in decl.pragmas]
        for text in lines:
            words = text.lstrip("/").split()
            if len(words) == 3 and words[0] == "go:linkname":
                found[words[1]] = words[2]
        return found

    def __repr__(self) -> str:
        return f"<Package {self.path}>"
