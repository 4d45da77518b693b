"""What a screen says to the user: messages, with keys in them as the user has them."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from reader.text.sanitise import one_line
from reader.ui.jobs import Jobs, reason
from reader.ui.key_names import with_keys
from reader.ui.keys import Key
from reader.workspace import Workspace

T = TypeVar("T")

KEPT_MESSAGES = 100
TAKES_BACK = "{undo} takes it back."
"""What is said, by `with_keys`, behind whatever can be undone."""
BOTH_KEPT = "Changed in another window too. Both are kept: {review} shows them."


class Messages:
    """The message that stands until the next key, and the last hundred."""

    def __init__(self) -> None:
        self.now = ""
        self.log: deque[str] = deque(maxlen=KEPT_MESSAGES)

    def say(self, message: str, whole: str = "") -> None:
        """Show `message` now; the log keeps the `whole` of it where that is longer."""
        self.now = one_line(message)
        self.log.append(one_line(whole, limit=2_000) or self.now)

    def mention(self, message: str) -> None:
        """Keep `message` in the log, and show it if no other stands: it is no answer to a key, and
        told again when asked for."""
        standing = self.now
        self.say(message)
        self.now = standing or self.now


class Voice:
    """Speaks on a screen's status line, which `tell` brings up to date."""

    workspace: Workspace
    jobs: Jobs
    messages: Messages

    def tell(self) -> None:
        raise NotImplementedError

    @property
    def keymap(self) -> Mapping[str, str]:
        return self.workspace.settings.keys

    @property
    def own_keys(self) -> Iterable[Key]:
        """The keys that hints and sentences name here, beside those of the reading screen."""
        return ()

    def with_keys(self, sentence: str) -> str:
        """`sentence`, which names keys by ids in braces, with the keys as the user has them."""
        return with_keys(sentence, self.keymap, self.own_keys)

    def say(self, message: str, whole: str = "") -> None:
        """Put `message` on the status line until the next key, `whole` into the list of them."""
        self.messages.say(message, whole)
        self.tell()

    def advise(self, sentence: str) -> None:
        """Say a sentence that names keys by their ids in braces."""
        self.say(self.with_keys(sentence))

    def say_done(self, what: str) -> None:
        """Say what was done, and what takes it back."""
        self.say(f"{what} {self.with_keys(TAKES_BACK)}")

    def read(self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        """Do `work` in a thread, then `done` here; why it failed is said."""
        self.jobs.run(work, done, lambda error: self.say(reason(error)))
