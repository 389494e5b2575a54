# Rewards and vouchers.
rewards-doorway = Rewards
rewards-command = What your points buy
rewards-vouchers-button = My vouchers
rewards-vouchers-command = Your vouchers
rewards-title = <b>Rewards</b> · you have { $points ->
    [one] 1 point
   *[other] { $points } points
 }
    {""}
rewards-none = We are preparing our rewards. Your points add up meanwhile.
rewards-line = { $state ->
    [within] ● { $name } – { $points }
    [sold-out] ○ { $name } – { $points } <i>(sold out for now)</i>
   *[ahead] ○ { $name } – { $points } <i>({ $missing } to go)</i>
 }
rewards-button = { $name } · { $points }
rewards-reward =
    <b>{ $name }</b>{ $about }

    { $points ->
        [one] 1 point
       *[other] { $points } points
    }. The voucher is good for { $days } days.{ $limit ->
        [0] {""}
        [one] {" "}One for each member.
       *[other] {" "}Up to { $limit } for each member.
    }{ $stock ->
        [-1] {""}
        [0] {""}
        [one] {" "}One left.
       *[other] {" "}{ $stock } left.
    }{ $state ->
        [within] {""}
        [sold-out] {" "}Sold out at the moment.
        [gone] {" "}Not on offer at the moment.
       *[ahead] {" "}You need { $missing } more.
    }
rewards-redeem = Redeem for { $points ->
    [one] 1 point
   *[other] { $points } points
 }
rewards-confirm =
    <b>{ $name }</b> for { $points ->
        [one] 1 point
       *[other] { $points } points
    }?

    { $left ->
        [0] You will have none left.
       *[other] You will have { $left } left.
    } Until you collect the reward, you can take your points back.
rewards-confirm-erasure = You have asked for your data to be erased on { $day }, { $time }. Your points go then too, and so does the voucher, if you have not collected the reward by that time.
rewards-confirm-stay = Take the erasure back, I am staying
rewards-confirm-yes = Yes, for { $points ->
    [one] 1 point
   *[other] { $points } points
 }
rewards-confirm-no = Not now
rewards-voucher =
    <b>{ $name }</b>
    Code: <code>{ $code }</code>

    { $state ->
        [usable] Show it at the counter until { $day }. You can show it offline too.
        [collected] Collected on { $when }.
        [cancelled] Cancelled, and the points are back.
        [over] It was good until { $day }.
       *[expired] It was good until { $day }. If you cancel it, those of its points that have not expired return.
    }
rewards-voucher-until = Good until { $day }
rewards-voucher-stamp = { $state ->
    [collected] COLLECTED
    [cancelled] CANCELLED
   *[expired] EXPIRED
 }
rewards-voucher-copy = Copy the code
rewards-voucher-cancel = Cancel and return the points
rewards-cancel-sure =
    Cancel the voucher for <b>{ $name }</b>?

    { $points ->
        [one] The point returns with the expiry it had, if it has not expired.
       *[other] The { $points } points return, each with the expiry it had. Those that expired meanwhile do not come back.
    }
rewards-cancel-yes = Yes, return them
rewards-cancel-no = No, I keep it
rewards-cancelled =
    The voucher for <b>{ $name }</b> is cancelled.{ $returned ->
        [0] {""}
        [one] {" "}1 point is back.
       *[other] {" "}{ $returned } points are back.
    }{ $expired ->
        [0] {""}
        [one] {" "}1 of its points had already expired.
       *[other] {" "}{ $expired } of its points had already expired.
    }{ $repaid ->
        [0] {""}
        [one] {" "}1 point covered a purchase that had been undone.
       *[other] {" "}{ $repaid } points covered a purchase that had been undone.
    }
rewards-vouchers-title = <b>Your vouchers</b>
    {""}
rewards-vouchers-none = No vouchers yet. Choose a reward and you will find it here.
rewards-vouchers-line = { $state ->
    [usable] ● { $name } · <code>{ $code }</code>, until { $day }
    [collected] ○ { $name } · collected
    [cancelled] ○ { $name } · cancelled
    [over] ○ { $name } · expired
   *[expired] ○ { $name } · expired; cancel it, and points that have not expired return
 }
rewards-vouchers-open = { $name } · { $code }
rewards-told-collected =
    Collected: <b>{ $name }</b>. Enjoy it.

    { $shop }
rewards-refusal-sold-out = Sorry, the last one has just been given. Your points have not changed.
rewards-refusal-limit-reached = Each member can have { $limit ->
    [one] one of this reward, and you have it already
   *[other] { $limit } of this reward, and you have them already
 }. Your points have not changed.
rewards-refusal-not-now = This reward is not on offer today. Your points have not changed.
rewards-refusal-retired = This reward is no longer on offer. Your points have not changed.
rewards-refusal-terms-changed = The reward has changed since you saw it. Here is how it is today; your points have not changed.
rewards-refusal-unknown-voucher = We found no such voucher. Please check the code.
rewards-refusal-already-collected = This voucher has already been collected ({ $at }).
rewards-refusal-voucher-cancelled = This voucher was cancelled and its points were returned.
rewards-refusal-voucher-expired = This voucher has expired.{ $gift ->
    [yes] {""}
   *[no] {" "}The member can cancel it and get back the points that have not expired.
 }
rewards-staff-doorway = Hand over a reward
rewards-staff-how =
    <b>Handing over a reward</b>

    Scan the voucher with your phone's camera, or write its code here, for example: <code>K7QM-2XRD</code>
rewards-staff-voucher =
    <b>{ $name }</b>
    { $customer } · card { $card } · <code>{ $code }</code>

    { $state ->
        [usable] ● Good until { $day }. Hand over the reward and press the button.
        [collected] ⛔ Already collected: { $when }.
        [cancelled] ⛔ Cancelled by the member.
        [over] ⛔ Expired: it was a gift of the shop, good until { $day }.
       *[expired] ⛔ Expired: it was good until { $day }. The member can cancel it and get back the points that have not expired.
    }
rewards-staff-collect = Handed over
rewards-staff-collected =
    Handed over: <b>{ $name }</b> · <code>{ $code }</code>
    To: { $customer }.{ $told ->
        [yes] {" "}The member is told.
       *[no] {""}
    }
rewards-owner-doorway = Catalogue
rewards-owner-command = The catalogue of rewards
rewards-owner-title = <b>Catalogue</b> ({ $count })
    {""}
rewards-owner-line = • { $name } – { $points ->
    [one] 1 point
   *[other] { $points } points
 }{ $stock ->
    [-1] {""}
   *[other] , { $stock } in stock
 }
rewards-owner-add = New reward
rewards-owner-reward =
    <b>{ $en }</b>
    Greek: { $el }
    Costs: { $points ->
        [one] 1 point
       *[other] { $points } points
    }
    Stock: { $stock ->
        [-1] as many as are asked for
       *[other] { $stock }
    }
    The voucher is good for { $days } days.
rewards-owner-field-name_el = Greek name
rewards-owner-field-name_en = English name
rewards-owner-field-cost = Points
rewards-owner-field-stock = Stock
rewards-owner-field-photo = Photo
rewards-owner-retire = Take out of the catalogue
rewards-owner-retire-sure = Take <b>{ $name }</b> out? Vouchers already given stay good.
rewards-owner-retire-yes = Yes, take it out
rewards-owner-stop = Cancel
rewards-owner-ask-name_el = { $again ->
    [yes] A name of up to 64 letters is needed. What is the reward called in Greek?
   *[no] What is the reward called in Greek? For example: Ελληνικός καφές
 }
rewards-owner-ask-name_en = { $again ->
    [yes] A name of up to 64 letters is needed. What is the reward called in English?
   *[no] And in English? For example: Greek coffee
 }
rewards-owner-ask-cost = { $again ->
    [yes] Write a number from 1 to 1,000,000. How many points does it cost?
   *[no] How many points does it cost? Write a number, for example 250
 }
rewards-owner-ask-stock = { $again ->
    [yes] Write a number from 0 to 100,000. How many do you have?
   *[no] How many do you have to give? Write a number or press the button.
 }
rewards-owner-ask-photo = { $again ->
    [yes] A photo is needed (not a file). Send one or press the button.
   *[no] Send a photo of the reward or press the button.
 }
rewards-owner-without-stock = As many as are asked for
rewards-owner-without-photo = No photo
rewards-owner-preview =
    This is how customers will see it:

    <b>{ $en }</b> / { $el }
    { $points ->
        [one] 1 point
       *[other] { $points } points
    }{ $stock ->
        [-1] {""}
       *[other] , { $stock } in stock
    }
rewards-owner-publish = Into the catalogue
rewards-owner-published = It is in the catalogue.
