# What somebody wrote before they joined, or has not sent to anybody yet.
early-kept = We have kept what you wrote, and you need not write it again. For somebody of the shop to read it and answer you, please join first. Otherwise it is deleted in fourteen days.
early-offer = Before you joined you wrote to us{ $messages ->
    [one] {""}
   *[other] {" "}({ $messages } messages)
 }:
    “{ $words }”

    Shall somebody of the shop read it now? Choose what it is, and it goes as you wrote it.
early-bring = { $kind ->
    [complaint] It is a complaint
    [question] It is a question
    [request] I need something
    [suggestion] It is a suggestion
   *[praise] It is a kind word
 }
early-as-it-is = { $kind ->
    [complaint] We are sorry that something went wrong. {""}
   *[other] {""}
 }{ $messages ->
    [one] We have your message
   *[other] We have your messages
 }:
    “{ $words }”

    { $messages ->
        [one] Shall it go to the team like this?
       *[other] Shall they go to the team like this?
    } To add something, write it here first.
early-which = Somebody of the shop will answer you, here. { $messages ->
    [one] We have your message
   *[other] We have your messages
 }:
    “{ $words }”

    Choose what it is, and it goes as you wrote it. To add something, write it here first.
early-still-here = { $messages ->
    [one] Your message has not been sent yet
   *[other] Your messages have not been sent yet
 }:
    “{ $words }”

    If you would like the team to have it, choose what it is.
early-send = Send it like this
early-anew = I will write it differently
early-full = This message did not fit in with the earlier ones. Send those first, then write as much as you like.
early-drop = No, there is no need
early-refusal-none = We have not kept anything else of yours. To write to us, tap /person.
