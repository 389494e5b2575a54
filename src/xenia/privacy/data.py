"""What this room holds of a person."""

from xenia.core.held import PROOF, SHOP, Held
from xenia.privacy.models import ConsentRecord, ConsentStanding, Erasure, Tidied

HELD = (
    Held(
        ConsentRecord,
        PROOF,
        of=("customer_id",),
        ours=(
            "record_id",
            "schema_version",
            "controller",
            "purpose",
            "lawful_basis",
            "event",
            "notice",
            "notice_language",
            "method",
            "jurisdiction",
        ),
    ),
    Held(ConsentStanding, PROOF, of=("customer_id",), ours=("purpose", "notice")),
    Held(Erasure, PROOF, of=("customer_id",)),
    Held(Tidied, SHOP),
)
