"""Postal addresses: a street and its number in the ways the world writes them, and postcodes."""

from __future__ import annotations

import re
from collections.abc import Set

MARK = "[address]"

_CAP = r"[^\W\d_a-zß-öø-ÿ]"
_WORD = rf"{_CAP}[\w’'.-]{{0,30}}"
_NUMBER = r"\d{1,5}(?:[-/–]\d{1,5})?(?:[ ]?[A-Za-z](?!\w))?(?:[ ]?(?:bis|ter))?"

_ENGLISH = (
    "Street|St|Road|Rd|Avenue|Ave|Av|Lane|Ln|Drive|Dr|Court|Ct|Square|Sq|Place|Pl|Way|Close|"
    "Terrace|Ter|Boulevard|Blvd|Highway|Hwy|Parkway|Pkwy|Loop|Crescent|Cres|Row|Gardens|Gdns|"
    "Grove|Hill|Mews|Quay|Walk|Circle|Cir|Trail|Trl|Plaza|Broadway|Alley|Esplanade|Parade|Pde|"
    "Turnpike|Embankment|Wharf|Marg|Nagar|Colony|Layout|Green|Rise|Park|Strand|Mall|Heights|"
    "Promenade|Crossing|Xing|Ridge|Bend|Path|Pike|Expressway|Causeway|Yard|Vale|View|Commons"
)
_ROMANCE = (
    "rue|avenue|av\\.?|boulevard|bd|place|chemin|all[ée]e|impasse|quai|route|cours|square|passage|"
    "via|viale|piazza|corso|largo|vicolo|strada|calle|c/|avenida|avda\\.?|paseo|plaza|carrera|cra|"
    "camino|ronda|traves[íi]a|rua|travessa|praça|estrada|alameda|rodovia|bulevar|calzada|"
    "bulevardul|calea|carrer|passeig|plaça|piazzale|pasaje|jirón|jr\\.|faubourg|villa"
)
_GERMANIC_ENDINGS = tuple(
    "straße strasse str weg platz allee gasse ring damm ufer chaussee graben markt steig straat "
    "laan plein gracht kade dijk singel steenweg gatan gata gaten gade vägen vej veien vegen gränd "
    "torg torget stien allé katu tie kuja stræde".split()
)
_COMPOUNDS = frozenset(_GERMANIC_ENDINGS)
_GERMANIC_WORDS = (
    "Straße|Strasse|Str\\.|Platz|Allee|Weg|Ring|Damm|Ufer|Gasse|Chaussee|utca|út|körút|tér|katu|"
    "gate|vej|Cad\\.|Caddesi|Sok\\.|Sokak|Sokağı|Mah\\.|Bulvarı|Blv\\.|ulice|cesta|náměstí"
)
_SLAVIC = "ул|улица|пр|просп|проспект|пер|переулок|наб|пл|бул|вул|бульвар|шоссе"


def _words_of(*alternatives: str) -> frozenset[str]:
    return frozenset(re.findall(r"[^\W\d_]{2,}|c/", " ".join(alternatives).lower()))


# What tells that a form may be there, and the form itself.
_FORMS: tuple[tuple[frozenset[str], re.Pattern[str]], ...] = tuple(
    (words, re.compile(form, re.VERBOSE))
    for words, form in (
        # 10 Downing Street; 221B Baker St; 1600 Pennsylvania Ave NW
        (
            _words_of(_ENGLISH),
            rf"""(?<![\w.,/:-]){_NUMBER},?[ ](?:[NSEW]\.?[ ])?
            (?:(?:{_WORD}|\d{{1,3}}(?:st|nd|rd|th))[ ]){{1,4}}
            (?:{_ENGLISH})\b\.?(?:[ ](?:NW|NE|SW|SE|[NSEW])\b)?
            (?:,?[ ](?:Apt|Suite|Ste|Unit|Floor|Fl|\#)\.?[ ]?\w{{1,5}})?
            | (?<![\w.,/:-])\d{{1,5}}[ ]Broadway\b""",
        ),
        # 5 Avenue Anatole France; 12 bis rue de la Paix
        (
            _words_of(_ROMANCE, "allee allée"),
            rf"""(?<![\w.,/:-]){_NUMBER},?[ ](?i:{_ROMANCE})[ ]
            (?:(?:de|du|des|la|le|les|l['’]|d['’]|del|della|al|aux?|en|St\.?|\d{{1,2}})[ ]?){{0,3}}
            {_WORD}(?:[ -](?:(?:de|du|des|la|le|l['’]|d['’])[ ]?){{0,2}}{_WORD}){{0,4}}""",
        ),
        # Via Roma 12; Calle de Alcalá, 45; Rua Augusta, nº 1500
        (
            _words_of(_ROMANCE, "travesía travesia"),
            rf"""\b(?i:{_ROMANCE})[ ]?
            (?:(?:de|del|della|dei|degli|di|da|do|dos|das|la|las|los|el|al|l['’])[ ]?){{0,3}}
            (?:{_WORD}[ ]?|\d{{1,3}}[ ]|(?:de|del|di|da|do|y|e|la)[ ]){{0,6}}
            ,?[ ]?(?:n[º°.]|num\.?|no\.?|\#|N[º°.]|km)?[ ]?\d{{1,5}}
            (?:[ ]?[-/#][ ]?\d{{1,4}}){{0,2}}\w?\b""",
        ),
        # Hauptstr. 5; Königsallee 92a; Keizersgracht 123; Storgatan 4
        (
            _COMPOUNDS,
            rf"""\b{_CAP}\w{{0,30}}?(?:-\w{{1,20}}?){{0,3}}
            (?:{"|".join(_GERMANIC_ENDINGS)})\.?[ ]{_NUMBER}\b""",
        ),
        # Lange Straße 7; Váci utca 12; İstiklal Cad. No: 45
        (
            _words_of(_GERMANIC_WORDS),
            rf"""\b(?:{_WORD}[ ])?(?:{_GERMANIC_WORDS}),?[ ](?:No[:.]?[ ]?)?{_NUMBER}\b""",
        ),
        # Unter den Linden 77; Am Alten Markt 12a
        (
            _words_of("am an auf im in unter zum zur zu beim hinter vor"),
            rf"""\b(?:Am|An[ ]de[rn]|Auf[ ]de[rm]|Im|In[ ]de[rn]|Unter[ ]de[rn]|Zum|Zur|Zu[ ]den|
            Beim|Hinter[ ]der|Vor[ ]dem)[ ]{_WORD}(?:[ ]{_WORD})?[ ]\d{{1,4}}[a-z]?\b""",
        ),
        # ul. Marszałkowska 10/5
        (
            _words_of("ul al os pl aleja ulica plac ulice nám tř"),
            rf"""\b(?:ul|al|os|pl|aleja|ulica|plac|ulice|nám|tř)\.?[ ](?:{_WORD}[ ]){{1,4}}
            \d{{1,4}}\w?(?:[ ]?/[ ]?\d{{1,4}})?""",
        ),
        # ул. Ленина, д. 5, кв. 12
        (
            _words_of(_SLAVIC),
            rf"""\b(?:{_SLAVIC})\.?[ ]\w[\w .-]{{1,40}}?,?[ ](?:д\.?|дом|буд\.)?[ ]?
            \d{{1,4}}\w?(?:,?[ ]?(?:кв|к|корп)\.?[ ]?\d+)*""",
        ),
        # P.O. Box 1234; Postfach 12 34 56
        (
            _words_of("box postfach postbus apartado boîte bp casella caixa bag postboks skr"),
            r"""\b(?i:P\.?[ ]?O\.?[ ]?Box|Postfach|Postbus|Apartado(?:[ ]de[ ]Correos)?|BP|
            Boîte[ ]postale|Casella[ ]Postale|Caixa[ ]Postal|Private[ ]Bag|GPO[ ]Box|Postboks|
            Skr\.[ ]pocztowa)
            [ ][A-Z]?\d[\d ]{0,8}(?<=\d)""",
        ),
    )
)
_EASTERN = re.compile(
    r"〒 ?\d{3}-?\d{4}|[\u4e00-\u9fff]{1,8}[都道府県省市区區縣县][\u4e00-\u9fff々ヶケの]{1,20}"
    r"[\d０-９一二三四五六七八九十]{1,5}(?:[-－丁目番地号號弄室楼樓街路条之の\d０-９一二三四五六七八九十]{0,20})"
    r"|[\u4e00-\u9fff]{2,20}[路街道巷弄]\d{1,5}[号號弄](?:[\d号號楼樓室F-]{0,12})"
    r"|[가-힣]{2,8}(?:특별시|광역시|도|시|구|군)? ?(?:[가-힣]{1,8}(?:시|구|군|동|읍|면) ?){0,3}"
    r"[가-힣\d]{1,12}(?:로|길)(?:\d{1,3}번?길)? ?\d{1,5}(?:-\d{1,4})?"
)
_POSTCODES = re.compile(
    r"""
    (?<![\w-])(?=[A-Z])(?:
      (?:[A-PR-UWYZ][A-HK-Y]?\d[A-Z\d]?|GIR)[ ]\d[ABD-HJLNP-UW-Z]{2}(?![\w-])
    | [ABCEGHJ-NPRSTVXY]\d[A-Z][ -]\d[A-Z]\d(?![\w-])
    | (?<=,[ ])[A-Z]{2},?[ ]\d{5}(?:-\d{4})?(?![\w-])
    )
    | (?<=\[address\],)[ ](?:[A-Z]{1,2}-)?\d{4,6}(?:[ ][A-Z]{2})?(?=[ ][^\W\d_])
    """,
    re.VERBOSE,
)


def redact(line: str, words: Set[str]) -> str:
    """``words`` are those of the line, in lower case."""
    endings = any(word.endswith(_GERMANIC_ENDINGS) for word in words)
    for leads, form in _FORMS:
        if not words.isdisjoint(leads) or (endings and leads is _COMPOUNDS):
            line = form.sub(MARK, line)
    if not line.isascii():
        line = _EASTERN.sub(MARK, line)
    return _POSTCODES.sub(MARK, line)
