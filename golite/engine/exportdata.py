"""Checked packages on disk: what checking and lowering an importer needs, read as far as it is needed.

A program that imports fmt leads, through fields and methods, to a third of the library's types and uses a dozen. So each declaration is
a piece of its own, which refers to others by number. Reading one makes *names* of the types that it mentions: a TypeName and a Named (objects
that have their final identity) whose underlying type and methods are read when somebody looks into them
(``types.underlying``, ``instantiate.methods_of``). ::

    header: per package its path, name, imports (references), where its index is, and which variables belong to groups
    index of a package: the names of its declarations, their kinds, and as packed numbers (_NUMBERS) the position and where the piece is;
        read when a name is looked up in its scope
    piece: a pickle. TYPE, GENERIC and LOCAL: (underlying, methods, type parameters); ALIAS: (target, type parameters, arguments); OBJECT: the object
    tree: a compressed pickle for each generic function or method: (signature, declaration, linknames); read when an instance is built
    files: the names and line tables of the files that trees are from; read when a position in one is asked for

Within a piece, these are references (``persistent_id``), small numbers:

- objects of the universe (int, error, ...), whose identity matters, and classes, by their place in a list that both sides make,
- packages and their scopes,
- declarations at package level and the defined types and aliases that they declare; defined types declared in functions, too,
- methods of these types (outside of the type's own piece): a pair of the type's reference and the method's place,
- trees,
- the same of packages that are not in the data, by path and name, looked up in the package that the reader has under that path.

Everything else belongs to the piece that mentions it. Two pieces may therefore have copies of a type without a name; identity of
such types is structural. Instances of generic types are written as origin and arguments, and entered in the origin's table of instances when they
are read, unless it has one already. Scopes of functions are left out, and syntax, but for that of generic functions, from which importers make
instances. A tree has its own copy of the function's signature, with the type parameters and variables that the body refers to, and of the
types declared in the body.

The library is one file. A package of a program is one of its own (``dump_package``), and comes with a hash of what importers can see of it: so
there also everything is left out that may change while importers stay as they are, which is positions, trees, and what the checker noted about
variables in function bodies.
"""

from __future__ import annotations

import copyreg
import io
import marshal
import zlib
from _pickle import Pickler, Unpickler  # pickle's, without the Python version of them that comes with it
from functools import partial
from struct import Struct
from sys import intern
from typing import Any, Callable, Mapping, Sequence

from golite import cache
from golite.engine.table import MARSHAL_VERSION, LazyDict, Table, format_table
from golite.records import fields
from golite.syntax import ast
from golite.syntax.source import FileSet, Source
from golite.types import objects, types, universe
from golite.types.instantiate import adopt_instance, is_generic, methods_of, new_instance
from golite.types.objects import Func, Object, Package, Scope, Selection, Stored, TypeName
from golite.types.types import NOT_LOADED, Alias, Interface, Named, underlying

# Kinds of declarations.
TYPE, GENERIC, ALIAS, OBJECT, LOCAL = range(5)

# Kinds of references: the low bits of the number. The rest is a place in _known(), the number of a package or tree, an entry (package and
# declaration), or a place in the list of what is in other data.
_KNOWN, _PACKAGE, _SCOPE, _OBJECT, _TYPE, _INSTANCE, _TREE, _ELSEWHERE = range(8)
_KIND_BITS = 3
_PLACE_BITS = 20

_NONE = _KNOWN  # the reference to the first of _known()
_OFFSET_BYTES = 8  # the data begins with the offset of the header
_NUMBERS = Struct("<4I")  # of a declaration: its position, Named.local_id, offset and size in bytes of its piece


def _known() -> list[Any]:
    """What every process has: nothing, the universe, classes and the names of their slots. The same list wherever the same golite runs."""
    found: list[Any] = [None, types.INVALID, universe.UNIVERSE]
    for obj in universe.UNIVERSE.names.values():
        found.append(obj)
        if obj.type is not None:
            found.append(obj.type)
            if type(obj.type) is Named:
                found.append(obj.type.underlying)
    for name, value in sorted(vars(universe).items()):
        if name.isupper() and isinstance(value, (types.Type, Object, Package, Scope)):
            found.append(value)
    for module in (objects, types):
        for _, value in sorted(vars(module).items()):
            if isinstance(value, type) and issubclass(value, (types.Type, Object, Scope, Selection)):
                found += [value, *vars(value)["__slots__"]]
    return found


def _nodes() -> list[Any]:
    """More of the kind for trees: the classes of syntax and the names of their slots."""
    found: list[Any] = []
    for _, value in sorted(vars(ast).items()):
        if isinstance(value, type) and issubclass(value, ast.Node):
            found += [value, *vars(value)["__slots__"]]
    return found


class _Declaration:
    __slots__ = ("at", "kind", "obj", "size")

    def __init__(self, kind: int, obj: Object) -> None:
        self.kind = kind
        self.obj = obj
        self.at = self.size = 0  # where its piece is, in bytes


class _Tree:
    """Stands for the tree of a generic function where its Func is written."""

    __slots__ = ("at", "func", "number", "size")

    def __init__(self, func: Func, number: int) -> None:
        self.func = func
        self.number = number
        self.at = self.size = 0


# What is in other data: (kind, path of the package, name, Named.local_id). The name is "" for a _PACKAGE; a _TYPE that has a local_id is declared in
# a function.
_Elsewhere = tuple[int, str, str, int]


class _Writer:
    """``complete``: with positions and trees; every package that is mentioned is one of ``packages`` then."""

    def __init__(self, packages: Sequence[Package], fileset: FileSet | None = None, complete: bool = True) -> None:
        self.packages = packages
        self.fileset = fileset
        self.complete = complete
        self.elsewhere: dict[_Elsewhere, int] = {}
        self.out = bytearray(_OFFSET_BYTES)
        self.numbers = {package: number for number, package in enumerate(packages)}
        self.declarations: list[list[_Declaration]] = [[] for _ in packages]
        self.todo: list[_Declaration] = []  # to be written; local types are declared when they are met
        self.trees: dict[Func, _Tree] = {}
        self.refs: dict[int, int] = {id(_read_instance): _INSTANCE}  # by id of the object
        self.methods: dict[int, tuple[int, int]] = {}  # by id of the Func: its type's reference, its place
        known = _known()
        for place, obj in enumerate(known):
            if obj is not None:
                self.refs.setdefault(id(obj), place << _KIND_BITS | _KNOWN)
        # For trees only: a reader has them once it has read a tree, and what is named like a slot of a node may be mentioned anywhere.
        self.node_refs = {id(obj): place << _KIND_BITS | _KNOWN for place, obj in enumerate(_nodes(), len(known))}
        for number, package in enumerate(packages):
            self.refs[id(package)] = number << _KIND_BITS | _PACKAGE
            self.refs[id(package.scope)] = number << _KIND_BITS | _SCOPE
            for obj in package.scope.names.values():
                self._declare(number, obj)

    def _declare(self, number: int, obj: Object) -> None:
        kind = OBJECT
        if type(obj) is TypeName and type(obj.type) in (Named, Alias) and obj.type.obj is obj:
            kind = ALIAS if type(obj.type) is Alias else GENERIC if obj.type.tparams else TYPE
        if obj.parent is not self.packages[number].scope:
            kind = LOCAL
        found = self.declarations[number]
        entry = number << _PLACE_BITS | len(found)
        declaration = _Declaration(kind, obj)
        found.append(declaration)
        self.todo.append(declaration)
        self.refs[id(obj)] = entry << _KIND_BITS | _OBJECT
        if kind != OBJECT:
            ref = self.refs[id(obj.type)] = entry << _KIND_BITS | _TYPE
            if kind != ALIAS:
                self.methods.update((id(m), (ref, place)) for place, m in enumerate(obj.type.methods))

    def local_type(self, named: Named) -> int:
        """The reference to a type declared in a function."""
        assert named.obj.pkg is not None and named.obj.type is named
        self._declare(self.numbers[named.obj.pkg], named.obj)
        return self.refs[id(named)]

    def other(self, obj: Any) -> int | None:
        """The reference to what belongs to a package that is not written; None for what can only be written itself."""
        if type(obj) is Package:
            return self._elsewhere(_PACKAGE, obj.path, "", 0)
        declared: Any = obj.obj if isinstance(obj, (Named, Alias)) else obj
        package = declared.pkg
        if package is None or package in self.numbers:
            return None
        if declared is obj:
            return self._elsewhere(_OBJECT, package.path, obj.name, 0) if package.scope.names.get(obj.name) is obj else None
        if declared.type is not obj:
            return None  # an instance
        if package.scope.names.get(declared.name) is declared:
            return self._elsewhere(_TYPE, package.path, declared.name, 0)
        return self._elsewhere(_TYPE, package.path, declared.name, obj.local_id) if type(obj) is Named else None

    def _elsewhere(self, kind: int, path: str, name: str, local_id: int) -> int:
        place = self.elsewhere.setdefault((kind, path, name, local_id), len(self.elsewhere))
        return place << _KIND_BITS | _ELSEWHERE

    def digest(self, summaries: Mapping[str, Any]) -> str:
        """Of what has been written. Not of the bytes: those of marshal depend on who else holds a string."""
        shape = [[(d.obj.name, d.kind, getattr(d.obj.type, "local_id", 0), d.size) for d in found] for found in self.declarations]
        imports = [[p.path for p in package.imports] for package in self.packages]
        names = [package.name for package in self.packages]
        return cache.key_of(bytes(self.pieces), repr((names, imports, shape, list(self.elsewhere), sorted(summaries.items()))))

    def write(self, summaries: Mapping[str, Any]) -> bytes:
        self._write_pieces()
        for tree in self.trees.values():  # grows
            self._write_tree(tree)
            self._write_pieces()
        self.pieces = bytes(self.out)
        table = []
        for number, package in enumerate(self.packages):
            found = self.declarations[number]
            index = (
                [d.obj.name for d in found],
                bytes(d.kind for d in found),
                b"".join(_NUMBERS.pack(d.obj.pos if self.complete else 0, getattr(d.obj.type, "local_id", 0), d.at, d.size) for d in found),
            )
            at, size = self._append(marshal.dumps(index, MARSHAL_VERSION))
            imports = [self.refs.get(id(p)) or self.other(p) for p in package.imports]
            table.append((package.path, package.name, imports, at, size, package.grouped, sorted(package.group_variables)))
        contents = (
            len(_known()),
            table,
            self._append(format_table(summaries)),
            list(self.elsewhere),
            self._append(marshal.dumps([(tree.at, tree.size) for tree in self.trees.values()], MARSHAL_VERSION)),
            self._append(self._files()),
            self.fileset.end if self.fileset is not None else 0,
        )
        header = marshal.dumps(contents, MARSHAL_VERSION)
        self.out[:_OFFSET_BYTES] = len(self.out).to_bytes(_OFFSET_BYTES, "little")
        return bytes(self.out) + header

    def _write_pieces(self) -> None:
        while self.todo:
            self._write_piece(self.todo.pop())

    def _append(self, data: bytes) -> tuple[int, int]:
        at = len(self.out)
        self.out += data
        return at, len(data)

    def _files(self) -> bytes:
        """Where positions in trees are: files as (base, path, offsets of the lines)."""
        sources = {self.fileset.source_of(tree.func.pos) for tree in self.trees.values()} if self.fileset is not None else set()
        found = [(source.base, source.path, source.lines) for source in sources if source is not None]
        return marshal.dumps(sorted(found), MARSHAL_VERSION)

    def tree_of(self, f: Func) -> _Tree | None:
        """The tree of a generic function that is declared with a body."""
        if not self.complete or f.decl is None or f.decl.body is None or f.origin is not None or not is_generic(f.type):
            return None
        found = self.trees.get(f)
        if found is None:
            found = self.trees[f] = _Tree(f, len(self.trees))
        return found

    def _write_tree(self, tree: _Tree) -> None:
        f = tree.func
        assert f.decl is not None and f.pkg is not None
        buffer = io.BytesIO()
        _TreePickler(buffer, self, f.decl).dump((f.type, f.decl, f.pkg.linknames()))
        tree.at, tree.size = self._append(zlib.compress(buffer.getvalue()))

    def _write_piece(self, declaration: _Declaration) -> None:
        obj = declaration.obj
        t = obj.type
        buffer = io.BytesIO()
        pickler = _Pickler(buffer, self)
        if declaration.kind == OBJECT:
            ref = self.refs.pop(id(obj))  # here it is the object itself that is wanted
            pickler.dump(obj)
            self.refs[id(obj)] = ref
        elif declaration.kind == ALIAS:
            pickler.dump((t.target, t.tparams, t.targs))
        else:
            own = {id(m): self.methods.pop(id(m)) for m in t.methods}  # here it is the methods themselves that are wanted
            pickler.dump((underlying(t), t.methods, t.tparams))
            self.methods.update(own)
        declaration.at, declaration.size = self._append(buffer.getvalue())


def _read_instance(instance: Named, state: tuple[Named, list[Any]]) -> None:
    """Stands in pickles for ``_Reader.instance``."""
    raise NotImplementedError


class _Pickler(Pickler):
    def __init__(self, file: io.BytesIO, writer: _Writer) -> None:
        super().__init__(file, protocol=5)
        self._writer = writer
        self._complete = writer.complete
        self._refs = writer.refs

    def persistent_id(self, obj: Any) -> int | tuple[int, int] | None:
        found = self._refs.get(id(obj))
        if found is not None:
            return found
        cls = type(obj)
        if cls is Func:
            return self._writer.methods.get(id(obj))
        if cls is _Tree:
            number: int = obj.number
            return number << _KIND_BITS | _TREE
        if isinstance(obj, (ast.Node, Scope)):
            return _NONE
        if not self._complete and isinstance(obj, (Object, Named, Alias, Package)):
            found = self._writer.other(obj)
            if found is not None:
                return found
        if cls is Named and obj.origin is None:
            return self._writer.local_type(obj)
        return None

    def reducer_override(self, obj: Any) -> Any:
        if not self._complete and isinstance(obj, (Object, Interface)):
            return copyreg.__newobj__, (type(obj),), (None, _visible_state(obj))  # type: ignore[attr-defined]
        if type(obj) is Func:
            state = {name: getattr(obj, name) for name in _FUNC_SLOTS}
            state["decl"] = None
            state["stored"] = self._writer.tree_of(obj)
            return copyreg.__newobj__, (Func,), (None, state)  # type: ignore[attr-defined]
        if type(obj) is Named:
            return copyreg.__newobj__, (Named,), (obj.origin, obj.targs), None, None, _read_instance  # type: ignore[attr-defined]
        if type(obj) is Interface and obj.embeddeds:
            # The methods of embedded interfaces are theirs; typeset.complete collects them again.
            state = {name: getattr(obj, name) for name in Interface.__slots__}
            state["all_methods"] = state["terms"] = None
            return copyreg.__newobj__, (Interface,), (None, state)  # type: ignore[attr-defined]
        return NotImplemented


_FUNC_SLOTS = (*Object.__slots__, *Func.__slots__)


class _TreePickler(_Pickler):
    """Writes a generic function with its syntax and with the types that it declares."""

    def __init__(self, file: io.BytesIO, writer: _Writer, decl: ast.FuncDecl) -> None:
        super().__init__(file, writer)
        self._own: set[int] = set()
        self._find_local_types(decl.body)

    def _find_local_types(self, node: Any) -> None:
        if type(node) is list:
            for item in node:
                self._find_local_types(item)
        elif type(node) is ast.TypeSpec:
            assert node.name.obj is not None
            self._own.update((id(node.name.obj), id(node.name.obj.type)))
        elif isinstance(node, ast.Node):
            for f in fields(type(node)):
                if f.init:
                    self._find_local_types(getattr(node, f.name))

    def persistent_id(self, obj: Any) -> int | tuple[int, int] | None:
        if isinstance(obj, ast.Node) or id(obj) in self._own:
            return None
        found = super().persistent_id(obj)
        return self._writer.node_refs.get(id(obj)) if found is None else found

    def reducer_override(self, obj: Any) -> Any:
        if id(obj) in self._own:
            if type(obj) is not Named:
                return NotImplemented
            state = {name: getattr(obj, name) for name in Named.__slots__}
            state["underlying"] = underlying(obj)
            state["_resolver"] = state["instances"] = None
            return copyreg.__newobj__, (Named,), (None, state)  # type: ignore[attr-defined]
        return super().reducer_override(obj)


# What other packages must not see, and its value for them.
_UNSEEN = {
    "pos": 0, "used": True, "decl": None, "owner": None, "captured": False, "address_taken": False, "reassigned": False,
    "all_methods": None, "terms": None,
}  # fmt: skip


def _visible_state(obj: Any) -> dict[str, Any]:
    """The slots of an object or an interface. Equal names are one string, so that equal objects are equal bytes."""
    state: dict[str, Any] = {}
    for cls in type(obj).__mro__:
        for slot in getattr(cls, "__slots__", ()):
            state[slot] = _UNSEEN[slot] if slot in _UNSEEN else getattr(obj, slot)
    if "name" in state:
        state["name"] = intern(str(state["name"]))
    if "positions" in state:
        state["positions"] = [0] * len(state["positions"])
    return state


class _Unpickler(Unpickler):
    def __init__(self, file: io.BytesIO, load: Callable[[int], Any]) -> None:
        self.persistent_load = load  # type: ignore[method-assign]
        super().__init__(file)


class _Reader(dict[Any, Any]):
    """What references lead to; made on first use."""

    def __init__(self, data: bytes, others: Mapping[str, Package]) -> None:
        super().__init__((place << _KIND_BITS | _KNOWN, obj) for place, obj in enumerate(_known()))
        self.data = data
        self.others = others
        header = marshal.loads(data[int.from_bytes(data[:_OFFSET_BYTES], "little") :])
        known, table, summaries, self.elsewhere, self._trees_at, self._files_at, self.end = header
        assert known == len(self), "export data of another golite"
        self._trees: list[tuple[int, int]] = []
        self._sources: list[Source] | None = None
        self.summaries: Table[Any] = Table(self.bytes_at(*summaries))
        self[_INSTANCE] = self.instance
        self.packages: list[Package] = []
        self._index_at: list[tuple[int, int]] = []
        self._indices: dict[int, tuple[list[str], bytes, bytes]] = {}
        self._nesting = 0
        self._fresh: list[Named] = []  # instances to be entered in their origins' tables
        for number, (path, name, _, at, size, grouped, group_variables) in enumerate(table):
            package = Package(path, name)
            package.scope.parent = universe.UNIVERSE
            package.scope.names = _Names(self, number)
            package.complete = True
            package.grouped = grouped
            package.group_variables = frozenset(group_variables)
            self.packages.append(package)
            self._index_at.append((at, size))
        for package, (_, _, imports, *_) in zip(self.packages, table, strict=True):
            package.imports = [self[ref] for ref in imports]

    def bytes_at(self, at: int, size: int) -> bytes:
        return self.data[at : at + size]

    def index(self, number: int) -> tuple[list[str], bytes, bytes]:
        """The names, kinds and numbers of a package's declarations."""
        found = self._indices.get(number)
        if found is None:
            found = self._indices[number] = marshal.loads(self.bytes_at(*self._index_at[number]))
        return found

    def __missing__(self, ref: Any) -> Any:
        if type(ref) is tuple:
            named, place = ref
            method = self[ref] = methods_of(self[named])[place]
            return method
        kind, number = ref & ((1 << _KIND_BITS) - 1), ref >> _KIND_BITS
        if kind == _PACKAGE:
            return self.packages[number]
        if kind == _SCOPE:
            return self.packages[number].scope
        if kind == _TREE:
            return partial(self._read_tree, number)
        if kind == _ELSEWHERE:
            found = self[ref] = self._find_elsewhere(*self.elsewhere[number])
            return found
        self.declare(number >> _PLACE_BITS, number & ((1 << _PLACE_BITS) - 1))
        return self[ref]

    def _find_elsewhere(self, kind: int, path: str, name: str, local_id: int) -> Any:
        package = self.others[path]
        if kind == _PACKAGE:
            return package
        if not local_id:
            obj = package.scope.names[name]
            return obj if kind == _OBJECT else obj.type
        names = package.scope.names
        if isinstance(names, _Names):
            return names.local_type(name, local_id)
        return next(t for t in package.types if t.obj.name == name and t.local_id == local_id)

    def declare(self, number: int, place: int) -> Object:
        """The object of a declaration. A type is made at once, its content when it is asked for."""
        entry = number << _PLACE_BITS | place
        object_ref, type_ref = entry << _KIND_BITS | _OBJECT, entry << _KIND_BITS | _TYPE
        obj: Object | None = self.get(object_ref)
        if obj is not None:
            return obj
        names, kinds, numbers = self.index(number)
        name, kind = names[place], kinds[place]
        pos, local_id, at, size = _NUMBERS.unpack_from(numbers, place * _NUMBERS.size)
        if kind == OBJECT:
            obj = self[object_ref] = self._load(at, size)
            return obj
        package = self.packages[number]
        obj = self[object_ref] = TypeName(pos, package, name)
        if kind != LOCAL:
            obj.parent = package.scope
        if kind == ALIAS:
            alias = self[type_ref] = obj.type = Alias(obj)
            alias.target, alias.tparams, alias.targs = self._load(at, size)
            return obj
        named = self[type_ref] = obj.type = Named(obj)
        named.local_id = local_id
        named.methods = NOT_LOADED
        named._resolver = partial(self._fill, named, at, size)
        if kind == GENERIC:
            named._resolver()  # its type parameters are asked for without ceremony
        return obj

    def _fill(self, named: Named, at: int, size: int) -> None:
        if named.methods is NOT_LOADED:
            named._resolver = None
            named.underlying, named.methods, named.tparams = self._load(at, size)

    def _load(self, at: int, size: int) -> Any:
        return self._unpickle(self.bytes_at(at, size))

    def _unpickle(self, data: bytes) -> Any:
        self._nesting += 1
        found = _Unpickler(io.BytesIO(data), self.__getitem__).load()
        self._nesting -= 1
        if not self._nesting and self._fresh:
            # Only now is everything there that the comparison with other instances may ask for.
            fresh, self._fresh = self._fresh, []
            for instance in fresh:
                adopt_instance(instance)
        return found

    def _read_tree(self, number: int) -> Stored:
        if not self._trees:
            known = len(_known())
            self.update((known + place << _KIND_BITS | _KNOWN, obj) for place, obj in enumerate(_nodes()))
            self._trees = marshal.loads(self.bytes_at(*self._trees_at))
        return Stored(*self._unpickle(zlib.decompress(self.bytes_at(*self._trees[number]))))

    def source_of(self, pos: int) -> Source | None:
        """The file of a position, if a tree is from that file."""
        if self._sources is None:
            files = marshal.loads(self.bytes_at(*self._files_at))
            self._sources = [Source(path, b"", base, lines=lines) for base, path, lines in files]
        found = None
        for source in self._sources:
            if source.base <= pos:
                found = source
        return found

    def instance(self, instance: Named, state: tuple[Named, list[Any]]) -> None:
        """Sets up an instance of a generic type."""
        new_instance(instance, *state)
        self._fresh.append(instance)


class _Names(LazyDict[Object]):
    """The scope of a package that is read as far as it is needed."""

    def __init__(self, reader: _Reader, number: int) -> None:
        super().__init__()
        self._reader = reader
        self._number = number
        self._places: dict[str, int] | None = None

    def places(self) -> dict[str, int]:
        if self._places is None:
            names, kinds, _ = self._reader.index(self._number)
            # Local types come behind all else.
            self._places = dict(zip(names[: len(names) - kinds.count(LOCAL)], range(len(names)), strict=False))
        return self._places

    def local_type(self, name: str, local_id: int) -> Any:
        """A type that is declared in a function of the package."""
        names, kinds, numbers = self._reader.index(self._number)
        for place in range(kinds.index(LOCAL), len(names)):
            if names[place] == name and _NUMBERS.unpack_from(numbers, place * _NUMBERS.size)[1] == local_id:
                return self._reader.declare(self._number, place).type
        raise KeyError(name)

    def _find(self, key: str) -> Object | None:
        place = self.places().get(key)
        return None if place is None else self._reader.declare(self._number, place)

    def _find_all(self) -> None:
        places = self.places()
        if dict.__len__(self) != len(places):
            found = {name: self._reader.declare(self._number, place) for name, place in places.items()}
            self.clear()
            self.update(found)  # in the order of the source

    def __contains__(self, key: object) -> bool:
        return key in self.places()


def dump_packages(packages: Mapping[str, Package], summaries: Mapping[str, Any], fileset: FileSet | None = None) -> bytes:
    """Checked packages, which import only each other, and the escape summaries and bodies of their functions. ``fileset``: of their files; without
    it, positions mean nothing."""
    return _Writer(list(packages.values()), fileset).write(summaries)


def load_packages(data: bytes, fileset: FileSet | None = None) -> tuple[dict[str, Package], dict[str, Any]]:
    """What ``dump_packages`` wrote. ``data`` must stay as it is; it is read from when somebody looks into a package. ``fileset``: of the
    compilation, without files yet; learns of the packages' files."""
    reader = _Reader(data, {})
    if fileset is not None and reader.end:
        fileset.import_positions(reader.end, reader.source_of)
    return {package.path: package for package in reader.packages}, reader.summaries


def dump_package(package: Package, summaries: Mapping[str, Any]) -> tuple[bytes, str]:
    """One checked package and what its importers need to know of its functions; and a hash of what they can see, which stays the same when
    only what is inside functions changes."""
    writer = _Writer([package], complete=False)
    data = writer.write(summaries)
    return data, writer.digest(summaries)


def load_package(data: bytes, packages: Mapping[str, Package]) -> tuple[Package, Table[Any]]:
    """What ``dump_package`` wrote. ``packages``: those that it imports, and those that they do, by path."""
    reader = _Reader(data, packages)
    return reader.packages[0], reader.summaries
