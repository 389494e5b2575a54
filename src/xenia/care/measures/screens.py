"""The figures on one page, each with how sure it is, and how they are measured on another."""

from datetime import timedelta
from math import ceil, floor

from xenia.care.measures.figures import Figures, Share
from xenia.care.measures.reckon import ENOUGH, Times
from xenia.care.measures.taps import Days, ShowMeasures
from xenia.core.reply import Home, Screen, button
from xenia.core.texts import Html, Say
from xenia.feedback.intervals import proportion


def page(say: Say, found: Figures, days: Days) -> Screen:
    """What happened in a period, and what is open now."""
    ages = found.ages
    parts = [
        say("measures-page", days=days, opened=found.opened),
        _times(say, "answer", found.first_answer),
        _times(say, "solution", found.solution),
        say(
            "measures-open",
            many=ages.today + ages.recent + ages.old,
            today=ages.today,
            recent=ages.recent,
            old=ages.old,
        ),
        _share(say, "again", found.came_back),
        _share(say, "csat", found.content),
        _share(say, "ces", found.easy),
    ]
    periods: list[Days] = ["30", "90"]
    choices = tuple(
        button(
            say.plain("measures-period", days=one, now="yes" if one == days else "no"), ShowMeasures(days=one)
        )
        for one in periods
    )
    explained = (button(say.plain("measures-how"), ShowMeasures(days=days, how=True)),)
    return Screen(Html("\n\n".join(parts)), (choices, explained, (button(say.plain("bot-back"), Home()),)))


def how(say: Say, days: Days) -> Screen:
    """Each figure in words and as a formula."""
    back = button(say.plain("bot-back"), ShowMeasures(days=days))
    return Screen(say("measures-how-page", enough=ENOUGH), ((back,),))


def _times(say: Say, what: str, found: Times) -> Html:
    title = say("measures-times", what=what)
    if found.median is None or found.ninety is None:
        return Html(f"{title}\n{_few(say, found.count)}")
    told = say(
        "measures-times-told",
        half=_duration(say, found.median),
        ninety=_duration(say, found.ninety),
        count=found.count,
    )
    return Html(f"{title}\n{told}")


def _share(say: Say, what: str, share: Share) -> Html:
    title = say("measures-share", what=what)
    found = proportion(share.hits, share.of)
    if found is None or share.of < ENOUGH:
        return Html(f"{title}\n{_few(say, share.of)}")
    # Outwards: never surer than it is.
    low, high = str(floor(found.low * 100)), str(ceil(found.high * 100))
    told = say("measures-share-told", hits=share.hits, of=share.of, low=low, high=high)
    return Html(f"{title}\n{told}")


def _few(say: Say, count: int) -> Html:
    return say("measures-few", count=count, enough=ENOUGH)


def _duration(say: Say, taken: timedelta) -> str:
    minutes = round(taken.total_seconds() / 60)
    return say.plain("measures-duration", hours=minutes // 60, minutes=minutes % 60)
