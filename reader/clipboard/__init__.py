"""Every way to the user's clipboard, and the truth about which one worked."""

from reader.clipboard.clipboard import MODES, Clipboard, Copied
from reader.clipboard.doctor import Way, check

__all__ = ["MODES", "Clipboard", "Copied", "Way", "check"]
