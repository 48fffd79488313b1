"""*According to*: «بحسب الوزارة، فإن…», «…، وفقا لمصدر أمني», «- يضيف أزعور -», and headlines with a colon."""

from __future__ import annotations

from tawatur.arabic.data import word_set
from tawatur.arabic.sentences import QUOTES, Sentence
from tawatur.arabic.words import MARK, NUMBER
from tawatur.model import Span
from tawatur.names.word_kinds import Phrase
from tawatur.statements.cues import According, CueForm
from tawatur.statements.raw import Raw, Scene

_LABELS = word_set("headline_labels")
_WITHHOLDS = frozenset({"طلب", "طلبت", "فضل", "فضلت", "رفض", "رفضت", "اشترط", "اشترطت"})
_FRONTED_BY = word_set("fronted_by")
_ASIDES = word_set("asides")
_NOT_PREDICATES = frozenset({"office", "honorific", "given", "entity", "body", "connective", "comp", "rel", "adverb"})
_NOT_RESUMED = word_set("not_resumed")
_DESCRIBED = 24  # words that describe a source, at the most
_STANDARDS = word_set("standards")
_PRESS = word_set("press")
_OUTLET_SURNAMES = word_set("outlet_surnames")
_EVIDENCE = word_set("evidence")


class AttributionReader:
    """Finds *according to* statements and colon headlines of a sentence."""

    def __init__(self, scene: Scene, known: According) -> None:
        self.scene = scene
        self.known = known

    def read(self, sentence: Sentence, others: list[Raw]) -> list[Raw]:
        """The attributions of *sentence*; an agency named by one becomes the intermediary of the statement beside it."""
        found: list[Raw] = []
        words = self.scene.tokens.words
        cued = {raw.at for raw in others}
        for i in range(sentence.first, sentence.last):
            word = words[i]
            key = word.base if word.conj else word.fold
            if (key in self.known.forms or self._as_told(i)) and i not in cued and not word.definite:
                raw = self._according(i, key, sentence, others)
                if raw is not None:
                    found.append(raw)
                    cued |= {k for k in range(i, sentence.last) if self.scene.cue_span(k) == raw.cue}
            elif i not in cued and i > sentence.first + 2 and self._says(i):
                raw = self._aside(i, sentence, others)
                if raw is not None:
                    found.append(raw)
            elif key == "حد" and i > sentence.first and words[i - 1].base == "علي" and self.is_echo(i - 1):
                raw = self._echo(i - 1, sentence, others)
                if raw is not None:
                    found.append(raw)
        if sentence.headline:
            headline = self._headline(sentence, others)
            if headline is not None:
                found.append(headline)
        return found

    def _as_told(self, i: int) -> bool:
        """«…، على ما أعلنت وكالة الأناضول»: what a verb of saying without an object closes."""
        scene = self.scene
        if scene.fold(i) != "علي" or scene.fold(i + 1) != "ما" or i == 0 or scene.tokens.words[i - 1].kind != MARK:
            return False
        return (
            any(
                r.kind == "cue" and isinstance(r.entry, CueForm) and "that" in r.entry.cue.takes and not r.entry.object
                for r in scene.tokens.words[i + 2].readings
            )
            if i + 2 < len(scene.tokens.words)
            else False
        )

    def _says(self, i: int) -> bool:
        """Whether token *i* is a verb of saying set off from what was said: «…، يقول بوريطة», «- كما أكد الوزير -»."""
        scene = self.scene
        word = scene.tokens.words[i]
        if (
            word.conj
            or "prep" in word.tags
            or not any(
                r.kind == "cue"
                and isinstance(r.entry, CueForm)
                and r.entry.kind in ("perfect", "imperfect")
                and r.entry.cue.takes >= {"that", "quote"}
                and not r.entry.object
                for r in word.readings
            )
        ):
            return False
        before = scene.tokens.words[i - 1]
        return before.kind == MARK or before.fold == "كما"

    def _aside(self, i: int, sentence: Sentence, others: list[Raw]) -> Raw | None:
        """A reporting clause behind or within what it reports: «…، يقول بوريطة في كلمة له», «- يضيف أزعور -»."""
        scene = self.scene
        words = scene.tokens.words
        phrase = scene.phrases.read(i + 1, sentence.last)
        if phrase is None or not self._can_speak(phrase) or words[i + 1].kind == NUMBER:
            return None
        opens = i - 1 if scene.fold(i - 1) == "كما" else i
        behind = phrase.last
        via: list[tuple[int, int]] = []
        dashed = opens > sentence.first and words[opens - 1].form in "-–—"
        while behind < sentence.last and not (
            words[behind].kind == MARK and (not dashed or words[behind].form in "-–—")
        ):
            if "comp" in words[behind].tags or behind - i > 24:
                return None
            if scene.phrases.outlet_like(behind) and words[behind].prep == "ل":
                found = scene.phrases.entity(behind)
                via.append((behind, behind + (found[1] if found else 1)))
            if words[behind].fold in ("ل", "لـ") and scene.quotes.is_open(behind + 1):  # «كما قال الوزير لـ«الضفاف»»
                close = scene.quotes.closes[behind + 1]
                via.append((behind + 2, close))
                behind = close
            behind += 1
        if behind < sentence.last and words[behind].form not in ".-–—،؛" and behind + 1 < sentence.last:
            return None
        if any(raw.start == opens and raw.frame in ("object", "prep") for raw in others):
            return None  # «أكد الوزير | رفض المقترح»: what another cue governs
        floor = max([sentence.first] + [raw.start for raw in others if raw.at < i and raw.start < opens])
        form = next(r.entry for r in words[i].readings if r.kind == "cue" and isinstance(r.entry, CueForm))
        fronted = not dashed and opens - floor <= 7 and words[floor].fold.removeprefix("و") in _FRONTED_BY
        fronted = fronted and (form.cue.lemma not in _ASIDES or "demonstrative" in scene.tags(floor + 1))
        own = scene.fold(floor + 1) in ("جهته", "جهتها", "جانبه", "جانبها", "جهه")
        if opens - floor < (2 if dashed else 4) or fronted or own:  # «وفي هذا الإطار، أبرز الوزير», «من جهته، قال»
            return None
        raw = Raw(
            scene.cue_span(i),
            i,
            form,
            opens,
            floor,
            "according",
            "attribution:aside",
            phrase,
            end=opens,
            before=(floor, opens),
            via=via,
            act=form.cue.act,
        )
        goes_on = any(raw.at == behind + 1 for raw in others)  # «كما قال الوزير، | مشيرا إلى أن»
        if behind + 2 < sentence.last and words[behind].form in "-–—،" and not goes_on:
            raw.resumes = (behind + 1, sentence.last)
            raw.rule = "attribution:within"
        return raw

    def is_echo(self, i: int) -> bool:
        """«على حد قوله», «وفق تعبيره» at token *i*: says again who speaks, and ends the content."""
        scene = self.scene
        if scene.fold(i) == "علي" and scene.fold(i + 1) == "حد":
            return scene.fold(i + 2) not in ("سواء", "السواء", "كبير", "ما")
        return scene.fold(i) in self.known.forms and scene.fold(i + 1) in self.known.echoes

    def _echo(self, i: int, sentence: Sentence, others: list[Raw]) -> Raw | None:
        """«… على حد تعبيره» where no other cue governs the sentence: it is the cue."""
        scene = self.scene
        if any(raw.at < i for raw in others):
            return None
        end = i + 3
        if end > sentence.last or i - sentence.first < 3:
            return None
        phrase = self._source(end, sentence.last, False) if scene.fold(i + 2) in self.known.echoes else None
        if phrase is not None and not self._can_speak(phrase):
            phrase = None  # «على حد تعبير سامي حداد» names who speaks, «على حد تعبيره» does not
        return Raw(
            scene.span(i, min(end, sentence.last)),
            i,
            None,
            i,
            sentence.first,
            "echo",
            "attribution:echo",
            phrase,
            end=i,
            before=(sentence.first, i),
            dependent=phrase is None,
        )

    def _according(self, i: int, key: str, sentence: Sentence, others: list[Raw]) -> Raw | None:
        scene, known = self.scene, self.known
        words = scene.tokens.words
        last = sentence.last
        link = known.link.get(key)
        j = i + 1
        if j >= last:
            return None
        attached = False
        if link and len(link) > 1:
            if scene.fold(j) != link:
                return None
            j += 1
        elif link == "ل":
            if words[j].prep == "ل":
                attached = True
            elif scene.fold(j) in ("ل", "لـ", "لما"):
                if scene.fold(j) != "لما":
                    j += 1
            else:
                return None
        if j + 1 < last and words[j].fold in known.echo_nouns and not any(raw.at < i for raw in others):
            whose = scene.phrases.read(j + 1, last)
            if whose is not None and self._can_speak(whose):
                j += 1  # «بحسب وصف | الوزير»
        if j < last and words[j].fold in known.echoes and "entity" not in words[j].tags:
            return None
        verb = passing = False
        via: list[tuple[int, int]] = []
        if (j < last and scene.fold(j) in ("ما", "لما")) or key in ("حسبما", "وفقما"):  # «على ما أعلنت الوكالة» too
            k = j + 1 if scene.fold(j) in ("ما", "لما") else j
            if k < last and (
                any(r.kind == "cue" for r in words[k].readings)
                or words[k].fold.rstrip("ه")
                in (
                    "قال",
                    "ذكر",
                    "ذكرت",
                    "اكد",
                    "افاد",
                    "افادت",
                    "نقل",
                    "نقلت",
                    "نشر",
                    "نشرت",
                    "جاء",
                    "ورد",
                    "اورد",
                    "اوردت",
                    "اعلن",
                    "اعلنت",
                    "قالت",
                    "اكدت",
                    "علمت",
                )
            ):
                verb = True
                passing = words[k].fold.startswith(("نقل", "ينقل", "تنقل"))
                j = k + 1
                if scene.fold(j) in ("عنه", "عنها", "عنهم", "به", "بها"):
                    j += 1
                while j < last and (j in scene.times or "adverb" in words[j].tags):  # «حسب ما أعلنت أمس أيضا المتحدثة»
                    j = scene.times[j][0] if j in scene.times else j + 1
                if words[k].fold in ("جاء", "ورد", "جاءت", "وردت") and scene.fold(j) in ("في", "علي"):
                    j += 1 + (scene.fold(j + 1) == "لسان")  # «بحسب ما جاء في محضر الشرطة», «… على لسان الوزير»
            else:
                return None
        if j >= last or ((words[j].fold in known.not_sources or words[j].base in known.not_sources) and not verb):
            return None
        phrase = self._source(j, last, attached)
        if phrase is None:
            return None
        behind = phrase.last
        announced = scene.fold(behind) == "،" and scene.fold(behind + 1) in ("فان", "فانه", "فانها")
        named = announced and phrase.name is not None  # «وبحسب حجازي، فإن …»
        spoken = words[phrase.head].definite and "occasion" in words[phrase.head].tags
        named = named or (
            spoken and self._announced(behind, last) > behind
        )  # «وبحسب المقابلة التي أجرتها الوكالة، فإن»
        if (words[phrase.head].base in known.not_sources and not verb) or not (
            named or verb or self._can_speak(phrase)
        ):
            return None
        if not verb and scene.phrases.outlet_like(behind) and words[behind].prep == "ل":
            behind = self._behind_verb(behind, sentence, via)  # «بحسب مصدر أمني لوكالة فرانس برس، فإن …»
        if verb:
            behind = self._behind_verb(behind, sentence, via)
        cue_at = i
        hands_on = scene.fold(behind) == "نقلا" and scene.fold(behind + 1) == "عن"
        if verb and (hands_on or (passing and scene.fold(behind) == "عن")):
            # «بحسب ما ذكرته رويترز نقلا عن مهندسين», «وفقا لما نقلته الصحيفة عن مصدر»
            teller, quoted = phrase, self._source(behind + 1 + hands_on, last, False)
            if quoted is not None:
                phrase, cue_at = quoted, behind if hands_on else i
                via.append((teller.first, teller.last))
                behind = quoted.last
        if not verb and not words[phrase.head].definite:
            behind = self._over_description(behind, last)
        raw = self._place(i, key, phrase, behind, sentence, others, via)
        if raw is not None:
            raw.cue = scene.span(i, i + 3) if self._as_told(i) else scene.cue_span(cue_at)
            raw.times += [scene.times[k][1] for k in range(phrase.last, behind) if k in scene.times]
        return raw

    def _over_description(self, i: int, last: int) -> int:
        """Behind a clause that describes an unnamed source: «وفقا لمصدر عسكري | وصفته بالرفيع»; *i* where there is none."""
        words = self.scene.tokens.words
        if i >= last or words[i].conj:
            return i
        if not any(isinstance(r.entry, CueForm) and r.entry.object for r in words[i].readings):
            return i
        return next((k for k in range(i + 1, last) if words[k].kind == MARK), last)

    def _can_speak(self, phrase: Phrase) -> bool:
        """Whether a phrase names somebody or a document, not a standard or a way («حسب متطلبات الزبون»)."""
        scene = self.scene
        head = scene.tokens.words[phrase.head]
        if head.base in _STANDARDS and phrase.name is None:
            return False  # «وفقا لمقررات جنيف»
        if phrase.name is not None and phrase.last - phrase.first == 1 and not head.tags:
            return head.base in scene.phrases.surnames or self._named_elsewhere(head.base)
        if (
            phrase.name is not None
            or head.tags
            & {
                "office",
                "body",
                "document",
                "honorific",
                "given",
                "nisba",
                "medium",
            }
            or (head.base in _EVIDENCE and not head.definite)
            or ("occasion" in head.tags and phrase.last - phrase.first > 1)
        ):
            return True
        return (
            scene.phrases.entity(phrase.head) is not None
            or head.kind == MARK
            or scene.tokens.words[phrase.first].form in QUOTES
            or head.base in ("مكتبه", "مكتبها", "ذات", "نفس")
        )

    def _source(self, j: int, last: int, attached: bool) -> Phrase | None:
        scene = self.scene
        if j >= last:
            return None  # the text breaks off
        if attached or scene.tokens.words[j].prep == "ل":
            whole = self._delimited(
                scene.phrases.read_attached(j, last, before_object=True), scene.phrases.read_attached(j, last), last
            )
            if whole is not None and whole.head == j and scene.tags(j) & {"office", "body"}:
                return whole
            phrase = scene.phrases.read(j + 1, last, before_object=not scene.tokens.words[j].definite)
            end = phrase.last if phrase and self._goes_on(j, phrase) else j + 1
            if phrase is None and "office" in scene.tags(j) and scene.fold(j + 1) in ("في", "من", "لدي"):
                inside = scene.phrases.read(j + 2, last, before_object=True)  # «ووفقا لمسعفين في القطاع»
                end = inside.last if inside is not None else end
            name = scene.phrases.person_name(j, end)
            return Phrase(j, end, j, name)
        return self._delimited(scene.phrases.read(j, last, before_object=True), scene.phrases.read(j, last), last)

    def _delimited(self, strict: Phrase | None, loose: Phrase | None, last: int) -> Phrase | None:
        """Of a source read up to what may be another phrase and one read beyond that: the longer where a mark or «أن» closes it."""
        scene = self.scene
        if strict is None or loose is None or strict.last == loose.last:
            return loose
        behind = scene.tokens.words[loose.last] if loose.last < last else None
        delimited = behind is None or behind.kind == MARK or behind.base in ("ان", "انه", "انها", "قد", "فقد")
        return loose if delimited else strict  # «ووفقا لإحصاءات رويترز قتل 29 جنديا»

    def _goes_on(self, j: int, phrase: Phrase) -> bool:
        word = self.scene.tokens.words[phrase.first]
        return word.kind != "mark" or word.form in QUOTES

    def _behind_verb(self, j: int, sentence: Sentence, via: list[tuple[int, int]]) -> int:
        """Over «لوكالة X», «في تصريح» behind «حسب ما ذكر مصدر», noting the medium."""
        scene = self.scene
        words = scene.tokens.words
        start = j
        while j < sentence.last and words[j].kind != MARK:
            if words[j].fold in ("ل", "لـ") and j + 1 < sentence.last and scene.quotes.is_open(j + 1):
                close = scene.quotes.closes[j + 1]
                if close - j <= 6:
                    via.append((j + 2, close))
                    j = close + 1
                    continue
            if "medium" in words[j].tags or scene.phrases.outlet_like(j):
                phrase = scene.phrases.read(j + 1, sentence.last)
                found = scene.phrases.entity(j)
                end = phrase.last if phrase and "medium" in words[j].tags else j + (found[1] if found else 1)
                via.append((j, end))
                j = end
                continue
            if j - start > 12 or "comp" in words[j].tags or words[j].fold in ("نقلا", "عن"):
                break
            j += 1
        return j

    def _behind_description(self, phrase: Phrase, behind: int, last: int) -> int:
        """Over a clause that describes the source: «وبحسب وثيقة اطلع عليها مراسلنا، تبلغ الديون», «ووفق المعلومات التي وصلت، فإن»."""
        words = self.scene.tokens.words
        if behind >= last or words[behind].kind == MARK:
            return behind
        relative = "rel" in words[behind].tags
        if words[phrase.head].definite and not relative:
            return behind
        if not relative and not self.scene.phrases.opens_verb(behind) and "verb" not in words[behind].tags:
            return behind
        end = next(
            (
                k
                for k in range(behind, min(last, behind + 14))
                if words[k].form == "،" or (words[k].conj == "ف" and "comp" in words[k].tags)
            ),
            -1,
        )
        return end if end > 0 else behind

    def _resumes_behind(self, start: int, i: int, behind: int, last: int, others: list[Raw]) -> bool:
        """Whether what is said goes on behind the source that ends at *behind*: «قتل عشرة، بحسب الشرطة، | في هجوم», and the
        predicate of what opens it: «الهدنة، بحسب الوزير، | لا تزال صامدة».
        """
        scene = self.scene
        words = scene.tokens.words
        j = behind + 1
        if j + 1 >= last or words[behind].form != "،" or words[i - 1].form != "،" or words[j].conj:
            return False
        if any(raw.at == j for raw in others) or j in scene.times or self.is_echo(j):
            return False
        word = words[j]
        if "prep" in word.tags or word.prep:
            told = scene.tags(j if word.prep else j + 1)
            return not told & {"occasion", "document", "medium", "rel", "comp"} and word.fold not in _NOT_RESUMED
        nominal = not any(words[k].tags & {"verb", "kana"} or scene.phrases.opens_verb(k) for k in range(start, i))
        verbal = bool(word.tags & {"verb", "neg", "qad"}) or scene.phrases.opens_verb(j)
        described = word.kind == "word" and not (word.definite or word.readings or word.tags & _NOT_PREDICATES)
        return nominal and (verbal or described)

    def _leads_on(self, behind: int, last: int) -> bool:
        """Whether a clause follows the source that ends at *behind*: «…، وبحسب المنظمة، | سيكون الصيف حارا»."""
        words = self.scene.tokens.words
        if behind + 2 >= last or words[behind].form != "،":
            return False
        following = words[behind + 1]
        verbal = bool(following.tags & {"verb", "neg", "qad"}) or self.scene.phrases.opens_verb(behind + 1)
        return verbal and not following.conj

    def _place(
        self,
        i: int,
        key: str,
        phrase: Phrase,
        behind: int,
        sentence: Sentence,
        others: list[Raw],
        via: list[tuple[int, int]],
    ) -> Raw | None:
        scene = self.scene
        words = scene.tokens.words
        last = sentence.last
        outlet = self._is_outlet(phrase)
        opening = (
            i == sentence.first
            or (i > sentence.first and words[i - 1].kind == MARK and words[i - 1].form in ".؛:")
            or self._after_opener(i, sentence)
            or (words[i].conj and words[i - 1].form == "،" and self._announced(behind, last) > behind)
            or (words[i].conj and words[i - 1].form == "،" and self._leads_on(behind, last))
        )
        cue = scene.cue_span(i)
        follows = next((raw for raw in others if raw.opens >= behind and raw.opens <= behind + 3), None)
        if opening:
            if outlet and follows is not None:
                follows.via.append(self._name_span(phrase))
                return None
            start = self._behind_description(phrase, behind, last)
            while start < last and (
                (words[start].kind == MARK and words[start].form in "،,:-")
                or words[start].fold in ("فان", "فانه", "فانها", "ان", "فقد", "بان")
            ):
                start += 1
            announced = self._announced(start, last)
            if announced > start:  # «وبحسب مصدر أمني، طلب عدم ذكر اسمه، لوكالة الأناضول، | فإن»
                if words[start].base in _WITHHOLDS:
                    self._behind_verb(start, sentence, via)
                start = announced
            if start >= last:
                return None
            return Raw(cue, i, None, i, start, "according", "attribution:before", phrase, via=via, sibling=True)
        enclosing = [raw for raw in others if raw.start <= i and raw.at < i and raw.frame != "according"]
        if key == "نقلا":
            teller = next((raw for raw in others if raw.at < i and raw.start > i), None)
            if teller is not None:
                teller.via = [(first, end) for first, end in teller.via if end <= i]  # not who is quoted himself
                if teller.subject is not None and teller.subject.first < i:
                    teller.via.append((teller.subject.first, teller.subject.last))
                teller.subject, teller.cue, teller.rule = phrase, cue, "attribution:quoting"
                return None
        inner = next((raw for raw in others if raw.at < i < raw.start), None)
        if inner is not None:
            inner.via += via
            if outlet:
                inner.via.append(self._name_span(phrase))
            return None
        behind = self._behind_description(phrase, behind, last)
        closes = behind >= last or words[behind].kind == MARK or "rel" in words[behind].tags
        if enclosing and closes:
            owner = max(enclosing, key=lambda raw: raw.start)
            if key == "نقلا" and not outlet and owner.subject is not None:  # «ذكرت الصحيفة أن …، نقلا عن مصدر»
                owner.via.append((owner.subject.first, owner.subject.last))
                owner.subject, owner.cue, owner.rule = phrase, cue, "attribution:quoting"
                owner.resumes = (i, behind)
                return None
            if outlet or key == "نقلا":
                owner.via.append(self._name_span(phrase))
                owner.resumes = (i, behind)
                return None
        if not closes:
            return None
        start = max([sentence.first] + [raw.start for raw in enclosing])
        goes_on = self._resumes_behind(start, i, behind, last, others)
        if i - start < (2 if goes_on else 3):
            return None
        middle = (
            behind + 1 < last
            and words[behind].kind == MARK
            and words[behind].form in "-–—،"
            and words[i - 1].form in "-–—"
        )
        raw = Raw(cue, i, None, i, start, "according", "attribution:after", phrase, end=i, before=(start, i), via=via)
        if middle or goes_on:
            raw.resumes, raw.rule = (behind + 1, last), "attribution:within"
        return raw

    def _announced(self, start: int, last: int) -> int:
        """Behind the «، فإن» or «، فقد» that opens what is reported, over what describes the source: «وبحسب معلومات من داخل القصر،
        | فإن», «وبحسب مصدر أمني، طلب عدم ذكر اسمه، لوكالة الأناضول، | فإن»; *start* where none does.
        """
        words = self.scene.tokens.words
        for k in range(start, min(last - 1, start + _DESCRIBED)):
            word = words[k]
            if (word.kind == MARK and word.form in ".؛:") or self.scene.quotes.is_open(k):
                break
            if word.conj == "ف" and ("comp" in word.tags or ("qad" in word.tags and words[k - 1].form == "،")):
                return k + 1
            if "comp" in word.tags and word.base not in ("ما", "لو"):
                break
        return start

    def _after_opener(self, i: int, sentence: Sentence) -> bool:
        words = self.scene.tokens.words
        return i - sentence.first <= 2 and words[sentence.first].tags & {"connective"} != frozenset()

    def _is_outlet(self, phrase: Phrase) -> bool:
        scene = self.scene
        for i in range(phrase.first, phrase.last):
            if "medium" in scene.tags(i):
                return True
            found = scene.phrases.entity(i)
            if found:
                return found[0] in ("agency", "outlet")
            if scene.tags(i) & {"office", "document"}:
                return False
        return False

    def _name_span(self, phrase: Phrase) -> tuple[int, int]:
        words = self.scene.tokens.words
        first, last = phrase.first, phrase.last
        if words[first].kind == MARK and words[last - 1].kind == MARK and last - first > 2:
            return first + 1, last - 1
        return first, last

    # -- headlines -----------------------------------------------------------------------------------------------------

    def _headline(self, sentence: Sentence, others: list[Raw]) -> Raw | None:
        """«لافروف: نعمل على اتفاق سلام», «الجبالي لـ {الشرق الأوسط}: …»."""
        scene = self.scene
        words = scene.tokens.words
        for i in range(sentence.first + 1, min(sentence.last - 1, sentence.first + 28)):
            if words[i].form != ":" or scene.quotes.inside[i] >= 0:
                continue
            if any(raw.at < i and raw.start == i + 1 for raw in others):
                return None
            first = sentence.first
            for j in range(i - 1, sentence.first, -1):
                if words[j].form in ".؟!…|" and words[j].kind == MARK:
                    first = j + 1
                    break
            left = words[first:i]
            if not left or len(left) > 14 or left[0].fold in _LABELS:
                return None
            raw = self._colon(first, i, sentence)
            return raw if raw is not None and self._may_speak(raw) else None
        return None

    def _may_speak(self, raw: Raw) -> bool:
        """Whether what stands before a headline's colon can speak: a person, an office, a body, a state, a document.

        A topic («زلزال الحوز: …») or a label («تصويب: …») cannot; an unknown word can where the page uses it as a name again.
        """
        phrase = raw.subject
        if phrase is None:
            return False
        scene = self.scene
        words = scene.tokens.words
        head = words[phrase.head]
        if raw.via and phrase.last - phrase.first <= 2 and not head.tags & {"noun", "occasion"}:
            return True  # «ماكرون لـ"فرانس 2": …»: who speaks to an outlet is somebody
        found = scene.phrases.entity(phrase.head)
        if found:
            return (
                found[0] != "place"
                or scene.phrases.registry.state_of_capital(scene.phrases.text_of(phrase.head, phrase.head + found[1]))
                is not None
            )
        if "document" in head.tags:
            return head.base in ("دراسه", "تقرير", "بيان", "استطلاع", "تحقيق", "وثيقه", "مصادر")
        if head.tags & {"office", "honorific", "body", "given", "nisba"}:
            return True
        if head.base in _PRESS or self._quoted_name(phrase):
            return True
        surnames = words[phrase.first : phrase.last]
        if all(
            "surname" in word.tags and not word.tags - {"surname", "given", "entity"} and (word.conj or word is head)
            for word in surnames
        ):
            return True  # «زيلينسكي: …», «بوتين وأردوغان: …», whether or not the page names them in full
        if phrase.name is None or head.tags & {"noun", "occasion"}:
            return False
        if head.definite and phrase.last - phrase.first == 1:
            return head.base in scene.phrases.surnames or "field" in head.tags or self._named_elsewhere(head.base)
        if phrase.first == phrase.head and (head.base == "عبد" or self._unheard_of(phrase)):
            return True
        return any(w.base == words[phrase.last - 1].base for w in words[raw.start :])

    def _unheard_of(self, phrase: Phrase) -> bool:
        """Whether a phrase is two words or more that the lexicon does not know, which a foreigner's name is more often than a
        topic: «ديميكي ميكونن: …».
        """
        words = self.scene.tokens.words[phrase.first : phrase.last]
        return len(words) > 1 and not any(w.definite or w.conj or w.prep or w.tags or w.readings for w in words)

    def _quoted_name(self, phrase: Phrase) -> bool:
        """Whether the whole of a phrase is a short name in quotation marks: «"الصحة العالمية": …»."""
        words = self.scene.tokens.words
        closed = self.scene.quotes.closes.get(phrase.first) == phrase.last - 1
        return words[phrase.first].form in QUOTES and closed and phrase.last - phrase.first <= 6

    def _named_elsewhere(self, base: str) -> bool:
        """Whether the page has the word behind a name: «الجبالي» where it names «حمادي الجبالي»."""
        words = self.scene.tokens.words
        return any(words[k].base == base and self.scene.phrases.name_like(k - 1) for k in range(1, len(words)))

    def _colon(self, first: int, colon: int, sentence: Sentence) -> Raw | None:
        scene = self.scene
        words = scene.tokens.words
        start_last = colon
        via: list[tuple[int, int]] = []
        for j in range(first, colon):
            word = words[j]
            if word.fold in ("ل", "لـ") or (word.prep == "ل" and scene.phrases.outlet_like(j)):
                inner = j + 1 if word.fold in ("ل", "لـ") else j
                while inner < colon and words[inner].kind == MARK:
                    inner += 1
                end = colon
                while end > inner and words[end - 1].kind == MARK:
                    end -= 1
                if end > inner:
                    via.append((inner, end))
                start_last = j
                break
            outlet = j > first and word.fold[:1] == "ل" and not word.tags and words[j + 1].fold in _OUTLET_SURNAMES
            if outlet:  # «مصدر أمني لشفق نيوز: …»
                via.append((j, colon))
                start_last = j
                break
            if word.fold == "عن" and j > first:  # «أكسيوس عن مسؤول إسرائيلي: …»
                teller = j - 1 if words[j - 1].fold == "نقلا" else j
                told = scene.phrases.read(j + 1, colon)
                if told is not None and teller > first and told.last >= colon - 1 and self._can_speak(told):
                    raw = Raw(
                        scene.span(colon, colon + 1), colon, None, first, colon + 1, "colon", "headline:quoting", told
                    )
                    raw.via, raw.headline = [(first, teller)], True
                    return raw
        phrase = scene.phrases.read(first, start_last)
        if words[first].conj and phrase is None:
            phrase = scene.phrases.read(first, start_last)
        circumstance = phrase is not None and self._circumstance(phrase.last, start_last)
        if phrase is None or (phrase.last < start_last - 4 and not circumstance) or phrase.last - phrase.first > 12:
            head = words[first]
            if start_last - first <= 3 and head.kind == "word" and not head.tags & {"prep", "comp", "rel", "neg"}:
                phrase = Phrase(first, start_last, first, scene.phrases.person_name(first, start_last))
            else:
                return None
        for j in range(phrase.last, start_last):
            if circumstance and scene.phrases.outlet_like(j):  # «لافروف في حوار مع «فرانس 24»: …»
                told = scene.phrases.read(j, start_last)
                quoted = (j + 1, scene.quotes.closes[j]) if scene.quotes.is_open(j) else None
                via.append(quoted or (j, told.last if told is not None else start_last))
                break
        return Raw(
            scene.span(colon, colon + 1),
            colon,
            None,
            first,
            colon + 1,
            "colon",
            "headline:colon",
            phrase,
            via=via,
            headline=True,
        )

    def _circumstance(self, i: int, colon: int) -> bool:
        """Whether what stands between a headline's speaker and its colon tells when, where or upon what it was said: «لافروف |
        في حوار مع صحيفة إيطالية: …», «… ردا على واشنطن: …».
        """
        if i >= colon or colon - i > 10:
            return False
        tags = self.scene.tags(i)
        if self.scene.tokens.words[i].prep == "ل" and tags & {"surname", "given", "entity", "office"}:
            return True  # «ماكرون | لبوتين: …»
        return "prep" in tags and not any("comp" in self.scene.tags(k) or self._says(k) for k in range(i, colon))


def span_of(scene: Scene, first: int, last: int) -> Span:
    """The characters of a phrase without an attached conjunction or preposition at its start."""
    word = scene.tokens.words[first]
    start = scene.tokens.starts[first]
    if word.prep:
        start += word.prep_cut
    elif word.fold[:1] == "ل" and not word.tags and last - first == 2:
        if scene.fold(first + 1) in _OUTLET_SURNAMES:
            start += 1
    elif word.conj:
        start += word.cut
    return Span(start, scene.tokens.ends[last - 1])


__all__ = ["AttributionReader", "CueForm", "span_of"]
