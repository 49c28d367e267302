"""The stages as chips: those behind us ticked, the present one marked, those that are open named and to be pressed."""

from collections.abc import Collection
from functools import partial
from gettext import gettext as _

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QPushButton

from models.rules.consent_process import Stage
from ui.icons import icon
from ui.meetings.deciding.stages import stage_name
from ui.widgets.buttons import Push
from ui.widgets.flow import Flow
from ui.widgets.text import restyle

SHOWN = tuple(stage for stage in Stage if stage is not Stage.DONE)


class StageBar(Flow):
    """Says `wanted(stage)`."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__(gap=5)
        self.chips: dict[Stage, QPushButton] = {}
        self._shown: tuple[object, ...] = ()
        for stage in SHOWN:
            self.chips[stage] = self._chip(stage)

    def show_stage(self, now: Stage | None, open_ones: Collection[Stage]) -> None:
        """Mark where the process stands."""
        if self._shown == (now, frozenset(open_ones)):
            return
        self._shown = (now, frozenset(open_ones))
        place = list(Stage).index(now) if now else -1
        for n, (stage, chip) in enumerate(self.chips.items()):
            is_past, is_now = n < place, stage is now
            chip.setChecked(is_now)
            chip.setIcon(icon("tick", "accent") if is_past else icon("play", "accent") if is_now else QIcon())
            is_open = is_now or stage in open_ones
            chip.setEnabled(is_open)
            chip.setText(f"{n + 1} {stage_name(stage)}" if is_open else "" if is_past else str(n + 1))
            chip.setToolTip(stage_name(stage))
            restyle(chip, "short", not is_open)
            told = _("now") if is_now else _("behind us") if is_past else _("to come")
            chip.updateGeometry()
            chip.setAccessibleName(_("Stage {stage}: {told}").format(stage=stage_name(stage), told=told))

    def _chip(self, stage: Stage) -> QPushButton:
        made = Push()
        made.setProperty("kind", "chip")
        made.setCheckable(True)
        made.setAutoDefault(False)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.setCursor(Qt.CursorShape.PointingHandCursor)
        made.clicked.connect(partial(self._pressed, stage))
        self.lines.addWidget(made)
        return made

    def _pressed(self, stage: Stage, _checked: bool = False) -> None:
        now = self._shown[0] if self._shown else None
        self.chips[stage].setChecked(stage is now)
        if stage is not now:
            self.wanted.emit(str(stage))
