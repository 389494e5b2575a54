"""How quickly and how well tickets are looked after, in figures for those who answer for the shop."""
