"""What to bring for several items, merged."""

from __future__ import annotations

from datetime import datetime

from deskapp.domain.answer import BundleDocument, BundleItem, Hit, Matched
from deskapp.domain.bundle import merged
from deskapp.domain.models import Document
from deskapp.domain.verdict import Verdicts
from tests.domain.build import places, service

VERDICTS = Verdicts(places())


def item(rank: int, *documents: Document) -> BundleItem:
    asked = service()._replace(documents=documents)
    answer = VERDICTS.answer(asked, None, datetime(2026, 9, 22, 10, 0))
    return BundleItem(Hit(rank, asked, Matched("", "name", ()), answer), "")


def test_a_document_that_one_item_always_needs_is_always_needed() -> None:
    items = [item(1, Document("结婚证", "已婚的")), item(2, Document("结婚证"))]
    assert merged(items) == (BundleDocument("结婚证", "", (1, 2)),)


def test_situations_are_all_said() -> None:
    items = [item(1, Document("委托书", "代办")), item(2, Document("委托书", "残疾人"), Document("身份证"))]
    assert merged(items) == (
        BundleDocument("委托书", "代办、残疾人", (1, 2)),
        BundleDocument("身份证", "", (2,)),
    )


def test_no_items_need_nothing() -> None:
    assert merged([]) == ()
