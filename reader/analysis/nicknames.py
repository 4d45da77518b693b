"""Short forms of first names: Bill is William. They join two names where the last names agree."""

from __future__ import annotations

from collections import defaultdict

_FORMS = """
abraham abe
albert al bert
alexander alex alec sandy sasha
alexandra alex sandra sasha
alfred al fred
amanda mandy
andrew andy drew
anthony tony
antonio tony
archibald archie
arthur art artie
barbara barb babs
benjamin ben benny
bernard bernie
bernadette bernie
bradley brad
calvin cal
catherine cathy kate katie kathy kitty cate
charles charlie chuck chas
christina chris tina christy
christine chris chrissie tina
christopher chris topher kit
clifford cliff
cynthia cindy
daniel dan danny
david dave davey
deborah deb debbie debra
dennis denny
dominic dom
donald don donny
dorothy dot dottie dolly
douglas doug
edmund ed eddie ned
edward ed eddie ted teddy ned
eleanor ellie nell nora
elizabeth liz lizzie beth betsy betty eliza libby bess
emily em
eugene gene
ezekiel zeke
florence flo
frances fran frannie
francis frank
francisco paco pancho frank
franklin frank
frederick fred freddie rick
gabriel gabe
george georgie
gerald gerry jerry
gerard gerry
gilbert gil
gregory greg
gwendolyn gwen
harold hal harry
harry hank
henry hank harry
herbert herb bert
howard howie
isaac ike zack
isabella bella izzy
jacob jake
jacqueline jackie
james jim jimmy jamie
janet jan
jeffrey jeff
jennifer jen jenny
jeremiah jerry
jeremy jerry
jerome jerry
jessica jess jessie
john jack johnny jon
jonathan jon jonny
jose pepe
joseph joe joey jo
joshua josh
josephine jo josie
judith judy
julia julie
katherine kate katie kathy kit kitty kat
kathleen kathy kate katie
kathryn kate katie kathy
kenneth ken kenny
kimberly kim
lawrence larry
leonard leo len lenny
leslie les
lewis lew lou
louis lou louie
louise lou
lucille lucy
manuel manny
marcus mark
margaret maggie meg peggy marge margie greta
martin marty
matthew matt
maurice moe
megan meg
melanie mel
melvin mel
michael mike mickey mick
michelle shelly
mitchell mitch
mohammad mohammed mo
nancy nan
natalie nat
nathan nate nat
nathaniel nate nat
nicholas nick nicky
nicole nikki
norman norm
oliver ollie
pamela pam
patricia pat patty tricia trish
patrick pat paddy
peter pete
philip phil pip
phillip phil
priscilla cilla
rachel rae
randall randy
randolph randy
raymond ray
rebecca becky becca
reginald reg reggie
richard rick rich dick ricky
robert bob bobby rob robbie bert
roberta bobbie
rodney rod
roger rog
roland rollie
ronald ron ronnie
rosemary rose rosie
rudolph rudy
russell russ
samantha sam
samuel sam sammy
sandra sandy
sarah sally sadie
shirley shirl
sidney sid
stanley stan
stephanie steph
stephen steve
steven steve
stewart stu
stuart stu
susan sue susie suzy
susanna sue susie
suzanne sue suzy
sylvester sly
tamara tammy
terence terry
teresa terry tess
theodore ted teddy theo
theresa terry tess
thomas tom tommy
timothy tim
tobias toby
valerie val
veronica ronnie
victor vic
victoria vicky tori
vincent vince vinny
virginia ginny
vladimir volodya vova
walter walt wally
wilfred will fred
william bill billy will willie liam
winston win
zachary zach zack
"""


def _groups() -> dict[str, set[str]]:
    groups: dict[str, set[str]] = defaultdict(set)
    for line in _FORMS.split("\n"):
        full, *short = line.split() or [""]
        for form in (full, *short):
            groups[form].add(full)
    return groups


_FULL = _groups()


def may_be_one(one: str, other: str) -> bool:
    """Whether two first names, in lower case, may be forms of one: the same name, one short for
    the other, or both short for the same."""
    return one == other or not _FULL.get(one, set()).isdisjoint(_FULL.get(other, ()))
