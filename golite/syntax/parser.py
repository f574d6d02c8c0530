"""Parses Go files: the LALR tables of grammar/go.lark, and the loop that runs them.

Lark makes the tables from the grammar. They are turned into lists of small integers, kept in the cache under a key made from
everything they depend on (Lark's version is no part of it: the tables follow from the grammar), and loaded from there, so that a usual
run does not import Lark at all. The loop here is Lark's, for such tables: it calls the methods of build.py's Builder at every reduction, so the AST
is made without a tree in between.

``parse_file`` never raises on bad input. Whatever the fast path does not accept goes to diagnose.py, a slower
parser that knows how gc words its complaints and goes on after each.
"""

from __future__ import annotations

import marshal
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Optional

from golite import cache
from golite.errors import Diagnostic
from golite.paths import grammar_file
from golite.syntax import ast
from golite.syntax.build import Builder
from golite.syntax.build_base import Rejected, TooDeep
from golite.syntax.lexer import CLASSES, END, GROUPS, NUMBER, TERMINALS, Tokens, close_brackets, tokenize
from golite.syntax.source import Position, Source

if TYPE_CHECKING:
    from golite.syntax.scanner import Scanner

_FORMAT = 1  # of the cached tables; raise it when `_compute_tables` changes what it returns

# The parser's stack is at least as deep as the tree above the token at hand; later stages recurse over the tree (see
# engine/deep.py). A chain of else-ifs takes four entries a link.
MAX_STACK = 40_000


class Tables:
    """``action[state][terminal]``: n > 0 shift to state n; n < 0 reduce by rule -n; 0 error. ``goto[state][nonterminal]``: a state.
    ``rules[n]``: number of symbols, nonterminal, name of the function in build.py ("" passes the one value on)."""

    __slots__ = ("accept", "action", "goto", "rules", "start")

    def __init__(self, data: tuple[Any, ...]) -> None:
        self.start: int
        self.accept: int  # the state in which END means success
        self.action: list[list[int]]
        self.goto: list[dict[int, int]]
        self.rules: list[tuple[int, int, str]]
        self.start, self.accept, self.action, self.goto, self.rules = data


def _compute_tables(grammar: str) -> tuple[Any, ...]:
    """The tables, from Lark. Takes about a second."""
    import lark
    from lark.lexer import Lexer, PatternStr
    from lark.parsers.lalr_analysis import Shift

    class NoLexer(Lexer):
        def __init__(self, conf: Any) -> None:
            pass

        def lex(self, lexer_state: Any, parser_state: Any) -> Any:
            return iter(())

    parser = lark.Lark(grammar, parser="lalr", lexer=NoLexer, keep_all_tokens=True)
    numbers: dict[str, int] = {}  # by Lark's names, of which those for keywords and punctuation are made up by Lark
    for terminal in parser.terminals:
        if isinstance(terminal.pattern, PatternStr):
            numbers[terminal.name] = NUMBER[terminal.pattern.value]
    for name in (*CLASSES, *GROUPS):
        numbers[name] = NUMBER[name]
    table = parser.parser.parser._parse_table

    rule_numbers: dict[Any, int] = {}
    rules: list[tuple[int, int, str]] = [(0, 0, "")]
    nonterminals: dict[str, int] = {}
    # State 0 would be mistaken for "error" in `action`; no state but the start, which nothing shifts to, may have that number.
    start = table.start_states["start"]
    order = [start, *(state for state in table.states if state != start)]
    numbered = {state: number for number, state in enumerate(order)}
    action: list[list[int]] = [[] for _ in numbered]
    goto: list[dict[int, int]] = [{} for _ in numbered]
    for state in order:
        row = [0] * len(TERMINALS)
        for symbol, (kind, argument) in table.states[state].items():
            if kind is Shift:
                if symbol in numbers:
                    row[numbers[symbol]] = numbered[argument]
                else:
                    goto[numbered[state]][nonterminals.setdefault(symbol, len(nonterminals))] = numbered[argument]
            else:
                if argument not in rule_numbers:
                    rule_numbers[argument] = len(rules)
                    lhs = nonterminals.setdefault(argument.origin.name, len(nonterminals))
                    rules.append((len(argument.expansion), lhs, argument.alias or ""))
                row[numbers[symbol]] = -rule_numbers[argument]
        action[numbered[state]] = row
    accept = numbered[table.end_states["start"]]

    # A state whose only action is one reduction reduces whatever comes: the error is found one step later, nothing is shifted.
    only: list[int] = []
    for row in action:
        found = set(row) - {0}
        rule = found.pop() if len(found) == 1 else 0
        only.append(rule if rule < 0 else 0)
        if rule < 0:
            row[:] = [rule] * len(row)
    # Skip states that do nothing but pass a value on: go where the reduction would lead.
    for row, gotos in zip(action, goto, strict=True):

        def final(target: int, gotos: dict[int, int] = gotos) -> int:
            while only[target] < 0 and rules[-only[target]][0] == 1 and not rules[-only[target]][2]:
                target = gotos[rules[-only[target]][1]]
            return target

        for nonterminal, target in gotos.items():
            gotos[nonterminal] = final(target)
        row[:] = [final(target) if target > 0 else target for target in row]
    return 0, accept, action, goto, rules


def load_tables() -> Tables:
    """The tables, from the cache if they are there."""
    with open(grammar_file(), encoding="utf-8") as file:
        grammar = file.read()
    key = cache.key_of(str(_FORMAT), " ".join(TERMINALS), grammar)
    data = cache.get("grammar", key)
    if data is None:
        tables = _compute_tables(grammar)
        cache.put("grammar", key, marshal.dumps(tables, 4))  # a version that every Python reads
        return Tables(tables)
    return Tables(marshal.loads(data))


_tables: Tables | None = None  # of this process; every thread that computes them gets the same


def _get_tables() -> Tables:
    global _tables
    if _tables is None:
        _tables = load_tables()
    return _tables


def run_tables(tables: Tables, tokens: Tokens, builder: Any) -> Any:
    """Runs the automaton. The value of the start symbol; raises Rejected at the token that does not fit."""
    action, goto = tables.action, tables.goto
    functions: list[tuple[int, int, Callable[..., Any] | None]] = [
        (count, lhs, getattr(builder, name) if name else None) for count, lhs, name in tables.rules
    ]
    kinds, values = tokens.kinds, tokens.values
    accept = tables.accept
    states = [tables.start]
    stack: list[Any] = []
    push_state, push = states.append, stack.append
    state = tables.start
    at = 0
    kind = kinds[0]
    while True:
        step = action[state][kind]
        if step > 0:
            push(values[at])
            push_state(step)
            state = step
            at += 1
            kind = kinds[at]
        elif step < 0:
            count, lhs, function = functions[-step]
            if count == 1:
                if function is not None:
                    stack[-1] = function(stack[-1])
                state = goto[states[-2]][lhs]
                states[-1] = state
            elif count:
                assert function is not None
                value = function(*stack[-count:])
                del stack[-count:], states[-count:]
                push(value)
                state = goto[states[-1]][lhs]
                push_state(state)
            else:
                assert function is not None
                push(function())
                state = goto[states[-1]][lhs]
                push_state(state)
        elif state == accept and kind == END:
            return stack[-1]
        else:
            raise Rejected("syntax error: unexpected token", _position_of(values[at]))
        if len(states) > MAX_STACK:
            raise TooDeep(_position_of(values[at]))


def parse_file(source: Source) -> tuple[ast.File, list[Diagnostic]]:
    """The file's AST and what is wrong with it, sorted by position.

    After a syntax error the AST is ``broken``: it has the package clause and no declarations. Other mistakes, such as malformed
    literals, leave it complete, so that gc's type checker, and golite's, can go on. The AST's ``complaints`` are the same
    diagnostics in the order found."""
    tokens = tokenize(source)
    file: Optional[ast.File] = None
    pos, message = source.base + tokens.bad, "invalid character or literal"
    if tokens.bad < 0:
        try:
            file, builder = _run(source, tokens)
            if builder.complaints:
                pos, message = builder.complaints[0]
            elif builder.is_doubtful:
                pos, message = source.base, ""
            else:
                return file, []
        except TooDeep as error:
            where = Position(source.name, *source.line_col(error.pos))
            file = ast.File(source.base, source, ast.Ident(source.base, "_"), [], [], broken=True)
            file.complaints.append((error.pos, Diagnostic(where, error.message, "Syntax")))
            return file, [file.complaints[0][1]]
        except Rejected as error:
            pos, message = error.pos, error.message
    from golite.syntax.diagnose import diagnose

    broken, scanner = diagnose(source, pos - source.base, message)
    found = broken.complaints
    if not any(diagnostic.message.startswith("syntax error") for _, diagnostic in found):
        if file is None and tokens.bad >= 0:
            file = _repaired_file(source, scanner)
        if file is not None:
            file.complaints = found
            broken = file
    return broken, sorted((diagnostic for _, diagnostic in found), key=lambda d: (d.position.line, d.position.col))


def _run(source: Source, tokens: Tokens) -> tuple[ast.File, Builder]:
    """The AST, and its builder, which may have complaints or doubts. Raises Rejected."""
    if tokens.too_deep >= 0:
        raise TooDeep(source.base + tokens.too_deep)
    builder = Builder(source, tokens)
    file: ast.File = run_tables(_get_tables(), tokens, builder)
    return file, builder


def _repaired_file(source: Source, scanner: "Scanner") -> Optional[ast.File]:
    """The AST of a file whose only errors are in its tokens: with the names as written, and literals marked as bad."""
    tokens = tokenize(source, scanner.repaired())
    if tokens.bad >= 0:
        return None
    close_brackets(tokens)
    wrong = {source.base + start: source.data[start:end].decode("utf-8", "replace") for start, end, what in scanner.repairs if what != "blank"}
    for value in tokens.values:
        if isinstance(value, (ast.Ident, ast.BasicLit)) and value.pos in wrong:
            if isinstance(value, ast.Ident):
                value.name = wrong[value.pos]
            else:
                value.kind, value.text = "BAD", wrong[value.pos]
    try:
        return _run(source, tokens)[0]
    except Rejected:
        return None


def _position_of(value: Any) -> int:
    """The position of a token, from its value."""
    if isinstance(value, int):
        return value
    return value[0] if isinstance(value, tuple) else int(value.pos)
