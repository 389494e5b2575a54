"""Answers that the shop has ready: written once in both languages, filled in for whoever asks."""
