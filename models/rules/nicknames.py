"""First names that go with each other: long and short forms as used in the United Kingdom, in plain lower case."""

from functools import lru_cache

_GROUPS = """
    alexander alex alec sandy · alexandra alex sandra sandie · alfred alf alfie fred · andrew andy drew
    anne ann anna annie · angharad hari · anthony tony · arthur art · barbara barb babs · benjamin ben benji
    bethan beth · bethany beth · elizabeth beth betty liz lizzie eliza bess libby · bernard bernie
    caroline carol carrie · charles charlie chas
    catherine katherine kathryn catrin cath cathy kate katie kathy kath cat · charlotte lottie charlie
    christine christina chris chrissie tina · christopher chris kit · dafydd dai · david dave davey dai
    daniel dan danny · deborah debra deb debbie · dorothy dot dottie · edward ed eddie ted ned
    eleanor elinor ellie nell nora · emily em · frances fran · francis frank · frederick fred freddie
    geoffrey geoff jeff jeffrey · gerald gerry · gillian gill jill · gwenllian gwen · gwyneth gwen · harold harry
    helen nell nellie · henry harry hal · isabel isabella isobel izzy bella · jacob jake · jacqueline jackie
    james jim jimmy jamie · janet jan · jennifer jen jenny · jessica jess · joanna joanne jo
    john jon jack johnny · jonathan jon jonny · joseph joe · josephine jo josie · judith judy jude · kenneth ken
    lawrence laurence larry · leonard len lenny · lewis lou · louise lou · margaret maggie meg peggy mags
    martin marty · mary molly · matthew matt · michael mike mick micky · mohammed muhammad mohammad mohamed mo
    nicholas nick nicky · nicola nicky niki · oliver ollie olly · pamela pam · patricia pat trish tricia
    patrick pat paddy · penelope penny · peter pete · philip phillip phil · phillipa philippa pippa
    rebecca becca becky · rhiannon rhi · richard rich rick dick · robert rob bob bobby · ronald ron ronnie
    rosemary rose rosie · samantha sam · samuel sam · sarah sara sally · stephen steven steve · susan sue susie
    suzanne sue suzy · terence terry · theresa teresa terri tess · thomas tom tommy · timothy tim · valerie val
    victoria vicky vicki tori · vincent vince · vivienne viv · walter walt · william will bill billy
    winifred win winnie
"""


def may_be_short_for(one: str, other: str) -> bool:
    """Whether one person may go by both names.

    >>> may_be_short_for("mike", "michael"), may_be_short_for("bethan", "elizabeth")
    (True, False)
    """
    return one == other or not _groups_of(one).isdisjoint(_groups_of(other))


def _groups_of(name: str) -> frozenset[int]:
    return _by_name().get(name, frozenset())


@lru_cache(maxsize=1)
def _by_name() -> dict[str, frozenset[int]]:
    groups = [group.split() for each in _GROUPS.splitlines() for group in each.split("·")]
    names = {name for group in groups for name in group}
    return {name: frozenset(n for n, group in enumerate(groups) if name in group) for name in names}
