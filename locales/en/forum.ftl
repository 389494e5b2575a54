# The staff's Telegram group: one topic for each case.
forum-doorway = Telegram group
forum-page-none = Cases now come to everybody separately, in their chat with me. They can come to a Telegram group instead, with one topic for each case.

    1. Make a group with the staff and switch on Topics (Edit group → Topics).
    2. Add me and make me an administrator who may “Manage topics”.
    3. Tap here for a code and write it in the group.

    Only put those into the group who may read what customers write.
forum-page =
    Cases come to the group <b>{ $title }</b>, since { $since }.

    { $lack ->
        [none] All is well.
        [gone] I am not in the group any more. Add me, and make me an administrator who may “Manage topics”. Until then they come to everybody separately.
        [topics] The group has no Topics. Switch them on in its settings. Until then cases come to everybody separately.
        [unknown] I have not seen yet how the group is set up. Tap “Try again”.
       *[rights] I am no administrator who may “Manage topics”. Give me that right. Until then cases come to everybody separately.
    }
forum-new-code = { $bound ->
    [yes] Another group
   *[no] A code for the group
 }
forum-code = Write this in the group:

    <code>{ $typed }</code>

    It is good once, until { $until }.
forum-copy-code = Copy
forum-try = Try again
forum-leave = No more group
forum-leave-sure = Shall cases not come to the group any more? They will come to everybody separately. What was written stays.
forum-leave-yes = Yes, no more
forum-leave-no = No, keep it
forum-looked = { $lack ->
    [none] All is well.
    [gone] I am not in the group.
    [topics] The group has no Topics.
    [rights] The right to “Manage topics” is missing.
   *[unknown] Telegram does not answer at the moment. Please try again shortly.
 }
forum-former = { $name } is not on the shop's team any more, and nothing they write in “{ $group }” reaches a customer. As long as they are in that group they can read it: please remove them there as well.
forum-in-hand = { $sure ->
    [yes] They are in the Telegram group “{ $group }” too, and will go on reading what is written there. Please remove them there by hand.
   *[no] If they are in the Telegram group “{ $group }” too, they will go on reading what is written there. Please remove them there by hand.
 }
forum-trouble = I cannot write in the staff's group. Cases now come to everybody separately, and nothing is lost.

    { $lack ->
        [gone] I am not in the group any more: please add me again, as an administrator who may “Manage topics”.
        [topics] The group has no Topics any more: please switch them on in its settings.
       *[rights] I need to be an administrator who may “Manage topics”.
    }
forum-refusal-code = This code is no good: it was used, or its time is over. The owner finds a new one in my menu, “Telegram group”.
# In the group.
forum-bound = { $lack ->
    [none] From now on customers' cases come to this group, with one topic for each.

    What you write in a case's topic goes to the customer. What begins with // stays in the group.
    [topics] Nearly there. The group has no Topics: switch them on in its settings and tap “Try again”.
    [rights] Nearly there. Make me an administrator who may “Manage topics” and tap “Try again”.
   *[unknown] Nearly there. I could not see how the group is set up; tap “Try again” shortly.
 }
forum-works-again = All is well: customers' cases come here, with one topic for each.
forum-title = { $reference } { $kind ->
    [complaint] Complaint
    [question] Question
    [request] Request
    [suggestion] Suggestion
   *[praise] Praise
 } · { $customer } · { $state ->
    [new] new
    [claimed] in progress
    [waiting-customer] waiting for the customer
    [waiting-us] waiting for us
    [resolved] solved
   *[closed] closed
 }
forum-card = <b>{ $reference }</b> · { $kind } · { $state ->
    [new] new
    [claimed] in progress
    [waiting-customer] waiting for the customer
    [waiting-us] the customer waits for us
    [resolved] solved
   *[closed] closed
 }
    { $customer }, card { $card }{ $here ->
        [yes] {""}
       *[no] {" "}(has left: can read, but cannot answer here)
    }
    Opened { $opened }
    { $held ->
        [yes] With: { $member }
       *[no] Nobody has it
    }{ $reopened ->
        [0] {""}
        [one] . Reopened once
       *[other] . Reopened { $reopened } times
    }

    { $open ->
        [yes] What you write here goes to the customer with your name. What begins with // stays in the group.
       *[no] It has ended. To write to the customer, open it again first.
    }
forum-before-title = <b>What was said so far</b>
forum-before = <i>{ $at } · { $name }</i> { $side ->
    [customer] <b>{ $who }</b>
    [note] { $who }, note
   *[staff] { $who }
 }{ $edit ->
    [yes] {" "}(edit)
   *[no] {""}
 }: { $words }
forum-no-ticket = This is not the topic of a case, and nothing you write here goes to a customer. To answer a customer, write in the topic of their case.
forum-not-of-team = { $anonymous ->
    [yes] Not sent: you are writing anonymously, and I cannot tell who you are. Write with your own name (Administrators → Remain anonymous) and send it again.
   *[no] Not sent to the customer: I do not find you on the shop's team. The owner can invite you.
 }
forum-only-words = Words are needed here, for the customer to read.
forum-no-note-any-more = The customer has read it as it was, and your change was not sent. For a note, write a new message that begins with //.
forum-held = Not sent. The case is with: { $holder }. For you ({ $member }) to answer, let whoever has it, or an admin, give it to you here; then send it again.
forum-give-to = Give it to: { $member }
forum-ask = { $mode ->
    [close] { $name }, to: { $customer }. Why can no more be done? Write one sentence here. The customer will read it.
   *[resolve] { $name }, to: { $customer }. How was it solved? Write one sentence here, or tap a ready one. The customer will read it.
 }
forum-ready = { $which ->
    [1] We have put it right. Thank you for telling us.
    [2] We have answered you; if anything is left, write to us here.
   *[3] We are seeing to it that it does not happen again.
 }
forum-was-an-answer = { $by ->
    [customer] It was sent as an answer, since the customer has written meanwhile.
   *[other] It was sent as an answer, since something else has happened here meanwhile.
 } { $name } stays open.
forum-dropped = All right, nothing was sent.
forum-solved = { $name } is solved. The customer is told, and can say if it is not. To: { $customer }

    { $words }
forum-solved-notice = Solved. The customer is told.
forum-not-here = { $team ->
    [yes] This is done in our chat, not in the group.
   *[no] This is for the shop's team, and I do not find you on it.
 }
forum-former-topic = Cases do not come to this group any more, and no customer has read this. You find the cases in your own chat with me: /cases
