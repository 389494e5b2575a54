"""Whether words say thank you and nothing else: who writes one word more may want something."""

import re
import unicodedata

from xenia.core.names import without_accents

_WORD = re.compile(r"\w+")
_LONGEST = 120
"""Letters: nobody says thank you in more."""
_NOT = frozenset("?;(")
"""A question, or a face that is not content."""
_KIND = frozenset("🙏❤♥💛💙💚🧡👍👏😊🙂😀😃😄😍🥰🤗☺🌹💐🌸😘")
_TONES = frozenset("🏻🏼🏽🏾🏿")
"""Of hands."""
_THANKS = re.compile(
    r"\b(?:ευχαριστ(?:ω+|ουμε)|e[vfyu](?:x|h|ch|kh)arist(?:o+|w+|oume)|thanks?|thx|tnx|ty|cheers|merci"
    r"|να (?:ειστε|στε|εισαι|σαι) (?:παντα )?καλα|na (?:eiste|ste|eisai|sai) (?:panta )?kala)\b"
)


_BESIDE = frozenset(
    _WORD.findall(
        without_accents(
            """
            σας σε σου μας και κι εγώ πάρα πολύ πολλά όλους όλα όλο πάντα ναι οκ εντάξει τέλεια ωραία μπράβο
            παιδιά για το τη την τον βοήθεια εξυπηρέτηση απάντηση κατανόηση άμεση γρήγορη ενδιαφέρον χρόνο
            καλή καλό καλημέρα καλησπέρα καληνύχτα μέρα ημέρα βράδυ απόγευμα σαββατοκύριακο συνέχεια
            sas se sou mas kai ki ego para poly poli polu polla olous ola panta nai ok okay entaxei entaksei
            teleia oraia wraia mpravo paidia gia to ti thn ton voitheia boitheia eksipiretisi apantisi
            kali kalo kalimera kalispera mera vradi synexeia θερμά χίλια
            you so very much a lot many again all everyone everybody guys the team for your help reply answer
            and yes great perfect lovely have quick kind nice good day evening
            """
        )
    )
)


def is_thanks(words: str | None) -> bool:
    """`Ευχαριστώ πολύ!`, `thanks a lot`, `efxaristw poly`, `🙏`: not `ευχαριστώ, αλλά…`, nor a question."""
    bare = without_accents(words or "").strip()
    if not bare or len(bare) > _LONGEST or set(bare) & _NOT:
        return False
    signs = {one for one in bare if unicodedata.category(one).startswith("S") and not one.isascii()}
    rest, many = _THANKS.subn(" ", bare)
    kind = signs & _KIND
    return bool(many or kind) and signs - kind <= _TONES and set(_WORD.findall(rest)) <= _BESIDE
