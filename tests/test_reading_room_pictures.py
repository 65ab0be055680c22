"""Are pictures kept within bounds: open pages in memory, made ones on the disk?"""

import errno
import os
import threading
from pathlib import Path

import numpy as np
import pytest

from ingest.reading_room.drawer import Drawer
from ingest.reading_room.lightbox import Lightbox, Pixels


def sheet(value: int) -> Pixels:
    """A page of a hundred bytes."""
    return np.full((10, 10), value, np.uint8)


def test_the_pages_asked_for_last_lie_open_and_the_others_make_room() -> None:
    box = Lightbox(room=250)
    box.page("1", lambda: sheet(1))
    box.page("2", lambda: sheet(2))
    box.page("1", lambda: sheet(9))
    box.page("3", lambda: sheet(3))

    assert [name for name in "123" if box.has(name)] == ["1", "3"]
    assert box.page("1", lambda: sheet(9))[0, 0] == 1


def test_a_page_larger_than_the_room_is_shown_all_the_same() -> None:
    box = Lightbox(room=50)

    assert box.page("1", lambda: sheet(1))[0, 0] == 1
    assert box.has("1")


def test_a_page_that_many_ask_for_is_opened_once() -> None:
    box = Lightbox()
    opened: list[Pixels] = []

    def opening() -> Pixels:
        opened.append(sheet(1))
        return opened[-1]

    readers = [threading.Thread(target=box.page, args=("1", opening)) for _ in range(8)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()

    assert len(opened) == 1


def test_a_full_drawer_lets_the_longest_unused_go(tmp_path: Path) -> None:
    drawer = Drawer(tmp_path, room=1000)
    for number in range(10):
        drawer.put(str(number), bytes([number]) * 100)
        # A file system's clock may be too coarse to tell them apart.
        for path in tmp_path.iterdir():
            if path.read_bytes()[0] == number:
                os.utime(path, (1000 + number, 1000 + number))
    drawer.get("0")
    drawer.put("new", b"x" * 100)

    assert drawer.get("0") == bytes(100)
    assert drawer.get("new") == b"x" * 100
    assert [drawer.has(str(number)) for number in (1, 2, 9)] == [False, False, True]
    assert sum(path.stat().st_size for path in tmp_path.iterdir()) <= 800


def test_a_drawer_is_found_again_as_it_was_left(tmp_path: Path) -> None:
    Drawer(tmp_path).put("a", b"picture")

    assert (Drawer(tmp_path).get("a"), Drawer(tmp_path).get("b")) == (b"picture", None)


def test_a_picture_for_which_the_disk_has_no_room_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_self: Path, _target: Path) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    Drawer(tmp_path).put("a", b"picture")

    assert list(tmp_path.iterdir()) == []


def test_a_picture_larger_than_the_drawer_and_a_drawer_that_cannot_be_made_keep_nothing(tmp_path: Path) -> None:
    small, nowhere = Drawer(tmp_path / "small", room=3), Drawer(Path("/proc/no/such/place"))
    for drawer in (small, nowhere):
        drawer.put("a", b"picture")

    assert (small.get("a"), nowhere.get("a"), nowhere.has("a")) == (None, None, False)
