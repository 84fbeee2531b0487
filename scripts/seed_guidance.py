"""What the words did not say: the rows that guide a clerk around the service items."""

from deskapp.storage.tables import SourceRow
from deskapp.storage.tables_circle import RefusedCertificateRow
from deskapp.storage.tables_guidance import (
    EmergencyPhraseRow,
    EmergencyRow,
    HarmlessPhraseRow,
    LifeEventEndingRow,
    LifeEventItemRow,
    LifeEventPhraseRow,
    LifeEventRow,
    QuestionChoiceRow,
    QuestionPhraseRow,
    QuestionRow,
    QuestionWordRow,
    SensitiveItemRow,
)
from scripts.seed_items import checked
from scripts.seed_rows import day, insert, inserts, table


def question_inserts() -> list[str]:
    """Clarifying questions of questions.csv with their choices, 2 to 4 each, and their phrases."""
    lines = []
    known = {row["question"] for row in table("questions.csv")}
    choices = table("question_choices.csv")
    if strangers := {row["question"] for row in choices} - known:
        raise ValueError(f"choices of no question: {sorted(strangers)}")
    for row in table("questions.csv"):
        code = row["question"]
        own = [choice for choice in choices if choice["question"] == code]
        if not 2 <= len(own) <= 4:
            raise ValueError(f"{code} has {len(own)} choices")
        lines.append(insert(QuestionRow, {"code": code, "text": row["text"], "source_code": row["source"]}))
        lines += inserts(
            QuestionPhraseRow,
            [{"question_code": code, "text": phrase} for phrase in row["phrases"].split("|")],
        )
        lines += inserts(
            QuestionChoiceRow,
            [
                {
                    "question_code": code,
                    "position": position,
                    "label": choice["label"],
                    "service_code": checked(choice),
                }
                for position, choice in enumerate(own, 1)
            ],
        )
    return lines + inserts(QuestionWordRow, [{"word": row["word"]} for row in table("question_words.csv")])


HOTLINE = {
    "code": "hotline-12356",
    "name": "国家卫生健康委 12356 心理援助热线",
    "kind": "web",
    "as_of": day("2024-12-27"),
    "url": "http://gs.people.com.cn/BIG5/n2/2024/1227/c183356-41089989.html",
}
"""The unified number, in service everywhere since 2025-05-01."""


def emergency_inserts() -> list[str]:
    """Dangers in the order of emergencies.csv, the most pressing first, and what only sounds like one."""
    lines = [insert(SourceRow, HOTLINE)]
    for position, row in enumerate(table("emergencies.csv"), 1):
        kept = {name: row[name] for name in ("title", "number", "sentence")}
        code = row["emergency"]
        values = {"code": code, "position": position, "source_code": row["source"], **kept}
        lines.append(insert(EmergencyRow, values))
        phrases = [{"emergency_code": code, "text": text} for text in row["phrases"].split("|")]
        lines += inserts(EmergencyPhraseRow, phrases)
    return lines + inserts(HarmlessPhraseRow, [{"text": r["text"]} for r in table("harmless_phrases.csv")])


def sensitive_inserts() -> list[str]:
    """Items of sensitive_items.csv; the list and its words are our own judgement."""
    return [
        insert(
            SensitiveItemRow,
            {
                "service_code": checked(row),
                "hint": row["hint"],
                "neutral_name": row["neutral_name"],
                "source_code": "practice",
            },
        )
        for row in table("sensitive_items.csv")
    ]


CERTIFICATES = {
    "code": "certificates-2020-20",
    "name": "民发〔2020〕20号不应出具证明清单",
    "kind": "statute",
    "as_of": day("2020-04-28"),
    "url": "http://mzj.cnbz.gov.cn/zdxx/flfg/15366031.html",
}
"""Its list of 20 certificates. It names them; where to go instead is each item's own words, or practice."""


def refused_inserts() -> list[str]:
    """The certificates of refused_certificates.csv, in the list's order."""
    rows = [
        {
            "code": f"refused-{position:02}",
            "name": row["name"],
            "service_code": checked(row, "code", "service"),
            "instead": row["instead"],
            "words": row["words"],
            "position": position,
            "source_code": CERTIFICATES["code"],
        }
        for position, row in enumerate(table("refused_certificates.csv"), 1)
    ]
    return [insert(SourceRow, CERTIFICATES), *inserts(RefusedCertificateRow, rows)]


def life_event_inserts() -> list[str]:
    """Life events with their phrases, their stems and their items; then the endings of all stems."""
    lines = []
    items = table("life_event_items.csv")
    for position, row in enumerate(table("life_events.csv"), 1):
        code = row["event"]
        values = {"code": code, "name": row["name"], "position": position, "source_code": "practice"}
        lines.append(insert(LifeEventRow, values))
        for kind in ("words", "stems"):
            texts = row[kind].split("|")
            phrases = [{"event_code": code, "text": text, "stem": kind == "stems"} for text in texts]
            lines += inserts(LifeEventPhraseRow, phrases)
        own = [item for item in items if item["event"] == code]
        lines += inserts(
            LifeEventItemRow,
            [
                {
                    "event_code": code,
                    "position": number,
                    "service_code": checked(item),
                    "note": item["note"],
                }
                for number, item in enumerate(own, 1)
            ],
        )
    return lines + inserts(
        LifeEventEndingRow, [{"ending": row["ending"]} for row in table("life_event_endings.csv")]
    )
