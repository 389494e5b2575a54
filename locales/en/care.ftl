# Cases: what a customer brings and must be finished.
care-doorway = I want a person
care-command = Talk to a person
care-cases-doorway = Cases
care-cases-command = The open cases
care-kind = { $kind ->
    [complaint] complaint
    [question] question
    [request] request
    [suggestion] suggestion
   *[praise] kind word
 }
# The customer.
care-ask = { $open ->
    [yes] Shall we go on with what is open, or is it something new?
   *[no] A person of the shop will answer you here. What is it about?
 }

    Choose, or just write to us.
care-new = { $kind ->
    [complaint] I have a complaint
    [question] I have a question
    [request] I need something
    [suggestion] I have a suggestion
   *[praise] A kind word
 }
care-open-one = Case { $reference } ({ $kind })
care-listening = { $kind ->
    [complaint] We are sorry that something went wrong. Tell us what happened and, if you remember, when and in which shop.
    [question] We are listening. What is your question?
    [request] We are listening. What do you need?
    [suggestion] We are listening. What would you do differently?
   *[praise] We are glad. For whom or what is the kind word? We will pass it on.
 }

    Write as many messages as you like, or send photos, a voice message or a file. Everything reaches us.
care-promise = { $hours ->
    [open] { $state } A person answers you here as soon as they can.
    [closed] { $state } A person answers you here once we are open.
   *[unknown] A person answers you here as soon as they can.{ $state }
 }
care-received = We have it. Your case is called <b>{ $reference }</b>.
    { $told ->
        [yes] The shop's team is reading it now. { $promise }
        [closed] The team sees it as soon as we open. { $promise }
       *[no] Nobody of the team can be found at this moment; we keep it for the first one who comes.
    }

    To add something, write it or send it here.
care-added = { $held ->
    [yes] Added to case { $reference }. { $member } has it.
   *[no] Added to case { $reference }.
 }
care-added-late = Your message was waiting, and for the team to read it we have added it to case { $reference }.
care-already-in = What you wrote is in case { $reference } already, and we have added it nowhere else.
care-elsewhere = No, it is about something else
care-open-another = Shall we open a new case with this?
care-stays = All right. It stays in case { $reference }.
care-still-note = It stayed a note: only the team sees it. For the customer to read it, write it in a new message.
care-corrected = Your correction is in case { $reference }, beside what you had written.
care-go-on = We are listening, about case { $reference }. Write or send whatever you like.
care-go-on-button = I want to add something
care-look = Where it stands
care-mine =
    Case <b>{ $reference }</b> ({ $kind })
    Since { $opened }

    { $state ->
        [new] It is on the team's list, and nobody has taken it yet. { $promise }
        [claimed] { $held ->
            [yes] { $member } has it. { $promise }
           *[no] It waits for the next person of the team. { $promise }
        }
        [waiting-customer] We need your answer to go on.
        [waiting-us] { $held ->
            [yes] It is our turn to answer you. { $member } has it. { $promise }
           *[no] It is our turn to answer you. { $promise }
        }
        [resolved] We told you how it was solved. If it was not, tell us.
       *[closed] It is finished.
    }
care-solved = Yes, it is solved
care-not-solved = It is not solved
care-agreed = Thank you for telling us. Case { $reference } is closed. Should something turn out to be left, one tap opens it again within fourteen days.
care-brought-back =
    Case { $reference } is open again, and comes first now. { $promise }

    What is still not right? Write it here.
care-withdraw = No longer needed
care-withdraw-sure = Close case { $reference } without an answer?
care-withdraw-yes = Yes, close it
care-withdraw-no = No, keep it
care-withdrawn = Closed, as you asked. Should you change your mind within fourteen days, one tap opens case { $reference } again.
care-which = To which case shall we add this?{ $messages ->
    [one] {""}
   *[other] {" "}We have kept { $messages } messages of yours.
 }
care-kept-as-changed = We have kept your message as you corrected it: “{ $words }”. It waits for your choice above.
care-add-to = To { $reference } ({ $kind })
care-keep-out = No, it is something else
care-kept-out = All right, we added it nowhere. For something new, the menu is here.
care-leaves-open = { $many ->
    [one] You have an open case ({ $references }). If we write to you, you will read it, but to answer you will need to be a member.
   *[other] You have open cases ({ $references }). If we write to you, you will read it, but to answer you will need to be a member.
 }
care-replied-to-solved = { $fresh ->
    [yes] Case { $reference } is finished. If it is not solved, tap “It is not solved”, and your message goes with it.
   *[no] Case { $reference } was finished some time ago. To be answered by somebody, open a new one.
 }
care-all-well = All is well, I only wanted to say it
care-thanked = { $fresh ->
    [yes] Thank you, we have told the team. Case { $reference } stays as it is; should something turn out to be left, one tap opens it again.
   *[no] Thank you, we have told the team.
 }
care-in-hand = { $many ->
    [one] They have one open case ({ $references }). It will wait until somebody else takes it.
   *[other] They have { $many } open cases ({ $references }). They will wait until somebody else takes them.
 }
care-customer-happened = { $what ->
    [opened-for] We have opened case { $reference } for you, with what you told us. { $member } has it.
    [claimed] Your case { $reference } is now with { $member }, who will write to you here.
    [handed-over] Your case { $reference } is now with { $member }, who will write to you here.
    [waiting] To go on with case { $reference } we need your answer. Write to us whenever you can.
    [took-in] Your cases { $reference } and { $member } were about the same thing and are one now: we go on in { $reference }.
   *[reopened] We have opened your case { $reference } again. { $member } has it.
 }
care-line-customer = { $what ->
    [answer] <b>{ $member }</b> · { $shop } · { $name }
    [edit] <b>{ $member }</b> · { $shop } · { $name } (corrected)
    [resolved] <b>{ $member }</b> · { $shop } · { $name }
    We think we have solved it:
   *[closed] <b>{ $member }</b> · { $shop } · { $name }
    We are closing your case, for this reason:
 }
care-line-reply = Answer · { $name }
# One line, as it arrives.
care-line =
    { $head }
    { $words }
care-sent = { $what ->
    [photo] [photo]
    [video] [video]
    [animation] [animation]
    [audio] [audio]
    [document] [file]
    [voice] [voice message]
    [video_note] [round video]
    [sticker] [sticker]
    [location] [place]
    [venue] [place]
    [contact] [contact]
    [rating] [rating]
    [resolved] [solved]
    [closed] [closed]
    [reaction] [reaction]
   *[other] [something that cannot be read here]
 }
# The team.
care-line-team = { $side ->
    [customer] <b>{ $name }</b> · { $customer }
    [note] <b>{ $name }</b> · note · { $member }
   *[staff] <b>{ $name }</b> · { $member } to the customer
 }{ $relation ->
    [edit] {" "}(corrects { $other })
    [reply] {" "}(answers { $other })
   *[none] {""}
 }{ $ended ->
    [yes] {" "}(the case is finished)
   *[no] {""}
 }
care-line-page = Case { $name }
care-team-happened = { $what ->
    [opened] <b>{ $name }</b> · new case ({ $kind })
    { $customer }, card { $card }. The words follow below.
    [handed-over] <b>{ $name }</b> · this case is now with { $words }
    { $customer }, card { $card }. Handed over by { $member }.
    [brought-back] <b>{ $name }</b> · not solved ({ $kind })
    { $customer }, card { $card }, asks us to look at it again.
    [goodwill] <b>{ $name }</b> · goodwill, +{ $words }
    { $customer }, card { $card }. Given by { $member }.
    [freed] <b>{ $name }</b> · nobody has it any more ({ $kind })
    { $customer }, card { $card }. It was with { $words }, who is no longer on the team.
    [agreed] <b>{ $name }</b> · the customer says it is solved
    { $customer }, card { $card }.
    [merged] <b>{ $name }</b> · goes on in { $words }, which is older
    { $customer }, card { $card }. Joined by { $member }.
    [took-in] <b>{ $name }</b> · joined with { $words }, which goes on here
    { $customer }, card { $card }. Joined by { $member }.
    [elsewhere] <b>{ $name }</b> · the customer says that { $words } is about something else
    { $customer }, card { $card }.
   *[withdrawn] <b>{ $name }</b> · the customer says it is no longer needed
    { $customer }, card { $card }.
 }
care-list = { $many ->
    [0] No open case.
    [one] <b>One open case</b>
   *[other] <b>{ $many } open cases</b>
 }
care-list-line = <b>{ $reference }</b> · { $kind } · { $customer }{ $again ->
    [yes] {" "}· not solved the first time
   *[no] {""}
 }
    { $age }, { $held ->
        [yes] with { $member }
       *[no] nobody has it
    }{ $state ->
        [waiting-customer] , we wait for the customer
        [waiting-us] , the customer waits for us
       *[other] {""}
    }
care-open-for = Write down what a customer told me
care-for-whom = { $again ->
    [yes] The number of the card is needed, and then the words, for example: <code>4821 The coffee was cold</code>
   *[no] Write the number of the card and what they told you, for example: <code>4821 The coffee was cold</code>
    The customer will read it with your name, and the case is yours.
 }
care-list-back = ‹ Cases
care-age = { $unit ->
    [minutes] { $many ->
        [0] just now
        [one] one minute ago
       *[other] { $many } minutes ago
    }
    [hours] { $many ->
        [one] one hour ago
       *[other] { $many } hours ago
    }
   *[days] { $many } days ago
 }
care-page = <b>{ $reference }</b> · { $kind } · { $state ->
    [new] new
    [claimed] in hand
    [waiting-customer] we wait for the customer
    [waiting-us] the customer waits for us
    [resolved] solved
   *[closed] closed
 }
    { $customer }, card { $card }{ $here ->
        [yes] {""}
       *[no] {" "}(has left: they read, but cannot answer here)
    }
    Opened { $opened }, { $age }
    { $held ->
        [yes] With { $member }
       *[no] Nobody has it
    }{ $reopened ->
        [0] {""}
        [one] . Opened again once
       *[other] . Opened again { $reopened } times
    }
care-told = <i>{ $at } · { $number }</i> { $side ->
    [customer] <b>{ $who }</b>
    [note] { $who }, note
   *[staff] { $who }
 }{ $edit ->
    [no] {""}
   *[other] {" "}(corrects { $edit })
 }: { $words }
care-told-happened = <i>{ $at } · { $what ->
    [opened] opened
    [opened-for] written down as the customer told it ({ $member })
    [claimed] taken by { $member }
    [handed-over] { $member } handed it over to { $words }
    [waiting] we wait for the customer ({ $member })
    [brought-back] the customer: not solved
    [goodwill] goodwill by { $member }, +{ $words }
    [goodwill-asked] { $member } asks a second person for goodwill, +{ $words }
    [goodwill-no] { $member }: no to the goodwill, +{ $words }
    [goodwill-lapsed] nobody answered about the goodwill, +{ $words }
    [agreed] the customer: solved
    [elsewhere] the customer: { $words } is about something else
    [withdrawn] the customer: no longer needed
    [erased] erased at the customer’s request
    [sorted] { $member }: it is { $words ->
        [complaint] a complaint
        [question] a question
        [request] a request
        [suggestion] a suggestion
       *[praise] a kind word
    }
    [freed] { $words } is no longer on the team, nobody has it
    [merged] goes on in { $words } ({ $member })
    [took-in] { $words } was joined to it ({ $member })
   *[reopened] opened again by { $member }
 }</i>
care-sort = Change the kind
care-which-kind = { $name }: now it is a { $kind }. What is it really? The deadline goes by the kind.
care-kind-button = { $kind ->
    [complaint] Complaint
    [question] Question
    [request] Request
    [suggestion] Suggestion
   *[praise] Kind word
 }
care-sorted = Now it is a { $kind }. The deadline follows.
care-claim = I take it
care-claimed = It is yours. The customer is told.
care-answer = Answer
care-note = Note for the team
care-resolve = Solved
care-wait = I wait for the customer
care-waiting = The customer is told that we wait for them.
care-hand-over = Hand over
care-handed-over = Now with { $member }.
care-close = Close with a reason
care-reopen = Open it again
care-reopened = Open again, and yours. The customer is told.
care-everything = The whole conversation
care-everything-sent = All of it is coming, with photos and files.
care-to-whom = { $some ->
    [yes] { $name }: to whom do you hand it over?
   *[no] { $name }: there is nobody else on the team who could take it.
 }
care-write = { $mode ->
    [answer] { $name }, to { $customer }. Write your answer or send a photo, a file or a voice message. You will see it before it leaves.
    [note] { $name }: write your note. In the conversation only the team sees it; the customer reads it if they ask for all their data.
    [resolve] { $name }, to { $customer }. In a sentence: how was it solved? The customer will read it.
   *[close] { $name }, to { $customer }. In a sentence: why can nothing more be done? The customer will read it.
 }
care-cancel = Cancel
care-draft =
    { $mode ->
        [answer] { $name }, to { $customer }
        [note] { $name }, a note for the team only
        [resolve] { $name }, solved. To { $customer }
       *[close] { $name }, closing. To { $customer }
    }

    { $words }

    { $mode ->
        [note] Write it down like this?
       *[other] Send it like this?
    }
care-send = { $mode ->
    [note] Write it down
   *[other] Send
 }
care-only-words = Words are needed here, for the customer to read. Photos go with “Answer”.
care-done = { $mode ->
    [answer] Sending. To { $customer }
    [note] Written down. Only the team sees it.
    [resolve] Solved. The customer is told, and can say if it is not. To { $customer }
   *[close] Closed. The customer reads why. To { $customer }
 }
care-not-sent = Not sent. { $why }
care-not-delivered = Your message { $name } was not delivered. To { $customer }. If they have closed their chat with us, they get it when they write again.
# When something cannot be done.
care-refusal-none = We cannot find that case.
care-refusal-own = This is your own case as a customer; somebody else of the team takes care of it.
care-refusal-held = This case is with { $name }.
care-refusal-not-open = This case is finished. To write to the customer, open it again first.
care-refusal-nothing-to-answer = The customer has nothing to answer yet. First write to them what you need.
care-refusal-not-fresh = Fourteen days have passed. Write to us anew with /person and we will find it.
care-refusal-nobody = That colleague cannot take it.
care-refusal-admins = Closing without a solution is for admins.
care-refusal-card = We find no member with that card.
care-other-draft = That text is not your latest one any more. Below is what would be sent.
