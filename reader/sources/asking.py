"""The words in which pages ask for something before they show an article."""

from __future__ import annotations

import re

# Up to some words of the same sentence.
_SOME, _MANY = r"[^.!?]{0,40}", r"[^.!?]{0,60}"

_THIS = r"(?:this|the|our|your|full|rest of|entire|whole|premium|complete|exclusive|an?)\W+"
_PIECE = r"(?:article|story|piece|report|post|content|analysis|text|column|interview)s?"
_GO_ON = (
    r"(?:(?:continue|keep|carry on|go on|finish) reading|read (?:on|more of)\b"
    rf"|(?:read|unlock|access|view|see|get)(?:ing)? (?:{_THIS}){{1,4}}{_PIECE})"
)
_LOG_IN = (
    r"\b(?:(?:log|sign)(?:ged)?[ -]?in|register|sign up"
    r"|create (?:a |your )?(?:free )?account)\b"
)
_PAY = (
    r"\b(?:subscri(?:be|bing|ption|bers?)|become a member|membership"
    r"|start (?:a |your )?(?:free )?trial)\b"
)


def _any(*phrases: str) -> re.Pattern[str]:
    return re.compile("|".join(phrases), re.I)


LOG_IN = _any(
    rf"{_LOG_IN}{_MANY}\b(?:to|and|for)\b{_SOME}\b{_GO_ON}",
    rf"\bto {_GO_ON}{_MANY}{_LOG_IN}",
    r"\b(?:you (?:must|need to|have to)|please) (?:be )?(?:log(?:ged)?|sign(?:ed)?)[ -]?in\b"
    rf"(?!{_MANY}\b(?:comments?|discussion|conversation)){_MANY}\b(?:read|view|see|access)\b",
    rf"\b(?:einloggen|anmelden|registrieren)\b{_SOME}\bweiter(?:zu)?lesen\b",
    rf"\b(?:connectez|identifiez)-vous\b{_SOME}\bpour (?:lire|continuer|accéder)\b",
    rf"\b(?:inicie|inicia) sesión\b{_SOME}\bpara (?:leer|seguir|continuar)\b",
)
SUBSCRIBE = _any(
    rf"{_PAY}{_MANY}\b(?:to|and|for)\b{_SOME}\b{_GO_ON}",
    rf"\bto {_GO_ON}{_MANY}{_PAY}",
    rf"\b(?:this|the) {_PIECE} is (?:only )?(?:for|available to|reserved for|exclusive(?:ly)? (?:to"
    r"|for)|limited to|restricted to) (?:our |paying |premium )?(?:subscribers|members|paying)",
    rf"\b(?:subscriber|member)s?[ -](?:only|exclusive) {_PIECE}\b",
    rf"\b(?:you['’]ve|you have) (?:reached|read|used|hit)\b{_SOME}\b(?:free {_PIECE}|free reads"
    r"|article limit|monthly limit)\b",
    rf"\bmit (?:einem )?(?:abo|plus-abo|probeabo)\b{_SOME}\bweiterlesen\b",
    r"\b(?:article|contenu) réservé (?:à nos|aux) abonnés\b",
    r"\b(?:exclusivo|solo) para suscriptores\b",
)
PROOF = _any(
    r"\b(?:verify|verifying|prove|confirm|check|checking) (?:that |if )?you(?:['’]re| are)"
    r" (?:not a (?:ro)?bot|(?:a )?human)",
    r"\bchecking your browser\b",
    r"\bare you (?:a )?(?:human|robot)\b",
    r"\bcomplete the captcha\b",
    r"\bunusual (?:traffic|activity) from your\b",
    r"\benable (?:javascript|js) and cookies to continue\b",
)
COOKIES = _any(
    r"\b(?:cookies?|consent|partners?|personali[sz]ed|gdpr)\b",
    r"\b(?:datenschutz|einwilligung|consentement|traceurs)\b",
)
CHOICE = _any(
    r"\b(?:accept|agree|allow|reject|manage)\b",
    r"\b(?:akzeptieren|zustimmen|accepter|aceptar)\b",
)
SCRIPTS = _any(
    r"\b(?:enable|turn on|activate|requires?|needs?|without) (?:your )?(?:java ?script|js)\b",
    r"\bjava ?script (?:is |must be |seems to be |has been |to be )?"
    r"(?:disabled|enabled|required|off|needed)\b",
    r"\bjavascript (?:aktivieren|einschalten)\b",
    r"\bactiver (?:le )?javascript\b",
)
