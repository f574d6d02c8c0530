"""Elements of channels must be smaller than 64 kB.

gc says so when it lays types out, if nothing else is wrong, and where it happens to be then: at the declaration that mentions the type, or
in a function at the last variable (or the function literal) before it, once a line. Types that depend on type parameters are not looked at.
"""

from __future__ import annotations

from golite.syntax import ast
from golite.types.base import CheckerBase
from golite.types.objects import Func, Object
from golite.types.sizes import sizeof
from golite.types.subst import type_params_in
from golite.types.types import Named, Pointer, Signature, unalias

LIMIT_BYTES = 1 << 16


class ChannelSizes(CheckerBase):
    def check_channel_sizes(self) -> None:
        """Reports what is too large, if the package has no other errors."""
        if self.errors:
            return
        seen: set[tuple[str, int]] = set()
        for t, pos, func, variables, declared in self.channels:
            if type_params_in(t.elem) or sizeof(t.elem) < LIMIT_BYTES:
                continue
            if func is not None:
                start = func.name.pos if type(func) is ast.FuncDecl else func.pos
                at = max((v.pos for v in variables if v.pos < pos), default=start)
            else:
                at = pos if declared is None else _position(declared)
            where = self.fileset.position(at)
            if (where.file, where.line) not in seen:
                seen.add((where.file, where.line))
                self.error(at, "channel element type too large (>64kB)", "InvalidChanSize")


def _position(obj: Object) -> int:
    """Of a declaration of the package's; of a method, its type's."""
    if type(obj) is Func and type(obj.type) is Signature and obj.type.recv is not None:
        t = unalias(obj.type.recv.type)
        t = unalias(t.elem) if type(t) is Pointer else t
        if type(t) is Named:
            return t.obj.pos
    return obj.pos
