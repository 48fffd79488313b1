"""The noun phrase of news Arabic: how far a source reaches, and which of its words are the person's name.

A phrase is a chain of indefinite nouns closed by a definite one (idafa), with agreeing adjectives behind it, then
perhaps a name in apposition: «نائب وزير الخارجية الروسي ميخائيل بوغدانوف». After Ryding (2005), chapters 8 and 10.
"""

from __future__ import annotations

import re

from tawatur.arabic.data import read_toml, word_set
from tawatur.arabic.folding import fold
from tawatur.arabic.morphology import is_verbal_noun, masculine
from tawatur.arabic.numbers import NUMBER_WORDS
from tawatur.arabic.sentences import QUOTES
from tawatur.arabic.words import ABBREVIATION_POINT, MARK, NUMBER, Reading, Word
from tawatur.names.persons import PLURAL_HEADS, PersonNames
from tawatur.names.registry import MEDIA
from tawatur.names.slots import LISTENERS
from tawatur.names.word_kinds import COMMON, FUNCTION, POSSESSED, TANWIN, Phrase, in_its_name
from tawatur.times.timex import looks_ahead

_MUFAALA = re.compile(r"م\wا\w\wه")
_SPEAK_FOR = word_set("speak_for")
_NAMING = frozenset({"given", "given-too", "surname", "office", "honorific", "nisba", "adj", "same", "body", "medium"})
_SEATS = word_set("seats")
_ATTACHED = frozenset({"attached"})
_ANNEXING = word_set("annexing")
_OPINION = "راي"
_POLLS = frozenset({"استطلاع", "استطلاعات", "سبر"})
_TITLE = 12  # words of a title and a name, at the most
_PROPOSITIONS = word_set("propositions")
_UNANNEXED = word_set("unannexed")
_COUNTING = word_set("counting")
ALL = frozenset({"كل", "جميع", "كافه", "جل"})
SIDES = frozenset({"جهته", "جهتها", "جهتهم", "جانبه", "جانبها", "جانبهم", "ناحيته", "ناحيتها"})
_NAME_HALVES = word_set("name_halves")
_GOVERNMENT = {fold(prep): frozenset(map(fold, words)) for prep, words in read_toml("lexicon/government.toml").items()}
_WITHHOLDS = frozenset({"طلب", "فضل", "رفض", "اشترط", "طلبت", "فضلت", "رفضت", "اشترطت", "طلبوا"})
_WITHHELD = frozenset({"عدم", "كشف", "ذكر", "افصاح", "كتمان", "حجب"})
_FEELINGS = word_set("feelings")
_LATEST = word_set("latest")
_SENT = word_set("sent_to")
_DELEGATIONS = word_set("delegations")
_SERVED_AT = word_set("served_at")
_HONORIFIC_TAILS = frozenset({"شريفين", "ملكي", "سامي", "معالي", "سمو", "سعاده", "فخامه"})
_CALLED = frozenset({"يدعى", "تدعى", "يدعي", "تدعي", "يسمى", "تسمى", "اسمه", "اسمها"})


class PhraseReader(PersonNames):
    """Reads noun phrases on one page."""

    def _told_medium(self, i: int, head_tags: frozenset[str], in_name: bool) -> bool:
        """Whether a medium behind a person's name or an official's adjectives begins whom he tells it."""
        word, before = self.tokens.words[i], self.tokens.words[i - 1]
        described = in_name or "nisba" in before.tags  # not «مدير عام وكالة الأنباء»
        if word.definite and "medium" not in word.tags:
            return False
        return bool(described and "office" in head_tags and not word.conj and not word.prep and self.outlet_like(i))

    def read(
        self, i: int, limit: int, before_object: bool = False, governed: frozenset[str] = frozenset()
    ) -> Phrase | None:
        """The noun phrase that starts at token *i*, before token *limit*. With *before_object* it stops where a second
        phrase (the content of a cue that takes an object) begins; it stops at the prepositions in *governed* too, which
        open the content.
        """
        return self._kept(i, limit, before_object, governed)

    def read_attached(self, i: int, limit: int, before_object: bool = False) -> Phrase | None:
        """The same for a phrase whose first word has a preposition attached, which is no part of it: «وفقا | لوزير الخارجية»."""
        return self._kept(i, limit, before_object, _ATTACHED)

    def _kept(self, i: int, limit: int, before_object: bool, governed: frozenset[str]) -> Phrase | None:
        self._refresh()
        key = (i, limit, before_object, governed)
        if key not in self._phrases:
            phrase = self._read(i, limit, before_object, governed)
            self._refresh()
            self._phrases[key] = phrase
        return self._phrases[key]

    def _read(self, i: int, limit: int, before_object: bool, governed: frozenset[str]) -> Phrase | None:
        words = self.tokens.words
        if i + 2 < limit and words[i].fold == "كل" and words[i + 1].fold == "من":
            return self._read(i + 2, limit, before_object, governed)  # «كل من | الوزير سامي حداد والسفير»
        if i + 1 < limit and self._counts(i):
            counted = self._read(i + 1, limit, before_object, governed)
            return None if counted is None else Phrase(i, counted.last, counted.head, None)
        end, closed = i, False
        head = -1
        head_tags: frozenset[str] = frozenset()
        head_state = person_named = False
        in_name = False
        name_words = 0
        person = False
        while end < limit:
            word = words[end]
            if word.kind == MARK:
                nxt = self._mark(end, limit, i, closed, before_object, person, name_words > 0)
                if nxt is None:
                    break
                if head < 0 and word.form in QUOTES:
                    head = end + 1
                    closed = True
                if word.form == "،":
                    in_name, name_words = False, 0
                    closed = False
                end = nxt
                continue
            if end + 1 < limit and words[end + 1].form == ABBREVIATION_POINT:
                if head >= 0 and "body" in head_tags and "office" not in head_tags:
                    break  # «الحكومة الأردنية | د. سامي حداد»
                closed, person, in_name, name_words = True, True, False, 0  # «مدير الشؤون الصحية د. سامي حداد»
                if head < 0:
                    head, head_tags = end, word.tags | {"office"}
                end += 2
                continue
            if word.kind == NUMBER:
                if head < 0 or (word.fold.isdigit() and not before_object and len(word.fold) <= 4):
                    end += 1
                    continue
                break
            if head >= 0 and end in self.adverbials:
                break  # «رفضت موسكو | من جديد التدخل»
            if head >= 0 and self._told_to_quoted(end, limit):
                break  # «قالت الهيئة العامة للانتخابات | لـ«الضفاف» إن»
            tags = word.tags
            if word.prep == "ل" and "given" in tags and (name_words or (head == end - 1 and words[head].definite)):
                break  # «قال سامي حداد | لكريم ناصر إن»
            if head >= 0 and words[end - 1].base in _SPEAK_FOR and in_its_name(word) and end + 1 < limit:
                end, person, closed = end + 1, True, True  # «المتحدث | باسمها سامي حداد»
                continue
            if head < 0:
                if governed is not _ATTACHED and not self._may_start(end):
                    return None
                if "demonstrative" in tags:
                    if (
                        end + 1 < limit
                        and words[end + 1].kind == "word"
                        and not words[end + 1].definite
                        and words[end + 1].tags & {"office", "body", "given"}
                    ):
                        return None  # «أوضح ذلك مدير الإدارة»
                    end += 1
                    continue
                found = self.entity(end)
                if (
                    "honorific" in tags
                    and word.definite
                    and end + 1 < limit
                    and (self.name_like(end + 1) or "honorific" in words[end + 1].tags)
                    and "body" not in tags
                ):
                    head, head_tags, person, closed = end, tags | {"office"}, True, True
                    end += 1
                    continue
                head, head_tags = end, tags
                if found:
                    end += found[1]
                    closed = True
                    head_state = found[0] == "state"
                    person = found[0] == "person"
                    continue
                person = (
                    bool(tags & {"office", "honorific"})
                    or self.surname_like(end)
                    or (word.definite and "nisba" in tags and end + 1 < limit and self.name_like(end + 1))
                    or (
                        word.definite
                        and "adj" in tags
                        and end + 2 < limit
                        and words[end + 1].definite
                        and "nisba" in words[end + 1].tags
                        and "given" in words[end + 2].tags
                    )
                )
                closed = (
                    word.definite
                    or ("honorific" in tags and word.form.endswith(("ه", "ها", "هم")))  # «سموه», «معاليه»
                    or word.base in self.surnames
                    or self._nunated(word)
                    or (before_object and "office" in tags and len(word.base) > 5 and word.base.endswith(("ون", "ين")))
                )  # «معارضون | البرهان»: the plural drops its ن before what it is joined with
                in_name = self.name_like(end)
                name_words = int(in_name)
                person = person or in_name
                end += 1
                continue
            if word.fold in _CALLED and end + 1 < limit and self.name_like(end + 1):
                closed, person, in_name, name_words = True, True, False, 0  # «شاهد عيان يدعى سامي الحداد»
                end += 1
                continue
            if self._stops(end, limit, head_tags, head_state, person, in_name):
                break
            if before_object and not word.conj and not word.prep and _oblique(word) and _nominative(words[end - 1]):
                break  # «مفجرون انتحاريون | سياسيين»
            if before_object and not in_name and self._behind_adjective(end, head):
                break  # «نفى مصدر أمني | تأجيل الانتخابات»
            if before_object and words[head].base in _UNANNEXED and self._happens(end):
                described = all(w.tags & {"adj", "nisba"} and not w.definite for w in words[head + 1 : end])
                if described:
                    break  # «أكدت مصادر محلية | سقوط قتلى»
            if before_object and in_name and name_words > 1 and word.fold in _PROPOSITIONS:
                break  # «نفى الوزير سامي حداد | وجود خلافات»
            if (
                closed
                and not in_name
                and "accusative" in tags
                and not word.conj
                and not tags & {"office", "given", "adj", "nisba", "same"}
            ):
                break  # «صحيفة نيويورك تايمز | مقالا»
            if (
                "ب" in governed
                and not word.tags
                and not in_name
                and not word.readings
                and word.fold[0] == "ب"
                and len(word.fold) >= 4
                and not word.definite
            ):
                break
            whole = (
                not in_name
                or words[end - 1].definite
                or "surname" in words[end - 1].tags
                or words[end - 1].fold == "الله"
            )
            if "ب" in governed and whole and self._with_ba(word):
                break  # «توعد نصر الله | برد قوي»
            if (
                governed
                and (word.prep in governed or word.fold in governed)
                and not (word.fold == "علي" and self.ali(end))
                and not self._seat(end, limit)
                and not self._sent_where(end, head)
                and not self._opened_later(end, limit)
                and not (word.prep == "ب" and self._serves_at(end, head_tags))
                and not (word.fold == "بالاعمال" and words[end - 1].base == "قايم")
            ):
                break
            if before_object and self._told_medium(end, head_tags, in_name):
                break  # «أبلغ مسؤول أمريكي | شبكة سي إن إن أن»
            found = self.entity(end) if end not in self._addressed_names else None
            if found and not word.prep:
                if found[0] == "state" and end == head + 1 and not word.conj and self._lone_surname(head):
                    break  # «قال العطية | قطر لن تقبل»
                of_the_kingdom = self._of_the_kingdom(end, head)
                if before_object and in_name and name_words and not word.conj and found[0] != "person":
                    if not of_the_kingdom:
                        break
                if before_object and closed and not word.conj and not of_the_kingdom:
                    if not (found[0] == "person" and person and name_words == 0):
                        break
                if found[0] == "person":
                    in_name, name_words = True, name_words + found[1]
                elif word.conj and before_object and not closed:
                    break
                closed = True
                end += found[1]
                continue
            if word.prep:
                closed = word.definite or bool(found and found[0] == "state")
                end += 1
                in_name, name_words = False, 0
                continue
            if word.conj == "و":
                field = word.definite and "office" in head_tags and not words[head].definite and not person_named
                if (
                    before_object
                    and not (field and word.tags & {"field", "body", "nisba"})
                    and not self.second_field(end, head)
                    and not self._coordinates(end, head_tags)
                ):
                    break
                closed = word.definite
                in_name = self.name_like(end)
                name_words = int(in_name)
                end += 1
                continue
            if (
                before_object
                and words[end - 1].form in QUOTES
                and end - 1 > head
                and not (word.definite or word.conj or word.prep)
                and tags & {"noun", "body", "document"}
                and not tags & {"adj", "nisba", "given", "office"}
            ):
                break  # «تقرير لـ«هيومان رايتس ووتش» | وحدات الحماية»
            if (
                before_object
                and (closed or words[end - 1].form in QUOTES)
                and not word.definite
                and (
                    word.fold in NUMBER_WORDS
                    or (
                        is_verbal_noun(word.fold)
                        and not (
                            tags & {"given", "nisba"} or ("office" in tags and not self._mufaala(word, words[head]))
                        )
                        and "given" not in words[end - 1].tags
                        and word.base not in self.surnames
                        and not (in_name and self._any_shape(end))
                    )
                )
            ):
                break
            if (
                closed
                and word.definite
                and not in_name
                and tags & {"adj", "nisba"}
                and (before_object or word.base.endswith("يين"))
                and not self.agrees_with(words[head], word)
                and not (words[end - 1].definite and self.agrees_with(words[end - 1], word))
            ):
                break
            if (
                before_object
                and not person
                and not tags
                and not word.definite
                and not word.conj
                and word.fold.endswith("ي")
                and len(word.fold) > 3
            ):
                closed = True
                end += 1
                continue
            if (
                "body" in head_tags
                and not tags
                and word.fold[0] == "ل"
                and len(word.fold) >= 5
                and not word.definite
                and not word.readings
            ):
                closed = False
                end += 1
                continue
            person = person or (before_object and closed and self._inner_office(i, end))
            if self.name_like(end) and (person or not closed):
                if before_object and closed and not person:
                    break
                if before_object and not in_name and name_words:
                    break
                if (
                    before_object
                    and in_name
                    and words[end - 1].base in self.surnames
                    and word.base not in self.surnames
                    and "given" not in words[end - 1].tags
                ):
                    break
                servants = sum(w.base == "عبد" for w in words[end - name_words : end])
                if (
                    before_object
                    and "particle" not in words[end - 1].tags
                    and (
                        name_words >= 5
                        or (name_words - servants >= 2 and word.form.endswith(("ة", "اء")) and "surname" not in tags)
                    )
                ):
                    break
                in_name = person_named = True
                name_words += 1
                end += 1
                continue
            if "prep" in tags and not (word.fold == "علي" and self.ali(end)):
                end += 1
                closed, in_name, name_words = False, False, 0
                continue
            if in_name and name_words and word.fold in ("الدين", "الله") and not words[end - 1].definite:
                closed, name_words = True, name_words + 1  # «محمد شمس الدين»
                end += 1
                continue
            if word.definite and end - 2 >= head and self._second_rank(end - 1):
                closed, in_name = True, False  # «مدير عام | النفط سامي حداد»
                end += 1
                continue
            if word.definite:
                if before_object and person and end - 1 > head and self._closed_by_adjective(head, end):
                    break  # «رفض مسؤول كبير | التعليق»
                if in_name and self._plural_people(word):
                    break  # «ناشدت ماكين | المانحين زيادة الدعم»
                described = words[end - 1].definite and bool(words[end - 1].tags & {"nisba", "adj"})
                person_behind = "honorific" in tags and "office" in tags and not tags & {"adj", "nisba", "field"}
                if before_object and closed and described and person_behind and "body" in head_tags and not person:
                    break  # «اتهمت السلطات الإيرانية | المحامية نرجس محمدي بـ»
                if word.base in _HONORIFIC_TAILS and "honorific" in words[end - 1].tags:
                    closed = True  # «خادم الحرمين الشريفين», «صاحب السمو الملكي»
                    end += 1
                    continue
                if (
                    "honorific" in tags
                    and person
                    and end + 1 < limit
                    and (self.name_like(end + 1) or self.surname_like(end + 1))
                ):
                    closed, in_name = True, False
                    end += 1
                    continue
                if in_name and "particle" in words[end - 1].tags and not word.conj:
                    closed, name_words = True, name_words + 1
                    end += 1
                    continue
                if (
                    in_name
                    and name_words
                    and words[end - 1].base not in self.surnames
                    and self.surname_like(end)
                    and words[end - 1].tags.isdisjoint({"office"})
                ):
                    closed, name_words = True, name_words + 1
                    end += 1
                    continue
                if (
                    person_named
                    and in_name
                    and (
                        self._completes(end, name_words)
                        or (
                            name_words == 1
                            and tags & {"adj", "nisba"}
                            and words[end - 1].base not in self.surnames
                            and not word.prep
                            and not word.conj
                        )
                    )
                ):
                    closed, name_words = True, 2  # «ملفي الشهري», «سامي المصري»
                    end += 1
                    continue
                if (
                    before_object
                    and closed
                    and not self.adjective(end)
                    and not ("office" in tags and "office" in head_tags and word.base.endswith("ي"))
                ):
                    break
                if (
                    before_object
                    and in_name
                    and (name_words >= 2 or self._known_alone(end - 1) or self._described(end))  # «رفض بوتين | القرار»
                    and not ("office" in tags or "honorific" in tags or self.adjective(end))
                ):
                    break
                in_name = False
                closed = True
                end += 1
                continue
            if before_object and closed:
                bare = words[head].definite and end == head + 1 and not person_named
                if "office" in tags and person and "noun" not in tags and word.base not in PLURAL_HEADS and not bare:
                    closed, in_name = False, False
                    end += 1
                    continue
                if not (tags & {"adj", "nisba", "same"}) or (word.base in ("غير",)):
                    break
            elif (
                before_object and in_name and name_words and not (tags & {"office", "adj", "nisba", "honorific"})
            ) or (
                before_object
                and not closed
                and tags & {"noun"}
                and words[end - 1].tags & {"adj", "nisba"}
                and not words[end - 1].tags & {"body", "field"}
                and not words[end - 1].base.endswith("و")  # «معتصمو ميدان التحرير»
            ):
                break
            in_name = in_name and "honorific" in tags and word.definite
            closed = (
                bool(tags & {"adj", "nisba"})
                and (not tags & {"body", "field"} or bool(head_tags & {"document"}))
                and (not person or words[head].base in PLURAL_HEADS)
            ) or self._nunated(word)
            end += 1
        while (
            end > i
            and words[end - 1].kind == MARK
            and words[end - 1].form not in QUOTES
            and words[end - 1].form not in ")]"
        ):
            end -= 1
        while end > i + 1 and "prep" in words[end - 1].tags and not words[end - 1].tags & {"given", "entity"}:
            end -= 1  # «الدفاع عن»: what the preposition governs was no part of the phrase
        if end <= i or head < 0:
            return None
        return Phrase(i, end, head, self.person_name(i, end))

    def _counts(self, i: int) -> bool:
        """Whether a word for how many stands before a definite noun at *i*: «معظم السكان», «أغلب النواب», «جل المتدخلين»."""
        words = self.tokens.words
        word, counted = words[i], words[i + 1]
        return (
            (("function" in word.tags and word.fold in _COUNTING) or word.fold in ALL)
            and not (word.definite or word.prep)
            and counted.definite
            and not (counted.prep or counted.conj)
        )

    def _inner_office(self, first: int, i: int) -> bool:
        """Whether the full name at *i* belongs to the office within a body's description: «مكتب رئيس الوزراء | سامي حداد»."""
        words = self.tokens.words
        titled = any("office" in words[k].tags and "body" not in words[k].tags for k in range(first + 1, i))
        before = words[i - 1]
        closed = before.definite and not before.tags & {"nisba", "adj"}
        return titled and closed and "given" in words[i].tags and self.name_like(i + 1)

    def _happens(self, i: int) -> bool:
        """Whether the noun at *i* tells what happened rather than what an office is of."""
        word = self.tokens.words[i]
        if word.definite or word.prep or word.conj or word.tags & {"adj", "nisba", "given"}:
            return False
        return word.fold in _PROPOSITIONS or (is_verbal_noun(word.fold) and not word.tags & {"office", "body"})

    def _lone_surname(self, i: int) -> bool:
        """Whether a surname alone stands at *i*, which is of no state: «الجبير», «زاخاروفا»."""
        word = self.tokens.words[i]
        known = word.base in self.surnames or self.surname_like(i) or "surname" in word.tags
        return known and not word.tags & (COMMON | {"office", "body", "honorific", "nisba", "place"})

    def _known_alone(self, i: int) -> bool:
        """Whether the word at *i* is a surname that is no given name: «بوتين», «لافروف»."""
        word = self.tokens.words[i]
        return "surname" in word.tags and not word.tags & {"given", "given-too"}

    def _may_start(self, i: int) -> bool:
        word = self.tokens.words[i]
        if len(word.fold) == 1:
            return i + 1 < len(self.tokens.words) and self.tokens.words[i + 1].form == ABBREVIATION_POINT
        named = self.entity(i)
        if named and named[0] == "person" and named[1] > 1:
            return True  # «بان كي مون» begins like «بأن»
        if word.prep or word.tags & (FUNCTION - {"prep"}) or looks_ahead(word):
            return word.base in ("الاخير", "اخير")
        written_as_prep = word.fold == "علي" and "given" not in word.tags
        if (
            "prep" in word.tags
            and (written_as_prep or "entity" not in word.tags)
            and not ("given" in word.tags and self.ali(i))
        ):
            return False
        if self.opens_verb(i) or (
            word.fold.startswith("مت") and word.fold.endswith("ا") and len(word.fold) > 5 and not word.tags
        ):
            return False  # «قال، لدى مغادرته الرياض، | متوجها إلى مصر، إن»
        if self.is_time(i) or (word.fold.endswith("ا") and any(_opens_quotation(r) for r in word.readings)):
            return False
        if "accusative" in word.tags and not word.tags & {
            "office",
            "given",
            "given-too",
            "surname",
            "place",
            "document",
        }:
            return False  # «وأدرك يوما ما أن»
        return not (word.form.endswith(("ً", "اً", "ًا")) and not word.tags & {"noun", "office", "body", "document"})

    def _stops(
        self, i: int, limit: int, head_tags: frozenset[str], head_state: bool, person: bool, in_name: bool
    ) -> bool:
        words = self.tokens.words
        word = words[i]
        tags = word.tags
        if "same" in tags or i in self._addressed_names:
            return False
        if word.conj and word.base in ("مقره", "مقرها"):
            return True  # «مدير المرصد سامي حداد | ومقره لندن»
        if "demonstrative" in tags or (looks_ahead(word) and not in_name):
            return True
        if word.base in _FEELINGS and not word.definite and not word.prep and not word.conj:
            return True  # «أبدت مصادر دبلوماسية | خشيتها من»
        if word.base in _WITHHOLDS and i + 1 < limit and words[i + 1].base in _WITHHELD:
            return True  # «مسؤول | طلب عدم كشف اسمه»
        if words[i - 1].definite and not word.conj and not in_name and self._second_object(i, head_tags):
            return True  # «أصدر الوزير | بيانا أكد فيه»
        if "same" in self.tokens.words[i - 1].tags and word.definite and not self.adjective(i) and not word.conj:
            return True  # «المحكمة نفسها | الطعن»
        if len(word.fold) == 1 and word.fold in "لب":
            return person or self.outlet_like(i + 1)
        if word.fold == "علي" and "given" in tags:
            return not self.ali(i)
        if word.fold == "لي":
            return not self._li(i)
        if word.form.startswith("إ") and word.fold == "امام" and in_name:
            return False  # «عادل إمام», not «أمام»
        if word.fold == "من":
            return not self._prep_inside(i, limit, person)
        if word.fold == "اجل" and words[i - 1].fold == "من":
            return False  # «مركز الذاكرة من أجل الديمقراطية»
        if tags & (FUNCTION - {"prep"}):
            named = self.entity(i)
            return not (named and named[0] == "person" and named[1] > 1)  # «المبعوث الأممي غير بيدرسون»
        if self.is_time(i):
            return True
        if in_name and not word.conj and not word.prep and not word.definite and self._noun_of(i, limit):
            return True  # «نفى فوزي برهوم | صحة الأنباء», «نشر جبران باسيل | تغريدة»
        if word.form.endswith(("ً", "اً", "ًا")) and not (in_name and "given" in tags) and not tags & {"adj", "nisba"}:
            return True
        if (
            not tags
            and not in_name
            and not word.conj
            and len(word.fold) > 3
            and word.fold.endswith("ت")
            and not word.fold.endswith("ات")
            and self.opens_verb(i)
        ):
            return True  # «… السوداني | تلقت الوكالة نسخة منه»
        if tags == {"verb"} and not word.definite:
            return True
        if word.base in ("صدر", "صدرت", "صدرا") and not word.definite:
            return True  # «بيان صحفي | صدر عن المنظمة»
        before = words[i - 1]
        if (
            "possessed" in tags
            and not word.conj
            and not word.prep
            and (
                before.definite
                or before.fold == "الله"  # «أوصى رسول الله | أصحابه بالصبر»
                or before.form in QUOTES
                or in_name
                or (before.tags & {"adj", "nisba"} and not before.tags & {"body", "field", "office"})
            )
        ):
            return True  # «جهات سياسية | مشاركتها»
        if (
            before.definite
            and not in_name
            and not word.conj
            and not word.prep
            and "occasion" in tags
            and POSSESSED.fullmatch(word.fold)
        ):
            return True  # «الصحيفة | افتتاحيتها»
        if any(_opens_quotation(r) for r in word.readings) and (
            word.fold.endswith("ا")
            or (word.form.endswith("ة") and not word.conj and not word.definite and (in_name or self.speech_behind(i)))
        ):
            return True  # «الدبلوماسي الروسي | قائلا», «السفيرة ليندا غرينفيلد | قائلة», «الوزارة | قائلة: »
        if any(r.kind == "said" or (r.kind == "noun" and getattr(r.entry, "object", "")) for r in word.readings):
            return True  # «البيان | رفضه القرار»
        if (
            any(r.kind == "cue" for r in word.readings)
            and not tags & (COMMON | {"given", "particle"})
            and not word.prep
            and not word.definite
        ):
            return True
        if "prep" in tags and not word.prep:
            return not self._prep_inside(i, limit, person, in_name)
        if word.prep:
            if word.prep == "ل" and head_state:
                return True
            listeners = word.base in LISTENERS
            if word.prep == "ل" and "body" in head_tags and word.definite and not (listeners or self.outlet_like(i)):
                # «النقابة الوطنية للصحفيين», but «وجهت النيابة | للمتهمين»
                return words[i - 1].definite and not self.adjective(i - 1) and not words[i - 2].tags & {"body"}
            if (
                word.prep == "ل"
                and "body" in head_tags
                and words[i - 1].definite
                and self.adjective(i - 1)
                and "noun" in tags
                and i + 1 < limit
                and words[i + 1].definite
                and not tags & {"occasion"}
            ):
                return False  # «الهيئة الوطنية لحماية المال العام»
            if word.prep == "ل" and "document" in head_tags and self.outlet_like(i):
                return False  # «تقرير لموقع بلومبيرغ»
            return not self._attached_prep_inside(i, limit, person)
        return head_state and word.definite and not word.conj and not self.adjective(i)

    def speech_behind(self, i: int) -> bool:
        """Whether a colon or a quotation stands right behind token *i*."""
        return i + 1 < len(self.tokens.words) and (self.tokens.words[i + 1].form == ":" or self.quotes.is_open(i + 1))

    def _may_be_surname(self, i: int) -> bool:
        """Whether the noun at *i* can be nothing but the name of the office before it: «قال الرئيس عون إن»."""
        words = self.tokens.words
        following = words[i + 1] if i + 1 < len(words) else None
        return (
            following is not None
            and bool(words[i - 1].tags & {"office", "honorific"})
            and not TANWIN.search(words[i].form)
            and (following.form in (":", "،") or "comp" in following.tags)
        )

    def _noun_of(self, i: int, limit: int) -> bool:
        """Whether the word at *i* is a noun that a name cannot go on with: something said or written, an object in the
        accusative, or the first of a construct whose second is definite.
        """
        word = self.tokens.words[i]
        tags = word.tags
        if "accusative" in tags and "office" in tags and not tags & {"given", "given-too", "surname"}:
            return True  # «أبلغ جوزيف عون | وفدا»
        if not tags & {"noun", "document", "occasion", "accusative"} or tags & _NAMING or self.entity(i):
            return False
        if tags & {"document", "occasion", "accusative"}:
            return True
        following = self.tokens.words[i + 1] if i + 1 < limit else None
        return (
            following is not None
            and following.definite
            and not following.conj
            and not following.prep
            and following.base not in _NAME_HALVES
            and bool(following.tags & {"noun", "body", "document", "occasion"})
        )

    def _second_object(self, i: int, head_tags: frozenset[str]) -> bool:
        """Whether the indefinite noun at *i* is no part of the definite phrase before it."""
        word = self.tokens.words[i]
        if word.definite or word.prep or not head_tags & {"office", "body", "honorific", "place", "entity"}:
            return False
        if word.tags == {"noun"} and self._may_be_surname(i):
            return False
        said = word.tags & {"noun", "document", "occasion"}  # «نشر الوزير | تغريدة»
        return "accusative" in word.tags or bool(said and not word.tags & _NAMING)

    def _prep_inside(self, i: int, limit: int, person: bool, named: bool = False) -> bool:
        """Whether a preposition belongs to the phrase («مصدر في وزارة المالية») and not to the act of speaking."""
        words = self.tokens.words
        if i + 1 >= limit:
            return False
        following = words[i + 1]
        base = words[i].fold
        if (
            "occasion" in following.tags
            and "adj" in words[i - 1].tags
            and not words[i - 1].definite
            and self.governs(i - 1, base)
        ):
            return True  # «دبلوماسي مشارك في اجتماع المجلس»
        if following.tags & {"occasion", "rel", "demonstrative"} and not (
            "body" in following.tags and not following.tags & {"occasion"}
        ):
            return False
        if following.base in _LATEST and i + 2 < limit and words[i + 2].tags & {"occasion", "document"}:
            return False  # «المنظمة | في أحدث تقرير لها»
        if self.is_time(i + 1) or following.kind == NUMBER:
            return False
        if base == "في" and named:
            return False  # «أنالينا بيربوك | في برلين»
        if self.governs(i - 1, base):
            return True
        if base == "في" and not person and following.definite and following.tags == {"noun"}:
            return False  # «النيابة العامة | في القضية»
        if base in ("لدى", "لدي"):
            return self.entity(i + 1) is not None or bool(
                following.tags & {"body", "place"}
            )  # not «لدى تقديمه المشروع»
        if base == "بشان":  # «المبعوث الأمريكي الخاص بشأن سوريا», not «قالت الجماعة | بشأن الهدنة»
            return any(masculine(word.base) == "مبعوث" for word in words[max(0, i - 4) : i]) or bool(
                words[i - 1].tags & {"occasion", "document"}
            )
        if base in ("في", "باسم"):
            return True
        if base == "عن":
            if named and following.base in _SEATS:
                return True  # «النائب فلان عن كتلة المستقبل»
            return words[i - 1].base in ("مسوول", "مسووله", "مدافع", "نايب", "نايبه", "عضو", "صادر", "صادره")
        if base == "من" and following.fold in SIDES:
            return False  # «إيران | من جهتها»
        found = self.entity(i - 1) if base == "من" else None
        if found is not None and found[0] in ("state", "place", "person"):
            return False  # «تمكنت سويسرا | من»
        if base == "من":
            return following.fold == "اجل" or not person or "given" not in following.tags
        if base in ("الى", "الي"):
            near = range(max(0, i - 5), i)  # «المبعوث الأممي الخاص إلى ليبيا»
            return any(words[k].base in _SENT or self._in_delegation(k) for k in near)
        return False

    def _in_delegation(self, i: int) -> bool:
        """Whether at *i* stands the delegation that somebody is of: «عضو | وفد الحكومة إلى المحادثات», not «غادر الوفد إلى جنيف»."""
        words = self.tokens.words
        of_it = "office" in words[i - 1].tags or words[i - 1].fold in ("في", "باسم")
        return of_it and words[i].base in _DELEGATIONS

    def governs(self, i: int, prep: str) -> bool:
        """Whether the word at *i* takes *prep* by itself: «مطلع على», «الموقعة على», «التابعة لـ»."""
        return i >= 0 and masculine(self.tokens.words[i].base) in _GOVERNMENT.get(prep, ())

    def governed_here(self, i: int) -> bool:
        """Whether the preposition at *i* hangs on the noun before it, with an adjective between them or none: «النائبة | عن حزب
        الأمة», «المبعوث الأممي | إلى ليبيا».
        """
        words = self.tokens.words
        adjective = i > 1 and bool(words[i - 1].tags & {"adj", "nisba"})
        return self.governs(i - 1, words[i].fold) or (adjective and self.governs(i - 2, words[i].fold))

    def _attached_prep_inside(self, i: int, limit: int, person: bool) -> bool:
        word = self.tokens.words[i]
        if word.base == _OPINION and any(w.base in _POLLS for w in self.tokens.words[max(0, i - 2) : i]):
            return True  # «استطلاع حديث | للرأي»
        if word.tags & {"medium", "occasion"} or self.outlet_like(i):
            return False
        if (
            word.base.startswith("نظير")
            or word.base in LISTENERS
            or word.base in ("بدور", "نظير", "قول", _OPINION, "مراسل")
            or word.fold
            in (
                "بدوره",
                "بدورها",
                "بقوله",
                "بقولها",
            )
        ):
            return False
        found = self.entity(i)
        if found and found[0] in MEDIA:
            return False
        if word.prep == "ك":
            return False
        if self.governs(i - 1, word.prep) or word.base == "رتبه":
            return True
        return bool(
            word.tags & {"body", "field", "office", "entity", "document", "place"}
            or found
            or word.definite
            or word.tags & {"nisba"}
        )

    def _second_rank(self, i: int) -> bool:
        """Whether the adjective at *i* makes one title with the indefinite office before it, of something: «مدير عام», «وكيل أول»."""
        office, rank = self.tokens.words[i - 1], self.tokens.words[i]
        titled = "office" in office.tags and not office.definite
        return titled and rank.base in ("عام", "اول", "مساعد") and not rank.definite and not rank.conj

    def _behind_adjective(self, i: int, head: int) -> bool:
        """Whether a noun at *i* follows an indefinite noun with its adjective, or «شهود عيان», and so is no part of it."""
        words = self.tokens.words
        word, adjective = words[i], words[i - 1]
        if not 0 <= head < i - 1 or words[head].definite or adjective.definite or word.prep or word.conj:
            return False
        plain = adjective.tags & {"adj", "nisba"} and not adjective.tags & {"noun", "honorific"}
        minister = words[head].base.startswith(("وزير", "وزرا"))  # «وزراء خارجية | لجنة المبادرة»
        adjoined = plain and not minister and self.agrees_with(words[head], adjective)
        if not adjoined and adjective.base != "عيان":
            return False
        if word.definite and "office" in word.tags and word.base.endswith("ين"):
            return True  # «أبلغ مصدر أمني | الصحفيين»
        if not adjoined:
            described = word.tags & {"adj", "nisba"} and self.agrees_with(words[head], word)
            return not (described or word.tags & FUNCTION)  # «شهود عيان | من أهالي الضحايا» goes on
        names = word.tags & {
            "adj",
            "nisba",
            "given",
            "given-too",
            "surname",
            "office",
            "honorific",
            "prep",
            "comp",
            "rel",
        }
        if names or (word.definite and masculine(adjective.base) in _ANNEXING):
            return False  # «مسؤول أميركي رفيع | المستوى»
        return bool(word.tags & {"noun", "document", "body"}) or is_verbal_noun(word.fold)

    def _told_to_quoted(self, i: int, limit: int) -> bool:
        """Whether «لـ» before a quotation mark at *i* tells to whom somebody spoke, not whose something is («تابع لـ«الحركة»»)."""
        words = self.tokens.words
        if words[i].fold != "ل" or i + 2 >= limit or not self.quotes.is_open(i + 1) or self.governs(i - 1, "ل"):
            return False
        found = self.entity(i + 2)
        return found is None or found[0] in MEDIA

    def _mark(
        self, i: int, limit: int, first: int, closed: bool, before_object: bool, person: bool, named: bool
    ) -> int | None:
        """Where the phrase goes on behind a mark, or None where it ends there."""
        words, quotes = self.tokens.words, self.quotes
        form = words[i].form
        if i + 1 < limit and form == ABBREVIATION_POINT:
            return i + 1  # «المنسق العام د. سامي الحداد»
        if form in QUOTES and i in quotes.closes:
            end = quotes.closes[i]
            if (
                end < limit
                and end - i <= 8
                and i > first
                and person
                and "given" in words[i + 1].tags
                and words[i - 1].tags & {"office", "honorific", "adj", "nisba"}
            ):
                return end + 1  # «المواطن "سامي حداد"»
            if (
                end < limit
                and end - i <= 7
                and not (
                    i > first and (words[i - 1].definite or (closed and not words[i - 1].tags & {"body", "medium"}))
                )
            ):
                return end + 1
            return None
        if form == "(":
            for j in range(i + 1, min(i + 9, limit)):
                if words[j].form == ")":
                    return j + 1
            return None
        if form == "،" or form == ",":
            nxt = i + 1
            if nxt >= limit or words[nxt].kind == MARK:
                return None
            word = words[nxt]
            if self.is_time(nxt) or word.conj or word.prep or word.tags & (FUNCTION | {"demonstrative"}):
                return None
            given = word.tags & {"given", "given-too"} and nxt + 1 < limit
            alone = not word.tags and not (nxt + 1 < limit and self.name_like(nxt + 1))
            whole = given and self.name_like(nxt) and self.name_like(nxt + 1)  # «ربيع بو شقرا»
            if before_object and "noun" in word.tags and not word.tags & {"office"} and not (person and whole):
                return None
            if "medium" in word.tags or self._nunated(word):
                return None  # «أبلغ المتحدث، كريم ناصر، | الصحفيين»
            if any(_opens_quotation(r) for r in word.readings) and (
                word.fold.endswith("ا") or (nxt + 1 < limit and "comp" in words[nxt + 1].tags)
            ):
                return None  # «رئيس المجلس، مشيرا إلى أن»
            if any(r.kind == "cue" for r in word.readings) and not word.tags & COMMON:
                return None
            return (
                nxt
                if "office" in word.tags
                or "honorific" in word.tags
                or (person and self.name_like(nxt) and not (named and alone))  # «الوزير سامي حداد، | صامدة منذ شهر»
                or (
                    person
                    and word.definite
                    and word.tags & {"nisba", "adj"}
                    and nxt + 1 < limit
                    and self.name_like(nxt + 1)
                )
                or ("field" in word.tags and not before_object)
                else None
            )
        if (
            form in ".-ـ/"
            and i > first
            and i + 1 < limit
            and self.tokens.starts[i + 1] == self.tokens.ends[i]
            and self.tokens.starts[i] == self.tokens.ends[i - 1]
        ):
            return i + 1
        if form in "ـ_'’`":
            return i + 1
        return None

    @staticmethod
    def _mufaala(word: Word, head: Word) -> bool:
        """Whether a word like «معارضة» is the verbal noun and no title: behind a head that no feminine title fits."""
        return bool(_MUFAALA.fullmatch(word.base)) and not ("office" in head.tags and head.form.endswith("ة"))

    @staticmethod
    def _nunated(word: Word) -> bool:
        """Sound plurals and duals keep their nun only where no noun depends on them: «معارضون | البرهان»."""
        return "office" in word.tags and len(word.base) > 5 and word.base.endswith(("ون", "ين"))

    def _serves_at(self, i: int, head_tags: frozenset[str]) -> bool:
        """Whether ب at *i* tells where an official serves: «أبلغ مدير المشروع | بوزارة الطاقة سامي حداد الصحفيين أن»."""
        words = self.tokens.words
        if "office" not in head_tags or words[i].base not in _SERVED_AT:
            return False
        return i + 1 < len(words) and words[i + 1].definite and not words[i - 1].tags & {"given", "surname"}

    def _opened_later(self, i: int, limit: int) -> bool:
        """Whether the preposition at *i* hangs on the title before it, the content being opened by the same one further on:
        «كشف عضو لجنة التفاوض | عن الأحياء الشرقية كريم نصار عن تأجيل الاجتماع».
        """
        words = self.tokens.words
        later = any(words[k].fold == words[i].fold for k in range(i + 2, min(limit, i + _TITLE)))
        return later and self.governed_here(i)

    def _sent_where(self, i: int, head: int) -> bool:
        """Whether «إلى» at *i* tells where an envoy is sent: «دعا المبعوث الأممي | إلى اليمن إلى وقف القتال»."""
        words = self.tokens.words
        if words[i].fold not in ("الى", "الي") or i + 1 >= len(words):
            return False
        found = self.entity(i + 1)
        return bool(found and found[0] in ("state", "place")) and any(w.base in _SENT for w in words[head:i])

    def _seat(self, i: int, limit: int) -> bool:
        """Whether «عن» at *i* tells what a deputy sits for: «كشف النائب | عن كتلة الفتح كريم ناصر عن خلافات»."""
        words = self.tokens.words
        sits = words[i].fold == "عن" and words[i - 1].base in ("نايب", "نايبه", "عضو", "مرشح", "مرشحه")
        return sits and i + 1 < limit and words[i + 1].base in _SEATS

    def _with_ba(self, word: Word) -> bool:
        """Whether a short noun that begins with ب is rather another with the preposition: «برد» (with an answer, cold)."""
        if word.prep or word.definite or word.fold[:1] != "ب" or not 2 < len(word.fold) <= 4:
            return False
        rest = self.tokens.lexicon.word(word.fold[1:]).tags
        return bool(word.tags) and word.tags <= {"noun", "verb", "given-too", "adj"} and "noun" in rest

    def second_field(self, i: int, head: int) -> bool:
        """Whether «و» at *i* adds a second field to what a body or a minister is of: «وزارة الثقافة | والإعلام», «معهد العلوم |
        والأمن الدولي», «وزير الطاقة | والمعادن سامي حداد».
        """
        words = self.tokens.words
        minister = masculine(words[head].base) == "وزير" and i + 1 < len(words) and self.name_like(i + 1)
        return (
            ("body" in words[head].tags or minister)
            and not words[head].definite
            and words[i].definite
            and bool(words[i].tags & {"field", "noun"})
            and not words[i].tags & {"office", "document"}
            and words[i - 1].definite
            and bool(words[i - 1].tags & {"field", "noun", "adj", "nisba", "body"})
        )

    def _coordinates(self, i: int, head_tags: frozenset[str]) -> bool:
        """Whether «و» joins one more of the same kind to the phrase: «بريطانيا وفرنسا», «مسؤولون ودبلوماسيون»."""
        word = self.tokens.words[i]
        if self.entity(i):
            return True
        if "office" in head_tags:
            return bool(word.tags & {"office", "nisba", "adj"})
        return bool(word.tags & {"body", "office", "nisba"})

    def _of_the_kingdom(self, i: int, head: int) -> bool:
        """«شركة أرامكو | السعودية»: a state's name that is an adjective too, behind a feminine body, or between what it
        describes and a person's name («عضو مجلس الغرف | السعودية سامي حداد»).
        """
        words = self.tokens.words
        if words[i].definite and "nisba" in words[i].tags and words[i - 1].definite and i - 1 > head:
            named = i + 1 < len(words) and bool(words[i + 1].tags & {"given", "honorific"})
            if named and "office" in words[head].tags:
                return True
        agrees = "body" in words[head].tags and words[head].base.endswith(("ه", "ات"))
        before = words[i - 1].tags
        return (
            agrees and words[i].definite and "nisba" in words[i].tags and ("nisba" not in before or "field" in before)
        )

    def _closed_by_adjective(self, head: int, i: int) -> bool:
        """Whether the definite noun at *i* stands behind an indefinite official's adjective, which it cannot depend on; «مسؤول رفيع
        المستوى» is one phrase.
        """
        words = self.tokens.words
        before, word = words[i - 1], words[i]
        if words[head].definite or before.definite or before.base in ("رفيع", "رفيعه", "عالي", "واسع", "شديد"):
            return False
        feminine = words[head].form.endswith("ة")
        qualify = all(
            w.tags & {"nisba", "adj"} and not w.tags & {"body", "given", "surname"} and w.form.endswith("ة") == feminine
            for w in words[head + 1 : i]
        )
        thing = word.tags & {"noun", "occasion", "document"} or is_verbal_noun(word.base)
        return qualify and bool(thing) and not self.adjective(i)


def _nominative(word: Word) -> bool:
    return word.base.endswith("ون") and len(word.base) > 4 and "given" not in word.tags


def _oblique(word: Word) -> bool:
    return word.base.endswith("ين") and len(word.base) > 4 and not word.tags & {"given", "entity", "place", "surname"}


def _opens_quotation(reading: Reading) -> bool:
    """Whether a reading is the participle of a cue of saying: «قائلا», «مؤكدا»."""
    entry = reading.entry
    return reading.kind == "cue" and getattr(entry, "kind", "") == "participle"
