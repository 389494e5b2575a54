"""What customers choose on the page about messages, for tests that need a yes."""

from house import notice, taps, writes
from telegram_sandbox.chat_client import ChatClient
from telegram_sandbox.screens import Screen

LABELS = {
    "announcements": ("Νέα", "News"),
    "birthday": ("Γενέθλια", "Birthday"),
    "nameday": ("Γιορτή", "Name day"),
    "checkins": ("«Όλα καλά;»", "“All well?”"),
    "winback": ("Χαιρετισμός", "Hello"),
    "expiry": ("Υπενθυμίσεις", "Reminders"),
    "offers": ("Προσφορές", "Offers"),
}
"""What the switches of the purposes are called, in Greek and in English."""


async def messages_page(chat: ChatClient) -> Screen:
    """The customer opens the page, in the language they read in."""
    settings = await writes(chat, "/settings")
    greek = "Μηνύματα από εμάς" in settings.labels
    return await taps(chat, "Μηνύματα από εμάς" if greek else "Messages from us")


def switch(page: Screen, purpose: str) -> str:
    """The label of a purpose's switch on the page, as it stands."""
    return next(label for label in page.labels if any(f" {one}: " in label for one in LABELS[purpose]))


async def says_yes(chat: ChatClient, *purposes: str) -> Screen:
    """The customer, who is of age, says yes to these purposes; the last page that came of it."""
    for purpose in purposes:
        page = await messages_page(chat)
        page = await taps(chat, switch(page, purpose))
        for of_age in ("Ναι, έχω κλείσει τα 15", "Yes, I am 15 or older"):
            if of_age in page.labels:
                page = await taps(chat, of_age)
    return page


async def says_no(chat: ChatClient, purpose: str) -> str:
    """The customer withdraws a yes; what is shown over the chat."""
    return await notice(chat, switch(await messages_page(chat), purpose))


async def told_birthday(chat: ChatClient, month: str, day: int, leap: str | None = None) -> Screen:
    """A Greek customer says yes to birthday wishes and tells the day; the page that shows it."""
    await says_yes(chat, "birthday")
    await taps(chat, month)
    page = await taps(chat, str(day))
    return await taps(chat, leap) if leap else page
