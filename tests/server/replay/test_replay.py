"""The recorded conversation is repeated to the byte, and any other byte is found."""

from __future__ import annotations

import logging
from collections import Counter
from typing import TYPE_CHECKING

import pytest
import trio

from tests.interop.everycall import PROCEDURES, Caller, arguments
from tests.server.replay.again import replay, shown
from tests.server.replay.masks import Identifiers, without_other_end
from tests.server.replay.recording import Kind, Scene, Step, is_call, load, save
from tests.server.replay.tap import record
from tests.server.replay.world import DRAWN_UUID, World
from virtrio.protocol import message
from virtrio.protocol._generated.programs import PROGRAMS

if TYPE_CHECKING:
    from pathlib import Path

    from tests.server.replay.tap import Places

CALLS = 10_000


@pytest.fixture(scope="module")
def scenes() -> list[Scene]:
    return load()


def test_the_recording_has_calls_of_every_kind(scenes: list[Scene]) -> None:
    assert sum(scene.calls for scene in scenes if scene.name.startswith("differential ")) >= CALLS
    passed = [step for scene in scenes for step in scene.steps]
    headers = [
        message.HEADER.unpack_from(step.data)
        for step in passed
        if len(step.data) >= message.HEADER_SIZE
    ]
    called = Counter(header[1:4] for header in headers if header[4] == message.CALL)
    assert len(called) > 400
    assert set(map(PROGRAMS.get, ("remote", "qemu", "lxc", "admin"))) <= {
        (program, version) for program, version, _ in called
    }
    assert sum(header[4] == message.MESSAGE for header in headers) > 80
    assert {step.data for step in passed if step.kind is Kind.OPENED} == {
        b"rw",
        b"ro",
        b"tcp",
        b"admin",
    }


def test_the_recording_is_repeated(scenes: list[Scene], caplog: pytest.LogCaptureFixture) -> None:
    differences = replay(scenes)
    assert not [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR]
    assert not differences, f"{len(differences)} differences:\n" + "\n".join(
        map(str, differences[:20])
    )


def test_drawn_identifiers_may_be_others(scenes: list[Scene]) -> None:
    drawing = [scene for scene in scenes if any(DRAWN_UUID in step.data for step in scene.steps)][
        :5
    ]
    assert drawing
    assert replay(drawing, World(first=500)) == []


# -- what is seen ----------------------------------------------------------------------


def short(scenes: list[Scene]) -> Scene:
    """Return the beginning of a scene, with replies of both kinds."""
    scene = next(scene for scene in scenes if scene.name.startswith("differential "))
    return Scene(scene.name, scene.steps[:60])


def replies(scene: Scene) -> list[int]:
    return [number for number, step in enumerate(scene.steps) if step.kind is Kind.RECEIVED]


def changed(scene: Scene, number: int, data: bytes) -> Scene:
    steps = list(scene.steps)
    steps[number] = steps[number]._replace(data=data)
    return scene._replace(steps=steps)


def test_every_byte_of_a_reply_counts(scenes: list[Scene]) -> None:
    scene = short(scenes)
    longest = max(replies(scene)[:10], key=lambda number: len(scene.steps[number].data))
    for number in (
        longest,
        *(n for n in replies(scene) if message.HEADER.unpack_from(scene.steps[n].data)[6]),
    ):
        data = scene.steps[number].data
        for at in range(0, len(data), max(1, len(data) // 25)):
            other = data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]
            found = replay(
                [
                    changed(scene, number, other)._replace(
                        steps=changed(scene, number, other).steps[: number + 1]
                    )
                ]
            )
            assert [(one.step, one.recorded, one.now) for one in found] == [
                (number, other, data)
            ], at


def test_a_text_that_is_another_is_shown(scenes: list[Scene]) -> None:
    scene = short(scenes)
    number, data = next(
        (number, scene.steps[number].data)
        for number in replies(scene)
        if message.HEADER.unpack_from(scene.steps[number].data)[6] == message.ERROR
    )
    text = message.unpack_error(data, message.HEADER_SIZE).message
    assert text is not None
    other = data.replace(text.encode(), text.upper().encode())
    (difference,) = replay([changed(scene, number, other)])
    assert "- " in str(difference)
    assert text in str(difference)
    assert text.upper() in str(difference)


def test_a_message_more_or_less_is_seen(scenes: list[Scene]) -> None:
    scene = short(scenes)
    number = replies(scene)[3]
    missing = scene._replace(steps=scene.steps[:number] + scene.steps[number + 1 :])
    assert replay([missing])[0].step == number + 1  # the next reply is not the one that comes
    end = [Step(Kind.LEFT, 0), Step(Kind.CLOSED, 0)]
    unasked = scene._replace(steps=[*scene.steps[:number], *end])
    assert replay([unasked]) == [(scene.name, number + 1, None, scene.steps[number].data)]
    ends = scene._replace(
        steps=[*scene.steps[: number + 1], *end, Step(Kind.RECEIVED, 0, scene.steps[number].data)]
    )
    assert replay([ends])[0].now is None


def test_a_drawn_identifier_that_is_another_one_is_seen() -> None:
    one, two = (DRAWN_UUID + bytes(5) + bytes([number]) for number in (1, 2))
    found = Identifiers()
    assert found.same(b"a domain " + one, b"a domain " + two)
    assert found.same(b"again " + one, b"again " + two)
    assert not found.same(b"again " + one, b"again " + one)
    assert not found.same(b"another " + two, b"another " + two)
    assert found.translated(b"undefine " + one) == b"undefine " + two
    assert not found.same(b"a domain " + one, b"a Domain " + two)


def test_who_is_at_the_other_end_does_not_matter_and_all_else_does(scenes: list[Scene]) -> None:
    scene = next(scene for scene in scenes if scene.name == "administration")
    data = next(scene.steps[n].data for n in replies(scene) if b"sock_addr" in scene.steps[n].data)
    for found, other, same in (
        (b"127.0.0.1", b"127.0.0.2", True),
        (b"readonly", b"readonlx", False),
    ):
        assert found in data
        assert (without_other_end(data.replace(found, other)) == without_other_end(data)) is same


def test_what_is_recorded_can_be_replayed(tmp_path: Path) -> None:
    def play(places: Places) -> None:
        with Caller(places.paths["rw"]).open() as caller:
            for spec, procedure in PROCEDURES[2:42]:  # those behind opening and closing
                caller.call(spec, procedure.number, arguments(spec, procedure))

    world = World()
    with world.holds():
        scene = trio.run(record, "a few calls", world, play)
    assert scene.calls > 30
    save([scene], tmp_path / "recording.xz")
    assert load(tmp_path / "recording.xz") == [scene]
    assert replay([scene]) == []


def test_a_message_that_no_definition_knows_is_shown() -> None:
    assert shown(b"\0\0\0\1")[0] == "00 00 00 01"
    assert shown(None) == ["the end"]
    assert is_call(message.HEADER.pack(28, 1, 1, 1, message.CALL, 1, 0))
