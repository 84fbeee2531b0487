"""Clarifying questions (追问), read whole when the first query comes: a few dozen rows."""

import sqlite3
from collections import defaultdict
from dataclasses import dataclass

from deskapp.domain.answer import Choice, Question
from deskapp.storage.opening import spoken_reads
from deskapp.storage.rows import name, select, text

FEWEST, MOST = 2, 4
"""Choices of one question: one is no question, five is a list."""


@dataclass(frozen=True, slots=True)
class AskedFor:
    """A question and the phrases (一词多义) that raise it."""

    question: Question
    phrases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Questions:
    """Every question of the catalog. `words` may stand around a phrase without changing it."""

    rows: tuple[AskedFor, ...]
    words: tuple[str, ...]


@spoken_reads
def read_questions(conn: sqlite3.Connection) -> Questions:
    """Choices whose service is retired are left out, and questions with fewer than two left."""
    choices: dict[str, list[Choice]] = defaultdict(list)
    for row in select(conn, _CHOICES):
        listed = choices[text(row["question_code"])]
        if len(listed) < MOST:
            listed.append(Choice(str(len(listed) + 1), name(row["label"]), text(row["service_code"])))
    phrases: dict[str, list[str]] = defaultdict(list)
    for row in select(conn, "SELECT question_code, text FROM question_phrase ORDER BY id"):
        phrases[text(row["question_code"])].append(name(row["text"]))
    rows = tuple(
        AskedFor(Question(name(row["text"]), tuple(choices[code])), tuple(phrases[code]))
        for row in select(conn, "SELECT code, text FROM question ORDER BY rowid")
        if len(choices[code := text(row["code"])]) >= FEWEST
    )
    words = tuple(name(row["word"]) for row in select(conn, "SELECT word FROM question_word ORDER BY rowid"))
    return Questions(rows, words)


_CHOICES = """SELECT question_code, label, service_code FROM question_choice
JOIN service ON service.code = service_code AND retired_on IS NULL
ORDER BY question_code, question_choice.position, question_choice.id"""
