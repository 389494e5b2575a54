"""By when a ticket must have been answered and solved, in opening hours, and who hears when it is not."""
