"""Modules: go.mod and go.work, which version of what is used, and which folder provides an import path.

The rules are the go command's: the main module (of a workspace: all of its modules), local and other replacements, the vendor folder when there is
one, else the module cache. Nothing is ever downloaded, and go.sum is not looked at. Of a module at ``go 1.17`` or later, go.mod
lists all that is needed; for older ones and for workspaces the go.mod of each required module is read too, and the highest version that is asked
for is taken.

Errors are UsageErrors, or ModuleErrors where only an import fails, in the go command's words.
"""

from __future__ import annotations

import os
import re

from golite.errors import UsageError
from golite.records import field, record
from golite.types.version import LATEST

# The language version of a module whose go.mod names none.
UNNAMED = (1, 16)
# What messages call golite's own version.
RELEASE = f"{LATEST[0]}.{LATEST[1]}"


class ModuleError(Exception):
    """Why an import path has no folder."""


@record
class Replacement:
    """What stands for a module: a folder (``version`` "") or another module."""

    path: str
    version: str


@record
class ModFile:
    """A go.mod or go.work. ``replaces``: by module path and version, "" for any."""

    module: str = ""
    version: tuple[int, int] = UNNAMED
    requires: dict[str, str] = field(default_factory=dict)
    replaces: dict[tuple[str, str], Replacement] = field(default_factory=dict)
    uses: list[str] = field(default_factory=list)


@record
class GoModule:
    """``selected``: its version, "" of a main module. ``version``: of the language, (major, minor)."""

    path: str
    directory: str
    version: tuple[int, int]
    selected: str = ""


def short_path(path: str) -> str:
    """As the go command prints a path: from where the user stands, if that is shorter."""
    relative = os.path.relpath(path)
    return relative if len(relative) < len(path) else path


_BLANKS = re.compile(r"[ \t]+|//.*")
_WORD = re.compile(r"\"((?:[^\"\\]|\\.)*)\"|`([^`]*)`|(=>)|([()])|([^\s\"`()]+)")
_VERBS = frozenset({"go", "toolchain", "module", "require", "exclude", "replace", "retract", "godebug", "tool", "ignore", "use"})
_BLOCKS = _VERBS - {"go", "toolchain"}


def _words(line: str) -> list[str]:
    words = []
    at = 0
    while at < len(line):
        blank = _BLANKS.match(line, at)
        if blank is not None:
            at = blank.end()
            continue
        match = _WORD.match(line, at)
        if match is None:
            break
        words.append(next(group for group in match.groups() if group is not None))
        at = match.end()
    return words


def parse_mod(text: str, name: str) -> ModFile:
    """``name``: the file's, for messages. Raises UsageError with all that is wrong."""
    mod = ModFile()
    errors: list[str] = []
    block = ""
    for number, line in enumerate(text.split("\n"), 1):
        words = _words(line.rstrip("\r"))
        if not words:
            continue
        if block and words == [")"]:
            block = ""
            continue
        if not block and len(words) == 2 and words[1] == "(":
            block = words[0]
            if block not in _BLOCKS:
                errors.append(f"{name}:{number}: unknown block type: {block}")
            continue
        verb, args = (block, words) if block else (words[0], words[1:])
        if verb in _VERBS:
            problem = _directive(mod, verb, args)
        else:
            problem = "" if block else f"unknown directive: {verb}"
        if problem:
            errors.append(f"{name}:{number}: {problem}")
    if errors:
        raise UsageError(f"go: errors parsing {name}:\n" + "\n".join(errors))
    return mod


def _directive(mod: ModFile, verb: str, args: list[str]) -> str:
    """Takes a directive in; what is wrong with it."""
    if verb == "module":
        if mod.module:
            return "repeated module statement"
        if len(args) != 1:
            return "usage: module module/path"
        mod.module = args[0]
    elif verb == "go":
        if len(args) != 1:
            return "go directive expects exactly one argument"
        match = re.fullmatch(r"([1-9]\d*)\.(0|[1-9]\d*)(\.(0|[1-9]\d*))?([a-z]+\d+)?", args[0])
        if match is None:
            return f"invalid go version '{args[0]}': must match format 1.23.0"
        mod.version = int(match.group(1)), int(match.group(2))
        if mod.version > LATEST:
            raise _TooNew(args[0])
    elif verb == "require":
        if len(args) != 2:
            return "usage: require module/path v1.2.3"
        known = mod.requires.get(args[0])
        if known is None or version_key(args[1]) > version_key(known):
            mod.requires[args[0]] = args[1]
    elif verb == "replace":
        arrow = args.index("=>") if "=>" in args else 0
        old, new = args[:arrow], args[arrow + 1 :]
        if len(old) not in (1, 2) or len(new) not in (1, 2):
            return "usage: replace module/path [v1.2.3] => other/module v1.4\n\t or replace module/path [v1.2.3] => ../local/directory"
        mod.replaces[old[0], old[1] if len(old) == 2 else ""] = Replacement(new[0], new[1] if len(new) == 2 else "")
    elif verb == "use":
        if len(args) != 1:
            return "usage: use local/dir"
        mod.uses.append(args[0])
    return ""


class _TooNew(Exception):
    """A go line above golite's version."""


def version_key(version: str) -> tuple[object, ...]:
    """Orders versions as semver does: a prerelease comes before its release, numbers before words."""
    match = re.match(r"v(\d+)\.(\d+)\.(\d+)(?:-([0-9A-Za-z.-]+))?", version)
    if match is None:
        return (-1, 0, 0, ())
    before = match.group(4)
    parts = tuple((0, int(p), "") if p.isdigit() else (1, 0, p) for p in before.split(".")) if before else ((2, 0, ""),)
    return (int(match.group(1)), int(match.group(2)), int(match.group(3)), parts)


def _upwards(directory: str, name: str) -> str:
    """The nearest file of this name, "" if there is none."""
    while True:
        path = os.path.join(directory, name)
        if os.path.isfile(path):
            return path
        above = os.path.dirname(directory)
        if above == directory:
            return ""
        directory = above


def _read_mod(path: str) -> ModFile:
    with open(path, encoding="utf-8", errors="replace") as file:
        text = file.read()
    try:
        return parse_mod(text, short_path(path))
    except _TooNew as problem:
        raise UsageError(f"go: {short_path(path)} requires go >= {problem} (running go {RELEASE})") from None


def _escaped(path: str) -> str:
    """As the module cache spells it: an upper case letter is ! and the lower case one."""
    return re.sub("[A-Z]", lambda letter: "!" + letter.group().lower(), path)


def module_cache() -> str:
    found = os.environ.get("GOMODCACHE")
    if found:
        return found
    gopath = os.environ.get("GOPATH") or os.path.join(os.path.expanduser("~"), "go")
    return os.path.join(gopath.split(os.pathsep)[0], "pkg", "mod")


def _has_go_files(directory: str) -> bool:
    try:
        with os.scandir(directory) as entries:
            return any(entry.name.endswith(".go") and entry.is_file() for entry in entries)
    except OSError:
        return False


class Modules:
    """The modules of a build. ``directory``: where the go command looks for them from. Raises UsageError for what is wrong with go.mod or go.work."""

    def __init__(self, directory: str) -> None:
        self.mains: list[GoModule] = []
        self.vendored: dict[str, GoModule] | None = None  # by package, with a vendor folder
        self.work = self._work_file(directory)
        self._replaces: dict[tuple[str, str], tuple[Replacement, str]] = {}  # with the folder that local ones start from
        self._selected: dict[str, str] = {}
        self._folders: dict[str, GoModule] = {}
        mods = self._workspace() if self.work else self._main_module(directory)
        if not mods:
            return
        for main, mod in zip(self.mains, mods, strict=True):
            for key, replacement in mod.replaces.items():
                self._replaces.setdefault(key, (replacement, main.directory))
        if not self.work and os.path.isdir(os.path.join(self.mains[0].directory, "vendor")) and mods[0].version >= (1, 14):
            self._read_vendor(self.mains[0], mods[0])
        else:
            self._select(mods)

    @staticmethod
    def _work_file(directory: str) -> str:
        named = os.environ.get("GOWORK", "")
        return "" if named == "off" else named or _upwards(directory, "go.work")

    def _main_module(self, directory: str) -> list[ModFile]:
        path = _upwards(directory, "go.mod")
        if not path:
            return []
        mod = _read_mod(path)
        if not mod.module:
            text = "missing module declaration. To specify the module path:\n\tgo mod edit -module=example.com/mod"
            raise UsageError(f"go: error reading {short_path(path)}: {text}")
        self.mains.append(GoModule(mod.module, os.path.dirname(path), mod.version))
        return [mod]

    def _workspace(self) -> list[ModFile]:
        root = os.path.dirname(self.work)
        work = _read_mod(self.work)
        mods = []
        for use in work.uses:
            directory = os.path.normpath(os.path.join(root, use))
            path = os.path.join(directory, "go.mod")
            if not os.path.isfile(path):
                raise UsageError(
                    f"go: cannot load module {use} listed in go.work file: open {short_path(path)}: no such file or directory"
                )
            mod = _read_mod(path)
            self.mains.append(GoModule(mod.module, directory, mod.version))
            mods.append(mod)
        for key, replacement in work.replaces.items():
            self._replaces[key] = (replacement, root)
        return mods

    def main_of(self, directory: str) -> GoModule | None:
        """The main module whose folder holds this one, whether or not another module lies between."""
        inside = [m for m in self.mains if directory == m.directory or directory.startswith(m.directory.rstrip("/") + "/")]
        return max(inside, key=lambda m: len(m.directory), default=None)

    def import_path(self, directory: str) -> str:
        """What a folder of a main module is called in imports, "" outside of them."""
        module = self.main_of(directory)
        if module is None:
            return ""
        inside = os.path.relpath(directory, module.directory)
        return module.path if inside == "." else f"{module.path}/{inside}"

    def _select(self, mods: list[ModFile]) -> None:
        deep = bool(self.work) or mods[0].version < (1, 17)
        todo = [item for mod in mods for item in mod.requires.items()]
        seen = set()
        mains = {main.path for main in self.mains}
        while todo:
            path, version = todo.pop()
            if (path, version) in seen or path in mains:
                continue
            seen.add((path, version))
            known = self._selected.get(path)
            if known is None or version_key(version) > version_key(known):
                self._selected[path] = version
            if deep:
                todo += self._requires_of(path, version).items()

    def _requires_of(self, path: str, version: str) -> dict[str, str]:
        replaced = self._replaced(path, version)
        if replaced is not None and not replaced[0].version:
            mod = os.path.join(replaced[1], replaced[0].path, "go.mod")
        else:
            path, version = (replaced[0].path, replaced[0].version) if replaced is not None else (path, version)
            mod = os.path.join(module_cache(), "cache", "download", _escaped(path), "@v", f"{_escaped(version)}.mod")
            if not os.path.isfile(mod):
                mod = os.path.join(module_cache(), f"{_escaped(path)}@{_escaped(version)}", "go.mod")
        return _read_mod(mod).requires if os.path.isfile(mod) else {}

    def _replaced(self, path: str, version: str) -> tuple[Replacement, str] | None:
        return self._replaces.get((path, version)) or self._replaces.get((path, ""))

    def replacement(self, module: GoModule) -> Replacement | None:
        """What stands for a module that is required."""
        found = self._replaced(module.path, module.selected) if module.selected else None
        return None if found is None else found[0]

    def _read_vendor(self, main: GoModule, mod: ModFile) -> None:
        """vendor/modules.txt: which packages there are, of which module, at which language version."""
        self.vendored = {}
        vendor = os.path.join(main.directory, "vendor")
        explicit: dict[str, str] = {}
        try:
            with open(os.path.join(vendor, "modules.txt"), encoding="utf-8", errors="replace") as file:
                lines = file.read().splitlines()
        except OSError:
            lines = []
        module = None
        for line in lines:
            words = line.split()
            if line.startswith("# ") and len(words) >= 2:
                version = words[2] if len(words) > 2 and words[2] != "=>" else ""
                module = GoModule(words[1], os.path.join(vendor, words[1]), UNNAMED, version)
            elif line.startswith("## ") and module is not None:
                for entry in line[3:].split(";"):
                    entry = entry.strip()
                    named = re.fullmatch(r"go (\d+)\.(\d+).*", entry)
                    if entry == "explicit":
                        explicit[module.path] = module.selected
                    elif named is not None:
                        module.version = int(named.group(1)), int(named.group(2))
            elif words and module is not None:
                self.vendored[words[0]] = module
        problems = [
            f"{path}@{version}: is explicitly required in go.mod, but not marked as explicit in vendor/modules.txt"
            for path, version in mod.requires.items()
            if explicit.get(path) != version
        ]
        problems += [
            f"{path}@{version}: is marked as explicit in vendor/modules.txt, but not explicitly required in go.mod"
            for path, version in explicit.items()
            if version and mod.requires.get(path) != version
        ]
        if problems:
            raise UsageError(
                f"go: inconsistent vendoring in {main.directory}:\n\t" + "\n\t".join(problems)
                + "\n\n\tTo ignore the vendor directory, use -mod=readonly or -mod=mod.\n\tTo sync the vendor directory, run:\n\t\tgo mod vendor"
            )

    def find(self, path: str) -> tuple[str, GoModule]:
        """The folder of a package that is not the standard library's, and its module. Raises ModuleError."""
        first = path.split("/", 1)[0]
        if not self.mains:
            if "." not in first:
                raise ModuleError(f"package {path} is not in std")
            where = "go.mod file not found in current directory or any parent directory; see 'go help modules'"
            raise ModuleError(f"no required module provides package {path}: {where}")
        found = [(directory, main) for main in self.mains if (directory := _folder_in(path, main)) and _has_go_files(directory)]
        if self.vendored is not None:
            module = self.vendored.get(path)
            directory = os.path.join(self.mains[0].directory, "vendor", path)
            if module is not None and _has_go_files(directory):
                found.append((directory, module))
        else:
            found += self._found_required(path)
        if len(found) == 1:
            return found[0]
        if found:
            places = "".join(
                f"\n\t{module.path}{' ' if module.selected else ''}{module.selected} ({directory})" for directory, module in found
            )
            raise ModuleError(f"ambiguous import: found package {path} in multiple modules:{places}")
        raise ModuleError(self._missing(path, first))

    def _found_required(self, path: str) -> list[tuple[str, GoModule]]:
        found = []
        prefix = path
        while prefix:
            version = self._selected.get(prefix)
            if version is not None:
                module = self._module(prefix, version)
                directory = _folder_in(path, module)
                if directory and _has_go_files(directory):
                    found.append((directory, module))
            prefix = prefix.rpartition("/")[0]
        return found

    def _module(self, path: str, version: str) -> GoModule:
        """Where a required module lies. Raises ModuleError."""
        known = self._folders.get(path)
        if known is not None:
            return known
        replaced = self._replaced(path, version)
        if replaced is not None and not replaced[0].version:
            target, base = replaced[0].path, replaced[1]
            directory = os.path.normpath(os.path.join(base, target))
            if not os.path.isdir(directory):
                raise ModuleError(f"{path}@{version}: replacement directory {target} does not exist")
            mod = os.path.join(directory, "go.mod")
            if not os.path.isfile(mod):
                text = f"reading {short_path(mod)}: open {mod}: no such file or directory"
                raise ModuleError(f"module {target}: {text}")
        else:
            real, number = (replaced[0].path, replaced[0].version) if replaced is not None else (path, version)
            directory = os.path.join(module_cache(), f"{_escaped(real)}@{_escaped(number)}")
            if not os.path.isdir(directory):
                raise ModuleError(f"module {real}@{number} is not in the module cache: golite downloads nothing, 'go mod download' does")
            mod = os.path.join(directory, "go.mod")
        language = _read_mod(mod).version if os.path.isfile(mod) else UNNAMED
        self._folders[path] = GoModule(path, directory, language, version)
        return self._folders[path]

    def _missing(self, path: str, first: str) -> str:
        if "." not in first:
            return f"package {path} is not in std"
        if self.vendored is not None:
            why = "import lookup disabled by -mod=vendor\n\t(Go version in go.mod is at least 1.14 and vendor directory exists.)"
            return f"cannot find module providing package {path}: {why}"
        for (replaced, version), (target, base) in self._replaces.items():
            if path != replaced and not path.startswith(replaced + "/"):
                continue
            directory = os.path.join(base, target.path, path[len(replaced) + 1 :])
            if not target.version and replaced not in self._selected and _has_go_files(directory):
                named = f"{replaced}@{version}" if version else replaced
                return f"module {replaced} provides package {path} and is replaced but not required; to add it:\n\tgo get {named}"
        return f"no required module provides package {path}; to add it:\n\tgo get {path}"


def _folder_in(path: str, module: GoModule) -> str:
    """The folder that a module may have for an import path, "" if it cannot: the path is outside, or inside a module within it."""
    if path == module.path:
        return module.directory
    if not path.startswith(module.path + "/"):
        return ""
    directory = os.path.join(module.directory, path[len(module.path) + 1 :])
    if not os.path.isdir(directory):
        return ""
    below = directory
    while below != module.directory:
        if os.path.isfile(os.path.join(below, "go.mod")):
            return ""
        below = os.path.dirname(below)
    return directory
