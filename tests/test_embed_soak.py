"""Short runs of the soak (embed_soak.py), and that what nobody has any more is freed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from embed_script import ROOT, run_script

SOAK = Path(__file__).with_name("embed_soak.py")


def test_soak() -> None:
    command = [sys.executable, str(SOAK), "--calls", "20000", "--runtimes", "300"]
    result = subprocess.run(command, env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin", "GOLITE_CACHE": _cache()}, capture_output=True, text=True)
    assert result.returncode == 0, result.stdout + result.stderr


def _cache() -> str:
    from golite.paths import cache_root

    return str(cache_root())


def test_discarded_objects_are_freed() -> None:
    run_script(
        """
        import gc, time, weakref
        m = golite.compile('''package d
        import "time"
        type T struct { N int }
        var V T
        func Add(a, b int) int { return a + b }
        func New() *T { return new(T) }
        func Apply(f func(int) int, n int) int { return f(n) }
        func Park() { go func() { time.Sleep(time.Hour) }() }
        ''', "d.go")

        def gone(*refs):
            for _ in range(100):
                gc.collect()
                if all(ref() is None for ref in refs):
                    return
                time.sleep(0.05)
            raise AssertionError([ref() for ref in refs])

        for close in (True, False):
            r = golite.Runtime()
            i = r.load(m)
            i.Park()
            add, new, v = i.Add, i.New(), i.V
            v.N = 5
            assert add(1, 2) == 3 and gc.is_tracked(add)
            refs = [weakref.ref(x) for x in (r, i, add)]
            group = i._address
            if close:
                r.close()
            del r, i, add
            gc.collect()
            assert v.N == 5  # a pointer to a variable keeps all that it needs
            del new, v
            gone(*refs)
            for _ in range(100):
                if m._program.core.words(m._program.core.address("runtime.hostcount"), group) == 0:
                    break
                time.sleep(0.05)
            else:
                raise AssertionError("goroutines are left")

        # Func values that are Python's go when Go has collected them.
        class Callback:
            def __call__(self, n): return n + 1
        refs = []
        for n in range(20000):
            f = Callback()
            refs.append(weakref.ref(f))
            assert m.Apply(f, n) == n + 1
            del f
        assert sum(ref() is not None for ref in refs) < 19000
        """
    )
