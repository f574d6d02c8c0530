"""Tokens of a Go file: one pass of one compiled regular expression over the bytes.

The bytes are decoded as latin-1, so that string offsets *are* byte offsets; identifiers and literals with bytes above 0x7f are
decoded again as UTF-8. The result is two parallel lists, ``kinds`` (terminal numbers) and ``values`` (what the parser
pushes when it shifts the token):

====================  =========================================================
NAME                  an ``ast.Ident``
STRING, LITERAL       an ``ast.BasicLit``
operator groups       ``(pos, operator)``
everything else       the position, an int
====================  =========================================================

Besides the automatic semicolons, the lexer settles what LALR(1) cannot (see grammar/go.lark):

- A "{" at the bracket depth of a control clause header opens the clause's block (LBLOCK) unless it belongs to an
  expression, which `_Brackets.is_expression_brace` finds out by reading the tokens before it backwards: only a literal
  type (``[]T``, ``map[K]V``, ``struct{...}``) or a function signature may stand before an expression's brace there.
- In ``type T[P ...``, "[" opens type parameters (TLBRACK) if the name is followed by what can't continue an expression.

This lexer accepts exactly the valid tokens and reports nothing: at the first thing it does not understand it stops and says so
(``Tokens.bad``), and diagnose.py, which has a lexer of its own for that, finds out what to tell the user.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Optional

from golite.records import field, record
from golite.syntax.ast import BasicLit, Ident
from golite.syntax.source import Source

# fmt: off
KEYWORDS = [
    "break", "case", "chan", "const", "continue", "default", "defer", "else", "fallthrough", "for", "func", "go", "goto",
    "if", "import", "interface", "map", "package", "range", "return", "select", "struct", "switch", "type", "var",
]
# fmt: on
PUNCTUATION = ["(", ")", "[", "]", "{", "}", ",", ";", ":", ".", "...", "=", ":="]
GROUPS = {
    "BINARY_OP": ["||", "&&", "==", "!=", "<", "<=", ">", ">=", "|", "/", "%", "<<", ">>", "&^"],
    "ADD_OP": ["+", "-", "^"],
    "STAR": ["*"],
    "AMP": ["&"],
    "NOT_OP": ["!", "~"],
    "ARROW": ["<-"],
    "ASSIGN_OP": ["+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "<<=", ">>=", "&^="],
    "INC_DEC": ["++", "--"],
}
CLASSES = ["$END", "NAME", "STRING", "LITERAL", "LBLOCK", "TLBRACK"]

# Terminal number of every terminal: named ones under their grammar name, keywords and punctuation under their text.
# The tables of parser.py are built with these numbers.
TERMINALS: list[str] = [*CLASSES, *GROUPS, *KEYWORDS, *PUNCTUATION]
NUMBER: dict[str, int] = {name: number for number, name in enumerate(TERMINALS)}

END, NAME, STRING, LITERAL, LBLOCK, TLBRACK = (NUMBER[name] for name in CLASSES)
_SEMI, _DOT, _STAR, _ARROW = NUMBER[";"], NUMBER["."], NUMBER["STAR"], NUMBER["ARROW"]
_LPAREN, _RPAREN, _LBRACK, _RBRACK, _LBRACE, _RBRACE = (NUMBER[c] for c in "()[]{}")
_FUNC, _MAP, _CHAN, _STRUCT, _INTERFACE, _TYPE = (NUMBER[k] for k in ("func", "map", "chan", "struct", "interface", "type"))
_COMMA = NUMBER[","]

_OPERATORS: dict[str, int] = {op: NUMBER[group] for group, ops in GROUPS.items() for op in ops}
_KEYWORD_NUMBER: dict[str, int] = {word: NUMBER[word] for word in KEYWORDS}
_PLAIN: dict[str, int] = {text: NUMBER[text] for text in PUNCTUATION if text not in "()[]{}"}
_HEADERS = frozenset(NUMBER[word] for word in ("if", "for", "switch", "select"))
# Spec, "Semicolons": a newline after one of these becomes a semicolon.
_ENDS_STATEMENT = frozenset(
    [NAME, STRING, LITERAL, NUMBER["INC_DEC"], _RPAREN, _RBRACK, _RBRACE] + [NUMBER[word] for word in ("break", "continue", "fallthrough", "return")]
)
_ENDS_OPERAND = frozenset([NAME, STRING, LITERAL, _RPAREN, _RBRACK, _RBRACE])
# After `type T[P`: what makes P a type parameter's name for certain.
_AFTER_TYPE_PARAMETER = frozenset([NAME, _COMMA, _LBRACK, NUMBER["NOT_OP"], _ARROW, _FUNC, _MAP, _CHAN, _STRUCT, _INTERFACE])

# Open brackets nested deeper than this are refused: later stages recurse over the tree.
MAX_DEPTH = 500

_MASTER = re.compile(
    r"""[ \t\r]*(?:
    ([A-Za-z_\x80-\xff][0-9A-Za-z_\x80-\xff]*)                                                       # 1 identifier or keyword
  | (\n[ \t\r\n]*)                                                                                   # 2 newlines
  | ([()\[\]{}])                                                                                     # 3 bracket
  | ("[^"\\\n]*(?:\\.[^"\\\n]*)*")                                                                   # 4 interpreted string
  | (0[xX][0-9a-fA-F_]*(?:\.[0-9a-fA-F_]*)?(?:[pP][+-]?[0-9_]*)?i?|0[bBoO][0-9_]*i?
     |(?:[0-9][0-9_]*(?:\.[0-9_]*)?|\.[0-9][0-9_]*)(?:[eE][+-]?[0-9_]*)?i?)                          # 5 number
  | (//[^\n]*)                                                                                       # 6 line comment
  | (/\*[\s\S]*?\*/)                                                                                 # 7 general comment
  | (,|;|:=|:|\.\.\.|\.|=(?!=))                                                                      # 8 plain punctuation
  | (<<=|>>=|&\^=|<-|\+\+|--|&&|\|\||[=!<>]=|[-+*/%&|^]=|<<|>>|&\^|[-+*%&|^<>!~]|/(?!\*))            # 9 operators
  | (`[^`]*`)                                                                                        # 10 raw string
  | ('(?:[^'\\\n]+|\\[^\n][^'\\\n]*)')                                                               # 11 rune
  | (\Z)                                                                                             # 12 end
  | ([\s\S])                                                                                         # 13 anything else: an error
  )""",
    re.VERBOSE,
)
_UNICODE_BIG = r"\\U(?:0000(?![dD][89a-fA-F])[0-9a-fA-F]{4}|000[1-9a-fA-F][0-9a-fA-F]{4}|0010[0-9a-fA-F]{4})"
_ESCAPE = r"\\[abfnrtv\\%s]|\\[0-3][0-7]{2}|\\x[0-9a-fA-F]{2}|\\u(?![dD][89a-fA-F])[0-9a-fA-F]{4}|" + _UNICODE_BIG
# These are compiled by ``re.fullmatch`` when they are first needed; few programs need them all.
_VALID_STRING = r'"(?:[^"\\\n]|' + _ESCAPE % '"' + ')*"'
_VALID_RUNE = r"'(?:[^'\\\n]|" + _ESCAPE % "'" + ")'"
_VALID_NUMBER = r"""(?x)(?P<INT>0|[1-9](?:_?[0-9])*|0(?:_?[0-7])+|0[xX](?:_?[0-9a-fA-F])+|0[oO](?:_?[0-7])+|0[bB](?:_?[01])+)
  | (?P<FLOAT>[0-9](?:_?[0-9])*(?:\.(?:[0-9](?:_?[0-9])*)?(?:[eE][+-]?[0-9](?:_?[0-9])*)?|[eE][+-]?[0-9](?:_?[0-9])*)
     |\.[0-9](?:_?[0-9])*(?:[eE][+-]?[0-9](?:_?[0-9])*)?
     |0[xX](?:(?:_?[0-9a-fA-F])+(?:\.(?:[0-9a-fA-F](?:_?[0-9a-fA-F])*)?)?|\.[0-9a-fA-F](?:_?[0-9a-fA-F])*)[pP][+-]?[0-9](?:_?[0-9])*)"""
_VALID_LEGACY_IMAGINARY = r"[0-9](?:_?[0-9])*"


@record
class Tokens:
    """The tokens of a file, ending in END. ``bad``: a byte offset that the lexer could not get past, or -1."""

    kinds: list[int] = field(default_factory=list)
    values: list[object] = field(default_factory=list)
    comments: list[tuple[int, int]] = field(default_factory=list)  # byte offsets of first byte and end
    bad: int = -1
    too_deep: int = -1  # byte offset of the bracket that exceeded MAX_DEPTH, or -1


def number_kind(text: str) -> str:
    """ "INT", "FLOAT" or "IMAG" for a valid number literal, "" for an invalid one (spec, "Integer literals" and following)."""
    if text.isdecimal() and (text[0] != "0" or len(text) == 1):
        return "INT"
    if text[-1] == "i" and text[:2] not in ("0x", "0X"):
        body = text[:-1]
        return "IMAG" if re.fullmatch(_VALID_LEGACY_IMAGINARY, body) or re.fullmatch(_VALID_NUMBER, body) else ""
    imaginary = text[-1] == "i"
    match = re.fullmatch(_VALID_NUMBER, text[:-1] if imaginary else text)
    if match is None:
        return ""
    return "IMAG" if imaginary else "INT" if match["INT"] is not None else "FLOAT"


def is_identifier(name: str) -> bool:
    """Spec, "Identifiers", for a name that has characters beyond ASCII: letters are L* and "_", digits are Nd."""
    category = unicodedata.category
    for index, char in enumerate(name):
        if char != "_" and (kind := category(char))[0] != "L" and not (kind == "Nd" and index > 0):
            return False
    return bool(name)


def _match_backwards(kinds: list[int], close: int) -> int:
    """Index of the bracket that the one at ``close`` closes; -1 if there is none. Kinds of brackets are not compared."""
    depth = 0
    for index in range(close, -1, -1):
        kind = kinds[index]
        if kind in (_RPAREN, _RBRACK, _RBRACE):
            depth += 1
        elif kind in (_LPAREN, _LBRACK, _LBRACE, LBLOCK, TLBRACK):
            depth -= 1
            if depth == 0:
                return index
    return -1


def _is_type_prefix(kinds: list[int], at: int) -> bool:
    """Do the tokens up to ``at``, which stand right before a type, make it the element type of a literal type or a result type?"""
    while at >= 0:
        kind = kinds[at]
        if kind in (_STAR, _CHAN, _ARROW):
            at -= 1
        elif kind == _RBRACK:
            at = _match_backwards(kinds, at) - 1
            if at < 0:
                return False
            kind = kinds[at]
            if kind == _MAP or (kind not in _ENDS_OPERAND and kind not in (_STAR, _CHAN, _ARROW)):
                return True
            if kind in _NAME_LIKE:
                return False
        elif kind == _RPAREN:
            return _is_signature(kinds, at)
        else:
            return False
    return False


_NAME_LIKE = frozenset([NAME, STRING, LITERAL, _RBRACE])


def _is_signature(kinds: list[int], close: int) -> bool:
    """Does ")" at ``close`` end the parameters (or the results) of a function type?"""
    before = _match_backwards(kinds, close) - 1
    if before >= 0 and kinds[before] == _RPAREN:
        before = _match_backwards(kinds, before) - 1
    return before >= 0 and kinds[before] == _FUNC


def is_expression_brace(kinds: list[int]) -> bool:
    """Is a "{" that follows these tokens, in a control clause header, part of the header's expression?"""
    at = len(kinds) - 1
    kind = kinds[at]
    if kind in (_STRUCT, _INTERFACE):
        return True
    if kind == _RBRACK:  # x[i] { or []T[int] {
        at = _match_backwards(kinds, at) - 1
        if at < 0:
            return False
        kind = kinds[at]
    if kind == NAME:
        at -= 1
        if at > 0 and kinds[at] == _DOT:
            at -= 2
        return _is_type_prefix(kinds, at)
    if kind == _RPAREN:
        return _is_signature(kinds, at) or _is_type_prefix(kinds, _match_backwards(kinds, at) - 1)
    if kind == _RBRACE:
        at = _match_backwards(kinds, at) - 1
        if at >= 0 and kinds[at] == _STRUCT:
            return True
        return at >= 0 and kinds[at] == _INTERFACE and _is_type_prefix(kinds, at - 1)
    return False


def tokenize(source: Source, repaired: Optional[bytes] = None) -> Tokens:
    """All tokens of the file. Never raises; see ``Tokens.bad``. ``repaired``: to be read instead of the source's data."""
    tokens = Tokens()
    data = source.data if repaired is None else repaired
    base = source.base
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        tokens.bad = error.start
        return tokens
    start = 3 if data.startswith(b"\xef\xbb\xbf") else 0
    if b"\0" in data or data.find(b"\xef\xbb\xbf", start) >= 0:
        tokens.bad = start
        return tokens
    text = data.decode("latin-1")

    kinds, values, comments = tokens.kinds, tokens.values, tokens.comments
    add_kind, add_value = kinds.append, values.append
    keywords, operators, plain = _KEYWORD_NUMBER, _OPERATORS, _PLAIN
    ends_statement, headers = _ENDS_STATEMENT, _HEADERS
    # Innermost bracket: is a control clause header open in it, is it the parenthesis of a type group?
    header = False
    type_group = False
    outer: list[tuple[bool, bool]] = []

    for match in _MASTER.finditer(text, start):
        index = match.lastindex
        if index == 1:
            word = match[1]
            number = keywords.get(word)
            if number is None:
                if not word.isascii():
                    word = word.encode("latin-1").decode("utf-8")
                    if not is_identifier(word):
                        tokens.bad = match.start(1)
                        return tokens
                add_kind(NAME)
                add_value(Ident(base + match.start(1), word))
            else:
                if number in headers:
                    header = True
                add_kind(number)
                add_value(base + match.start(1))
        elif index == 3:
            bracket = match[3]
            if bracket in "([{":
                if bracket == "(":
                    outer.append((header, type_group))
                    type_group = kinds[-1] == _TYPE if kinds else False
                    header = False
                    add_kind(_LPAREN)
                elif bracket == "[":
                    outer.append((header, type_group))
                    number = _LBRACK
                    if kinds and kinds[-1] == NAME and len(kinds) > 1:
                        before = kinds[-2]
                        if before == _TYPE or (type_group and before in (_LPAREN, _SEMI)):
                            number = _type_bracket(text, match.end())
                    header = type_group = False
                    add_kind(number)
                elif header and not is_expression_brace(kinds):
                    outer.append((False, type_group))
                    header = type_group = False
                    add_kind(LBLOCK)
                else:
                    outer.append((header, type_group))
                    header = type_group = False
                    add_kind(_LBRACE)
                if len(outer) > MAX_DEPTH:
                    tokens.too_deep = match.start(3)
                    return tokens
            else:
                if outer:
                    header, type_group = outer.pop()
                add_kind(_RPAREN if bracket == ")" else _RBRACE if bracket == "}" else _RBRACK)
            add_value(base + match.start(3))
        elif index == 8:
            add_kind(plain[match[8]])
            add_value(base + match.start(8))
        elif index == 2:
            if kinds and kinds[-1] in ends_statement:
                add_kind(_SEMI)
                add_value(base + match.start(2))
        elif index == 9:
            op = match[9]
            add_kind(operators[op])
            add_value((base + match.start(9), op))
        elif index == 4 or index == 10:
            word = match[index]
            if not word.isascii():
                word = word.encode("latin-1").decode("utf-8")
            if index == 4 and "\\" in word and not re.fullmatch(_VALID_STRING, word):
                tokens.bad = match.start(index)
                return tokens
            add_kind(STRING)
            add_value(BasicLit(base + match.start(index), "STRING", word))
        elif index == 5:
            word = match[5]
            kind = "INT" if word.isdecimal() and (word[0] != "0" or len(word) == 1) else number_kind(word)
            if not kind:
                tokens.bad = match.start(5)
                return tokens
            add_kind(LITERAL)
            add_value(BasicLit(base + match.start(5), kind, word))
        elif index == 6:
            comments.append(match.span(6))
        elif index == 7:
            comments.append(match.span(7))
            # Spec, "Comments": a general comment that contains newlines acts like a newline.
            if kinds and kinds[-1] in ends_statement and "\n" in match[7]:
                add_kind(_SEMI)
                add_value(base + match.start(7))
        elif index == 11:
            word = match[11]
            if not word.isascii():
                word = word.encode("latin-1").decode("utf-8")
            if not re.fullmatch(_VALID_RUNE, word):
                tokens.bad = match.start(11)
                return tokens
            add_kind(LITERAL)
            add_value(BasicLit(base + match.start(11), "CHAR", word))
        elif index == 13:
            tokens.bad = match.start(13)
            return tokens
    if kinds and kinds[-1] in ends_statement:
        add_kind(_SEMI)
        add_value(base + len(data))
    add_kind(END)
    add_value(base + len(data))
    return tokens


def close_brackets(tokens: Tokens) -> None:
    """Closes what is open at the end of the tokens: after an error in a token, such as a string that is not terminated, gc does not
    complain about it."""
    kinds, values = tokens.kinds, tokens.values
    closers: list[int] = []
    for kind in kinds:
        if kind in _CLOSER:
            closers.append(_CLOSER[kind])
        elif closers and kind == closers[-1]:
            closers.pop()
    if not closers:
        return
    end = values[-1]
    count = len(kinds) - (2 if len(kinds) > 1 and kinds[-2] == _SEMI else 1)
    del kinds[count:], values[count:]
    kinds += [*reversed(closers), _SEMI, END]
    values += [end] * (len(closers) + 2)


_CLOSER = {_LPAREN: _RPAREN, _LBRACK: _RBRACK, _LBRACE: _RBRACE, LBLOCK: _RBRACE, TLBRACK: _RBRACK}

_SKIP_BLANKS = re.compile(r"(?:\s|//[^\n]*|/\*[\s\S]*?\*/)*")
_AFTER_BRACKET = re.compile(r"[A-Za-z_\x80-\xff][0-9A-Za-z_\x80-\xff]*")
_SURELY_PARAMETER = re.compile(r"[A-Za-z_\x80-\xff,\[~]|<-")


def _type_bracket(text: str, at: int) -> int:
    """The terminal for the "[" of `type T[` that ends at ``at``: TLBRACK before a name that surely is a type parameter."""
    skip = _SKIP_BLANKS.match
    at = skip(text, at).end()  # type: ignore[union-attr]
    name = _AFTER_BRACKET.match(text, at)
    if name is None or name[0] in _KEYWORD_NUMBER:
        return _LBRACK
    at = skip(text, name.end()).end()  # type: ignore[union-attr]
    return TLBRACK if _SURELY_PARAMETER.match(text, at) else _LBRACK
