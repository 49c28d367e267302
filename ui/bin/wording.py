"""Why something could not be put back, in words."""

from gettext import gettext as _

from models.rules.bin import Forgotten, MergedInto, NotInBin
from ui.names import thing
from ui.wording import sentence, tell

tell(
    {
        MergedInto: lambda: _(
            "{name} was merged into {into}, who has everything of this entry. "
            "Open {into} and take the two entries apart to have it back."
        ),
        Forgotten: lambda: _("This was forgotten for good, in every copy: nothing of it is left to put back."),
    }
)


@sentence.register
def _not_in_bin(refusal: NotInBin) -> str:
    return _("{thing} is not in the bin: it may have been put back already.").format(thing=thing(refusal.kind))
