"""What is said of words of the command line that cannot be understood: a sentence, not a page."""

from __future__ import annotations

import argparse
import re
from typing import NoReturn

_REQUIRED = re.compile(r"the following arguments are required: (.+)")
_CHOICE = re.compile(r"argument (\S+): invalid choice: '(.*)' \(choose from (.+)\)", re.DOTALL)
_NO_VALUE = re.compile(r"argument (\S+): expected (?:at least )?one argument")
_OTHER = re.compile(r"argument (\S+): (.+)", re.DOTALL)


class Parser(argparse.ArgumentParser):
    """Ends with status 2 and one sentence on standard error that says what to do."""

    def error(self, message: str) -> NoReturn:
        from reader.text.sanitise import one_line

        said = one_line(sentence(message), 500)
        self.exit(2, f"reader: {said} More: {self.prog} --help\n")


def sentence(message: str) -> str:
    """What argparse says, in the words of Reader."""
    if found := _REQUIRED.fullmatch(message):
        return f"{found[1]} is missing."
    if found := _CHOICE.fullmatch(message):
        from reader.text.nearest import did_you_mean

        choices = re.findall(r"[^\s,']+", found[3])
        return (
            f"{found[1]} cannot be “{found[2]}”.{did_you_mean(found[2], choices)} "
            f"There are: {', '.join(choices)}."
        )
    if found := _NO_VALUE.fullmatch(message):
        return f"{found[1]} needs a value after it."
    if found := _OTHER.fullmatch(message):
        return f"{found[1]}: {found[2]}."
    return f"{message[:1].upper()}{message[1:]}{'' if message.endswith(('.', '?')) else '.'}"
