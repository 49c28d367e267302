"""Why a paper could not be signed, in words."""

from gettext import gettext as _

from exports import paper_signature
from ui.wording import sentence


@sentence.register
def _no_signing(refusal: paper_signature.NoSigning) -> str:
    return _(
        "This program was installed without the part that signs papers. "
        "Install “chapterhouse[sign]”, or sign in ink and note it in the minutes."
    )


@sentence.register
def _no_key(refusal: paper_signature.NoKey) -> str:
    return _("The key cannot be used: the password is another, or the file is no key with a certificate (.p12).")


@sentence.register
def _not_signable(refusal: paper_signature.NotSignable) -> str:
    return _("Only a paper of Chapterhouse that nobody changed since it was made can be signed.")
