"""Conversations with GitHub: repositories by REST and in batches, what is in them, limits, and places in pages."""

from __future__ import annotations

import base64
import json

import pytest

from modelist.core.exchange import FaultKind, HttpFault, HttpReply, HttpRequest
from modelist.providers.github_service import GITHUB_SERVICE, is_transient, takes
from modelist.providers.lookup import read_url
from modelist.providers.questions import Target, Verdict, VerdictKind
from providers.service_kit import Conversation, Said, reply

OK, REDIRECTED, BROKEN = VerdictKind.OK, VerdictKind.REDIRECTED, VerdictKind.BROKEN
FORBIDDEN, UNVERIFIED = VerdictKind.FORBIDDEN, VerdictKind.UNVERIFIED

SITE = "https://github.com"
REPO = "/repos/lab/alpha"
TOKEN = frozenset({"github"})
GONE = reply(404, {"message": "Not Found"})


def repo(name: str = "lab/alpha", **fields: object) -> HttpReply:
    return reply(200, {"id": 1, "full_name": name, "private": False, "archived": False, "disabled": False, **fields})


def moved(where: str) -> HttpReply:
    return reply(301, {"message": "Moved Permanently"}, location=where)


def talk(says: dict[str, Said], tokens: frozenset[str] = frozenset()) -> Conversation:
    return Conversation(GITHUB_SERVICE, says, tokens)


def ask(path: str, says: dict[str, Said], tokens: frozenset[str] = frozenset()) -> Verdict:
    return talk(says, tokens).verdict(SITE + path)


def test_a_public_repository_is_ok_however_it_is_written() -> None:
    for path in ("/lab/alpha", "/lab/alpha.git", "/lab/alpha/", "/lab/alpha/issues", "/lab/alpha#readme"):
        assert ask(path, {REPO: repo()}).kind is OK, path


def test_all_links_into_a_repository_share_one_request() -> None:
    said = talk({REPO: repo()})
    said.verdicts(f"{SITE}/lab/alpha", f"{SITE}/Lab/Alpha", f"{SITE}/lab/alpha/wiki", f"{SITE}/lab/alpha/releases")
    assert said.paths == [REPO]


def test_a_missing_or_private_repository_is_broken() -> None:
    found = ask("/lab/alpha", {REPO: GONE})
    assert (found.kind, found.status) == (BROKEN, 404)
    assert "missing or private" in found.reason


def test_a_private_repository_seen_with_a_token_is_forbidden() -> None:
    assert ask("/lab/alpha", {REPO: repo(private=True), "/graphql": GONE}, TOKEN).kind is FORBIDDEN


def test_a_renamed_repository_leads_to_its_number_and_then_to_its_new_name() -> None:
    found = ask("/lab/alpha/wiki", {REPO: moved("/repositories/1"), "/repositories/1": repo("new/name")})
    assert (found.kind, found.final_url) == (REDIRECTED, f"{SITE}/new/name/wiki")


def test_another_letter_case_opens_the_same_page_and_is_ok_with_a_note() -> None:
    found = ask("/LAB/alpha", {"/repos/LAB/alpha": repo()})
    assert found.kind is OK
    assert "lab/alpha" in found.note


def test_an_archived_repository_is_ok_with_a_note() -> None:
    found = ask("/lab/alpha", {REPO: repo(archived=True)})
    assert (found.kind, found.note) == (OK, "archived by its owner")


def test_a_blocked_repository_is_forbidden_and_not_a_matter_of_limits() -> None:
    said = reply(403, {"message": "Repository access blocked"}, x_ratelimit_remaining="0")
    assert ask("/lab/alpha", {REPO: said}).kind is FORBIDDEN
    assert not is_transient(said)


def test_a_repository_withheld_for_legal_reasons_is_forbidden() -> None:
    assert ask("/lab/alpha", {REPO: reply(451, {"message": "Repository access blocked"})}).kind is FORBIDDEN


@pytest.mark.parametrize(
    "said",
    [
        reply(403, {"message": "API rate limit exceeded for 1.2.3.4."}, x_ratelimit_remaining="0"),
        reply(403, {"message": "You have exceeded a secondary rate limit."}),
        reply(403, {}, retry_after="60"),
        reply(429),
        reply(502),
    ],
)
def test_limits_and_trouble_are_unverified_and_worth_another_try(said: HttpReply) -> None:
    assert ask("/lab/alpha", {REPO: said}).kind is UNVERIFIED
    assert is_transient(said)


def test_a_403_of_another_kind_and_no_reply_are_unverified() -> None:
    assert ask("/lab/alpha", {REPO: reply(403, {"message": "no"})}).kind is UNVERIFIED
    assert ask("/lab/alpha", {REPO: HttpFault(FaultKind.TIMEOUT, "late")}).kind is UNVERIFIED
    assert ask("/lab/alpha", {REPO: reply(200, body="hello")}).kind is UNVERIFIED


def test_a_tag_from_the_last_reply_is_sent_along_and_304_confirms() -> None:
    previous = Verdict(OK, status=200, etag='"abc"', facts={"full_name": "lab/alpha"})
    said = talk({REPO: reply(304)})
    assert said.verdict(f"{SITE}/lab/alpha", previous) == previous
    assert ("if-none-match", '"abc"') in said.log[0].headers


def graph(**names: object) -> Said:
    """A GraphQL server that has these repositories: asked name to node."""

    def says(request: HttpRequest) -> HttpReply:
        asked = json.loads(request.body or b"")
        variables, data, errors = asked["variables"], {}, []
        for index in range(sum(one.startswith("o") for one in variables)):
            key = f"{variables[f'o{index}']}/{variables[f'n{index}']}"
            data[f"r{index}"] = names.get(key)
            if data[f"r{index}"] is None:
                errors.append({"type": "NOT_FOUND", "path": [f"r{index}"], "message": "Could not resolve"})
        return reply(200, {"data": data, "errors": errors} if errors else {"data": data})

    return says


def node(name: str, **fields: object) -> dict[str, object]:
    return {"nameWithOwner": name, "isArchived": False, "isDisabled": False, "isPrivate": False, **fields}


def test_with_a_token_repositories_are_asked_in_batches() -> None:
    names = [f"lab/r{number}" for number in range(120)]
    said = talk({"/graphql": graph(**{one: node(one) for one in names})}, TOKEN)
    found = said.verdicts(*(f"{SITE}/{one}" for one in names))
    assert {one.kind for one in found.values()} == {OK}
    assert [one.method for one in said.log] == ["POST", "POST"]
    assert all(one.token_of == "github" for one in said.log)


def test_names_travel_as_variables_only() -> None:
    said = talk({"/graphql": graph(**{"lab/alpha": node("lab/alpha")})}, TOKEN)
    said.verdict(f"{SITE}/lab/alpha")
    assert "alpha" not in json.loads(said.log[0].body or b"")["query"]


def test_a_batch_tells_renamed_archived_private_and_missing_apart() -> None:
    says = {
        "/graphql": graph(
            **{
                "lab/old": node("lab/new"),
                "lab/kept": node("lab/kept", isArchived=True, licenseInfo={"spdxId": "MIT"}),
                "lab/own": node("lab/own", isPrivate=True),
                "lab/off": node("lab/off", isDisabled=True),
            }
        ),
        "/repos/lab/gone": GONE,
    }
    said = talk(says, TOKEN)
    names = ("old", "kept", "own", "off", "gone")
    found = said.verdicts(*(f"{SITE}/lab/{one}" for one in names))
    verdicts = [found[f"{SITE}/lab/{one}"] for one in names]
    assert [one.kind for one in verdicts] == [REDIRECTED, OK, FORBIDDEN, FORBIDDEN, BROKEN]
    assert verdicts[0].final_url == f"{SITE}/lab/new"
    assert verdicts[1].facts == {"service": "github", "full_name": "lab/kept", "archived": True, "license": "MIT"}
    assert said.paths == ["/graphql", "/repos/lab/gone"]


def test_what_a_batch_does_not_find_may_still_be_found_by_rest() -> None:
    assert ask("/lab/alpha", {"/graphql": graph(), REPO: repo()}, TOKEN).kind is OK


def test_a_limit_that_graphql_tells_with_status_200_is_unverified_and_transient() -> None:
    said = reply(200, {"data": None, "errors": [{"type": "RATE_LIMITED", "message": "API rate limit exceeded"}]})
    assert ask("/lab/alpha", {"/graphql": said}, TOKEN).kind is UNVERIFIED
    assert is_transient(said)
    assert not is_transient(reply(200, {"data": {}, "errors": [{"type": "NOT_FOUND"}]}))
    assert not is_transient(repo(description='say "errors" and RATE_LIMITED'))


def test_where_graphql_is_refused_rest_is_asked() -> None:
    says: dict[str, Said] = {"/graphql": reply(403, {"message": "Resource not accessible"}), REPO: repo()}
    assert ask("/lab/alpha", says, TOKEN).kind is OK


def test_a_bad_token_is_left_out() -> None:
    def rest(request: HttpRequest) -> HttpReply:
        return reply(401, {"message": "Bad credentials"}) if request.token_of else repo()

    said = talk({"/graphql": reply(401, {"message": "Bad credentials"}), REPO: rest}, TOKEN)
    assert said.verdict(f"{SITE}/lab/alpha").kind is OK
    assert [one.token_of for one in said.log] == ["github", ""]


def test_files_and_issues_travel_in_the_batch_of_their_repository() -> None:
    there = {"__typename": "Blob"}
    known = node("lab/alpha", t0_0=None, t0_1=there, t1_0={"__typename": "Issue"}, t2_0=None)
    says: dict[str, Said] = {"/graphql": graph(**{"lab/alpha": known}), "/repos/lab/alpha/contents/gone.py": GONE}
    links = [f"{SITE}/lab/alpha/{one}" for one in ("blob/feature/x/a.py#L3", "issues/7", "blob/main/gone.py")]
    said = talk(says, TOKEN)
    found = said.verdicts(*links)
    assert [found[one].kind for one in links] == [OK, OK, BROKEN]
    assert said.paths == ["/graphql", "/repos/lab/alpha/contents/gone.py"]
    asked = json.loads(said.log[0].body or b"")
    assert {"feature:x/a.py", "feature/x:a.py", "main:gone.py"} <= set(asked["variables"].values())
    assert "a.py" not in asked["query"]


def test_files_of_a_renamed_repository_in_a_batch() -> None:
    says = {"/graphql": graph(**{"lab/alpha": node("new/name", t0_0={"__typename": "Blob"})})}
    assert ask("/lab/alpha/blob/main/a.py", says, TOKEN).final_url == f"{SITE}/new/name/blob/main/a.py"


def test_a_server_that_only_knows_repositories_is_asked_for_files_by_rest() -> None:
    says = {"/graphql": graph(**{"lab/alpha": node("lab/alpha")}), "/repos/lab/alpha/contents/a.py": reply(200, {})}
    assert ask("/lab/alpha/blob/main/a.py", says, TOKEN).kind is OK


def test_files_whose_headings_are_wanted_are_asked_for_as_they_are_rendered() -> None:
    said = talk({"/repos/lab/alpha/contents/a.md": reply(200, body='<h1 id="user-content-x">')}, TOKEN)
    assert said.verdict(f"{SITE}/lab/alpha/blob/main/a.md#x").kind is OK


CONTENTS = f"{REPO}/contents"


def test_files_and_folders_are_asked_for_at_their_branch() -> None:
    file = reply(200, {"type": "file", "html_url": f"{SITE}/lab/alpha/blob/main/docs/a%20b.md"})
    says: dict[str, Said] = {f"{CONTENTS}/docs/a%20b.md?ref=main": file, f"{CONTENTS}?ref=v1.0": reply(200, [])}
    assert ask("/lab/alpha/blob/main/docs/a%20b.md", says).kind is OK
    assert ask("/lab/alpha/tree/v1.0", says).kind is OK
    assert ask("/lab/alpha/blob/main/docs/a%20b.md#L10-L20", says).kind is OK
    assert talk(says).verdict("https://raw.githubusercontent.com/lab/alpha/main/docs/a%20b.md").kind is OK


def test_head_is_the_default_branch() -> None:
    said = talk({f"{CONTENTS}/a.py": reply(200, {})})
    assert said.verdict(f"{SITE}/lab/alpha/blob/HEAD/a.py").kind is OK
    assert "ref=" not in said.log[0].url


def test_a_branch_may_have_slashes_in_its_name() -> None:
    says: dict[str, Said] = {f"{CONTENTS}/x/a.py?ref=feature": GONE, f"{CONTENTS}/a.py?ref=feature%2Fx": reply(200, {})}
    assert ask("/lab/alpha/blob/feature/x/a.py", says).kind is OK
    tree: dict[str, Said] = {f"{CONTENTS}/x?ref=feature": GONE, f"{CONTENTS}?ref=feature%2Fx": reply(200, [])}
    assert ask("/lab/alpha/tree/feature/x", tree).kind is OK


def test_a_missing_file_is_broken_after_all_ways_to_split_its_path() -> None:
    said = Conversation(GITHUB_SERVICE, {}, otherwise=GONE)
    assert said.verdict(f"{SITE}/lab/alpha/blob/main/a/b/c/d/e.py").kind is BROKEN
    assert len(said.log) == 4
    assert len(talk({}, TOKEN).log) == 0


def test_a_file_too_large_for_the_api_is_there() -> None:
    said = reply(403, {"message": "too big", "errors": [{"code": "too_large"}]})
    assert ask("/lab/alpha/blob/main/a.bin", {f"{CONTENTS}/a.bin": said}).kind is OK


def test_a_file_of_a_renamed_repository_keeps_its_path() -> None:
    says: dict[str, Said] = {
        f"{CONTENTS}/a.py": moved("/repositories/1/contents/a.py?ref=main"),
        "/repositories/1/contents/a.py": reply(200, {"html_url": f"{SITE}/new/name/blob/main/a.py"}),
    }
    found = ask("/lab/alpha/blob/main/a.py#L3", says)
    assert (found.kind, found.final_url) == (REDIRECTED, f"{SITE}/new/name/blob/main/a.py#L3")


@pytest.mark.parametrize(
    ("page", "path"),
    [
        ("issues/7", f"{REPO}/issues/7"),
        ("pull/7/files", f"{REPO}/issues/7"),
        ("commit/abc1234", f"{REPO}/commits/abc1234"),
        ("releases/tag/v1/2", f"{REPO}/releases/tags/v1%2F2"),
        ("releases/latest", f"{REPO}/releases/latest"),
    ],
)
def test_issues_commits_and_releases_have_addresses_of_their_own(page: str, path: str) -> None:
    assert ask(f"/lab/alpha/{page}", {path: reply(200, {})}).kind is OK
    assert ask(f"/lab/alpha/{page}", {path: GONE}).kind is BROKEN


def test_a_deleted_issue_and_an_unknown_commit_are_broken() -> None:
    assert ask("/lab/alpha/issues/7", {f"{REPO}/issues/7": reply(410, {"message": "deleted"})}).kind is BROKEN
    assert ask("/lab/alpha/commit/abc", {f"{REPO}/commits/abc": reply(422, {"message": "No commit"})}).kind is BROKEN


def test_an_issue_that_was_transferred_names_its_new_place() -> None:
    new = f"{SITE}/lab/beta/issues/9"
    says: dict[str, Said] = {f"{REPO}/issues/7": moved("/repositories/2/issues/9"),
                             "/repositories/2/issues/9": reply(200, {"html_url": new})}  # fmt: skip
    found = ask("/lab/alpha/issues/7", says)
    assert (found.kind, found.final_url) == (REDIRECTED, new)


def test_a_file_of_a_release() -> None:
    says: dict[str, Said] = {f"{REPO}/releases/tags/v1": reply(200, {"assets": [{"name": "a.zip"}]})}
    assert ask("/lab/alpha/releases/download/v1/a.zip", says).kind is OK
    assert ask("/lab/alpha/releases/download/v1/b.zip", says).kind is BROKEN


def test_pages_that_the_api_does_not_show_are_left_open_where_the_repository_is_there() -> None:
    for page in ("wiki/Home", "discussions/4", "compare/a...b", "no-such-page"):
        assert ask(f"/lab/alpha/{page}", {REPO: repo()}).kind is UNVERIFIED, page
        assert ask(f"/lab/alpha/{page}", {REPO: GONE}).kind is BROKEN, page


def test_owners_and_gists() -> None:
    says: dict[str, Said] = {"/users/lab": reply(200, {"login": "lab", "type": "Organization"}),
                             "/gists/0123456789abcdef0123": reply(200, {})}  # fmt: skip
    assert ask("/lab", says).kind is OK
    assert ask("/lab", {"/users/lab": GONE}).kind is BROKEN
    assert talk(says).verdict("https://gist.github.com/lab/0123456789abcdef0123").kind is OK


RENDERED = '<h2>x<a id="user-content-quick-start" class="anchor" href="#quick-start"></a></h2><a name="Own">'


def test_headings_of_a_readme_as_github_renders_it() -> None:
    says: dict[str, Said] = {REPO: repo(), f"{REPO}/readme": reply(200, body=RENDERED)}
    links = [f"{SITE}/lab/alpha#{one}" for one in ("quick-start", "Quick-Start", "own", "readme", "gone")]
    said = talk(says)
    found = said.verdicts(f"{SITE}/lab/alpha", *links)
    assert [found[one].kind for one in links] == [OK, OK, OK, OK, BROKEN]
    assert found[f"{SITE}/lab/alpha"].kind is OK
    assert said.paths == [REPO, f"{REPO}/readme"]


def test_headings_of_a_file_that_comes_as_text() -> None:
    content = base64.b64encode("# Quick Start 🏁\n\n## ⚙️ Set-up\n\n<a name='own'></a>\n".encode()).decode()
    data = {"path": "docs/use.md", "encoding": "base64", "content": content}
    says: dict[str, Said] = {
        f"{CONTENTS}/docs/use.md": reply(200, data, content_type="application/json; charset=utf-8")
    }
    root = f"{SITE}/lab/alpha/blob/main/docs/use.md"
    found = talk(says).verdicts(
        *(f"{root}#{one}" for one in ("quick-start-", "%EF%B8%8F-set-up", "-set-up", "own", "x"))
    )
    assert [one.kind for one in found.values()] == [OK, OK, OK, OK, BROKEN]


def test_places_that_cannot_be_known_are_unverified() -> None:
    cut = HttpReply("", 200, {}, RENDERED.encode(), is_complete=False)
    assert ask("/lab/alpha#gone", {REPO: repo(), f"{REPO}/readme": cut}).kind is UNVERIFIED
    assert ask("/lab/alpha#gone", {REPO: repo(), f"{REPO}/readme": GONE}).kind is UNVERIFIED
    assert ask("/lab/alpha/blob/main/a.ipynb#cell", {f"{CONTENTS}/a.ipynb": reply(200, {})}).kind is UNVERIFIED
    assert ask("/lab/alpha/issues/7#issuecomment-1", {f"{REPO}/issues/7": reply(200, {})}).kind is UNVERIFIED


def test_names_that_nothing_can_have_are_broken_without_a_request() -> None:
    for path in ("/lab/b%C3%A9ta", "/l%20b/alpha"):
        said = talk({})
        assert said.verdict(SITE + path).kind is BROKEN
        assert said.log == []


def test_the_sites_own_pages_are_not_taken() -> None:
    for path in ("/", "/topics/llm", "/user-attachments/assets/x", "/lab/alpha/assets/1/x", "/orgs/lab/people"):
        assert not takes(Target(SITE + path, (), read_url(SITE + path))), path


def test_facts_for_verify() -> None:
    said = repo(license={"spdx_id": "Apache-2.0"}, created_at="2023-02-14T09:29:12Z", description="Inference")
    assert ask("/lab/alpha", {REPO: said}).facts == {
        "service": "github",
        "full_name": "lab/alpha",
        "license": "Apache-2.0",
        "created": "2023-02-14T09:29:12Z",
        "description": "Inference",
    }
    assert "license" not in ask("/lab/alpha", {REPO: repo(license={"spdx_id": "NOASSERTION"})}).facts
