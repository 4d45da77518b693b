"""Words that report speech: which verbs, how strongly, and in which forms.

Three strengths, after what reporters do with them: a SAY verb carries a whole quotation or a
that-clause (said, told, wrote); a NAME verb characterises, so it carries quoted words inside a
clause of its own (called, praised, vowed to); a THINK verb reports a mind (believes, fears).
"""

from __future__ import annotations

from enum import IntEnum


class Cue(IntEnum):
    """How a verb reports, strongest last."""

    THINK = 1
    NAME = 2
    SAY = 3


_SAY = """
say tell add write ask reply answer respond explain note state claim argue insist warn declare
announce continue recall observe remark joke quip admit acknowledge concede confirm deny suggest
predict promise vow pledge conclude comment complain exclaim shout yell whisper mutter cry testify
stress emphasize emphasise caution urge boast counter retort protest allege assert maintain contend
lament opine muse report reveal repeat reiterate advise agree elaborate interject narrate
recount tweet retweet post blog text email disclose proclaim profess affirm aver attest swear
gush sigh scoff snap bark rave rant fume bemoan grumble gripe chide scold tease deadpan wisecrack
theorize theorise speculate surmise reason clarify specify point chime blurt holler plead beg pray
assure inform remind notify brief pronounce decree rule posit postulate venture volunteer
recommend read indicate mention estimate forecast signal hint imply intimate confide confess chant
snipe demur concur fret crow thunder intone implore exhort chortle dispute rebut refute
message enthuse rejoin reflect summarize summarise marvel quote cite voice express echo
""".split()

_NAME = """
call describe praise accuse blame criticize criticise condemn denounce slam blast hail deem dub
brand label characterize characterise portray cast refer deride mock ridicule dismiss decry
demand order vent applaud laud credit charge commend compliment rebuke reprimand challenge threaten
offer propose refuse decline tout advocate champion appeal attack lash rail skewer liken compare
depict welcome knock rip trash hammer blister savage talk speak sing recite preach thank apologize
apologise
""".split()

_THINK = """
believe think feel hope fear worry expect know understand see consider find realize realise doubt
suspect assume imagine want wish conclude learn dream guess reckon regard view show appear seem
anticipate determine judge calculate prefer remember wonder defend invite reject promote plan seek
endorse support oppose back question discuss address begin open cheer publish issue highlight
detail outline sum list lay put go teach pen author present share release sign reference invoke
raise
""".split()

_IRREGULAR = {
    "say": "said", "tell": "told", "write": "wrote written", "think": "thought", "feel": "felt",
    "know": "knew known", "see": "saw seen", "find": "found", "swear": "swore sworn",
    "read": "read", "put": "put", "go": "went gone", "speak": "spoke spoken", "sing": "sang sung",
    "begin": "began begun", "cast": "cast", "seek": "sought", "teach": "taught", "lay": "laid",
    "understand": "understood", "beg": "begged", "refer": "referred", "admit": "admitted",
    "quip": "quipped", "blog": "blogged", "plan": "planned", "snap": "snapped", "slam": "slammed",
    "rebut": "rebutted", "dub": "dubbed", "rip": "ripped", "demur": "demurred", "pen": "penned",
    "concur": "concurred", "forecast": "forecast", "show": "showed shown", "sum": "summed",
    "fret": "fretted", "label": "labeled labelled", "signal": "signaled signalled",
    "learn": "learned learnt", "dream": "dreamed dreamt", "marvel": "marveled marvelled",
}  # fmt: skip


def _forms(verb: str) -> set[str]:
    """All inflected forms of `verb`, by the regular spelling rules and the list above."""
    stem = verb.removesuffix("e")
    soft_y = verb.endswith("y") and verb[-2] not in "aeiou"
    past = _IRREGULAR.get(verb)
    pasts = past.split() if past else [verb[:-1] + "ied" if soft_y else stem + "ed"]
    third = (
        verb[:-1] + "ies"
        if soft_y
        else verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "go", "ho")) else "s")
    )
    ing = (stem if not verb.endswith(("ee", "ye")) else verb) + "ing"
    doubled = [p[:-2] + "ing" for p in pasts if p.endswith("ed") and p[-3:-2] == p[-4:-3]]
    return {verb, third, ing, *pasts, *doubled}


FORMS: dict[str, Cue] = {}
for _strength, _verbs in ((Cue.THINK, _THINK), (Cue.NAME, _NAME), (Cue.SAY, _SAY)):
    for _verb in _verbs:
        for _form in _forms(_verb):
            FORMS[_form] = _strength

# Forms that are verbs of speech even where a tagger errs.
SURE_FORMS = frozenset(
    "said says told tells added wrote writes asked replied responded tweeted noted argued".split()
)
# Verbs so bound to a clause that one may be taken for granted after them.
CLAUSE_VERBS = frozenset("say says said tell tells told".split())
