"""What this room holds of a person: numbers, which stay for the figures, and words and photos, which go."""

from xenia.core.held import FIGURES, Fades, Held
from xenia.feedback.models import Feedback, FeedbackPart, Survey

WORDS_DAYS = 730
"""How long words and photos are kept: two years."""

HELD = (
    Held(Feedback, FIGURES, of=("customer_id",), ours=("intent",), hide=("intent",)),
    Held(FeedbackPart, Fades(WORDS_DAYS, "at"), of=("feedback_id",), delete=True),
    Held(Survey, FIGURES, of=("customer_id",), ours=("subject",)),
)
