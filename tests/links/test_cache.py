"""What runs remember: ages, histories, damage, runs at the same time, and runs that are killed."""

from __future__ import annotations

import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from modelist.core.diagnostics import ModelistError
from modelist.links.cache import LinkCache
from modelist.links.run import RunOptions
from modelist.links.settings import LinkSettings
from modelist.providers.questions import Verdict, VerdictKind

OK = Verdict(VerdictKind.OK, status=200, etag='"1"', last_modified="Mon", note="gated", facts={"id": "x"})
BROKEN = Verdict(VerdictKind.BROKEN, "gone", 410, suggestion="https://web.archive.org/web/2/https://a.org/")
UNVERIFIED = Verdict(VerdictKind.UNVERIFIED, "no answer in time")
URL = "https://a.org/"
DAY = 86_400


def test_a_verdict_comes_back_as_it_was(tmp_path: Path) -> None:
    with LinkCache(tmp_path / "deep" / "links.sqlite") as cache:
        cache.store({URL: OK, "https://b.org/": BROKEN}, 1000)
    with LinkCache(tmp_path / "deep" / "links.sqlite") as cache:
        found = cache.read([URL, "https://b.org/", "https://c.org/"])
    assert found[URL].verdict == OK
    assert found["https://b.org/"].verdict == BROKEN
    assert found[URL].checked == 1000
    assert set(found) == {URL, "https://b.org/"}


def test_a_history_tells_since_when_a_link_has_been_bad() -> None:
    with LinkCache(None) as cache:
        for moment, verdict in ((1, OK), (2, UNVERIFIED), (3, BROKEN), (4, BROKEN)):
            cache.store({URL: verdict}, moment)
        bad = cache.read([URL])[URL]
        assert (bad.verdict, bad.checked, bad.bad_since, bad.bad_times, bad.last_good) == (BROKEN, 4, 2, 3, 1)
        cache.store({URL: OK}, 5)
        good = cache.read([URL])[URL]
        assert (good.verdict, good.bad_since, good.bad_times, good.last_good) == (OK, None, 0, 5)


def test_what_could_not_be_verified_leaves_the_older_verdict_in_place() -> None:
    with LinkCache(None) as cache:
        cache.store({URL: UNVERIFIED}, 1)
        assert cache.read([URL])[URL].verdict is None
        cache.store({URL: OK}, 2)
        cache.store({URL: UNVERIFIED}, 3)
        found = cache.read([URL])[URL]
        assert (found.verdict, found.checked, found.bad_since) == (OK, 2, 3)


@pytest.mark.parametrize(
    ("verdict", "age", "max_age", "offline", "fresh"),
    [
        (OK, 6 * DAY, None, False, True),
        (OK, 8 * DAY, None, False, False),
        (OK, 8 * DAY, 30 * DAY, False, True),
        (OK, 60, 0, False, False),
        (BROKEN, 1800, None, False, True),
        (BROKEN, DAY, None, False, False),
        (BROKEN, DAY, 30 * DAY, False, False),
        (BROKEN, 30 * DAY, None, True, True),
        (BROKEN, 30 * DAY, DAY, True, False),
    ],
)
def test_verdicts_age_by_what_they_say(
    verdict: Verdict, age: int, max_age: int | None, offline: bool, fresh: bool
) -> None:
    with LinkCache(None) as cache:
        cache.store({URL: verdict}, 10**9)
        known = cache.read([URL])[URL]
    options = RunOptions(LinkSettings(), (), 10**9 + age, offline=offline, max_age=max_age)
    assert options.is_fresh(known) is fresh


@pytest.mark.parametrize(
    "content", [b"", b"not a database at all, but long enough to look at" * 20, None, b"\0" * 4096]
)
def test_a_damaged_file_is_set_aside_and_made_anew(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "links.sqlite"
    if content is None:  # a real one, with a page overwritten
        with LinkCache(path) as cache:
            cache.store({f"https://a.org/{n}": OK for n in range(500)}, 1)
        data = bytearray(path.read_bytes())
        data[4096:6000] = b"\xff" * 1904
        content = bytes(data)
    path.write_bytes(content)
    with LinkCache(path, is_usual=True) as cache:
        cache.store({URL: OK}, 1)
        assert cache.read([URL])[URL].verdict == OK
        assert ("damaged" in cache.message) is bool(content.strip(b"\0") or content)
    if content:
        assert (tmp_path / "links.sqlite.damaged").read_bytes() == content


def test_a_damaged_cache_that_was_named_is_set_aside_too(tmp_path: Path) -> None:
    path = tmp_path / "links.sqlite"
    with LinkCache(path) as cache:
        cache.store({f"https://a.org/{n}": OK for n in range(500)}, 1)
    data = bytearray(path.read_bytes())
    data[4096:6000] = b"\xff" * 1904
    path.write_bytes(data)
    with LinkCache(path) as cache:
        assert "damaged" in cache.message
    assert (tmp_path / "links.sqlite.damaged").read_bytes() == data


def test_an_empty_file_that_was_named_becomes_a_cache(tmp_path: Path) -> None:
    path = tmp_path / "links.sqlite"
    path.touch()
    with LinkCache(path) as cache:
        cache.store({URL: OK}, 1)
        assert (cache.message, cache.read([URL])[URL].verdict) == ("", OK)


@pytest.mark.parametrize("content", [b"# A list\n", b"\0" * 4096, b"SQLite format 3\0"])
def test_a_file_that_is_no_cache_stays_as_it_is(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "README.md"
    path.write_bytes(content)
    with pytest.raises(ModelistError, match=r"README\.md' is no cache of modelist"):
        LinkCache(path)
    assert [one.name for one in tmp_path.iterdir()] == ["README.md"]
    assert path.read_bytes() == content


@pytest.mark.parametrize("mode", ["DELETE", "WAL"])
def test_a_database_of_another_program_stays_as_it_is(tmp_path: Path, mode: str) -> None:
    path = tmp_path / "mine.db"
    with sqlite3.connect(path) as other:
        other.execute(f"PRAGMA journal_mode = {mode}")
        other.execute("CREATE TABLE photos (name)")
    other.close()
    before = path.read_bytes()
    with pytest.raises(ModelistError, match="is no cache of modelist"):
        LinkCache(path)
    assert path.read_bytes() == before
    with LinkCache(path, is_usual=True) as cache:
        assert "another program" in cache.message
    assert (tmp_path / "mine.db.damaged").exists()


def test_a_file_that_cannot_be_made_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(ModelistError, match="cannot be used"):
        LinkCache(tmp_path / "file" / "links.sqlite")


def test_a_cache_of_an_older_version_is_emptied(tmp_path: Path) -> None:
    path = tmp_path / "links.sqlite"
    LinkCache(path).__exit__(None, None, None)
    with sqlite3.connect(path) as other:
        other.execute("PRAGMA user_version = 99")
    other.close()
    with LinkCache(path) as cache:
        assert cache.message == ""
        assert cache.read([URL]) == {}


def test_what_the_web_says_is_bounded_and_holds_no_place_of_the_machine(tmp_path: Path) -> None:
    path = tmp_path / "links.sqlite"
    long = Verdict(VerdictKind.OK, "r" * 10**6, 200, "https://a.org/" + "f" * 10**6, facts={"x": "y" * 10**6})
    with LinkCache(path) as cache:
        cache.store({URL: long}, 1)
        found = cache.read([URL])[URL].verdict
    assert found is not None
    assert (len(found.reason), found.final_url, found.facts) == (500, None, {})
    assert str(tmp_path).encode() not in path.read_bytes()


WRITER = """
import sys
from pathlib import Path
from modelist.links.cache import LinkCache
from modelist.providers.questions import Verdict, VerdictKind

name, rounds = sys.argv[2], int(sys.argv[3])
with LinkCache(Path(sys.argv[1])) as cache:
    print("ready", flush=True)
    for number in range(rounds):
        pair = {f"https://{name}.org/{number}/{half}": Verdict(VerdictKind.OK, "r" * 200, 200) for half in "ab"}
        cache.store(pair, number)
"""


def test_a_killed_run_leaves_a_cache_with_whole_changes(tmp_path: Path) -> None:
    path, chance = tmp_path / "links.sqlite", random.Random(7)
    for number in range(6):
        command = [sys.executable, "-c", WRITER, str(path), f"w{number}", "100000"]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as writer:
            assert writer.stdout is not None
            writer.stdout.readline()
            time.sleep(chance.uniform(0.0, 0.06))
            writer.send_signal(signal.SIGKILL)
        with LinkCache(path) as cache:
            assert cache.message == ""
    with sqlite3.connect(path) as check:
        urls = {one[0] for one in check.execute("SELECT url FROM links")}
    check.close()
    assert urls
    assert all(one[:-1] + ("b" if one[-1] == "a" else "a") in urls for one in urls)


def test_runs_at_the_same_time_wait_for_each_other(tmp_path: Path) -> None:
    path = tmp_path / "links.sqlite"
    command = [sys.executable, "-c", WRITER, str(path)]
    writers = [subprocess.Popen([*command, f"w{n}", "40"], stdout=subprocess.PIPE) for n in range(3)]
    for one in writers:
        one.communicate(timeout=60)
        assert one.returncode == 0
    with LinkCache(path) as cache:
        urls = [f"https://w{n}.org/{number}/a" for n in range(3) for number in range(40)]
        assert len(cache.read(urls)) == 120


def test_text_that_is_no_text_any_more_ends_no_run(tmp_path: Path) -> None:
    path = tmp_path / "links.sqlite"
    with LinkCache(path) as cache:
        cache.store({"https://a.org/": Verdict(VerdictKind.BROKEN, "404")}, 1000)
    connection = sqlite3.connect(path)
    connection.execute("UPDATE links SET reason = CAST(x'fffe' AS TEXT)")
    connection.commit()
    connection.close()
    with LinkCache(path) as cache:
        assert cache.read(["https://a.org/"])["https://a.org/"].verdict.reason == "\ufffd\ufffd"


def test_a_full_disk_ends_no_run() -> None:
    with LinkCache(None) as cache:
        cache._connection.execute("PRAGMA query_only = ON")
        cache.store({URL: OK}, 1)
        assert "could not be written" in cache.message
