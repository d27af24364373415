"""A message in a language that this engine does not read: said so, in that language."""

from __future__ import annotations

from scatterpilot.engines.embedded.reading import Reading

_EXAMPLE = "Invoice Acme Corp for 40 hours of web development at $150/hour, net 30"
_SAID = {
    "de": "Ich lese hier nur Englisch und habe nichts geändert. Schreiben Sie zum Beispiel: "
    f"„{_EXAMPLE}“. Mit einem Sprachmodell geht es auch auf Deutsch.",
    "fr": "Je ne lis ici que l’anglais et je n’ai rien changé. Écrivez par exemple : "
    f"« {_EXAMPLE} ». Avec un modèle de langage, le français marche aussi.",
    "es": "Aquí solo leo inglés y no he cambiado nada. Escriba, por ejemplo: "
    f"«{_EXAMPLE}». Con un modelo de lenguaje también funciona el español.",
    "it": "Qui leggo solo l’inglese e non ho cambiato nulla. Scriva per esempio: "
    f"«{_EXAMPLE}». Con un modello linguistico funziona anche l’italiano.",
    "nl": "Ik lees hier alleen Engels en heb niets veranderd. Schrijf bijvoorbeeld: "
    f"“{_EXAMPLE}”. Met een taalmodel werkt het ook in het Nederlands.",
    "pt": "Aqui só leio inglês e não mudei nada. Escreva, por exemplo: "
    f"“{_EXAMPLE}”. Com um modelo de linguagem também funciona em português.",
}
# What one bills with, which stands in few names, and the small words around it.
_TELLING = {
    "de": "rechnung rechnungen stunden stunde tage tagen zahlbar fällig bitte stück erstelle "
    "erstellen beratung à zu je schreibe schreib mwst innerhalb euro",
    "fr": "facture facturer facturez heures heure jours jour payable bonjour veuillez svp plaît "
    "échéance tva réception créer crée euros",
    "es": "factura facturar facturas horas hora días día pagadero vencimiento hola haz hacer crear "
    "iva plazo euros cada",
    "it": "fattura fatturare ore ora giorni giorno scadenza ciao crea euro ciascuno",
    "nl": "factuur factureren uur uren dagen dag binnen betalen graag btw euro maak stuks",
    "pt": "fatura faturar horas hora dias dia vencimento olá criar iva euros cada",
}
_SMALL = {
    "de": "und für der die das den dem mit ich wir ein eine einen von an auf im bis am",
    "fr": "le la les de des du pour et avec une un au aux sur dans chez par",
    "es": "el la los las de del para y con una un por en al",
    "it": "il la le gli di del per e con una un da al alla",
    "nl": "de het een en voor van met aan op ik wij",
    "pt": "o a os as de do da para e com uma um por em ao",
}
_WORDS = {
    code: (frozenset(_TELLING[code].split()), frozenset(_SMALL[code].split())) for code in _TELLING
}
_ENGLISH = frozenset(
    "the for of at and with to each per hour hours day days due please add change make is are it "
    "my their on by note notes memo was were no not from bill what how".split()
)
# A note is kept in whatever language it is.
_NOTING = frozenset("note notes memo remark comment".split())
_FEWEST_TELLING, _FEWEST = 2, 3


def other_language(reading: Reading) -> str | None:
    """What to say to a message that is in another language for the most part; else ``None``."""
    spoken = reading.vocabulary
    if not _NOTING.isdisjoint(spoken):
        return None
    english = len(_ENGLISH & spoken)
    found = []
    for code, (telling, small) in _WORDS.items():
        told = len((telling - _ENGLISH) & spoken)
        words = told + len((small - _ENGLISH) & spoken)
        if told >= _FEWEST_TELLING and words >= _FEWEST and words > 2 * english:
            found.append((words, code))
    return _SAID[max(found)[1]] if found else None
