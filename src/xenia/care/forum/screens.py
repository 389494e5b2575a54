"""What the owner reads of the staff forum, and what is said in it."""

from dataclasses import replace
from datetime import datetime

from xenia.care.find import Case
from xenia.care.forum.ending import Between
from xenia.care.forum.models import Lack, StaffForum
from xenia.care.forum.taps import DropQuestion, LeaveForum, NewForumCode, ShowForum, SolvedBy, TryForum
from xenia.care.taps import HandOver, Mode, Reopen, Write
from xenia.core.reply import Button, Home, Screen, button
from xenia.core.texts import Say
from xenia.team.models import TeamMember

READY = (1, 2, 3)
"""The ready sentences that say how something was solved."""


def page(say: Say, forum: StaffForum | None) -> Screen:
    """Which group it is and whether it can be used, or how to have one."""
    back = (button(say.plain("bot-back"), Home()),)
    new = (button(say.plain("forum-new-code", bound="yes" if forum else "no"), NewForumCode()),)
    if forum is None:
        return Screen(say("forum-page-none"), (new, back))
    text = say("forum-page", title=forum.title, since=forum.bound_at, lack=forum.trouble or "none")
    look = (button(say.plain("forum-try"), TryForum(), "primary" if forum.trouble else None),)
    leave = (button(say.plain("forum-leave"), LeaveForum()),)
    return Screen(text, (look, new, leave, back))


def code(say: Say, typed: str, until: datetime) -> Screen:
    """The command that binds a group."""
    copy = (Button(say.plain("forum-copy-code"), copy=typed),)
    text = say("forum-code", typed=typed, until=say.time(until))
    return Screen(text, (copy, (button(say.plain("bot-back"), ShowForum()),)))


def sure_to_leave(say: Say) -> Screen:
    """Asks before the group is used no more."""
    yes = (button(say.plain("forum-leave-yes"), LeaveForum(sure=True)),)
    return Screen(say("forum-leave-sure"), (yes, (button(say.plain("forum-leave-no"), ShowForum()),)))


def in_trouble(say: Say, lack: Lack, *, can_try: bool) -> Screen:
    """The group cannot be used, and what to do."""
    rows = ((button(say.plain("forum-try"), TryForum(), "primary"),),) if can_try else ()
    return Screen(say("forum-trouble", lack=lack.value), rows)


def bound(say: Say, lack: Lack | None) -> Screen:
    """Said in a group that has just been bound: all is well, or what it still lacks."""
    rows = ((button(say.plain("forum-try"), TryForum(), "primary"),),) if lack else ()
    return Screen(say("forum-bound", lack=lack.value if lack else "none"), rows)


def works_again(say: Say) -> Screen:
    """Said in the group."""
    return Screen(say("forum-works-again"))


def no_ticket_here(say: Say) -> Screen:
    """What was written in General, or in a topic of somebody's own."""
    return Screen(say("forum-no-ticket"))


def not_of_the_team(say: Say, *, anonymous: bool) -> Screen:
    """What somebody wrote who may not write to customers, or whom nobody can tell from the others."""
    return Screen(say("forum-not-of-team", anonymous="yes" if anonymous else "no"))


def not_sent(say: Say, why: str) -> Screen:
    """What was written has not gone to the customer."""
    return Screen(say("care-not-sent", why=why))


def held_by_another(say: Say, case: Case, member: TeamMember) -> Screen:
    """The same, since somebody else has it; with the way to have it handed over."""
    holder = case.holder.name if case.holder else ""
    give = button(
        say.plain("forum-give-to", member=member.name), HandOver(ticket=case.ticket.id, to=member.id)
    )
    return Screen(say("forum-held", holder=holder, member=member.name), ((give,),))


def ask(say: Say, case: Case, mode: Mode) -> Screen:
    """Asks for the sentence that ends a ticket: a reply to this, or a ready one."""
    ready = [
        (button(say.plain("forum-ready", which=one), SolvedBy(ticket=case.ticket.id, ready=one)),)
        for one in READY
        if mode == Mode.RESOLVE
    ]
    drop = (button(say.plain("care-cancel"), DropQuestion(ticket=case.ticket.id, mode=mode)),)
    text = say("forum-ask", name=case.ticket.reference, customer=case.customer.first_name, mode=mode.value)
    return Screen(text, (*ready, drop))


def dropped(say: Say) -> Screen:
    """It was not wanted after all."""
    return Screen(say("forum-dropped"))


def solved(say: Say, case: Case, words: str) -> Screen:
    """With which words it was solved."""
    return Screen(
        say("forum-solved", name=case.ticket.reference, customer=case.customer.first_name, words=words)
    )


def ended(say: Say, case: Case, mode: Mode) -> Screen:
    """What they wrote has ended it; who meant an answer has it open again with one tap."""
    text = say("care-done", mode=mode.value, customer=case.customer.first_name, name=case.ticket.reference)
    return Screen(text, ((button(say.plain("care-reopen"), Reopen(ticket=case.ticket.id)),),))


def was_an_answer(say: Say, case: Case, mode: Mode, between: Between) -> Screen:
    """It was to end the ticket, and has not: something came in between. One tap asks once more."""
    label = "care-resolve" if mode == Mode.RESOLVE else "care-close"
    again = button(say.plain(label), Write(ticket=case.ticket.id, mode=mode), "success")
    return Screen(say("forum-was-an-answer", name=case.ticket.reference, by=between.value), ((again,),))


def alone(screen: Screen) -> Screen:
    """The same outside of its topic."""
    return replace(screen, topic=None, reaction=None)
