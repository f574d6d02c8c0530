"""The scanner of the diagnosing parser: tokens one at a time, and an error in gc's wording for whatever is no token.

lexer.py is the fast one, for valid files. This one runs only on files that are known to have an error. It is as
forgiving as gc's: after an error it makes the token that was probably meant, so that the parser can go on.
Token kinds are strings: "name" "literal" "op" "assignop" "incop" "EOF", and keywords and punctuation as themselves.
"""

from __future__ import annotations

import re
import unicodedata

from golite.syntax.build_expr import PRECEDENCE
from golite.syntax.lexer import KEYWORDS, is_identifier
from golite.syntax.source import Source

_WORD = re.compile(r"[0-9A-Za-z_]+")
_OPERATOR = re.compile(r"<<=|>>=|&\^=|\.\.\.|<-|\+\+|--|&&|\|\||[=!<>:]=|[-+*/%&|^]=|<<|>>|&\^|[-+*/%&|^<>!~()\[\]{},;:.=]")
_KEYWORDS = frozenset(KEYWORDS)
_NEWLINE_ENDS = frozenset(["break", "continue", "fallthrough", "return", ")", "]", "}", "++", "--"])
_DECIMAL = "0123456789"
_HEX = "0123456789abcdefABCDEF"
_BASE_NAMES = {2: "binary", 8: "octal", 10: "decimal", 16: "hexadecimal"}
_SIMPLE_ESCAPES = "abfnrtv\\"
_BOM = b"\xef\xbb\xbf"


def describe_character(char: str) -> str:
    """A character as Go's %#U: U+0040 '@'."""
    code = f"U+{ord(char):04X}"
    printable = char == " " or unicodedata.category(char)[0] in "LMNPS"
    return f"{code} '{char}'" if printable else code


def quote_character(char: str) -> str:
    """A character as Go's %q."""
    if char in "\a\b\f\n\r\t\v":
        return "'\\" + "abfnrtv"["\a\b\f\n\r\t\v".index(char)] + "'"
    if char in "'\\":
        return f"'\\{char}'"
    if char == " " or unicodedata.category(char)[0] in "LMNPS":
        return f"'{char}'"
    code = ord(char)
    return f"'\\x{code:02x}'" if code < 0x80 else f"'\\u{code:04x}'" if code < 0x10000 else f"'\\U{code:08x}'"


def _bad_encodings(data: bytes) -> list[tuple[int, int, str]]:
    """(offset, length, message) of every byte sequence that no Go file may contain."""
    found: list[tuple[int, int, str]] = []
    at = data.find(b"\0")
    while at >= 0:
        found.append((at, 1, "invalid NUL character"))
        at = data.find(b"\0", at + 1)
    at = data.find(_BOM, 1)
    while at >= 0:
        found.append((at, 3, "invalid BOM in the middle of the file"))
        at = data.find(_BOM, at + 1)
    at = 0
    while True:
        try:
            data[at:].decode("utf-8")
            break
        except UnicodeDecodeError as error:
            found.append((at + error.start, 1, "invalid UTF-8 encoding"))
            at += error.start + 1
        if len(found) > 1000:
            break
    return sorted(found)


class Scanner:
    """``tok``, ``lit``, ``op`` and ``prec`` describe the current token, ``offset`` is its byte offset. ``next`` goes on.

    ``errors`` collects (offset, message).
    """

    def __init__(self, source: Source) -> None:
        self.source = source
        self.errors: list[tuple[int, str]] = []
        data = bytearray(source.data)
        self._bad = _bad_encodings(source.data)
        for offset, length, _ in self._bad:
            # gc skips these wherever they are; a name goes on after them.
            inside = _WORD.fullmatch(source.data[max(0, offset - 1) : offset].decode("latin-1")) is not None
            inside = inside and _WORD.match(source.data[offset + length : offset + length + 1].decode("latin-1")) is not None
            data[offset : offset + length] = (b"_" if inside else b" ") * length
        self._bad.reverse()  # the next one is last
        self.text = data.decode("latin-1")
        self.at = 3 if source.data.startswith(_BOM) else 0
        self.end = len(self.text)
        self.tok = ""
        self.lit = ""
        self.op = ""
        self.prec = 0
        self.valid = True  # False for a literal with an error
        self.offset = self.at
        self._nlsemi = False
        # What is in the place of tokens in error, to parse the file once more: (start, end, "literal" or "name" or "blank").
        self.repairs: list[tuple[int, int, str]] = []

    def error_at(self, offset: int, message: str) -> None:
        self.errors.append((offset, message))

    def repaired(self) -> bytes:
        """The text that the tokens scanned so far were made from: as long as the file's, with valid tokens for those in error."""
        data = bytearray(self.text.encode("latin-1"))
        for start, end, what in self.repairs:
            length = end - start
            if what == "literal":
                data[start:end] = b'"' + b"x" * (length - 2) + b'"' if length > 1 else b"0"
            else:
                data[start:end] = (b"x" if what == "name" else b" ") * length
        return bytes(data)

    def _char(self, at: int) -> tuple[str, int]:
        """The character at a byte offset and its length in bytes; "" at the end."""
        byte = self.text[at : at + 1]
        if byte < "\x80":
            return byte, len(byte)
        length = 2 if byte < "\xe0" else 3 if byte < "\xf0" else 4
        char = self.text[at : at + length].encode("latin-1").decode("utf-8", "replace")
        return char[:1], length

    def _decoded(self, start: int, end: int) -> str:
        text = self.text[start:end]
        return text if text.isascii() else text.encode("latin-1").decode("utf-8", "replace")

    def next(self) -> None:
        """Makes the next token the current one."""
        self._scan()
        while self._bad and self._bad[-1][0] < self.at:
            offset, _, message = self._bad.pop()
            self.error_at(offset, message)

    def _scan(self) -> None:
        nlsemi = self._nlsemi
        self._nlsemi = False
        text = self.text
        while True:
            at = self.at
            blanks = " \t\r" if nlsemi else " \t\r\n"
            while at < self.end and text[at] in blanks:
                at += 1
            self.offset = self.at = at
            if at >= self.end:
                self._set(";" if nlsemi else "EOF", "EOF", at)
                return
            char = text[at]
            if char == "\n":
                self._set(";", "newline", at + 1)
                return
            if char >= "\x80" or char.isalpha() or char == "_":
                self._word()
                return
            if char in _DECIMAL or (char == "." and at + 1 < self.end and text[at + 1] in _DECIMAL):
                self._number()
                return
            if char == '"':
                self._string()
                return
            if char == "`":
                close = text.find("`", at + 1)
                if close < 0:
                    self.error_at(at, "string not terminated")
                    close = self.end
                self._literal(at, min(close + 1, self.end))
                return
            if char == "'":
                self._rune()
                return
            if text.startswith("//", at):
                newline = text.find("\n", at)
                self.at = self.end if newline < 0 else newline
                continue
            if text.startswith("/*", at):
                close = text.find("*/", at + 2)
                if close < 0:
                    self.error_at(at, "comment not terminated")
                    self.at = self.end
                    self.repairs.append((at, self.end, "blank"))
                else:
                    self.at = close + 2
                if nlsemi and "\n" in text[at : self.at]:
                    self._set(";", "newline", self.at)
                    return
                continue
            match = _OPERATOR.match(text, at)
            if match is None:
                shown, length = self._char(at)
                self.error_at(at, "invalid character " + describe_character(shown))
                self.at = at + length
                self.repairs.append((at, self.at, "blank"))
                continue
            self._punctuation(match[0], match.end())
            return

    def _set(self, tok: str, lit: str, end: int) -> None:
        self.tok, self.lit, self.op, self.prec, self.at = tok, lit, "", 0, end

    def _literal(self, start: int, end: int) -> None:
        self._set("literal", self._decoded(start, end), end)
        self.valid = not self.errors or self.errors[-1][0] < start
        if not self.valid:
            self.repairs.append((start, end, "literal"))
        self._nlsemi = True

    def _punctuation(self, text: str, end: int) -> None:
        self._set(text, text, end)
        self._nlsemi = text in _NEWLINE_ENDS
        if text == ";":
            self.lit = "semicolon"
        elif text in ("++", "--"):
            self.tok, self.op = "incop", text[0]
        elif text in PRECEDENCE or text in ("!", "~"):
            self.op, self.prec = text, PRECEDENCE.get(text, 0)
            if text != "*":
                self.tok = "op"
        elif text[-1] == "=" and text not in ("=", ":="):
            self.tok, self.op = "assignop", text[:-1]

    def _word(self) -> None:
        """An identifier or keyword. Characters that can't be in one are complained about and taken, as gc does."""
        start = at = self.at
        errors = len(self.errors)
        while at < self.end:
            match = _WORD.match(self.text, at)
            if match is not None:
                at = match.end()
                continue
            char, length = self._char(at)
            if char < "\x80":
                break
            if not is_identifier("_" + char):
                self.error_at(at, f"invalid character {describe_character(char)} in identifier")
            elif at == start and not is_identifier(char):
                self.error_at(at, "identifier cannot begin with digit " + describe_character(char))
            at += length
        word = self._decoded(start, at)
        if word in _KEYWORDS:
            self._set(word, word, at)
            self._nlsemi = word in _NEWLINE_ENDS
        else:
            self._set("name", word, at)
            self._nlsemi = True
            if len(self.errors) > errors:
                self.repairs.append((start, at, "name"))

    # ------------------------------------------------------------ literals

    def _digits(self, at: int, base: int) -> int:
        allowed = (_HEX if base == 16 else _DECIMAL) + "_"
        while at < self.end and self.text[at] in allowed:
            at += 1
        return at

    def _number(self) -> None:
        text = self.text
        start = at = self.at
        base, prefix = 10, ""
        message, message_at = "", start  # of the first error; gc reports one a literal
        is_float = False

        def complain(offset: int, text: str) -> None:
            nonlocal message, message_at
            if not message:
                message, message_at = text, offset

        if text[at] == "0":
            prefix = text[at + 1 : at + 2].lower()
            if prefix in ("x", "o", "b") and prefix:
                base = {"x": 16, "o": 8, "b": 2}[prefix]
                at += 2
            else:
                base, prefix = 8, "0"
        digits_from = at
        if text[at] != ".":
            at = self._digits(at, base)
        integer_end = at
        if text[at : at + 1] == ".":
            if prefix in ("o", "b"):
                complain(at, f"invalid radix point in {_BASE_NAMES[base]} literal")
            is_float = True
            at = self._digits(at + 1, base)
        if not text[digits_from:at].strip("_."):
            complain(at, f"{_BASE_NAMES[base]} literal has no digits")
        exponent = text[at : at + 1]
        if exponent and exponent in "eEpP":
            if exponent in "eE" and prefix not in ("", "0"):
                complain(at, f"'{exponent}' exponent requires decimal mantissa")
            elif exponent in "pP" and prefix != "x":
                complain(at, f"'{exponent}' exponent requires hexadecimal mantissa")
            is_float = True
            at += 1
            if at < self.end and text[at] in "+-":
                at += 1
            exponent_from = at
            at = self._digits(at, 10)
            if not text[exponent_from:at].strip("_"):
                complain(at, "exponent has no digits")
        elif prefix == "x" and is_float:
            complain(at, "hexadecimal mantissa requires a 'p' exponent")
        imaginary = text[at : at + 1] == "i"
        if imaginary:
            at += 1
        if not is_float and not imaginary and base < 10:
            for index in range(digits_from, integer_end):
                if text[index] != "_" and int(text[index]) >= base:
                    complain(index, f"invalid digit '{text[index]}' in {_BASE_NAMES[base]} literal")
        if not message:
            separator = _misplaced_separator(text[start:at])
            if separator >= 0:
                complain(start + separator, "'_' must separate successive digits")
        if message:
            self.error_at(message_at, message)
        self._literal(start, at)

    def _escape(self, at: int, quote: str) -> tuple[int, bool]:
        """Reads an escape whose backslash is before ``at``; the offset after it, and whether it is valid."""
        char, _ = self._char(at)
        if not char:
            return at, True
        if char == quote or char in _SIMPLE_ESCAPES:
            return at + 1, True
        if char in "01234567":
            count, base = 3, 8
        elif char in "xuU":
            count, base = {"x": 2, "u": 4, "U": 8}[char], 16
            at += 1
        else:
            self.error_at(at, "unknown escape")
            return at, False
        value = 0
        for _ in range(count):
            digit, _length = self._char(at)
            if not digit:
                return at, True
            if digit not in (_HEX if base == 16 else "01234567"):
                self.error_at(at, f"invalid character {quote_character(digit)} in {_BASE_NAMES[base]} escape")
                return at, False
            value = value * base + int(digit, base)
            at += 1
        if base == 8 and value > 255:
            self.error_at(at, f"octal escape value {value} > 255")
            return at, False
        if value > 0x10FFFF or 0xD800 <= value < 0xE000:
            self.error_at(at, f"escape is invalid Unicode code point U+{value:04X}")
            return at, False
        return at, True

    def _string(self) -> None:
        start = self.at
        at = start + 1
        while True:
            char, length = self._char(at)
            if not char:
                self.error_at(start, "string not terminated")
                break
            if char == "\n":
                self.error_at(at, "newline in string")
                break
            at += length
            if char == '"':
                break
            if char == "\\":
                at, _ = self._escape(at, '"')
        self._literal(start, at)

    def _rune(self) -> None:
        start = self.at
        at = start + 1
        count = 0
        valid = True
        while True:
            char, length = self._char(at)
            if char == "'":
                if valid and count == 0:
                    self.error_at(at, "empty rune literal or unescaped '")
                elif valid and count != 1:
                    self.error_at(start, "more than one character in rune literal")
                at += 1
                break
            if char == "\n":
                if valid:
                    self.error_at(at, "newline in rune literal")
                break
            if not char:
                if valid:
                    self.error_at(start, "rune literal not terminated")
                break
            at += length
            if char == "\\":
                at, good = self._escape(at, "'")
                valid = valid and good
            count += 1
        self._literal(start, at)


def _misplaced_separator(number: str) -> int:
    """Index of the first "_" that is not between digits (a base prefix counts as a digit), or -1."""
    lower = number.lower()
    digits = _HEX if lower[:2] == "0x" else _DECIMAL
    previous = ""
    begin = 0
    if lower[:2] in ("0x", "0o", "0b"):
        previous, begin = "0", 2
    for index in range(begin, len(number)):
        char = number[index]
        if char == "_":
            if previous not in digits or not previous:
                return index
        elif previous == "_" and char not in digits:
            return index - 1
        previous = char
    return len(number) - 1 if previous == "_" else -1
