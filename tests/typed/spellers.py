"""Numbers under a million in words, written by the grammar of each language and by nothing else."""

from __future__ import annotations

from collections.abc import Callable

_EN = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
).split()
_EN_TENS = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split()
_DE = (
    "null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn "
    "fünfzehn sechzehn siebzehn achtzehn neunzehn"
).split()
_DE_TENS = "_ _ zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig".split()
_NL = (
    "nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien "
    "vijftien zestien zeventien achttien negentien"
).split()
_NL_TENS = "_ _ twintig dertig veertig vijftig zestig zeventig tachtig negentig".split()
_FR = (
    "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze "
    "seize dix-sept dix-huit dix-neuf"
).split()
_FR_TENS = "_ _ vingt trente quarante cinquante soixante".split()
_ES = (
    "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince "
    "dieciséis diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés "
    "veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve"
).split()
_ES_TENS = "_ _ _ treinta cuarenta cincuenta sesenta setenta ochenta noventa".split()
_ES_HUNDREDS = (
    "_ ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos "
    "ochocientos novecientos"
).split()
_IT = (
    "zero uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici "
    "quattordici quindici sedici diciassette diciotto diciannove"
).split()
_IT_TENS = "_ _ venti trenta quaranta cinquanta sessanta settanta ottanta novanta".split()
_PT = (
    "zero um dois três quatro cinco seis sete oito nove dez onze doze treze catorze quinze "
    "dezasseis dezassete dezoito dezanove"
).split()
_PT_TENS = "_ _ vinte trinta quarenta cinquenta sessenta setenta oitenta noventa".split()
_PT_HUNDREDS = (
    "_ cento duzentos trezentos quatrocentos quinhentos seiscentos setecentos oitocentos novecentos"
).split()


def english(number: int) -> str:
    """``two hundred and forty-one thousand and six``."""
    if number >= 1000:
        rest = number % 1000
        joined = f" and {english(rest)}" if rest < 100 else f" {english(rest)}"
        return f"{english(number // 1000)} thousand" + (joined if rest else "")
    if number >= 100:
        rest = f" and {english(number % 100)}" if number % 100 else ""
        return f"{_EN[number // 100]} hundred{rest}"
    if number < 20:
        return _EN[number]
    return _EN_TENS[number // 10] + (f"-{_EN[number % 10]}" if number % 10 else "")


def _turned(units: list[str], tens: list[str], joined: str) -> Callable[[int], str]:
    def spell(number: int) -> str:
        if number < 20:
            return units[number]
        unit = number % 10
        return (units[unit] + joined if unit else "") + tens[number // 10]

    return spell


def german(number: int) -> str:
    """``zweihunderteinundvierzigtausendsechs``."""
    below = _turned(_DE, _DE_TENS, "und")
    if number >= 1000:
        return f"{german(number // 1000)}tausend" + (german(number % 1000) if number % 1000 else "")
    if number >= 100:
        return f"{_DE[number // 100]}hundert" + (below(number % 100) if number % 100 else "")
    return below(number)


def dutch(number: int) -> str:
    """``tweehonderdeenenveertigduizend zes``."""
    below = _turned(_NL, _NL_TENS, "en")
    if number >= 1000:
        head = "" if number < 2000 else dutch(number // 1000)
        return f"{head}duizend" + (f" {dutch(number % 1000)}" if number % 1000 else "")
    if number >= 100:
        head = "" if number < 200 else _NL[number // 100]
        return f"{head}honderd" + (below(number % 100) if number % 100 else "")
    return below(number)


def french(number: int) -> str:
    """``deux cent quarante et un mille six``."""
    if number >= 1000:
        head = "" if number < 2000 else f"{french(number // 1000)} "
        return f"{head}mille" + (f" {french(number % 1000)}" if number % 1000 else "")
    if number >= 100:
        head = "" if number < 200 else f"{_FR[number // 100]} "
        return f"{head}cent" + (f" {french(number % 100)}" if number % 100 else "")
    if number >= 80:
        return "quatre-vingt" + (f"-{_FR[number - 80]}" if number > 80 else "s")
    if number < 20:
        return _FR[number]
    ten = min(number // 10, 6)
    unit = number - ten * 10
    joined = " et " if unit in (1, 11) else "-"
    return _FR_TENS[ten] + (joined + _FR[unit] if unit else "")


def spanish(number: int) -> str:
    """``doscientos cuarenta y un mil seis``."""
    if number >= 1000:
        head = "" if number < 2000 else f"{spanish(number // 1000)} "
        return f"{head}mil" + (f" {spanish(number % 1000)}" if number % 1000 else "")
    if number == 100:
        return "cien"
    if number >= 100:
        rest = f" {spanish(number % 100)}" if number % 100 else ""
        return _ES_HUNDREDS[number // 100] + rest
    if number < 30:
        return _ES[number]
    return _ES_TENS[number // 10] + (f" y {_ES[number % 10]}" if number % 10 else "")


def italian(number: int) -> str:
    """``duecentoquarantunomilasei``."""
    if number >= 1000:
        head = "mille" if number < 2000 else f"{italian(number // 1000)}mila"
        return head + (italian(number % 1000) if number % 1000 else "")
    if number >= 100:
        head = "cento" if number < 200 else f"{_IT[number // 100]}cento"
        head = head[:-1] if 80 <= number % 100 < 90 else head
        return head + (italian(number % 100) if number % 100 else "")
    if number < 20:
        return _IT[number]
    ten, unit = _IT_TENS[number // 10], number % 10
    return (ten[:-1] if unit in (1, 8) else ten) + (_IT[unit] if unit else "")


def portuguese(number: int) -> str:
    """``duzentos e quarenta e um mil e seis``."""
    if number >= 1000:
        rest = number % 1000
        head = "mil" if number < 2000 else f"{portuguese(number // 1000)} mil"
        joined = " e " if rest < 100 or rest % 100 == 0 else " "
        return head + (joined + portuguese(rest) if rest else "")
    if number == 100:
        return "cem"
    if number >= 100:
        rest = f" e {portuguese(number % 100)}" if number % 100 else ""
        return _PT_HUNDREDS[number // 100] + rest
    if number < 20:
        return _PT[number]
    return _PT_TENS[number // 10] + (f" e {_PT[number % 10]}" if number % 10 else "")


SPELLERS = {
    "en": english,
    "de": german,
    "fr": french,
    "es": spanish,
    "it": italian,
    "nl": dutch,
    "pt": portuguese,
}
