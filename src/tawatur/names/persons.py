"""Whose name a noun phrase holds, and where it begins and ends."""

from __future__ import annotations

from tawatur.arabic.data import word_set
from tawatur.arabic.folding import fold
from tawatur.arabic.morphology import is_verbal_noun, masculine
from tawatur.arabic.sentences import QUOTES
from tawatur.arabic.words import MARK, Word
from tawatur.names.slots import NameSlots
from tawatur.names.word_kinds import OF_RANK, OFFICES_AS_NAMES, RULERS

PLURAL_HEADS = word_set("plurals")
_MASCULINE_BODIES = word_set("masculine_bodies")
_ADDRESSES = word_set("addresses")


class PersonNames(NameSlots):
    """Finds the name of the person that a phrase is about."""

    def person_name(self, first: int, last: int) -> tuple[int, int] | None:
        """The tokens of the person's name in a phrase, or None where it names no person."""
        runs = [run for run in self._runs(first, last) if not self._of_inner_office(first, run)]
        if not runs:
            return None
        words = self.tokens.words
        start = first
        while (
            start < last
            and ("honorific" in words[start].tags or words[start].kind == MARK)
            and words[start].fold not in ("رييس",)
        ):
            start += 1
        runs = [run for run in runs if not self._complement(first, run)]
        if not runs:
            return None
        for run in runs:
            if run[0] == start or run[0] == first:
                return run
        head = words[start] if start < last else words[first]
        if head.base in PLURAL_HEADS or head.base.endswith("ون"):  # «محللون في «غولدمان ساكس»» are no one person
            runs = [run for run in runs if run[0] == start + 1 or words[run[0] - 1].form not in QUOTES]
            if not runs:
                return None
        if head.tags & {"office"} and "honorific" not in head.tags and not (head.definite or "possessed" in head.tags):
            runs = [run for run in runs if not self._of_another(start, run)]
            if not runs:
                return None
        if not (head.tags & {"office", "honorific"} or words[first].tags & {"office", "honorific"}):
            # «البرتغالي جوزيه مورينيو», «قلب الدفاع السابق ريو فرديناند»
            of_a_country = words[first].definite and bool(words[first].tags & {"nisba", "adj"})
            if of_a_country and first + 1 < last and words[first + 1].definite and "nisba" in words[first + 1].tags:
                head_run = next((run for run in runs if run[0] == first + 2 and run[1] - run[0] > 1), None)
                if head_run is not None:
                    return head_run  # «الدولي الفرنسي بول بوغبا»
            return next(
                (
                    run
                    for run in runs
                    if (run[0] == first + 1 and run[1] - run[0] > 1 and of_a_country)
                    or (
                        run[1] - run[0] > 1
                        and words[run[0] - 1].definite
                        and self._given(run)
                        and (run[1] >= last - 1 or run[0] - first <= 2)
                    )
                ),
                None,
            )
        return max(runs, key=lambda run: (min(run[1] - run[0], 2), self._given(run), run[0]))

    def _of_another(self, start: int, run: tuple[int, int]) -> bool:
        """Whether a name depends on the indefinite office at *start*: «محامي سامي حداد»."""
        words = self.tokens.words
        trade = words[start].base not in OFFICES_AS_NAMES and words[start].base not in OF_RANK
        return run[0] == start + 1 and trade and "given" not in words[start].tags

    def _complement(self, first: int, run: tuple[int, int]) -> bool:
        """Whether a lone word with the article is what the office before it is of, as that has none: «مدرب | النصر»."""
        words = self.tokens.words
        if run[1] - run[0] > 1 or run[0] == first or not words[run[0]].definite:
            return False
        before = words[run[0] - 1]
        return "office" in before.tags and not before.definite and not before.tags & {"possessed", "adj", "nisba"}

    def _of_inner_office(self, first: int, run: tuple[int, int]) -> bool:
        """Whether a name is that of the office a phrase depends on: «متحدث باسم وزير الخارجية سامي حداد», «مستشار الرئيس السوري
        بشار الأسد», whom the registry knows as president and as nobody's adviser.
        """
        words = self.tokens.words
        head = words[first]
        if not head.tags & {"office", "body"} or run[0] - first < 2:
            return False
        if words[first + 1].fold == "باسم":
            return bool(words[first + 2].tags & {"office"}) and not words[first + 2].tags & {"body"}
        inner = [
            word
            for before, word in zip(words[first : run[0]], words[first + 1 : run[0]], strict=False)
            if "office" in word.tags and word.base not in ("عام", "اول") and (word.prep or not before.definite)
        ]
        if "office" not in head.tags:
            return bool(inner)  # «مكتب رئيس النمسا هاينز فيشر»
        known = self.match(run[0])
        if known is None or known[0].kind != "person":
            return False
        held = [[word.removeprefix("ال") for word in fold(role.office).split()] for role in known[0].roles]
        if not inner or any({masculine(head.base), head.base} & set(office) for office in held):
            return False
        said = {word.base for word in words[first : run[0]]}
        of_state = {role.office for role in known[0].roles if role.of == known[0].parent}
        return any(
            office[0] == inner[-1].base and (role.office in of_state or said.issuperset(office[1:]))
            for role, office in zip(known[0].roles, held, strict=True)
        )

    def _described_by_country(self, i: int, last: int) -> bool:
        """«النجم الأرجنتيني | أنخيل دي ماريا»: a noun with its article, a relative adjective, then the name."""
        words = self.tokens.words
        if i + 2 >= last or not words[i].definite or words[i].base in self.surnames or "surname" in words[i].tags:
            return False
        return words[i + 1].definite and "nisba" in words[i + 1].tags and self.name_like(i + 2)

    def _office_of(self, i: int) -> bool:
        """Whether the word at *i* completes an office before it: another office, a body, a field."""
        word = self.tokens.words[i]
        return bool(word.tags & {"office", "body", "field"}) and not word.tags & {"given", "given-too", "particle"}

    def _given(self, run: tuple[int, int]) -> bool:
        return bool(self.tokens.words[run[0]].tags & {"given", "particle"})

    def _runs(self, first: int, last: int) -> list[tuple[int, int]]:
        words = self.tokens.words
        runs: list[tuple[int, int]] = []
        i = first
        while i < last:
            found = self.entity(i)
            if found and found[0] == "person":
                end = i + found[1]
                while (
                    end < last
                    and self.name_like(end)
                    and not words[end].conj  # «سيرغي لافروف | وعبد المجيد تبون»
                    and ("particle" in words[end].tags or "particle" in words[end - 1].tags)
                ):
                    end += 1  # «تميم بن حمد | آل ثاني»
                if i == first or not self._named_after(i):
                    runs.append((i, end))
                i = end
                continue
            if found and not ("given" in words[i].tags and i + 1 < last and self.name_like(i + 1)):
                i += found[1]
                continue
            start = i
            if i + 1 < last and self._of_a_clan(i):
                start, i = i, i + 1  # «الناني | ولد اشروقه»
            if self.name_like(i) and not words[i].conj and not self._described_by_country(i, last):
                i += 1
                while i < last and i - start < 9:
                    servant = i > 1 and words[i - 2].base == "عبد"
                    if words[i].definite and "office" in words[i].tags and i + 1 < last and words[i + 1].fold == "باسم":
                        break  # «أبو عبيدة | الناطق باسم الكتائب»
                    if i - start >= 2 and "office" in words[i].tags and i + 1 < last and self._office_of(i + 1):
                        break  # «أيمن توفيق | مساعد وزير التجارة»: an office that is a name too
                    if (
                        words[i - 1].definite
                        and not servant
                        and "given" in words[i].tags
                        and words[i - 1].tags.isdisjoint({"given"})
                    ):
                        break
                    if (
                        words[i - 1].definite
                        and not words[i - 2].base.endswith("عبد")
                        and not words[i].definite
                        and not words[i].tags & {"given", "particle"}
                        and i - start > 1
                    ):
                        break
                    if (
                        words[i - 1].base.endswith("عبد")
                        or (words[i].fold in ("الله", "الدين") and not words[i - 1].definite)  # «حسن نصر الله»
                        or (self.name_like(i) and (not words[i].conj or words[i].definite))
                        or self.surname_like(i)
                        or (
                            words[i].definite
                            and i - start >= 2
                            and "particle" in words[i - 2].tags
                            and "office" not in words[i].tags
                            and not words[i].prep
                        )
                        or (
                            (i - start == 1 or (i - start == 2 and "given" in words[start].tags))
                            and words[i].definite
                            and words[i].tags & {"adj", "nisba"}
                            and words[i - 1].base not in self.surnames
                            and not words[i].prep
                            and not words[i].conj
                        )
                        or self._completes(i, i - start)
                        or (
                            words[i].definite
                            and words[i - 1].tags & {"particle", "given"}
                            and not words[i].prep
                            and not words[i].conj
                            and not words[i].tags & {"office", "body", "nisba"}
                            and not self._described(i)
                        )
                        or (words[i].definite and words[i - 1].fold == "ولد" and "honorific" in words[i].tags)
                        or (
                            words[i].form in "-."
                            and i + 1 < last
                            and self.tokens.ends[i] == self.tokens.starts[i + 1]
                            and self.tokens.ends[i - 1] == self.tokens.starts[i]
                            and self.name_like(i + 1)
                        )
                    ):
                        i += 1
                    elif words[i].kind == MARK and words[i].form in QUOTES | {"("} and i - start >= 1:
                        break
                    else:
                        break
                if start > first and (self._named_after(start) or (i - start == 1 and self._relation(start))):
                    i = self._next_given(start, i)
                    continue
                if i - start >= 2 or "given" in words[start].tags or start == first or self._after_title(start, first):
                    if not (i - start == 1 and words[start].tags & {"particle"}):
                        runs.append((start, i))
            elif (
                words[i].definite
                and (self.surname_like(i) or words[i].base in ("صدر",))
                and self._stands_alone(i, first, last)
            ):
                runs.append((i, i + 1))
                i += 1
            else:
                i += 1
        return runs

    def _of_a_clan(self, i: int) -> bool:
        """Whether an unknown definite word stands before «ولد», as first names do in Mauritania: «الناني ولد اشروقه»."""
        word = self.tokens.words[i]
        return word.definite and not word.tags - {"given", "surname"} and self.tokens.words[i + 1].fold == "ولد"

    def _next_given(self, first: int, last: int) -> int:
        """Where a person's name starts behind the name of a place or body in one run of names: «سوق عكاظ | فهد الحارثي»."""
        words = self.tokens.words
        for k in range(first + 1, last - 1):
            if "given" in words[k].tags and not words[k].definite and not words[k - 1].tags & {"given", "particle"}:
                return k
        return last

    @staticmethod
    def _plural_people(word: Word) -> bool:
        """«المانحين», «المتظاهرين»: no surname."""
        return (
            word.definite
            and word.base.endswith(("ين", "ون"))
            and len(word.base) > 5
            and (bool(word.tags & {"adj", "office"}) or word.base.startswith("م"))
            and "surname" not in word.tags
        )

    def _completes(self, i: int, so_far: int) -> bool:
        """Whether the definite word at *i* is the surname of a lone given name before it, whatever else it may mean: «وليد المعلم»."""
        word, before = self.tokens.words[i], self.tokens.words[i - 1]
        servant = i > 1 and self.tokens.words[i - 2].base == "عبد" and before.definite  # «عبد الفتاح البرهان»
        return (
            (so_far == 2 if servant else so_far == 1 and "given" in before.tags and not before.definite)
            and word.definite
            and not (word.prep or word.conj or (self.is_time(i) and (servant or self._ruler(i - 2))))
            and not (word.tags & {"body", "same"})
            and self.entity(i) is None
            and not self._described(i)
        )

    def _described(self, i: int) -> bool:
        """Whether a definite adjective describes the noun at *i*, which is no surname then: «رفض كير | المقترح الأفريقي»."""
        words = self.tokens.words
        if i + 1 >= len(words) or not words[i].tags & {"noun", "document", "occasion"}:
            return False
        adjective = words[i + 1]
        return adjective.definite and bool(adjective.tags & {"adj", "nisba"}) and self.agrees_with(words[i], adjective)

    @staticmethod
    def agrees_with(head: Word, word: Word) -> bool:
        """Whether an adjective can go with the head: a sound masculine plural not with a singular, a feminine not with a man's
        title («الوزير | المعارضة»).
        """
        if word.form.endswith("ة") and (
            head.base in _MASCULINE_BODIES
            or (
                is_verbal_noun(word.base)
                and "noun" in word.tags
                and head.base in PLURAL_HEADS
                and "office" in head.tags
            )
        ):
            return False  # «قرر مجلس الوزراء | الموافقة على»
        if word.form.endswith("ي") and head.form.endswith("ة") and head.definite and "body" in head.tags:
            return False  # «وضع الشركة | الحالي»
        if word.form.endswith("ة") and "office" in head.tags and "body" not in head.tags and head.definite:
            return head.form.endswith("ة") or head.base in PLURAL_HEADS
        if (
            not word.base.endswith(("ين", "ون"))
            or "honorific" in word.tags
            or word.base in ("ثلاثين", "اربعين", "خمسين", "ستين")
        ):
            return True
        return head.base.endswith(("ون", "ين", "ان", "ا", "اء")) or not head.tags & {"office", "body"}

    def _ruler(self, i: int) -> bool:
        """Whether the title at *i* is one whose bearers go by one name: «الملك سلمان | الخميس»."""
        return i >= 0 and self.tokens.words[i].base in RULERS

    def _named_after(self, i: int) -> bool:
        """Whether the name at *i* is that of a place or body: «جامعة محمد الخامس», «جامعة القاضي عياض»."""
        words = self.tokens.words
        j = i - 1
        while j > 0 and "honorific" in words[j].tags and words[j].fold != "الله":
            j -= 1  # not «حزب الله | نعيم قاسم»
        return (
            "body" in words[j].tags
            and not words[j].definite
            and ("office" not in words[j].tags or "field" in words[j].tags)
        )

    def _relation(self, i: int) -> bool:
        """Whether the lone word at *i* is a relative adjective of an indefinite office: «خبير نفطي», «مسؤول تركي»."""
        before, word = self.tokens.words[i - 1], self.tokens.words[i]
        office = "office" in before.tags and not before.definite
        address = "honorific" in before.tags and "given" in word.tags  # «دكتور سامي»
        return office and not address and not word.definite and len(word.fold) >= 4 and word.fold.endswith("ي")

    def _after_title(self, i: int, first: int) -> bool:
        """A single unknown word is a surname behind a form of address or an office closed by a definite word."""
        return i > first and (
            self.tokens.words[i - 1].definite
            or "honorific" in self.tokens.words[i - 1].tags
            or self.tokens.words[i - 1].form in QUOTES | {"،"}
        )

    def _stands_alone(self, i: int, first: int, last: int) -> bool:
        """«الجبوري» as the whole phrase, or behind a form of address: «الشيخ الصباح»."""
        if i == first and i + 1 == last:
            return True
        return (
            i > first and "honorific" in self.tokens.words[i - 1].tags and self.tokens.words[i - 1].base in _ADDRESSES
        )

    def words_of(self, first: int, last: int) -> list[str]:
        """The look-up forms of a phrase's words without clitics, marks left out."""
        return [w.base for w in self.tokens.words[first:last] if w.kind != MARK]

    def text_of(self, first: int, last: int) -> str:
        """The page's own characters of a phrase, its first word without an attached conjunction."""
        tokens = self.tokens
        word = tokens.words[first]
        start = tokens.starts[first] + (word.cut if word.conj else 0)
        return tokens.text[start : tokens.ends[last - 1]]
