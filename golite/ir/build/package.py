"""One checked package to one IR module: symbols, data and the order in which everything is built.

``PackageBuilder`` owns what functions share: string data, type descriptors, itabs, func values, wrappers. Those are emitted on demand and
linkonce, so a module defines what it uses. Work found while building (a descriptor's methods, a wrapper) is queued and drained at the end,
because it must not interrupt the function being built.

Descriptors of named types of *other* packages are external: a package that can be imported emits those of all its package-level types and of
pointers to them.
"""

from __future__ import annotations

from typing import Any, Callable, Mapping, Optional, Sequence

from golite.errors import InternalError
from golite.ir import names
from golite.ir.build import instance
from golite.ir.func import GROUP_PREFIX, CallTarget, Data, Extern, FuncAttrs, Function, Module, Reloc, Sig, SymAddr
from golite.ir.passes.pipeline import run_passes
from golite.ir.runtime import NORETURN, RuntimeInfo, signature
from golite.syntax import ast
from golite.syntax.source import FileSet
from golite.types.objects import NO_BARRIER, Func, Package, Stored, TypeName, Var
from golite.types.types import Named, Signature


def build_package(
    pkg: Package,
    fileset: Optional[FileSet],
    runtime_pkg: Optional[Package] = None,
    summaries: Optional[Mapping[str, Any]] = None,
    *,
    native: bool = True,
    kept: Sequence[Any] = (),
) -> Module:
    """The IR of a checked package after all passes.

    ``runtime_pkg``: the checked package runtime; None only for packages that runtime itself imports. ``summaries``: escape summaries
    (``Module.module_summaries``) of packages built before. ``native``: see run_passes. ``kept``: types whose descriptors must be there.
    """
    # Not "summaries or {}": whether there are any is a question that would read them all.
    known = {} if summaries is None else summaries
    return run_passes(build_unoptimised(pkg, fileset, runtime_pkg, known, kept), known, native=native)


def build_unoptimised(
    pkg: Package,
    fileset: Optional[FileSet],
    runtime_pkg: Optional[Package] = None,
    summaries: Optional[Mapping[str, Any]] = None,
    kept: Sequence[Any] = (),
) -> Module:
    """The IR of a checked package as lowering leaves it."""
    from golite.ir.build import construct  # fills the dispatch tables

    pb = PackageBuilder(pkg, fileset, runtime_pkg, {} if summaries is None else summaries)
    construct.build_all(pb, kept)
    return pb.module


class PackageBuilder:
    def __init__(
        self, pkg: Package, fileset: Optional[FileSet], runtime_pkg: Optional[Package], summaries: Mapping[str, Any]
    ) -> None:
        self.pkg = pkg
        self.summaries = summaries
        self.fileset = fileset
        self.module = Module(pkg.path)
        self.module.imports = [p.path for p in pkg.imports]
        self.is_runtime = runtime_pkg is pkg or pkg.path == "runtime"
        self._linknames: dict[Package, dict[str, str]] = {}
        self._symbols: dict[Func, str] = {}
        self._sigs: dict[int, tuple[Any, Sig]] = {}
        self.local_types: dict[tuple[Any, str], Any] = {}  # instance.py: copies of local types
        self.stored: dict[Func, Stored] = {}  # instance.py: syntax of imported generic functions
        self._targets: dict[Func, CallTarget] = {}
        self._descriptors: dict[str, str] = {}
        self.rt = RuntimeInfo(pkg if self.is_runtime else runtime_pkg, self.symbol_of)
        self.queue: list[Callable[[], None]] = []
        self.linked_variables: set[str] = set()  # of other packages, which this one has under names of its own
        self.embedded_bytes: list[tuple[Var, str, int]] = []  # group variables with go:embed: symbol and size of what they are copies of
        self.dynamic_init: list[tuple[list[Var], Any]] = []  # variables whose initialisers run in pkg.init
        self.types = construct_types(self)

    # ------------------------------------------------------------ positions and errors

    def where(self, pos: int) -> str:
        return str(self.fileset.position(pos)) if self.fileset is not None else f"position {pos}"

    def error(self, pos: int, function: str, message: str) -> InternalError:
        return InternalError("ir", function, f"{self.where(pos)}: {message}")

    # ------------------------------------------------------------ symbols

    def linknames(self, pkg: Package) -> dict[str, str]:
        """Local name -> symbol, from a package's //go:linkname directives."""
        found = self._linknames.get(pkg)
        if found is None:
            found = self._linknames[pkg] = pkg.linknames()
        return found

    def symbol_of(self, f: Func) -> str:
        found = self._symbols.get(f)
        if found is None:
            found = instance.symbol(f) if f.targs else names.func_symbol(f)
            if not f.targs and f.pkg is not None and f.type.recv is None:
                found = self.linknames(f.pkg).get(f.name, found)
            self._symbols[f] = found
        return found

    def sig(self, sig: Signature) -> Sig:
        found = self._sigs.get(id(sig))
        if found is None:
            found = self._sigs[id(sig)] = (sig, signature(sig))
        return found[1]

    def func_target(self, f: Func) -> CallTarget:
        """What a direct call of a declared function or method goes to."""
        found = self._targets.get(f)
        if found is None:
            found = self._targets[f] = CallTarget(self.symbol_of(f), self.sig(f.type))
            self.extern(found.symbol, found.sig, self.func_attrs(f))
            if f.targs:
                instance.need(self, f, found.symbol)
        return found

    def func_attrs(self, f: Func) -> FuncAttrs:
        attrs = FuncAttrs()
        if f.decl is not None:
            apply_pragmas(attrs, f.decl, self.sig(f.type))
        if f.pkg is not None and f.pkg.path == "runtime" and f.name in NORETURN:
            attrs.noreturn = True
            attrs.cold = True
        return attrs

    def extern(self, symbol: str, sig: Optional[Sig], attrs: Optional[FuncAttrs] = None) -> None:
        """Note the use of a symbol; those that the module defines are struck out at the end."""
        if symbol not in self.module.externs:
            self.module.externs[symbol] = Extern(symbol, sig, attrs or FuncAttrs())

    def rt_func(self, name: str) -> CallTarget:
        target = self.rt.func(name)
        if target.symbol not in self.module.externs:
            self.extern(target.symbol, target.sig, self.func_attrs(self.rt.func_obj(name)))
        return target

    def global_addr(self, v: Var) -> SymAddr:
        symbol = self.variable_symbol(v)
        is_here = v.pkg is self.pkg and symbol not in self.linked_variables
        if self.is_group_variable(v):
            symbol = GROUP_PREFIX + symbol
        if not is_here:
            self.extern(symbol, None)
        return SymAddr(symbol)

    def variable_symbol(self, v: Var) -> str:
        assert v.pkg is not None
        return self.linknames(v.pkg).get(v.name) or f"{v.pkg.path}.{v.name}"

    def is_group_variable(self, v: Var) -> bool:
        """Does each group have a package variable for itself? Then its address is no constant."""
        pkg, name = v.pkg, v.name
        assert pkg is not None
        if pkg is self.pkg and name in self.linknames(pkg) and self.is_linked(v):
            path, _, name = self.linknames(pkg)[name].rpartition(".")
            found = _imported(pkg, path)
            return found is not None and (found.grouped or name in found.group_variables)
        return pkg.grouped or name in pkg.group_variables

    def is_linked(self, v: Var) -> bool:
        """Does a //go:linkname directive make v, which has no initial value, a name for another package's variable?"""
        assert v.pkg is not None
        target = self.linknames(v.pkg).get(v.name, "")
        return bool(target) and target.rpartition(".")[0] != v.pkg.path and all(v not in variables for variables, _ in self.pkg.init_order)

    # ------------------------------------------------------------ data

    def add_function(self, func: Function) -> None:
        self.module.functions[func.symbol] = func

    def add_data(self, data: Data) -> SymAddr:
        self.module.data.setdefault(data.symbol, data)
        return SymAddr(data.symbol)

    def string_symbol(self, data: bytes) -> str:
        symbol = f"go:string.{names.content_hash(data)}"
        if symbol not in self.module.data:
            self.module.data[symbol] = Data(symbol, len(data), 1, data, readonly=True, linkage="linkonce")
        return symbol

    def constant_data(self, init: bytes, relocs: list[Reloc], size: int, align: int) -> SymAddr:
        """Read-only data named by its content."""
        key = init + b"".join(f"|{r.offset},{r.symbol},{r.addend}".encode() for r in relocs) + b"|%d,%d" % (size, align)
        symbol = f"go:const.{names.content_hash(key)}"
        if symbol not in self.module.data:
            self.module.data[symbol] = Data(symbol, size, align, init, relocs, True, "linkonce")
        return SymAddr(symbol)

    def func_value(self, symbol: str, sig: Optional[Sig]) -> SymAddr:
        """The static closure object of a function without captured variables."""
        name = symbol + "·f"
        if name not in self.module.data:
            self.module.data[name] = Data(name, 8, 8, bytes(8), [Reloc(0, symbol)], True, "linkonce")
            if symbol not in self.module.functions:
                self.extern(symbol, sig)
        return SymAddr(name)

    # ------------------------------------------------------------ types

    def descriptor(self, t: Any) -> str:
        """Symbol of the type descriptor of ``t``; emitted once per module."""
        symbol: str = self.types.descriptor(t)
        return symbol

    def keep_types(self, types: Sequence[Any]) -> None:
        """Makes descriptors that stay even if nothing in the module needs them."""
        relocs = [Reloc(8 * i, self.descriptor(t)) for i, t in enumerate(types)]
        symbol = f"go:kept.{self.pkg.path}"
        self.module.data[symbol] = Data(symbol, 8 * len(types), 8, bytes(8 * len(types)), relocs, readonly=True)

    def descriptor_addr(self, t: Any) -> SymAddr:
        return SymAddr(self.types.descriptor(t))

    def drain(self) -> None:
        while self.queue:
            self.queue.pop()()


def _imported(pkg: Package, path: str) -> Optional[Package]:
    """The package at ``path`` among those that ``pkg`` imports, directly or not."""
    todo, seen = list(pkg.imports), set(pkg.imports)
    while todo:
        found = todo.pop()
        if found.path == path:
            return found
        new = [below for below in found.imports if below not in seen]
        seen.update(new)
        todo += new
    return None


def construct_types(pb: PackageBuilder) -> Any:
    from golite.ir.build.typedesc import TypeDescriptors

    return TypeDescriptors(pb)


def apply_pragmas(attrs: FuncAttrs, decl: ast.FuncDecl, sig: Sig) -> None:
    for pragma in decl.pragmas:
        word = pragma.lstrip("/").split()[0]
        if word == "go:nosplit":
            attrs.nosplit = True
        elif word == "go:noinline":
            attrs.noinline = True
        elif word == "go:noescape" and decl.body is None:
            attrs.params_noescape = (True,) * len(sig.params)
        elif word == "go:systemstack":
            attrs.nosplit = True
        elif word == NO_BARRIER:
            attrs.nobarrier = True
    if decl.body is None and not attrs.params_noescape:
        attrs.params_noescape = (False,) * len(sig.params)


def package_types(pkg: Package) -> list[Any]:
    """The package-level named types, generic ones left out."""
    out = []
    for obj in pkg.scope.names.values():
        if isinstance(obj, TypeName) and type(obj.type) is Named and not obj.type.tparams and obj.type.obj is obj:
            out.append(obj.type)
    return out
