"""Texts and their entities: markup read, links and commands found."""
