"""Notes as they are meant, with nothing in them fetched or followed."""

from pytestqt.qtbot import QtBot

from ui.widgets.prose import prose


def test_lists_and_weights_are_shown(qtbot: QtBot) -> None:
    label = prose("Tea:\n\n- **hot**\n- cold")
    qtbot.addWidget(label)

    assert "<li>" in label.text()
    assert "<strong>hot</strong>" in label.text()


def test_tags_pictures_and_links_stay_what_somebody_typed(qtbot: QtBot) -> None:
    label = prose("<b>R&D</b> ![x](file:///etc/passwd) [here](https://x.example) <script>")
    qtbot.addWidget(label)

    assert not [tag for tag in ("<b>", "<img", "<a ", "<script>") if tag in label.text()]
