"""How sure it is that a quotation's speaker is right. Light: the screen imports SURE from here.

The figures are shares of right names on development articles for each kind of evidence, rounded
down; `SURE` is where the share of right names above it passes 97 in 100.
"""

from __future__ import annotations

# Below this a speaker is shown with a question mark.
SURE = 0.5
