"""The look of the program: tokens read from TOML become a palette and one style sheet for every window."""

from dataclasses import dataclass, fields
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from string import Template
from typing import Protocol

from PySide6.QtCore import QObject, Qt, QTemporaryDir, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QWidget

_HERE = Path(__file__).parent / "themes"
_FAMILY = "Source Sans Pro"
_FONT_FILES = ("Regular", "Semibold", "Bold", "It")
CHOICES = ("system", "light", "dark")
_THEME, _SHEET, _DRESSED = "chapterhouse.theme", "chapterhouse.sheet", "chapterhouse.dressed"


@dataclass(frozen=True)
class Theme:
    """The colours of one theme, each as #rrggbb (`shade` as #aarrggbb)."""

    name: str
    paper: str
    card: str
    line: str
    edge: str
    hover: str
    ink: str
    soft: str
    accent: str
    accent_strong: str
    accent_soft: str
    on_accent: str
    rail: str
    rail_ink: str
    rail_bright: str
    rail_selected: str
    rail_hover: str
    rail_focus: str
    toast: str
    toast_ink: str
    toast_accent: str
    amber: str
    amber_soft: str
    red: str
    red_soft: str
    blue: str
    blue_soft: str
    shade: str

    def tone(self, name: str) -> tuple[str, str]:
        """Ink and ground of a tone: plain, accent, amber, red or blue."""
        if name == "plain":
            return self.ink, self.card
        return getattr(self, name), getattr(self, f"{name}_soft")

    def colours(self) -> dict[str, str]:
        """Every token by name."""
        return {field.name: getattr(self, field.name) for field in fields(self)}


class Memory(Protocol):
    """What the look remembers between two runs."""

    def get(self, key: str, default: str, /) -> str: ...

    def set(self, key: str, value: str, /) -> None: ...


class Look(QObject):
    """Keeps the application in the chosen theme, or in the system's."""

    changed = Signal(object)

    def __init__(self, app: QApplication, memory: Memory) -> None:
        super().__init__(app)  # lives as long as windows wear its style sheet
        self._app = app
        self._memory = memory
        self._pictures = QTemporaryDir()
        _load_fonts(app)
        app.styleHints().colorSchemeChanged.connect(self._follow_system)
        self._wear(load(self._wanted()))

    @property
    def theme(self) -> Theme:
        """The theme in use."""
        return theme()

    @property
    def choice(self) -> str:
        """What the person chose: system, light or dark."""
        chosen = self._memory.get("theme", "system")
        return chosen if chosen in CHOICES else "system"

    def choose(self, choice: str) -> None:
        """Wear one theme, or follow the system."""
        self._memory.set("theme", choice)
        self._follow_system()

    def _follow_system(self) -> None:
        wanted = self._wanted()
        if wanted != self.theme.name:
            self._wear(load(wanted))

    def _wanted(self) -> str:
        if self.choice != "system":
            return self.choice
        return "dark" if self._app.styleHints().colorScheme() is Qt.ColorScheme.Dark else "light"

    def _wear(self, tokens: Theme) -> None:
        self._app.setProperty(_THEME, tokens)
        self._app.setProperty(_SHEET, style_sheet(tokens, _sheet_pictures(tokens, Path(self._pictures.path()))))
        self._app.setPalette(palette(tokens))
        for window in self._app.topLevelWidgets():
            if window.property(_DRESSED):
                dress(window)
        self.changed.emit(tokens)


def theme() -> Theme:
    """The running application's theme: for paint events, which Qt calls without arguments of ours."""
    app = QApplication.instance()
    worn = app.property(_THEME) if app else None
    return worn if isinstance(worn, Theme) else load("light")


def dress(window: QWidget) -> None:
    """Let a window without a parent wear the style sheet, in every theme; its dialogs, menus and tips follow it.

    Worn by the application, the sheet would be worked out again for every widget that is put into another, and for
    all inside it: three times the work of building a page.
    """
    app = QApplication.instance()
    window.setProperty(_DRESSED, True)
    window.setStyleSheet((app.property(_SHEET) if app else None) or "")


@cache
def load(name: str) -> Theme:
    """Read the tokens of `light` or `dark`."""
    return Theme(name=name, **_tokens((_HERE / f"{name}.toml").read_text(encoding="utf-8")))


def _tokens(text: str) -> dict[str, str]:
    """The pairs of a flat TOML file; the library for it would take a twentieth of the time to the first paint."""
    pairs = (line.split(" = ") for line in text.splitlines() if " = " in line)
    return {name: value.strip('"') for name, value in pairs}


def style_sheet(tokens: Theme, pictures: Path) -> str:
    """The one style sheet, filled with the tokens."""
    sheet = Template((_HERE / "window.qss").read_text(encoding="utf-8"))
    return sheet.substitute(tokens.colours(), icons=pictures.as_posix())


def palette(tokens: Theme) -> QPalette:
    """A palette in which every role is ours, so that nothing falls back to the machine's."""
    role = QPalette.ColorRole
    made = QPalette()
    for names, colour in (
        ((role.Window, role.AlternateBase), tokens.paper),
        ((role.Base, role.Button, role.BrightText), tokens.card),
        ((role.WindowText, role.Text, role.ButtonText, role.ToolTipBase), tokens.ink),
        ((role.ToolTipText, role.Light, role.Midlight), tokens.card),
        ((role.Mid, role.Dark), tokens.line),
        ((role.Shadow,), tokens.edge),
        ((role.Highlight, role.Link, role.Accent), tokens.accent),
        ((role.HighlightedText,), tokens.on_accent),
        ((role.LinkVisited,), tokens.accent_strong),
        ((role.PlaceholderText,), tokens.soft),
    ):
        for name in names:
            made.setColor(name, QColor(colour))
    for name in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, name, QColor(tokens.soft))
    return made


def type_face(pixels: int = 15, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The program's one family at a size, for those who paint."""
    font = QFont(_FAMILY)
    font.setPixelSize(pixels)
    font.setWeight(weight)
    return font


def _load_fonts(app: QApplication) -> None:
    """Give the application the family that ships with it: the same in the window as in the papers."""
    spec = find_spec("font_source_sans_pro")
    if spec is None or not spec.submodule_search_locations:
        return
    files = Path(spec.submodule_search_locations[0]) / "files"
    if _FAMILY not in QFontDatabase.families():
        for style in _FONT_FILES:
            QFontDatabase.addApplicationFont(str(files / f"SourceSansPro-{style}.ttf"))
    app.setFont(type_face())


def _sheet_pictures(tokens: Theme, folder: Path) -> Path:
    """Style sheets take pictures only as files: write the few they need, in this theme's colours."""
    from ui.icons import drawing

    target = folder / tokens.name
    target.mkdir(exist_ok=True)
    for file, icon, colour in (
        ("check", "tick", tokens.on_accent),
        ("minus", "minus", tokens.on_accent),
        ("dot", "dot", tokens.on_accent),
        ("tick", "tick", tokens.ink),
        ("chevron-down", "chevron-down", tokens.soft),
        ("chevron-up", "chevron-up", tokens.soft),
        ("chevron-left", "chevron-left", tokens.ink),
        ("chevron-right", "chevron-right", tokens.ink),
        ("sort-up", "arrow-up", tokens.soft),
        ("sort-down", "arrow-down", tokens.soft),
    ):
        (target / f"{file}.svg").write_bytes(drawing(icon, colour))
    return target
