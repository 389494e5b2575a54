# Goodwill: an apology and points, within limits.
goodwill-doorway = Goodwill
goodwill-page =
    <b>{ $name }</b> · goodwill, to { $customer }

    { $again ->
        [yes] A number is needed here, for example <code>40</code>
       *[no] How many points? Choose, or write a number.
    }
    { $left ->
        [any] They are given at once.
        [0] You have no points left for this case this month; a second person has to agree to any.
        [one] You give 1 point at once. To more, a second person has to agree.
       *[other] You give up to { $left } at once. To more, a second person has to agree.
    }
goodwill-points = { $points ->
    [one] 1 point
   *[other] { $points } points
 }
goodwill-why =
    <b>{ $name }</b> · { $points ->
        [one] 1 point
       *[other] { $points } points
    }: somebody has to agree. Those who can: { $who }

    { $again ->
        [yes] The reason has to be written, if only in a few words.
       *[no] Write in a sentence why. The customer does not read it.
    }
goodwill-preview =
    <b>{ $name }</b> · to { $customer }. { $asks ->
        [yes] Once agreed, they will read, with your name:
       *[no] They will read, with your name:
    }

    { $words }

    { $asks ->
        [yes] The reason you give: { $why }
       *[no] Once sent, it cannot be undone.
    }
    For another apology, write it here.
goodwill-give = { $asks ->
    [yes] Ask for { $points ->
        [one] 1 point
       *[other] { $points } points
    }
   *[no] Give { $points ->
        [one] 1 point
       *[other] { $points } points
    }
 }
goodwill-too-long = Only words are needed here, up to { $limit } letters.
goodwill-no-words = “{ $words }”: I have not taken this for an apology. { $some ->
    [yes] Did you want other points?
   *[no] If it was for the till, tap “Cancel” first and write it again.
 } Otherwise what you see above still holds; for other words, write a sentence.
goodwill-few = “{ $words }”: is this for the customer?
goodwill-few-yes = Yes, to be read like this
goodwill-few-no = No, as it was before
goodwill-outcome = { $state ->
    [alone] Done. <b>{ $name }</b>, to { $customer }, +{ $points }. The customer reads it, with their new balance.
    [asked] <b>{ $name }</b>, to { $customer }, +{ $points }: waits for a second person. You will see the answer here. The customer knows nothing yet.
    [given] <b>{ $name }</b>, to { $customer }, +{ $points }: given. { $member } agreed.
    [refused] <b>{ $name }</b>, to { $customer }, +{ $points }: not agreed to. { $member }: { $word }
   *[lapsed] <b>{ $name }</b>, to { $customer }, +{ $points }: seven days went by without an answer, and nothing was given.
 }
# The second person.
goodwill-wish =
    <b>{ $name }</b> · { $member } asks you to agree: <b>{ $points ->
        [one] 1 point
       *[other] { $points } points
    }</b>
    To { $customer }, card { $card }
    Why: { $why }

    The customer would read:
    { $words }
goodwill-yes = Agree
goodwill-no = No
goodwill-why-not = <b>{ $name }</b>, +{ $points }: why not? Write a sentence. { $member } will read it.
# The customer.
goodwill-sorry = { $kind ->
    [suggestion] { $name }, thank you for telling us.
    [praise] { $name }, thank you for your kind words.
   *[other] { $name }, we are sorry for the trouble.
 }
goodwill-told = Please accept { $points ->
    [one] 1 point
   *[other] { $points } points
 } from us.{ $covered ->
    [0] {""}
    [one] {" "}One of them covered a purchase that had been undone.
   *[other] {" "}{ $covered } of them covered a purchase that had been undone.
 }{ $known ->
    [no] {""}
   *[yes] { $balance ->
        [0] {""}
        [one] {" "}You now have 1.
       *[other] {" "}You now have { $balance }.
    }
 }
# When something cannot be done.
goodwill-refusal-over = { $left ->
    [0] You have no points left for this case this month.
   *[other] That is over your limit: for this case you have up to { $left } left this month.
 }
goodwill-refusal-nobody = There is no second person who could agree to so many points. You can give up to { $left }.
goodwill-refusal-asked = Something waits for a second person on this case already.
goodwill-refusal-own = You asked for it yourself, so somebody else has to agree.
goodwill-refusal-none = We find nothing that waits for your decision.
goodwill-refusal-gone = The customer has left and cannot receive points.
