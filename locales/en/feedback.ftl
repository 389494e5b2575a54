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
    { $stars }

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
    { $stars } from <b>{ $name }</b>, card { $card }.
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
