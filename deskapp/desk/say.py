"""The one line a clerk reads aloud: verdict, place, status now, what to bring, how sure."""

from __future__ import annotations

from collections.abc import Iterator

from deskapp.domain.answer import ACCEPT_ONLY, ADVICE_ONLY, CAN_DO, ELSEWHERE, PLACE_SERVICE, Answer, Hit
from deskapp.domain.models import Service
from deskapp.domain.outside import is_for_all
from deskapp.domain.refusals import asked_refusals, is_refused
from deskapp.domain.site import NO_ADDRESS
from deskapp.domain.walking import walk_words

BASIS = {"high": "依据已核", "medium": "依据部分核实", "low": "依据未核实"}
SHOWN_DOCUMENTS = 4
WORKING = (CAN_DO, ACCEPT_ONLY, ADVICE_ONLY)
SAMPLE_WORD = "示例"


def say(hit: Hit) -> str:
    """Everything that survives the walk, in one line."""
    answer = hit.answer
    if is_place(hit):
        parts = _of_place(answer)
    elif answer.verdict in WORKING:
        parts = [answer.verdict, place(answer), answer.whole, answer.status.text]
        parts += [bring(hit.service) if brings(hit) else ""]
        parts += [_instead(answer, "交材料"), answer.advice]
    else:
        papers = bring(hit.service) if brings(hit) else ""
        now = status_untold(answer)
        parts = [answer.verdict, _why(answer), now, _instead(answer, "请"), papers, answer.advice]
    changed = (f"注意: {alert}" for alert in answer.alerts)
    season = hit.programme.text if hit.programme and hit.programme.text != answer.reason else ""
    return " · ".join(p for p in (*parts, season, *changed, *hit.aged, sure(hit)) if p)


def about(hit: Hit) -> Iterator[str]:
    """What else must be said of the item: who has to come, and which certificate is asked for in vain."""
    service = hit.service
    if service.in_person:
        yield f"本人: {service.in_person}"
    if service.proxy_rule:
        yield f"代办: {service.proxy_rule}"
    known = service.refused
    for refused in asked_refusals(service, hit.matched.text) or (known if len(known) == 1 else ()):
        yield f"社区不开「{refused.name}」: {refused.instead} ({refused.provenance.source.name})"


def sure(hit: Hit) -> str:
    """How far the line can be trusted: the basis of the service, then of the place."""
    where = place_trust(hit.answer)
    if is_place(hit):
        return where
    return f"{BASIS.get(hit.service.confidence, BASIS['low'])}, {_about_place(where)}"


def place_trust(answer: Answer) -> str:
    """「示例」, 「地点未核实」, 「2022-08-22 报道, 未核实」 or 「本台核实 2026-11-23」."""
    going = answer.instead if answer.instead and answer.verdict == ELSEWHERE else answer
    if going.centre is None or going.unplaced:
        return "地点未核实, 本中心情况为示例" if answer.sample else "地点未核实"
    if answer.sample:
        return SAMPLE_WORD
    first = going.provenances[0]
    if first.verified_on is not None:
        return f"{first.source.name} {first.verified_on:%Y-%m-%d} 核实"
    return first.source.name if "未核实" in first.source.name else f"{first.source.name}, 未核实"


def place(answer: Answer) -> str:
    """Centre, floor, room and window; an unknown window is said."""
    if answer.centre is None:
        return answer.reason
    return " ".join(p for p in (answer.centre, spot(answer)) if p)


def spot(answer: Answer) -> str:
    """Floor, room and window as far as they are known."""
    return " ".join(p for p in (answer.floor, answer.room, window_words(answer.window)) if p)


def status_untold(answer: Answer) -> str:
    """Open now or not, unless verdict and reason say it; of a place that does not do it, nobody asks."""
    told = answer.verdict == ELSEWHERE or answer.status.text in f"{answer.verdict} {answer.reason}"
    return "" if told else answer.status.text


def window_words(label: str | None) -> str:
    """「3号」 -> 「3号窗口」; a sign that says what it is stays."""
    if not label:
        return ""
    return label if label.endswith(("窗口", "窗", "台", "室", "岗")) else f"{label}窗口"


def brings(hit: Hit) -> bool:
    """Is there anything to bring? Not to a place that was asked for, nor for what is not issued, nor to
    borrow an umbrella."""
    nothing = is_for_all(hit.service) and not hit.service.documents
    return not (nothing or is_place(hit) or is_refused(hit.service, hit.matched.text))


def bring(service: Service) -> str:
    """「带 身份证、户口簿」, or that it is not known."""
    always = [d.name for d in service.documents if not d.situation]
    if not always:
        return "材料看情形, 先问" if service.documents else "要带什么未核实"
    shown = "、".join(always[:SHOWN_DOCUMENTS])
    more = len(always) - SHOWN_DOCUMENTS
    return f"带 {shown} 等{len(always)}样" if more > 0 else f"带 {shown}"


def is_place(hit: Hit) -> bool:
    """Was a place asked for, and not a service?"""
    answer = hit.answer
    asked = hit.service.name == PLACE_SERVICE
    return asked and answer.centre is not None and answer.window is None and answer.instead is None


def _of_place(answer: Answer) -> list[str]:
    """A place has opened or not; 能办 would say too much of it."""
    address = answer.address or NO_ADDRESS
    if answer.verdict == CAN_DO:
        return [place(answer), address, answer.status.text, usual_words(answer)]
    reason = answer.reason.replace(f"; {NO_ADDRESS}", "")
    return [answer.verdict, place(answer), address, reason, answer.advice]


def usual_words(answer: Answer) -> str:
    """「平时 周一至周五 8:30-12:00 …」; empty when the hours are not known."""
    return f"平时 {answer.usual}" if answer.usual else ""


def _why(answer: Answer) -> str:
    where = spot(answer) if answer.window or (answer.room or "") not in answer.reason else ""
    return " ".join(p for p in (answer.centre, where, answer.reason) if p)


def _instead(answer: Answer, verb: str) -> str:
    there = answer.instead
    if there is None:
        return ""
    if there.centre is None:
        return there.reason
    known = (there.verdict, there.status.text, walk_words(there.walk_minutes))
    return f"{verb}到 {place(there)} ({', '.join(part for part in known if part)})"


def _about_place(where: str) -> str:
    return where if where.startswith("地点") else f"地点{'为' if where == SAMPLE_WORD else ': '}{where}"
