# Deadlines: by when we answer and solve, and who hears of it when we are late.
deadlines-doorway = Deadlines
deadlines-by = { $when ->
    [today] by
    [tomorrow] tomorrow by
    [yesterday] yesterday by
   *[other] { $day } by
 } { $kind ->
    [midnight] midnight
    [one] { $time }
   *[other] { $time }
 }
deadlines-hours = { $many ->
    [one] 1 hour
   *[other] { $many } hours
 }
deadlines-minutes = { $many ->
    [one] 1 minute
   *[other] { $many } minutes
 }
deadlines-days = { $many ->
    [one] 1 day
   *[other] { $many } days
 }
deadlines-and = {" "}and{" "}
deadlines-line = { $late ->
    [no] { $which ->
        [first] Answer { $by }
       *[solve] Solution { $by }
    }
    [just] { $which ->
        [first] The answer was due { $by }
       *[solve] The solution was due { $by }
    }
   *[yes] { $which ->
        [first] The answer is late by { $span }: it was due { $by }
       *[solve] The solution is late by { $span }: it was due { $by }
    }
 }
deadlines-wait = The deadlines wait while we wait for the customer
deadlines-title = { $late ->
    [yes] late
   *[no] by { $at }
 }
# The customer.
deadlines-promise = { $state } { $late ->
    [yes] We are late with our answer, and we are sorry. We write to you as soon as we can.
   *[no] A person answers you here { $by }.
 }
# The team.
deadlines-notice = <b>{ $reference }</b> · { $kind } · { $customer }
    { $step ->
        [warning] The deadline is near.
        [missed] The deadline has passed.
       *[escalated] The deadline passed long ago.
    } { $deadline }.
    The customer has waited { $waited }. { $held ->
        [yes] With { $member }.
       *[no] Nobody has it.
    }
deadlines-notice-many = <b>{ $many } cases are waiting</b>
deadlines-notice-more = { $many ->
    [one] And one more, on the list.
   *[other] And { $many } more, on the list.
 }
# Admins.
deadlines-targets = <b>How much time we give each case</b>
deadlines-kind = { $kind ->
    [complaint] Complaints
    [question] Questions
    [request] Requests
    [suggestion] Suggestions
   *[praise] Kind words
 }
deadlines-target = <b>{ $kind }</b>: answer { $first }, solution { $solve }
deadlines-targets-note = Only the hours in which you are open count, and none while we wait for the customer. What was not solved the first time has half the time.

    Shortly before a deadline we tell whoever has the case; when it has passed, the shift leads too; long after it, the admins too. Never in the night, and never while you are closed.
deadlines-none = none
deadlines-set = { $kind }: { $which ->
    [first] answer
   *[solve] solution
 }
deadlines-ask = { $why ->
    [nonsense] I did not understand that.{" "}
    [unit] Hours or minutes? Please write that too, for example <code>1.5 hours</code> or <code>90 minutes</code>.{" "}
    [short] That is too little: five minutes or more, please.{" "}
    [long] That is too much: up to 500 hours, please.{" "}
   *[none] {""}
 }<b>{ $kind }</b>, { $which ->
    [first] first answer
   *[solve] solution
 }. Now: { $now }.

    Within how many opening hours? Choose, or write for example <code>2h</code>, <code>90m</code> or <code>2 days</code>. One day of yours is { $day }.
deadlines-kept = Kept. It counts for open cases too.
