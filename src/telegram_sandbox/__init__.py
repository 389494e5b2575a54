"""A Telegram on this machine, for anyone who writes a bot: Bot API server, people's side and a page."""
