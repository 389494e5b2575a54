# Somebody of the team writes, and does not say to whom.
whom-ask = { $note ->
    [yes] Not written down anywhere yet:
   *[no] Not sent to anybody yet:
 }
    “{ $words }”

    { $note ->
        [yes] In which case shall the note go?
       *[no] To which customer shall it go?
    }
whom-one = { $name } · { $customer }
whom-nobody = To nobody
whom-not-sent = Fine, it was sent to nobody.
whom-refusal-none = Nothing waits to be sent any more. If you have not sent it yet, please write it again.
