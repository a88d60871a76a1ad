"""Parts of an address that do not belong in a list: what tracks its readers, and what fixes a language for them.

Only names that are known to carry nothing else are listed, since the page must stay the same without them. Sources of
most: the rules of ClearURLs (https://docs.clearurls.xyz/specs/rules) and of AdGuard's filter of tracking parameters
(https://github.com/AdguardTeam/AdguardFilters).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import groupby

from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.providers.provider import Fault
from modelist.providers.urls import Parameter, Url, encode_query

TRACKING_PREFIXES = ("utm_", "mtm_", "hsa_", "pk_campaign", "pk_kwd", "pk_source", "at_campaign", "at_medium", "__hs")
TRACKING = frozenset(
    """
    fbclid gclid gclsrc gbraid wbraid dclid msclkid yclid twclid ttclid igshid igsh li_fat_id mc_cid mc_eid _hsenc
    _hsmi mkt_tok vero_id wickedid s_kwcid spm scm ref_src ref_url referrer_url _openstat __twitter_impression
    share_source share_medium share_token share_from share_session_id fb_action_ids fb_action_types fb_ref fb_source
    casa_token guccounter guce_referrer guce_referrer_sig cmpid _ga _gl srsltid
    """.split()
)
"""Parameters that mean the same wherever they stand: where the reader came from."""

TRACKING_ON: Mapping[str, frozenset[str]] = {
    domain: frozenset(names.split())
    for domain, names in {
        "amazon.com": "ref ref_ tag linkCode linkId crid sprefix qid sr dib dib_tag social_share creativeASIN",
        "apps.apple.com": "ct pt mt itscg itsct",
        "bilibili.com": "spm_id_from vd_source from_spmid from_source share_plat share_tag unique_k bbid buvid up_id",
        "csdn.net": "ops_request_misc request_id biz_id",
        "drive.google.com": "usp ouid rtpof sd",
        "docs.google.com": "usp ouid rtpof sd",
        "colab.research.google.com": "usp",
        "feishu.cn": "ccm_open_type fromScene",
        "facebook.com": "mibextid",
        "linkedin.com": "trk lipi trackingId refId rcm originalSubdomain",
        "medium.com": "source",
        "openreview.net": "referrer",
        "oup.com": "redirectedFrom",
        "proquest.com": "pq-origsite",
        "qwen.ai": "from",
        "reddit.com": "share_id rdt",
        "sciencedirect.com": "via via=ihub",
        "spotify.com": "si",
        "toutiao.com": "tt_from wxshare_count",
        "twitter.com": "s t",
        "weixin.qq.com": "ascene chksm clicktime continueFlag devicetype enterid lang nettype poc_token scene sessionid"
        " subscene version xtrack",
        "x.com": "s t",
        "xiaohongshu.com": "xsec_token xsec_source share_from_user_hidden",
        "youtu.be": "si feature pp",
        "youtube.com": "si feature pp ab_channel",
        "zhihu.com": "share_code",
    }.items()
}
"""Parameters that only track on one site and below it, and may mean anything elsewhere."""

REFERRALS = frozenset(
    """
    _tk aff aff_code aff_id affid affiliate affiliate_id fp_ref fpr invitation_code invite invite_code invitecode
    ref_code referral referral_code referrer refcode via
    """.split()
)
"""Parameters that say who sent a reader, where the address is a site's front page and they choose nothing in it."""

SESSION_ON: Mapping[str, frozenset[str]] = {
    "cell.com": frozenset({"cc", "_returnURL"}),
    "google.com": frozenset({"authuser", "pli"}),
    "google.dev": frozenset({"authuser", "pli"}),
    "ieee.org": frozenset({"denied"}),
    "oup.com": frozenset({"login"}),
}
"""Parameters that a visit leaves behind: which of the reader's accounts is meant, that the site asked, or refused."""

_CHALLENGE = "__cf_chl_"
"""How Cloudflare's begin, which it adds while it looks whether a reader is a person."""

LOCALE_ON: Mapping[str, frozenset[str]] = {
    domain: frozenset(names.split())
    for domain, names in {
        "android.com": "hl",
        "facebook.com": "locale",
        "google.com": "hl",
        "google.dev": "hl",
        "meta.com": "locale",
        "tensorflow.org": "hl",
        "twitter.com": "lang",
        "wikipedia.org": "uselang",
        "x.com": "lang",
        "youtube.com": "hl persist_hl",
    }.items()
}
"""Parameters that choose the language of the site around the content."""

LOCALE_PATHS = frozenset(
    {
        "azure.microsoft.com",
        "commonvoice.mozilla.org",
        "developer.mozilla.org",
        "docs.microsoft.com",
        "learn.microsoft.com",
        "openai.com",
        "support.mozilla.org",
    }
)
"""Hosts whose paths may begin with a language, and that choose one for the reader when it is left out."""

_TEXT_DIRECTIVE = ":~:"
_BY_READER = "Leave it out, and the site goes by the reader."
_LOCALE = lazy_pattern(r"[a-z]{2,3}(?:-[A-Za-z]{4})?-[A-Za-z]{2}")
_DOMAIN = lazy_pattern(r"(?:[a-z0-9-]{1,63}\.){1,4}[a-z]{2,10}", re.IGNORECASE)
_CODE_HOSTS = ("github.com", "gitlab.com", "gitee.com", "bitbucket.org", "huggingface.co")


def check_query(url: Url) -> Iterator[Fault]:
    """The parts of an address that track, and those that fix a language."""
    parameters = url.parameters() if url.query else ()
    for superfluous, run in groupby(parameters, lambda one: _kind(url, one) is not None):
        if superfluous:
            yield _superfluous(url, parameters, tuple(run))
    yield from _check_locale_path(url)


def check_text_fragment(text: str) -> Fault | None:
    """Words of a page that a browser looks for and marks, as copying a link to them, or a search engine, leaves them.

    See https://wicg.github.io/scroll-to-text-fragment. They go up to the end, whatever marks they hold.
    """
    hash_at = text.find("#") if _TEXT_DIRECTIVE in text else -1
    at = text.find(_TEXT_DIRECTIVE, hash_at) if hash_at >= 0 else -1
    if at < 0:
        return None
    message = "the address has words of the page in it, for a browser to look for"
    span = Span(at - (at == hash_at + 1), len(text))
    return Fault("text-fragment", message, "Leave them out; the page is the same.", span, replacement="")


def clean_query(url: Url) -> str:
    """The query without what tracks, percent-encoded where it has to be."""
    kept = (one for one in url.parameters() if _kind(url, one) != "tracking-parameter")
    return "&".join(encode_query(url.text[one.span.start : one.span.end]) for one in kept)


def _kind(url: Url, parameter: Parameter) -> str | None:
    if _tracks(url, parameter) or _is_of_session(url, parameter):
        return "tracking-parameter"
    fixes_language = any(parameter.name in names and url.is_on(domain) for domain, names in LOCALE_ON.items())
    return "locale-in-url" if fixes_language else None


def _tracks(url: Url, parameter: Parameter) -> bool:
    name, value = parameter.name, parameter.value
    if name in TRACKING or name.startswith(TRACKING_PREFIXES):
        return True
    if any(name in names and url.is_on(domain) for domain, names in TRACKING_ON.items()):
        return True
    if name in REFERRALS and not url.segments and not url.fragment:
        return True
    if name == "ref":  # a branch on sites that hold code, and the site that the reader came from on blogs
        is_address = value.lower().startswith(("http://", "https://", "http%3a", "https%3a"))
        return is_address or (_DOMAIN.fullmatch(value) is not None and not url.is_on(*_CODE_HOSTS))
    if name == "tab" and url.host == "github.com":  # which of several files the page showed below the list of files
        return value.endswith("-ov-file")
    return False


def _is_of_session(url: Url, parameter: Parameter) -> bool:
    of_site = any(parameter.name in names and url.is_on(domain) for domain, names in SESSION_ON.items())
    return of_site or parameter.name.startswith(_CHALLENGE)


def _superfluous(url: Url, parameters: tuple[Parameter, ...], run: tuple[Parameter, ...]) -> Fault:
    """A run of parameters that can go, with the mark that joins it to the rest."""
    start, end = run[0].span.start, run[-1].span.end
    if run[0] is not parameters[0]:
        start -= 1
    elif run[-1] is parameters[-1]:
        start, end = url.query_start - 1, url.query_start + len(url.query)
    else:
        end = parameters[len(run)].span.start
    shown = " ".join(dict.fromkeys(one.name[:40] for one in run))
    if all(_kind(url, one) == "locale-in-url" for one in run):
        message, advice = f"'{shown}' fixes the language of the page for every reader", _BY_READER
        return Fault("locale-in-url", message, advice, Span(start, end), replacement="")
    if all(_is_of_session(url, one) for one in run):
        message, advice = f"'{shown}' is left of its author's visit", "Leave it out; the page is the same."
        return Fault("tracking-parameter", message, advice, Span(start, end), replacement="")
    if all(one.name == "tab" for one in run):
        message = f"'{shown}' opens the file that GitHub shows without it, too"
    else:
        message = f"'{shown}' tells the site where its readers come from, and nothing else"
    return Fault("tracking-parameter", message, "Leave it out; the page is the same.", Span(start, end), replacement="")


def _check_locale_path(url: Url) -> Iterator[Fault]:
    first = url.segments[0] if url.segments else None
    if first is None or url.site not in LOCALE_PATHS or first.text.lower().startswith("en-"):
        return
    if _LOCALE.fullmatch(first.text):
        end = url.segments[1].span.start if len(url.segments) > 1 else first.span.end
        message = f"'/{first.text}/' fixes the language of the page for every reader"
        yield Fault("locale-in-url", message, _BY_READER, Span(first.span.start, end), replacement="")
