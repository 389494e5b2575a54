# Reactions, joining cases, muting, and what cannot be carried.
threads-reacted = { $what ->
    [none] Took back the reaction to { $name }
    [own] Reacted with a picture that cannot be shown here, to { $name }
   *[emoji] Reacted with { $emoji } to { $name }
 }{ $quoted ->
    [no] {""}
   *[yes] : “{ $words }”
 }
threads-refusal-note = Your correction was neither sent nor written down: what has gone to the customer cannot become a note. Write the note in a new message.
threads-join = Join with another
threads-join-which = { $some ->
    [yes] { $name } · { $customer }
    Which case is the same matter?
   *[no] { $name } · { $customer }
    There is no other open case.
 }
threads-join-sure =
    { $younger } closes and goes on in { $elder }, which is older. All that was said stays, and what is answered to { $younger } comes to { $elder }. The customer is told.

    They cannot be parted again. Shall they become one?
threads-join-yes = Yes, make them one
threads-join-done = They are one now: { $name }. The customer is told.
threads-joined = { $name }, as it was
threads-mute = { $again ->
    [yes] Send me its messages again
   *[no] Stop sending me its messages
 }
threads-mute-here = Mute for me
threads-muted = { $again ->
    [yes] The messages of { $name } come to you again.
   *[no] The messages of { $name } no longer come to you. If you take it, they do again.
 }
threads-refusal-yours = This case is yours, so its messages come to you. If it is not for you, hand it over.
threads-refusal-joined = { $reference } has been joined already and goes on in { $into }.
threads-refusal-other = Only open cases of the same customer can be joined.
threads-missing = <i>Missing: { $what ->
    [photo] a photo
    [video] a video
    [animation] an animation
    [audio] an audio file
    [document] a file
    [voice] a voice message
    [video_note] a round video
    [sticker] a sticker
   *[other] something
 } that cannot be brought here. If you need it, ask for it in another way.</i>
