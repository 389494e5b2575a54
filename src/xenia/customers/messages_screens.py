"""What we may write to a customer: each purpose with the sentence that asks for it, and its switch."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from xenia.core.reply import Button, Home, Screen, button, rows_of
from xenia.core.room import Doorway
from xenia.core.texts import Html, Say
from xenia.customers.models import Preferences
from xenia.customers.preferences import birthday_of, monthly_of, quiet_hours_of
from xenia.customers.taps import AskAge, Decide, SayAge, ShowDays, ShowPace, ShowSettings, StopAll
from xenia.privacy.consent import Consent, fingerprint, notice_for


@dataclass(frozen=True, slots=True)
class Choices:
    """What a customer chose and told us, as the page about messages shows it."""

    consents: Mapping[str, Consent]
    told: Preferences | None
    doorways: Sequence[Doorway] = ()
    """What other rooms put on the page."""

    @property
    def missing(self) -> frozenset[str]:
        """The purposes that are on and wait for a day that we have not been told."""
        known = {
            "birthday": birthday_of(self.told) is not None,
            "nameday": self.told is not None and self.told.name_day is not None,
        }
        return frozenset(
            purpose for purpose, is_known in known.items() if self.consents[purpose].given and not is_known
        )


def messages(say: Say, choices: Choices) -> Screen:
    """The page: off until chosen, one tap each way; who is under 15 reads why everything stays off."""
    if choices.told is not None and choices.told.of_age is False:
        return too_young(say)
    on = sum(consent.in_force for consent in choices.consents.values())
    start, end = quiet_hours_of(choices.told)
    lines = (
        say("customers-messages", on=on),
        "",
        *(_purpose(say, consent, choices.missing) for consent in choices.consents.values()),
        "",
        say("customers-messages-pace", monthly=monthly_of(choices.told), start=hour(start), until=hour(end)),
    )
    doors = sorted((door for door in choices.doorways if door.page == "messages"), key=lambda one: one.place)
    return Screen(
        Html("\n".join(lines)),
        (
            *rows_of(_toggle(say, consent) for consent in choices.consents.values()),
            *(((button(stop_all_notice(say), StopAll()),),) if on > 1 else ()),
            (button(say.plain("customers-days-button"), ShowDays()),),
            (button(say.plain("customers-pace-button"), ShowPace()),),
            *((button(say.plain(door.text), door.tap),) for door in doors),
            (
                button(say.plain("bot-back"), ShowSettings()),
                button(say.plain("customers-done"), Home(guest=True)),
            ),
        ),
    )


def ask_age(say: Say, purpose: str = "") -> Screen:
    """Asks whether somebody is 15 or older, before their first yes: to `purpose`, if they were about to."""
    sentence = notice_for(say, purpose) if purpose else ""
    notice = fingerprint(sentence) if purpose else ""
    return Screen(
        say("customers-age", about="purpose" if purpose else "none", notice=sentence),
        (
            (button(say.plain("customers-age-yes"), SayAge(of_age=True, purpose=purpose, notice=notice)),),
            (button(say.plain("customers-age-no"), SayAge(of_age=False)),),
        ),
    )


def too_young(say: Say) -> Screen:
    """Why everything stays off, and how to correct an answer."""
    return Screen(
        young_notice(say),
        (
            (button(say.plain("customers-age-mistaken"), AskAge()),),
            (
                button(say.plain("bot-back"), ShowSettings()),
                button(say.plain("customers-done"), Home(guest=True)),
            ),
        ),
    )


def stop_all_notice(say: Say) -> str:
    """What stands on the button with which all of it ends."""
    return say.plain("customers-stop-all")


def young_notice(say: Say) -> Html:
    """The sentences that somebody under 15 reads."""
    return say("customers-age-young")


def hour(number: int) -> str:
    """An hour of the clock: «21:00»."""
    return f"{number}:00"


def _purpose(say: Say, consent: Consent, missing: frozenset[str]) -> Html:
    state = "off"
    if consent.since is not None:
        state = "given" if consent.in_force else "changed" if consent.given else "withdrawn"
    return say(
        "customers-consent-line",
        notice=notice_for(say, consent.purpose),
        state=state,
        since=say.day(consent.since) if consent.since else "",
        missing=consent.purpose if state == "given" and consent.purpose in missing else "nothing",
    )


def _toggle(say: Say, consent: Consent) -> Button:
    return button(
        say.plain(f"privacy-toggle-{consent.purpose}", given="yes" if consent.in_force else "no"),
        Decide(
            purpose=consent.purpose,
            given=not consent.in_force,
            notice=fingerprint(notice_for(say, consent.purpose)),
        ),
    )
