"""docs/spec.md has a line for every section of the language specification, and every line names programs that exist."""

from __future__ import annotations

import re

from programs import ROOT, TESTDATA

PAGE = ROOT / "docs" / "spec.md"
_PROGRAM = re.compile(r"`([\w/]+)`")

# The specification's table of contents, without its introduction.
SECTIONS = """
Notation; Source code representation; Characters; Letters and digits; Comments; Tokens; Semicolons; Identifiers; Keywords;
Operators and punctuation; Integer literals; Floating-point literals; Imaginary literals; Rune literals; String literals;
Constants; Variables; Types; Boolean types; Numeric types; String types; Array types; Slice types; Struct types; Pointer types;
Function types; Interface types; Basic interfaces; Embedded interfaces; General interfaces; Implementing an interface; Map types;
Channel types; Representation of values; Underlying types; Type identity; Assignability; Representability; Method sets; Blocks;
Declarations and scope; Label scopes; Blank identifier; Predeclared identifiers; Exported identifiers; Uniqueness of identifiers;
Constant declarations; Iota; Type declarations; Alias declarations; Type definitions; Type parameter declarations;
Type constraints; Satisfying a type constraint; Variable declarations; Short variable declarations; Function declarations;
Method declarations; Operands; Qualified identifiers; Composite literals; Function literals; Primary expressions; Selectors;
Method expressions; Method values; Index expressions; Slice expressions; Simple slice expressions; Full slice expressions;
Type assertions; Calls; Passing arguments to ... parameters; Instantiations; Type inference; Operators; Operator precedence;
Arithmetic operators; Integer operators; Integer overflow; Floating-point operators; String concatenation; Comparison operators;
Logical operators; Address operators; Receive operator; Conversions; Conversions between numeric types;
Conversions to and from a string type; Conversions from slice to array or array pointer; Constant expressions;
Order of evaluation; Statements; Terminating statements; Empty statements; Labeled statements; Expression statements;
Send statements; IncDec statements; Assignment statements; If statements; Switch statements; Expression switches; Type switches;
For statements; For statements with single condition; For statements with for clause; For statements with range clause;
Go statements; Select statements; Return statements; Break statements; Continue statements; Goto statements;
Fallthrough statements; Defer statements; Built-in functions; Appending to and copying slices; Clear; Close;
Manipulating complex numbers; Deletion of map elements; Length and capacity; Making slices, maps and channels; Min and max;
Allocation; Handling panics; Bootstrapping; Packages; Source file organization; Package clause; Import declarations;
An example package; Program initialization and execution; The zero value; Package initialization; Program initialization;
Program execution; Errors; Run-time panics; Package unsafe; Size and alignment guarantees; Language versions;
Type unification rules
"""


def _rows() -> list[list[str]]:
    """The cells of each line of the page's tables."""
    lines = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("| ")]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return [row for row in rows if row[1:] != ["what differs", "programs"]]


def test_every_section_has_a_line() -> None:
    lines = [row[0] for row in _rows()]
    assert len(lines) == len(set(lines))
    missing = [section for section in re.split(r";\s+", SECTIONS.strip()) if section not in lines]
    assert not missing


def test_every_line_names_programs_that_exist() -> None:
    for section, _, programs in _rows():
        names = _PROGRAM.findall(programs)
        assert names, f"{section}: no program"
        for name in names:
            recorded = any((TESTDATA / path).is_file() for path in (f"{name}.go", f"{name}/go.mod", f"{name}.txt"))
            assert recorded, f"{section}: testdata/{name} does not exist"
