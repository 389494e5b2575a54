relearn-open = What the assistant knows
relearn-page =
    <b>What the assistant knows</b>

    { $own ->
        [yes] At the moment it uses what it knew from the beginning and { $lines ->
            [one] 1 line that you taught us
           *[other] { $lines } lines that you taught us
        }, since { $since }.
       *[no] At the moment it uses what it knew from the beginning.
    }
relearn-waiting = { $lines ->
    [one] You have told us what 1 line means. Whoever writes it so is answered already; once the assistant has learned it, it will understand lines that resemble it as well.
   *[other] You have told us what { $lines } lines mean. Whoever writes them so is answered already; once the assistant has learned them, it will understand lines that resemble them as well.
 }
relearn-none = You have not told us yet what a line means.
relearn-nothing-new = It knows all the lines that you taught us.
relearn-at-it = It is learning now, and answers all the while. In a few minutes we tell you whether it got better.
relearn-now = { $lines ->
    [0] Forget them
    [one] Learn it
   *[other] Learn the { $lines } lines
 }
relearn-back-built-in = Back to what it knew from the beginning
relearn-back-own = { $lines ->
    [one] Use the 1 line · { $day }
   *[other] Use the { $lines } lines · { $day }
 }
relearn-chosen = Done. It holds within the next minute.
relearn-told-taken = { $lines ->
    [0] The assistant forgot the lines that you deleted. We tried it, and nothing is understood worse than before. In use since { $since }.
    [one] The assistant learned from 1 line. We tried it, and nothing is understood worse than before. In use since { $since }.
   *[other] The assistant learned from { $lines } lines. We tried it, and nothing is understood worse than before. In use since { $since }.
 }
relearn-told-refused = The assistant stays as it was. Had it learned { $lines ->
    [0] without the lines that you deleted,
    [one] your line,
   *[other] your { $lines } lines,
 } it would have understood this worse: { $worse }. Perhaps a line was given another subject than its own; you find them under “What you taught us”.
relearn-told-failed = The learning was not finished, and the assistant stays as it was. Please try again; if that fails as well, whoever runs the bot finds the reason in its log.
relearn-told-broken = What the assistant had learned from your lines cannot be read rightly any more. It uses what it knew from the beginning. Your lines are there: it can learn them again with one tap.
relearn-told-outdated = The assistant has a new version and uses what that knows from the beginning. It is learning your lines again now, and we will tell you what came of it.
relearn-refusal-nothing = There is nothing new to learn.
relearn-refusal-at-it = It is learning already. We tell you as soon as it has finished.
relearn-refusal-gone = That is not there any more. Please choose something else of what you see.
