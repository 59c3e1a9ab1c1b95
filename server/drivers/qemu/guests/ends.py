"""Why a run ended: the reason of the state, and the detail of the event."""

from .....protocol._generated.enums import DomainEventStoppedDetailType, DomainShutoffReason

__all__ = ["CRASHED", "DESTROYED", "DUMPED", "FAILED", "PANICKED", "SAVED", "SHUT_DOWN"]

_Stopped = DomainEventStoppedDetailType
_Shutoff = DomainShutoffReason

DESTROYED = (
    int(_Shutoff.VIR_DOMAIN_SHUTOFF_DESTROYED),
    int(_Stopped.VIR_DOMAIN_EVENT_STOPPED_DESTROYED),
)
SHUT_DOWN = (
    int(_Shutoff.VIR_DOMAIN_SHUTOFF_SHUTDOWN),
    int(_Stopped.VIR_DOMAIN_EVENT_STOPPED_SHUTDOWN),
)
PANICKED = (
    int(_Shutoff.VIR_DOMAIN_SHUTOFF_CRASHED),
    int(_Stopped.VIR_DOMAIN_EVENT_STOPPED_CRASHED),
)
FAILED = int(_Shutoff.VIR_DOMAIN_SHUTOFF_FAILED), int(_Stopped.VIR_DOMAIN_EVENT_STOPPED_FAILED)
CRASHED = int(_Shutoff.VIR_DOMAIN_SHUTOFF_CRASHED), int(_Stopped.VIR_DOMAIN_EVENT_STOPPED_FAILED)
SAVED = int(_Shutoff.VIR_DOMAIN_SHUTOFF_SAVED), int(_Stopped.VIR_DOMAIN_EVENT_STOPPED_SAVED)
DUMPED = (
    int(_Shutoff.VIR_DOMAIN_SHUTOFF_CRASHED),
    int(_Stopped.VIR_DOMAIN_EVENT_STOPPED_CRASHED),
)
