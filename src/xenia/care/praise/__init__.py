"""Kind words passed on to those who earned them, and what the team suggests to the owner."""
