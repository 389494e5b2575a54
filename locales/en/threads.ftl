# Reactions, joining cases, muting, and what cannot be carried.
threads-refusal-note = Your correction was neither sent nor written down: what has gone to the customer cannot become a note. Write the note in a new message.
