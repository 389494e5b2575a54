"""What stands under every unasked message."""

from xenia.core.reply import Screen, button
from xenia.core.texts import Say
from xenia.deliveries.taps import Stop, Why


def signed(say: Say, screen: Screen, delivery_id: int) -> Screen:
    """An unasked message with its last row: why it came, and an end to its kind."""
    return screen.with_rows(
        (
            button(say.plain("deliveries-why"), Why(delivery=delivery_id)),
            button(say.plain("deliveries-stop"), Stop(delivery=delivery_id)),
        )
    )
