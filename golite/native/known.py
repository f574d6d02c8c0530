"""What LLVM may assume about functions of package runtime that it sees only as declarations.

In the module that defines them their bodies say it. Each entry must stay true of runtime/*.go; nothing here may depend on how a call
is used. Why ``newobject`` and its like may claim to touch no memory of the program: the collector doesn't move objects, and whatever LLVM delays
or keeps over the call stays in a register or on the stack, where the collector looks too.
"""

from __future__ import annotations

from golite.native.allocators import ASSEMBLY, NEWOBJECT

_ALLOCATOR = (
    "noalias noundef nonnull ",
    ' willreturn allockind("alloc,zeroed") memory(inaccessiblemem: readwrite) "alloc-family"="golite"',
)

# symbol -> (attributes of the result, attributes of the function)
KNOWN: dict[str, tuple[str, str]] = {
    NEWOBJECT: _ALLOCATOR,
    **dict.fromkeys(ASSEMBLY, _ALLOCATOR),
    "runtime.makeslice": ("noalias noundef nonnull ", ""),
    "runtime.memequal": ("", " willreturn memory(argmem: read)"),
    "runtime.cmpstring": ("", " willreturn memory(argmem: read)"),
}
