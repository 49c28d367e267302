"""Why a paper could not be signed, in words."""

from gettext import gettext as _

from exports import paper_signature
from ui.wording import tell

tell(
    {
        paper_signature.NoSigning: lambda: _(
            "This program was installed without the part that signs papers. "
            "Install “chapterhouse[sign]”, or sign in ink and note it in the minutes."
        ),
        paper_signature.NoKey: lambda: _(
            "The key cannot be used: the password is another, or the file is no key with a certificate (.p12)."
        ),
        paper_signature.NotSignable: lambda: _(
            "Only a paper of Chapterhouse that nobody changed since it was made can be signed."
        ),
    }
)
