"""What the encoder makes of a function."""

from __future__ import annotations

from typing import final

from golite.bytecode.analysis import Analysis
from golite.ir.func import Function, Instr

FRAME_TO_RBP = 48  # what interpentry… pushes between the frame and rbp (asm_amd64.s)
PROFILE_PREFIX = "go:profile."


@final
class Code:
    """A function as bytecode. ``words``; ``relocs``: (word, symbol, addend); ``lines``: (word, position); ``frame_bytes``: of the slots;
    ``need_bytes``: free stack that entering it takes; ``entry``: number of integer arguments as text, or GENERAL; ``stack_words``: arguments on the
    stack; ``points``: word → block, where running loops may change over to compiled code; ``places``: where each register is, in bytes into the
    frame, ``objects``: where the object of each ALLOC on the stack is; ``hidden_slot``: the slot with the pointer to the results, -1 if they are
    returned in registers; ``analysis``: how registers became slots; ``sites``: calls and type switches with a profile (PROFILE_PREFIX + symbol), in
    its order."""

    __slots__ = (
        "analysis", "entry", "fn", "frame_bytes", "hidden_slot", "lines", "need_bytes", "objects", "places", "points", "relocs", "sites",
        "stack_words", "words",
    )  # fmt: skip

    def __init__(self, fn: Function, analysis: Analysis) -> None:
        self.fn = fn
        self.analysis = analysis
        self.hidden_slot = -1
        self.sites: list[Instr] = []
        self.words: list[int] = []
        self.relocs: list[tuple[int, str, int]] = []
        self.lines: list[tuple[int, int]] = []
        self.frame_bytes = 0
        self.need_bytes = 0
        self.entry = "0"
        self.stack_words = 0
        self.points: dict[int, int] = {}
        self.places: dict[int, int] = {}
        self.objects: dict[Instr, int] = {}
