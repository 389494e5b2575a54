"""What joining, the card and the settings say."""

from collections.abc import Mapping, Sequence

from xenia.core.picture import Picture
from xenia.core.reply import Button, Home, Screen, button
from xenia.core.texts import Html, Say
from xenia.customers.models import Customer
from xenia.customers.taps import ChooseLanguage, Join, Leave, ShowMessages, ShowSettings, Welcome
from xenia.privacy.consent import Consent
from xenia.privacy.data_taps import ShowData
from xenia.shop import Shop
from xenia.shop.links import link_to
from xenia.shop.taps import ShowTerms


def welcome(say: Say, shop: Shop, name: str) -> Screen:
    """The first page a person sees: who we are, the programme in three sentences, one tap to join."""
    other = "en" if say.language == "el" else "el"
    text = say(
        "customers-welcome",
        named="yes" if name else "no",
        name=name,
        shop=shop.name,
        points=shop.rules.points_per_euro,
    )
    return Screen(
        text,
        (
            (button(say.plain("customers-join"), Join(language=say.language), "primary"),),
            (
                button(say.plain("shop-terms-button"), ShowTerms(language=say.language)),
                button(say.plain("customers-other-language"), Welcome(language=other)),
            ),
        ),
    )


def joined(say: Say, customer: Customer, *, new: bool) -> Screen:
    """Joined: the card's number. Nothing else is asked; messages have a page of their own."""
    text = say(
        "customers-joined" if new else "customers-joined-already",
        name=customer.first_name,
        card=customer.card_number,
    )
    return Screen(
        text,
        (
            (button(say.plain("customers-done"), Home(guest=True), "primary"),),
            (button(say.plain("customers-messages-button"), ShowMessages()),),
        ),
    )


def settings(say: Say, customer: Customer, standing: Mapping[str, Consent]) -> Screen:
    """Since when, which messages, the language, and the way out."""
    other = "en" if say.language == "el" else "el"
    on = sum(consent.in_force for consent in standing.values())
    return Screen(
        say("customers-settings", since=say.day(customer.joined_at), on=on, of=len(standing)),
        (
            (button(say.plain("customers-messages-button"), ShowMessages()),),
            (button(say.plain("customers-other-language"), ChooseLanguage(language=other)),),
            (button(say.plain("customers-leave"), Leave()),),
            (button(say.plain("bot-back"), Home(guest=True)),),
        ),
    )


def card(say: Say, shop: Shop, customer: Customer) -> Screen:
    """The member card: a QR code for the shop's camera, a short number to read aloud."""
    picture = Picture(
        heading=shop.name,
        title=customer.first_name,
        link=link_to(shop, "card", customer.card_number),
        code=customer.card_number,
        notes=(say.plain("customers-card-note"),),
    )
    return Screen(
        say("customers-card", card=customer.card_number),
        (
            (Button(say.plain("customers-card-copy"), copy=customer.card_number),),
            (button(say.plain("bot-back"), Home(guest=True)),),
        ),
        picture,
    )


def sure_to_leave(say: Say, points: int, more: Sequence[str] = ()) -> Screen:
    """What leaving means, before it is done."""
    return Screen(
        leaving_notice(say, points, more),
        (
            (button(say.plain("customers-leave-yes"), Leave(sure=True)),),
            (button(say.plain("customers-leave-no"), ShowSettings()),),
        ),
    )


def leaving_notice(say: Say, points: int, more: Sequence[str] = ()) -> Html:
    """The sentences a person reads before leaving; `more` are those of other rooms, in HTML."""
    return Html("\n\n".join([say("customers-leave-sure", points=points), *more]))


def left(say: Say) -> Screen:
    """Goodbye, with the door open."""
    return Screen(
        say("customers-left"),
        (
            (button(say.plain("customers-join-again"), Join(language=say.language)),),
            (button(say.plain("data-doorway"), ShowData()),),
        ),
    )
