"""Which lines of a dump are the article."""

from __future__ import annotations

from datetime import date

import pytest

from tawatur import Page, analyse

LEAD = "قال وزير الخارجية سامي حداد، اليوم، إن المحادثات ستستأنف الأسبوع المقبل في العاصمة بعد توقف دام شهرين."
MORE = "وأضاف حداد أن الوفود وصلت إلى المدينة، وأن الوسيط الأممي سيلتقي رؤساءها كلا على حدة قبل الجلسة الأولى."


def kept(text: str) -> tuple[str | None, list[str]]:
    article = analyse(Page("page", text)).article
    return article.title.of(text) if article.title else None, [span.of(text) for span in article.body]


def test_headline_and_paragraphs_are_the_article() -> None:
    assert kept(f"المحادثات تستأنف في العاصمة\n\n{LEAD}\n{MORE}") == ("المحادثات تستأنف في العاصمة", [LEAD, MORE])


@pytest.mark.parametrize(
    "line",
    [
        "شارك الخبر: فيسبوك تويتر واتساب",
        "جميع الحقوق محفوظة © 2024",
        "زر الذهاب إلى الأعلى",
        "5704117d9b036",
        "120 مشاهدة",
        "الرئيسية | أخبار | رياضة | رأي",
        "الوسوم: روسيا، سوريا، أستانا",
        "اكتب تعليقك هنا، ولن يظهر بريدك الإلكتروني للقراء",
        "Spread the love",
        "صورة أرشيفية",
        "اقرأ أيضا: وزير المالية يؤكد أن الموازنة ستقر قبل نهاية الشهر",
    ],
)
@pytest.mark.parametrize("where", ["above", "between", "below"])
def test_furniture_is_left_out_wherever_it_stands(line: str, where: str) -> None:
    lines = {"above": [line, LEAD, MORE], "between": [LEAD, line, MORE], "below": [LEAD, MORE, line]}[where]
    assert kept("\n\n".join(lines))[1] == [LEAD, MORE]


def test_related_headlines_never_become_statements() -> None:
    text = f"{LEAD}\n{MORE}\n\nمقالات ذات صلة\n\nمصر تدعو إلى حشد الدعم للمتضررين\n\nالوزير ينفي رفع أسعار الوقود ويؤكد استقرار السوق"
    analysis = analyse(Page("page", text))
    assert all(s.cue.end <= text.index("مقالات") for s in analysis.statements)
    assert analysis.statements


def test_headlines_glued_into_one_line_are_a_ticker() -> None:
    ticker = "منح دراسية للطلابوزير الطاقة يبحث التعاونالاتحاد يحذر من الأزمةوزارة الداخلية تفرج عن الدفعةالأمن يحبط المحاولةوزير التعليم: نعمل على الشراكاتسوريا وألمانيا تبحثان الاتصالاتوزارة الصحة تطلق الحملةالوطنيةورشة عمل في حلبمساع لإعادة إعمار المدارس في البلاد"
    assert kept(f"{ticker}\n\nالمحادثات تستأنف في العاصمة\n\n{LEAD}\n{MORE}") == (
        "المحادثات تستأنف في العاصمة",
        [LEAD, MORE],
    )


def test_the_first_clean_copy_of_a_repeated_headline_is_the_title() -> None:
    text = f"المحادثات تستأنف في العاصمة - موقع الضفاف\n\nالمحادثات تستأنف في العاصمة\n\n{LEAD}\n{MORE}"
    analysis = analyse(Page("page", text))
    assert analysis.article.title is not None
    assert analysis.article.title.start == text.index("المحادثات", 10)


def test_a_truncated_teaser_and_a_caption_before_the_lead_go() -> None:
    text = f"المحادثات تستأنف في العاصمة\n\n{LEAD[:60]}...\nوزير الخارجية سامي حداد خلال استقباله الوسيط في مطار العاصمة\n{LEAD}\n{MORE}"
    assert kept(text) == ("المحادثات تستأنف في العاصمة", [LEAD, MORE])


def test_reader_comments_are_no_article() -> None:
    text = f"{LEAD}\n{MORE}\n\nالتعليقات (2)\n\nأبو أحمد: كلام جميل لكن من يضمن تنفيذ هذا الاتفاق بعد كل ما حدث في السنوات الماضية؟ قال الوزير كلاما مثله قبل عام."
    assert kept(text)[1] == [LEAD, MORE]


def test_a_front_page_holds_no_article() -> None:
    text = "الرئيسية\nعاجل\nوزير المالية: الموازنة ستقر قبل نهاية الشهر\nرئيس الوزراء يلتقي وفدا أمميا\nالأكثر قراءة\nأسعار الذهب اليوم"
    assert kept(text) == (None, [])


def test_a_single_long_line_is_an_article() -> None:
    assert kept(f"{LEAD} {MORE}") == (None, [f"{LEAD} {MORE}"])


def test_eastern_digits_are_no_counter() -> None:
    line = "اتفق المشاركون، مساء الثلاثاء ٣٠ يناير ٢٠١٨، على تشكيل لجنة دستورية برعاية الأمم المتحدة تضم ٥٠ عضوا."
    assert kept(f"اختتام المؤتمر بالاتفاق على لجنة\n\n{line}") == ("اختتام المؤتمر بالاتفاق على لجنة", [line])


def test_tags_glued_to_the_last_paragraph_are_cut() -> None:
    assert kept(f"المحادثات تستأنف في العاصمة\n\n{LEAD}\n{MORE} سمات المحادثات العاصمة")[1] == [LEAD, MORE]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("بلدي نيوز – (متابعات)", ["بلدي نيوز", "متابعات"]),
        ("المصدر: انترفاكس، المدن", ["انترفاكس", "المدن"]),
        ("الرياض – واس", ["الرياض", "واس"]),
    ],
)
def test_credit_lines_are_read_and_left_out(line: str, names: list[str]) -> None:
    text = f"المحادثات تستأنف في العاصمة\n\n{line}\n\n{LEAD}\n{MORE}"
    article = analyse(Page("page", text)).article
    assert [c.name for c in article.credits] == names
    assert line not in [span.of(text) for span in article.body]


def test_a_dateline_names_the_agency_and_is_no_subject() -> None:
    text = f"المحادثات تستأنف في العاصمة\n\nموسكو (رويترز) - {LEAD}\n{MORE}"
    analysis = analyse(Page("page", text))
    assert [c.name for c in analysis.article.credits] == ["رويترز"]
    assert analysis.statements[0].speaker.name == "سامي حداد"


def test_a_clean_page_is_article_throughout() -> None:
    text = "مقالات ذات صلة\nقال الوزير إن الهدنة صامدة"
    assert [span.of(text) for span in analyse(Page("p", text, clean=True)).article.body] == text.split("\n")


@pytest.mark.parametrize(
    "line",
    [
        "وشدد حداد على أن الحكومة ملتزمة بما اتفق عليه الطرفان في الجولة الماضية",  # no full stop
        "من جهته رأى رئيس الوفد أن العودة إلى الطاولة ممكنة",
        "- ملف المعتقلين والمفقودين",
        "وتناولت الجلسة عددا من الملفات، منها:",
        "الهدنة صامدة حتى الآن.",
    ],
)
def test_lines_of_prose_and_lists_between_paragraphs_stay(line: str) -> None:
    assert kept("\n\n".join([LEAD, line, MORE]))[1] == [LEAD, line, MORE]


def test_items_announced_by_a_colon_stay() -> None:
    lines = [LEAD, "وتناولت الجلسة عددا من الملفات، منها:", "ملف المعتقلين", "عودة النازحين", MORE]
    assert kept("\n\n".join(lines))[1] == lines


def test_a_paragraph_that_carries_on_resumes_behind_a_box() -> None:
    box = ["اقرأ أيضا", "وزير المالية يؤكد أن الموازنة ستقر", "انطلاق معرض الكتاب في العاصمة"]
    assert kept("\n\n".join([LEAD, *box, MORE]))[1] == [LEAD, MORE]


def test_a_link_glued_to_the_end_of_a_paragraph_is_cut() -> None:
    assert kept(f"{LEAD}\n{MORE} اقرأ أيضا: وزير المالية يؤكد أن الموازنة ستقر")[1] == [LEAD, MORE]


def test_a_disclaimer_ends_the_article() -> None:
    about = "مؤسسة إعلامية مستقلة تأسست قبل عشر سنوات، تؤكد إدارتها أن رسالتها نقل الحقيقة إلى الناس بمهنية وحياد."
    line = "المقالات المنشورة تعبر عن رأي كاتبها ولا تعبر بالضرورة عن رأي الموقع."
    assert kept("\n\n".join([LEAD, MORE, line, about]))[1] == [LEAD, MORE]


def test_a_brief_of_one_short_sentence_is_an_article() -> None:
    text = "الوزير يلتقي نظيره\n\nالتقى وزير الخارجية سامي حداد نظيره اليوم في العاصمة."
    assert kept(text) == ("الوزير يلتقي نظيره", ["التقى وزير الخارجية سامي حداد نظيره اليوم في العاصمة."])


def test_a_byline_is_no_title() -> None:
    assert kept(f"المحادثات تستأنف في العاصمة\n\nكتبت سلمى حداد\n\n{LEAD}\n{MORE}")[0] == "المحادثات تستأنف في العاصمة"


@pytest.mark.parametrize(
    ("lines", "day"),
    [
        (["الثلاثاء 03-10-2023 14:22"], "2023-10-03"),
        (["نشر في: 5 أيلول/سبتمبر 2017", "آخر تحديث: 9 أيلول/سبتمبر 2017"], "2017-09-05"),
        (["آخر تحديث: 9 أيلول/سبتمبر 2017"], "2017-09-09"),
        (["الأحد 22 نوفمبر 2026", "المحادثات تستأنف في العاصمة", "التاريخ: 14 أبريل 2023"], "2023-04-14"),
    ],
)
def test_the_day_of_publication_stands_above_the_article(lines: list[str], day: str) -> None:
    text = "\n\n".join([*lines, LEAD, MORE])
    published = analyse(Page("page", text)).published
    assert (published.value, published.basis) == (day, "stated")
    assert published.evidence[0].of(text) in text


def test_a_day_within_the_article_is_not_the_day_of_publication() -> None:
    text = (
        f"المحادثات تستأنف في العاصمة\n\n{LEAD}\nوأضاف حداد أن الهدنة بدأت في 5 كانون الثاني 2017 برعاية الأمم المتحدة."
    )
    published = analyse(Page("page", text), until=date(2020, 1, 1)).published
    assert (published.value, published.basis) == ("[2017-01-05..]", "inferred")  # no older than what it tells
