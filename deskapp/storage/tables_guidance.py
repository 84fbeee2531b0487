"""Tables of what the words did not say: questions, emergencies, sensitive items. Part of `tables`."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from deskapp.storage.tables_base import Sourced


class QuestionRow(Sourced, table=True):
    """A clarifying question (追问) for a phrase with several meanings."""

    __tablename__ = "question"
    code: str = Field(primary_key=True)
    text: str


class QuestionChoiceRow(SQLModel, table=True):
    __tablename__ = "question_choice"
    id: int | None = Field(default=None, primary_key=True)
    question_code: str = Field(foreign_key="question.code", index=True)
    position: int
    label: str
    """In the citizen's words, not the official name."""
    service_code: str = Field(foreign_key="service.code", index=True)


class QuestionPhraseRow(SQLModel, table=True):
    __tablename__ = "question_phrase"
    id: int | None = Field(default=None, primary_key=True)
    question_code: str = Field(foreign_key="question.code", index=True)
    text: str


class QuestionWordRow(SQLModel, table=True):
    """Words that may stand around such a phrase without changing its meaning."""

    __tablename__ = "question_word"
    word: str = Field(primary_key=True)


class EmergencyRow(Sourced, table=True):
    """A danger (紧急求助) whose number stands above every answer."""

    __tablename__ = "emergency"
    code: str = Field(primary_key=True)
    title: str
    number: str
    """The one number to dial first; further ones are in the sentence."""
    sentence: str
    """What to do, read aloud at once."""
    position: int = 0
    """Where a query tells of several dangers, the lowest is said."""


class EmergencyPhraseRow(SQLModel, table=True):
    __tablename__ = "emergency_phrase"
    id: int | None = Field(default=None, primary_key=True)
    emergency_code: str = Field(foreign_key="emergency.code", index=True)
    text: str


class HarmlessPhraseRow(SQLModel, table=True):
    """Words that hold an emergency's phrase and mean none: 消防证, 抢救费用, 死亡证明."""

    __tablename__ = "harmless_phrase"
    text: str = Field(primary_key=True)


class SensitiveItemRow(Sourced, table=True):
    """A service that nobody wants to hear called aloud in a hall."""

    __tablename__ = "sensitive_item"
    service_code: str = Field(foreign_key="service.code", primary_key=True)
    hint: str
    """For the clerk alone."""
    neutral_name: str
    """What a screen turned to the hall may show."""


class LifeEventRow(Sourced, table=True):
    """A life event (一件事): several items to be done one after the other."""

    __tablename__ = "life_event"
    code: str = Field(primary_key=True)
    name: str
    position: int = 0


class LifeEventPhraseRow(SQLModel, table=True):
    __tablename__ = "life_event_phrase"
    id: int | None = Field(default=None, primary_key=True)
    event_code: str = Field(foreign_key="life_event.code", index=True)
    text: str
    stem: bool = False
    """True: it names the event only together with one of the endings (「退休」 + 「要办啥」)."""


class LifeEventEndingRow(SQLModel, table=True):
    __tablename__ = "life_event_ending"
    ending: str = Field(primary_key=True)


class LifeEventItemRow(SQLModel, table=True):
    __tablename__ = "life_event_item"
    id: int | None = Field(default=None, primary_key=True)
    event_code: str = Field(foreign_key="life_event.code", index=True)
    position: int
    service_code: str = Field(foreign_key="service.code", index=True)
    note: str = ""
    """For whom, or what comes first; empty where nothing needs saying."""


class NoticeRow(Sourced, table=True):
    """A temporary change (今日变动). Kept after its end: the table is its own history."""

    __tablename__ = "notice"
    id: int | None = Field(default=None, primary_key=True)
    text: str = Field(min_length=1)
    scope: str
    """all · centre · window · service · category."""
    centre_code: str | None = Field(default=None, foreign_key="centre.code")
    window_code: str | None = Field(default=None, foreign_key="service_window.code")
    service_code: str | None = Field(default=None, foreign_key="service.code")
    suspends: bool = False
    starts: datetime
    ends: datetime = Field(index=True)
    """Local wall-clock times; the end is not included."""
    created_by: str = ""
    created_at: datetime
    category_code: str | None = Field(default=None, foreign_key="category.code")
    """Of a whole line of the sign: a system that is slow (社保系统慢)."""
