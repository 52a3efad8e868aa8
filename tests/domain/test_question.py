"""Which questions are open or aged, and what is worth asking next."""

from datetime import date

from csdesk.domain.plan import Element
from csdesk.domain.question import ALWAYS, AnswerState, Pillar, answer_state, suggestions

TODAY = date(2026, 11, 22)
EVERY = dict.fromkeys(Pillar, 1)


def test_an_answer_ages_after_its_day() -> None:
    assert answer_state(" ", None, TODAY) is AnswerState.OPEN
    assert answer_state("Yes", None, TODAY) is AnswerState.ANSWERED
    assert answer_state("Yes", TODAY, TODAY) is AnswerState.ANSWERED
    assert answer_state("Yes", date(2026, 11, 21), TODAY) is AnswerState.AGED


def test_what_the_plan_lacks_is_asked_first_and_says_why() -> None:
    first, second, last = suggestions({Element.ROLES, Element.PURPOSE}, EVERY, ())
    assert (first.pillar, second.pillar, last) == (Pillar.WHY, Pillar.WHO, ALWAYS)
    assert first.why is not None


def test_pillars_of_which_nothing_is_known_come_next() -> None:
    asked = {Pillar.WHY: 2, Pillar.HOW: 1, Pillar.WHAT: 1, Pillar.WHO: 3}
    found = suggestions((), asked, ())
    assert [one.pillar for one in found] == [Pillar.WHEN, Pillar.HOW]


def test_what_was_asked_is_not_suggested_again_but_why_is_always_at_hand() -> None:
    known = ["what is  success for you?", "Who answers for it?", "Why do you do it that way?"]
    found = suggestions(set(Element), EVERY, known)
    assert not {one.question.template for one in found} & {"What is success for you?", "Who answers for it?"}
    assert found[-1] == ALWAYS


def test_nothing_is_suggested_twice() -> None:
    found = [one.question for one in suggestions(set(Element), {}, ())]
    assert len(set(found)) == len(found)
