"""What the café of the demo tells of itself: where it is, how it is reached, and why one comes back."""

from datetime import datetime

from xenia.conversation.faq import keep
from xenia.conversation.faq_models import Kind
from xenia.core.database import AsyncSession
from xenia.team.models import TeamMember

ANSWERS = (
    (
        "Πού είστε;\nΠοια είναι η διεύθυνσή σας;",
        "Where are you?\nWhat is your address?",
        (
            "Στη γωνία Ανθέων και Μελισσών, στην Ερμούπολη, απέναντι από το παλιό καρνάγιο. "
            "Από το λιμάνι είναι πέντε λεπτά με τα πόδια."
        ),
        (
            "On the corner of Antheon and Melisson in Ermoupoli, opposite the old boatyard. "
            "It is five minutes on foot from the harbour."
        ),
    ),
    (
        "Πώς επικοινωνώ μαζί σας;\nΠοιο είναι το τηλέφωνό σας;",
        "How can I reach you?\nWhat is your telephone number?",
        "Το πιο γρήγορο είναι να μας γράψετε εδώ. Όσο είμαστε ανοιχτά, σηκώνουμε και το 22810 00000.",
        "The quickest is to write to us here. While we are open, we also answer 22810 00000.",
    ),
    (
        "Γιατί να διαλέξω εσάς;\nΤι ξεχωριστό έχετε;",
        "Why should I choose you?\nWhat is special about you?",
        (
            "Ο καφές ψήνεται στη χόβολη και τα γλυκά βγαίνουν κάθε πρωί από τον φούρνο μας. "
            "Κι αν κάτι δεν σας άρεσε, το φτιάχνουμε ή σας επιστρέφουμε τα χρήματα."
        ),
        (
            "The coffee is made on hot sand, and the sweets come from our own oven each morning. "
            "And if you did not like something, we put it right or pay it back."
        ),
    ),
)
"""In Greek and English what is asked, then what is answered."""


async def tell(session: AsyncSession, owner: TeamMember, now: datetime) -> None:
    """As the owner would have written them in the chat."""
    for title_el, title_en, words_el, words_en in ANSWERS:
        given = {
            "kind": Kind.QUESTION,
            "title_el": title_el,
            "title_en": title_en,
            "words_el": words_el,
            "words_en": words_en,
        }
        await keep(session, 0, owner, given, now)
