"""Languages: the table of codes, and how people write lists of languages."""

from __future__ import annotations

import pytest

from modelist.core.quantities import Language, is_language, language_codes, language_name, read_languages
from modelist.core.quantities.language_table import LANGUAGES, WORDS
from modelist.core.quantities.languages import LANGUAGES_OF_COUNTRIES


def test_the_table() -> None:
    assert len(language_codes()) == 183
    assert list(language_codes()) == sorted(language_codes())
    assert all(len(code) == 2 and code.isascii() and code.islower() for code in LANGUAGES)
    assert all(english.strip() and chinese.strip() for english, chinese in LANGUAGES.values())
    for names in zip(*LANGUAGES.values(), strict=True):
        assert len(set(names)) == len(names)
    assert not {"sh", "mo", "bh", "iw", "in", "cn", "jp"} & set(LANGUAGES)


def test_names() -> None:
    assert (language_name("en"), language_name("zh"), language_name("zh", "zh")) == ("English", "Chinese", "中文")
    assert (language_name("multilingual"), language_name("multilingual", "zh")) == ("multilingual", "多语言")
    assert language_name("xx") is None
    assert (Language("fr").english, Language("fr").chinese, str(Language("fr"))) == ("French", "法语", "fr")


def test_only_codes_are_canonical() -> None:
    assert is_language("en")
    assert not any(map(is_language, ["", "EN", "eng", "English", "multilingual", "xx"]))
    assert Language.parse("multilingual") == Language("multilingual")
    assert Language.parse("En") is None
    with pytest.raises(ValueError, match="ISO 639-1"):
        Language("xx")


@pytest.mark.parametrize(("code", "meant"), LANGUAGES_OF_COUNTRIES.items())
def test_codes_of_countries_are_read_as_their_languages(code: str, meant: str) -> None:
    for text in (code, code.upper()):
        reading = read_languages(text)
        assert (reading.value, reading.exact) == ((Language(meant),), False)


@pytest.mark.parametrize("code", language_codes())
def test_every_name_is_read(code: str) -> None:
    for name in (*([code] if code not in LANGUAGES_OF_COUNTRIES else []), *LANGUAGES[code]):
        assert read_languages(name).value == (Language(code),)
        if name != "na":  # in capitals that is a placeholder
            assert read_languages(name.title()).value == (Language(code),)


@pytest.mark.parametrize(
    ("text", "canonical"),
    {
        "en,zh": "en, zh",
        "En/Zh": "en, zh",
        "en zh": "en, zh",
        "English and Chinese": "en, zh",
        "English, Chinese & French": "en, zh, fr",
        "English Chinese": "en, zh",
        "English-Chinese bilingual": "en, zh",
        "中英文": "zh, en",
        "中英双语": "zh, en",
        "中、英": "zh, en",
        "英文、中文": "en, zh",
        "英语和汉语": "en, zh",
        "支持中文和英文": "zh, en",
        "简体中文": "zh",
        "日本語": "ja",
        "韓文": "ko",
        "中文/英文/日文": "zh, en, ja",
        "zh-CN": "zh",
        "zh-Hans": "zh",
        "pt-BR": "pt",
        "zh-tw": "zh",
        "en-ca": "en",
        "de-de": "de",
        "en-fr": "en, fr",
        "en_US": "en",
        "en-zh": "en, zh",
        "hi, or, en": "hi, or, en",
        "en or zh": "en, zh",
        "Norwegian Bokmål; Haitian Creole": "nb, ht",
        "ｅｎ，ｚｈ": "en, zh",
        "en<br/>zh": "en, zh",
        "en, zh, en": "en, zh",
        "multilingual": "multilingual",
        "Multi-lingual": "multilingual",
        "多语言": "multilingual",
        "多语种": "multilingual",
        "na": "na",
    }.items(),
)
def test_lists_of_languages(text: str, canonical: str) -> None:
    reading = read_languages(text)
    assert (reading.canonical, reading.rest) == (canonical, "")


@pytest.mark.parametrize(
    ("text", "codes", "rest"),
    [
        ("English (mainly)", ["en"], "mainly"),
        ("English, Klingon", ["en"], "Klingon"),
        ("English, etc.", ["en"], "etc"),
        ("中文，英文等", ["zh", "en"], "等"),
        ("as good in English as in Thai", ["en", "th"], "as, good, in, as, in"),
        ("119 languages", ["multilingual"], "119 languages"),
        ("over 100 languages", ["multilingual"], "over 100 languages"),
        ("29种语言", ["multilingual"], "29种语言"),
        ("en, zh, multilingual", ["multilingual"], "en, zh"),
    ],
)
def test_remarks_are_kept_apart(text: str, codes: list[str], rest: str) -> None:
    reading = read_languages(text)
    assert [str(one) for one in reading.value or ()] == codes
    assert reading.rest == rest


@pytest.mark.parametrize("text", ["Klingon", "Python", "xx", "中阿猫"])
def test_what_is_no_language_is_left(text: str) -> None:
    assert (read_languages(text).value, read_languages(text).rest) == (None, text)


def test_no_word_stands_for_two_languages() -> None:
    from modelist.core.quantities.language_table import _ROWS

    words = [
        word.casefold()
        for code, english, chinese, *more in _ROWS
        for word in (english, chinese, *",".join(more).split(","))
    ]
    assert len([word for word in words if word]) == len({word for word in words if word})
    assert all(WORDS[code] == code for code in LANGUAGES)
