"""The types of Go, as the checker and every later stage see them.

Invariants:
- ``Basic`` types are singletons (module-level names in universe.py); compare with ``is``.
- A ``Named`` is identical only to itself (instances of generic types are canonical per type argument list).
- Other types are compared with ``predicates.identical``.
- ``underlying(t)`` never returns a Named or an Alias.
- Field, method and parameter order is source order; an ``Interface``'s ``all_methods`` is sorted by name.

Sizes and layouts are not known here: they live in golite/ir/types.py.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Callable, Optional

from golite.types.kinds import Kind as Kind

if TYPE_CHECKING:
    from golite.types.objects import Func, TypeName, Var


class Type:
    """Base of all types. ``str(t)`` is gc's spelling, package-qualified by package *name* (main.T)."""

    __slots__ = ()

    def __str__(self) -> str:
        from golite.types.typestring import type_string

        return type_string(self)

    __repr__ = __str__


class Basic(Type):
    __slots__ = ("kind", "name")

    def __init__(self, kind: Kind, name: str) -> None:
        self.kind = kind
        self.name = name

    @property
    def is_untyped(self) -> bool:
        return self.kind >= Kind.UNTYPED_BOOL


class Pointer(Type):
    __slots__ = ("elem",)

    def __init__(self, elem: Type) -> None:
        self.elem = elem


class Slice(Type):
    __slots__ = ("elem",)

    def __init__(self, elem: Type) -> None:
        self.elem = elem


class Array(Type):
    __slots__ = ("elem", "length")

    def __init__(self, elem: Type, length: int) -> None:
        self.elem = elem
        self.length = length


class Map(Type):
    __slots__ = ("elem", "key")

    def __init__(self, key: Type, elem: Type) -> None:
        self.key = key
        self.elem = elem


SEND_RECV, SEND_ONLY, RECV_ONLY = 0, 1, 2


class Chan(Type):
    __slots__ = ("dir", "elem")

    def __init__(self, dir: int, elem: Type) -> None:
        self.dir = dir
        self.elem = elem


class Struct(Type):
    """``fields`` are Vars with ``is_field`` and ``embedded`` set; ``tags[i]`` is the unquoted tag or ""."""

    __slots__ = ("fields", "tags")

    def __init__(self, fields: list["Var"], tags: list[str]) -> None:
        self.fields = fields
        self.tags = tags


class Tuple(Type):
    """Results of a call (or parameters of a signature)."""

    __slots__ = ("vars",)

    def __init__(self, vars: list["Var"]) -> None:
        self.vars = vars

    @property
    def types(self) -> list[Type]:
        return [v.type for v in self.vars]


class Signature(Type):
    """A function type. ``recv`` is set for methods (not part of identity). The last parameter of a
    ``variadic`` signature has slice type. ``tparams``: type parameters of a generic function."""

    __slots__ = ("params", "recv", "results", "tparams", "variadic")

    def __init__(
        self,
        params: list["Var"],
        results: list["Var"],
        variadic: bool = False,
        recv: Optional["Var"] = None,
        tparams: Optional[list["TypeParam"]] = None,
    ) -> None:
        self.params = params
        self.results = results
        self.variadic = variadic
        self.recv = recv
        self.tparams = tparams or []


class Interface(Type):
    """``methods``: explicitly declared; ``embeddeds``: embedded types (any element). After completion (see typeset.py)
    ``all_methods`` is the full method list sorted by name (exported and unexported mixed, Go's order by name
    then package) and ``terms`` is None (any type) or the list of (tilde, type) of its type set."""

    # implicit: made for a constraint written without "interface{...}"; only matters for how it is printed.
    __slots__ = ("all_methods", "comparable", "embeddeds", "implicit", "methods", "positions", "terms")

    def __init__(self, methods: list["Func"], embeddeds: list[Type]) -> None:
        self.methods = methods
        self.embeddeds = embeddeds
        self.positions: list[int] = []
        self.all_methods: Optional[list["Func"]] = None
        self.terms: Optional[list[tuple[bool, Type]]] = None
        self.comparable = False
        self.implicit = False


class Union(Type):
    """Only in constraints: ``~int | string``."""

    __slots__ = ("terms",)

    def __init__(self, terms: list[tuple[bool, Type]]) -> None:
        self.terms = terms


class Named(Type):
    """A defined type. ``methods`` are its declared Funcs (source order; receiver T or *T). ``underlying`` is set once
    resolved. For an instance of a generic type, ``origin`` is the generic Named and ``targs`` its arguments.
    For local types ``obj.parent`` is the block scope and ``local_id`` (>0) tells same-named ones apart. ``instances`` of a
    generic type: kept by instantiate.py. The methods of an instance and of an imported type are had through ``instantiate.methods_of``."""

    __slots__ = ("_resolver", "instances", "local_id", "methods", "obj", "origin", "targs", "tparams", "underlying")

    def __init__(self, obj: "TypeName", underlying: Optional[Type] = None) -> None:
        self.obj = obj
        self.underlying = underlying
        self.methods: list["Func"] = []
        self.tparams: list["TypeParam"] = []
        self.targs: list[Type] = []
        self.origin: Optional["Named"] = None
        self.local_id = 0
        self._resolver: Optional[Callable[[], None]] = None  # sets ``underlying`` (and ``methods``) when it is asked for
        self.instances: Optional[dict[Any, list[Named]]] = None


# In ``Named.methods`` of an imported type whose declaration is not read yet (engine/exportdata.py); compare with ``is``.
NOT_LOADED: list["Func"] = []


class Alias(Type):
    """``type A = T``; kept for error texts. ``unalias`` looks through."""

    __slots__ = ("obj", "target", "targs", "tparams")

    def __init__(self, obj: "TypeName", target: Optional[Type] = None) -> None:
        self.obj = obj
        self.target = target
        self.tparams: list["TypeParam"] = []
        self.targs: list[Type] = []


class TypeParam(Type):
    __slots__ = ("constraint", "index", "obj")

    def __init__(self, obj: "TypeName", index: int, constraint: Optional[Type]) -> None:
        self.obj = obj
        self.index = index
        self.constraint = constraint


class Invalid(Type):
    """The type of what is wrong; never causes a further error."""

    __slots__ = ()


INVALID = Invalid()


def unalias(t: Any) -> Any:
    """The type behind any chain of aliases."""
    while type(t) is Alias:
        t = t.target
    return t


def underlying(t: Any) -> Any:
    """The underlying type: neither Named nor Alias. A type parameter is its own underlying type here."""
    while True:
        if type(t) is Named:
            if t.underlying is None and t._resolver is not None:
                t._resolver()
            t = t.underlying
        elif type(t) is Alias:
            t = t.target
        else:
            return t
