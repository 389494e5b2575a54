"""What needs no model: asking for a person, wanting no more messages, yes, no, and "the second one".

A customer who asks for a person or to be left alone must not depend on what a model has learned. The words
are written as people know them and folded, so every spelling counts; `*` stands for any ending.
"""

import re

from xenia.conversation.fold import fold
from xenia.conversation.intents import Intent


def _any(*words: str) -> str:
    """A pattern for any of the words, which stand between bars; the longest is tried first."""
    folded = {
        fold(word.rstrip("*")) + (r"\w*\b" if word.endswith("*") else r"\b")
        for word in "|".join(words).split("|")
    }
    return "(?:" + "|".join(sorted(folded, key=len, reverse=True)) + ")"


_POLITE = _any(
    "παρακαλώ|σας παρακαλώ|please|λίγο|τώρα|now|εντάξει|οκ|ok|hey|γεια|γεια σας|hello|hi|ρε|ρε παιδιά|thanks",
    "ευχαριστώ|thank you|πια|επιτέλους|αμέσως|άμεσα|a|an|the|ένα|έναν|κάποιον|real|actual|πραγματικό",
    "αληθινό|κανονικό|ζωντανό",
)


def _nothing_but(words: str) -> str:
    return f"^(?:{_POLITE} )*{words}(?: {_POLITE})*$"


def _compiled(*patterns: str) -> tuple[re.Pattern[str], ...]:
    return tuple(map(re.compile, patterns))


_WORKS_HERE = _any(
    "άνθρωπ*|υπάλληλ*|υπαλλήλ*|εκπρόσωπ*|εκπροσώπ*|υπεύθυν*|διευθυντ*|αφεντικ*|human*|person|agent|operator",
    "representative|manager|supervisor|employee|someone|somebody|customer service|customer support",
    "εξυπηρέτηση πελατών",
)
_SOMEBODY = f"(?:{_WORKS_HERE}|{_any('ιδιοκτήτ*|owner|staff|people')})"
_I_WANT = _any("θέλω|ήθελα|μπορώ|γίνεται|χρειάζομαι|πρέπει|θέλω κι εγώ")
_MAY_I = _any(
    "i want to|id like to|i would like to|can i|could i|may i|let me|i need to|wanna|want to|like to|rather"
)
_TALK_TO = f"{_any('talk|speak|chat')} {_any('to|with')}"
_GREEK_OR_ENGLISH = _any("αγγλικά|ελληνικά|στα αγγλικά|στα ελληνικά")
_PERSON = _compiled(
    _nothing_but(_WORKS_HERE),
    rf"\b{_I_WANT} {_any('να')} {_any('μιλήσ*|συνομιλήσ*')}(?! {_GREEK_OR_ENGLISH})",
    rf"^{_any('να')} {_any('μιλήσω|συνομιλήσω')}(?! {_GREEK_OR_ENGLISH})",
    rf"\b{_MAY_I} {_TALK_TO}",
    rf"^{_TALK_TO} (?!{_any('me')})",
    rf"\b{_any('μιλ*|συνδ*|φώναξ*|φωνάξ*|connect|transfer|put me through|talk|speak|chat')} (?:\w+ ){{0,3}}{_SOMEBODY}",
    rf"\b{_any('δώσε|δώστε|δωσ|φέρε|φέρτε|give me|get me|i want|i need|prefer')} (?:\w+ ){{0,2}}{_SOMEBODY}",
    rf"\b{_any('θέλω|χρειάζομαι')} (?:{_POLITE} )*{_any('άνθρωπο|υπάλληλο|εκπρόσωπο|υπεύθυνο')}",
    rf"\b{_any('δε θέλω|όχι|i dont want|not|no')} (?:\w+ ){{0,2}}{_any('ρομπότ|μποτ|bot|bots|robot|μηχανή|μηχανές')}",
    rf"^{_any('ζωντανή συνομιλία|live chat|live agent')}",
)

_HOUR = re.compile(
    r"\b(?:\d+\b|"
    + _any(
        "βράδυ|βραδιά|βράδια|νύχτα|νύχτες|μεσημέρ*|πρωί|πρωινά|απόγευμα|μεσάνυχτα|ώρα|ώρες|νωρίς|αργά|κυριακ*",
        "σαββατοκύριακ*|ύπνο|κοιμ*|ξυπν*|μετά τις|πριν τις|night|nights|late|early|morning|evening|noon",
        "afternoon|after|before|sunday|sundays|weekend|weekends|sleep|between",
    )
    + ")"
)
_SENDING = _any(
    "στέλν*|στείλ*|ξαναστείλ*|ξαναστέλν*|ξαναγράψ*|γράφετε|γράφεις|γράψετε|ενοχλ*|ξαναενοχλ*|πρήζετε"
)
_MESSAGES = _any(
    "μηνύματα|μήνυμα|ειδοποιήσεις|διαφημίσεις|διαφημιστικά|προσφορές|ανακοινώσεις|ενημερώσεις|σπαμ|spam|newsletter"
)
_SENT = _any(
    "messaging|sending|texting|spamming|contacting|writing|emailing|messages|notifications|offers|promotions|spam"
)
_STOP = _compiled(
    _nothing_but(
        _any(
            "stop|στοπ|σταμάτα|σταματήστε|σταμάτα το|unsubscribe|unsubscribe me|απεγγραφή|opt out|optout|stop it",
            "stop all|enough|φτάνει|αρκετά|φτάνει πια|leave me alone|άσε με|αφήστε με|quit it|τέρμα",
            "stop messages",
        )
    ),
    rf"\b{_any('μη|να μη')} (?:{_any('μου|με|μας|ξανά')} )*{_SENDING}",
    rf"\b{_any('σταμάτα|σταματήστε|σταματάτε|κόψε|κόψτε|κόφτε|stop')} (?:{_any('να|μου|με|τα|τις|το|όλα')} )*(?:{_SENDING}|{_MESSAGES})",
    rf"\b{_any('δε θέλω')} (?:{_any('πια|άλλα|άλλες|να λαμβάνω|να παίρνω|να μου στέλνετε|τα|τις')} )+{_MESSAGES}",
    rf"^{_any('δε θέλω')} {_MESSAGES}",
    rf"\b{_any('unsubscribe')}",
    rf"\b{_any('stop')} (?:{_any('with|the|your|all|me')} )*{_SENT}",
    rf"\b{_any('dont|do not|never')} (?:{_any('ever|please')} )*{_any('message me|contact me|text me|write me|write to me|email me')}",
    rf"\b{_any('dont|do not')} {_any('send me any|send me anything|send me more|send me messages|send me offers')}",
    rf"\b{_any('no more')} {_any('messages|offers|notifications|spam|ads|emails|texts')}",
    rf"\b{_any('leave me alone|leave me in peace')}",
    rf"\b{_any('αφήστε με|άσε με|άστε με|παρατήστε με')} {_any('ήσυχο|ήσυχη')}",
)

_YES = re.compile(
    _nothing_but(
        _any(
            "ναι|ναι ναι|yes|yep|yeah|yup|sure|of course|βεβαίως|βέβαια|φυσικά|μάλιστα|σωστά|ακριβώς|αμέ|έγινε",
            "συμφωνώ|ναι θέλω|οκ|ok|okay|εντάξει|correct|exactly|right|do it|προχώρα|κάντο|ναι αυτό|yes that",
            "yes do it|of course yes",
        )
    )
)
_NO = re.compile(
    _nothing_but(
        _any(
            "όχι|όχι όχι|no|nope|nah|άκυρο|άστο|άσε|ακύρωση|cancel|never mind|nevermind|δε θέλω|όχι δε θέλω|τίποτα",
            "τίποτα από αυτά|κανένα|κανένα από αυτά|κάτι άλλο|άλλο|something else|none|none of these|neither",
            "no no|όχι αυτό|not that|not this|δεν είναι αυτό|μπα",
        )
    )
)
_ORDER = {
    1: "πρώτο|πρώτη|πρώτος|πρώτον|first|1ο|1st|ένα|number one|νούμερο ένα",
    2: "δεύτερο|δεύτερη|δεύτερος|δεύτερον|second|2ο|2nd|number two|νούμερο δύο",
    3: "τρίτο|τρίτη|τρίτος|τρίτον|third|3ο|3rd|number three|νούμερο τρία",
    4: "τέταρτο|τέταρτη|fourth|4ο|4th",
    5: "πέμπτο|πέμπτη|fifth|5ο|5th",
    -1: "τελευταίο|τελευταία|τελευταίος|last",
}


def _figure(choice: int) -> str:
    return f"|{choice}" + r"\b" if choice > 0 else ""


_LEADING = _any("το|τον|την|η|the|θέλω|διαλέγω|παίρνω|δείξε|i want|number|νούμερο|επιλογή|option")
_PICKS = tuple(
    (
        choice,
        re.compile(
            rf"^(?:{_LEADING} )*(?:{_any(names)}{_figure(choice)})"
            rf"(?: (?:{_any('one|option|από αυτά')}|{_POLITE}))*$"
        ),
    )
    for choice, names in _ORDER.items()
)


def by_rule(folded: str) -> Intent | None:
    """A person or no more messages, where the folded text says so; None leaves it to the model."""
    for rule in _PERSON:
        if rule.search(folded):
            return Intent.PERSON
    for rule in _STOP:
        if rule.search(folded):
            return None if _HOUR.search(folded) else Intent.STOP
    return None


def answer_in(folded: str) -> tuple[Intent, int | None] | None:
    """Yes, no, or which of several (from 1; -1 is the last), where the folded text is nothing more than that."""
    for choice, rule in _PICKS:
        if rule.search(folded):
            return Intent.PICK, choice
    if _NO.search(folded):
        return Intent.NO, None
    if _YES.search(folded):
        return Intent.YES, None
    return None
