"""Every way to name who speaks, with every frame of the verbs of saying and whatever may stand between the two, reads the same."""

from __future__ import annotations

from itertools import product

import pytest

from tawatur import Page, analyse

# who speaks as the page writes it, the name that is kept, and whether the verb is feminine
WHO = [
    ("الوزير سامي خوري", "سامي خوري", False),
    ("المتحدث سامي حداد", "سامي حداد", False),
    ("الشيخ حسن ناصر الدين", "حسن ناصر الدين", False),
    ("القيادي في الحركة باسم نعيم", "باسم نعيم", False),
    ("الأمين العام لحزب الله نعيم قاسم", "نعيم قاسم", False),
    ("أمير منطقة مكة سامي خوري", "سامي خوري", False),
    ("وزير الخارجية الأردني أيمن الصفدي", "أيمن الصفدي", False),
    ("وزير الطاقة والمعادن كريم نصار", "كريم نصار", False),
    ("المتحدث باسم الجيش العميد يحيى سريع", "يحيى سريع", False),
    ("رئيس لجنة الطاقة في البرلمان نبيل مراد", "نبيل مراد", False),
    ("عضو المكتب السياسي للحركة حسام بدران", "حسام بدران", False),
    ("نائب رئيس الوزراء وزير الداخلية خالد منصور", "خالد منصور", False),
    ("الأمين العام للحزب نبيل بنعبد الله", "نبيل بنعبد الله", False),
    ("الكاتب الوطني للنقابة يوسف علاكوش", "يوسف علاكوش", False),
    ("المندوب الدائم لروسيا لدى الأمم المتحدة فاسيلي نيبينزيا", "فاسيلي نيبينزيا", False),
    ("المبعوث الأممي إلى ليبيا عبد الله باتيلي", "عبد الله باتيلي", False),
    ("عضو لجنة التفاوض عن الأحياء الشرقية كريم نصار", "كريم نصار", False),
    ("النائبة عن حزب الأمة سعاد المهيري", "سعاد المهيري", True),
    ("رئيسة بعثة الصليب الأحمر في اليمن كاترينا ريتز", "كاترينا ريتز", True),
    ("محافظ البنك المركزي", "محافظ البنك المركزي", False),
    ("السفير الأمريكي لدى العراق", "السفير الأمريكي لدى العراق", False),
    ("مسؤول في وزارة النفط", "مسؤول في وزارة النفط", False),
    ("مصدر أمني", "مصدر أمني", False),
    ("مصادر طبية في غزة", "مصادر طبية في غزة", True),
    ("وزارة الدفاع الروسية", "وزارة الدفاع الروسية", True),
    ("الخارجية الفرنسية", "الخارجية الفرنسية", True),
    ("جماعة الحوثي", "جماعة الحوثي", True),
    ("مجلس الأمن الدولي", "مجلس الأمن الدولي", False),
    ("حزب العدالة والتنمية", "حزب العدالة والتنمية", False),
    ("الهيئة العامة للانتخابات", "الهيئة العامة للانتخابات", True),
    ("المفوضية السامية لحقوق الإنسان", "المفوضية السامية لحقوق الإنسان", True),
]

# the verb, masculine and feminine, and what opens the content
CLAUSES = [
    ("قال", "قالت", "إن "),
    ("أكد", "أكدت", "أن "),
    ("أفاد", "أفادت", "بأن "),
    ("شدد", "شددت", "على أن "),
    ("أشار", "أشارت", "إلى أن "),
    ("حذر", "حذرت", "من أن "),
]
NOUNS = [
    ("نفى", "نفت", ""),
    ("أكد", "أكدت", ""),
    ("رفض", "رفضت", ""),
    ("أدان", "أدانت", ""),
    ("حذر", "حذرت", "من "),
    ("كشف", "كشفت", "عن "),
    ("طالب", "طالبت", "ب"),
    ("لفت", "لفتت", "إلى "),
]
BETWEEN = ["", "، اليوم الأربعاء،", " خلال مؤتمر صحفي في الرباط", " لـ«الضفاف»", " لقناة الجزيرة"]
CLAUSE = "القوات سيطرت على المدينة"
HAPPENED = ["تأجيل الانتخابات البرلمانية", "وجود خلافات", "استهداف المدنيين في المدينة"]

FIRST = dict.fromkeys(CLAUSES, (CLAUSE,)) | dict.fromkeys(NOUNS, HAPPENED)


def read(text: str) -> list[tuple[str, str]]:
    found = analyse(Page("a", text, clean=True)).statements
    return [(s.speaker.name, " … ".join(span.of(text) for span in s.content)) for s in found]


@pytest.mark.parametrize("frame", FIRST)
def test_the_verb_first(frame: tuple[str, str, str]) -> None:
    wrong = []
    for (who, name, feminine), between, content in product(WHO, BETWEEN, FIRST[frame]):
        text = f"{frame[feminine]} {who}{between} {frame[2]}{content}."
        if read(text) != [(name, content)]:
            wrong.append((text, read(text)))
    assert wrong == []


WAYS = [
    "{who} {said} أن {what}.",
    "وفي سياق متصل، {who} {said} أن {what}.",
    "{what}، بحسب {who}.",
    "{what}، كما {said} {who}.",
    "{what}، حسب ما {said} {who}.",
    "ووفق {who}، فإن {what}.",
    "و{said} {who}: «{what}».",
    "«{what}»، {said} {who}.",
    "نقلت وكالة رويترز عن {who} {his} إن {what}.",
    "ونقلت وكالة رويترز عن {who} أن {what}.",
    "جاء ذلك خلال لقاء مع {who} {which} {said} أن {what}.",
    "{what}، على حد قول {who}.",
    "وفي تغريدة على تويتر، {said} {who} أن {what}.",
    "وعن الهدنة، {said} {who} أن {what}.",
    "وردا على سؤال حول الهدنة، {said} {who} أن {what}.",
    "وبعد أن انتهى الاجتماع، {said} {who} أن {what}.",
    "ولا تزال المعارك مستمرة، حيث {said} {who} أن {what}.",
    "وتستمر المعارك، فيما {said} {who} أن {what}.",
    "لكن {who} {said} أن {what}.",
    "إلا أن {who} {said} أن {what}.",
    "وقد {said} {who} أن {what}.",
    "و{said} {who}، بحسب وكالة رويترز، أن {what}.",
    "و{said} {who} للصحفيين أن {what}.",
    "و{said} {who} بشأن الهدنة أن {what}.",
    "و{said} {who} لوسائل إعلام محلية أن {what}.",
    "و{said} {who} أمام البرلمان أن {what}.",
    "في حين {said} {who} أن {what}.",
    "ورغم توقف المعارك، {said} {who} أن {what}.",
]


@pytest.mark.parametrize("way", WAYS)
def test_the_other_orders(way: str) -> None:
    wrong = []
    for who, name, feminine in WHO:
        text = way.format(
            who=who,
            said="أكدت" if feminine else "أكد",
            his="قولها" if feminine else "قوله",
            which="التي" if feminine else "الذي",
            what=CLAUSE,
        )
        if read(text) != [(name, CLAUSE)]:
            wrong.append((text, read(text)))
    assert wrong == []
