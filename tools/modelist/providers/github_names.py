"""GitHub's words: names that no account has, pages of a repository, names that can and cannot be."""

from __future__ import annotations

from modelist.core.patterns import lazy_pattern

RESERVED = frozenset(
    """
    about access account admin advisories any api apps attributes auth billing blog bounty branches business
    businesses careers case-studies categories changelog cla cloud codespaces codereview collection collections
    comments commit commits community companies compare contact contributing cookbook copilot coupons customer
    customer-stories customers dashboard dashboards design develop developer diff discover discussions docs downloads
    edu enterprise enterprises events explore features files fixtures forked gist gists graphs guide guides help home
    hooks hosting hovercards identity images inbox individual info integration integrations interfaces introduction
    investors issues jobs join journal journals languages launch layouts learn legal listings lists login logos logout
    maintenance malware man marketplace mention mentioned mentioning mentions migrating milestones mine mirrors mobile
    models navigation network new news none nonprofit nonprofits notices notifications oauth offer open-source
    organisations organizations orgs pages partners payments personal plans plugins popular popularity posts press
    pricing professional projects pulls raw readme recommendations redeem releases render reply repositories resources
    restore revert saved scraping search security services sessions settings shareholders shop showcases signin signup
    site spam sponsors ssh staff starred stars static status statuses storage store stories styleguide subscriptions
    suggest suggestion suggestions support suspended talks teach teacher teachers teaching team teams ten terms
    timeline topic topics tos tour translations tree trending updates user-attachments username users visualization
    watching wiki works-with
    """.split()
)
"""First parts of a path that are pages of the site and no accounts. Source:
https://github.com/Mottie/github-reserved-names (``reserved-names.json``), with later ones from the site's menus."""

FILE_PAGES = frozenset({"blob", "tree", "raw", "blame", "edit"})
"""Pages of a repository that go on with a branch, tag or commit, and a path."""

NUMBERED = {"issues": "issue", "pull": "pull", "pulls": "pull", "discussions": "discussion"}
"""Pages that go on with a number, and what they then show."""

REPOSITORY_PAGES = FILE_PAGES | frozenset(
    """
    actions activity agents archive assets attestations branches codespaces commit commits community compare
    contributors custom-properties delete dependabot deployments discussions files find fork forks graphs hooks
    import insights invitations issues labels license milestone milestones models network new packages pkgs projects
    pull pulls pulse releases rules rulesets runs search security settings stargazers subscription suites suppliers
    tags tarball transfer upload watchers wiki workflows zipball
    """.split()
)
"""Pages of a repository, from the site's menus."""

MAX_OWNER, MAX_NAME = 39, 100

_OWNER = lazy_pattern(r"[A-Za-z0-9](?:-?[A-Za-z0-9])*(?:_[A-Za-z0-9]+)?")
_OWNER_LETTERS = lazy_pattern(r"[A-Za-z0-9_-]+")
_NAME = lazy_pattern(r"[A-Za-z0-9._-]+")


def owner_fault(name: str) -> tuple[str, bool] | None:
    """Why no account can have a name, and whether that is certain; some old accounts break the rule on hyphens.

    Sources: https://github.com/dead-claudia/github-limits and the schema of issue forms; managed accounts end in
    ``_`` and their company (https://docs.github.com/enterprise-cloud@latest, external identities).
    """
    if _OWNER_LETTERS.fullmatch(name) is None:
        return "has characters other than letters, digits and hyphens", True
    if len(name) > MAX_OWNER:
        return f"has {len(name)} characters, but names have at most {MAX_OWNER}", True
    if _OWNER.fullmatch(name) is None:
        return "is not made of letters and digits with single hyphens between them", False
    return None


def name_fault(name: str) -> str | None:
    """Why no repository can have a name (https://github.com/github/docs/issues/44518)."""
    if _NAME.fullmatch(name) is None:
        return "has characters other than letters, digits and . _ -"
    if len(name) > MAX_NAME:
        return f"has {len(name)} characters, but names have at most {MAX_NAME}"
    return "is no name" if name in (".", "..") else None
