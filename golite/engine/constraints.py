"""Build constraints: does a file belong to this platform (``go help buildconstraint``)?

A name says so by its suffixes (``x_linux.go``, ``x_windows_amd64.go``), the text by a ``//go:build`` line or, where there is none, by ``// +build``
lines, before the package clause.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from golite.types.version import LATEST

_KNOWN_OS = frozenset(
    """aix android darwin dragonfly freebsd hurd illumos ios js linux nacl netbsd openbsd plan9 solaris wasip1 windows zos""".split()
)
_KNOWN_ARCH = frozenset(
    """386 amd64 arm arm64 loong64 mips mips64 mips64le mipsle ppc64 ppc64le riscv64 s390x sparc64 wasm amd64p32 armbe arm64be
    mips64p32 mips64p32le ppc riscv s390 sparc""".split()
)
_TAGS = frozenset({"linux", "amd64", "amd64.v1", "unix", "gc", "golite"} | {f"go1.{minor}" for minor in range(1, LATEST[1] + 1)})


class ConstraintError(Exception):
    """A ``//go:build`` line that cannot be read; the message is the go command's, without the file."""


def name_matches(name: str) -> bool:
    """Do the suffixes of a file's name admit this platform? Of tests they do not."""
    parts = name[:-3].split("_")[1:]
    if not parts:
        return True
    if parts[-1] == "test":
        return False
    if len(parts) >= 2 and parts[-2] in _KNOWN_OS and parts[-1] in _KNOWN_ARCH:
        return (parts[-2], parts[-1]) == ("linux", "amd64")
    return not (parts[-1] in _KNOWN_OS and parts[-1] != "linux") and not (parts[-1] in _KNOWN_ARCH and parts[-1] != "amd64")


def text_matches(data: bytes) -> bool:
    """Do the lines before the package clause admit this platform? Raises ConstraintError."""
    if b"//go:build" not in data and b"+build" not in data:
        return True
    line, old = _lines(data)
    if line:
        return _Expression(line).value(_TAGS.__contains__)
    return all(
        any(all(_term(term) for term in option.split(",")) for option in text.split()) for text in old
    )


def file_version(data: bytes) -> tuple[int, int] | None:
    """The language version that a file's ``//go:build`` line asks for: the least that it may be compiled with."""
    if b"//go:build" not in data:
        return None
    try:
        line = _lines(data)[0]
        return _Expression(line).least_version() if line else None
    except ConstraintError:
        return None


def _lines(data: bytes) -> tuple[str, list[str]]:
    """The ``//go:build`` expression and what ``// +build`` lines say. The latter count only before a blank line."""
    line = ""
    old: list[str] = []
    pending: list[str] = []
    at, size = 3 if data.startswith(b"\xef\xbb\xbf") else 0, len(data)
    while at < size:
        end = data.find(b"\n", at)
        end = size if end < 0 else end
        text = data[at:end].strip()
        if not text:
            old += pending
            pending = []
        elif text.startswith(b"//"):
            if re.match(rb"//go:build(\s|$)", text):
                if line:
                    raise ConstraintError("multiple //go:build comments")
                line = text[10:].decode("utf-8", "replace").strip()
            elif (plus := re.match(rb"//[ \t]*\+build(\s.*|$)", text)) is not None:
                pending.append(plus.group(1).decode("utf-8", "replace"))
        elif text.startswith(b"/*"):
            end = data.find(b"*/", data.index(b"/*", at) + 2)
            if end < 0:
                break
            at = end + 2
            continue
        else:
            break
        at = end + 1
    return line, old


def _term(term: str) -> bool:
    return term[1:] not in _TAGS if term.startswith("!") else term in _TAGS


class _Expression:
    """A parsed ``//go:build`` expression: a tag, ("!", x), ("&&", x, y) or ("||", x, y)."""

    def __init__(self, text: str) -> None:
        self._tokens = self._scan(text)
        self._at = 0
        self.tree = self._either()
        if self._peek():
            raise self._error(f"unexpected token {self._peek()}")

    @staticmethod
    def _error(text: str) -> ConstraintError:
        return ConstraintError(f"parsing //go:build line: {text}")

    def _scan(self, text: str) -> list[str]:
        tokens = []
        at = 0
        while at < len(text):
            match = re.compile(r"[ \t]+|&&|\|\||[!()]|[\w.]+").match(text, at)
            if match is None:
                raise self._error(f"invalid syntax at {text[at]}")
            if match.group().strip():
                tokens.append(match.group())
            at = match.end()
        return tokens

    def _peek(self) -> str:
        return self._tokens[self._at] if self._at < len(self._tokens) else ""

    def _take(self, token: str) -> bool:
        taken = self._peek() == token
        self._at += taken
        return taken

    def _either(self) -> object:
        left = self._both()
        while self._take("||"):
            left = ("||", left, self._both())
        return left

    def _both(self) -> object:
        left = self._single()
        while self._take("&&"):
            left = ("&&", left, self._single())
        return left

    def _single(self) -> object:
        if self._take("!"):
            if self._peek() == "!":
                raise self._error("double negation not allowed")
            return ("!", self._single())
        if self._take("("):
            inner = self._either()
            if not self._take(")"):
                raise self._error("missing close paren")
            return inner
        token = self._peek()
        if not token:
            raise self._error("unexpected end of expression")
        if token in ("&&", "||", ")"):
            raise self._error(f"unexpected token {token}")
        self._at += 1
        return token

    def value(self, holds: Callable[[str], bool]) -> bool:
        def evaluate(node: object) -> bool:
            if isinstance(node, str):
                return holds(node)
            assert isinstance(node, tuple)
            if node[0] == "!":
                return not evaluate(node[1])
            if node[0] == "&&":
                return evaluate(node[1]) and evaluate(node[2])
            return evaluate(node[1]) or evaluate(node[2])

        return evaluate(self.tree)

    def least_version(self) -> tuple[int, int] | None:
        """What the expression implies: of ``a && b`` the higher version, of ``a || b`` the lower one."""

        def least(node: object, sign: bool) -> int:
            if isinstance(node, str):
                match = re.fullmatch(r"go1(?:\.(\d+))?", node)
                return int(match.group(1) or 0) if match is not None and sign else -1
            assert isinstance(node, tuple)
            if node[0] == "!":
                return least(node[1], not sign)
            choose = max if (node[0] == "&&") == sign else min
            return choose(least(node[1], sign), least(node[2], sign))

        found = least(self.tree, True)
        return (1, found) if found >= 0 else None
