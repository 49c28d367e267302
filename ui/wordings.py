"""Every refusal in words, whichever subject it comes from."""

import ui.roster.wording  # noqa: F401
from ui.wording import sentence

__all__ = ["sentence"]
