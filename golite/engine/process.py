"""Runs a program in this process: maps its images and enters the runtime."""

from __future__ import annotations

import ctypes
import os

from golite.link.memory import ImageFile, link_modules, map_image

TYPE_CHECKING = False
if TYPE_CHECKING:
    from golite.engine.tiers import Tiers

_SIGINT, _SIGPIPE = 2, 13
_libc_signal = ctypes.CDLL(None).signal  # module signal builds enums when it is imported
_libc_signal.argtypes = (ctypes.c_int, ctypes.c_void_p)
_libc_signal.restype = ctypes.c_void_p


class _Rt0Args(ctypes.Structure):
    """rt0args of runtime/rt0.go, known to link/executable.py too: change all."""

    _fields_ = [
        ("argc", ctypes.c_int64),
        ("argv", ctypes.c_void_p),
        ("envp", ctypes.c_void_p),
        ("inits", ctypes.c_void_p),
        ("ninits", ctypes.c_int64),
        ("mainfn", ctypes.c_void_p),
        ("modules", ctypes.c_uint64),
        ("procs", ctypes.c_int64),
        ("rtext", ctypes.c_uint64),
        ("ertext", ctypes.c_uint64),
        ("itext", ctypes.c_uint64),
        ("eitext", ctypes.c_uint64),
    ]


class Entry:
    """What to run: addresses of package initialisers in order, of main.main and of golite_rt0; and where package runtime's code and that of the
    interpreter's handlers are."""

    __slots__ = ("inits", "interp_text", "main", "rt0", "runtime_text")

    def __init__(self, inits: tuple[int, ...], main: int, rt0: int, runtime_text: tuple[int, int], interp_text: tuple[int, int]) -> None:
        self.inits = inits
        self.main = main
        self.rt0 = rt0
        self.runtime_text = runtime_text
        self.interp_text = interp_text


def run_program(images: list[ImageFile], entry: Entry, argv: list[str], procs: int = 0, tiers: Tiers | None = None) -> int:
    """Maps the images (the runtime's first) and runs the program until it ends. A program that calls os.Exit, panics or finishes ends the whole
    process: this returns only if the runtime gives the control back. ``argv``: os.Args. ``procs``: how many threads run Go code at once, 0: what
    GOMAXPROCS says. ``tiers``: compiles what turns out hot."""
    for image in images:
        map_image(image)
    for image, after in zip(images, images[1:]):  # noqa: B905, RUF007 (itertools would be one more import)
        link_modules(image.moduledata, after.moduledata)
    if os.environ.get("GOLITE_PERF"):
        from golite.link.symbols import write_perf_map

        write_perf_map([image.moduledata for image in images])
    if os.environ.get("GOLITE_GDB"):
        from golite.link.gdb import register_images
        from golite.paths import cache_dir

        names = ["golite", *("program" for _ in images[1:])]
        register_images([(image.moduledata, name) for image, name in zip(images, names, strict=True)], cache_dir())
    if tiers is not None:
        tiers.start(images[-1].moduledata)
    for number in (_SIGINT, _SIGPIPE):
        _libc_signal(number, None)  # SIG_DFL
    args = [os.fsencode(a) for a in argv]
    env = [k + b"=" + v for k, v in os.environb.items()]
    vector = (ctypes.c_char_p * (len(args) + 1))(*args, None)
    environment = (ctypes.c_char_p * (len(env) + 1))(*env, None)
    inits = (ctypes.c_uint64 * (len(entry.inits) + 1))(*entry.inits, 0)
    block = _Rt0Args(
        len(args),
        ctypes.addressof(vector),
        ctypes.addressof(environment),
        ctypes.addressof(inits),
        len(entry.inits),
        entry.main,
        images[0].moduledata,
        procs,
        *entry.runtime_text,
        *entry.interp_text,
    )
    if tiers is not None:
        tiers.options.stage("")
    rt0 = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p)(entry.rt0)
    return int(rt0(ctypes.addressof(block)))
