"""How updates come in, in what order they are worked, and how answers go out."""
