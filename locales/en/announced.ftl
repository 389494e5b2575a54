# An announcement that was approved: how it goes, and what can be done about it.
announced-title = <b>Announcement { $number }</b>: { $words }
announced-state = { $state ->
    [scheduled] Begins: { $day }, { $time }{ $clock ->
        [local] {" "}(by each customer’s own clock)
       *[shop] {""}
    }.
    [running] It is being sent, until { $day }, { $time } at the latest.
    [paused] It is paused: nothing leaves until you go on. It ends: { $day }, { $time }.
    [cancelled] You stopped it: { $day }, { $time }. What had left has stayed.
    [recalled] You took it back: { $day }, { $time }.
   *[ended] It is done: { $day }, { $time }.
 }
announced-restored = The shop was restored from a backup. { $state ->
    [ended] What had not left by then was set aside and is not sent.
   *[paused] It may have reached customers since then, and we do not know whom: go on only if it has not.
 }
announced-planning = Those who get it are still being put in line.
announced-bar = { $bar }
announced-sent = Sent: <b>{ $sent }</b> of { $planned }
announced-left = Left: { $left }
announced-time-left = { $hours ->
    [0] { $minutes ->
        [one] Time left: a minute at most, if nothing else goes first
       *[other] Time left: some { $minutes } minutes
    }
   *[other] Time left: some { $hours } hours
 }
announced-held = <b>Waiting</b>
announced-never = <b>Will not be sent</b>
announced-why = { $reason ->
    [no-consent] do not want our news any more
    [left] have left
    [unreachable] have stopped our conversation
    [case-open] we owe them an answer first
    [quiet-hours] quiet hours
    [quiet-day] Sunday or holiday
    [daily] got something else today
    [monthly] got as many as they want in 30 days
    [priority] something more important goes first
    [expired] its time was over
    [erased] were erased meanwhile
    [called-off] the announcement was stopped
   *[pointless] there was no point in it any more
 }
announced-reason = • { $why }: { $count }
announced-stopped-us = Have stopped our conversation: { $count }
announced-unknown = Unknown: { $count }. They left, and nobody knows whether they arrived.
announced-failed = Telegram did not take them: { $count }
announced-held-out = Left out by lot: { $count } ({ $percent }%), to see what it does. The terms say so too.
announced-pause = Pause
announced-resume = Go on
announced-call-off = Stop it
announced-take-back = Take it back
announced-effects = What it did
announced-all = All announcements
announced-turned = { $to ->
    [pause] Paused. What had left already will arrive.
   *[resume] It goes on.
 }
announced-call-off-sure =
    <b>Stop it for good?</b>
    { $state ->
        [paused] While you think about it, it is paused, and nothing leaves. {""}
       *[scheduled] {""}
    }{ $left ->
        [-1] Nobody else will get it.
        [0] Nobody is left to get it.
        [one] One person is left, who will not get it.
       *[other] { $left } people are left, who will not get it.
    } What has left stays.
announced-stay-paused = Leave it paused
announced-call-off-yes = Yes, stop it
announced-called-off = Stopped.
announced-take-back-sure =
    <b>Take it back?</b>
    { $sent ->
        [one] The message that reached one person is deleted
       *[other] The messages that reached { $sent } people are deleted
    }, and no other leaves. Telegram deletes what is younger than 48 hours. Some will have read it already.
announced-take-back-yes = Yes, take it back
announced-taken-back = It is being deleted.
announced-keep = No, leave it
announced-deleted = Deleted: <b>{ $count }</b>
announced-deleting = Still to be deleted: { $count }
announced-out-of-reach = Have stopped our conversation: { $count }. Deleted if they write to us within 48 hours.
announced-not-deleted = Could not be deleted: { $count }
announced-erased = Erased meanwhile: { $count }. Where their messages stand we do not hold any more.
announced-unknown-stay = Nobody knows whether they arrived, nor where to find them: { $count }
announced-is-over = It is over, and nothing more of it leaves.
announced-refusal-not-now = That cannot be done now: perhaps somebody was quicker. Please open the announcement again.
announced-refusal-too-late = The last message left more than 48 hours ago. Telegram does not let us delete it any more.

# What it did.
announced-effects-title = <b>What announcement { $number } did</b>
announced-reached = It reached { $sent } of { $planned }.
announced-was-recalled = It was taken back on { $day }, { $time }. Messages deleted: { $deleted } of { $sent }.
announced-tapped = Tapped a button of it: { $people }
announced-tap = • “{ $label }”: { $people }
announced-came = { $over ->
    [yes] <b>Came within { $days } days</b>
   *[no] <b>Came so far</b> (we count { $days } days, until { $day })
 }
announced-came-of = • { $who ->
    [held-out] those who were left out by lot
   *[invited] those who were to get it
 }: { $came } of { $people }{ $people ->
    [0] {""}
   *[other] {" "}· { $share }
 }
announced-share = { $share }% ({ $low }–{ $high }%)
announced-difference = Difference: { $value } percentage points (from { $low } to { $high }). { $verdict ->
    [few] They are too few to say anything.
    [more] It seems to have brought people.
    [fewer] Fewer seem to have come.
   *[unsure] We do not know whether it brought anybody: it may be chance.
 }
announced-no-difference = Nobody was left out by lot, so we do not know what would have happened without it.
announced-withdrawn = Asked for no more news because of it: { $people }
announced-effects-how = <i>Came: bought something and did not give all of it back. 95% intervals (Wilson, Newcombe). Because of it: by the button under the message, or within 24 hours with no other message between.</i>
announced-csv = As a table (CSV)
announced-effects-again = Again, as it is now
announced-csv-head = { $what ->
    [figure] figure
    [people] people
    [of] of
    [share] share
    [low] low (95%)
   *[high] high (95%)
 }
announced-csv-row = { $what ->
    [planned] were to get it
    [sent] got it
    [recalled] deleted when it was taken back
    [unknown] unknown whether it arrived
    [failed] Telegram did not take it
    [never] not sent: { $detail }
    [held] waits: { $detail }
    [tapped] tapped a button
    [button] tapped button { $detail }
    [came] came within { $detail } days
    [held-out-came] came within { $detail } days without it, by lot
    [difference] difference of the two shares
   *[withdrew] asked for no more news because of it
 }
announced-csv-here = The same figures, for a spreadsheet.
announced-chart = Announcement { $number }: what it did
announced-chart-note = Lines: 95% intervals (Wilson)
announced-panel-people = People
announced-panel-came = { $over ->
    [yes] Came within { $days } days
   *[no] Came so far
 }
announced-bar-of = { $what ->
    [planned] were to get it
    [sent] got it
    [tapped] tapped a button
    [withdrawn] said “no more”
    [invited] were to get it
   *[held-out] left out
 }
