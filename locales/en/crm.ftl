# A customer's page, for the team.
crm-open = Customer's page
crm-back-to-ticket = ‹ Case
crm-page = <b>{ $name }</b> · card { $card }{ $left ->
    [no] {""}
   *[other]
    {""}
    Has left ({ $left }). Only what they had brought to us is shown.
 }
crm-points = { $points ->
    [0] No points
    [one] 1 point
   *[other] { $points } points
 }{ $debt ->
    [0] {""}
    [one] {" "}(the next one covers a purchase that was undone)
   *[other] {" "}(the next { $debt } cover a purchase that was undone)
 }
crm-visit = { $day ->
    [no] No visit recorded yet
   *[other] Last visit: { $day }
 }
crm-standing =
    Member since { $since }, reads { $language ->
        [el] Greek
       *[en] English
    }
    { $reached ->
        [yes] Gets our messages
       *[no] Has closed our chat: whatever we write waits until they write again
    }{ $winback ->
        [no] {""}
       *[other]
        {""}
        Last greeted for not having come for long: { $winback }
    }
crm-open-tickets = { $many ->
    [0] No open case
    [one] <b>One open case</b>
   *[other] <b>Open cases</b>
 }
crm-ended = <b>Earlier cases</b>
crm-ticket = { $reference } · { $kind } · { $day } · { $state ->
    [new] new
    [claimed] in progress
    [waiting-customer] we wait for the customer
    [waiting-us] the customer waits for us
    [resolved] solved
   *[closed] closed
 }
crm-feedback = { $some ->
    [yes] <b>The feedback they gave us</b>
   *[no] No feedback yet
 }
crm-mark = { $day } · { $mark }{ $some ->
    [yes] : “{ $words }”
   *[no] {""}
 }{ $photos ->
    [0] {""}
    [one] {" "}[photo]
   *[other] {" "}[{ $photos } photos]
 }
crm-purchases = { $count ->
    [0] No purchase in the last twelve months
    [one] <b>Purchases</b>: one in the last twelve months, { $amount }
   *[other] <b>Purchases</b>: { $count } in the last twelve months, { $amount }
 }
crm-purchase = { $day } · { $amount } · { $points ->
    [one] 1 point
   *[other] { $points } points
 }{ $back ->
    [no] {""}
   *[other] {" "}({ $back } given back)
 }
crm-consents = <b>What they agreed to hear about</b>
crm-consent = { $purpose }: { $given ->
    [yes] yes, since { $since }
    [older] had said yes ({ $since }) to earlier words; we do not send
   *[no] { $asked ->
        [yes] no, since { $since }
       *[no] no
    }
 }
crm-messages = { $some ->
    [yes] <b>What we sent unasked</b>
   *[no] We have sent nothing unasked
 }
crm-message = { $day } · { $purpose }{ $state ->
    [unknown] {" "}(may not have arrived)
   *[other] {""}
 }
crm-refusal-none = We cannot find that customer.
crm-refusal-own = This is your own page. You see what is yours as a customer, from your menu.
