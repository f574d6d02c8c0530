"""``//go:embed`` directives: which variables they belong to, and what is wrong with them (package embed); what is wrong with ``//go:linkname``;
variables with ``//go:group``."""

from __future__ import annotations

from typing import Any, Iterator, Optional

from golite.errors import Diagnostic
from golite.records import record
from golite.syntax import ast
from golite.syntax.source import FileSet
from golite.types.directives import embed_patterns
from golite.types.objects import Package, Var
from golite.types.types import Basic, Kind, Named, Slice, unalias, underlying
from golite.types.typestring import type_string

STRING, BYTES, FILES = "string", "bytes", "files"

_FOR_FUNCTIONS = frozenset(
    f"go:{word}" for word in "noinline nosplit noescape norace nocheckptr uintptrescapes uintptrkeepalive".split()
)

# By pattern the files that it takes.
Embeds = dict[str, dict[str, bytes]]


@record
class Embedded:
    """A variable's files by name, and what is made of them: STRING and BYTES of a single one."""

    kind: str
    files: dict[str, bytes]


@record
class _Directive:
    """``spec``: the variables that come next; ``problem``: why it may not stand where it does."""

    pos: int
    patterns: list[str]
    spec: Optional[ast.ValueSpec]
    problem: str


def _is_embed(text: str) -> bool:
    return text.startswith("go:embed") and text[8:9] in ("", " ", "\t")


def syntax_errors(files: list[ast.File]) -> Iterator[tuple[int, str]]:
    """What gc's parser says of directives."""
    for file in files:
        for pos, text in file.directives:
            if text in _FOR_FUNCTIONS and _inside_function(file, pos):
                yield pos + 2, "misplaced compiler directive"
            if text.startswith("go:linkname ") and not 2 <= len(text.split()) <= 3:
                yield pos + 2, "usage: //go:linkname localname [linkname]"
            if not _is_embed(text):
                continue
            patterns: list[tuple[str, int]] = []
            try:
                patterns = embed_patterns(text)
            except ValueError as error:
                yield pos + 2, str(error)
            if not patterns:
                yield pos + 2, "usage: //go:embed pattern..."
            elif any(pos < decl.pos and _is_group(file, decl) for decl in _next_decls(file, pos)[:1]):
                yield pos + 2, "misplaced go:embed directive"


def group_variables(pkg: Package) -> frozenset[str]:
    """The package variables whose declaration, or the list of declarations that it is in, follows a ``//go:group``. That is for the standard library;
    elsewhere nobody looks for it, as gc ignores directives that it does not know."""
    found: set[str] = set()
    for file in pkg.files:
        for pos, text in file.directives:
            if text != "go:group":
                continue
            spec, _ = _place(file, pos)
            assert spec is not None, f"{pkg.path}: go:group before something else than variables"
            decl = _next_decls(file, pos)[0]
            specs = decl.specs if pos < decl.pos else [spec]
            found.update(name.name for spec in specs for name in spec.names)
    return frozenset(found)


def linked_names(file: ast.File) -> list[str]:
    """The names that a file's ``//go:linkname`` directives are about."""
    return [text.split()[1] for _, text in file.directives if text.startswith("go:linkname ") and len(text.split()) > 1]


def misplaced_linknames(pkg: Package, fileset: FileSet) -> list[Diagnostic]:
    return [
        Diagnostic(fileset.position(pos + 2), '//go:linkname only allowed in Go files that import "unsafe"', "BadDirective")
        for file in pkg.files
        if all(spec.path.text[1:-1] != "unsafe" for spec in file.imports)
        for pos, text in file.directives
        if text.startswith("go:linkname ")
    ]


def misplaced_directives(pkg: Package, fileset: FileSet) -> list[Diagnostic]:
    """Directives for functions that do not stand before one, and build constraints after the package clause."""
    return [
        Diagnostic(fileset.position(pos + 2), "misplaced compiler directive", "BadDirective")
        for file in pkg.files
        for pos, text in file.directives
        if (text in _FOR_FUNCTIONS and not _before_function(file, pos)) or (_is_build_line(text) and pos > file.package.pos)
    ]


def _is_build_line(text: str) -> bool:
    return text.startswith("go:build") and text[8:9] in ("", " ", "\t")


def _inside_function(file: ast.File, pos: int) -> bool:
    decls = _next_decls(file, pos)
    return bool(decls) and type(decls[0]) is ast.FuncDecl and decls[0].pos < pos


def _before_function(file: ast.File, pos: int) -> bool:
    decls = _next_decls(file, pos)
    return bool(decls) and type(decls[0]) is ast.FuncDecl and decls[0].pos > pos


def find_embedded(pkg: Package, fileset: FileSet, embeds: Embeds) -> list[Diagnostic]:
    """Fills ``pkg.embedded``; returns the errors that gc finds once all types are right."""
    errors = []
    by_spec: dict[Any, list[_Directive]] = {}
    for file in pkg.files:
        imported = any(spec.path.text[1:-1] == "embed" for spec in file.imports)
        for directive in _directives(file):
            first = directive.spec is None or directive.spec not in by_spec
            if directive.spec is not None:
                by_spec.setdefault(directive.spec, []).append(directive)
            problem = directive.problem
            if not imported and not problem.startswith("misplaced"):
                problem = 'go:embed requires import "embed" (or import _ "embed", if package is not used)'
            if problem and first:
                errors.append(Diagnostic(fileset.position(directive.pos + 2), problem, "BadDirective"))
    if errors:
        return errors
    for spec, directives in by_spec.items():
        v = spec.names[0].obj
        kind = _kind(v.type)
        files: dict[str, bytes] = {}
        for directive in directives:
            for pattern in directive.patterns:
                files.update(embeds.get(pattern, {}))
        text = ""
        if not kind:
            text = f"go:embed cannot apply to var of type {_type_string(v, pkg)}"
        elif kind != FILES and len(files) != 1:
            text = f"invalid go:embed: multiple files for type {_type_string(v, pkg)}"
        if text:
            errors.append(Diagnostic(fileset.position(v.pos), text, "BadDirective"))
        else:
            pkg.embedded[v] = Embedded(kind, files)
    return errors


def _type_string(v: Var, pkg: Package) -> str:
    return type_string(v.type, lambda p: "" if p is pkg else p.name)


def _kind(t: Any) -> str:
    t = unalias(t)
    if type(t) is Named and t.obj.name == "FS" and t.obj.pkg is not None and t.obj.pkg.path == "embed":
        return FILES
    u = underlying(t)
    if type(u) is Basic and u.kind is Kind.STRING:
        return STRING
    if type(u) is Slice:
        elem = underlying(u.elem)
        return BYTES if type(elem) is Basic and elem.kind is Kind.UINT8 else ""
    return ""


def _directives(file: ast.File) -> Iterator[_Directive]:
    for pos, text in file.directives:
        if not _is_embed(text):
            continue
        patterns = [pattern for pattern, _ in embed_patterns(text)]
        spec, problem = _place(file, pos)
        if spec is not None:
            if len(spec.names) > 1:
                problem = "go:embed cannot apply to multiple vars"
            elif spec.values:
                problem = "go:embed cannot apply to var with initializer"
        yield _Directive(pos, patterns, spec, problem)


def _place(file: ast.File, pos: int) -> tuple[Optional[ast.ValueSpec], str]:
    """The var spec that follows a directive, or why there is none."""
    decls = _next_decls(file, pos)
    decl = decls[0] if decls else None
    if type(decl) is ast.FuncDecl and decl.pos < pos:
        # Inside its body: what is the next word there?
        data, at = file.source.data, pos - file.source.base
        while data.startswith(b"//", at):
            at = data.find(b"\n", at)
            while data[at : at + 1].isspace():
                at += 1
        return None, "go:embed cannot apply to var inside func" if data.startswith(b"var", at) else "misplaced go:embed directive"
    if type(decl) is ast.GenDecl and decl.tok == "var":
        spec = next(spec for spec in decl.specs if spec.pos > pos)
        return spec, ""
    return None, "misplaced go:embed directive"


def _next_decls(file: ast.File, pos: int) -> list[Any]:
    """The declarations that a directive may belong to: the one that it is in, and those after it."""

    def last(decl: Any) -> int:
        if type(decl) is ast.GenDecl:
            return int(decl.specs[-1].pos) if decl.specs else int(decl.pos)
        return int(decl.body.rbrace if decl.body is not None else decl.pos)

    return [decl for decl in file.decls if last(decl) > pos]


def _is_group(file: ast.File, decl: Any) -> bool:
    if type(decl) is not ast.GenDecl:
        return False
    at = decl.pos - file.source.base + len(decl.tok)
    return bool(file.source.data[at:].lstrip().startswith(b"("))
