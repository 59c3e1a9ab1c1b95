"""Registrations are found by the names of events, and in the order of their numbers."""

from __future__ import annotations

from dataclasses import dataclass, field

from virtrio.server.event_index import Index


@dataclass(frozen=True)
class Chosen:
    name: str | None
    ignores_case: bool = False
    part: str = ""
    asked: list[str] = field(default_factory=list, compare=False)

    def accepts(self, name):
        self.asked.append(name)
        return self.part in name


def found(index, name):
    steps = index.find((None, name))
    while True:
        try:
            next(steps)
        except StopIteration as over:
            return over.value


def test_all_that_are_for_a_name_are_found_in_their_order():
    index = Index()
    chosen = [Chosen("stop", True), Chosen(None, part="TO"), None, Chosen("STOP"), Chosen("Stop")]
    chosen.append(Chosen("sToP", True))
    for number, one in enumerate(chosen):
        index.add(one, number, number * 10)
    assert found(index, "STOP") == [0, 10, 20, 30, 50]
    assert found(index, "Stop") == [0, 20, 40, 50]
    assert found(index, "TO") == [10, 20]
    for number, one in reversed([*enumerate(chosen)]):
        assert index
        assert index.any() in range(0, 60, 10)
        index.remove(one, number)
    assert not index
    assert found(index, "STOP") == []


def test_only_filters_without_a_name_are_asked_once_for_all_that_are_equal():
    index = Index()
    named = [Chosen(f"x{number}") for number in range(100)]
    same = [Chosen(None, part="x") for _ in range(100)]
    for number, one in enumerate((*named, *same)):
        index.add(one, number, number)
    assert found(index, "x7") == [7, *range(100, 200)]
    assert not any(one.asked for one in named)
    assert [one.asked for one in same] == [["x7"], *([] for _ in range(99))]
