# Points as the customer sees them, and as staff give them.
loyalty-doorway = My points
loyalty-command = Your points
loyalty-balance = { $points ->
    [0] You have no points at the moment. Every purchase brings new ones.
    [one] You have <b>1 point</b>.
   *[other] You have <b>{ $points } points</b>.
 }
loyalty-debt = The next { $points ->
    [one] point first covers
   *[other] { $points } points first cover
 } a purchase that was undone.
loyalty-buys = Already enough for:
loyalty-buys-line = • { $name } ({ $points })
loyalty-nearest =
    Next reward: { $name }
    { $bar } { $missing } of { $points } to go
loyalty-expiring = Good until:
loyalty-expiring-line = • { $day }: { $points ->
    [one] 1 point
   *[other] { $points } points
 }
loyalty-history-button = How did I get these?
loyalty-history-title = <b>Your points, line by line</b>, newest first
loyalty-history-empty = Nothing here yet. Your first purchase will be the first line.
loyalty-history-line = <b>{ $sign }{ $points }</b> · { $day } · balance { $balance }
loyalty-why-purchase = Purchase of { $amount } ({ $rate } a euro), by { $actor }
loyalty-why-award = Points from the shop
loyalty-why-bonus = A present from the shop
loyalty-why-goodwill = Goodwill{ $reference ->
    [no] {""}
   *[other] , case { $reference }
 }
loyalty-why-redeem = { $name }, voucher { $code }
loyalty-why-cancel = Returned: { $name }, voucher { $code }{ $expired ->
    [0] {""}
    [one] {" "}(1 point had expired)
   *[other] {" "}({ $expired } points had expired)
 }
loyalty-why-expire = Expired
loyalty-why-refund = { $taken ->
    [yes] Purchase of { $amount } undone
   *[no] Purchase of { $amount } undone: { $debt ->
        [one] 1 point had been used
       *[other] { $debt } points had been used
    }
 }
loyalty-why-repay = Covered a purchase that had been undone
loyalty-newer = ‹ Newer
loyalty-older = Older ›
loyalty-told-award =
    <b>+{ $points }</b> { $points ->
        [one] point
       *[other] points
    } for your purchase of { $amount }. { $covered ->
        [0] {""}
        [one] One covered a purchase that had been undone.{" "}
       *[other] { $covered } covered a purchase that had been undone.{" "}
    }Total: { $balance }.

    Thank you.
    { $shop }
loyalty-told-undo =
    We corrected a slip: the purchase of { $amount } was undone.{ $points ->
        [0] {""}
        [one] {" "}1 point was taken back.
       *[other] {" "}{ $points } points were taken back.
    }{ $debt ->
        [0] {""}
        [one] {" "}You had already used 1 point of it; it comes off the next ones.
       *[other] {" "}You had already used { $debt } points of it; they come off the next ones.
    } Total: { $balance }.

    Our apologies.
    { $shop }
loyalty-card-own = This is your own card. Show it at the counter and we will scan it.
loyalty-card-other = This is a member card. The shop's staff scan it.
loyalty-refusal-self = Points on your own card are given by a colleague.
loyalty-refusal-amount = By hand, purchases up to €{ $limit } are recorded. Please check the amount.
loyalty-refusal-small = This amount does not make a single point. Please check it.
loyalty-refusal-daily = You have reached your limit for today. Ask the manager to record it.
loyalty-refusal-undo = A purchase can be undone within { $minutes } minutes, by whoever recorded it. Please talk to the manager.
loyalty-staff-doorway = Give points
loyalty-staff-how =
    <b>Points in ten seconds</b>

    Scan the card with your phone's camera and write the amount.
    Or write card number and amount here, for example: <code>4821 12.40</code>
loyalty-staff-customer =
    <b>{ $name }</b> · card { $card }
    { $points ->
        [one] 1 point
       *[other] { $points } points
    }

    How much was the purchase? Write only the amount, for example <code>12.40</code>
loyalty-staff-confirm =
    <b>{ $name }</b> · card { $card }
    Purchase <b>{ $amount }</b> → <b>{ $points ->
        [one] 1 point
       *[other] { $points } points
    }</b>
loyalty-staff-yes = Give { $points ->
    [one] 1 point
   *[other] { $points } points
 }
loyalty-staff-no = Correct the amount
loyalty-staff-done =
    Done: <b>+{ $points }</b> for { $name }, purchase of { $amount }. Total { $balance }.
    It can be undone for { $minutes } minutes.
loyalty-staff-undo = Undo
loyalty-staff-undone = The purchase of { $amount } for { $name } is undone. Total { $balance }.{ $told ->
    [yes] {" "}The member is told.
   *[no] {""}
 }
loyalty-staff-unknown = There is no card { $card }. Ask the customer to say the number again.
loyalty-staff-not-amount =
    That is not an amount. For { $name }, write only the amount of the purchase, for example <code>12.40</code>
