"""Texts of a domain, as libvirt's test driver answers about them (see `texts`)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.server.drivers.test.texts import ANSWERS, CONVERSATIONS, SECURE, head
from virtrio.protocol.errors import LibvirtError
from virtrio.server.drivers.test.driver import TestDriver
from virtrio.server.offload import Later

if TYPE_CHECKING:
    from types import SimpleNamespace

RECORDED = dict(json.loads(line) for line in ANSWERS.read_text().splitlines())


def now(answer: object) -> object:
    """Return the answer of an entry point that may leave the loop for it."""
    while isinstance(answer, Later):
        result = answer.work()
        answer = result if answer.apply is None else answer.apply(result)
    return answer


class Conversation:
    """A domain of a driver of its own."""

    def __init__(self) -> None:
        self.driver = TestDriver()
        self.domain: SimpleNamespace | None = None

    def answer(self, name: str, *args: object) -> object:
        driver, domain = self.driver, self.domain
        try:
            if name == "define":
                self.domain = now(driver.domain_define_xml(*args))
                return self.domain.name
            if domain is None:
                return "no domain"
            if name == "set":
                now(driver.domain_set_metadata(domain, *args))
                return 0
            if name == "get":
                return now(driver.domain_get_metadata(domain, *args))
            if name == "xml":
                return head(now(driver.domain_get_xml_desc(domain, *args)))
            if name == "create":
                now(driver.domain_create(domain))
                return 0
            if name == "checkpoint":
                return now(driver.domain_checkpoint_create_xml(domain, *args)).name
            if name == "checkpoint xml":
                found = driver.domain_checkpoint_lookup_by_name(domain, *args, 0)
                return head(now(driver.domain_checkpoint_get_xml_desc(found, SECURE)))
            text = now(driver.domain_get_xml_desc(domain, SECURE))
            return now(driver.domain_define_xml(text)).name
        except LibvirtError as error:
            return [int(error.code), int(error.domain), error.message]


def test_every_conversation_is_recorded() -> None:
    assert list(RECORDED) == list(CONVERSATIONS)


def test_answers_are_libvirts() -> None:
    for label, calls in CONVERSATIONS.items():
        conversation = Conversation()
        answers = [conversation.answer(*call) for call in calls]
        assert answers == RECORDED[label], label
