# Announcements: how they are written, tried out and approved.
announce-signed = <i>From: { $shop }</i>
announce-doorway = Announcements
announce-command = News for those who want them
announce-list =
    <b>Announcements</b>
    Only those who said yes to our news receive them.
announce-list-none =
    <b>Announcements</b>
    There is none yet. Whatever you write goes only to those who said yes to our news.
announce-line = • { $number }. { $words } – { $state ->
    [draft] draft
    [waiting] waits for approval
    [scheduled] scheduled
    [running] being sent
    [paused] paused
    [ended] done
    [cancelled] cancelled
   *[recalled] recalled
 }
announce-new = New announcement
announce-open = Announcement { $number }
announce-draft =
    <b>Announcement { $number }</b> · draft

    Greek: { $has_greek ->
        [yes] { $greek }
        [needless] not needed
       *[no] <b>missing</b>
    }
    English: { $has_english ->
        [yes] { $english }
        [needless] not needed
       *[no] <b>missing</b>
    }
    Pictures: { $photos }
    { $buttons }For: { $whom }
    Begins: { $once ->
        [yes] as soon as it is approved
       *[no] { $begins }{ $clock ->
            [local] {" "}by each customer’s own clock
           *[shop] {""}
        }
    }
    Ends: { $ends }
    { $percent ->
        [0] No lot is drawn: it goes to everybody.
       *[other] { $percent }% do not get it, by lot, to see what it does.
    }

    What you write is kept. Go on whenever you like.
announce-labels = Buttons: { $labels }
    {""}
announce-write-el = Greek
announce-write-en = English
announce-buttons = Buttons
announce-whom = To whom
announce-when = When
announce-no-photos = Take the pictures off
announce-try = Try it: send it to me
announce-ready = It is ready
announce-discard = Delete
announce-discard-sure = Delete the draft of announcement { $number }? What you wrote in it is lost.
announce-discard-yes = Yes, delete it
announce-keep = No, keep it
announce-discarded = Deleted.
announce-back = Back to the announcement
announce-leave = ‹ Back, nothing changed

# Questions.
announce-ask-text_el = { $again ->
    [yes] This needs words or a photo. How do you say it in Greek?
   *[no] Write or forward the <b>Greek</b> text, as you want it to look; with a photo or an album too, its words in the caption.
 }
announce-ask-text_en = { $again ->
    [yes] This needs words or a photo. How do you say it in English?
   *[no] And the <b>English</b> text? Those who read English receive it. The pictures are the same for both.
 }
announce-ask-link = { $again ->
    [yes] This link leads nowhere. Write all of it, for example https://www.myshop.gr/menu
   *[no] Where does the button lead? Write the link, for example https://www.myshop.gr/menu
 }
announce-ask-label_el = { $again ->
    [yes] Up to { $most } letters, please. What does the button say in Greek?
   *[no] What does the button say in Greek?
 }
announce-ask-label_en = { $again ->
    [yes] Up to { $most } letters, please. What does the button say in English?
   *[no] And in English?
 }
announce-ask-begins = { $again ->
    [yes] We did not understand when. Write a day and a time, for example 24/11 10:30
   *[no] When does it begin? Write a day and a time, for example 24/11 10:30 or tomorrow 18:00
 }
announce-ask-ends = { $again ->
    [yes] We did not understand when. Write a day and a time, for example 26/11 21:00
   *[no] When does it end? From then on nothing more leaves. For example 26/11 21:00
 }
announce-ask-joined_from = { $again ->
    [yes] Write a day up to today, for example 1/9/2026
   *[no] For those who joined from which day on? For example 1/9/2026
 }
announce-ask-joined_before = { $again ->
    [yes] Write a day up to today, for example 1/9/2026
   *[no] For those who had joined before which day? For example 1/9/2026
 }
announce-ask-cards = { $again ->
    [yes] { $unknown ->
        [none] Write the numbers of the cards, up to 500, with spaces between.
       *[other] Not the number of a card of ours: { $unknown }. Write all the numbers again.
    }
   *[no] Write the numbers of the cards, with spaces between. Only these receive it, and of these only those who said yes to our news.
 }
announce-ask-number = { $again ->
    [yes] That is not the number. It goes { $about ->
        [yes] at most {""}
       *[no] {""}
    }to <b>{ $count }</b> of { $members } members. If you mean it, write { $count }.
   *[no] It goes { $about ->
        [yes] at most {""}
       *[no] {""}
    }to <b>{ $count }</b> of { $members } members, which is more than half. If you mean it, write the number { $count }. If not, change “To whom”.
 }

# Buttons under the announcement.
announce-buttons-page = { $has ->
    [yes] <b>Buttons under the text</b>
   *[no] <b>Buttons under the text</b>
        It has none. It may have up to { $most }.
 }
announce-button-line = • { $greek } / { $english } → { $to }
announce-button-off = Without “{ $label }”
announce-button-to = { $page ->
    [points] My points
    [rewards] Rewards
    [offers] My offers
    [card] My card
    [feedback] Tell us what you think
   *[hours] Our opening hours
 }
announce-button-link = Link to a web page
announce-button-gone = This button leads nowhere any more.

# To whom.
announce-whom-page =
    <b>To whom</b>
    For: { $whom }

    { $counted }

    Members in all: { $members }. What holds for each is looked at again when their message leaves.
announce-count = { $count ->
    [one] <b>1</b> receives it, of { $chosen } that you chose.
   *[other] { $about ->
        [yes] About {""}
       *[no] {""}
    }<b>{ $count }</b> receive it, of { $chosen } that you chose.
 }
announce-count-reason = { $reason ->
    [no-consent] No, without a “yes” to our news: { $count }
    [left] No, have left: { $count }
    [expired] No, it ends before their time comes: { $about ->
        [yes] about {""}
       *[no] {""}
    }{ $count }
    [unreachable] Perhaps not, have stopped our chat: { $about ->
        [yes] about {""}
       *[no] {""}
    }{ $count }
   *[other] Later, { $reason ->
        [case-open] wait for an answer from us first
        [quiet-hours] have quiet hours then
        [quiet-day] have a Sunday or holiday then
        [daily] have a message from us on that day already
        [monthly] have had as many as they want in 30 days
       *[other] wait for something more important
    }: { $about ->
        [yes] about {""}
       *[no] {""}
    }{ $count }
 }
announce-count-held-out = No, by lot ({ $percent }%): { $count }, to see what the announcement does
announce-for-all = everybody who wants our news
announce-for-language = { $language ->
    [el] those who read Greek
   *[en] those who read English
 }
announce-for-since = those who joined from { $day } on
announce-for-before = those who were members before { $day }
announce-for-cards = { $count ->
    [one] 1 card that you chose
   *[other] { $count } cards that you chose
 }
announce-language = { $chosen ->
    [yes] ✓ {""}
   *[no] {""}
 }{ $language ->
    [any] Any language
    [el] Greek
   *[en] English
 }
announce-joined-from = New members since…
announce-joined-before = Members before…
announce-cards = These cards only…
announce-everybody = Everybody who wants our news
announce-holdout = { $chosen ->
    [yes] ✓ {""}
   *[no] {""}
 }{ $percent ->
    [0] No lot
   *[other] Lot: { $percent }%
 }

# When.
announce-when-page =
    <b>When</b>
    Begins: { $once ->
        [yes] as soon as it is approved
       *[no] { $begins }
    }
    Ends: { $ends }
    { $clock ->
        [local] Each receives it when their own clock shows that hour.
       *[shop] In the shop’s time, for all at once.
    }
announce-begin-once = As soon as it is approved
announce-begin-next = { $at }
announce-begin-other = Another day and time
announce-end-after = { $days ->
    [one] For 1 day
   *[other] For { $days } days
 }
announce-end-other = Another end
announce-clock = { $clock ->
    [local] By each customer’s own clock
   *[shop] In the shop’s time
 }

# What the house noticed before anything left.
announce-caught = <b>Announcement { $number } does not go yet</b>
announce-line-caught = • { $words }
announce-caught-empty = { $language ->
    [el] The Greek text is missing; those who read Greek would see an empty page. Write it, or choose only English in “To whom”.
   *[en] The English text is missing; those who read English would see an empty page. Write it, or choose only Greek in “To whom”.
 }
announce-caught-greek = The English text is written in Greek. Did it get into the wrong place?
announce-caught-long = { $language ->
    [el] The Greek text
   *[en] The English text
 } is longer than Telegram takes{ $photos ->
    [yes] {" "}under a picture
   *[no] {""}
 }: { $over } characters too many.
announce-caught-link = { $language ->
    [el] In the Greek text
   *[en] In the English text
 } a link leads nowhere: { $link }
announce-caught-past = Its beginning is past: { $begins }.
announce-caught-far = Its beginning is more than a year away: { $begins }. Is it another year?
announce-caught-night = { $once ->
    [yes] These are quiet hours for most people.
   *[no] { $begins } lies in the quiet hours of most people.
 } We write from 9 to 21; the next morning: { $following }.
announce-caught-rest = { $once ->
    [yes] Today is a Sunday or a holiday, and we send no news.
   *[no] The day on which it begins ({ $begins }) is a Sunday or a holiday, and we send no news.
 } The next on which we do: { $following }.
announce-caught-order = It ends ({ $ends }) before it begins ({ $begins }).
announce-caught-nobody = With these choices nobody receives it.
announce-caught-unseen = You have not seen it yet as it will arrive{ $languages ->
    [1] {""}
   *[2] , in both languages
 }. Try it first.
announce-caught-unread = { $language ->
    [el] Telegram did not take the Greek text.
   *[en] Telegram did not take the English text.
 } Write it more simply or send the picture again, and try once more.

# The second yes.
announce-summary =
    <b>Announcement { $number }</b>, written by: { $writer }

    <b>Greek</b>
    { $greek }

    <b>English</b>
    { $english }

    Pictures: { $photos }
    { $buttons }For: { $whom }
    Begins: { $once ->
        [yes] as soon as it is approved
       *[no] { $begins }{ $clock ->
            [local] {" "}by each customer’s own clock
           *[shop] {""}
        }
    }
    Ends: { $ends }

    { $counted }
announce-goes-on = { $words }… (all of it with “Try it”)
announce-next-step = { $others ->
    [yes] It needs a second yes, from: { $names }.
   *[no] There is no other admin. We shall ask you once more, in { $seconds } seconds.
 }
announce-ask-approval = { $others ->
    [yes] Ask for approval
   *[no] Go on
 }
announce-same = The same words, be it in one language, were announced before: { $before }. Most may have read them. Is announcement { $number } to go as well?
announce-odd = <b>Announcement { $number }: do you mean it so?</b>
announce-odd-latin = The Greek text has not one Greek letter. Did it get into the wrong place?
announce-odd-alike = The Greek and the English text are the same.
announce-odd-blank = { $language ->
    [el] In the Greek text
   *[en] In the English text
 } something was left to fill in: { $blank }. They would read it as it stands.
announce-meant-so = Yes, I want them as they are
announce-same-again = I want the same to be sent a second time
announce-waits = { $whose ->
    [alone] Read it once more, at your leisure. In { $seconds } seconds you can say yes.
    [mine] It waits for a yes from: { $names }. If you change anything, you ask for it anew.
   *[other] A yes sends it, as you read it here.
 }
announce-approve = Yes, send it
announce-decline = { $mine ->
    [yes] Not yet, I am changing it
   *[no] Not yet
 }
announce-progress = How it goes
announce-state = { $state ->
    [draft] It is still a draft; only its writer changes it.
    [scheduled] It was approved and will be sent.
    [running] It is being sent.
    [paused] It is paused.
    [ended] It is done.
    [cancelled] It was cancelled.
   *[recalled] It was recalled.
 }
announce-asks = { $name } asks for your yes to announcement { $number }.
announce-approved = { $name } said yes to announcement { $number }. It leaves in time.
announce-declined = { $name }: not yet, of announcement { $number }. It is a draft again.
announce-goes = Approved. It leaves in time.
announce-tried = We sent it to you{ $languages ->
    [1] {""}
   *[2] , in both languages
 }.
announce-tried-page = This is how announcement { $number } arrives, to each in their language. Under every message, anybody can see why they got it, and say if they want no more.
announce-try-empty = { $language ->
    [el] The Greek text is missing.
   *[en] The English text is missing.
 }
announce-unreadable = The trial of announcement { $number } did not arrive: Telegram did not take { $language ->
    [el] the Greek text
   *[en] the English text
 } as it is. Write it more simply or send the picture again. It went to nobody.

announce-refusal-unknown = This announcement is no longer there.
announce-refusal-writer = Only its writer ({ $name }) changes it, so that somebody else can approve it.
announce-refusal-under-way = It was approved and changes no more. You can cancel it and write another.
announce-refusal-changed = Something has changed since you read it. Open the announcement’s page again.
announce-refusal-another = The second yes is another admin’s.
announce-refusal-soon = { $seconds ->
    [one] In 1 second you can say yes. Have another look at it.
   *[other] In { $seconds } seconds you can say yes. Have another look at it.
 }
announce-refusal-buttons = There is room for { $most } buttons. Take one off first.
