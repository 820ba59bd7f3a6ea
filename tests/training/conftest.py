"""Journals that a test leaves open are closed after it."""

import pytest

from training.journal_file import JournalFile


@pytest.fixture(autouse=True)
def closed_journals(monkeypatch):
    opened = []
    original = JournalFile._guarded_open

    def remember(self, mode):
        opened.append(self)
        original(self, mode)

    monkeypatch.setattr(JournalFile, "_guarded_open", remember)
    yield
    for file in opened:
        file.close()
