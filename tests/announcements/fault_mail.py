"""What the sender of a run with faults finds around it: announcements, and nothing else."""

from deliveries.mail import SHOP, TEXTS
from xenia.deliveries.claim import Around
from xenia.outreach.announcements.leaving import ANNOUNCEMENT
from xenia.outreach.announcements.recalling import RECALL

AROUND = Around(TEXTS, SHOP, {kind.name: kind for kind in (ANNOUNCEMENT, RECALL)})
