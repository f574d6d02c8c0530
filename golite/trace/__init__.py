"""Event traces of programs (``golite run --trace=FILE``): reading them and what follows from them. The format is in docs/trace.md.

::

    from golite.trace import GoPark, read_trace

    trace = read_trace("prog.trace")
    for event in trace.events():
        if isinstance(event, GoPark):
            print(event.time_ns, event.g, event.reason)

``read_trace`` raises ``golite.errors.TraceError`` for what is damaged. Of a file that only ends too early, since the program was killed, it
gives what is there: ``trace.complete`` is False then.
"""

from golite.trace.events import (
    Event,
    GCEnd,
    GCStart,
    GoCreate,
    GoEnd,
    GoPark,
    GoPreempt,
    GoReady,
    GoRun,
    GoSwitch,
    GoYield,
    Lost,
    MarkBegin,
    MarkEnd,
    ProcHandoff,
    ProcIdle,
    ProcRetake,
    Procs,
    ProcStart,
    ProcStop,
    StackGrow,
    StopBegin,
    StopDone,
    StopEnd,
    SweepBegin,
    SweepEnd,
    Symbol,
    SyscallEnter,
    SyscallExit,
    SyscallQueue,
    ThreadPark,
    ThreadStart,
    ThreadUnpark,
    Timer,
)
from golite.trace.follow import Follower, Goroutine
from golite.trace.reader import Info, Trace, read_trace

__all__ = [
    "Event",
    "Follower",
    "GCEnd",
    "GCStart",
    "GoCreate",
    "GoEnd",
    "GoPark",
    "GoPreempt",
    "GoReady",
    "GoRun",
    "GoSwitch",
    "GoYield",
    "Goroutine",
    "Info",
    "Lost",
    "MarkBegin",
    "MarkEnd",
    "ProcHandoff",
    "ProcIdle",
    "ProcRetake",
    "ProcStart",
    "ProcStop",
    "Procs",
    "StackGrow",
    "StopBegin",
    "StopDone",
    "StopEnd",
    "SweepBegin",
    "SweepEnd",
    "Symbol",
    "SyscallEnter",
    "SyscallExit",
    "SyscallQueue",
    "ThreadPark",
    "ThreadStart",
    "ThreadUnpark",
    "Timer",
    "Trace",
    "read_trace",
]
