"""A pretend customer for those who want to practise: the pages of real tickets, and nobody at their end."""
