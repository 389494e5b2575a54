"""The buttons of a screen as aiogram has them."""

from functools import lru_cache

from aiogram.types import CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup

from xenia.core.reply import Button, Screen


def keyboard_of(screen: Screen) -> InlineKeyboardMarkup | None:
    """The buttons of a screen as aiogram has them; None where it has none."""
    return _markup(screen.rows) if screen.rows else None


@lru_cache(maxsize=256)
def _markup(rows: tuple[tuple[Button, ...], ...]) -> InlineKeyboardMarkup:
    """Buttons as aiogram has them. The last ones are kept: most screens come again with the same buttons."""
    return InlineKeyboardMarkup(
        inline_keyboard=[
            [
                InlineKeyboardButton(
                    text=one.label,
                    callback_data=one.data,
                    url=one.url,
                    copy_text=CopyTextButton(text=one.copy) if one.copy else None,
                    style=one.style,
                )
                for one in row
            ]
            for row in rows
        ]
    )
