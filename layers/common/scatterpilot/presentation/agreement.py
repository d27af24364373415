"""A plain yes, by its words alone, so that no model need be asked.

In English every word must agree or be padding; in other languages every word of the message must
be one of the words below, so that a condition, a refusal or a figure among them ("ja, aber …") is
no plain yes.
"""

from __future__ import annotations

import re
import unicodedata

from scatterpilot.presentation.english_yes import says_yes

# Marks that combine (of Hindi, for one) are no word characters to a pattern, so split at these.
_MARKS = str.maketrans(dict.fromkeys(".,!;:。、！，；।'’\"“”«»", " "))
_MOST_WORDS = 8
# A figure, an address or a question is more than a yes.
_ONLY_WORDS = re.compile(r"[^\d@?]{1,200}")
_ENGLISH_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*|[👍✅👌]")
# What agrees, then what may stand beside it: please, create, the invoice, it is right.
_LANGUAGES: dict[str, tuple[str, str]] = {
    "de": (
        "ja jawohl jo genau richtig korrekt passt einverstanden perfekt bestätigt stimmt gut",
        "bitte erstellen erstelle erstell anlegen ausstellen die rechnung so das ist alles danke "
        "sehr gerne mach machen wir es",
    ),
    "fr": (
        "oui ouais parfait exact confirmé correct confirme confirmer accord vas allez",
        "d y la facture crée créer créez s il te vous plaît plait merci c est tout bon bien je",
    ),
    "es": (
        "sí si claro perfecto correcto confirmo confirmado adelante vale exacto dale",
        "por favor crea créala crear créela la factura está todo bien gracias de acuerdo es",
    ),
    "pt": (
        "sim claro perfeito correto certo confirmo confirmado exato",
        "por favor cria crie criar a fatura está tudo bem pode obrigado obrigada é isso",
    ),
    "it": (
        "sì si certo perfetto corretto confermo confermato esatto procedi",
        "per favore crea creala la fattura va bene tutto grazie è giusto pure",
    ),
    "nl": (
        "ja jazeker klopt akkoord prima perfect correct juist bevestigd",
        "graag maak aan de factuur dat is zo goed alsjeblieft alstublieft dank je bedankt",
    ),
    "pl": (
        "tak zgadza zgoda potwierdzam dobrze świetnie jasne",
        "proszę się wystaw utwórz fakturę wszystko dziękuję dzięki jest",
    ),
    "cs_sk": ("ano áno jasně souhlasím súhlasím potvrzuji správně", "prosím fakturu vytvoř děkuji"),
    "hr_sr_sl": ("da može potvrđujem slažem u redu točno", "molim račun napravi hvala se"),
    "ro": ("da corect perfect confirm desigur", "te rog creează factura mulțumesc este bine"),
    "hu": ("igen rendben helyes jóváhagyom persze", "kérem kérlek számlát készítsd el köszönöm"),
    "sv_no_da": (
        "ja javisst japp jepp precis stämmer stemmer bekräftar bekreftet godkänt korrekt perfekt",
        "tack takk tak skapa opprett opret fakturan fakturaen det är er bra godt så gärna gerne",
    ),
    "fi": ("kyllä joo juu oikein hyväksyn vahvistan", "luo lasku kiitos se on hyvä ole"),
    "et_lv_lt": ("jah jaa jā taip gerai labi õige teisingai", "palun lūdzu prašau aitäh ačiū"),
    "tr": ("evet tamam doğru onaylıyorum olur", "lütfen faturayı oluştur teşekkürler her şey"),
    "el": ("ναι σωστά επιβεβαιώνω εντάξει τέλεια", "παρακαλώ το τιμολόγιο ευχαριστώ είναι όλα"),
    "ru": (
        "да верно подтверждаю согласен согласна правильно хорошо конечно",
        "пожалуйста создай создайте счёт счет спасибо всё все",
    ),
    "uk_bg": ("так да вірно підтверджую згоден згодна добре съгласен", "будь ласка рахунок дякую"),
    "ar": ("نعم أجل موافق صحيح تمام أكيد", "من فضلك أنشئ الفاتورة شكرا"),
    "he": ("כן נכון מאשר מאשרת בסדר", "בבקשה צור את החשבונית תודה"),
    "hi": ("हाँ हां जी सही ठीक", "कृपया है बनाएं बनाओ धन्यवाद"),
    "id_ms": ("ya iya setuju benar betul baik", "tolong buat fakturnya faktur terima kasih"),
    "vi": ("vâng có đúng đồng ý được", "xin hãy tạo hóa đơn cảm ơn rồi"),
    "tl_sw": ("oo opo tama ndiyo sawa", "po pakisuyo salamat tafadhali asante"),
}
_COMMON = frozenset("ok okay okey okej oke".split())
# Written without spaces, so the message as a whole counts.
_WHOLE = frozenset(
    "はい はいお願いします お願いします 了解 了解です 承認します 作成してください "
    "はい作成してください 大丈夫です 是 是的 好 好的 对 對 确认 確認 可以 "
    "没问题 沒問題 行 네 예 네맞아요 예맞습니다 네맞습니다 맞습니다 좋아요 확인 확인합니다 "
    "네부탁합니다 ใช่ ใช่ครับ ใช่ค่ะ ตกลง".split()
)


def _folded(word: str) -> str:
    return unicodedata.normalize("NFC", word).casefold()


_SETS = tuple(
    (frozenset(map(_folded, agreeing.split())), frozenset(map(_folded, beside.split())))
    for agreeing, beside in _LANGUAGES.values()
)


def says_yes_elsewhere(message: str) -> bool:
    """A clear yes, and nothing else, in a language other than English."""
    if "?" in message or "？" in message or "¿" in message:
        return False
    words = _folded(message).translate(_MARKS).split()
    if not 1 <= len(words) <= _MOST_WORDS:
        return False
    if "".join(words) in _WHOLE:
        return True
    return any(_agrees(words, agreeing | _COMMON, beside) for agreeing, beside in _SETS)


def _agrees(words: list[str], agreeing: frozenset[str], beside: frozenset[str]) -> bool:
    return any(word in agreeing for word in words) and all(
        word in agreeing or word in beside for word in words
    )


def says_plain_yes(message: str) -> bool:
    """A clear yes and nothing else, in English."""
    if not _ONLY_WORDS.fullmatch(message):
        return False
    return says_yes(_ENGLISH_WORD.findall(message.lower().replace("’", "'")))
