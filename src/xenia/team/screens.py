"""What the team's pages say."""

from collections.abc import Sequence

from xenia.core.reply import Button, Home, Screen, button
from xenia.core.texts import Html, Say
from xenia.shop import Shop
from xenia.team.models import ADMIN, LEAD, STAFF, TeamMember
from xenia.team.taps import Invite, Remove, ShowAudit, ShowTeam


def role_of(say: Say, member: TeamMember) -> str:
    """The role in words."""
    return say.plain("team-role", role=member.role)


def welcome(say: Say, shop: Shop, member: TeamMember) -> Screen:
    """Greets who has just become part of the team."""
    text = say("team-welcome", name=member.name, shop=shop.name, role=role_of(say, member))
    return Screen(text, ((button(say.plain("bot-menu"), Home()),),))


def team(say: Say, members: Sequence[TeamMember], me: TeamMember) -> Screen:
    """All on the team, with a way to invite and to remove."""
    lines = [
        say("team-line", name=one.name, role=role_of(say, one), since=say.day(one.since)) for one in members
    ]
    text = Html("\n".join([say("team-title"), "", *lines]))
    removing = [
        (button(say.plain("team-remove", name=one.name), Remove(member=one.id)),)
        for one in members
        if one.id != me.id
    ]
    return Screen(
        text,
        (
            (button(say.plain("team-invite", role=STAFF), Invite(role="staff"), "primary"),),
            (button(say.plain("team-invite", role=LEAD), Invite(role="lead")),),
            (button(say.plain("team-invite", role=ADMIN), Invite(role="admin")),),
            *removing,
            (button(say.plain("audit-open"), ShowAudit()),),
            (button(say.plain("bot-back"), Home()),),
        ),
    )


def invitation(say: Say, link: str, role: str) -> Screen:
    """A one-time link, to hand on."""
    return Screen(
        say("team-invitation", link=link, role=say.plain("team-role", role=role)),
        (
            (Button(say.plain("team-copy-link"), copy=link),),
            (button(say.plain("bot-back"), ShowTeam()),),
        ),
    )


def sure_to_remove(say: Say, member: TeamMember, more: Sequence[str]) -> Screen:
    """Asks before somebody is taken off the team; `more` sentences, in HTML, say what else that means."""
    return Screen(
        Html("\n\n".join([say("team-remove-sure", name=member.name), *more])),
        (
            (button(say.plain("team-remove-yes", name=member.name), Remove(member=member.id, sure=True)),),
            (button(say.plain("team-remove-no"), ShowTeam()),),
        ),
    )
