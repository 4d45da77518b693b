"""Dates, sums of money, percentages and quantities, by rule: their grammar is small and closed."""

from __future__ import annotations

import re

from reader.model import Entity, Span

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?)"
)
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_CENTURY = r"(?:1[5-9]|20)"
_YEAR = rf"{_CENTURY}\d\d"
_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_WORD_NUMBER = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|"
    r"sixteen|seventeen|eighteen|nineteen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    r"(?:[-\s](?:one|two|three|four|five|six|seven|eight|nine))?|a\s+hundred|half\s+a|several|"
    r"a\s+few|dozens\s+of|hundreds\s+of|thousands\s+of)"
)
_SCALE = r"(?:\s?(?:hundred|thousand|million|billion|trillion|[mb]n)\b|[KMB]\b)"
_AMOUNT = rf"(?:{_NUMBER}){_SCALE}?"
_SOME = rf"(?:{_AMOUNT}|{_WORD_NUMBER}{_SCALE}?)"
_RANGE = rf"{_SOME}(?:\s?(?:-|–|to|or)\s?{_SOME})?"
_CURRENCY = (
    r"(?:(?:U\.?S\.?|Canadian|Australian|Hong Kong|New Zealand|Singapore)\s)?"
    r"(?:dollars?|cents?|euros?|pounds?(?:\s+sterling)?|yen|yuan|renminbi|rubles?|roubles?|rupees?|"
    r"won|francs?|pesos?|reais|rand|riyals?|dinars?|rials?|shekels?|naira|zlotys?|kron[ae]r?)\b"
)
_SYMBOL = r"(?:(?:US|CA|C|A|AU|NZ|HK|S|R)?\$|[€£¥₹₩₽₪₺₦])"
_UNIT = (
    r"(?:(?:square|cubic)[-\s])?(?:kilomet(?:er|re)s?|met(?:er|re)s?|centimet(?:er|re)s?|"
    r"millimet(?:er|re)s?|miles?|feet|foot|yards?|inch(?:es)?|hectares?|acres?|kilograms?|kilos?|"
    r"grams?|tons?|tonnes?|ounces?|barrels?|lit(?:er|re)s?|gallons?|megawatts?|gigawatts?|"
    r"kilowatts?|watts?|degrees?(?:\s(?:Celsius|Fahrenheit))?|km|kg|cm|mm|mph|km/h|kph|GB|MB|TB|"
    r"kW|MW|GW|pounds|knots|light[-\s]years?)"
)

_PATTERNS = (
    ("MONEY", rf"{_SYMBOL}\s?{_AMOUNT}(?:\s?(?:-|–|to)\s?{_SYMBOL}?{_AMOUNT})?"),
    ("MONEY", rf"\b(?:{_SOME})\s+{_CURRENCY}"),
    ("PERCENT", rf"\b{_RANGE}(?:\s?%|(?:\s|-)(?:per\s?cent|percentage\spoints?)\b)"),
    ("DATE", rf"\b(?:{_DAY},?\s+)?{_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?\b(?:,?\s{_YEAR}\b)?"),
    ("DATE", rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?{_MONTH}(?:,?\s{_YEAR})?\b"),
    ("DATE", rf"\b{_MONTH},?\s(?:of\s)?{_YEAR}\b"),
    ("DATE", r"\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}/\d{1,2}/\d{2,4}\b"),
    ("DATE", rf"\b(?:(?:last|next|this)\s+)?{_DAY}s?\b"),
    ("DATE", r"\b(?:last|next|this|past)\s+(?:week|month|year|weekend|summer|spring|fall|autumn|"
             r"winter|decade|century|January|February|March|April|May|June|July|August|September|"
             r"October|November|December)\b"),
    ("DATE", r"\b(?:yesterday|today|tomorrow|tonight)\b"),
    ("DATE", rf"\b(?:the\s)?(?:early\s|late\s|mid-)?(?:{_CENTURY}\d0)s\b|['’]\d0s\b"),
    ("DATE", r"\b(?:January|February|April|June|July|August|September|October|November|December)\b"
             r"|(?<=[a-z]\s)(?:March|May)\b(?=[\s,.](?!\w*\s?[A-Z]))"),
    ("DATE", rf"(?<![\d,.$€£#/-])\b{_YEAR}\b(?![\d,%]*\d|\s?(?:%|{_UNIT}|people|votes))"),
    ("QUANTITY", rf"\b{_RANGE}[\s-]{_UNIT}\b"),
)  # fmt: skip
_VALUE = re.compile("|".join(f"(?P<v{i}>{p})" for i, (_, p) in enumerate(_PATTERNS)), re.UNICODE)


def values(text: str, span: Span) -> list[Entity]:
    """The dates, sums, percentages and quantities in `span` of `text`, in order."""
    found = []
    for match in _VALUE.finditer(text, span.start, span.end):
        group = match.lastgroup
        assert group is not None
        label = _PATTERNS[int(group[1:])][0]
        found.append(Entity(Span(match.start(), match.end()), label))
    return found
