"""A list of papers counts what is wanted: of those of which one is enough, one."""

from netra.ui.components import Paper
from netra.ui.templatetags.ui import checklist


def test_it_works() -> None:
    counted = checklist([Paper("A", True), Paper("B", False)])
    assert (counted["done"], counted["total"], counted["meter"]) == (1, 2, True)


def test_alternatives_count_once() -> None:
    one_of_three = [Paper(name, False, one_of="hearing") for name in "ABC"]
    assert (checklist(one_of_three)["total"], checklist(one_of_three)["meter"]) == (1, False)
    heard = [Paper(name, True, one_of="hearing") for name in "ABC"]
    assert checklist([*heard, Paper("D", False)])["done"] == 1
