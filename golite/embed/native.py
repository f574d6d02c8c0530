"""Python's C interface and the runtime's, made known to each other: the table of Python's functions that runtime/hostpyvalue.go calls, the type of
the callables that Go functions are in Python, and the structs that both sides know.

Everything here that takes an address trusts it.
"""

from __future__ import annotations

import ctypes
import signal
import threading

from golite.errors import InternalError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

_api = ctypes.pythonapi

# pyapi of runtime/hostpyvalue.go, in its order; names with a star are objects.
_TABLE = """PyEval_SaveThread PyEval_RestoreThread PyErr_Occurred PyErr_Clear PyLong_AsLongLong PyLong_AsUnsignedLongLong PyLong_FromLongLong
PyLong_FromUnsignedLongLong PyFloat_AsDouble PyFloat_FromDouble PyUnicode_AsUTF8AndSize PyUnicode_DecodeUTF8 PyBytes_FromStringAndSize
PyBytes_AsString PyBytes_Size PyTuple_New PyTuple_SetItem PyErr_CheckSignals PyErr_SetObject PyErr_Fetch PyErr_NormalizeException
PyException_SetTraceback PyObject_Vectorcall PyTuple_GetItem PyTuple_Size PyType_GenericAlloc PyMethod_New PyCapsule_New PyCapsule_GetPointer
Py_IncRef Py_DecRef *int *bool *float *str *bytes PyGreenlet_GetCurrent PyGreenlet_Switch *True *False *None""".split()
_OBJECTS: dict[str, object] = {
    "*int": int, "*bool": bool, "*float": float, "*str": str, "*bytes": bytes, "*True": True, "*False": False, "*None": None,
}  # fmt: skip
_SURROGATEESCAPE = ctypes.create_string_buffer(b"surrogateescape")

def is_main_interpreter() -> bool:
    """Is this code not in a subinterpreter?"""
    current, main = (ctypes.PYFUNCTYPE(ctypes.c_void_p)((name, _api)) for name in ("PyInterpreterState_Get", "PyInterpreterState_Main"))
    return bool(current() == main())


def signal_handler() -> int:
    """The address of the function of Python's that is the system's handler of all signals that Python code handles; 0 if it cannot be found out now.
    To be called before golite handles signals."""
    handled = next((number for number in signal.valid_signals() if callable(signal.getsignal(number))), None)
    if handled is not None:
        return _handler_of(handled)
    number = signal.SIGRTMAX
    if threading.current_thread() is not threading.main_thread() or (before := signal.getsignal(number)) is None:
        return 0
    signal.signal(number, lambda *_: None)
    try:
        return _handler_of(number)
    finally:
        signal.signal(number, before)


def _handler_of(number: int) -> int:
    action = (ctypes.c_uint64 * 32)()  # sigaction's struct, which begins with that
    ctypes.CDLL(None).sigaction(number, None, action)
    return int(action[0])


class HostCall(ctypes.Structure):
    """hostcall of runtime/host.go."""

    _fields_ = [
        ("fn", ctypes.c_uint64),
        ("ctx", ctypes.c_uint64),
        ("ints", ctypes.c_uint64 * 6),
        ("floats", ctypes.c_uint64 * 8),
        ("stack", ctypes.c_uint64),
        ("nstack", ctypes.c_uint64),
        ("rints", ctypes.c_uint64 * 3),
        ("rfloats", ctypes.c_uint64 * 2),
        ("status", ctypes.c_uint32),
        ("flags", ctypes.c_uint32),
        ("group", ctypes.c_uint64),
        ("gp", ctypes.c_uint64),
        ("value", ctypes.c_uint64),
        ("npcs", ctypes.c_uint64),
        ("pcs", ctypes.c_uint64),
        ("strings", ctypes.c_uint32),
        ("unused", ctypes.c_uint32),
        ("sret", ctypes.c_uint64),
        ("item", ctypes.c_uint64 * 5),  # hubitem of runtime/hosthub.go
        ("hub", ctypes.c_uint64),
        ("raised", ctypes.c_uint64),
        ("plan", ctypes.c_uint64),  # hostblock.go
        ("block", ctypes.c_uint64),
        ("params", ctypes.c_uint64),
        ("texts", ctypes.c_uint64),
    ]


RETURNED, PANICKED, GOEXITED = 0, 1, 2
# In flags: the call can neither wait nor take long; it did not end by itself; arguments are to be copied; the thread of a greenlet waits, too.
SHORT, KILLED, APART, THREAD = 1, 2, 4, 8
MAX_PCS, MAX_WORDS = 100, 24


class HostFunc(ctypes.Structure):
    """hostfunc of runtime/hostpycall.go."""

    _fields_ = [
        ("code", ctypes.c_uint64),
        ("ctx", ctypes.c_uint64),
        ("group", ctypes.c_uint64),
        ("slow", ctypes.py_object),
        ("finish", ctypes.py_object),
        ("nparams", ctypes.c_uint32),
        ("nresults", ctypes.c_uint32),
        ("fast", ctypes.c_uint32),
        ("short", ctypes.c_uint32),
        ("kinds", ctypes.c_uint8 * 16),
        ("rkinds", ctypes.c_uint8 * 8),
        ("sret", ctypes.c_uint32),
        ("roffset", ctypes.c_uint8 * 8),
        ("shape", ctypes.c_uint64),
    ]


class HostValue(ctypes.Structure):
    """hostvalue of runtime/hostblock.go."""

    _fields_ = [("convert", ctypes.py_object), ("offset", ctypes.c_uint32), ("kind", ctypes.c_uint8)]


class HostShape(ctypes.Structure):
    """hostshape of runtime/hostblock.go."""

    _fields_ = [
        ("plan", ctypes.c_uint64),
        ("params", ctypes.c_uint64),
        ("results", ctypes.c_uint64),
        ("names", ctypes.c_uint64),
        ("tuple", ctypes.c_uint64),
        ("receiver", ctypes.py_object),
        ("after", ctypes.py_object),
        ("bad", ctypes.py_object),
        ("nparams", ctypes.c_uint32),
        ("nresults", ctypes.c_uint32),
        ("flags", ctypes.c_uint32),
    ]


VARIADIC, LEAD, RECEIVER, RAISES, SHAPE_APART, METHOD = 1, 2, 4, 8, 16, 32  # flags of a HostShape


class HostImport(ctypes.Structure):
    """hostimport of runtime/hostpyfunc.go."""

    _fields_ = [
        ("callable", ctypes.py_object),
        ("slow", ctypes.py_object),
        ("owner", ctypes.py_object),
        ("convert", ctypes.py_object),
        ("nparams", ctypes.c_uint32),
        ("rkind", ctypes.c_uint8),
        ("fallible", ctypes.c_bool),
        ("kinds", ctypes.c_uint8 * 16),
        ("offsets", ctypes.c_uint16 * 16),
        ("roffset", ctypes.c_uint16),
        ("eoffset", ctypes.c_uint16),
    ]


class Group(ctypes.Structure):
    """group of runtime/runtime2.go. ``table``: what ``imports`` is the address of."""

    table: object

    _fields_ = [
        ("id", ctypes.c_uint64),
        ("imports", ctypes.c_uint64),
        ("vars", ctypes.c_uint64),
        ("ending", ctypes.c_uint32),
        ("failed", ctypes.c_uint32),
        ("exit", ctypes.c_int32),
        ("single", ctypes.c_uint32),
        ("streams", ctypes.c_int32 * 3),
        ("scan", ctypes.c_uint32),
        ("interrupts", ctypes.c_uint32),
    ]


class _GoFunction(ctypes.Structure):
    """gofunction of runtime/hostpycall.go, and what Python wants of an object with attributes."""

    _fields_ = [
        ("refcnt", ctypes.c_ssize_t),
        ("type", ctypes.c_void_p),
        ("vectorcall", ctypes.c_void_p),
        ("fn", ctypes.c_void_p),
        ("dict", ctypes.c_void_p),
        ("weakrefs", ctypes.c_void_p),
    ]


class _Slot(ctypes.Structure):
    _fields_ = [("slot", ctypes.c_int), ("func", ctypes.c_void_p)]


class _Spec(ctypes.Structure):
    _fields_ = [
        ("name", ctypes.c_char_p),
        ("basicsize", ctypes.c_int),
        ("itemsize", ctypes.c_int),
        ("flags", ctypes.c_uint),
        ("slots", ctypes.POINTER(_Slot)),
    ]


class _Member(ctypes.Structure):
    _fields_ = [
        ("name", ctypes.c_char_p),
        ("type", ctypes.c_int),
        ("offset", ctypes.c_ssize_t),
        ("flags", ctypes.c_int),
        ("doc", ctypes.c_char_p),
    ]


_TP_CALL, _TP_CLEAR, _TP_DEALLOC, _TP_DESCR_GET, _TP_TRAVERSE, _TP_MEMBERS = 50, 51, 52, 54, 71, 72  # typeslots.h
_T_PYSSIZET, _READONLY = 19, 1
_HAVE_VECTORCALL, _HAVE_GC, _METHOD_DESCRIPTOR, _DEFAULT = 1 << 11, 1 << 14, 1 << 17, 1 << 18  # also on when Python was built without a limited API


def _greenlet_api() -> dict[str, int]:
    """Addresses of greenlet's C functions (greenlet.h)."""
    import greenlet

    get = ctypes.pythonapi.PyCapsule_GetPointer
    get.restype = ctypes.c_void_p
    get.argtypes = (ctypes.py_object, ctypes.c_char_p)
    table = get(greenlet._C_API, b"greenlet._C_API")
    functions = (ctypes.c_uint64 * 8).from_address(table or 0)
    return {"PyGreenlet_GetCurrent": functions[4], "PyGreenlet_Switch": functions[6]}


def fill_table(table: int, failed: Callable[[int], None], describe: Callable[[BaseException], str]) -> list[object]:
    """Writes pyapi. ``failed``: called with the address of a HostCall that did not return. ``describe``: the text for an exception in Go. Gives
    what must be kept alive."""
    words: list[int] = []
    greenlets = _greenlet_api()
    for name in _TABLE:
        if name[0] == "*":
            words.append(id(_OBJECTS[name]))
        elif name in greenlets:
            words.append(greenlets[name])
        else:
            words.append(ctypes.cast(getattr(_api, name), ctypes.c_void_p).value or 0)
    words += [ctypes.addressof(_SURROGATEESCAPE), id(failed), id(describe)]
    ctypes.memmove(table, (ctypes.c_uint64 * len(words))(*words), 8 * len(words))
    return [failed, describe, _SURROGATEESCAPE]


def fill_object_table(table: int, no_function: int, raiser: Callable[..., Any]) -> object:
    """Writes pyobjectapi, and what functions that Python's collector has cleared call (runtime/hostobject.go). Gives what must be kept alive."""
    names = "PyObject_GC_UnTrack", "PyObject_ClearWeakRefs", "PyObject_GC_Del", "Py_DecRef"
    words = (ctypes.c_uint64 * 4)(*(ctypes.cast(getattr(_api, name), ctypes.c_void_p).value or 0 for name in names))
    ctypes.memmove(table, words, ctypes.sizeof(words))
    nothing = HostFunc(slow=raiser)
    ctypes.memmove(no_function, ctypes.addressof(nothing), ctypes.sizeof(nothing))
    return nothing


def fill_thread_table(table: int, detach: int) -> None:
    """Writes hostthread of runtime/host.go. ``detach``: address of what is called when a thread ends that has called Go."""
    key = ctypes.c_uint()
    create = _api.pthread_key_create
    create.argtypes = (ctypes.c_void_p, ctypes.c_void_p)
    if create(ctypes.addressof(key), detach) != 0:
        raise InternalError("embed", "pthread_key_create", "there are too many keys")
    words = (ctypes.c_uint64 * 2)(ctypes.cast(_api.pthread_setspecific, ctypes.c_void_p).value or 0, key.value)
    ctypes.memmove(table, words, ctypes.sizeof(words))


def make_function_type(traverse: int, clear: int, dealloc: int, get: int = 0) -> type:
    """The type of Go functions in Python. Objects are made by ``new_function`` only. The arguments: addresses of functions of
    runtime/hostobject.go; ``get``, for methods: of pymethodget."""
    offset = _GoFunction.vectorcall.offset
    members = (_Member * 4)(
        _Member(b"__vectorcalloffset__", _T_PYSSIZET, offset, _READONLY, None),
        _Member(b"__dictoffset__", _T_PYSSIZET, _GoFunction.dict.offset, _READONLY, None),
        _Member(b"__weaklistoffset__", _T_PYSSIZET, _GoFunction.weakrefs.offset, _READONLY, None),
    )
    call = ctypes.cast(_api.PyVectorcall_Call, ctypes.c_void_p).value
    slots = (_Slot * 7)(
        _Slot(_TP_CALL, call),
        _Slot(_TP_TRAVERSE, traverse),
        _Slot(_TP_CLEAR, clear),
        _Slot(_TP_DEALLOC, dealloc),
        _Slot(_TP_MEMBERS, ctypes.addressof(members)),
        _Slot(_TP_DESCR_GET if get else 0, get),
    )
    flags = _DEFAULT | _HAVE_VECTORCALL | _HAVE_GC | (_METHOD_DESCRIPTOR if get else 0)
    spec = _Spec(b"golite.Method" if get else b"golite.Function", ctypes.sizeof(_GoFunction), 0, flags, slots)
    make = _api.PyType_FromSpec
    make.restype = ctypes.py_object
    make.argtypes = (ctypes.c_void_p,)
    made: Any = make(ctypes.addressof(spec))
    if not isinstance(made, type):
        raise InternalError("embed", "golite.Function", "Python makes no type of it")
    made._keep = (members, slots, spec)  # type: ignore[attr-defined]
    return made


def new_function(kind: type, vectorcall: int, fn: HostFunc) -> Any:
    """A Go function as a Python callable. ``fn`` must live as long as the object does: it becomes an attribute of it."""
    made = _alloc(kind, 0)
    redirect(made, vectorcall, fn)
    made._fn = fn
    return made


def redirect(function: Any, vectorcall: int, fn: HostFunc) -> None:
    """Has a function call something else, which must live as long as it does."""
    head = _GoFunction.from_address(id(function))
    head.fn = ctypes.addressof(fn)
    head.vectorcall = vectorcall


_alloc = ctypes.PYFUNCTYPE(ctypes.py_object, ctypes.py_object, ctypes.c_ssize_t)(("PyType_GenericAlloc", ctypes.pythonapi))
