"""Runs a program in this process: maps its images and enters the runtime."""

from __future__ import annotations

import _thread
import ctypes
import gc
import os

from golite.link.memory import ImageFile, Modules

TYPE_CHECKING = False
if TYPE_CHECKING:
    from golite.engine.hotqueue import HotQueue
    from golite.engine.tiers import Tiers

_SIGINT, _SIGPIPE = 2, 13
_SIG_DFL, _SIG_IGN = None, 1
_CLONE_FS, _CLONE_FILES = 0x200, 0x400
_libc = ctypes.CDLL(None)
_libc_signal = _libc.signal  # module signal builds enums when it is imported
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
    """Maps the images (the runtime's and the program's) and runs the program until it ends. A program that calls os.Exit, panics or finishes ends
    the whole process: this returns only if the runtime gives the control back. ``argv``: os.Args. ``procs``: how many threads run Go code at
    once, 0: what GOMAXPROCS says. ``tiers``: compiles what turns out hot."""
    modules = Modules(images[0])
    modules.map(images[1])
    queue = None
    if tiers is not None:
        from golite.engine.hotqueue import HotQueue

        hotqueue: int = images[0].meta["hotqueue"]  # type: ignore[assignment]
        queue = HotQueue(hotqueue, modules, tiers.options.budget, tiers.options.stats)
        tiers.options.stage("find native code in the cache")
        queue.add(tiers)
        images = [*images, *tiers.images]
    if os.environ.get("GOLITE_PERF"):
        from golite.link.symbols import write_perf_map

        write_perf_map([image.moduledata for image in images])
    if os.environ.get("GOLITE_GDB"):
        from golite.link.gdb import register_images
        from golite.paths import cache_dir

        names = ["golite", *("program" for _ in images[1:])]
        register_images([(image.moduledata, name) for image, name in zip(images, names, strict=True)], cache_dir())
    if queue is not None:
        _start_compiler(queue, tiers is not None and tiers.options.stats is not None)
    if _libc_signal(_SIGINT, _SIG_DFL) == _SIG_IGN:  # whoever started the program wants that, as shells do for what runs in the background
        _libc_signal(_SIGINT, _SIG_IGN)
    _libc_signal(_SIGPIPE, _SIG_DFL)
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
    if trim := getattr(_libc, "malloc_trim", None):  # glibc's
        trim(0)  # what starting has freed
    rt0 = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p)(entry.rt0)
    return int(rt0(ctypes.addressof(block)))


def _start_compiler(queue: HotQueue, with_stderr: bool) -> None:
    """Starts the compiler thread. The main thread will be inside the runtime and not hold the GIL, so it is the only one that runs Python then. The
    program must not notice it: the thread has file descriptors and a working directory of its own, so that the program may close all of
    its, and finds them numbered as if it were alone."""
    with_stderr = with_stderr or bool(os.environ.get("GOLITE_DEBUG"))
    ready = _thread.allocate_lock()
    ready.acquire()

    def run() -> None:
        gc.disable()  # nothing here makes garbage, and what others left is not to be closed here
        try:
            _part_from_program(with_stderr)
        finally:
            ready.release()
        queue.run()

    try:
        _thread.start_new_thread(run, ())
    except RuntimeError:  # the system has no thread left for us: the program stays interpreted
        return
    ready.acquire()
    queue.open()


def _part_from_program(with_stderr: bool) -> None:
    """Gives this thread file descriptors and a working directory of its own. Where the system does not allow that, they stay shared."""
    if _libc.unshare(_CLONE_FS | _CLONE_FILES):
        return
    # Of the program's files none is kept: its closing one must reach whoever reads at the other end.
    try:
        null = os.open(os.devnull, os.O_RDWR)
        for fd in (0, 1) if with_stderr else (0, 1, 2):
            os.dup2(null, fd)
        fds = [int(name) for name in os.listdir("/proc/thread-self/fd")]
    except OSError:
        return
    for fd in fds:
        if fd > 2:
            try:
                os.close(fd)
            except OSError:
                continue  # the listing's own is closed already
