"""Text as it is read, whatever it is written with: no invisible letters, and one letter for those that look alike."""

import unicodedata

# Of Cyrillic, Greek and rarer Latin letters those that pass for a plain one: from Unicode's table of confusables
# (UTS #39, confusables.txt), and small Cyrillic letters that are drawn as small capitals.
_PAIRS = """
    Аa Вb Еe Зз Іi Јj Кk Мm Нh Оo Рp Сc Тt Уy Хx Ѕs Ғf Ԁd Ԍg Һh Ԛq Ԝw Ѵv Ӏl Ԑe Ӕæ
    аa вb еe іi јj кk мm нh оo рp сc тt уy хx ѕs ғf ԁd ԍg һh ԛq ԝw ѵv ӏl гr пn ԑe ӕæ ё̈e їi ўy
    Αa Βb Εe Ζz Ηh Ιi Κk Μm Νn Οo Ρp Τt Υy Χx Ϲc Ϳj
    αa βb γy εe ηn ιi κk νv οo ρp σo ςc τt υu χx ωw ϲc ϳj
    ɑa ɡg ɩi ʟl ɪi ɴn ᴀa ᴄc ᴅd ᴇe ᴊj ᴋk ᴍm ᴏo ᴘp ᴛt ᴜu ᴠv ᴡw ᴢz ʙb ʜh ʏy ʀr ꜰf ꜱs ƅb ƽs ƿp ǀl ɫl
"""
_ALIKE = str.maketrans({pair[0]: pair[-1] for pair in _PAIRS.split()})
_UNSEEN = frozenset(("Cf", "Mn", "Me"))  # joiners, marks that hang on a letter
_FILLERS = "\u115f\u1160\u2800\u3164\uffa0"  # letters and signs that are drawn as nothing


def visible(text: str) -> str:
    """The text as it is read: composed, without look-alike forms of letters and without what nobody sees.

    >>> visible("Ma\\u200bu\\u0331d Ｈａｌｅ, Siân")
    'Maud Hale, Siân'
    """
    plain = unicodedata.normalize("NFKC", text)
    if plain.isascii():
        return plain
    unseen = {ord(each) for each in set(plain) if unicodedata.category(each) in _UNSEEN or each in _FILLERS}
    return plain.translate(dict.fromkeys(unseen)) if unseen else plain


def plainly(word: str) -> str:
    """A word in the letters it looks as if it were written in.

    >>> plainly("М\\u0430ud"), plainly("Ηαle"), plainly("Zoë")
    ('maud', 'hale', 'Zoë')
    """
    return word if word.isascii() else word.translate(_ALIKE)
