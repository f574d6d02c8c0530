"""Standard streams of runtimes: Go writes to file descriptors; a Python file object that has none gets a pipe, and a thread at its other end."""

from __future__ import annotations

import contextlib
import io
import os
import threading
from codecs import getincrementaldecoder
from typing import Any


class Stream:
    """A pipe between Go and a file object. ``descriptor``: Go's end."""

    descriptor: int
    error: BaseException | None = None  # what the file object raised

    def close(self) -> None:
        raise NotImplementedError


class Output(Stream):
    """What Go writes is written to ``target``: bytes, or text if it takes only that."""

    def __init__(self, target: Any) -> None:
        self._target = target
        self._read, self.descriptor = os.pipe()
        self._text = isinstance(target, io.TextIOBase)
        self._decoder = getincrementaldecoder("utf-8")("replace")
        self._thread = threading.Thread(target=self._pump, name="golite output", daemon=True)
        _start(self._thread, self._read, self.descriptor)

    def _pump(self) -> None:
        while data := os.read(self._read, 1 << 16):
            self._write(self._decoder.decode(data) if self._text else data)
        if self._text and (rest := self._decoder.decode(b"", True)):
            self._write(rest)
        os.close(self._read)

    def _write(self, data: str | bytes) -> None:
        """After an error the rest is dropped: Go must not wait for a reader that there is none of."""
        if self.error is not None:
            return
        try:
            try:
                self._target.write(data)
            except TypeError:
                if self._text or not isinstance(data, bytes):
                    raise
                self._text = True
                self._target.write(self._decoder.decode(data))
        except BaseException as error:
            self.error = error

    def close(self) -> None:
        os.close(self.descriptor)
        if self._thread is not threading.current_thread():
            self._thread.join()
        with contextlib.suppress(AttributeError, ValueError, OSError):
            self._target.flush()


class Input(Stream):
    """Go reads what ``source`` has."""

    def __init__(self, source: Any) -> None:
        self._source = source
        self.descriptor, self._write = os.pipe()
        self._thread = threading.Thread(target=self._pump, name="golite input", daemon=True)
        _start(self._thread, self.descriptor, self._write)

    def _pump(self) -> None:
        with contextlib.suppress(BrokenPipeError, ValueError, OSError):
            while data := self._source.read(1 << 16):
                rest = memoryview(data.encode("utf-8", "surrogateescape") if isinstance(data, str) else data)
                while rest:
                    rest = rest[os.write(self._write, rest) :]
        with contextlib.suppress(OSError):
            os.close(self._write)

    def close(self) -> None:
        os.close(self.descriptor)


def _start(thread: threading.Thread, *pipe: int) -> None:
    """Closes the pipe if there is no thread to be had."""
    try:
        thread.start()
    except RuntimeError:
        for descriptor in pipe:
            os.close(descriptor)
        raise


def descriptors(made: list[Stream], stdin: Any, stdout: Any, stderr: Any) -> list[int]:
    """File descriptors for the three; None is the process's own. Streams that are made for them are appended to ``made``."""
    found = []
    for number, file in enumerate((stdin, stdout, stderr)):
        if file is None:
            found.append(number)
            continue
        descriptor = file if isinstance(file, int) else _descriptor(file)
        if descriptor is None:
            stream: Stream = Input(file) if number == 0 else Output(file)
            made.append(stream)
            descriptor = stream.descriptor
        found.append(descriptor)
    return found


def _descriptor(file: Any) -> int | None:
    try:
        descriptor: int = file.fileno()
    except (AttributeError, OSError, ValueError):
        return None
    with contextlib.suppress(AttributeError, ValueError, OSError):
        file.flush()
    return descriptor
