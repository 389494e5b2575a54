"""The pages of the bot to which a button of an announcement may lead."""

from xenia.core.reply import Screen
from xenia.core.room import Moment
from xenia.core.texts import Say
from xenia.customers import screens as customers_screens
from xenia.customers.models import Customer
from xenia.feedback import screens as feedback_screens
from xenia.feedback.give import latest_feedback
from xenia.ledger import balance
from xenia.loyalty import screens as loyalty_screens
from xenia.outreach import screens as outreach_screens
from xenia.outreach.announcements.content import Page
from xenia.outreach.offers import open_offers
from xenia.rewards import catalogue
from xenia.rewards import screens as rewards_screens
from xenia.shop import hours_screens
from xenia.shop.hours_kept import are_set, hours_of


async def page_for(moment: Moment, page: Page, customer: Customer, say: Say) -> Screen:
    """That page, as the customer finds it at this moment."""
    session, now = moment.session, moment.now
    match page:
        case "points":
            shown = await balance(session, customer.id, now)
            return loyalty_screens.points(say, shown, await catalogue(session, now))
        case "rewards":
            points = (await balance(session, customer.id, now)).available
            return rewards_screens.catalogue(say, await catalogue(session, now), points, 0)
        case "offers":
            return outreach_screens.offers(say, await open_offers(session, customer.id, now))
        case "card":
            return customers_screens.card(say, moment.shop, customer)
        case "feedback":
            return feedback_screens.ask(say, await latest_feedback(session, customer.id, now))
        case "hours":
            kept = await hours_of(session, moment.shop.zone) if await are_set(session) else None
            return hours_screens.hours(say, kept, now, may_change=False)
