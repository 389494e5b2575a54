"""Those who work for the shop: roles, and the links that give them."""

from xenia.core.room import Command, Doorway, Room
from xenia.team import audit_handlers
from xenia.team.data import HELD
from xenia.team.handlers import router
from xenia.team.models import OWNER
from xenia.team.taps import PrintPoster, ShowTeam

router.include_router(audit_handlers.router)

room = Room(
    name="team",
    router=router,
    doorways=(
        Doorway("team-doorway", ShowTeam(), place=10, role=OWNER, page="team"),
        Doorway("team-poster-doorway", PrintPoster(), place=90, role=OWNER, page="shop"),
    ),
    commands=(Command("team", "team-command", place=80, role=OWNER),),
    held=HELD,
)
