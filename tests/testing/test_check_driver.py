"""`check_driver` with our own driver, and one that breaks each rule."""

from __future__ import annotations

import contextlib

import pytest
import trio

from tests.server.objects.stores import FakeStore
from virtrio.enums import ErrorDomain, ErrorNumber
from virtrio.protocol.errors import LibvirtError, report
from virtrio.server import Driver, EventHub, Family
from virtrio.server.drivers.test.driver import TestDriver
from virtrio.server.objects.domains import Identity
from virtrio.testing import ChecksFailed, Failure, check_checkpoint_driver, check_driver
from virtrio.testing.calls import SUITE as CALLS
from virtrio.testing.calls import _bare_answers
from virtrio.testing.domains import SUITE

CHECKS = [check.name for check in (*SUITE.checks, *CALLS.checks)]
BROKEN = {}


def breaks(check, *words):
    """Register a driver class that breaks the rule of ``check``.

    The check's report of the problem has all of ``words``.
    """

    def declare(cls):
        BROKEN[cls.__name__] = check, words, cls
        return cls

    return declare


def test_our_own_driver_keeps_all_rules():
    report = check_driver(TestDriver)
    assert report.passed == CHECKS
    assert (report.left_out, report.failures) == ({}, [])
    assert str(report) == f"TestDriver keeps all of {len(CHECKS)} rules"


def test_a_driver_with_async_entry_points_keeps_all_rules():
    def stored():
        return TestDriver(store=FakeStore())

    assert check_driver(stored).passed == CHECKS
    assert check_checkpoint_driver(stored).failures == []


class Least(Driver):
    """Driver without entry points of its own."""


def test_a_driver_without_entry_points_keeps_the_rules_that_apply():
    report = check_driver(Least)
    assert set(report.passed) == {
        "connections",
        "unknown_domains",
        "unknown_flags",
        "invalid_documents",
        "missing_entry_points",
        "calls_on_unknown_domains",
    }
    assert (
        report.left_out["round_trip"]
        == "the driver has no domain_define_xml and no domain_get_xml_desc of its own"
    )


def test_nearly_every_call_reaches_the_driver():
    """Count calls that reach a bare driver; the server refuses the others itself."""
    answers = list(_bare_answers().values())
    assert answers.count("VIR_ERR_NO_SUPPORT") > 0.97 * len(answers) > 350


# -- how a driver is given -------------------------------------------------------------


def test_a_function_a_context_manager_or_a_mapping_makes_the_driver():
    ends = []

    @contextlib.asynccontextmanager
    async def managed():
        yield TestDriver()
        ends.append("ended")

    for make in (lambda: TestDriver(), managed, lambda: {"other": TestDriver()}):
        assert check_driver(make, skip=set(CHECKS) - {"lookups"}).passed == ["lookups"]
    assert ends == ["ended"]


def test_each_check_has_a_driver_of_its_own():
    made = []

    def make():
        made.append(TestDriver())
        return made[-1]

    check_driver(make)
    assert len(made) == len(CHECKS)


def test_exceptions_of_making_a_driver_are_raised():
    def make():
        raise ValueError("no luck")

    with pytest.raises(ValueError, match="no luck"):
        check_driver(make)
    with pytest.raises(TypeError, match=r"3 is no virtrio\.server\.Driver"):
        check_driver(lambda: 3)


def test_skipping_an_unknown_check_is_an_error():
    with pytest.raises(ValueError, match="there are no checks named lookup"):
        check_driver(TestDriver, skip=["lookup"])


# -- broken drivers --------------------------------------------------------------------


@breaks(
    "connections",
    "opening a connection: expected an answer, got VIR_ERR_OPERATION_FAILED",
    "only one",
)
class OneConnectionOnly(TestDriver):
    opened = False

    def open(self, path, caller):
        if self.opened:
            raise report(
                ErrorNumber.VIR_ERR_OPERATION_FAILED, ErrorDomain.VIR_FROM_TEST, "only one"
            )
        self.opened = True
        return self


@breaks("connections", "a driver's code must not fail", "ZeroDivisionError")
class FailsToClose(TestDriver):
    def close(self):
        1 / 0  # noqa: B018


@breaks(
    "hypervisor_type", "name of the hypervisor on another connection: expected 'TEST1', got 'TEST2'"
)
class ChangesItsName(TestDriver):
    asked = 0

    def connect_get_type(self):
        self.asked += 1
        return f"TEST{self.asked}"


@breaks("identities", "names must be unique, got ['test', 'test']")
class ListsTwice(TestDriver):
    def connect_list_all_domains(self, flags):
        return [*super().connect_list_all_domains(flags)] * 2


@breaks("lookups", "domain found by the id of", "'another'")
class FindsAnother(TestDriver):
    def domain_lookup_by_id(self, id):
        found = super().domain_lookup_by_id(id)
        return Identity("another", found.uuid, found.id)


@breaks(
    "unknown_domains",
    "looking up the name 'no such domain': expected VIR_ERR_NO_DOMAIN",
    "KeyError: 'no such domain'",
)
class FailsOverNames(TestDriver):
    def domain_lookup_by_name(self, name):
        return self.domains.by_name[name]


@breaks("unknown_domains", "expected VIR_ERR_NO_DOMAIN, got VIR_ERR_INVALID_ARG of VIR_FROM_TEST")
class HasAnotherCode(TestDriver):
    def domain_lookup_by_uuid(self, uuid):
        if uuid not in self.domains.by_uuid:
            raise report(ErrorNumber.VIR_ERR_INVALID_ARG, ErrorDomain.VIR_FROM_TEST, "who?")
        return super().domain_lookup_by_uuid(uuid)


@breaks(
    "unknown_domains", "the refusal must say which part of libvirt it comes from", "VIR_FROM_NONE"
)
class ComesFromNowhere(TestDriver):
    def domain_lookup_by_id(self, id):
        if id not in self.domains.by_id:
            raise LibvirtError(ErrorNumber.VIR_ERR_NO_DOMAIN, message="Domain not found")
        return super().domain_lookup_by_id(id)


@breaks("lists", "virConnectNumOfDomains: expected 1, got 2")
class Miscounts(TestDriver):
    def connect_num_of_domains(self):
        return super().connect_num_of_domains() + 1


@breaks("lists", "virConnectListDefinedDomains: expected ['test'], got ['TEST']")
class ListsOtherNames(TestDriver):
    def connect_list_defined_domains(self, maxnames):
        return [name.upper() for name in super().connect_list_defined_domains(maxnames)]


@breaks("filters", "domains under VIR_CONNECT_LIST_DOMAINS_INACTIVE: expected [], got ['test']")
class FiltersNothing(TestDriver):
    def connect_list_all_domains(self, flags):
        super().connect_list_all_domains(flags)
        return super().connect_list_all_domains(0)


@breaks(
    "unknown_flags",
    "virConnectListAllDomains with the flag 0x40000000: expected VIR_ERR_INVALID_ARG",
)
class PassesFlagsOver(TestDriver):
    def connect_list_all_domains(self, flags):
        return super().connect_list_all_domains(flags & 0xFFFF)


@breaks("facts", "whether 'test', whose state is 1, is active: expected True, got False")
class AlwaysRunning(TestDriver):
    def domain_get_state(self, dom, flags):
        super().domain_get_state(dom, flags)
        return 1, 1


@breaks(
    "facts",
    "expected an answer, got VIR_ERR_INTERNAL_ERROR",
    "at `info = domain.info()`",
    "ZeroDivisionError",
)
class FailsOverInfo(TestDriver):
    def domain_get_info(self, dom):
        return 1 / 0


@breaks("facts", "expected an answer, got VIR_ERR_", "at `info = domain.info()`")
class NeverAnswers(TestDriver):
    patience = 2

    async def domain_get_info(self, dom):
        await trio.sleep_forever()


@breaks("documents", "id in the XML of 'test': expected '1', got None")
class PrintsNoId(TestDriver):
    def domain_get_xml_desc(self, dom, flags):
        return super().domain_get_xml_desc(dom, flags).replace(" id='1'", "")


@breaks("documents", "XML of 'test' with flags 0: ")
class PrintsNoXml(TestDriver):
    def domain_get_xml_desc(self, dom, flags):
        return super().domain_get_xml_desc(dom, flags).replace("</domain>", "")


@breaks(
    "start_and_destroy",
    "destroying a domain that is not active: expected VIR_ERR_OPERATION_INVALID, got the answer",
)
class DestroysTwice(TestDriver):
    def domain_destroy(self, dom):
        if self._domain(dom).id != -1:
            super().domain_destroy(dom)


@breaks("start_and_destroy", "must be active: got -1")
class StartsNothing(TestDriver):
    def domain_create(self, dom):
        self._domain(dom)


@breaks("suspend_and_resume", "expected 'VIR_DOMAIN_PAUSED', got 'VIR_DOMAIN_RUNNING'")
class SuspendsNothing(TestDriver):
    def domain_suspend(self, dom):
        self._domain(dom).check_active()


@breaks("autostart", "expected 1, got 0")
class ForgetsAutostart(TestDriver):
    def domain_set_autostart(self, dom, autostart):
        self._domain(dom)


@breaks(
    "define_and_undefine",
    "looking up the name of a domain that was undefined: expected VIR_ERR_NO_DOMAIN",
)
class UndefinesNothing(TestDriver):
    def domain_undefine(self, dom):
        self._domain(dom)


@breaks("define_and_undefine", "must not be active")
class StartsWhatIsDefined(TestDriver):
    def domain_define_xml(self, xml):
        domain = super().domain_define_xml(xml)
        if domain.id == -1:
            self.domain_create(domain)
        return domain


@breaks("round_trip", "XML of a domain that was defined by its own XML")
class PrintsOtherwise(TestDriver):
    printed = 0

    def domain_get_xml_desc(self, dom, flags):
        self.printed += 1
        return super().domain_get_xml_desc(dom, flags) + f"<!-- {self.printed} -->"


@breaks(
    "conflicting_definitions",
    "the name of a domain with another UUID: expected VIR_ERR_OPERATION_FAILED, got the answer",
)
class ReplacesNamesakes(TestDriver):
    def domain_define_xml(self, xml):
        for domain in list(self.domains):
            if f"<name>{domain.name}</name>" in xml and domain.id == -1:
                self.domains.remove(domain)
        return super().domain_define_xml(xml)


@breaks("invalid_documents", "domain_define_xml", "got VIR_ERR_OPERATION_FAILED")
class HasNoXmlErrors(TestDriver):
    def domain_define_xml(self, xml):
        try:
            return super().domain_define_xml(xml)
        except LibvirtError as error:
            raise report(
                ErrorNumber.VIR_ERR_OPERATION_FAILED, ErrorDomain.VIR_FROM_TEST, "no"
            ) from error


@breaks("transient_domains", "whether it is persistent: expected False, got True")
class KeepsWhatIsCreated(TestDriver):
    def domain_create_xml(self, xml_desc, flags):
        domain = super().domain_create_xml(xml_desc, flags)
        domain.persistent = True
        return domain


@breaks(
    "events", "event of domain_create: expected ('check-", "STARTED'), within 2 seconds came []"
)
class TellsNothing(TestDriver):
    patience = 2

    def __init__(self):
        super().__init__()
        self.events = EventHub([Family.DOMAIN])
        self.events.emit = lambda event: None


@breaks("events", "events of 'test', to which nothing happened: expected []")
class TellsOfAll(TestDriver):
    def __init__(self):
        super().__init__()
        emit = self.events.emit

        def of_all(event):
            emit(event)
            for domain in self.domains:
                if domain.name != event.dom.name:
                    emit(event._replace(dom=domain))

        self.events.emit = of_all


@breaks("events", "number of events of domain_create: expected 1, got 2")
class TellsTwice(TestDriver):
    def __init__(self):
        super().__init__()
        emit = self.events.emit
        self.events.emit = lambda event: [emit(event), emit(event)]


@breaks("missing_entry_points", "secret_get_value: expected VIR_ERR_NO_SUPPORT, got an answer")
class HasMoreThanItsClass(TestDriver):
    def __init__(self):
        super().__init__()
        self.secret_get_value = lambda secret, flags: b"open sesame"


@breaks(
    "calls_on_unknown_domains", "domain_get_autostart: expected VIR_ERR_NO_DOMAIN, got an answer"
)
class KnowsNobody(TestDriver):
    def domain_get_autostart(self, dom):
        return self.domains.by_uuid[dom.uuid].autostart if dom.uuid in self.domains.by_uuid else 0


@breaks(
    "calls_on_unknown_domains",
    "domain_set_memory: expected a refusal of the domain, got VIR_ERR_INTERNAL",
    "KeyError",
)
class FailsOverNobody(TestDriver):
    def domain_set_memory(self, dom, memory):
        self.domains.by_uuid[dom.uuid].definition.memory = memory


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_driver_fails_its_check(name):
    check, words, make = BROKEN[name]
    with pytest.raises(ChecksFailed) as caught:
        check_driver(make, skip=set(CHECKS) - {check}, timeout=getattr(make, "patience", 10))
    [failure] = caught.value.report.failures
    assert (failure.check, caught.value.report.driver) == (check, name)
    for word in words:
        assert word in failure.problem
    assert str(failure) in str(caught.value)


def test_every_check_has_a_broken_driver():
    assert {check for check, _, _ in BROKEN.values()} == set(CHECKS)


def test_all_failures_are_reported_at_once():
    class Twice(Miscounts, ForgetsAutostart):
        pass

    with pytest.raises(AssertionError) as caught:
        check_driver(Twice)
    lines = str(caught.value).splitlines()
    assert lines[0] == f"Twice breaks 2 of {len(CHECKS)} rules"
    assert caught.value.report.failures == [
        Failure(
            "lists",
            "The older lists and numbers of domains agree with virConnectListAllDomains",
            "virConnectNumOfDomains: expected 1, got 2",
        ),
        Failure(
            "autostart", "Autostart is what it was set to", caught.value.report.failures[1].problem
        ),
    ]
