"""Somebody of the team types an answer and says not to whom: they are asked, and nothing is guessed."""
