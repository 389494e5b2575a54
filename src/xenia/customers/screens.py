"""What joining, the card and the settings say."""

from collections.abc import Mapping

from xenia.core.picture import Picture
from xenia.core.reply import Button, Home, Screen, button
from xenia.core.texts import Html, Say
from xenia.customers.models import Customer
from xenia.customers.taps import ChooseLanguage, Decide, Join, Leave, ShowSettings, Welcome
from xenia.privacy.consent import Consent, fingerprint, notice_for
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


def joined(say: Say, customer: Customer, standing: Mapping[str, Consent], *, new: bool) -> Screen:
    """Joined: the card's number, and the consents, every one off until chosen."""
    text = say(
        "customers-joined" if new else "customers-joined-already",
        name=customer.first_name,
        card=customer.card_number,
    )
    asked = [text, "", _intro(say, standing), *_purposes(say, standing)]
    rows = (
        *_toggles(say, standing, joining=True),
        (button(say.plain("customers-done"), Home(guest=True), "primary"),),
    )
    return Screen(Html("\n".join(asked)), rows)


def settings(say: Say, customer: Customer, standing: Mapping[str, Consent]) -> Screen:
    """Language, consents with their dates, and the way out."""
    other = "en" if say.language == "el" else "el"
    lines = [
        say("customers-settings", since=say.day(customer.joined_at)),
        "",
        _intro(say, standing),
        *_purposes(say, standing),
    ]
    return Screen(
        Html("\n".join(lines)),
        (
            *_toggles(say, standing, joining=False),
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


def sure_to_leave(say: Say, points: int) -> Screen:
    """What leaving means, before it is done."""
    return Screen(
        leaving_notice(say, points),
        (
            (button(say.plain("customers-leave-yes"), Leave(sure=True)),),
            (button(say.plain("customers-leave-no"), ShowSettings()),),
        ),
    )


def leaving_notice(say: Say, points: int) -> Html:
    """The sentences a person reads before leaving."""
    return say("customers-leave-sure", points=points)


def left(say: Say) -> Screen:
    """Goodbye, with the door open."""
    return Screen(
        say("customers-left"),
        ((button(say.plain("customers-join-again"), Join(language=say.language)),),),
    )


def _intro(say: Say, standing: Mapping[str, Consent]) -> Html:
    return say("customers-consents-intro", given=sum(consent.given for consent in standing.values()))


def _purposes(say: Say, standing: Mapping[str, Consent]) -> list[Html]:
    lines = []
    for purpose, consent in standing.items():
        since = say.day(consent.since) if consent.since else ""
        state = "given" if consent.given else "withdrawn" if since else "off"
        lines.append(say("customers-consent-line", notice=notice_for(say, purpose), state=state, since=since))
    return lines


def _toggles(say: Say, standing: Mapping[str, Consent], *, joining: bool) -> tuple[tuple[Button, ...], ...]:
    return tuple(
        (
            button(
                say.plain(f"privacy-toggle-{purpose}", given="yes" if consent.given else "no"),
                Decide(
                    purpose=purpose,
                    given=not consent.given,
                    notice=fingerprint(notice_for(say, purpose)),
                    joining=joining,
                ),
            ),
        )
        for purpose, consent in standing.items()
    )
