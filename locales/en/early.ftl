# What somebody wrote before they joined.
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
early-drop = No, there is no need
early-refusal-none = We have not kept anything else of yours. To write to us, tap /person.
