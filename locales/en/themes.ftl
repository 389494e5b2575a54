# Themes: what customers speak about, and what was changed because of it.
themes-doorway = Customers’ themes
themes-list = { $some ->
    [yes] <b>Themes</b>
    How many cases and ratings in the last 90 days:
   *[no] There is no theme yet. One is made from the page of a case, with the button "About which theme?", or from the feedback here.
 }
themes-count = { $name } · { $many }
themes-one =
    <b>{ $name }</b>
    { $many ->
        [0] No case or rating in the last 90 days
        [one] One case or rating in the last 90 days
       *[other] { $many } cases and ratings in the last 90 days
    }. { $people ->
        [0] Nobody of those who raised it is a member any more.
        [one] One customer has raised it in all.
       *[other] { $people } customers have raised it in all.
    }
themes-change-line = <i>{ $day } · what we changed (going to { $told } of { $raised })</i>
    { $words }
themes-marking =
    <b>{ $title }</b>
    { $words }

    What is it about? Only the team sees this.
themes-mark = { $marked ->
    [yes] ● { $name }
   *[no] ○ { $name }
 }
themes-mark-case = About which theme?
themes-new = Another theme
themes-name = { $again ->
    [yes] In a few words, up to { $limit } letters. What do we call it?
   *[no] { $title }: what do we call it? For example "cold coffee" or "waiting at the till".
 }
themes-told-doorway = Feedback with words
themes-ratings = { $some ->
    [yes] <b>Feedback with words</b>
    Of the last 30 days. Tap a number to say what it is about.
   *[no] In the last 30 days there is no feedback with words.
 }
themes-rating = <b>{ $number }</b> · { $stars } · { $day }
    { $words }
themes-tell = What we changed
themes-ask-change =
    { $again ->
        [yes] { $why }
       *[no] {""}
    }
    { $language ->
        [el] "{ $name }": what did we change? Write it in Greek, as you would say it to a customer. They do not see the theme, only these words.
       *[en] "{ $name }": the same in English, for those who read English.
    }
themes-told =
    <b>You told us, we did</b>

    { $words }

    Thank you for telling us.
    { $shop }
themes-tell-us = I want to tell you something
themes-confirm =
    This is how they will read it, each in their language.

    { $told ->
        [0] { $raised ->
            [0] It goes to nobody: of those who raised it, nobody is a member any more.
            [one] It goes to nobody: the one customer who raised it has not asked for our news.
           *[other] It goes to nobody: of the { $raised } who raised it, nobody has asked for our news.
        }
        [one] { $raised ->
            [one] The one customer who raised it will read it.
           *[other] 1 of the { $raised } who raised it will read it: those who have asked for our news.
        }
       *[other] { $told } of the { $raised } who raised it will read it: those who have asked for our news.
    }
themes-send = { $told ->
    [0] Keep it on record
   *[other] Send
 }
themes-kept = { $told ->
    [0] It is written down with the theme.
    [one] On its way to one customer, at an hour that suits them.
   *[other] On its way to { $told } customers, at an hour that suits each of them.
 }
themes-refusal-none = This is not there any more.
themes-refusal-words = Words are needed here, up to { $limit } letters.
