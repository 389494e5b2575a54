# Questions often asked, tips, and stories of products.
faq-command = Questions often asked
faq-told = { $words }

    <i>{ $kind ->
        [tip] From our tips
        [story] From the stories of our products
       *[question] From the questions often asked
    }: { $name }</i>
faq-story = <b>{ $name }</b>

    { $words }

    Thank you for choosing us.
faq-all = Questions often asked
faq-programme = Our programme
faq-page = { $some ->
    [yes] <b>What we are often asked</b>
    Tap a question, or write yours in your own words.
   *[no] We have not written any answers yet. Ask us whatever you like.
 }
faq-label = { $kind ->
    [tip] 💡 { $name }
    [story] Story: { $name }
   *[question] { $name }
 }
faq-owner-doorway = Questions often asked
faq-owner = { $many ->
    [0] There is no answer yet.
   *[other] <b>Questions, tips, stories</b>
    When a customer asks one of these in their own words, they get your answer and see where it comes from.
 }
faq-new = { $kind ->
    [tip] New tip
    [story] New story of a product
   *[question] New question
 }
faq-owner-one =
    <b>{ $title_el }</b>

    { $words_el }

    <b>{ $title_en }</b>

    { $words_en }{ $kind ->
        [story] {""}

    For the package: <code>{ $link }</code>
       *[other] {""}
    }
faq-copy-link = Copy the link
faq-change = Write it anew
faq-retire = Retire
faq-retire-sure = Retire "{ $name }"? We will not tell it to anybody any more.
faq-retire-yes = Yes, retire it
faq-retire-no = No, keep it
faq-ask =
    { $again ->
        [yes] { $why }
       *[no] {""}
    }
    { $field ->
        [title_el] { $kind ->
            [question] What is the question, in Greek? On more lines, if you like, other ways to ask it.
            [tip] What is the tip called, in Greek? On more lines, if you like, other words for it.
           *[story] What is the product called, in Greek? On more lines, if you like, other words for it.
        }
        [words_el] What do we tell the customer, in Greek?
        [title_en] The same in English: the first line is its name, more lines are other ways to say it.
       *[words_en] And the answer in English?
    }{ $some ->
        [yes] {""}

    Now: <i>{ $before }</i>
       *[no] {""}
    }
faq-same = Leave it as it is
faq-preview =
    This is how it reads in Greek:

    <b>{ $title_el }</b>
    { $words_el }

    And in English:

    <b>{ $title_en }</b>
    { $words_en }

    { $kind ->
        [story] Shall it be kept like this? Then I give you the link for the package.
       *[other] Shall it be kept like this?
    }
faq-keep = Yes, keep it
faq-kept = Kept.
faq-refusal-none = This answer is not there any more.
faq-refusal-words = Words are needed here, up to { $limit } letters.
