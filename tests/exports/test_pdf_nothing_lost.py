"""Whatever is typed, every word of it can be found in the paper."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.pdf.minutes import paper
from models.queries.minutes import MinutedAction, MinutedStance
from tests.exports.minutes_samples import decision, item, minutes
from tests.exports.pdf_reading import words_lost

LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789ŵŷâêîôûäëïöüéèçñšžłøåßÐþΑΒΓαβγабв"
words = st.text(LETTERS, min_size=1, max_size=12)
phrases = st.lists(words, min_size=1, max_size=6).map(" ".join)
SIGNS = [*"*_`[]()<>#-+.!|~\\\"'&:/=\t ", "  \n", "\n", "\n\n", "\n    ", "![", "](", "|-"]
scribble = st.lists(words | st.sampled_from(SIGNS) | st.just(" "), max_size=40).map("".join)
STARTS = [
    *("", "", "# ", "#### ", "- ", "  - ", "    - ", "* ", "1. ", "7) ", "> ", "> > ", "| ", "    ", "\t", "- > "),
    *("```", "~~~ ", "[a]: ", "![p](", "<", "---\n", "===\n", "- [ ] ", "&#35; ", "\\"),
]
lines = st.builds("{}{}".format, st.sampled_from(STARTS), phrases)
tables = st.lists(st.lists(words, min_size=1, max_size=5), min_size=1, max_size=4).map(
    lambda rows: "| a | b |\n|---|---|\n" + "\n".join("| " + " | ".join(row) + " |" for row in rows)
)
links = st.builds('[{}](https://example.org/{} "{}")'.format, phrases, words, phrases)
typed = st.lists(lines | tables | links | scribble, max_size=12).map("\n".join)


@given(typed)
def test_no_word_of_the_notes_is_lost(notes: str) -> None:
    made = paper(minutes(items=(item(1, "Notes", notes=notes),)))

    assert words_lost(notes, made.content) == []


@given(
    text=phrases, reasons=phrases, method=phrases, outcome=phrases, stances=st.lists(st.tuples(words, words, phrases))
)
def test_no_word_of_a_decision_is_lost(
    text: str, reasons: str, method: str, outcome: str, stances: list[tuple[str, str, str]]
) -> None:
    given = decision(text, reasons=reasons, method=method, outcome=outcome, computed="")
    given = replace(given, stances=tuple(MinutedStance(*stance) for stance in stances))

    made = paper(minutes(items=(item(1, "Decision", decisions=(given,)),)))

    said = " ".join([text, reasons, method, outcome, *(" ".join(stance) for stance in stances)])
    assert words_lost(said, made.content) == []


@given(
    actions=st.lists(st.tuples(phrases, phrases), min_size=1, max_size=8), title=phrases, owner=phrases, purpose=phrases
)
def test_no_word_of_an_action_or_an_agenda_item_is_lost(
    actions: list[tuple[str, str]], title: str, owner: str, purpose: str
) -> None:
    set_actions = tuple(MinutedAction(text, who, None, None) for text, who in actions)
    one = item(1, title, owner=owner, purpose=purpose, actions=set_actions)

    made = paper(minutes(items=(one,), matters_arising=set_actions))

    said = " ".join([title, owner, purpose, *(" ".join(action) for action in actions)])
    assert words_lost(said, made.content) == []


@pytest.mark.parametrize(
    "notes",
    [
        "[ask]: tomorrow",
        "[ask]: tomorrow 'about the hall'",
        "| a | b |\n|---|---|\n| 1 | 2 | three |",
        "```minuted by hand\nx\n```",
        "![the flipchart](photo.png 'all of it')",
        "[guide](https://example.org/a 'with a title')",
        "3. third\n7. seventh",
        "R&amp;D and &nbsp; and &#65;",
        "<!-- a comment --> <b>bold</b>",
        "<div>\n\nblock\n\n</div>",
        "- " * 30 + "deep",
        "> " * 30 + "deep",
        "| " + " | ".join("abcdefghijkl") + " |\n" + "|---" * 12 + "|\n| " + " | ".join("mnopqrstuvwx") + " |",
        "a\\\nb  \nc",
        "*[nested **strong [link](https://example.org)** text*",
        "\x00 nul \x0b tab",
    ],
)
def test_what_markdown_would_swallow_is_kept(notes: str) -> None:
    made = paper(minutes(items=(item(1, "Notes", notes=notes),)))

    assert words_lost(notes, made.content) == []
