"""Type checking of one package: ``check_package`` is what the later stages call.

First comes what gc's parser finds besides syntax errors: malformed tokens, misplaced branches and labels. Then the order is that of
go/types: collect all names; resolve package-level declarations on first use; then check what was put
off until all types are complete, function bodies among it; then initialisation order and unused imports.
"""

from __future__ import annotations

from collections.abc import Sequence

from golite.errors import Diagnostic
from golite.syntax import ast
from golite.syntax.source import FileSet
from golite.types.assignments import Assignments
from golite.types.base import Importer, ImportFailure
from golite.types.builtins import Builtins
from golite.types.call import Calls
from golite.types.chansize import ChannelSizes
from golite.types.conversions import Conversions
from golite.types.expr import Expressions
from golite.types.index import Indexing
from golite.types.infer import Inference
from golite.types.initorder import InitOrder
from golite.types.instcycles import InstanceCycles
from golite.types.labels import Labels
from golite.types.literals import Literals
from golite.types.objects import Package
from golite.types.operators import Operators
from golite.types.pragmas import syntax_errors as pragma_errors
from golite.types.range import Ranges
from golite.types.resolver import Resolver
from golite.types.stmt import Statements
from golite.types.typexpr import TypeExpressions
from golite.types.universe import UNIVERSE
from golite.types.version import LATEST, Version

__all__ = ["Checker", "ImportFailure", "Importer", "check_package"]


class Checker(
    Resolver,
    Statements,
    Ranges,
    Labels,
    Expressions,
    Operators,
    Calls,
    Builtins,
    Literals,
    Indexing,
    Conversions,
    Assignments,
    TypeExpressions,
    InitOrder,
    Inference,
    InstanceCycles,
    ChannelSizes,
):
    def check(self, files: list[ast.File]) -> None:
        pkg = self.pkg
        self.parser_errors(files)
        misused = list(pragma_errors(files))
        for pos, message in misused:
            self.error(pos, message, "BadDirective")
        if misused or any(file.broken for file in files):
            return
        for file in files[1:]:
            if file.package.name != pkg.name:
                text = f"package {file.package.name}; expected package {pkg.name}"
                self.error(file.package.pos, text, "MismatchedPkgName")
        if pkg.name == "_":
            self.error(files[0].package.pos, "invalid package name _", "BlankPkgName")
        self.collect_objects(files)
        self.resolve_objects()
        self.process_delayed()
        self.check_instance_cycles()
        self.init_order()
        self.report_unused_imports()
        self.check_channel_sizes()
        pkg.types = list(self.named_types)
        pkg.imports.sort(key=lambda p: p.path)
        pkg.complete = True

    def parser_errors(self, files: list[ast.File]) -> None:
        """What parse_file complained about, and labels and branches, in the order in which a parser meets them: branches at the end
        of each function that it does not complain about."""
        for file in files:
            complaints = iter(file.complaints)
            complaint = next(complaints, None)
            for body in file.bodies:
                while complaint is not None and complaint[0] < body.rbrace:
                    self.errors.add(*complaint)
                    complaint = next(complaints, None)
                if not any(body.pos < pos < body.rbrace for pos, _ in file.complaints):
                    self.labels(body)
            while complaint is not None:
                self.errors.add(*complaint)
                complaint = next(complaints, None)
            if file.broken and file.package.name == "_":
                return  # without a package clause gc looks no further


def check_package(
    path: str,
    files: list[ast.File],
    fileset: FileSet,
    importer: Importer,
    *,
    version: Version = LATEST,
    versions: Sequence[Version | None] = (),
) -> tuple[Package, list[Diagnostic]]:
    """Check the files of one package, writing types, constants and objects on their nodes.

    ``version``: of the language; ``versions``: what single files ask for, if any.
    ``importer(path)`` returns a checked package or raises ImportFailure. Returns the package, usable as an import even
    after errors, and every error in the order found. Files with syntax errors keep it from checking types.
    """
    pkg = Package(path, files[0].package.name if files else path.rpartition("/")[2])
    pkg.scope.parent = UNIVERSE
    pkg.files = files
    checker = Checker(pkg, fileset, importer)
    checker.set_versions(version, zip(files, versions, strict=False))
    checker.check(files)
    return pkg, checker.errors.diagnostics()
