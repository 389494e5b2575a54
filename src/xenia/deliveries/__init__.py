"""Messages that must reach somebody: written with what gave rise to them, sent after, held to limits."""

from xenia.core.room import Doorway, Room
from xenia.deliveries.checks import check_consents
from xenia.deliveries.data import HELD
from xenia.deliveries.handlers import router
from xenia.deliveries.taps import ShowDeliveries, ShowHeldBack
from xenia.team.models import ADMIN

room = Room(
    name="deliveries",
    router=router,
    checks=(check_consents,),
    doorways=(
        Doorway("deliveries-held-doorway", ShowHeldBack(), place=90, page="messages"),
        Doorway("deliveries-doorway", ShowDeliveries(), place=75, role=ADMIN, page="figures"),
    ),
    held=HELD,
)
