"""Runtimes and modules: what ``import golite`` gives Python programs to work with.

A Module is compiled code: immutable, shared by threads and runtimes. A Runtime has what a run of a program has for itself: package variables,
arguments, environment, streams, goroutines; the runtime's groups (docs/architecture.md). ``module.F(…)`` runs in a runtime of the module's own.
"""

from __future__ import annotations

import ctypes
import os
import sys
import threading
import weakref
from time import perf_counter, process_time, sleep
from typing import TYPE_CHECKING, Any, NamedTuple

from golite.embed import native, program
from golite.embed.chan import build_chan
from golite.embed.convert import Converters
from golite.embed.core import Call, Core, NativeHeap, c_strings, check_interpreter, start
from golite.embed.environment import checked_arguments, checked_environment
from golite.embed.errors import Error, TimeoutLimit
from golite.embed.exports import Exports
from golite.embed.function import RuntimeFunction
from golite.embed.gotypes import Kind
from golite.embed.hosts import Hosts, Imports, sources
from golite.embed.native import Group, HostCall
from golite.embed.panics import CLOSED, again, failure_of, panic_of, text_at
from golite.embed.reaper import GROUP_ENDS, Discarded, await_room, end_group
from golite.embed.streams import descriptors
from golite.embed.timeout import Timeout, seconds_of
from golite.errors import CompileError, LoadError
from golite.options import Options, budget_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence


    HostPackages = Mapping[str, Mapping[str, Any]] | Hosts

_NEW, _BEGINNING, _READY, _FAILED = range(4)  # states of an Instance


def options(tier: str = "native", hosts: Hosts | None = None) -> Options:
    budget = budget_of(os.environ.get("GOLITE_BUDGET", ""))
    return Options(tier=tier, progress="", embed=True, grouped=True, hosts=sources(hosts) if hosts else None, budget=budget)


class Module:
    """Compiled Go code. Exported names are attributes, used in a runtime that the module makes for itself when it is first needed;
    ``runtime.load(module)`` gives them in another one. Immutable and thread-safe. Pickles by content: sources, not code."""

    def __init__(self, targets: list[str], source: tuple[str, str] | None = None, tier: str = "native", hosts: Hosts | None = None) -> None:
        self._targets = targets
        self._source = source
        self._tier = tier
        self._hosts = hosts or Hosts()
        self._lock = threading.RLock()
        self._default: Instance | None = None
        self._beginning: Runtime | None = None  # what _default is going to be in
        core = start(options())
        try:
            self._program = program.load(core, targets, _digest(targets), options(tier, hosts))
        except SyntaxError as error:
            if source is not None:
                _rename(error, targets[0], source[1])
            raise
        self.__name__ = self._program.exports["package"][0]
        self.__doc__ = self._program.exports["package"][2] or None
        self.__file__ = None if source is not None else targets[0]

    @property
    def _instance(self) -> Instance:
        found = self._default
        if found is None and (beginning := self._beginning) is not None:
            found = beginning._inside(self)
        if found is None:
            with self._lock:
                # Handlers of signals and finalisers may come here, too, anywhere in between.
                if (found := self._default) is None and self._beginning is not None:
                    found = self._beginning.load(self)
                elif found is None:
                    beginning = Runtime()
                    if (found := self._default) is None:
                        self._beginning = beginning
                        try:
                            found = self._default = beginning.load(self)
                        finally:
                            self._beginning = None
        return found

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        found = getattr(self._instance, name)
        if self._default is not None and isinstance(found, self._program.core.function_type):
            self.__dict__[name] = found  # functions stay what they are
        return found

    def __setattr__(self, name: str, value: Any) -> None:
        if name.startswith("_"):
            super().__setattr__(name, value)
        else:
            setattr(self._instance, name, value)

    def __dir__(self) -> list[str]:
        return dir(self._instance)

    def __reduce__(self) -> Any:
        if self._source is not None:
            return _compiled, (*self._source, self._tier, self._hosts)
        return _loaded, (self._targets[0], self._tier, self._hosts)

    def __repr__(self) -> str:
        return f"<Go package {self.__name__!r}{f' from {self.__file__!r}' if self.__file__ else ''}>"


def _compiled(source: str, filename: str, tier: str, hosts: Hosts | None = None) -> Module:
    return Module([program.file_of(source, filename)], (source, filename), tier, hosts)


def _loaded(path: str, tier: str, hosts: Hosts | None = None) -> Module:
    return Module([path], None, tier, hosts)


def compile(source: str, filename: str = "source.go", *, jit: str = "always", hosts: HostPackages | None = None) -> Module:
    """A module from Go source, one file of one package. ``filename``: what errors and traces call it. ``jit``: "always" compiles to machine code
    first, "auto" interprets and meanwhile compiles what turns out hot, "off" interprets. ``hosts``: Python functions that the source imports, by
    import path and name (see Hosts.expose). Raises CompileError."""
    if not isinstance(source, str):
        raise TypeError(f"Go source is a str, not {type(source).__qualname__}")
    return _compiled(source, filename, tier_of(jit), _hosts(hosts))


def load(path: str | os.PathLike[str], *, jit: str = "always", hosts: HostPackages | None = None) -> Module:
    """A module from a Go file, or from the package in a folder, which may be part of a module and import others. ``hosts``: as for compile. Raises
    CompileError and UsageError."""
    return _loaded(_text_of(path), tier_of(jit), _hosts(hosts))


def _text_of(program: str | os.PathLike[str]) -> str:
    """A path as text, or the source that was given instead."""
    text = program if isinstance(program, str) else os.fspath(program) if isinstance(program, os.PathLike) else None
    if not isinstance(text, str):
        raise TypeError(f"a program is a str or a path, not {type(program).__qualname__}")
    return text


def _hosts(given: HostPackages | None) -> Hosts | None:
    return given.copy() if isinstance(given, Hosts) else Hosts(given) if given else None


def is_source(text: str) -> bool:
    """Is it Go source, and not a path?"""
    return "\n" in text or text.lstrip().startswith("package ")


def tier_of(jit: str) -> str:
    try:
        return {"always": "native", "auto": "auto", "off": "interp"}[jit]
    except KeyError:
        raise ValueError(f'jit is "always", "auto" or "off", not {jit!r}') from None


def _digest(targets: list[str]) -> str:
    """What tells versions of a program apart in one process."""
    from golite.cache import key_of
    from golite.engine.program import _directory_digest, _read_file

    path = os.path.realpath(targets[0])
    if os.path.isdir(path):
        return _directory_digest(path, {})
    return key_of(path, _read_file(path), _directory_digest(os.path.dirname(path), {}) if len(targets) == 1 else "")


def _rename(error: SyntaxError, path: str, filename: str) -> None:
    """A compile error of a source that has no file of its own tells the name that was given."""
    for diagnostic in [*getattr(error, "diagnostics", []), *getattr(error, "found", [])]:
        if diagnostic.position.file.endswith(os.path.basename(path)):
            object.__setattr__(diagnostic.position, "file", filename)
    if isinstance(error, LoadError):
        error.messages = [program.given(message) for message in error.messages]
        error.msg = "\n".join(error.messages)
        error.args = (error.msg,)
    elif isinstance(error, CompileError):
        error._describe(error.found)
    error.filename = filename


class Runtime:
    """What a run of Go programs has for itself. ``args``: os.Args, beginning with the program's name; ``env``: its environment, by default the
    process's; ``stdin``, ``stdout``, ``stderr``: file objects (anything with ``read`` or ``write``), by default the process's own. ``jit``: for
    sources and paths that it loads, see compile. Ends with ``close()``, or at the end of a ``with`` block."""

    def __init__(
        self,
        *,
        args: Sequence[str] | None = None,
        env: Mapping[str, str] | None = None,
        stdin: Any = None,
        stdout: Any = None,
        stderr: Any = None,
        jit: str = "always",
    ) -> None:
        self._tier = tier_of(jit)
        self._core: Core = start(options())
        await_room(self._core)
        self._args = ["golite"] if args is None else checked_arguments(args)
        self._env = None if env is None else checked_environment(env)
        self._lock = threading.RLock()
        self._instances: dict[Any, Instance] = {}
        self._hosts = Hosts()
        self._closed = False
        self._owned = Discarded()
        self._owned.files = [stdin, stdout, stderr]
        weakref.finalize(self, self._core.discarded.put, self._owned).atexit = False
        self._descriptors = descriptors(self._owned.streams, stdin, stdout, stderr)

    def load(self, module: Module | str | os.PathLike[str]) -> Instance:
        """A module's names in this runtime, with package variables of its own. Initialises the package when it is first loaded. A path, or Go source,
        is compiled first, with the functions that the runtime exposes."""
        if not isinstance(module, Module):
            text, hosts = _text_of(module), self._hosts.copy()
            module = _compiled(text, "source.go", self._tier, hosts) if is_source(text) else _loaded(text, self._tier, hosts)
        self._core.check()
        while not (found := self._instance(module))._begin():
            pass  # another thread's try has failed
        return found

    def _instance(self, module: Module) -> Instance:
        """The module's instance, which may still have to begin."""
        with self._lock:
            if self._closed:
                raise Error("the runtime is closed")
            key = _key(module)
            found = self._instances.get(key)
            if found is None:
                found = self._instances.setdefault(key, Instance(self, module))  # a handler of a signal may have been faster
            return found

    def _inside(self, module: Module) -> Instance | None:
        """The module's instance, if a goroutine of its has made the call from Go that this is in."""
        found = self._instances.get(_key(module))
        return found if found is not None and found._is_inside() else None

    def _forget(self, instance: Instance) -> None:
        with self._lock:
            for key in [key for key, value in self._instances.items() if value is instance]:
                del self._instances[key]

    def expose(self, package: str, functions: Mapping[str, Any], *, errors: bool = False) -> None:
        """Python functions for Go code that imports ``package`` in this runtime, by name (see Hosts.expose). What is loaded already and imports such
        functions calls these from now on."""
        with self._lock:
            self._hosts.expose(package, functions, errors=errors)
            for instance in self._instances.values():
                instance._imports.bind(self._hosts)

    def host(self, package: str, name: str = "", *, signature: str = "", errors: bool = False) -> Callable[[Any], Any]:
        """A decorator that exposes a function: by default under its own name as Go spells such (``read_all`` is ReadAll)."""

        def decorate(function: Any) -> Any:
            made = Hosts()
            made.host(package, name, signature=signature, errors=errors)(function)
            self.expose(package, {called: (found.callable, str(found.signature)) for _, called, found in made.rows()})
            return function

        return decorate

    def goroutines(self) -> list[str]:
        """A text for each goroutine of the runtime, with what it waits for and its calls, as Go prints them."""
        return [text for instance in self._alive() for text in instance._goroutines()]

    def stats(self) -> dict[str, int]:
        """``goroutines`` of this runtime; ``compiled``: functions and loops of its programs that turned out hot and are machine code by now
        (``jit="auto"``); ``heap_bytes`` and ``collections`` of the process."""
        programs = {instance._program for instance in self._alive()}
        return {
            "goroutines": sum(instance._count() for instance in self._alive()),
            "compiled": sum(program.tiers.count() for program in programs if program.tiers is not None),
            **_heap_stats(self._core),
        }

    def _alive(self) -> list[Instance]:
        return list(self._instances.values())

    def close(self) -> None:
        """Ends all goroutines of the runtime: deferred calls run, calls in progress raise. What Python has of it can be used no more. Raises what
        writing to stdout or stderr raised."""
        with self._lock:
            if self._closed:
                return
            self._closed = True
            instances = list(self._instances.values())
            self._instances.clear()
        if self._core.is_forked:
            return  # in a child of os.fork there is nothing to end
        for instance in instances:
            instance._close()
        streams = self._owned.streams[:]
        self._owned.streams.clear()
        for stream in streams:
            stream.close()
        for stream in streams:
            if stream.error is not None:
                raise stream.error

    def __enter__(self) -> Runtime:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def __reduce__(self) -> Any:
        raise TypeError("a Runtime cannot be pickled: it has goroutines and memory; pickle the Module")


def _key(module: Module) -> Any:
    """What tells modules apart in a runtime: their code, and the functions of their own."""
    return module._program, tuple(id(function.callable) for _, _, function in module._hosts.rows())


class Instance:
    """A module in a runtime: exported functions, variables, constants and types as attributes."""

    def __init__(self, runtime: Runtime, module: Module) -> None:
        core, loaded = runtime._core, module._program
        fields = self.__dict__
        fields["_runtime"] = runtime
        fields["_core"] = core
        fields["_program"] = loaded
        fields["_group"] = group = Group()
        group.streams[:] = runtime._descriptors
        runtime._owned.groups.append(group)
        fields["_address"] = ctypes.addressof(group)
        fields["_beginning"] = threading.RLock()
        fields["_state"] = _NEW
        fields["_reason"] = None, 0  # why calls that did not end by themselves were ended, and how many interruptions there had been by then
        fields["_failing"] = threading.RLock()  # to make a panic's value Python's, Go may be called, which looks here again
        core.words(core.address("runtime.newgroup"), self._address, loaded.moduledata)
        heap = NativeHeap(core, self._address, self._failure)
        heap.check = self._check
        fields["_converters"] = converters = Converters(heap, loaded.exports)
        converters.register_kind(Kind.CHAN, build_chan)
        fields["_imports"] = imports = Imports(core, converters, loaded.exports["hosts"], module._hosts, runtime._hosts)
        group.imports = ctypes.addressof(imports.table)
        group.table = imports.table  # as long as Go has the group
        fields["_exports"] = Exports(loaded.exports, converters, int(group.vars))
        fields["_functions"] = {}
        fields["_names"] = {row[0]: row for row in loaded.exports["functions"]}

    def _begin(self) -> bool:
        """Initialises the package, if that has not been done; other threads wait for it, but for what its initialisers call: that sees it as it is by
        then. False if another thread's try has failed."""
        if self._state == _READY or (self._state == _BEGINNING and self._is_inside()):
            return True
        with self._beginning:
            if self._state == _NEW:
                self.__dict__["_state"] = _BEGINNING
                try:
                    self._initialise()
                except BaseException:
                    self.__dict__["_state"] = _FAILED
                    self._runtime._forget(self)
                    raise
                self.__dict__["_state"] = _READY
            return bool(self._state != _FAILED)

    def _is_inside(self) -> bool:
        """Has a goroutine of the instance made the call from Go that this is in?"""
        return bool(self._core.words(self._core.address("runtime.hostinside"), self._address, _call_here()) & 1)

    def _initialise(self) -> None:
        # Locks are held: another greenlet of this thread that wants one must not get to run (native.THREAD).
        core, runtime = self._core, self._runtime
        inits = list(self._program.inits)
        with core.lock:
            for address in core.library_inits([a for a in inits if not self._program.owns(a)]):
                self._run(address, group=0, flags=native.THREAD)
        environment = os.environb if runtime._env is None else runtime._env
        args, env = c_strings(runtime._args), c_strings([k + b"=" + v for k, v in environment.items()])
        self._run(core.address("runtime.hostinitgroup"), args[0], env[0], flags=native.THREAD)
        for address in inits:
            if self._program.owns(address):
                self._run(address, flags=native.THREAD)

    def _main(self) -> None:
        self._begin()
        self._run(self._program.main)

    def _run(self, code: int, *words: int, group: int | None = None, flags: int = 0) -> None:
        cb = HostCall(fn=code, group=self._address if group is None else group, flags=flags)
        cb.ints[: len(words)] = words
        with Call(cb):
            if cb.status != native.RETURNED:
                raise self._failure(cb)

    def _failure(self, cb: HostCall) -> BaseException:
        if cb.status == native.PANICKED:
            return panic_of(cb, self._converters)
        if not cb.flags & native.KILLED:
            return Error("the goroutine of the call ended by runtime.Goexit")
        return self._ended() or self._reason_again()

    def _reason_again(self) -> BaseException:
        """For a call that did not end by itself: why its group's goroutines were ended the last time."""
        reason, interrupts = self._reason
        known = again(reason) if interrupts == self._group.interrupts else None
        return known or Error("the call was ended")

    def _set_reason(self, reason: BaseException | None) -> None:
        self.__dict__["_reason"] = reason, self._group.interrupts

    def _ended(self) -> BaseException | None:
        """Why the group ended from inside, if it did and nobody has been told."""
        with self._failing:
            failure = failure_of(self._group, self._converters)
            if failure is not None:
                self._set_reason(failure)
            return failure

    def __getattr__(self, name: str) -> Any:
        check_interpreter()
        if self._runtime._closed:
            raise Error("the runtime is closed")
        row = self._names.get(name)
        if row is None:
            return self._exports.get(name)
        made = self._functions[name] = self.__dict__[name] = RuntimeFunction(self, row).callable
        return made

    def __setattr__(self, name: str, value: Any) -> None:
        if self._runtime._closed:
            raise Error("the runtime is closed")
        self._exports.set(name, value)

    def __dir__(self) -> list[str]:
        return dir(self._exports)

    def __repr__(self) -> str:
        return f"<Go package {self._exports.name!r} in a runtime>"

    # what ends goroutines

    def _end(self, how: int, reason: BaseException, thread: int) -> int:
        """Ends all goroutines, for a thread that waits for that; gives how many are left after a while. Calls in progress raise ``reason``."""
        self._set_reason(reason)
        return end_group(self._core, self._address, how, thread)

    def _check(self) -> None:
        """What has to be looked at before a call if the group has ended."""
        self._core.check()
        failure = self._ended()
        if failure is None or self._group.failed != CLOSED:
            while self._group.ending:
                if self._is_inside():
                    raise self._reason_again()  # they wait for the function that makes this call
                sleep(0.0001)  # goroutines of what ended before are still being ended
        if failure is not None:
            raise failure

    def _close(self) -> None:
        with self._failing:  # or another thread that looks why the group ended may take that back
            self._ended()
            self._group.failed = CLOSED
        self._core.words(self._core.address("runtime.closegroup"), self._address)
        self._end(GROUP_ENDS, Error("the runtime is closed"), threading.get_native_id())
        # Without these cycles most goes at once, not when Python's collector comes across it.
        for name in list(self._functions):  # other threads may still be making some
            self.__dict__.pop(name, None)
        self._functions.clear()
        self._converters.heap.check = _refuse

    def _count(self) -> int:
        return int(self._core.words(self._core.address("runtime.hostcount"), self._address))

    def _goroutines(self) -> list[str]:
        cb = HostCall(fn=self._core.address("runtime.hosttrace"))
        cb.ints[0] = self._address
        with Call(cb):
            text = program.given(text_at(cb.rints[0], cb.rints[1]))
        return [part.rstrip("\n") for part in text.split("\n\n") if part.strip()]

    def _timeout(self, timeout: float) -> Timeout:
        seconds = seconds_of(timeout)
        if seconds < 0:
            raise ValueError(f"a timeout is a number of seconds from 0 on, not {timeout!r}")
        thread = threading.get_native_id()
        return Timeout(seconds, lambda: self._end(GROUP_ENDS, TimeoutLimit(f"the call took longer than {seconds:g} s"), thread))


def _call_here() -> int:
    """The call from Go that the current greenlet of a hub makes (hub.py); 0: none."""
    greenlet = sys.modules.get("greenlet")
    return getattr(greenlet.getcurrent(), "golite_call", 0) if greenlet is not None else 0


def _refuse() -> None:
    raise Error("the runtime is closed")


class Usage(NamedTuple):
    """What a run took, without compiling the program. ``cpu_seconds`` is the processor time of the whole process in ``wall_seconds``, that of its
    other threads included, as the system has no other figure; ``heap_bytes``: of all runtimes of the process, at the run's end; ``collections``: of
    that heap, while it ran."""

    wall_seconds: float
    cpu_seconds: float
    heap_bytes: int
    collections: int


class _Meter:
    """Measures from when it is made."""

    def __init__(self, core: Core) -> None:
        self._core = core
        self._wall, self._cpu = perf_counter(), process_time()
        self._collections = _heap_stats(core)["collections"]

    def usage(self) -> Usage:
        heap = _heap_stats(self._core)
        return Usage(perf_counter() - self._wall, process_time() - self._cpu, heap["heap_bytes"], heap["collections"] - self._collections)


def _heap_stats(core: Core) -> dict[str, int]:
    return {
        "heap_bytes": core.words(core.address("runtime.hostheapbytes")),
        "collections": core.words(core.address("runtime.hostcollections")),
    }


class RunResult:
    """``status``: the exit status. ``stdout``, ``stderr``: what the program wrote, if they were not given. ``usage``: what it took."""

    def __init__(self, status: int, stdout: str, stderr: str, usage: Usage) -> None:
        self.status = status
        self.stdout = stdout
        self.stderr = stderr
        self.usage = usage

    def __repr__(self) -> str:
        return f"RunResult(status={self.status}, stdout={self.stdout!r}, stderr={self.stderr!r}, usage={self.usage})"


def run(
    program: str | os.PathLike[str],
    args: Sequence[str] = (),
    *,
    env: Mapping[str, str] | None = None,
    stdin: Any = None,
    stdout: Any = None,
    stderr: Any = None,
    timeout: float | None = None,
    jit: str = "always",
    hosts: HostPackages | None = None,
) -> RunResult:
    """Runs a program to its end: the path of a file or folder, or the source itself. Streams that are not given are empty or captured. ``hosts``:
    as for compile. Raises CompileError; a panic is what the program writes to stderr, with status 2."""
    from io import BytesIO

    from golite.embed.errors import DeadlockError, GoExit, GoPanic

    text = _text_of(program)
    module = compile(text, "main.go", jit=jit, hosts=hosts) if is_source(text) else load(text, jit=jit, hosts=hosts)
    if module._program.main == 0:
        raise Error("function main is undeclared in the main package")
    out, err = BytesIO(), BytesIO()
    name = os.path.splitext(os.path.basename(module._targets[0]))[0]
    status, meter = 0, _Meter(module._program.core)
    runtime = Runtime(
        args=[name, *args],
        env=env,
        stdin=BytesIO() if stdin is None else stdin,
        stdout=out if stdout is None else stdout,
        stderr=err if stderr is None else stderr,
    )
    with runtime:
        try:
            instance = runtime._instance(module)
            if timeout is None:
                instance._main()
            else:
                instance._timeout(timeout).run(instance._main)
        except GoExit as end:
            status = end.code
        except (GoPanic, DeadlockError) as end:
            status = 2
            os.write(runtime._descriptors[2], _last_words(end).encode("utf-8", "surrogateescape"))
        usage = meter.usage()
    return RunResult(status, out.getvalue().decode("utf-8", "surrogateescape"), err.getvalue().decode("utf-8", "surrogateescape"), usage)


def _last_words(end: BaseException) -> str:
    """What Go writes of a program that dies."""
    text = str(end)
    goroutine = getattr(end, "goroutine", 0)
    if goroutine:
        head = text if text.startswith("fatal error: ") else "panic: " + text
        calls = "".join(f"{function}(...)\n\t{file}:{line}\n" for function, file, line in end.frames)  # type: ignore[attr-defined]
        return f"{head}\n\ngoroutine {goroutine} [running]:\n{calls}"
    return f"fatal error: {text}\n"


__all__ = ["Instance", "Module", "RunResult", "Runtime", "Usage", "compile", "load", "run"]
