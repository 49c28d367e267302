"""The words that head the columns of people's lists, field by field: English, American, Welsh."""

SYNONYMS = {
    "id": "chapterhouse id",
    "honorific": "title · name prefix · prefix · individual prefix · honorific · salutation · teitl",
    "full_name": """
        name · enw · full name · fullname · display name · contact name · member name · volunteer name · your name ·
        name of member · enw llawn · file as · sort name · contact · member · volunteer · names
    """,
    "given_name": """
        first name · firstname · first · given name · givenname · forename · forenames · first names · fname ·
        christian name · given · merge1 · enw cyntaf · enw bedydd · first name s · given names
    """,
    "middle_name": "middle name · middle names · additional name · middle · second name · middle initial",
    "family_name": """
        last name · lastname · last · surname · family name · familyname · lname · second surname · family · merge2 ·
        cyfenw · sn
    """,
    "suffix": "suffix · name suffix · individual suffix",
    "known_as": """
        known as · nickname · nick name · preferred name · prefers to be called · likes to be called ·
        preferred first name · goes by · adnabyddir fel · alias
    """,
    "pronouns": "pronouns · pronoun · preferred pronouns · gender pronouns · rhagenwau",
    "organisation": """
        organisation · organization · company · employer · workplace · place of work · organisation name ·
        organization name · company name · current employer · business · sefydliad · mudiad · community group ·
        affiliation · organization 1 name · business name · representing · org
    """,
    "job_title": """
        job title · jobtitle · job · occupation · profession · position · organization title · post title ·
        organization 1 title · swydd · teitl swydd · job role
    """,
    "email": """
        email · email address · emails · email addresses · mail · e mail · ebost · e bost · cyfeiriad ebost ·
        primary email · email primary · contact email · personal email · home email · work email · secondary email ·
        alternative email · alternate email · other email · merge0 · cyfeiriad e bost · business email
    """,
    "phone": """
        phone · telephone · tel · tel no · telephone number · phone number · mobile · mobile phone · mobile number ·
        cell · cell phone · landline · home phone · work phone · business phone · primary phone · other phone ·
        contact number · phone primary · home telephone · work telephone · mobile telephone · mobile no · telephone no
        · phone no · ffon · rhif ffon · ffon symudol · symudol · rhif ffon symudol · daytime phone · evening phone ·
        day phone · tel mobile · tel home · tel work · home number · work number · telephone home · telephone mobile ·
        telephone work · home tel · mobile tel · work tel · company main phone · home phone number ·
        mobile phone number · work phone number · phones · phone mobile · phone home · phone work · contact telephone
        · contact phone · best number · whatsapp · whatsapp number
    """,
    "address": """
        address · postal address · home address · full address · mailing address · contact address · cyfeiriad ·
        cyfeiriad post · business address · work address
    """,
    "street": """
        street · street address · address line · address line 1 · address line 2 · address line 3 · address line 4 ·
        address 1 · address 2 · address 3 · address1 · address2 · address3 · addressline1 · addressline2 · house ·
        house number · house name · road · supplemental address 1 · supplemental address 2 · supplemental address 3 ·
        stryd · addr1 · addr2 · line 1 · line 2 · house name number · first line of address · second line of address
    """,
    "town": """
        town · city · town city · town or city · city town · post town · locality · village · village town · tref ·
        dinas · tref dinas · address line 5
    """,
    "county": "county · state · region · state province · county state · province · sir",
    "postcode": """
        postcode · post code · postal code · zip · zip code · zip postal code · postal code zip · cod post · pcode
    """,
    "country": "country · country region · nation · gwlad",
    "skills": """
        skills · skill · skills offered · skills and experience · expertise · competencies · sgiliau · abilities ·
        skills interests · experience and skills · skills and interests
    """,
    "roles": """
        roles · role · chapter role · committee role · volunteer role · volunteering role · rol · rolau ·
        role in group · office held · responsibility · responsibilities
    """,
    "brings": """
        brings · offers · can offer · what they bring · what i can bring · what can you offer · how can you help ·
        resources · cynnig · would like to help with · what you bring
    """,
    "notes": """
        notes · note · comments · comment · remarks · nodiadau · sylwadau · other information · additional information
        · further information · other info · biography · contact notes · note s
    """,
    "access_needs": """
        access needs · access requirements · accessibility · accessibility needs · adjustments ·
        reasonable adjustments · support needs · anghenion mynediad · communication needs
    """,
    "preferred_channel": """
        preferred channel · preferred contact method · preferred contact · contact preference ·
        preferred communication method · preferred method of contact · how to contact · best way to contact ·
        preferred communication · dull cysylltu · contact method · preferred communication method s
    """,
    "joined_on": """
        joined · date joined · joined on · join date · joining date · member since · membership start ·
        membership start date · start date · date of joining · since · ymunodd · dyddiad ymuno · joined date ·
        member from · started · member since date · membership since · registration date
    """,
    "left_on": """
        left · date left · left on · leaving date · leave date · date of leaving · resigned · gadawodd ·
        dyddiad gadael · date resigned
    """,
    "left_reason": "left because · reason for leaving · leaving reason · why left · rheswm gadael",
}
