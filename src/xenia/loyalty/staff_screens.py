"""What staff read when they give points."""

from xenia.core.reply import Home, Screen, button
from xenia.core.taps import new_intent
from xenia.core.texts import Say
from xenia.customers.models import Customer
from xenia.customers.taps import ShowCustomer
from xenia.ledger import Purchase
from xenia.loyalty.taps import Award, OpenCustomer, UndoAward
from xenia.shop import Shop


def how_to(say: Say) -> Screen:
    """Two ways of recording a purchase, each in seconds."""
    return Screen(say("loyalty-staff-how"), ((button(say.plain("bot-back"), Home()),),))


def customer_page(say: Say, customer: Customer, points: int) -> Screen:
    """Whose card it is, and the question for the amount."""
    text = say("loyalty-staff-customer", name=customer.first_name, card=customer.card_number, points=points)
    page = button(say.plain("crm-open"), ShowCustomer(customer=customer.id))
    return Screen(text, ((page,), (button(say.plain("bot-menu"), Home()),)))


def confirm(say: Say, shop: Shop, customer: Customer, cents: int) -> Screen:
    """What will be recorded, for whom: one tap away."""
    text = say(
        "loyalty-staff-confirm",
        name=customer.first_name,
        card=customer.card_number,
        amount=say.money(cents),
        points=shop.rules.points_for(cents),
    )
    yes = Award(card=customer.card_number, cents=cents, intent=new_intent())
    return Screen(
        text,
        (
            (button(say.plain("loyalty-staff-yes", points=shop.rules.points_for(cents)), yes, "success"),),
            (button(say.plain("loyalty-staff-no"), OpenCustomer(card=customer.card_number)),),
        ),
    )


def done(say: Say, shop: Shop, customer: Customer, purchase: Purchase, points: int) -> Screen:
    """Recorded; a mistake can be taken back for some minutes."""
    text = say(
        "loyalty-staff-done",
        name=customer.first_name,
        amount=say.money(purchase.cents),
        points=purchase.awarded,
        balance=points,
        minutes=shop.rules.undo_minutes,
    )
    return Screen(
        text,
        (
            (button(say.plain("loyalty-staff-undo"), UndoAward(purchase=purchase.id)),),
            (button(say.plain("bot-menu"), Home()),),
        ),
    )


def undone(say: Say, customer: Customer, purchase: Purchase, points: int) -> Screen:
    """Taken back."""
    text = say(
        "loyalty-staff-undone",
        name=customer.first_name,
        amount=say.money(purchase.cents),
        balance=points,
        told="yes" if customer.is_member else "no",
    )
    return Screen(text, ((button(say.plain("bot-menu"), Home()),),))


def no_such_card(say: Say, number: str) -> Screen:
    """Nobody has that card."""
    return Screen(say("loyalty-staff-unknown", card=number), ((button(say.plain("bot-menu"), Home()),),))


def not_an_amount(say: Say, customer: Customer) -> Screen:
    """That was no amount of money."""
    return Screen(
        say("loyalty-staff-not-amount", name=customer.first_name),
        ((button(say.plain("bot-menu"), Home()),),),
    )
