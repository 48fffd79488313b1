"""The grammar of reporting: one sentence a case, with the reading a careful reader gives it."""

from __future__ import annotations

import pytest

from tawatur.lint import lint_lexicon
from tests.conftest import read_sentence, readings, said

CASES = {
    "verb first, complementizer": (
        "قال وزير الخارجية سامي حداد إن الهدنة صامدة.",
        [("قال", "وزير الخارجية سامي حداد", "سامي حداد", "الهدنة صامدة")],
    ),
    "the complementizer's pronoun is no content": (
        "أعلنت وزارة الدفاع أنها سحبت قواتها.",
        [("أعلنت", "وزارة الدفاع", "وزارة الدفاع", "سحبت قواتها")],
    ),
    "adverbials between subject and content": (
        "قال وزير الخارجية سامي حداد، خلال مؤتمر صحفي في جنيف، إن الهدنة صامدة.",
        [("قال", "وزير الخارجية سامي حداد", "سامي حداد", "الهدنة صامدة")],
    ),
    "adverbial between dashes": (
        "قال سامي حداد -خلال زيارته بيروت- إن الهدنة صامدة.",
        [("قال", "سامي حداد", "سامي حداد", "الهدنة صامدة")],
    ),
    "name in apposition between commas": (
        "قال الرئيس الروسي، فلاديمير بوتين، إن المحادثات نجحت.",
        [("قال", "الرئيس الروسي، فلاديمير بوتين", "فلاديمير بوتين", "المحادثات نجحت")],
    ),
    "insertion about who the speaker is": (
        "قال وزير الدفاع، وهو ضابط سابق في الجيش، إن القوات ستنسحب.",
        [("قال", "وزير الدفاع", "وزير الدفاع", "القوات ستنسحب")],
    ),
    "insertion about the name that is withheld": (
        "قال مسؤول أمني، فضّل عدم ذكر اسمه، إن التحقيق لم ينته.",
        [("قال", "مسؤول أمني", "مسؤول أمني", "التحقيق لم ينته")],
    ),
    "a relative adjective is no name": (
        "قال خبير نفطي إن الأسعار سترتفع.",
        [("قال", "خبير نفطي", "خبير نفطي", "الأسعار سترتفع")],
    ),
    "what is not ruled out": (
        "لم يستبعد الرئيس تمديد الهدنة.",
        [("يستبعد", "الرئيس", "الرئيس", "تمديد الهدنة")],
    ),
    "a document in which it came": (
        "وجاء في البيان أن الطرفين اتفقا على تبادل الأسرى.",
        [("جاء", "البيان", "البيان", "الطرفين اتفقا على تبادل الأسرى")],
    ),
    "according to a bare name": (
        "وبحسب حجازي، فإن المفاوضات ستستمر.",
        [("بحسب", "حجازي", "حجازي", "المفاوضات ستستمر")],
    ),
    "own preposition before a noun": (
        "شدد الرئيس على ضرورة تثبيت الهدنة.",
        [("شدد", "الرئيس", "الرئيس", "ضرورة تثبيت الهدنة")],
    ),
    "own preposition before a complementizer": (
        "أشار المبعوث إلى أن الجولة تأجلت.",
        [("أشار", "المبعوث", "المبعوث", "الجولة تأجلت")],
    ),
    "feeling before its object": (
        "أعرب المبعوث عن أمله في أن تستأنف المحادثات.",
        [("أعرب", "المبعوث", "المبعوث", "تستأنف المحادثات")],
    ),
    "object as content": (
        "نفت الوزارة وجود أي اتصالات مع المعارضة.",
        [("نفت", "الوزارة", "الوزارة", "وجود أي اتصالات مع المعارضة")],
    ),
    "demand leaves the addressee out": (
        "دعا الأمين العام الأطراف إلى ضبط النفس.",
        [("دعا", "الأمين العام", "الأمين العام", "ضبط النفس")],
    ),
    "demand with ب": (
        "طالب المحتجون الحكومة بالإفراج عن المعتقلين.",
        [("طالب", "المحتجون", "المحتجون", "الإفراج عن المعتقلين")],
    ),
    "accusation holds the accused": (
        "اتهمت المعارضة الحكومة بخرق الهدنة.",
        [("اتهمت", "المعارضة", "المعارضة", "الحكومة بخرق الهدنة")],
    ),
    "direct quotation": (
        "قال حداد: «لن نتراجع عن الحوار».",
        [("قال", "حداد", "حداد", "لن نتراجع عن الحوار")],
    ),
    "quotation over several sentences": (
        "قال حداد: «انتهت الجولة الأولى من المحادثات. سنعود إلى جنيف بعد شهر واحد».",
        [("قال", "حداد", "حداد", "انتهت الجولة الأولى من المحادثات. سنعود إلى جنيف بعد شهر واحد")],
    ),
    "participle chain": (
        "أكد سامي حداد أن الجولة انتهت، مشيرا إلى أن الوفود غادرت.",
        [("أكد", "سامي حداد", "سامي حداد", "الجولة انتهت"), ("مشيرا", None, "سامي حداد", "الوفود غادرت")],
    ),
    "coordinated cue with a dropped subject": (
        "قال سامي حداد إن الجولة انتهت، وأضاف أن الوفود غادرت.",
        [("قال", "سامي حداد", "سامي حداد", "الجولة انتهت"), ("أضاف", None, "سامي حداد", "الوفود غادرت")],
    ),
    "passed on by an agency": (
        "نقلت وكالة رويترز عن سامي حداد قوله إن الجولة انتهت.",
        [("قوله", "سامي حداد", "سامي حداد", "الجولة انتهت")],
    ),
    "passed on without «قوله»": (
        "نقلت وكالة رويترز عن مصدر دبلوماسي أن الجولة انتهت.",
        [("نقلت", "مصدر دبلوماسي", "مصدر دبلوماسي", "الجولة انتهت")],
    ),
    "quoting another": (
        "ذكرت وكالة الإعلام الروسية، نقلا عن مصدر دبلوماسي، أن الجولة انتهت.",
        [("نقلا", "مصدر دبلوماسي", "مصدر دبلوماسي", "الجولة انتهت")],
    ),
    "according to, before": (
        "وبحسب وزارة الدفاع، فإن الجسر أعيد فتحه.",
        [("بحسب", "وزارة الدفاع", "وزارة الدفاع", "الجسر أعيد فتحه")],
    ),
    "according to, after": (
        "أعيد فتح الجسر صباح الأحد، بحسب وزارة الدفاع.",
        [("بحسب", "وزارة الدفاع", "وزارة الدفاع", "أعيد فتح الجسر صباح الأحد")],
    ),
    "subject first": (
        "مصطفى تاج، الكاتب العام للجمعية، أوضح أن المنتدى ينعقد كل سنتين.",
        [("أوضح", "مصطفى تاج، الكاتب العام للجمعية", "مصطفى تاج", "المنتدى ينعقد كل سنتين")],
    ),
    "nested": (
        "قال المتحدث إن الوزير أكد أن الهدنة صامدة.",
        [("قال", "المتحدث", "المتحدث", "الوزير أكد أن الهدنة صامدة"), ("أكد", "الوزير", "الوزير", "الهدنة صامدة")],
    ),
    "relative clause": (
        "صدر القرار 2254 الذي يدعو إلى تشكيل حكومة انتقالية.",
        [("يدعو", "القرار 2254", "القرار 2254", "تشكيل حكومة انتقالية")],
    ),
    "echo is no second statement": (
        "أكد سامي حداد أن الجولة فشلت، على حد قوله.",
        [("أكد", "سامي حداد", "سامي حداد", "الجولة فشلت")],
    ),
    "the newspaper's comment ends the content": (
        "قال سامي حداد إن الجولة فشلت، في إشارة إلى مقاطعة الوفد.",
        [("قال", "سامي حداد", "سامي حداد", "الجولة فشلت")],
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_reading(text: str, expected: list[tuple[str, str | None, str, str]]) -> None:
    assert readings(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "ويذكر أن الجولة الماضية عقدت في جنيف.",  # impersonal
        "من المتوقع أن تستأنف المحادثات غدا.",
        "التقى الوزير نظيره التركي في أنقرة.",  # an act
        "لم يوضح المتحدث ما إذا كانت الجولة ستعقد.",  # negated
        "وقال في حال رفض الاتفاق ستزداد العزلة.",  # رفض is a noun here
    ],
)
def test_no_statement_is_read(text: str) -> None:
    assert all(cue not in ("رفض", "يذكر", "المتوقع", "التقى", "يوضح") for cue, *_ in readings(text))


def test_a_denial_denies() -> None:
    [statement] = read_sentence("نفى المتحدث أن تكون الجولة ألغيت.").statements
    assert statement.denies


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("قال حداد: «لن نتراجع أبدا عن الحوار».", "direct"),
        ('قال حداد إن "الهدنة صامدة في كل المناطق".', "direct"),
        ("قال حداد إن الهدنة «هشة للغاية» في الجنوب.", "mixed"),
        ("قال حداد إن تنظيم «داعش» انسحب من المدينة.", "indirect"),  # a name in marks
        ("قال حداد إن الهدنة صامدة.", "indirect"),
    ],
)
def test_kinds_of_quotation(text: str, kind: str) -> None:
    assert [s.quote for s in read_sentence(text).statements] == [kind]


def test_intermediaries_of_the_clause() -> None:
    text = "قال سامي حداد لوكالة رويترز إن الهدنة صامدة، مضيفا أن الوفود غادرت."
    assert [[v.name for v in s.via] for s in read_sentence(text).statements] == [["وكالة رويترز"], ["وكالة رويترز"]]


def test_the_day_of_saying() -> None:
    [statement] = read_sentence("قال سامي حداد، أمس الثلاثاء، إن الهدنة صامدة.", "2015-08-05").statements
    assert statement.said_on == "2015-08-04"


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("قال وزير الخارجية سامي حداد إن الجولة بدأت. وأكد حداد أن الوفود وصلت.", ["سامي حداد", "سامي حداد"]),
        ("قال وزير الخارجية سامي حداد إن الجولة بدأت. وأكد الوزير أن الوفود وصلت.", ["سامي حداد", "سامي حداد"]),
        (
            "قالت الوزيرة ليلى حداد إن الجولة بدأت. وأكد سامي نجار أن الوفود وصلت. وأضافت أن الوسيط غادر.",
            ["ليلى حداد", "سامي نجار", "ليلى حداد"],
        ),
        (
            "أكدت منظمة اليونيسيف أن المدارس أغلقت. وأوضحت المنظمة أن القتال مستمر.",
            ["منظمة اليونيسيف", "منظمة اليونيسيف"],
        ),
        ("قال الخبير سامي حداد إن الجولة بدأت. وتابع المتحدث ذاته أن الوفود وصلت.", ["سامي حداد", "سامي حداد"]),
    ],
)
def test_who_speaks(text: str, speakers: list[str]) -> None:
    assert [s.speaker.name for s in read_sentence(text).statements] == speakers


@pytest.mark.parametrize(
    ("text", "speaker", "via"),
    [
        ("وفي حوار مع صحيفة الشروق، أكد رئيس الحزب أن الانتخابات ستجرى.", "رئيس الحزب", "صحيفة الشروق"),
        ("أكد المتحدث سامي حداد، وفق ما نقلت وكالة الأناضول، أن المعبر سيفتح.", "سامي حداد", "وكالة الأناضول"),
        ("علمت «المدن» من مصادر دبلوماسية أن الوفد سيصل.", "مصادر دبلوماسية", "المدن"),
        ("بحسب مصدر أمني لوكالة فرانس برس، فإن الانفجار وقع في السوق.", "مصدر أمني", "وكالة فرانس برس"),
        ('نفى مدير المستشفى لموقع "الضفاف" صحة الأنباء عن وفاة الجرحى.', "مدير المستشفى", 'موقع "الضفاف"'),
    ],
)
def test_through_whom(text: str, speaker: str, via: str) -> None:
    [statement] = read_sentence(text).statements
    assert (statement.speaker.name, [v.name for v in statement.via]) == (speaker, [via])


@pytest.mark.parametrize(
    ("headline", "speaker", "via"),
    [
        ("أكسيوس عن مسؤول إسرائيلي: الصفقة لم تنضج بعد", "مسؤول إسرائيلي", ["أكسيوس"]),
        ("حداد لـ«الشرق الأوسط»: المحادثات ستستأنف", "سامي حداد", ["الشرق الأوسط"]),
        ("مصدر أمني لشفق نيوز: اعتقال خمسة متهمين", "مصدر أمني", ["شفق نيوز"]),
        ("خبير نفطي: الأسعار سترتفع قبل نهاية العام", "خبير نفطي", []),
    ],
)
def test_headlines_name_speaker_and_intermediary(headline: str, speaker: str, via: list[str]) -> None:
    from tawatur import Page, analyse

    text = f"{headline}\n\nقال وزير الخارجية سامي حداد، اليوم، إن المحادثات ستستأنف في العاصمة بعد توقف دام شهرين."
    first = analyse(Page("p", text)).statements[0]
    assert (first.speaker.name, [v.name for v in first.via]) == (speaker, via)


def test_all_parties_are_asked_and_do_not_ask() -> None:
    statements = read_sentence("قال سامي حداد إن الجولة بدأت. وحث جميع الأطراف على ضبط النفس.").statements
    assert [s.speaker.name for s in statements] == ["سامي حداد", "سامي حداد"]


def test_every_statement_knows_its_rule() -> None:
    [statement] = read_sentence("قال سامي حداد إن الهدنة صامدة.").statements
    assert statement.rule == "verb:that"
    assert "speaker" in statement.why


def test_a_headline_with_a_colon() -> None:
    from tawatur import Page, analyse

    text = "لافروف: نعمل على اتفاق سلام\n\nقال وزير الخارجية الروسي سيرغي لافروف، الثلاثاء، إن موسكو تعمل على اتفاق سلام بين الأطراف في سوريا منذ أسابيع."
    first = analyse(Page("p", text)).statements[0]
    assert (first.cue.of(text), first.speaker.name, said(first, text), first.quote) == (
        ":",
        "سيرغي لافروف",
        "نعمل على اتفاق سلام",
        "direct",
    )


def test_the_lexicon_is_read_as_its_examples_say() -> None:
    assert list(lint_lexicon()) == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("وأصدر الوزير بيانا أكد فيه أن الوضع مستقر.", "الوزير"),
        ("وعقد الوزير مؤتمرا صحفيا قال فيه إن الحكومة باقية.", "الوزير"),
        ("وبثت المعارضة المسلحة تسجيلا مصورا قالت إنه للأسرى.", "المعارضة المسلحة"),
        ("ونشر الجيش صورا قال إنها لأنفاق تحت المستشفى.", "الجيش"),
    ],
)
def test_who_issued_it_says_what_is_in_it(text: str, speaker: str) -> None:
    assert [s.speaker.name for s in read_sentence(text).statements] == [speaker]


def test_what_is_judged_is_not_who_judges() -> None:
    statements = read_sentence("قال سامي حداد إن القتال مستمر. ووصف الوضع في المناطق الغربية بأنه خطير.").statements
    assert [s.speaker.name for s in statements] == ["سامي حداد", "سامي حداد"]


def test_a_name_with_abd_is_one_name() -> None:
    statements = read_sentence(
        "عبد الرحيم العلام، أستاذ القانون، أكد أن القرار صحيح. وأضاف العلام أن الأمر واضح."
    ).statements
    assert [s.speaker.name for s in statements] == ["عبد الرحيم العلام", "عبد الرحيم العلام"]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("قال البرتغالي جوزيه مورينيو مدرب تشيلسي إن خلافاته انتهت.", ["جوزيه مورينيو"]),
        ("قال مسؤول أميركي طلب عدم الكشف عن اسمه إن بلاده مستمرة.", ["مسؤول أميركي"]),
        ("وقال آبي إن بلاده ملتزمة.", ["آبي"]),
        ("وأبرز الوزير أن المشروع ناجح.", ["الوزير"]),
        ("كانت هذه أبرز الفعاليات في المهرجان.", []),
        ("وتبلغ هذه الإعانة ثلاثين ألف ريال.", []),
        ("قال سامي حداد إن الجولة بدأت. وهذا يدل على عدم الثقة.", ["سامي حداد"]),
    ],
)
def test_who_is_no_speaker(text: str, speakers: list[str]) -> None:
    assert [s.speaker.name for s in read_sentence(text).statements] == speakers


@pytest.mark.parametrize(
    "text",
    [
        "ونقلت وكالة الأنباء اليوم الخميس عن سامي حداد قوله إن الأنشطة مدنية.",
        "المعبر سيبقى مغلقا، بحسب ما أكد المتحدث سامي حداد اليوم الخميس.",
        "شكك معهد بحثي أمريكي اليوم الخميس في صحة الأرقام.",
    ],
)
def test_where_the_day_of_saying_stands(text: str) -> None:
    from tawatur import Page, analyse

    page = Page("p", text, clean=True, published="2017-09-14")
    assert [s.said_on for s in analyse(page).statements] == ["2017-09-14"]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "قال رئيس الوزراء العراقي محمد شياع السوداني إن الحكومة ملتزمة. وأكد رئيس الحكومة أن الموازنة ستقر.",
            ["محمد شياع السوداني", "محمد شياع السوداني"],
        ),
        (
            "أكد وزير الخارجية المغربي ناصر بوريطة أن الموقف ثابت. وقال رئيس الدبلوماسية المغربية إن الشراكة متينة.",
            ["ناصر بوريطة", "ناصر بوريطة"],
        ),
        (
            "أكد الكاتب سامي حداد أن الأمر صعب. والتقت الوزيرة ليلى نجار نظيرها رامي خليل. وقال الأخير إن الهدنة ضرورية.",
            ["سامي حداد", "رامي خليل"],
        ),
    ],
)
def test_one_person_under_two_descriptions(text: str, speakers: list[str]) -> None:
    assert [s.speaker.name for s in read_sentence(text).statements] == speakers


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        (
            "أكد رامي خليل على الحوار وشدد على الوقت. ونفى رئيس الوفد علي لاريجاني ما ورد في التقرير.",
            "علي لاريجاني",
            "ما ورد في التقرير",
        ),
        ("نفى مصدر أمني أن تكون القوات انسحبت.", "مصدر أمني", "تكون القوات انسحبت"),
        ("لكن المتحدث سامي حداد نفى هذه الاتهامات.", "سامي حداد", "هذه الاتهامات"),
    ],
)
def test_denials(text: str, speaker: str, content: str) -> None:
    analysis = read_sentence(text)
    [denial] = [s for s in analysis.statements if s.denies]
    assert (denial.speaker.name, said(denial, analysis.page.text)) == (speaker, content)
