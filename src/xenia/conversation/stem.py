"""A light stemmer for folded words: Greek endings come off, and the English plural.

Only endings of nouns, adjectives and the commonest tenses are known; what stays has three letters or more,
so short words are left alone. It need not find a grammar's root: only the same one for the same word.
"""

from functools import lru_cache

from xenia.conversation.fold import fold, fold_words


def _each(words: str) -> frozenset[str]:
    return frozenset(fold(word) for word in words.split("|"))


_ENDINGS = sorted(
    _each(
        "ος|ου|ο|ε|οι|ων|ους|α|ας|ες|η|ης|ι|ια|ιας|ιες|ιων|ιου|εις|εων|ματα|ατα|ατος|ατων|ματος|ματων|μα|ω|ει|ουμε|ετε|ουν|ουνε|"
        "άω|άς|άμε|άτε|άνε|ησα|ησες|ησε|ησαμε|ησατε|ησαν|ηση|ησω|ησεις|ησει|ησετε|εται|ονται|ομαι|αμε|ατε|s"
    ),
    key=len,
    reverse=True,
)
_SHORTEST = 3


def stem(word: str) -> str:
    """The stem of one folded word."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return word[: -len(ending)]
    return word


_SAYS_NOTHING = _each(
    "ο|η|το|οι|τα|τον|την|της|του|των|τους|τις|ένα|έναν|μια|μία|και|κι|να|θα|με|σε|για|από|στο|στη|στην|στον|στα|στις|στους|"
    "είναι|έχετε|έχει|έχω|έχεις|υπάρχει|υπάρχουν|μπορώ|μπορούμε|μπορεί|γίνεται|κάνετε|κάνω|κάνει|μου|σας|μας|σου|τι|πώς|που|πού|πότε|ποιο|ποια|"
    "ποιος|αν|δε|δεν|μη|μην|ή|ως|θέλω|παρακαλώ|γεια|καλημέρα|καλησπέρα|μήπως|κάτι|εδώ|εκεί|ρε|λίγο|σήμερα|εσείς|εμείς|αυτό|"
    "a|an|the|is|are|do|does|you|your|i|my|me|we|our|can|could|have|has|there|any|some|what|how|where|when|which|who|in|on|at|"
    "to|of|for|with|it|this|that|please|hi|hello|and|or|if|be|will|would|like|want|get|here|today"
)


@lru_cache(maxsize=1024)
def terms(text: str) -> frozenset[str]:
    """The stems of the words of a text that say something."""
    return frozenset(stem(word) for word in fold_words(text) if word not in _SAYS_NOTHING)
