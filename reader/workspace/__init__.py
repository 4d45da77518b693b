"""The one service that the command line and the screen call: open, analyse, annotate, cite.

`Workspace` opens and keeps (`articles`), annotates (`annotating`), and has a part for each other
subject: `workspace.comparing` is the class Comparing in a module of that name, here or in the
folder of its subject: `versions`, `quotes`, `citations`, `bank` and `library`.
"""

from reader.analysis.confidence import is_sure
from reader.resources import sample
from reader.workspace.marks import Mark
from reader.workspace.workspace import Workspace

__all__ = ["Mark", "Workspace", "is_sure", "sample"]
