"""What lowering knows of package runtime: signatures and struct layouts, read from the checked package itself.

No offset and no signature of the runtime is written down in Python; an unknown name is an internal error that names it.
Only facts that no signature can tell stand here: which functions never return and which keep no pointer they are given.
"""

from __future__ import annotations

from typing import Any, Callable, Optional

from golite.errors import InternalError
from golite.ir.func import CallTarget, Sig
from golite.ir.layout import ir_type
from golite.ir.types import IRType, Struct
from golite.types.objects import Func, Package, TypeName
from golite.types.types import Signature, underlying
from golite.types.types import Struct as GoStruct

NORETURN = frozenset(
    """gopanic panicdivide panicshift panicmem panicSliceConvert panicnildottype panicdottypeE panicwrap throw fatal block
    panicmakeslicelen panicmakeslicecap goPanicIndex goPanicIndexU goPanicSliceAlen goPanicSliceAlenU goPanicSliceAcap goPanicSliceAcapU
    goPanicSliceB goPanicSliceBU goPanicSlice3Alen goPanicSlice3AlenU goPanicSlice3Acap goPanicSlice3AcapU goPanicSlice3B goPanicSlice3BU
    goPanicSlice3C goPanicSlice3CU panicunsafeslicelen panicunsafeslicenilptr panicunsafestringlen panicunsafestringnilptr
    panicrangestate""".split()
)

# Entry points called by compiled code whose pointer arguments do not outlive the call, although their bodies store them while a
# goroutine waits (a sudog's elem), or hide it from the analysis. Per name: indices of such parameters.
NOESCAPE: dict[str, tuple[int, ...]] = {
    "growslice": (0,),
    "concatstring2": (),
    "concatstrings": (0,),
    "slicebytetostring": (0,),
    "stringtoslicebyte": (0,),
    "slicerunetostring": (0,),
    "stringtoslicerune": (0,),
    "decoderune": (0,),
    "cmpstring": (0, 1),
    "memequal": (0, 1),
    "mapaccess1": (1, 2),
    "mapaccess2": (1, 2),
    "mapassign": (1, 2),
    "mapdelete": (1, 2),
    "mapclear": (1,),
    "mapiterinit": (1, 2),
    "mapiternext": (0,),
    "mapaccess1_fast32": (1,),
    "mapaccess1_fast64": (1,),
    "mapaccess1_faststr": (1, 2),
    "mapaccess2_fast32": (1,),
    "mapaccess2_fast64": (1,),
    "mapaccess2_faststr": (1, 2),
    "mapassign_fast32": (1,),
    "mapassign_fast64": (1,),
    "mapassign_faststr": (1,),
    "mapdelete_fast32": (1,),
    "mapdelete_fast64": (1,),
    "mapdelete_faststr": (1, 2),
    "chansend1": (0, 1),
    "chanrecv1": (0, 1),
    "chanrecv2": (0, 1),
    "closechan": (0,),
    "chanlen": (0,),
    "chancap": (0,),
    "selectnbsend": (0, 1),
    "selectnbrecv": (0, 1),
    "selectgo": (0,),
    "efaceeq": (0, 1, 2),
    "ifaceeq": (0, 1, 2),
    "getitab": (0, 1),
    "assertE2I": (0, 1),
    "assertE2I2": (0, 1),
    "typehash": (0, 1),
    "deferproc": (0, 1, 2),
    "deferreturn": (0,),
    "deferwrapper": (0,),
    "gorecover": (0,),
    "printstring": (0,),
    "printpointer": (0,),
    "printslice": (0,),
    "printeface": (0,),
    "printiface": (0,),
    "memhash": (0,),
    "strhash": (0,),
}
# Entry points that copy what an argument points to into memory they own: the contents escape, the object itself does not.
CONTENT_ESCAPES: dict[str, tuple[int, ...]] = {
    "chansend1": (1,),
    "selectnbsend": (1,),
    "selectgo": (0,),
    "mapassign": (2,),
    "mapassign_faststr": (2,),
    "growslice": (0,),
    "deferproc": (),
}


class StructLayout:
    """Byte offsets of a runtime struct's fields by name (those of embedded structs too)."""

    def __init__(self, t: Any) -> None:
        ir = ir_type(t)
        assert isinstance(ir, Struct)
        self.type: IRType = ir
        self.go_type = t
        self.size = ir.size
        self.offsets: dict[str, int] = {}
        self.field_types: dict[str, IRType] = {}
        self._collect(t, 0)

    def _collect(self, t: Any, base: int) -> None:
        u = underlying(t)
        ir = ir_type(u)
        assert isinstance(u, GoStruct) and isinstance(ir, Struct)
        for i, f in enumerate(u.fields):
            if f.embedded and type(underlying(f.type)) is GoStruct:
                self._collect(f.type, base + ir.offsets[i])
            else:
                self.offsets.setdefault(f.name, base + ir.offsets[i])
                self.field_types.setdefault(f.name, ir.fields[i])

    def __getitem__(self, name: str) -> int:
        try:
            return self.offsets[name]
        except KeyError:
            raise InternalError("ir", str(self.go_type), f"runtime struct has no field {name}") from None


class RuntimeInfo:
    """Entry points and structs of a checked package runtime. ``symbol_of`` maps a function to its linker symbol."""

    def __init__(self, pkg: Optional[Package], symbol_of: Callable[[Func], str]) -> None:
        self.pkg = pkg
        self._symbol_of = symbol_of
        self._funcs: dict[str, CallTarget] = {}
        self._structs: dict[str, StructLayout] = {}

    def _lookup(self, name: str) -> Any:
        if self.pkg is None:
            raise InternalError("ir", f"runtime.{name}", "needed, but this package is compiled without package runtime")
        obj = self.pkg.scope.names.get(name)
        if obj is None:
            raise InternalError("ir", f"runtime.{name}", "package runtime does not declare it")
        return obj

    def has(self, name: str) -> bool:
        return self.pkg is not None and name in self.pkg.scope.names

    def func(self, name: str) -> CallTarget:
        found = self._funcs.get(name)
        if found is None:
            obj = self._lookup(name)
            if not isinstance(obj, Func):
                raise InternalError("ir", f"runtime.{name}", "is not a function")
            found = self._funcs[name] = CallTarget(self._symbol_of(obj), signature(obj.type))
        return found

    def func_obj(self, name: str) -> Func:
        obj = self._lookup(name)
        assert isinstance(obj, Func)
        return obj

    def struct(self, name: str) -> StructLayout:
        found = self._structs.get(name)
        if found is None:
            found = self._structs[name] = StructLayout(self.go_type(name))
        return found

    def go_type(self, name: str) -> Any:
        obj = self._lookup(name)
        if not isinstance(obj, TypeName):
            raise InternalError("ir", f"runtime.{name}", "is not a type")
        return obj.type


def signature(sig: Signature) -> Sig:
    """The IR signature of a function or, with the receiver first, of a method."""
    params = [ir_type(v.type) for v in sig.params]
    if sig.recv is not None:
        params.insert(0, ir_type(sig.recv.type))
    return Sig(tuple(params), tuple(ir_type(v.type) for v in sig.results))
