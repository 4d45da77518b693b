"""Every way to the user's clipboard, and the truth about which one worked."""

from reader.clipboard.clipboard import Clipboard, Copied
from reader.clipboard.doctor import Way, check
from reader.clipboard.paste import Pasted, PasteError, paste

__all__ = ["Clipboard", "Copied", "PasteError", "Pasted", "Way", "check", "paste"]
