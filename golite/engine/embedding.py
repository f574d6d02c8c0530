"""What ``//go:embed`` directives name: their patterns, and the files that match, with their content."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator

from golite.types.directives import embed_patterns


class EmbedError(Exception):
    """A pattern that takes nothing, or something that may not be embedded."""


_SKIPPED = re.compile(rb"//[^\n]*|/\*.*?\*/|\"(?:\\.|[^\"\\\n])*\"|`[^`]*`|'(?:\\.|[^'\\\n])*'", re.S)
# What no module zip would hold: version control, and names that other systems cannot have.
_BAD_NAME = re.compile(r"\.bzr|\.hg|\.git|\.svn|.*[\"'*<>?`|/\\:\x00-\x1f].*|.*\.|(?i:con|com\d|lpt\d|prn|aux|nul)(\..*)?")


def find_patterns(data: bytes) -> Iterator[tuple[str, int]]:
    """The patterns of a file's directives, each with where it is in the file."""
    if b"//go:embed" not in data:
        return
    for match in _SKIPPED.finditer(data):
        text = match.group()
        if text.startswith(b"//go:embed") and not data[data.rfind(b"\n", 0, match.start()) + 1 : match.start()].strip():
            try:
                yield from ((pattern, match.start() + at) for pattern, at in embed_patterns(text.decode("utf-8", "replace")[2:], 2))
            except ValueError:
                continue  # the compiler will tell


def resolve(directory: str, pattern: str) -> dict[str, bytes]:
    """The files that a pattern takes. Raises EmbedError in the go command's words."""
    glob = pattern.removeprefix("all:")
    if not _is_valid(glob):
        raise EmbedError("invalid pattern syntax")
    found: dict[str, bytes] = {}
    for name in _glob(directory, glob.split("/")):
        path = os.path.join(directory, name)
        is_folder = os.path.isdir(path) and not os.path.islink(path)
        what = "directory" if is_folder else "file"
        _check_place(directory, name, what)
        if is_folder:
            inside = list(_files_below(directory, name, pattern.startswith("all:")))
            if not inside:
                raise EmbedError(f"cannot embed directory {name}: contains no embeddable files")
            found.update((file, _read(directory, file)) for file in inside)
        elif os.path.islink(path) or not os.path.isfile(path):
            raise EmbedError(f"cannot embed irregular file {name}")
        else:
            found[name] = _read(directory, name)
    if not found:
        raise EmbedError("no matching files found")
    return dict(sorted(found.items()))


def _read(directory: str, name: str) -> bytes:
    try:
        with open(os.path.join(directory, name), "rb") as file:
            return file.read()
    except OSError as error:
        raise EmbedError(f"open {os.path.join(directory, name)}: {(error.strerror or '').lower()}") from None


def _is_valid(glob: str) -> bool:
    if glob.startswith("/") or any(part in ("", ".", "..") for part in glob.split("/")):
        return False
    return _regex(glob) is not None


def _regex(glob: str) -> re.Pattern[str] | None:
    """A path.Match pattern as a regular expression, None if it is malformed."""
    out = []
    at = 0
    while at < len(glob):
        char = glob[at]
        at += 1
        if char == "*":
            out.append("[^/]*")
        elif char == "?":
            out.append("[^/]")
        elif char == "\\":
            if at == len(glob):
                return None
            out.append(re.escape(glob[at]))
            at += 1
        elif char == "[":
            match = re.compile(r"(\^?)((?:(?:\\.|[^\\\]\-])(?:-(?:\\.|[^\\\]\-]))?)+)\]", re.S).match(glob, at)
            if match is None:
                return None
            inside = re.sub(r"\\(.)|([\[^&~|])", lambda m: re.escape(m.group(1) or m.group(2)), match.group(2))
            out.append(f"(?!/)[{match.group(1)}{inside}]")
            at = match.end()
        else:
            out.append(re.escape(char))
    try:
        return re.compile("".join(out), re.S)
    except re.error:
        return None


def _glob(directory: str, parts: list[str], above: str = "") -> Iterator[str]:
    part, rest = parts[0], parts[1:]
    if re.search(r"[*?\[\\]", part):
        regex = _regex(part)
        assert regex is not None
        try:
            names = sorted(name for name in os.listdir(os.path.join(directory, above)) if regex.fullmatch(name))
        except OSError:
            return
    else:
        names = [part] if os.path.lexists(os.path.join(directory, above, part)) else []
    for name in names:
        path = f"{above}/{name}" if above else name
        if rest:
            yield from _glob(directory, rest, path)
        else:
            yield path


def _check_place(directory: str, name: str, what: str) -> None:
    place = name
    while place:
        path = os.path.join(directory, place)
        element = os.path.basename(place)
        if os.path.exists(os.path.join(path, "go.mod")):
            raise EmbedError(f"cannot embed {what} {name}: in different module")
        if place != name and (os.path.islink(path) or not os.path.isdir(path)):
            raise EmbedError(f"cannot embed {what} {name}: in non-directory {place}")
        if _BAD_NAME.fullmatch(element):
            where = f"invalid name {element}" if place == name else f"in invalid directory {element}"
            raise EmbedError(f"cannot embed {what} {name}: {where}")
        place = os.path.dirname(place)


def _files_below(directory: str, folder: str, hidden: bool) -> Iterator[str]:
    for name in sorted(os.listdir(os.path.join(directory, folder))):
        inside = f"{folder}/{name}"
        path = os.path.join(directory, inside)
        is_folder = os.path.isdir(path) and not os.path.islink(path)
        if (name.startswith((".", "_")) and not hidden) or _BAD_NAME.fullmatch(name):
            if not is_folder and not name.startswith((".", "_")):
                raise EmbedError(f"cannot embed file {inside}: invalid name {name}")
            continue
        if is_folder:
            if not os.path.exists(os.path.join(path, "go.mod")):
                yield from _files_below(directory, inside, hidden)
        elif os.path.isfile(path) and not os.path.islink(path):
            yield inside
