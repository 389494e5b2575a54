# Ready answers: written once in both languages, filled in for each person.
replies-pick = Ready answer
replies-which = { $some ->
    [yes] { $name }: which answer fits? You will see it filled in before it leaves.
   *[no] { $name }: there is no ready answer for a case like this. A shift lead can write one.
 }
replies-filled =
    { $name }, to: { $customer }

    <code>{ $words }</code>

    Shall it be sent like this? To change something, tap the words to copy them, and send them to me the way you want them.
replies-only-words = Words for the customer are needed here, and nothing was sent. Photos are sent with "Answer", and notes with "Note for the team".
replies-doorway = Ready answers
replies-list = { $many ->
    [0] There is no ready answer yet.
   *[other] <b>Ready answers</b>
    The team picks them from the page of a case. Read one, change it or write a new one.
 }
replies-new = New answer
replies-one =
    <b>{ $title }</b>
    { $all ->
        [yes] For every case
       *[no] For: { $kinds }
    }

    In Greek:
    { $greek }

    In English:
    { $english }
replies-preview =
    <b>{ $title }</b>
    { $all ->
        [yes] For every case
       *[no] For: { $kinds }
    }

    This is how Maria would read it in Greek:
    { $greek }

    And in English:
    { $english }

    Shall it be kept like this?
replies-keep = Yes, keep it
replies-kept = Kept. The team finds it on the page of every case that it fits.
replies-change = { $field ->
    [title] Another title
    [words_el] Other Greek words
    [words_en] Other English words
   *[kinds] Where it fits
 }
replies-ask =
    { $again ->
        [yes] { $why }
       *[no] {""}
    }
    { $field ->
        [title] What will the team call it? A short title, up to 40 letters.
        [words_el] Write the answer in Greek.
        These are filled in by themselves for each person: <code>{"{name}"}</code> the customer's name, <code>{"{member}"}</code> who answers, <code>{"{shop}"}</code> the shop, <code>{"{reference}"}</code> the code of the case, <code>{"{points}"}</code> their points. For example: {"{name}"}, σας ευχαριστούμε.
        [words_en] Write the same answer in English, for those who read English. The same are filled in: <code>{"{name}"}</code> <code>{"{member}"}</code> <code>{"{shop}"}</code> <code>{"{reference}"}</code> <code>{"{points}"}</code>
       *[kinds] Which cases does it fit? Choose as many as you like.
    }
replies-kind = { $chosen ->
    [yes] ● { $kind }
   *[no] ○ { $kind }
 }
replies-for-these = { $some ->
    [yes] Go on
   *[no] All of them
 }
replies-retire = Retire
replies-retire-sure = Retire the answer "{ $title }"? What was sent stays as customers read it.
replies-retire-yes = Yes, retire it
replies-retire-no = No, keep it
replies-refusal-none = This answer is not there any more.
replies-refusal-words = Words are needed here, up to { $limit } letters.
replies-refusal-place = We do not know what to fill in for { $place }. We know these: {"{name}"}, {"{member}"}, {"{shop}"}, {"{reference}"}, {"{points}"}.
replies-refusal-brace = A brace stands alone, and the customer would read it. These are filled in, written just so: {"{name}"}, {"{member}"}, {"{shop}"}, {"{reference}"}, {"{points}"}.
replies-refusal-language = { $language ->
    [el] This is not written in Greek letters, and those who read Greek would find it hard to read.
   *[en] This is not in English, and those who read English would not understand it.
 }
# Those that every shop has from the beginning.
replies-built-in-title = { $one ->
    [sorry] Sorry, looking into it
    [details] When and where was it?
    [looking] We are looking
    [points] Your points
   *[thanks] Thank you
 }
replies-built-in = { $one ->
    [sorry] { $name }, we are sorry. You are right to write to us. We are finding out now what happened, and answer you here.
    [details] { $name }, to help us find it sooner: do you remember when it was, and in which shop? If you kept the receipt, a photo of it helps too.
    [looking] { $name }, we are looking into it and write to you here as soon as we have an answer. There is nothing you need to do. Your code, should you ask us in the shop: { $reference }
    [points] { $name }, your points now: { $points }. Where they came from, what they buy and when they expire, you see with /points.
   *[thanks] { $name }, thank you for taking the time to write to us. { $member }, { $shop }
 }
