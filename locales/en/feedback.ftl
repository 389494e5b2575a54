# Feedback.
feedback-doorway = My opinion
feedback-command = Tell us what you think
feedback-ask =
    How do you find our shop?
    From 1 (not good at all) to 5 (very good). One tap is enough.
feedback-ask-again =
    On { $day } you gave us { $stars }. You can change it or take it back.

    If you would like to tell us something new, from 1 (not good at all) to 5 (very good):
feedback-change = You gave { $stars }. Which rating fits?
feedback-thanks =
    { $mark }

    { $mood ->
        [high] That makes us happy. Thank you.
        [middle] Thank you. What would make it better?
        [low-told] We are sorry. Our team is being told right now; one of us will read it and may answer you here.
       *[low-kept] We are sorry. We have kept it for the people of the shop.
    }

    If you like, write a few words or send photos. Otherwise nothing more is needed.
feedback-added =
    Kept with your feedback{ $told ->
        [yes] {" "}and on its way to our team
       *[no] {""}
    }. Add more if you like.
feedback-words-or-photo = Here we keep words and photos. Write to us or send a photo (not as a file).
feedback-done = Finish
feedback-change-button = Change the rating
feedback-withdraw-button = Take it back
feedback-withdrawn = Done. We deleted it from our records. What had already reached the team stays in their chat.
feedback-again = New feedback
feedback-alert =
    { $mark } from <b>{ $name }</b>, card { $card }.
    { $about ->
        [words] “{ $words }”
        [photo] Sent a photo.
        [changed] The rating was changed.
       *[rating] Just now, without words yet.
    }
feedback-answer = Answer
feedback-answer-ask = Write your answer. It will arrive exactly as you write it, with your name. To: { $name }
feedback-answer-no = Cancel
feedback-answer-words = The answer has to be text, of up to { $limit } letters.
feedback-answer-preview =
    To: { $name }

    { $words }

    Send it like this?
feedback-answer-send = Send
feedback-answer-sent = Sending. To: { $name }
feedback-answer-lost =
    Your answer was not delivered. To: { $name }

    { $words }

    If they have stopped our bot, they will get it as soon as they write to us again.
feedback-gone = This customer is no longer a member. Nothing was sent.
feedback-answered =
    { $name }, from our team:

    { $words }

    { $shop }
# Surveys: one question, one tap.
feedback-check-in = { $question ->
    [csat] { $again ->
        [yes] { $name }, we had asked about your visit on { $day }: was everything all right?
       *[no] Thank you for coming by, { $name }. Was everything all right?
    }
    From 1 (not at all) to 5 (absolutely).
    [case] { $again ->
        [yes] { $name }, once more about the matter you brought to us: how content are you with what we did?
       *[no] { $name }, about the matter you brought to us: how content are you with what we did?
    }
    From 1 (not at all) to 5 (absolutely).
    [nps] { $again ->
        [yes] { $name }, once more: how likely are you to recommend us to a friend?
       *[no] { $name }, how likely are you to recommend us to a friend?
    }
    From 0 (not at all) to 10 (very likely).
   *[ces] { $again ->
        [yes] { $name }, once more about the matter you brought to us: do you agree that we made it easy for you?
       *[no] { $name }, about the matter you brought to us: do you agree that we made it easy for you?
    }
    From 1 (not at all) to 7 (absolutely).
 }{ $again ->
    [yes] {" "}We will not ask again.
   *[no] {""}
 }
feedback-check-in-change = { $question ->
    [csat] Was everything all right with your visit? From 1 (not at all) to 5 (absolutely).
    [case] How content are you with what we did about the matter you brought to us? From 1 (not at all) to 5 (absolutely).
    [nps] How likely are you to recommend us to a friend? From 0 (not at all) to 10 (very likely).
   *[ces] Do you agree that we made the matter you brought to us easy for you? From 1 (not at all) to 7 (absolutely).
 }
feedback-dismiss = Not now
feedback-dismissed = { $answered ->
    [yes] We already have your answer. Thank you.
   *[no] All right. We will not ask you about this again.
 }
feedback-no-such-question = This question is no longer open.
feedback-refusal-too-late = Thirty days have passed, and this answer can no longer be changed. For something new, write to us with /feedback.
feedback-person = I would like someone to write to me
feedback-mark = { $question ->
    [csat] { $mark } (after a visit)
    [case] { $mark } (what we did about a case)
    [nps] { $mark } (would recommend us)
   *[ces] { $mark } (was it made easy)
 }
# The results, for admins.
feedback-surveys-doorway = Surveys
feedback-surveys-command = What customers answer to surveys
feedback-results = <b>Surveys</b> delivered in the last { $days } days
feedback-results-period = { $now ->
    [yes] ● { $days } days
   *[no] { $days } days
 }
feedback-results-title = { $question ->
    [csat] <b>After a visit</b> (CSAT)
    [nps] <b>Would you recommend us?</b> (NPS)
   *[ces] <b>Was it made easy?</b> (CES)
 }
feedback-results-none = None yet.
feedback-results-response = { $answered } of { $delivered } answered ({ $share }%).{ $dismissed ->
    [0] {""}
    [one] {" "}One would rather not say.
   *[other] {" "}{ $dismissed } would rather not say.
 }
feedback-results-unknown = { $unknown ->
    [one] Of one more we do not know whether it was delivered; it does not count here.
   *[other] Of { $unknown } more we do not know whether they were delivered; they do not count here.
 }
feedback-results-score = { $question ->
    [csat] Satisfied (4 and 5): { $few ->
        [yes] {""}
       *[no] <b>{ $score }%</b>,{" "}
    }from { $low } to { $high }%
    [nps] NPS: { $few ->
        [yes] {""}
       *[no] <b>{ $score }</b>,{" "}
    }from { $low } to { $high }
   *[ces] Easy (5 to 7): { $few ->
        [yes] {""}
       *[no] <b>{ $score }%</b>,{" "}
    }from { $low } to { $high }%{ $few ->
        [yes] {""}
       *[no] . Mean: { $mean }
    }
 }
feedback-results-counts = Scores: { $counts }
feedback-results-few = Fewer than { $enough } answers: too few to say.
feedback-results-how = <i>“From … to …” is a 95% interval (Wilson; for the NPS, adjusted Wald). Those who did not answer count in no score.</i>
