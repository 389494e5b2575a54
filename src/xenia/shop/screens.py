"""The terms and the poster."""

from xenia.core.picture import Picture
from xenia.core.reply import Home, Screen, button
from xenia.core.texts import Say
from xenia.shop.shop import Shop


def terms(say: Say, shop: Shop) -> Screen:
    """Every rule that touches a customer's points, on one screen."""
    text = say(
        "shop-terms",
        shop=shop.name,
        points=shop.rules.points_per_euro,
        months=shop.rules.points_months,
        minutes=shop.rules.undo_minutes,
        hours=48,
    )
    return Screen(text, ((button(say.plain("bot-back"), Home(language=say.language)),),))


def poster(say: Say, shop: Shop) -> Screen:
    """A sheet to print: scan, and you are with us."""
    picture = Picture(
        heading=shop.name,
        title=say.plain("shop-poster-title"),
        link=shop.link("join"),
        notes=(say.plain("shop-poster-note"), say.plain("shop-poster-promise")),
        kind="poster",
    )
    return Screen(say("shop-poster"), ((button(say.plain("bot-menu"), Home()),),), picture)
