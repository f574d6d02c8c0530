"""Collecting a package's objects before anything is checked: imports into file scopes, declarations into the package scope."""

from __future__ import annotations

from typing import Any, Optional

from golite.syntax import ast
from golite.types.base import DeclInfo, ImportFailure
from golite.types.const import parse_string
from golite.types.incomplete import IncompleteTypes
from golite.types.objects import NO_BARRIER, Const, Func, Object, Package, PkgName, Scope, TypeName, Var
from golite.types.operand import MODE_VAR
from golite.types.universe import UNSAFE


class Resolver(IncompleteTypes):
    def collect_objects(self, files: list[ast.File]) -> None:
        self.file_scopes: list[Scope] = []
        self.import_objects: list[tuple[PkgName, str]] = []  # for "imported and not used"
        self.dot_imported: list[tuple[PkgName, Scope]] = []
        order = 0
        methods: list[tuple[Func, str]] = []
        aliases: dict[str, ast.TypeSpec] = {}
        for file in files:
            scope = Scope(self.pkg.scope, "file")
            file.scope = scope
            self.file_scopes.append(scope)
            has_barriers = self.pkg.path != "runtime" or all(text != "go:nowritebarrier" or pos > file.package.pos for pos, text in file.directives)
            for decl in file.decls:
                if type(decl) is ast.GenDecl:
                    for spec in decl.specs:
                        if decl.tok == "import":
                            self._import(spec, scope)
                        elif decl.tok == "const":
                            order = self._consts(spec, scope, order)
                        elif decl.tok == "var":
                            order = self._vars(spec, scope, order)
                        elif decl.tok == "type":
                            obj = TypeName(spec.name.pos, self.pkg, spec.name.name)
                            obj.decl = spec
                            info = DeclInfo(scope, order)
                            info.spec = spec
                            order += 1
                            if spec.is_alias:
                                aliases[spec.name.name] = spec
                            self._declare_package_object(spec.name, obj, info)
                elif type(decl) is ast.FuncDecl:
                    if not has_barriers:
                        decl.pragmas += (NO_BARRIER,)
                    order = self._func_object(decl, scope, order, methods)
        self._verify_file_scopes()
        for f, base in methods:
            self.methods_of.setdefault(self._base_type_name(base, aliases), []).append(f)

    # ------------------------------------------------------------ imports

    def _import(self, spec: ast.ImportSpec, scope: Scope) -> None:
        if spec.path.kind == "BAD":
            return
        path = parse_string(spec.path.text).decode("utf-8", "surrogateescape")
        imported = self._import_package(path, spec)
        name = imported.name
        pos = spec.path.pos
        if spec.name is not None:
            name = spec.name.name
            pos = spec.name.pos
            if name == "init":
                text = "cannot import package as init - init must be a func"
                self.error(spec.pos, text, "InvalidInitDecl")
                return
        elif name == "init":
            self.error(spec.pos, "cannot import package as init - init must be a func", "InvalidInitDecl")
            return
        obj = PkgName(pos, self.pkg, name, imported)
        spec.obj = obj
        if spec.name is not None:
            spec.name.obj = obj
        if not imported.complete and imported.path == path and not imported.scope.names:
            obj.used = True  # it could not be imported: no further errors
        if all(p is not imported for p in self.pkg.imports):
            self.pkg.imports.append(imported)
        if name == ".":
            self.import_objects.append((obj, path))
            for exported in imported.scope.names.values():
                if not exported.exported:
                    continue
                other = scope.names.get(exported.name)
                if other is not None:
                    text = f"{other.name} redeclared in this block"
                    self.error(pos, text + self.other_declaration(other), "DuplicateDecl")
                else:
                    scope.names[exported.name] = exported
            self.dot_imported.append((obj, scope))
            return
        if name != "_":
            self.import_objects.append((obj, path))
            self.declare(scope, obj)

    def _import_package(self, path: str, spec: ast.ImportSpec) -> Package:
        if path == "unsafe":
            return UNSAFE
        message = ""
        if not path:
            self.error(spec.path.pos, "invalid import path (empty string)", "BadImportPath")
        else:
            try:
                return self.importer(path)
            except ImportFailure as failure:
                message = str(failure)
            self.error(spec.path.pos, message, "BrokenImport")
        # A package that stands in: using it causes no further errors.
        name = path.rstrip("/").rpartition("/")[2] or "_"
        return Package(path, name)

    # ------------------------------------------------------------ declarations

    def _declare_package_object(self, ident: ast.Ident, obj: Object, info: DeclInfo) -> None:
        name = ident.name
        ident.obj = obj
        obj.parent = self.pkg.scope
        if name == "init":
            self.error(ident.pos, "cannot declare init - must be func", "InvalidInitDecl")
            return
        if name == "main" and self.pkg.name == "main":
            self.error(ident.pos, "cannot declare main - must be func", "InvalidMainDecl")
            return
        self.declare(self.pkg.scope, obj)
        obj.parent = self.pkg.scope
        self.pending[obj] = info
        self.infos[obj] = info

    def _consts(self, spec: ast.ValueSpec, scope: Scope, order: int) -> int:
        for i, ident in enumerate(spec.names):
            obj = Const(ident.pos, self.pkg, ident.name)
            info = DeclInfo(scope, order)
            order += 1
            info.spec, info.index = spec, i
            info.value = spec.values[i] if i < len(spec.values) else None
            self._declare_package_object(ident, obj, info)
        self.arity(spec, "const")
        return order

    def _vars(self, spec: ast.ValueSpec, scope: Scope, order: int) -> int:
        variables: list[Var] = []
        together: Optional[DeclInfo] = None
        if len(spec.values) == 1 and len(spec.names) > 1:
            together = DeclInfo(scope, order)
            together.spec = spec
            together.lhs = variables
        for i, ident in enumerate(spec.names):
            v = Var(ident.pos, self.pkg, ident.name)
            variables.append(v)
            info = together
            if info is None:
                info = DeclInfo(scope, order)
                info.spec, info.index = spec, i
                info.value = spec.values[i] if i < len(spec.values) else None
            order += 1
            self._declare_package_object(ident, v, info)
            ident.mode = MODE_VAR
        self.arity(spec, "var")
        return order

    def _func_object(self, decl: ast.FuncDecl, scope: Scope, order: int, methods: list[tuple[Func, str]]) -> int:
        name = decl.name.name
        f = Func(decl.name.pos, self.pkg, name)
        f.decl = decl
        f.parent = self.pkg.scope
        decl.name.obj = f
        info = DeclInfo(scope, order)
        info.func = decl
        self.pending[f] = info
        self.infos[f] = info
        self.pkg.funcs.append(decl)
        self.pkg.func_objs[decl] = f
        te = decl.type_expr
        if te.tparams:
            version, what = ((1, 18), "type parameter") if decl.recv is None else ((1, 27), "generic method")
            self.require(te.tparams[0].pos, version, what)
        if decl.recv is not None:
            base: Any = decl.recv.type_expr
            while type(base) in (ast.StarExpr, ast.ParenExpr, ast.IndexExpr):
                base = base.x
            if type(base) is ast.Ident:
                methods.append((f, base.name))
            return order + 1
        if name == "init" or (name == "main" and self.pkg.name == "main"):
            code = "InvalidInitDecl" if name == "init" else "InvalidMainDecl"
            if te.tparams:
                self.error(te.tparams[0].pos, f"func {name} must have no type parameters", code)
            if te.params or te.results:
                self.error(decl.name.pos, f"func {name} must have no arguments and no return values", code)
        if name == "init":
            if decl.body is None:
                self.error(f.pos, "func init must have a body", "MissingInitBody")
        else:
            self.declare(self.pkg.scope, f)
        f.parent = self.pkg.scope
        return order + 1

    def _base_type_name(self, name: str, aliases: dict[str, ast.TypeSpec]) -> str:
        """The name of the defined type that a receiver's type name means: aliases may stand between."""
        seen: set[str] = set()
        while name in aliases and name not in seen:
            seen.add(name)
            target: Any = aliases[name].type_expr
            while type(target) in (ast.StarExpr, ast.ParenExpr):
                target = target.x
            if type(target) is not ast.Ident:
                break
            name = target.name
        return name

    def _verify_file_scopes(self) -> None:
        """No name is both imported into a file and declared in the package."""
        names = self.pkg.scope.names
        for scope in self.file_scopes:
            for name, obj in scope.names.items():
                other = names.get(name)
                if other is None:
                    continue
                if type(obj) is PkgName:
                    text = f'{name} already declared through import of package {obj.imported.name} ("{obj.imported.path}")'
                    self.error(other.pos, text + self.other_declaration(obj), "DuplicateDecl")
                else:
                    assert obj.pkg is not None
                    text = f'{name} already declared through dot-import of package {obj.pkg.name} ("{obj.pkg.path}")'
                    self.error(other.pos, text + self.other_declaration(obj), "DuplicateDecl")

    # ------------------------------------------------------------ resolution

    def resolve_objects(self) -> None:
        """Types first, then aliases, then everything else, each in source order."""
        types = [o for o in self.infos if type(o) is TypeName]
        aliases = [o for o in types if o.decl is not None and o.decl.is_alias]
        for o in types:
            if o.decl is not None and not o.decl.is_alias:
                self.resolve(o)
        for o in aliases:
            self.resolve(o)
        for obj in list(self.infos):
            if type(obj) is not TypeName:
                self.resolve(obj)
        # Methods whose receiver's base type is not declared here still have signatures to check.
        self.methods_of.clear()

    def report_unused_imports(self) -> None:
        used_dot = self._used_dot_imports()
        for obj, path in self.import_objects:
            if obj.used or (obj.name == "." and id(obj) in used_dot):
                continue
            elem = path.rpartition("/")[2]
            if obj.name == "" or obj.name == "." or obj.name == elem:
                self.error(obj.pos, f'"{path}" imported and not used', "UnusedImport")
            else:
                self.error(obj.pos, f'"{path}" imported as {obj.name} and not used', "UnusedImport")

    def _used_dot_imports(self) -> set[int]:
        used: set[int] = set()
        for obj, _ in self.dot_imported:
            if any(o in self.dot_uses for o in obj.imported.scope.names.values()):
                used.add(id(obj))
        return used
