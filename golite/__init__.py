"""golite runs Go source inside a Python process. See docs/embedding.md for its use from Python, docs/architecture.md for how it works.

Nothing is imported before it is used: start-up is a feature.
"""

__version__ = "0.1.0"

TYPE_CHECKING = False
if TYPE_CHECKING:
    from golite.embed.annotations import Complex64 as Complex64
    from golite.embed.annotations import Float32 as Float32
    from golite.embed.annotations import GoTypeName as GoTypeName
    from golite.embed.annotations import Int8 as Int8
    from golite.embed.annotations import Int16 as Int16
    from golite.embed.annotations import Int32 as Int32
    from golite.embed.annotations import Int64 as Int64
    from golite.embed.annotations import Result as Result
    from golite.embed.annotations import Uint as Uint
    from golite.embed.annotations import Uint8 as Uint8
    from golite.embed.annotations import Uint16 as Uint16
    from golite.embed.annotations import Uint32 as Uint32
    from golite.embed.annotations import Uint64 as Uint64
    from golite.embed.chan import Chan as Chan
    from golite.embed.chan import ChanClosed as ChanClosed
    from golite.embed.chan import select as select
    from golite.embed.errors import (
        Cancelled as Cancelled,
    )
    from golite.embed.errors import (
        CompileError as CompileError,
    )
    from golite.embed.errors import (
        DeadlockError as DeadlockError,
    )
    from golite.embed.errors import (
        Error as Error,
    )
    from golite.embed.errors import (
        GoError as GoError,
    )
    from golite.embed.errors import (
        GoExit as GoExit,
    )
    from golite.embed.errors import (
        GoPanic as GoPanic,
    )
    from golite.embed.errors import (
        LimitError as LimitError,
    )
    from golite.embed.errors import (
        TimeoutLimit as TimeoutLimit,
    )
    from golite.embed.exec import exec as exec
    from golite.embed.go import Goroutine as Goroutine
    from golite.embed.go import go as go
    from golite.embed.hosts import Hosts as Hosts
    from golite.embed.runtime import Module as Module
    from golite.embed.runtime import RunResult as RunResult
    from golite.embed.runtime import Runtime as Runtime
    from golite.embed.runtime import Usage as Usage
    from golite.embed.runtime import compile as compile
    from golite.embed.runtime import load as load
    from golite.embed.runtime import run as run

_NAMES = {
    **dict.fromkeys("Module RunResult Runtime Usage compile load run".split(), "runtime"),
    **dict.fromkeys("Cancelled CompileError DeadlockError DivisionPanic Error GoError GoExit GoPanic".split(), "errors"),
    **dict.fromkeys("Chan ChanClosed select".split(), "chan"),
    **dict.fromkeys("Goroutine go".split(), "go"),
    **dict.fromkeys("IndexPanic LimitError TimeoutLimit".split(), "errors"),
    **dict.fromkeys("Complex64 Float32 GoTypeName Int8 Int16 Int32 Int64 Result Uint Uint8 Uint16 Uint32 Uint64".split(), "annotations"),
    "Hosts": "hosts",
    "exec": "exec",
}
__all__ = ["__version__", *_NAMES]


def __getattr__(name: str) -> object:
    where = _NAMES.get(name)
    if where is None:
        raise AttributeError(f"module 'golite' has no attribute {name!r}")
    from importlib import import_module

    found = globals()[name] = getattr(import_module(f"golite.embed.{where}"), name)
    return found


def __dir__() -> list[str]:
    return sorted(__all__)
