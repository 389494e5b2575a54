"""What customers tell us: a rating, words, photos."""
