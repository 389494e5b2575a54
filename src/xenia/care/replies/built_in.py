"""The ready answers with which every shop begins."""

from collections.abc import Mapping

from sqlalchemy import select

from xenia.care.models import Kind
from xenia.care.replies.fill import PLACES
from xenia.care.replies.models import CannedAnswer
from xenia.core.room import Moment

BUILT_IN: Mapping[str, tuple[Kind, ...]] = {
    "sorry": (Kind.COMPLAINT,),
    "details": (Kind.COMPLAINT, Kind.REQUEST),
    "looking": (),
    "points": (Kind.QUESTION, Kind.REQUEST),
    "thanks": (Kind.SUGGESTION, Kind.PRAISE),
}
"""By name, the kinds of ticket each is for; none: all."""


async def built_ins(moment: Moment) -> int:
    """Give the shop those that it never had; what it changed or retired stays as it is."""
    session = moment.session
    known = set(
        await session.scalars(select(CannedAnswer.built_in).where(CannedAnswer.built_in.is_not(None)))
    )
    places = {place: f"{{{place}}}" for place in PLACES}
    greek, english = moment.texts.say("el"), moment.texts.say("en")
    missing = [one for one in BUILT_IN if one not in known]
    for one in missing:
        session.add(
            CannedAnswer(
                built_in=one,
                title=greek.plain("replies-built-in-title", one=one),
                words_el=greek.plain("replies-built-in", one=one, **places),
                words_en=english.plain("replies-built-in", one=one, **places),
                kinds=" ".join(sorted(BUILT_IN[one])),
                changed_by=None,
                changed_at=moment.now,
                retired_at=None,
            )
        )
    await session.flush()
    return len(missing)
