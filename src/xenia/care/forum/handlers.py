"""What is said in the staff forum: it goes to the customer, but for notes and what others write."""

from dataclasses import replace
from datetime import datetime, timedelta

from aiogram import Router
from aiogram.filters import Command, CommandObject
from aiogram.fsm.context import FSMContext
from aiogram.types import ChatMemberUpdated, Message

from xenia.care import said, work
from xenia.care.bring import correct
from xenia.care.doubt import screens as doubt_screens
from xenia.care.doubt.hold import changed_here, hold, meant_here, settle_before
from xenia.care.doubt.read import Meant, meant_by, without_prefix
from xenia.care.filters import NotOurCommand
from xenia.care.find import case_for, case_of, line_at
from xenia.care.forum import screens
from xenia.care.forum.bind import bind, follow
from xenia.care.forum.bound import forum_at, topic_at
from xenia.care.forum.ending import expected, forget
from xenia.care.forum.filters import (
    Answers,
    Asked,
    ClosedOrReopened,
    InFormerTopic,
    InForum,
    InTopic,
    Said,
    Upgraded,
)
from xenia.care.forum.look import Looked, Seen
from xenia.care.forum.models import ForumTopic, StaffForum
from xenia.care.forum.trouble import looked_at, show_open
from xenia.care.marks import NOTED, SENT
from xenia.care.models import Side
from xenia.care.refusals import HeldByAnother
from xenia.care.threads.reactions import customers_emoji
from xenia.care.working import carry_out
from xenia.core.database import AsyncSession
from xenia.core.refusal import Refusal
from xenia.core.reply import Answer, Reply, Screen
from xenia.core.room import CONVERSES, READS, WRITES, Moment
from xenia.core.texts import Say, Texts
from xenia.team.filters import Role
from xenia.team.models import STAFF, TeamMember

router = Router(name="forum")

_QUIET_FOR = timedelta(hours=1)
"""So long a place that belongs to no ticket is not told so again."""


@router.message(Command("bind"), Looked(), flags=WRITES)
async def binding(
    message: Message,
    command: CommandObject,
    seen: Seen,
    session: AsyncSession,
    texts: Texts,
    moment: Moment,
    now: datetime,
) -> Answer:
    """Somebody wrote the owner's code."""
    forum = await bind(session, command.args or "", message.chat.id, message.chat.title or "", seen.lack, now)
    await show_open(moment)
    return screens.bound(texts.say(forum.language), seen.lack)


@router.message(Upgraded(), Looked(), flags=WRITES)
async def upgraded(
    message: Message, seen: Seen, session: AsyncSession, moment: Moment, now: datetime
) -> None:
    """The group has become a supergroup."""
    assert message.migrate_to_chat_id is not None  # noqa: S101 - the filter has seen it
    await follow(session, message.chat.id, message.migrate_to_chat_id, now)
    forum = await forum_at(session, message.migrate_to_chat_id)
    if forum is not None:
        await looked_at(moment, forum, seen.lack)


@router.my_chat_member(Looked(), flags=WRITES)
async def standing_changed(
    event: ChatMemberUpdated, seen: Seen, session: AsyncSession, moment: Moment
) -> None:
    """Somebody made the bot an administrator, or took that away, or put it out."""
    forum = await forum_at(session, event.chat.id)
    if forum is not None:
        await looked_at(moment, forum, seen.lack)


@router.message(InTopic(), ClosedOrReopened(), flags=WRITES)
async def closed_or_reopened(
    message: Message, topic: ForumTopic, session: AsyncSession, now: datetime
) -> None:
    """Somebody closed a topic, or opened it again. The next word of the customer opens it."""
    kept = await topic_at(session, topic.chat_id, topic.thread_id)
    if kept is not None:
        kept.closed_at = now if message.forum_topic_closed is not None else None


@router.message(InTopic(), Said(), ~NotOurCommand(), Role(STAFF), flags=READS)
async def commanded(_: Message, say: Say) -> Answer:
    """A command is for our chat, and not for the customer to read."""
    return screens.not_sent(say, say("forum-not-here", team="yes"))


@router.message(InTopic(), Said(), Answers(), Role(STAFF), flags=CONVERSES)
async def ended(
    message: Message,
    asked: Asked,
    topic: ForumTopic,
    moment: Moment,
    state: FSMContext,
    member: TeamMember,
    say: Say,
) -> Answer:
    """The sentence that says how it was solved."""
    words = said.read_message(message)
    if words.what != "text" or meant_by(words.words) != Meant.CUSTOMER:
        return screens.not_sent(say, say("forum-only-words"))
    try:
        await carry_out(moment, topic.ticket_id, member, asked.mode, [words])
    except Refusal as refusal:
        return screens.not_sent(say, say(refusal.text, **refusal.values))
    await forget(state)
    return Reply(reaction=SENT)


@router.message(InTopic(), Said(), Role(STAFF), flags=CONVERSES)
async def spoken(
    message: Message,
    forum: StaffForum,
    topic: ForumTopic,
    session: AsyncSession,
    state: FSMContext,
    member: TeamMember,
    moment: Moment,
    texts: Texts,
    say: Say,
) -> Answer | None:
    """What staff write in a topic goes to its customer; a note stays, and so does what may be one."""
    words = said.read_message(message)
    await settle_before(moment, words)
    ticket_id = topic.ticket_id
    meant, of_note = await meant_here(session, words)
    try:
        case = await case_for(session, ticket_id, member)
        if words.album is not None:
            await hold(moment, ticket_id, member, words)
            return None
        if meant == Meant.DOUBT:
            held = await hold(moment, ticket_id, member, words, ask=True)
            return doubt_screens.ask(say, case, held.id, of_note=of_note)
        if meant == Meant.NOTE:
            bare = replace(words, words=without_prefix(words.words))
            await work.note(moment, ticket_id, member, [bare])
            return Reply(reaction=NOTED)
        asked = await expected(session, state, topic, member, words, moment.now)
        if asked is not None and asked.between is None:
            case = await carry_out(moment, ticket_id, member, asked.mode, [words])
            await forget(state)
            return screens.ended(texts.say(forum.language), case, asked.mode)
        case = await work.answer(moment, ticket_id, member, [words])
        if asked is not None and asked.between is not None:
            await forget(state)
            shown = screens.was_an_answer(texts.say(forum.language), case, asked.mode, asked.between)
            return Reply((shown,), reaction=SENT)
    except HeldByAnother:
        return screens.held_by_another(say, await case_of(session, topic.ticket_id), member)
    except Refusal as refusal:
        return screens.not_sent(say, say(refusal.text, **refusal.values))
    return Reply(reaction=SENT)


@router.message(InTopic(), Said(), flags=WRITES)
async def spoken_by_others(message: Message, say: Say) -> Answer:
    """Somebody who is not on the team, or not any more, or whom nobody can tell: nothing leaves."""
    return screens.not_of_the_team(say, anonymous=message.sender_chat is not None)


@router.message(InForum(), Said(), flags=WRITES)
async def spoken_elsewhere(
    message: Message, forum: StaffForum, session: AsyncSession, texts: Texts, now: datetime
) -> Answer | None:
    """In General, or in a topic of somebody's own: said once in a while that it went to nobody."""
    thread = message.message_thread_id or 0 if message.is_topic_message else 0
    kept = await session.get_one(StaffForum, forum.id)
    if kept.aside_thread == thread and kept.aside_at is not None and now - kept.aside_at < _QUIET_FOR:
        return None
    kept.aside_thread, kept.aside_at = thread, now
    return screens.no_ticket_here(texts.say(forum.language))


@router.edited_message(InTopic(), Said(), Role(STAFF), flags=WRITES)
async def changed(
    message: Message, session: AsyncSession, member: TeamMember, moment: Moment, say: Say
) -> Answer | None:
    """Somebody of the team changed what they had written there: both versions are kept and carried on."""
    words = said.read_message(message)
    await settle_before(moment, words)
    if await changed_here(moment, words):
        return None
    first = await line_at(session, message.chat.id, message.message_id)
    if first is None or first.member_id != member.id:
        return None
    is_note = meant_by(words.words) != Meant.CUSTOMER
    if is_note:
        if first.side != Side.NOTE:  # it has been read, and what it says now is not for the customer
            return screens.not_sent(say, say("forum-no-note-any-more"))
        words = replace(words, words=without_prefix(words.words))
    found = await correct(moment, words)
    if found is None:
        return None
    if first.side == Side.NOTE and not is_note:
        return Screen(say("care-still-note"))
    if await customers_emoji(session, first):
        return None  # theirs stays to be seen
    return Reply(reaction=NOTED if first.side == Side.NOTE else SENT)


@router.edited_message(InTopic(), Said(), flags=WRITES)
async def changed_by_others(message: Message, session: AsyncSession, say: Say) -> Answer | None:
    """Somebody who has left the team changed what they had written: the customer is told nothing of it."""
    if await line_at(session, message.chat.id, message.message_id) is None:
        return None
    return screens.not_of_the_team(say, anonymous=message.sender_chat is not None)


@router.message(InFormerTopic(), Said(), flags=READS)
async def in_former_topic(_: Message, say: Say) -> Answer:
    """The group is not the forum any more: who writes there must not believe that a customer reads it."""
    return Screen(say("forum-former-topic"))
