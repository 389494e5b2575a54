"""What is known of the topics: found, made, shown, gone. Telegram itself is called elsewhere."""

from dataclasses import dataclass

from sqlalchemy import update

from xenia.care.deadlines.shown import title_mark
from xenia.care.deadlines.standing import standing_of
from xenia.care.find import case_itself
from xenia.care.forum.bound import forum_at, topic_at, topic_of
from xenia.care.forum.card import card, digest, icon_of, title_of
from xenia.care.forum.models import ForumTopic
from xenia.care.forum.told import told_before
from xenia.core.reply import Screen
from xenia.core.room import Moment


@dataclass(frozen=True, slots=True)
class Face:
    """How the topic of a ticket should look now."""

    title: str
    icon: str
    card: Screen
    digest: str
    before: tuple[Screen, ...]
    """All that was said so far; for a topic whose card is still to come."""


@dataclass(frozen=True, slots=True)
class Place:
    """The topic of a ticket, None where there is none yet, and how it should look."""

    topic: ForumTopic | None
    face: Face


async def look_up(moment: Moment, chat_id: int, ticket_id: int) -> Place | None:
    """The place of a ticket in a group; None where that is not the forum now, or cannot be used."""
    forum = await forum_at(moment.session, chat_id)
    if forum is None or forum.trouble is not None:
        return None
    say = moment.texts.say(forum.language)
    case = await case_itself(moment.session, ticket_id)
    topic = await topic_of(moment.session, ticket_id, chat_id)
    is_new = topic is None or topic.card_message_id is None
    before = await told_before(moment.session, say, case, chat_id) if is_new else ()
    shown = card(say, case)
    standing = await standing_of(moment, case.ticket)
    title = title_of(say, case, title_mark(say, standing, moment.now))
    return Place(topic, Face(title, icon_of(case), shown, digest(shown), before))


async def made(moment: Moment, chat_id: int, ticket_id: int, thread_id: int, face: Face) -> ForumTopic:
    """A topic was made. Where two were, the newest is the ticket's: nothing has been said in the other."""
    await gone(moment, chat_id, ticket_id)
    if (known := await topic_at(moment.session, chat_id, thread_id)) is not None:
        known.gone_at = None
        return known
    topic = ForumTopic(
        ticket_id=ticket_id,
        chat_id=chat_id,
        thread_id=thread_id,
        title=face.title,
        icon=face.icon,
        made_at=moment.now,
    )
    moment.session.add(topic)
    await moment.session.flush()
    return topic


async def shown(moment: Moment, topic: ForumTopic, face: Face, card_message_id: int) -> ForumTopic:
    """The card is there, and looks like that."""
    kept = await moment.session.get_one(ForumTopic, topic.id)
    kept.title, kept.icon, kept.card_shown = face.title, face.icon, face.digest
    kept.card_message_id, kept.card_at = card_message_id, moment.now
    return kept


async def gone(moment: Moment, chat_id: int, ticket_id: int) -> None:
    """Somebody has deleted the topic of a ticket; it gets another when there is something to say."""
    await _changed(moment, chat_id, ticket_id, gone_at=moment.now)


async def card_gone(moment: Moment, chat_id: int, ticket_id: int) -> None:
    """Somebody has deleted the card alone."""
    await _changed(moment, chat_id, ticket_id, card_message_id=None)


async def reopened(moment: Moment, topic: ForumTopic) -> None:
    """Everybody can write in it again."""
    (await moment.session.get_one(ForumTopic, topic.id)).closed_at = None


async def _changed(moment: Moment, chat_id: int, ticket_id: int, **values: object) -> None:
    await moment.session.execute(
        update(ForumTopic)
        .where(ForumTopic.ticket_id == ticket_id, ForumTopic.chat_id == chat_id, ForumTopic.gone_at.is_(None))
        .values(**values)
    )
