"""The words for what a file holds, for why a row stays out, and for why a file cannot be read."""

from exports.language import _, ngettext
from exports.tables.guard import LARGEST_FILE
from exports.tables.table import Note
from models.rules.roster_file import NotARoster, Refused


def why(refused: Refused) -> str:
    """Why a row stays out, as one sentence that says what to do where something can be done."""
    fact = refused.why
    sentences = {
        "no_name": _nameless(fact.name),
        "two_people": _("“{value}” names two people; give each a row of their own.").format(value=fact.value),
        "bad_date": _("“{value}” under “{column}” is no day in the calendar.").format(
            value=fact.value, column=fact.column
        ),
        "bad_email": _("“{value}” under “{column}” is no e-mail address.").format(value=fact.value, column=fact.column),
        "shortened_number": _(
            "A spreadsheet program shortened the number under “{column}” to {value}; its digits are lost."
        ).format(value=fact.value, column=fact.column),
        "too_many_cells": _(
            "The row has more cells than there are headers, so its values may stand in the wrong columns."
        ),
        "far_future": _("The day of joining, {value}, lies more than a year ahead.").format(value=fact.value),
        "left_before_joining": _("The day of leaving, {value}, is before the day of joining.").format(value=fact.value),
        "same_as_row": _("The same person as row {row}, which was used.").format(row=fact.row),
        "removed": _("{name} is in the bin; restore them there first.").format(name=fact.name),
        "several": ngettext(
            "The chapter has {count} person called {name}, and the row does not say whether it is them.",
            "The chapter or this file has {count} people called {name}, and the row does not say which.",
            fact.count,
        ).format(count=fact.count, name=fact.name),
        "id_of_another": _("The Chapterhouse ID belongs to {name}, who is somebody else.").format(name=fact.name),
        "broken_card": _("The card is damaged at “{value}”.").format(value=fact.value),
        "group_card": _("{name} is a group of contacts, not a person.").format(name=fact.name),
        "cut_card": _("The card has no end."),
    }
    return sentences[fact.kind]


def unreadable(refusal: NotARoster) -> str:
    """Why a file as a whole is no list of people, as one sentence."""
    name, found, limit = refusal.path.name, f"{refusal.found:,}", f"{refusal.limit:,}"
    sentences = {
        "missing": _("There is no file {name}."),
        "folder": _("{name} is a folder; choose one file."),
        "empty": _("{name} is empty."),
        "too_big": _("{name} is larger than {megabytes} MB, far more than a list of members needs."),
        "too_many_rows": _("{name} has more than {limit} rows."),
        "too_many_columns": _("{name} has {found} columns; a list of members has at most {limit}."),
        "stray_cell": _(
            "Something stands in cell {detail} of {name}, far away from the list; delete it and save again."
        ),
        "open_quote": _("In {name} a quotation mark is opened in row {found} and never closed."),
        "no_rows": _("{name} holds no rows of people."),
        "no_sheet": _("{name} has no sheet called {detail}."),
        "damaged": _("{name} is damaged and cannot be read."),
        "locked": _("{name} is protected with a password; save a copy without one."),
        "picture": _("{name} is a picture, not a list."),
        "pdf": _("{name} is a PDF; save the list it came from as CSV or XLSX."),
        "document": _("{name} is a text document; copy its table into a spreadsheet and save that."),
        "web_page": _(
            "{name} is a web page, whatever its ending; open it in a spreadsheet program and save it as XLSX."
        ),
        "xml": _("{name} is an XML file; open it in a spreadsheet program and save it as XLSX."),
        "xlsb": _("{name} is a binary workbook; save it as XLSX."),
        "numbers": _("{name} is a Numbers document; export it as CSV or XLSX."),
        "archive": _("{name} is an archive; unpack it first."),
        "chapter": _("{name} is a database, not a list of people."),
        "bundle": _("{name} is a bundle; open it on the Share page."),
        "vcard": _("{name} holds contact cards, not a table."),
        "ending": _("A list of members is written as .csv, .xlsx or .vcf, not as “{detail}”."),
        "binary": _("{name} is not a text file or a spreadsheet."),
    }
    megabytes = (refusal.limit or LARGEST_FILE) // 1_000_000
    return sentences[refusal.why].format(
        name=name, found=found, limit=limit, detail=refusal.detail, megabytes=megabytes
    )


def note(each: Note) -> str:
    """Something to know of a file before importing it, as one sentence."""
    sentences = {
        "junk_rows": ngettext(
            "{count} row above the headers was left out.", "{count} rows above the headers were left out.", each.count
        ),
        "totals": ngettext(
            "{count} row of totals at the end was left out.",
            "{count} rows of totals at the end were left out.",
            each.count,
        ),
        "no_headers": _("The list has no headers; the columns are named by their letters."),
        "dates_either_way": _("The dates under “{detail}” could be read with the day or the month first."),
        "whole_years": ngettext(
            "{count} date under “{detail}” is only a year or month, read as its first day.",
            "{count} dates under “{detail}” are only a year or month, read as their first day.",
            each.count,
        ),
        "unused": _("The column “{detail}” is not used."),
        "spoilt_letters": ngettext(
            "{count} letter could not be read.", "{count} letters could not be read.", each.count
        ),
    }
    return sentences[each.kind].format(count=each.count, detail=each.detail)


def field_name(field: str) -> str:
    """What a field is called, for the columns of an import and the changes it makes."""
    names = {
        "": _("Not used"),
        "id": _("Chapterhouse ID"),
        "honorific": _("Title"),
        "full_name": _("Whole name"),
        "given_name": _("First name"),
        "middle_name": _("Middle names"),
        "family_name": _("Last name"),
        "suffix": _("Letters after the name"),
        "known_as": _("Known as"),
        "pronouns": _("Pronouns"),
        "organisation": _("Organisation"),
        "job_title": _("Job title"),
        "email": _("E-mail"),
        "emails": _("E-mails"),
        "email_label": _("Kind of e-mail"),
        "phone": _("Phone"),
        "phones": _("Phones"),
        "phone_label": _("Kind of phone"),
        "address": _("Whole address"),
        "street": _("Street"),
        "address_lines": _("Street"),
        "town": _("Town"),
        "county": _("County"),
        "postcode": _("Postcode"),
        "country": _("Country"),
        "skills": _("Skills"),
        "roles": _("Roles"),
        "brings": _("What they bring"),
        "notes": _("Notes"),
        "access_needs": _("Access needs"),
        "preferred_channel": _("Preferred channel"),
        "joined_on": _("Joined"),
        "left_on": _("Left"),
        "left_reason": _("Reason for leaving"),
        "consent": _("Consent, as evidence only"),
    }
    return names[field]


def _nameless(owner: str) -> str:
    if owner:
        return _("The row has no name; its e-mail address is {name}’s.").format(name=owner)
    return _("The row has no name.")
