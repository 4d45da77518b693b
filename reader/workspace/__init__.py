"""The one service that the command line and the screen call: open, analyse, annotate, cite."""

from reader.analysis.confidence import is_sure
from reader.resources import sample
from reader.workspace.marks import Mark
from reader.workspace.workspace import Workspace

__all__ = ["Mark", "Workspace", "is_sure", "sample"]
