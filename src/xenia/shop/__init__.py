"""The business this bot serves: its name, its zone and the rules of its programme."""

from xenia.shop.shop import Rules, Shop, points_for, secret_of

__all__ = ["Rules", "Shop", "points_for", "secret_of"]
