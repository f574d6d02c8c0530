"""golite runs Go source inside a Python process. See docs/embedding.md for its use from Python, docs/architecture.md for how it works.

Nothing is imported before it is used: start-up is a feature.
"""

__version__ = "0.1.0"

TYPE_CHECKING = False
if TYPE_CHECKING:
    from golite.embed.errors import (
        Cancelled as Cancelled,
        CompileError as CompileError,
        DeadlockError as DeadlockError,
        Error as Error,
        GoError as GoError,
        GoExit as GoExit,
        GoPanic as GoPanic,
        LimitError as LimitError,
        TimeoutLimit as TimeoutLimit,
    )
    from golite.embed.runtime import Module as Module, RunResult as RunResult, Runtime as Runtime, compile as compile, load as load, run as run

_NAMES = {
    **dict.fromkeys("Module RunResult Runtime compile load run".split(), "runtime"),
    **dict.fromkeys("Cancelled CompileError DeadlockError DivisionPanic Error GoError GoExit GoPanic IndexPanic LimitError TimeoutLimit".split(), "errors"),
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
