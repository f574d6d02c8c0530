"""Finds all packages of a program, imports first: what the go command does before it calls the compiler.

Each package has at most one error of this kind, as there: an import that nobody provides, a cycle, files that do not go together. All of them are
told, in the order of the packages, and nothing is compiled then.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from golite.engine import embedding
from golite.engine.modules import ModuleError
from golite.engine.sources import GoFile, NoGoFiles, PackageSource, files_of_directory, made_source, scan_file, std_directory, std_packages
from golite.errors import LoadError, UsageError
from golite.records import record
from golite.syntax import ast
from golite.syntax.source import FileSet

# As go/parser has it.
_NOT_IN_PATHS = frozenset(" !\"#$%&'()*,:;<=>?[\\]^`{|}\ufffd")


@record
class Parsed:
    """``files``: none as long as only its imports are known."""

    source: PackageSource
    files: list[ast.File]
    imports: list[tuple[str, tuple[GoFile, int]]]  # path, and where: the file, and the byte in it


@record
class _Problem:
    """A package's error: ``pos`` as printed, ``stack``: the packages on the way to it, shown where ``pos`` is not enough."""

    text: str
    pos: str = ""
    stack: tuple[str, ...] = ()

    def shorten(self, stack: tuple[str, ...]) -> None:
        """There is another way to the package. The shortest one is told."""
        if len(stack) < len(self.stack):
            self.stack = stack

    def __str__(self) -> str:
        if not self.stack:
            return f"{self.pos}: {self.text}" if self.pos else self.text
        where = f"\n\t{self.pos}" if self.pos else ""
        return "package " + "\n\timports ".join(self.stack) + f"{where}: {self.text}"


class Loader:
    """Orders a program's own packages so that imports come first. Standard packages not in ``known`` are loaded from source too. Most files are not
    parsed for that; who wants a package's files calls ``parse``. ``hosts``: text of packages that are made up, by import path."""

    def __init__(self, fileset: FileSet, known: frozenset[str], hosts: Mapping[str, str] | None = None) -> None:
        self.fileset = fileset
        self.known = known
        self.hosts = hosts or {}
        self.order: list[Parsed] = []
        self._found: list[_Problem] = []
        self._stack: list[tuple[Parsed, str]] = []  # packages being loaded, and the file that imports each
        self._done: dict[str, PackageSource] = {}
        self._problems: dict[str, _Problem] = {}

    @property
    def errors(self) -> list[str]:
        """What is wrong, imports first."""
        return [str(problem) for problem in self._found]

    def parse(self, parsed: Parsed) -> None:
        """Gives a package its files, if it does not have them."""
        from golite.syntax.parser import parse_file

        if parsed.files:
            return
        for file in parsed.source.files:
            # What is wrong with it is on the file; the type checker reports it with the rest.
            tree, _ = parse_file(self.fileset.add(file.name, file.data, traced_path(parsed.source, file)))
            parsed.files.append(tree)

    def _find_imports(self, parsed: Parsed) -> None:
        for number, file in enumerate(parsed.source.files):
            scanned = scan_file(file.data)
            imports = scanned.imports
            if not scanned.clear:
                self.parse(parsed)
                tree = parsed.files[number]
                if not tree.broken:
                    imports = [(_import_path(spec), spec.pos - tree.source.base) for spec in tree.imports]
            parsed.imports += [(path, (file, at)) for path, at in imports]

    def load(self, source: PackageSource, importer: str = "") -> Parsed:
        """Loads a package and all that it imports; ``errors`` has what was wrong. ``importer``: the file that imports it."""
        parsed = Parsed(source, [], [])
        self._find_imports(parsed)
        self._stack.append((parsed, importer))
        problem = None if source.std else self._invalid_import(parsed) or self._embed(source)
        if source.problem:
            problem = _Problem(source.problem)
        first = dict(reversed(parsed.imports))
        for path in sorted(first):
            pos = first[path]
            if path not in ("unsafe", ""):
                found = self._import(path, _position(*pos), source)
                problem = problem or found
        self._stack.pop()
        self._done[source.title] = source
        problem = problem or self._problems.get(source.title)
        if problem is not None:
            self._found.append(problem)
        self.order.append(parsed)
        return parsed

    def _import(self, path: str, where: str, parent: PackageSource) -> _Problem | None:
        """Loads an import. The error of the package that imports, if there is one; what is wrong with the import goes to its own package."""
        if path in self.known:
            return None if parent.std else self._disallowed(path, where, parent)
        names = self._titles()
        if path in names:
            stack = self._titles_with_files()
            self._problems.setdefault(path, _Problem(
                "import cycle not allowed", "", (*stack, f"{path} from {os.path.basename(where.partition(':')[0])}")
            ))  # fmt: skip
            source = self._stack[names.index(path)][0].source
        elif path in self._done:
            source = self._done[path]
        elif path in self._problems:
            self._problems[path].shorten((*self._titles(), path))
            return None
        else:
            found = self._find(path, where, parent)
            if found is None:
                return None
            source = found
            self.load(source, os.path.basename(where.partition(":")[0]))
        if parent.std:
            return None
        if source.name == "main" and source.directory != parent.directory:
            return self._disallowed(path, where, parent) or _Problem(f'import "{path}" is a program, not an importable package', where)
        return self._disallowed(path, where, parent)

    def _disallowed(self, path: str, where: str, parent: PackageSource) -> _Problem | None:
        """Packages below ``internal`` are for the tree that it stands in."""
        elements = path.split("/")
        if "internal" not in elements or path in self._problems:
            return None
        at = len(elements) - 1 - elements[::-1].index("internal")
        above = "/".join(elements[:at])
        title = parent.title
        if parent.path == "main" and parent.modules is not None:
            title = parent.modules.import_path(str(parent.directory))
        if path not in self.known and (not above or title == above or title.startswith(above + "/")):
            return None
        return _Problem(f"use of internal package {path} not allowed", where, self._titles())

    def _titles(self) -> tuple[str, ...]:
        return tuple(parsed.source.title for parsed, _ in self._stack)

    def _titles_with_files(self) -> tuple[str, ...]:
        return tuple(f"{parsed.source.title} from {file}" if file else parsed.source.title for parsed, file in self._stack)

    def _find(self, path: str, where: str, parent: PackageSource) -> PackageSource | None:
        """The package that provides an import path. None, and an error noted, if there is none."""
        directory = std_directory(path)
        if directory is not None:
            return files_of_directory(directory, path, shown=f"$GOROOT/src/{path}/", std=True)
        if path in self.hosts:
            return made_source(path, self.hosts[path])
        modules = parent.modules
        if modules is None or path.startswith(("./", "../")) or path in (".", ".."):
            text = f"package {path} is not in std"
            if modules is not None:
                text = f'"{path}" is relative, but relative import paths are not supported in module mode'
            self._not_found(path, _Problem(text, where))
            return None
        malformed = _malformed(path)
        if malformed:
            self._not_found(path, _Problem(f'malformed import path "{path}": {malformed}', where))
            return None
        elements = path.split("/")
        if "vendor" in elements[:-1]:
            at = len(elements) - elements[::-1].index("vendor")
            self._not_found(path, _Problem(f"{path} must be imported as {'/'.join(elements[at:])}", where))
            return None
        try:
            folder, module = modules.find(path)
            source = files_of_directory(Path(folder), path, modules=modules)
        except NoGoFiles as error:
            self._not_found(path, _Problem(str(error), "", (*self._titles(), path)))
            return None
        except (ModuleError, UsageError) as error:
            self._not_found(path, _Problem(str(error), where))
            return None
        source.version = module.version
        return source

    def _not_found(self, path: str, problem: _Problem) -> None:
        self._problems[path] = problem
        self._found.append(problem)

    def _invalid_import(self, parsed: Parsed) -> _Problem | None:
        """An import path that none can be. What else the package imports is not looked at then."""
        for path, (file, at) in parsed.imports:
            if path and (not path.isprintable() or _NOT_IN_PATHS.intersection(path)):
                parsed.imports = []
                return _Problem(f"invalid import path: {path}", str(file.path) + ":" + _position(file, at).split(":", 1)[1])
        return None

    def _embed(self, source: PackageSource) -> _Problem | None:
        """Reads what the package's go:embed directives name."""
        patterns: dict[str, tuple[GoFile, int]] = {}
        for file in source.files:
            for pattern, at in embedding.find_patterns(file.data):
                patterns.setdefault(pattern, (file, at))
        for pattern, (file, at) in sorted(patterns.items()):
            scanned = scan_file(file.data)
            if scanned.clear and all(path != "embed" for path, _ in scanned.imports):
                continue  # the compiler will tell
            try:
                source.embeds[pattern] = embedding.resolve(str(source.directory), pattern)
            except embedding.EmbedError as error:
                return _Problem(f"pattern {pattern}: {error}", _position(file, at))
        return None


def _position(file: GoFile, at: int) -> str:
    """A position as the go command prints it."""
    line, col = file.data.count(b"\n", 0, at) + 1, at - file.data.rfind(b"\n", 0, at)
    return f"{file.name.removeprefix('./')}:{line}:{col}"


def _malformed(path: str) -> str:
    """What is wrong with the elements of an import path."""
    if path.endswith("/"):
        return "trailing slash"
    return "double slash" if "//" in path else ""


def traced_path(source: PackageSource, file: GoFile) -> str:
    """What traces call a file. For the standard library that is where it is in any installation, as with go build -trimpath, since its image is
    built in one place and used in another."""
    return f"{source.path}/{file.path.name}" if source.std else str(file.path)


def _import_path(spec: ast.ImportSpec) -> str:
    return spec.path.text[1:-1] if spec.path.kind == "STRING" else ""


def load_sources(
    sources: list[PackageSource], fileset: FileSet, known: frozenset[str], *, command: bool = False, hosts: Mapping[str, str] | None = None
) -> list[Parsed]:
    """All packages that these need and that are not in ``known``, imports first. ``command``: they must be commands. Raises LoadError."""
    loader = Loader(fileset, known, hosts)
    for source in sources:
        if command and not source.files and not source.problem:
            raise LoadError([*loader.errors, not_main(source)])
        if all(parsed.source.directory != source.directory for parsed in loader.order):
            before = len(loader.errors)
            loader.load(source)
            if command and len(loader.errors) == before and source.name not in ("main", ""):
                raise LoadError([*loader.errors, not_main(source)])
    if loader.errors:
        raise LoadError(loader.errors)
    for parsed in loader.order:
        loader.parse(parsed)
    return loader.order


def load_library_sources(fileset: FileSet) -> list[Parsed]:
    """All packages of golite's own library, package runtime first: lowering any package takes signatures and layouts from it."""
    order: list[Parsed] = []
    seen: set[str] = set()
    for path in ["runtime", *std_packages()]:
        if path not in seen:
            directory = std_directory(path)
            assert directory is not None, path
            source = files_of_directory(directory, path, shown=f"{directory}/", std=True)
            parsed = load_sources([source], fileset, frozenset(seen))
            order += parsed
            seen.update(p.source.path for p in parsed)
    return order


def not_main(source: PackageSource) -> str:
    return f"package {source.title} is not a main package"
