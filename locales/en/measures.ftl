# Cases in figures, for admins.
measures-doorway = Cases: figures
measures-page =
    <b>Cases</b>, the last { $days } days
    { $opened ->
        [0] None was opened.
        [one] One was opened.
       *[other] { $opened } were opened.
    }
measures-times = { $what ->
    [answer] <b>First answer</b>
   *[solution] <b>Solution</b>
 }
measures-times-told =
    Half of them within <b>{ $half }</b>, nine of ten within { $ninety }
    ({ $count } cases, in opening hours)
measures-duration = { $hours ->
    [0] { $minutes } minutes
   *[other] { $hours } h { $minutes } min
 }
measures-open = <b>Open now</b>
    { $many ->
        [0] None
       *[other] { $many }: today { $today }, up to three days { $recent }, older { $old }
    }
measures-share = { $what ->
    [again] <b>Opened again, though we said they were solved</b>
    [csat] <b>Were content</b> (CSAT, 4 and 5)
   *[ces] <b>Easily solved</b> (CES, 5 to 7)
 }
measures-share-told = { $hits } of { $of } ({ $low } to { $high } %)
measures-few = { $count ->
    [0] None yet.
   *[other] { $count } so far: of fewer than { $enough } we say nothing.
 }
measures-period = { $now ->
    [yes] ● { $days } days
   *[no] { $days } days
 }
measures-how = How it is measured
measures-how-page =
    <b>How it is measured</b>

    <b>Opening hours.</b> Only time in which the shop is open counts, by the hours as they are today. Where none are set: Monday to Saturday, 9:00–21:00.

    <b>First answer.</b> From the opening to our first message to the customer, for those that got their first answer in the period. What the team wrote down for a customer does not count. Cases that became one count once, everywhere.

    <b>Solution.</b> From the opening to the last time we said it was solved, for those solved in the period and not opened again. Time in which we waited for the customer does not count, nor time in which the case had ended.

    <b>Half of them, nine of ten.</b> Median and 90th percentile: with the times in order, x₁ ≤ … ≤ xₙ, the value at place 1 + (n − 1)·p, for p = 0.5 and p = 0.9.

    <b>Opened again.</b> Those opened again ÷ those we said in the period were solved. Recent ones may still be opened again.

    <b>CSAT, CES.</b> Those who gave 4 or 5 (CSAT), 5 to 7 (CES) ÷ those who answered about their case.

    <b>“… to …”.</b> Wilson's 95 % interval, with z = 1.96, p = k ÷ n: (p + z²∕2n ± z·√(p(1 − p)∕n + z²∕4n²)) ÷ (1 + z²∕n). Of fewer than { $enough } we give no figure.
