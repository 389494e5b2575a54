"""What became of learning is told to who wished for it; what concerns all admins, to all of them."""

from datetime import datetime

from xenia.conversation.relearning import screens
from xenia.conversation.relearning.models import Learned, TalkModel
from xenia.core.database import AsyncSession
from xenia.core.reply import Screen
from xenia.core.room import DeliveryKind, Moment
from xenia.core.texts import Say
from xenia.deliveries.queue import owe
from xenia.team.members import team
from xenia.team.models import ADMIN


async def compose(moment: Moment, about: int, say: Say) -> Screen | None:
    """As it stands when it leaves."""
    return screens.told(say, await moment.session.get_one(TalkModel, about))


LEARNED = DeliveryKind("talk-learned", None, 0, compose)
"""What an admin waits for, or has to know."""


async def tell(session: AsyncSession, model_id: int, now: datetime) -> None:
    """What has become of a wish, or of a model."""
    model = await session.get_one(TalkModel, model_id)
    is_for_all = model.asked_by is None or model.state in {Learned.BROKEN, Learned.OUTDATED}
    for one in await team(session):
        if one.may(ADMIN) and (is_for_all or one.id == model.asked_by):
            await owe(
                session,
                LEARNED,
                one.telegram_id,
                subject=f"{model.id}:{model.state}:{one.id}",
                about=model.id,
                now=now,
            )
