"""How the acts of this room say no."""

from xenia.core.refusal import Refusal


class NoSuchCase(Refusal):
    """There is none, or it is not theirs: nobody learns which."""

    def __init__(self) -> None:
        super().__init__("care-refusal-none")


class OwnCase(Refusal):
    """Nobody works on what they brought themselves."""

    def __init__(self) -> None:
        super().__init__("care-refusal-own")


class HeldByAnother(Refusal):
    """Somebody else of the team has it."""

    def __init__(self, name: str) -> None:
        super().__init__("care-refusal-held", name=name)


class NotOpen(Refusal):
    """It is solved or closed."""

    def __init__(self) -> None:
        super().__init__("care-refusal-not-open")


class NothingToAnswer(Refusal):
    """Nobody of the team has written to the customer since they last wrote: what should they answer?"""

    def __init__(self) -> None:
        super().__init__("care-refusal-nothing-to-answer")


class NotFresh(Refusal):
    """It was solved too long ago to be brought back with one tap."""

    def __init__(self) -> None:
        super().__init__("care-refusal-not-fresh")


class NoSuchCard(Refusal):
    """Nobody who takes part has that card."""

    def __init__(self) -> None:
        super().__init__("care-refusal-card")


class NobodyThere(Refusal):
    """The person to whom it was to be handed over is not on the team, or it is their own."""

    def __init__(self) -> None:
        super().__init__("care-refusal-nobody")


class AdminsOnly(Refusal):
    """To end a ticket without having solved it is for those who answer for the shop."""

    def __init__(self) -> None:
        super().__init__("care-refusal-admins")


class NoNoteAnyMore(Refusal):
    """It went to the customer already, and what it says now was to be for the team alone."""

    def __init__(self) -> None:
        super().__init__("threads-refusal-note")


class NoSuchCustomer(Refusal):
    """Nobody has that number."""

    def __init__(self) -> None:
        super().__init__("crm-refusal-none")


class OwnPage(Refusal):
    """Nobody of the team looks at themself as the team does: as a customer they have their own pages."""

    def __init__(self) -> None:
        super().__init__("crm-refusal-own")
