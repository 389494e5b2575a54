"""What this room holds: the team, and who of it looked at what. Of a customer the number alone."""

from xenia.core.changes import Change
from xenia.core.held import LINES, TEAM, Held
from xenia.team.audit import AuditLine
from xenia.team.models import Invitation, TeamMember

HELD = (
    Held(
        TeamMember,
        TEAM,
        ours=("name", "role", "language"),
        others=("telegram_id",),
        hide=("telegram_id", "name"),
        watched=True,
    ),
    Held(Invitation, TEAM, ours=("digest", "role"), hide=("digest",), watched=True),
    # A ticket's reference: of somebody erased it leads to nobody.
    Held(AuditLine, LINES, of=("customer_id",), ours=("role", "detail")),
    Held(Change, LINES, of=("customer_id",), ours=("what", "of", "before", "after")),
)
