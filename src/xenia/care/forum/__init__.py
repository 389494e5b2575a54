"""The staff forum: a Telegram group in which each ticket has a topic; staff answer there."""
