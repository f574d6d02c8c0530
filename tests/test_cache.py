"""The cache: what is kept comes back or is absent, never wrong; bounded; used by many processes; good for nothing and yet no error."""

from __future__ import annotations

import errno
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from golite import cache

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GOLITE_CACHE", str(tmp_path / "cache"))
    monkeypatch.delenv("GOLITE_CACHE_LIMIT", raising=False)
    return tmp_path / "cache"


def file_of(root: Path, kind: str, key: str) -> Path:
    return root / "entries" / kind / key


def test_entries_come_back(root: Path) -> None:
    assert cache.get("test", "a") is None
    for data in (b"", b"one", bytes(range(256)) * 1000):
        cache.put("test", "a", data)
        assert cache.get("test", "a") == data
    assert cache.get("test", "b") is None and cache.get("other", "a") is None
    entry = cache.put_entry("test", "c", [b"in ", b"pieces"])
    found = cache.open_entry("test", "c")
    assert found is not None and found.read() == b"in pieces" and found.read(2) == b"in"
    assert found.identity == entry.identity != cache.put_entry("test", "d", [b"others"]).identity
    assert [p for p in root.rglob("*") if p.name.startswith(".")] == []
    cache.remove("test", "c")
    assert cache.get("test", "c") is None and found.read() == b"in pieces"


def test_keys_differ_with_any_part() -> None:
    keys = [cache.key_of(*parts) for parts in ((), ("",), ("", ""), ("ab", "c"), ("a", "bc"), ("abc",), (b"abc", "\udcff"))]
    assert len(set(keys)) == len(keys)


def damage(path: Path, others: list[Path], random_: random.Random) -> str:
    """Does one of the things that happen to files; says which."""
    good = path.read_bytes()
    what = random_.choice(["truncate", "bit", "byte", "zeros", "longer", "empty", "swap", "delete", "folder", "unreadable", "link"])
    if not good:
        what = "delete"  # empty from damage before
    at = random_.randrange(max(1, len(good)))
    if what == "truncate":
        path.write_bytes(good[:at])
    elif what == "bit":
        path.write_bytes(good[:at] + bytes([good[at] ^ 1 << random_.randrange(8)]) + good[at + 1 :])
    elif what == "byte":
        path.write_bytes(good[:at] + bytes([(good[at] + random_.randrange(1, 256)) % 256]) + good[at + 1 :])
    elif what == "zeros":
        path.write_bytes(good[:at] + bytes(len(good) - at))
    elif what == "longer":
        path.write_bytes(good + random_.randbytes(random_.randrange(1, 100)))
    elif what == "empty":
        path.write_bytes(b"")
    elif what == "swap":
        path.write_bytes(random_.choice([other for other in others if other.is_file()]).read_bytes())
    elif what == "unreadable":
        path.chmod(0)
    else:
        path.unlink()
        if what == "folder":
            path.mkdir()
        elif what == "link":
            path.symlink_to("nowhere")
    return what


def repair(path: Path, good: bytes) -> None:
    if path.is_dir():
        path.rmdir()
    path.unlink(missing_ok=True)
    path.write_bytes(good)


def test_damaged_entries_are_absent(root: Path) -> None:
    seed = random.SystemRandom().randrange(1 << 30)
    random_ = random.Random(seed)
    content = {key: random_.randbytes(random_.choice([1, 70, 5000, 200_000])) for key in "abcdefgh"}
    for key, data in content.items():
        cache.put("test", key, data)
    files = [file_of(root, "test", key) for key in content]
    good = {path: path.read_bytes() for path in files}
    for turn in range(500):
        key = random_.choice(list(content))
        path = file_of(root, "test", key)
        what = damage(path, files, random_)
        found = cache.get("test", key)
        # A swap may be with itself, zeros may be what there was, and root reads everything.
        assert found in (None, content[key]) and (path.is_file() or found is None), (seed, turn, what, key)
        if path.is_file() and os.access(path, os.R_OK):
            assert (found is None) == (path.read_bytes() != good[path]), (seed, turn, what, key)
        if random_.random() < 0.5 and not path.is_dir():
            cache.put("test", key, content[key])
            assert cache.get("test", key) == content[key], (seed, turn, what, key)
        repair(path, good[path])


def failing(names: str, number: int) -> Callable[[Path, pytest.MonkeyPatch], None]:
    def prepare(_root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def refuse(*_args: object, **_more: object) -> None:
            raise OSError(number, os.strerror(number))

        for name in names.split():
            monkeypatch.setattr(cache.os, name, refuse)

    return prepare


def file_in_the_way(root: Path, _monkeypatch: pytest.MonkeyPatch) -> None:
    root.write_bytes(b"")


def others_home(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (root / "golite").mkdir(parents=True)
    monkeypatch.delenv("GOLITE_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(root))
    monkeypatch.setattr(cache.os, "geteuid", lambda: os.stat(root).st_uid + 1)


UNUSABLE = {
    "full": failing("write", errno.ENOSPC),
    "full at the end": failing("replace", errno.ENOSPC),
    "read-only": failing("makedirs replace utime", errno.EROFS),
    "file in the way": file_in_the_way,
    "another user's": others_home,
}


@pytest.mark.parametrize("why", UNUSABLE)
def test_a_cache_that_cannot_be_written_is_no_error(root: Path, monkeypatch: pytest.MonkeyPatch, why: str) -> None:
    UNUSABLE[why](root, monkeypatch)
    cache.put("test", "a", b"x" * 1000)
    assert cache.get("test", "a") is None
    with cache.lock("test", "a"):
        pass
    if why != "full":  # not even a file in memory can be written then
        assert cache.put_entry("test", "a", [b"x" * 1000]).read() == b"x" * 1000
    assert list(cache.stored()) == []


def test_a_read_only_cache_is_used(root: Path) -> None:
    cache.put("test", "a", b"data")
    for folder in (root, root / "entries", root / "entries" / "test"):
        folder.chmod(0o555)
    file_of(root, "test", "a").chmod(0o444)
    try:
        assert cache.get("test", "a") == b"data"
    finally:
        for folder in (root, root / "entries", root / "entries" / "test"):
            folder.chmod(0o755)


def test_trimming_removes_what_was_used_longest_ago(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOLITE_CACHE_LIMIT", "4")
    now = time.time()
    for number in range(200):
        cache.put("test", f"{number:03}", bytes(100_000))
        file = file_of(root, "test", f"{number:03}")
        if file.exists():
            os.utime(file, (now, now - 10_000 + number))
        assert sum(file.size for file in cache.stored()) <= 4 << 20
    left = sorted(path.name for path in (root / "entries" / "test").iterdir())
    assert left == [f"{number:03}" for number in range(200 - len(left), 200)] and len(left) > 20
    monkeypatch.setenv("GOLITE_CACHE_LIMIT", "0")
    for number in range(200, 300):
        cache.put("test", f"{number:03}", bytes(100_000))
    assert len(list(cache.stored())) == len(left) + 100


def test_reading_counts_as_use(root: Path) -> None:
    for key in "ab":
        cache.put("test", key, b"")
        os.utime(file_of(root, "test", key), (0, time.time() - 10 * 86400))
    assert cache.get("test", "a") == b""
    assert file_of(root, "test", "a").stat().st_mtime > time.time() - 86400 > file_of(root, "test", "b").stat().st_mtime


def test_what_a_killed_writer_leaves_is_swept(root: Path) -> None:
    cache.put("test", "a", b"")
    leftover, fresh = file_of(root, "test", ".1-2-x"), file_of(root, "test", ".1-3-x")
    leftover.write_bytes(b"half")
    fresh.write_bytes(b"half")
    os.utime(leftover, (0, time.time() - 2 * 86400))
    assert cache.trim()[0] == 1
    assert not leftover.exists() and fresh.exists() and cache.get("test", "a") == b""


def test_clear_removes_only_the_caches_files(root: Path) -> None:
    cache.put("test", "a", b"")
    cache.put("std", "b", b"")
    (root / "mine.txt").write_bytes(b"")
    (root / "entries" / "mine").mkdir()
    (root / "entries" / "mine" / "folder").mkdir()
    assert cache.clear()[0] == 2
    assert (root / "mine.txt").exists() and (root / "entries" / "mine" / "folder").is_dir() and not list(cache.stored())


HOLD = """
import sys, time
from golite import cache
with cache.lock("test", "aa"):
    print("held", flush=True)
    time.sleep(600)
"""


def test_a_killed_holder_frees_its_lock(root: Path) -> None:
    holder = subprocess.Popen([sys.executable, "-c", HOLD], stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": str(ROOT)})
    assert holder.stdout is not None and holder.stdout.readline() == b"held\n"
    fd = cache._open_lock(str(root), "test-aa")
    assert not cache._take_lock(fd, 0.1)  # it gives up, as after a minute for a holder that is stopped
    holder.send_signal(signal.SIGKILL)
    assert cache._take_lock(fd, 60)
    os.close(fd)
    holder.wait()
    holder.stdout.close()


WRITE = """
import sys, random
from golite import cache
random_ = random.Random(int(sys.argv[1]))
for _ in range(400):
    key = str(random_.randrange(20))
    found = cache.get("test", key)
    assert found is None or found == key.encode() * 30_000, key
    action = random_.random()
    if action < 0.5:
        cache.put("test", key, key.encode() * 30_000)
    elif action < 0.55:
        cache.clear()
    elif action < 0.6:
        cache.trim()
print("good")
"""


def test_many_processes_at_once(root: Path) -> None:
    env = {**os.environ, "PYTHONPATH": str(ROOT), "GOLITE_CACHE_LIMIT": "1"}
    started = [subprocess.Popen([sys.executable, "-c", WRITE, str(seed)], stdout=subprocess.PIPE, env=env) for seed in range(4)]
    assert [process.communicate(timeout=300)[0] for process in started] == [b"good\n"] * 4
    assert not list(root.rglob("entries/*/.*"))


def golite(*args: str, root: Path, **more: str) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "PYTHONPATH": str(ROOT), "GOLITE_CACHE": str(root), **more}
    return subprocess.run([sys.executable, "-m", "golite", *args], capture_output=True, text=True, timeout=300, env=env)


def test_the_command(root: Path) -> None:
    cache.put("program", "a", bytes(3 << 20))
    cache.put("unheard-of", "b", b"")
    shown = golite("cache", root=root).stdout
    assert shown.startswith(f"{root} (at most 1024.0 MB)\n")
    rows = {line[:22].strip(): line[22:].split() for line in shown.splitlines()[1:]}
    assert rows["programs"] == ["1", "3.0", "MB"] and rows["unheard-of"][0] == "1" and rows["total"][0] == "2"
    assert golite("cache", "path", root=root).stdout == f"{root}\n"
    assert golite("cache", "trim", root=root).stdout == "removed 0 files, 0.0 MB\n"
    assert golite("cache", "trim", root=root, GOLITE_CACHE_LIMIT="2").stdout == "removed 1 files, 3.0 MB\n"
    assert golite("cache", "clear", root=root).stdout.startswith("removed 1 files")
    assert golite("cache", "clear", root=root / "none").stdout == "removed 0 files, 0.0 MB\n"
    assert golite("cache", "bogus", root=root).stderr.startswith("golite cache: unknown argument bogus\n")
