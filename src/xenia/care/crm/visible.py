"""What of a customer each role may see: the one place where that is decided."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from xenia.customers.models import Customer
from xenia.team.models import ADMIN, LEAD, STAFF, TeamMember


class Part(StrEnum):
    """A part of a customer's page, in the order in which they stand there. Name and card stand above all."""

    POINTS = "points"
    VISIT = "visit"
    """When they last bought something."""
    STANDING = "standing"
    """Since when they take part, in which language, and whether they can be reached."""
    OPEN = "open"
    """Their open tickets."""
    ENDED = "ended"
    """The others."""
    FEEDBACK = "feedback"
    """Marks and words."""
    PURCHASES = "purchases"
    """The last ones, with their sums."""
    CONSENTS = "consents"
    MESSAGES = "messages"
    """What we sent them unasked."""


VISIBLE: Mapping[Part, str] = MappingProxyType(
    {
        Part.POINTS: STAFF,
        Part.VISIT: STAFF,
        Part.STANDING: LEAD,
        Part.OPEN: STAFF,
        Part.ENDED: LEAD,
        Part.FEEDBACK: LEAD,
        Part.PURCHASES: ADMIN,
        Part.CONSENTS: ADMIN,
        Part.MESSAGES: ADMIN,
    }
)
"""From which role on each part is seen."""
OF_WHO_LEFT = frozenset({Part.OPEN, Part.ENDED})
"""What is still seen of a customer who has left: what they brought to us."""


def visible(member: TeamMember, customer: Customer) -> frozenset[Part]:
    """What a member may see of a customer now."""
    allowed = frozenset(part for part, role in VISIBLE.items() if member.may(role))
    return allowed if customer.is_member else allowed & OF_WHO_LEFT
