"""Standard streams of runtimes: Go writes to file descriptors; a Python file object that has none gets a pipe, and a thread at its other end.

Children of os.fork give up their copies of the pipes at once: as long as one has the end that is written to, who reads waits for more.
"""

from __future__ import annotations

import contextlib
import io
import os
import threading
from codecs import getincrementaldecoder
from time import sleep
from typing import Any
from weakref import WeakSet

_PAUSE_S = 0.01  # for a raw stream that would have to wait


class Stream:
    """A pipe between Go and a file object. ``descriptor``: Go's end."""

    descriptor: int
    error: BaseException | None = None  # what the file object raised
    _ends: set[int]  # descriptors that are open; guarded by _forking

    def _open(self) -> tuple[int, int]:
        """The pipe."""
        with _forking:
            ends = os.pipe()
            self._ends = set(ends)
            _streams.add(self)
        return ends

    def _close(self, *descriptors: int) -> None:
        with _forking:
            for descriptor in descriptors:
                self._ends.remove(descriptor)
                os.close(descriptor)

    def _start(self, thread: threading.Thread) -> None:
        """Closes the pipe if there is no thread to be had."""
        try:
            thread.start()
        except RuntimeError:
            self._close(*self._ends)
            raise

    def forked(self) -> None:
        """In a child of os.fork."""
        for descriptor in self._ends:
            with contextlib.suppress(OSError):
                os.close(descriptor)
        self._ends.clear()

    def close(self) -> None:
        raise NotImplementedError


class Output(Stream):
    """What Go writes is written to ``target``: bytes, or text if it takes only that."""

    def __init__(self, target: Any) -> None:
        self._target = target
        self._read, self.descriptor = self._open()
        self._text = isinstance(target, io.TextIOBase)
        self._raw = isinstance(target, io.RawIOBase)
        self._decoder = getincrementaldecoder("utf-8")("replace")
        self._thread = threading.Thread(target=self._pump, name="golite output", daemon=True)
        self._start(self._thread)

    def _pump(self) -> None:
        while data := os.read(self._read, 1 << 16):
            self._write(self._decoder.decode(data) if self._text else data)
        if self._text and (rest := self._decoder.decode(b"", True)):
            self._write(rest)
        self._close(self._read)

    def _write(self, data: str | bytes) -> None:
        """After an error the rest is dropped: Go must not wait for a reader that there is none of."""
        if self.error is not None:
            return
        try:
            try:
                if self._raw and isinstance(data, bytes):
                    self._write_raw(data)
                else:
                    self._target.write(data)
            except TypeError:
                if self._text or not isinstance(data, bytes):
                    raise
                self._text = True
                self._target.write(self._decoder.decode(data))
        except BaseException as error:
            self.error = error

    def _write_raw(self, rest: bytes) -> None:
        """A raw stream takes some, or nothing (None) if it would have to wait."""
        while rest:
            taken = self._target.write(rest)
            if taken is None:
                sleep(_PAUSE_S)
            elif 0 < taken <= len(rest):
                rest = rest[taken:]
            else:
                raise OSError(f"write() of {type(self._target).__name__} took {taken} of {len(rest)} bytes")

    def close(self) -> None:
        self._close(self.descriptor)
        if self._thread is not threading.current_thread():
            self._thread.join()
        try:
            self._target.flush()
        except (AttributeError, ValueError):
            pass  # it has no such method, or is closed
        except BaseException as error:
            self.error = self.error or error


class Input(Stream):
    """Go reads what ``source`` has."""

    def __init__(self, source: Any) -> None:
        self._source = source
        self.descriptor, self._write = self._open()
        self._thread = threading.Thread(target=self._pump, name="golite input", daemon=True)
        self._start(self._thread)

    def _pump(self) -> None:
        """After an error Go is at the end of its input."""
        try:
            while self._send(self._source.read(1 << 16)):
                pass
        except BaseException as error:
            self.error = error
        self._close(self._write)

    def _send(self, data: Any) -> bool:
        """False at the end, or if nobody reads any more."""
        if isinstance(data, str):
            data = data.encode("utf-8", "surrogateescape")
        try:
            rest = memoryview(data).cast("B")
        except TypeError:
            raise TypeError(f"read() of {type(self._source).__name__} gave {type(data).__name__}, not bytes or str") from None
        size = len(rest)
        with contextlib.suppress(BrokenPipeError):
            while rest:
                rest = rest[os.write(self._write, rest) :]
        return size > 0 and not rest

    def close(self) -> None:
        self._close(self.descriptor)


def descriptors(made: list[Stream], stdin: Any, stdout: Any, stderr: Any) -> list[int]:
    """File descriptors for the three; None is the process's own. Streams that are made for them are appended to ``made``. Raises TypeError for
    what is no file object."""
    found: list[int | None] = []
    for number, file in enumerate((stdin, stdout, stderr)):
        descriptor = number if file is None else file if isinstance(file, int) else _descriptor(file)
        method = "write" if number else "read"
        if descriptor is None and not callable(getattr(file, method, None)):
            raise TypeError(f"{('stdin', 'stdout', 'stderr')[number]}: {type(file).__name__} has neither a descriptor nor a method {method}")
        found.append(descriptor)
    for number, file in enumerate((stdin, stdout, stderr)):
        if found[number] is None:
            stream: Stream = Output(file) if number else Input(file)
            made.append(stream)
            found[number] = stream.descriptor
    return [descriptor for descriptor in found if descriptor is not None]


def _descriptor(file: Any) -> int | None:
    try:
        descriptor: int = file.fileno()
    except (AttributeError, OSError, ValueError):
        return None
    with contextlib.suppress(AttributeError, ValueError, OSError):
        file.flush()
    return descriptor


_streams: WeakSet[Stream] = WeakSet()  # guarded by _forking
_forking = threading.RLock()  # while a process forks, and while pipes are opened or closed


def _forked() -> None:
    for stream in list(_streams):
        stream.forked()
    _forking.release()


os.register_at_fork(before=_forking.acquire, after_in_parent=_forking.release, after_in_child=_forked)
