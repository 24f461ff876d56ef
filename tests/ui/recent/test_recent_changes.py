from __future__ import annotations

from PySide6.QtWidgets import QApplication

from companion.ui.recent.recent_changes import Change, RecentChanges


def change(done: list[str], name: str = "a") -> Change:
    return Change(name, lambda: done.append(f"undo {name}"), lambda: done.append(f"redo {name}"))


def test_the_newest_stands_first_and_is_undone_first(qapp: QApplication) -> None:
    recent = RecentChanges(qapp)
    done: list[str] = []
    first, second = recent.add(change(done, "a")), recent.add(change(done, "b"))
    assert recent.all == [second, first]
    assert recent.last() is second
    second.turn()
    recent.turned(second)
    assert recent.last() is first
    second.turn()
    recent.turned(second)
    assert recent.last() is second
    assert done == ["undo b", "redo b"]


def test_it_does_not_grow_for_ever_and_can_be_forgotten(qapp: QApplication) -> None:
    recent = RecentChanges(qapp)
    for number in range(300):
        recent.add(change([], str(number)))
    assert len(recent.all) == 200
    assert recent.all[0].sentence == "299"
    recent.forget()
    assert recent.all == []
    assert recent.last() is None
