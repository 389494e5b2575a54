"""What a customer reads where their words, and no button, led somewhere."""

from collections.abc import Iterable, Sequence

from xenia.care.models import Kind, Ticket
from xenia.care.taps import AskPerson, MyCase, NewCase
from xenia.conversation.intents import Intent
from xenia.conversation.leads import page_of
from xenia.conversation.memory import Choice
from xenia.conversation.talk_taps import Meant
from xenia.core.reply import Button, Home, Screen, button, rows_of
from xenia.core.room import Room
from xenia.core.taps import new_intent
from xenia.core.texts import Html, Say
from xenia.customers.taps import ChooseLanguage, Join, Leave, ShowCard, ShowMessages, Welcome
from xenia.feedback.taps import AskFeedback, Rate
from xenia.loyalty.taps import ShowHistory
from xenia.privacy.data_taps import Erase
from xenia.rewards import Offered
from xenia.rewards.screens import name_of
from xenia.rewards.taps import ShowReward, ShowRewards
from xenia.shop.taps import ShowTerms

MENU = (Intent.POINTS, Intent.REWARDS, Intent.CARD, Intent.HOURS)
"""The short menu, for who was not understood."""


def which(say: Say, intents: Iterable[Intent], rooms: Sequence[Room]) -> Screen:
    """Two or three things it may be, something else, and a person."""
    offered = [intent for intent in intents if intent is not Intent.PERSON]
    guesses = tuple((_label(say, intent, rooms),) for intent in offered)
    other = button(say.plain("talk-other"), Meant(intent=Intent.UNKNOWN))
    return Screen(say("talk-which"), (*guesses, (other, _person(say))))


def which_of(say: Say, choices: Iterable[Choice]) -> Screen:
    """Several stood there, and they did not say which."""
    rows = ((Button(one.label, data=one.data),) for one in choices)
    return Screen(say("talk-which-of"), (*rows, _menu(say)))


def menu(say: Say, rooms: Sequence[Room], *, again: bool = False) -> Screen:
    """Nothing was understood; the second time running a person is offered first."""
    short = rows_of(_label(say, intent, rooms) for intent in MENU)
    home = button(say.plain("bot-menu"), Home(guest=True))
    if again:
        person = button(say.plain("talk-person"), AskPerson(), "primary")
        return Screen(say("talk-missed-again"), ((person,), *short, (home,)))
    return Screen(say("bot-not-understood"), (*short, (_person(say), home)))


def something_else(say: Say, rooms: Sequence[Room]) -> Screen:
    """None of what was offered: the same short menu, without the apology."""
    screen = menu(say, rooms)
    return Screen(say("talk-something-else"), screen.rows)


def thanks(say: Say) -> Screen:
    """You are welcome."""
    return Screen(say("talk-thanks"), (_menu(say),))


def let_be(say: Say) -> Screen:
    """They thought better of it."""
    return Screen(say("talk-let-be"), (_menu(say),))


def to_tap(say: Say, label: str, data: str) -> Screen:
    """That has an effect, which takes a tap."""
    return Screen(say("talk-tap"), ((Button(label, data=data, style="primary"),), _menu(say)))


def complaint(say: Say) -> Screen:
    """Something went wrong: who hears of it, and how."""
    return Screen(say("talk-complaint"), (_case(say, Kind.COMPLAINT, "primary"), _feedback(say), _menu(say)))


def praise(say: Say) -> Screen:
    """A kind word, which can be handed on."""
    return Screen(say("talk-praise"), (_case(say, Kind.PRAISE, "primary"), _feedback(say), _menu(say)))


def wrong_points(say: Say) -> Screen:
    """Where they came from, and somebody who looks into it."""
    lines = (button(say.plain("talk-label", intent="history"), ShowHistory()),)
    return Screen(say("talk-wrong-points"), (lines, _case(say, Kind.REQUEST), _menu(say)))


def lost_card(say: Say) -> Screen:
    """A card in a telephone is hard to lose."""
    card = (button(say.plain("talk-label", intent="card"), ShowCard()),)
    return Screen(say("talk-lost-card"), (card, (_person(say),)))


def earning(say: Say, points: int) -> Screen:
    """How points come, in two sentences; the terms say the rest. `points` are those of a euro."""
    label = say.plain("talk-label", intent="rewards")
    return Screen(
        say("talk-earning", points=points),
        (
            (button(say.plain("talk-label", intent="card"), ShowCard()), button(label, ShowRewards())),
            (button(say.plain("shop-terms-button"), ShowTerms()), *_menu(say)),
        ),
    )


def leaving(say: Say) -> Screen:
    """Fewer messages, out, or erased; the last word is a tap on the page that follows."""
    return Screen(
        say("talk-leave"),
        (
            (button(say.plain("talk-label", intent="preferences"), ShowMessages()),),
            (button(say.plain("talk-label", intent="leave"), Leave()),),
            (button(say.plain("data-erase-button"), Erase()),),
            _menu(say),
        ),
    )


def nothing_to_stop(say: Say) -> Screen:
    """To who has not joined: there is nothing that could be stopped."""
    return Screen(
        say("talk-stranger-stop"), ((button(say.plain("faq-programme"), Welcome(language=say.language)),),)
    )


def join_for_a_person(say: Say) -> Screen:
    """To who has not joined: how somebody of the shop will answer."""
    join = button(say.plain("customers-join"), Join(language=say.language), "primary")
    return Screen(say("talk-stranger-person"), ((join,),))


def rating(say: Say, stars: int) -> Screen:
    """That many stars, once they are confirmed."""
    yes = button(say.plain("talk-stars-yes", stars=stars), Rate(rating=stars, intent=new_intent()), "primary")
    other = button(say.plain("talk-stars-other"), AskFeedback())
    return Screen(say("talk-stars", stars=stars), ((yes,), (other,)))


def rewards_below(say: Say, offers: Sequence[Offered], limit: int) -> Screen:
    """The rewards that cost at most so many points."""
    everything = (button(say.plain("talk-label", intent="rewards"), ShowRewards()), *_menu(say))
    found = [one for one in offers if one.terms.cost <= limit]
    if not found:
        return Screen(say("talk-none-below", limit=limit), (everything,))
    lines = [say("talk-below", limit=limit)]
    lines += [say("talk-below-line", name=name_of(say, one), points=one.terms.cost) for one in found]
    rows = tuple(
        (
            button(
                say.plain("rewards-button", name=name_of(say, one), points=one.terms.cost),
                ShowReward(reward=one.reward.id),
            ),
        )
        for one in found[:20]
    )
    return Screen(Html("\n".join(lines)), (*rows, everything))


def tickets(say: Say, recent: Sequence[Ticket]) -> Screen:
    """What they brought to us, and where each stands."""
    rows = tuple(
        (
            button(
                say.plain(
                    "care-open-one",
                    reference=one.reference,
                    kind=say.plain("care-kind", kind=one.kind.value),
                ),
                MyCase(ticket=one.id),
            ),
        )
        for one in recent
    )
    return Screen(say("talk-tickets", some="yes" if recent else "no"), (*rows, (_person(say), *_menu(say))))


def not_told(say: Say) -> Screen:
    """The shop has written no answer to that: said so, with somebody who knows."""
    return Screen(say("talk-not-told"), ((_person(say), *_menu(say)),))


def with_language(say: Say, screen: Screen) -> Screen:
    """The same, with a tap to go on in the language in which it is said."""
    return screen.with_rows([button(say.plain("talk-language"), ChooseLanguage(language=say.language))])


def _label(say: Say, intent: Intent, rooms: Sequence[Room]) -> Button:
    tap = page_of(intent, rooms)
    if tap is None or isinstance(tap, Home):  # one of several, and no way back
        tap = Meant(intent=intent)
    return button(say.plain("talk-label", intent=intent.value), tap)


def _person(say: Say) -> Button:
    return button(say.plain("talk-person"), AskPerson())


def _menu(say: Say) -> tuple[Button, ...]:
    return (button(say.plain("bot-menu"), Home(guest=True)),)


def _feedback(say: Say) -> tuple[Button, ...]:
    return (button(say.plain("talk-label", intent="feedback"), AskFeedback()),)


def _case(say: Say, kind: Kind, style: str | None = None) -> tuple[Button, ...]:
    return (button(say.plain("care-new", kind=kind.value), NewCase(kind=kind), "primary" if style else None),)
