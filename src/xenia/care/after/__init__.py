"""After solving: was it really solved, and how easy was it for the customer?"""

from xenia.care.after.checks import check_resolutions
from xenia.care.after.due import follow_up
from xenia.care.after.question import QUESTION

CHECKS = (check_resolutions,)
DUE = (follow_up,)
DELIVERY_KINDS = (QUESTION,)
