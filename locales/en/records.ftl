# Transcripts of cases.
records-own = Copy of the conversation
records-whole = Copy, with everything
records-json = As JSON too, for programs
records-file = { $whose ->
    [customer] { $form ->
        [html] Case { $reference }, with all that we said. The file opens in your browser.
       *[json] Case { $reference }, with all that we said, in a form for programs.
    }
   *[owner] { $form ->
        [html] The whole of case { $reference }, with notes and changes. It holds personal data: keep the file to yourself.
       *[json] The whole of case { $reference }, in a form for programs. It holds personal data: keep the file to yourself.
    }
 }
records-here = The whole conversation of { $reference } so far, with notes and corrections. The file opens in the browser and stays with the team.
records-title = Case { $reference } · { $shop }
records-about = { $customer }, card { $card } · { $kind } · { $state }
records-state = { $state ->
    [new] new
    [claimed] in progress
    [waiting-customer] waits for the customer
    [waiting-us] waits for the shop
    [resolved] solved
   *[closed] finished
 }
records-opened = Opened { $at }
records-joined = Case { $reference }, which became one with this
records-holder = With: { $member }
records-made = Copy of { $at }{ $whose ->
    [owner] {" "}· whole, for the shop alone
   *[customer] {""}
 }
records-who = { $name } · { $at } · { $side ->
    [note] { $who }, note
   *[other] { $who }
 }{ $relation ->
    [edit] {" "}(changes { $other })
    [reply] {" "}(answers { $other })
   *[none] {""}
 }
records-happened = { $what ->
    [opened] the case was opened
    [opened-for] written down as the customer told it{ $named ->
        [yes] {" "}({ $member })
       *[no] {""}
    }
    [claimed] taken by { $member }
    [handed-over] now with { $words }{ $named ->
        [yes] {" "}(handed over by { $member })
       *[no] {""}
    }
    [waiting] we wait for the customer
    [reopened] opened again by { $member }
    [brought-back] the customer: not solved
    [sorted] { $member }: it is { $words ->
        [complaint] a complaint
        [question] a question
        [request] a request
        [suggestion] a suggestion
       *[praise] a kind word
    }
    [freed] { $words } is no longer on the team, nobody has it
    [agreed] the customer: solved
    [elsewhere] the customer: { $words } is about something else
    [withdrawn] the customer: not needed any more
    [erased] erased at the customer’s request
    [took-in] { $words } was joined to this one{ $named ->
        [yes] {" "}({ $member })
       *[no] {""}
    }
    [merged] goes on in { $words }{ $named ->
        [yes] {" "}({ $member })
       *[no] {""}
    }
    [goodwill] goodwill, +{ $words } ({ $member })
    [goodwill-asked] { $member } asks for a second person’s yes to goodwill, +{ $words }
    [goodwill-no] { $member }: no to goodwill, +{ $words }
    [goodwill-lapsed] nobody answered about goodwill, +{ $words }
   *[other] { $what } { $member } { $words }
 }
