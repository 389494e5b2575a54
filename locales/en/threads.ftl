# Reactions, joining cases, muting, and what cannot be carried.
threads-reacted = { $what ->
    [none] Took back the reaction to { $name }: “{ $words }”
    [own] Reacted with a picture of their own to { $name }: “{ $words }”
   *[emoji] Reacted with { $emoji } to { $name }: “{ $words }”
 }
threads-refusal-note = Your correction was neither sent nor written down: what has gone to the customer cannot become a note. Write the note in a new message.
