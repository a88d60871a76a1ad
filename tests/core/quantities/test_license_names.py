"""Licences: the SPDX table, proper names, and how people write licences."""

from __future__ import annotations

import pytest

from modelist.core.quantities import (
    License,
    canonical_license,
    find_spdx,
    license_names,
    nearest_licenses,
    read_license,
    spdx_ids,
)
from modelist.core.quantities.license_reader import _by_key, _keys
from modelist.core.quantities.license_table import OTHER_NAMES


def test_the_tables() -> None:
    assert len(spdx_ids()) == 708
    assert {"Apache-2.0", "MIT", "CC-BY-NC-4.0", "BSD-3-Clause", "OpenMDW-1.0", "0BSD"} <= spdx_ids()
    assert not {"GPL-3.0", "AGPL-3.0", "LGPL-2.1"} & spdx_ids()  # deprecated: they do not say 'only' or 'or later'
    assert len({one.lower() for one in spdx_ids()}) == len(spdx_ids())
    assert not set(license_names()) & spdx_ids()
    assert set(OTHER_NAMES.values()) <= spdx_ids() | set(license_names())


def test_no_words_fit_two_licences() -> None:
    assert all(_by_key()[key] == name for key, name in _keys())


def test_only_proper_spellings_are_canonical() -> None:
    assert License.parse("Apache-2.0") == License("Apache-2.0", spdx=True)
    assert License.parse("Llama 2 Community License") == License("Llama 2 Community License", spdx=False)
    assert all(
        License.parse(text) is None for text in ("", "apache-2.0", "GPL-3.0", "Llama 2 community license", "llama2")
    )
    with pytest.raises(ValueError, match="no known licence"):
        License("GPL-3.0", spdx=True)
    with pytest.raises(ValueError, match="no known licence"):
        License("MIT", spdx=False)


def test_lookup_in_any_letter_case() -> None:
    assert find_spdx("APACHE-2.0") == "Apache-2.0"
    assert find_spdx("cc-by-nc-sa-4.0") == "CC-BY-NC-SA-4.0"
    assert find_spdx("apache 2.0") is None


def test_addresses() -> None:
    assert License("MIT", spdx=True).url == "https://spdx.org/licenses/MIT.html"
    assert License("Gemma Terms of Use", spdx=False).url == "https://ai.google.dev/gemma/terms"
    assert License("CogVLM License", spdx=False).url is None
    urls = [License(name, spdx=False).url for name in license_names()]
    assert all(url is None or url.startswith("https://") for url in urls)


@pytest.mark.parametrize(
    ("text", "canonical"),
    {
        "apache-2.0": "Apache-2.0",
        "apache 2.0": "Apache-2.0",
        "Apache License 2.0": "Apache-2.0",
        "Apache License, Version 2.0": "Apache-2.0",
        "Apache 2": "Apache-2.0",
        "apache2.0": "Apache-2.0",
        "Apache 2.0 许可证": "Apache-2.0",
        "MIT License": "MIT",
        "The MIT License (MIT)": "MIT",
        "mit licence": "MIT",
        "MIT 协议": "MIT",
        "BSD 3-Clause": "BSD-3-Clause",
        '3-clause BSD "License"': "BSD-3-Clause",
        "BSD-2": "BSD-2-Clause",
        "CC BY-NC 4.0": "CC-BY-NC-4.0",
        "CC-BY-NC-SA 4.0 International": "CC-BY-NC-SA-4.0",
        "Creative Commons Attribution-NonCommercial 4.0 International": "CC-BY-NC-4.0",
        "Creative Commons Attribution Share Alike 4.0": "CC-BY-SA-4.0",
        "CC0": "CC0-1.0",
        "unlicense": "Unlicense",
        "bsl-1.0": "BSL-1.0",
        "odbl": "ODbL-1.0",
        "llama2": "Llama 2 Community License",
        "LLAMA 2 COMMUNITY LICENSE AGREEMENT": "Llama 2 Community License",
        "Meta Llama 3 Community License": "Llama 3 Community License",
        "llama3": "Llama 3 Community License",
        "llama3.1": "Llama 3.1 Community License",
        "llama3.2": "Llama 3.2 Community License",
        "llama3.3": "Llama 3.3 Community License",
        "llama4": "Llama 4 Community License",
        "gemma": "Gemma Terms of Use",
        "Gemma terms of use": "Gemma Terms of Use",
        "bigscience-openrail-m": "BigScience OpenRAIL-M",
        "openrail++": "CreativeML OpenRAIL++-M",
        "GNU GPL v3 or later": "GPL-3.0-or-later",
    }.items(),
)
def test_licences_as_people_write_them(text: str, canonical: str) -> None:
    assert canonical_license(text) == canonical


@pytest.mark.parametrize(
    "text", ["GPL-3.0", "gpl", "GPLv3", "cc-by-nc", "openrail", "other", "custom", "Apache", "MIT or BSD", "X" * 250]
)
def test_nothing_is_guessed(text: str) -> None:
    assert (read_license(text).value, read_license(text).rest) == (None, text)


def test_a_remark_is_kept_apart() -> None:
    reading = read_license("Apache-2.0 (code)")
    assert (str(reading.value), reading.rest) == ("Apache-2.0", "code")
    assert read_license("Apache-2.0 (code); CC-BY-NC-4.0 (weights)").value is None
    assert read_license("unknown").rest == ""


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("GPL-3.0", "GPL-3.0-only"),
        ("apach-2.0", "Apache-2.0"),
        ("cc-by-nc", "CC-BY-NC-4.0"),
        ("Apache", "Apache-2.0"),
        ("BSD", "BSD-3-Clause"),
        ("mit licence", "MIT"),
        ("llama", "Llama 4 Community License"),
    ],
)
def test_suggestions(text: str, first: str) -> None:
    assert nearest_licenses(text)[0] == first
    assert len(nearest_licenses(text, 2)) <= 2


def test_no_suggestion_for_what_is_like_no_licence() -> None:
    assert nearest_licenses("") == nearest_licenses("xyzzy") == nearest_licenses("MIT " * 100) == ()
