"""Learning anew from what the team has labelled: beside the bot, and used only if nothing got worse."""
