# When something that the team wrote looks like a note, and does not leave before its writer says so.
doubt-ask = I kept it, and it was not sent: { $why ->
    [reply] it answers a note of the team
   *[looks] it looks like a note
 } ({ $name }). Is it for the team alone, or should the customer read it? To: { $customer }
doubt-again = This has not been sent yet ({ $name }). Is it for the team alone, or should the customer read it? To: { $customer }
doubt-note = For the team alone
doubt-send = Send it to the customer
doubt-decided = { $note ->
    [yes] Written down in { $name } as a note. Only the team sees it.
   *[no] On its way ({ $name }). To: { $customer }
 }
doubt-refusal-decided = This has been settled already.
doubt-refusal-another = { $name } wrote it. Only the writer knows whom it is for.
doubt-refusal-left = I do not find you in the shop's team any more.
