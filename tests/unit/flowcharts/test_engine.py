"""The shortcut for the rules of Mermaid's lexer gives what JavaScript itself gives."""

from __future__ import annotations

import json

import pytest
import quickjs
from guideline.flowcharts.engine import MATCH_SCRIPT

CASES = [
    pytest.param("/^(?:ab+)/", "abbc", id="at the start"),
    pytest.param("/^(?:ab+)/", "cabb", id="not at the start"),
    pytest.param("/^(?:a|b)/i", "Bx", id="capitals"),
    pytest.param(r"/^(?:\s+(x)?(y)?)/", "  y", id="groups"),
    pytest.param(r"/^(?:[)(]+\))/", "()) ", id="brackets as text"),
    pytest.param("/^(?:a)|(?:b)/", "xb", id="two alternatives"),
    pytest.param("/^(?:a)|(?:b)/", "ab", id="first of two alternatives"),
    pytest.param("/^(?:a)+/", "aab", id="repeated group"),
    pytest.param("/^(?:a)/g", "aa", id="all"),
    pytest.param("/^(?:a)/m", "b\na", id="each line"),
    pytest.param("/^(?:ë)/u", "ëa", id="unicode"),
    pytest.param("/(?:a)/", "xa", id="anywhere"),
    pytest.param("/^(?:)/", "x", id="empty rule"),
    pytest.param('"b"', "ab", id="text as rule"),
    pytest.param("undefined", "ab", id="no rule"),
]


@pytest.mark.parametrize(("rule", "text"), CASES)
def test_a_match_is_the_same(rule: str, text: str) -> None:
    ask = f"""(() => {{
        const rule = {rule}, text = {json.dumps(text)};
        const once = text.match(rule), again = text.match(rule);
        return JSON.stringify([once, once && once.index, once && once.input, again, rule && rule.lastIndex]);
    }})()"""
    plain, quick = quickjs.Context(), quickjs.Context()
    quick.eval(MATCH_SCRIPT)
    assert quick.eval(ask) == plain.eval(ask)
