"""Xenia: a customer-care and loyalty bot for shops on Telegram."""
