# Kind words that reach those who earned them, if whoever said them agrees. And the team's suggestions.
praise-pass-on = Let the team read it
praise-whose =
    <b>A kind word</b>{ $of ->
        [ticket] {" "}({ $reference })
       *[rating] {""}
    }
    { $customer }: "{ $words }"

    { $asked ->
        [no] { $some ->
            [yes] If it is for them, ask the customer whether they may read it.
           *[no] For whom is it? If you choose nobody, it is for the whole team.
        } We ask once.
        [waiting] We have asked the customer, who has not answered yet.
        [named] The customer said yes, with their name.
        [unnamed] The customer said yes, without their name.
       *[other] The customer would rather not have it read.
    }
praise-for = { $chosen ->
    [yes] ● { $name }
   *[no] ○ { $name }
 }
praise-ask = Ask the customer
praise-asked = The customer will be asked. If they say yes, it is read at once.
praise-question =
    You wrote something lovely to us:
    "{ $words }"

    { $all ->
        [yes] May the shop's team read it?
       *[no] May those who earned it read it? ({ $names })
    }
praise-let = { $answer ->
    [named] Yes, with my name
    [unnamed] Yes, without a name
   *[no] No
 }
praise-thanks = { $answer ->
    [named] Thank you. They read it with your name.
    [unnamed] Thank you. They read it without your name.
   *[no] All right, we show it to nobody else.
 } If you change your mind, tap another answer below.
praise-passed-on =
    { $all ->
        [yes] A kind word for the whole team
       *[no] A kind word for you
    }{ $named ->
        [yes] , from: { $name }
       *[no] {""}
    }

    "{ $words }"
praise-doorway = Kind words
praise-page =
    <b>Kind words for you</b>
    { $month ->
        [0] None yet this month
        [one] One this month
       *[other] { $month } this month
    }, { $ever } in all{ $team ->
        [0] {""}
        [one] . And one for the whole team this month
       *[other] . And { $team } for the whole team this month
    }.
praise-line = <i>{ $day }{ $all ->
    [yes] {" "}· for the whole team
   *[no] {""}
 }{ $named ->
    [yes] {" "}· { $name }
   *[no] {""}
 }</i>
    "{ $words }"
praise-counts = <b>The team</b>{ $waiting ->
    [0] {""}
    [one] {" "}(one customer has not answered yet)
   *[other] {" "}({ $waiting } customers have not answered yet)
 }
praise-count = { $name }: { $month } this month, { $ever } in all
praise-from-feedback = Kind words from feedback
praise-feedbacks = { $some ->
    [yes] <b>Feedback with five stars and words</b>
    Which should the team read?
   *[no] In the last 30 days there is no other feedback with five stars and words.
 }
praise-feedback = <b>{ $number }</b> · { $day }
    "{ $words }"
praise-refusal-none = We cannot find this kind word.
praise-refusal-words = There are no words to be read.
praise-refusal-asked = The customer has been asked already; we do not ask twice.
praise-refusal-gone = This cannot be done any more: the customer or the colleague is not here.
praise-refusal-answered = This suggestion has its answer already.
# Suggestions of the team to the owner.
praise-suggestions-doorway = Suggestions
praise-suggestions = { $owner ->
    [yes] { $some ->
        [yes] <b>Suggestions of the team</b>
       *[no] The team has not written a suggestion yet.
    }
   *[no] { $some ->
        [yes] <b>Your suggestions</b>
       *[no] What would you do differently? Your suggestion goes straight to the owner, who answers you.
    }
 }
praise-suggestion = <b>{ $number }</b> · { $name } · { $day }
    { $words }
    { $answered ->
        [yes] <i>{ $owner }: { $answer }</i>
       *[no] <i>Not answered yet.</i>
    }
praise-suggestion-new = Suggest something to the owner
praise-suggestion-ask = { $again ->
    [yes] Write it in words, up to { $limit } letters. What do you suggest?
   *[no] What do you suggest? A few words will do.
 }
praise-suggestion-draft =
    The owner will read this, with your name:

    { $words }

    Shall it be sent like this?
praise-suggestion-send = Send
praise-suggestion-sent = It is on its way to the owner. You will read the answer here. Thank you.
praise-suggestion-arrived =
    <b>Suggestion</b> · { $name }
    { $words }
praise-suggestion-answer = Answer
praise-suggestion-answer-this = Answer { $number }
praise-suggestion-answer-ask =
    "{ $words }"

    { $again ->
        [yes] Write the answer in words, up to { $limit } letters.
       *[no] In one sentence: what is your answer?
    }
praise-suggestion-answer-draft =
    "{ $words }"

    Your answer:
    { $answer }

    Shall it be sent like this?
praise-suggestion-answer-send = Send
praise-suggestion-answered =
    The owner has answered your suggestion:
    "{ $words }"

    <b>{ $owner }</b>: { $answer }
