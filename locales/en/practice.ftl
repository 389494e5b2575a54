# Practice: a pretend customer, the pages of real cases, and nobody at the other end.
practice-mark = PRACTICE
practice-doorway = Practice
practice-offered =
    <b>Practice</b>
    A pretend customer brings you a complaint, and you see it to its end as you would a real one. Nobody else sees it, it counts nowhere, and at the end it is deleted.

    Which story would you like?
practice-story = { $story ->
    [1] The cold coffee
    [2] The wrong order
   *[3] Words at the till
 }
practice-go-on = Go on where I left off
practice-again = Practise again
practice-stop = End practice
practice-stopped = Practice has ended. We kept nothing.
practice-over = That practice has ended. A new one begins from your menu.
practice-customer = { $story ->
    [1] Olga
    [2] Stefanos
   *[3] Elpida
 }
practice-first = { $story ->
    [1] Good morning. I bought a coffee at nine and it was cold. I said so, and was told that this is how it comes.
    [2] I ordered two toasts without cheese, because my daughter does not eat it, and both had cheese. I saw it at home.
   *[3] At the till today somebody was short with me in front of everyone, because I was slow to find my card. I felt ashamed.
 }
practice-more = { $story ->
    [1] It is not about the one coffee. I come every day, and I did not like that nobody believed me. What will you do?
    [2] Fine, but the little one went hungry. How will I know that it does not happen again?
   *[3] I do not want anybody told off. I only want it not to happen to somebody older than me.
 }
practice-content = { $story ->
    [1] All right, thank you for looking into it.
    [2] I see. Thank you.
   *[3] Thank you for listening.
 }
practice-end = { $story ->
    [1] That is what I wanted to hear. See you tomorrow at nine.
    [2] Thank you. We will come again, with the little one too.
   *[3] Thank you. I felt respected.
 }
practice-only-words = For practice, words are enough. Write them here.
practice-done = { $mode ->
    [note] Written down. In a real case only the team would see it.
   *[answer] In a real case it would leave now. To: { $customer }
 }
practice-summary =
    { $customer }: { $words }

    { $some ->
        [yes] <b>What went well</b>
       *[no] You saw the case to its end.
    }
    { $good }

    { $next ->
        [sorry] For next time: saying sorry first, whoever was at fault, makes all the rest easier.
        [how] For next time: end with one sentence on what happened or what will change, so that nothing is left open.
        [quick] For next time: a few early words, even without a solution, show that somebody is reading.
        [name] For next time: called by name, a customer feels that a person is speaking to them.
       *[nothing] This is just how we would like it if we were the customer.
    }

    What you wrote has been deleted, and nobody saw it.
practice-good = { $what ->
    [quick] • { $minutes ->
        [0] You answered at once.
        [one] You answered within a minute.
       *[other] You answered within { $minutes } minutes.
    }
    [sorry] • You said sorry.
    [how] • You said how it was solved.
    [name] • You used the name ({ $customer }).
   *[note] • You left a note for your colleagues.
 }
