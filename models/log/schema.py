"""Which tables the log follows, and which of their columns belong together."""

# The wire names of synced tables. A table or column renamed in SQL keeps its old name here.
SYNCED = (
    "action", "agenda_item", "approval", "asset", "attendance", "booking", "chapter", "consent_event", "contact_point",
    "decision", "decision_link", "interest", "loan", "meeting", "person", "person_role", "person_skill", "stance",
)  # fmt: skip

# Columns that mean something only together travel together, so that halves of two edits never mix.
GROUPS = {
    "person": (("given_name", "family_name"), ("address_lines", "town", "county", "postcode", "country")),
    "meeting": (("starts", "ends"),),
    "booking": (("starts", "ends"),),
}
