"""Conversations with the Hub: every row of what it answers, and how few questions a list's links need.

The replies have the shapes that huggingface_hub's tests and recorded probes of the API show.
"""

from __future__ import annotations

from modelist.core.exchange import FaultKind, HttpFault, HttpReply, HttpRequest
from modelist.providers.hub_pages import HUGGINGFACE_PAGES
from modelist.providers.huggingface_service import HUGGINGFACE_SERVICE, is_transient, takes
from modelist.providers.lookup import read_url
from modelist.providers.questions import Target, Verdict, VerdictKind
from providers.service_kit import Conversation, Said, reply

OK, REDIRECTED, BROKEN = VerdictKind.OK, VerdictKind.REDIRECTED, VerdictKind.BROKEN
FORBIDDEN, UNVERIFIED = VerdictKind.FORBIDDEN, VerdictKind.UNVERIFIED

HUB = "https://huggingface.co"
LLAMA = "/api/models/meta-llama/Llama-2-7b"
MISSING = reply(401, {"error": "Invalid username or password."}, x_error_message="Invalid username or password.")
BAD_TOKEN = reply(
    401,
    {"error": "Invalid credentials in Authorization header"},
    x_error_message="Invalid credentials in Authorization header",
)
TOKEN = frozenset({"huggingface"})


def model(name: str = "meta-llama/Llama-2-7b", **fields: object) -> HttpReply:
    return reply(200, {"_id": "64b", "id": name, "private": False, "disabled": False, "gated": False, **fields})


def moved(where: str, status: int = 307) -> HttpReply:
    return reply(status, location=where)


def hub(says: dict[str, Said], tokens: frozenset[str] = frozenset()) -> Conversation:
    return Conversation(HUGGINGFACE_SERVICE, says, tokens)


def ask(path: str, says: dict[str, Said], tokens: frozenset[str] = frozenset()) -> Verdict:
    return hub(says, tokens).verdict(HUB + path)


def test_a_public_repository_is_ok() -> None:
    found = ask("/meta-llama/Llama-2-7b", {LLAMA: model()})
    assert (found.kind, found.status, found.final_url, found.note) == (OK, 200, None, "")


def test_a_missing_repository_is_401_without_code_to_anonymous_readers_and_broken() -> None:
    found = ask("/meta-llama/Llama-2-7b", {LLAMA: MISSING})
    assert found.kind is BROKEN
    assert "missing, private or mistyped" in found.reason


def test_a_missing_repository_is_404_repo_not_found_to_a_token() -> None:
    says: dict[str, Said] = {LLAMA: reply(404, {"error": "Repository not found"}, x_error_code="RepoNotFound")}
    found = ask("/meta-llama/Llama-2-7b", says, TOKEN)
    assert (found.kind, found.status) == (BROKEN, 404)


def test_a_private_repository_seen_with_a_token_is_forbidden() -> None:
    assert ask("/meta-llama/Llama-2-7b", {LLAMA: model(private=True)}, TOKEN).kind is FORBIDDEN


def test_a_gated_repository_is_ok_with_a_note() -> None:
    found = ask("/meta-llama/Llama-2-7b", {LLAMA: model(gated="manual")})
    assert found.kind is OK
    assert "gated" in found.note


def test_a_file_of_a_gated_repository_is_unverified_and_the_repository_ok() -> None:
    links = [f"{HUB}/meta-llama/Llama-2-7b", f"{HUB}/meta-llama/Llama-2-7b/blob/main/LICENSE.txt"]
    found = hub({LLAMA: model(gated="auto", siblings=[{"rfilename": "LICENSE.txt"}])}).verdicts(*links)
    assert [found[one].kind for one in links] == [OK, UNVERIFIED]


def test_a_gated_answer_to_a_file_is_unverified() -> None:
    gated = reply(401, {"error": "Access to model is restricted"}, x_error_code="GatedRepo")
    path = "/meta-llama/Llama-2-7b/resolve/main/config.json"
    assert ask("/meta-llama/Llama-2-7b/blob/main/config.json", {LLAMA: model(), path: gated}).kind is UNVERIFIED


def test_a_gated_answer_to_the_repository_leaves_it_ok() -> None:
    gated = reply(403, {"error": "restricted"}, x_error_code="GatedRepo")
    assert ask("/meta-llama/Llama-2-7b", {LLAMA: gated}, TOKEN).kind is OK


def test_a_disabled_repository_is_forbidden_though_it_answers_200() -> None:
    assert ask("/meta-llama/Llama-2-7b", {LLAMA: model(disabled=True)}).kind is FORBIDDEN


def test_403_with_the_message_of_a_disabled_repository_is_forbidden() -> None:
    said = reply(403, x_error_message="Access to this resource is disabled.")
    assert ask("/meta-llama/Llama-2-7b", {LLAMA: said}).kind is FORBIDDEN


def test_another_403_is_unverified() -> None:
    assert ask("/meta-llama/Llama-2-7b", {LLAMA: reply(403, body="no")}).kind is UNVERIFIED


def test_a_renamed_repository_answers_307_with_a_relative_location() -> None:
    old = "/api/models/mistralai/Mistral-7B"
    new = "/api/models/mistralai/Mistral-7B-v0.1"
    found = ask("/mistralai/Mistral-7B", {old: moved(f"{new}?expand=id"), new: model("mistralai/Mistral-7B-v0.1")})
    assert (found.kind, found.final_url) == (REDIRECTED, f"{HUB}/mistralai/Mistral-7B-v0.1")
    assert "renamed" in found.reason


def test_a_wrong_letter_case_is_told_apart_from_a_rename() -> None:
    says: dict[str, Said] = {"/api/models/qwen/qwen-7b": moved("/api/models/Qwen/Qwen-7B"),
                             "/api/models/Qwen/Qwen-7B": model("Qwen/Qwen-7B")}  # fmt: skip
    found = ask("/qwen/qwen-7b", says)
    assert (found.kind, found.final_url) == (REDIRECTED, f"{HUB}/Qwen/Qwen-7B")
    assert "letter case" in found.reason


def test_the_name_in_a_200_counts_even_without_a_redirect() -> None:
    found = ask("/meta-llama/llama-2-7B", {"/api/models/meta-llama/llama-2-7B": model()})
    assert (found.kind, found.final_url) == (REDIRECTED, f"{HUB}/meta-llama/Llama-2-7b")


def test_a_repository_that_moved_to_one_that_is_gone_is_broken_and_says_so() -> None:
    found = ask("/a/old", {"/api/models/a/old": moved("/api/models/b/new"), "/api/models/b/new": MISSING})
    assert found.kind is BROKEN
    assert "b/new" in found.reason


def test_redirects_in_a_circle_are_unverified_after_three_hops() -> None:
    talk = hub({"/api/models/a/x": moved("/api/models/a/y"), "/api/models/a/y": moved("/api/models/a/x")})
    assert talk.verdict(f"{HUB}/a/x").kind is UNVERIFIED
    assert len(talk.log) == 4


def test_a_redirect_to_another_host_is_followed_without_the_token() -> None:
    talk = hub({LLAMA: moved(f"https://huggingface.co{LLAMA}x", 308), f"{LLAMA}x": model()}, TOKEN)
    talk.verdict(f"{HUB}/meta-llama/Llama-2-7b")
    assert [one.token_of for one in talk.log] == ["huggingface", ""]


def test_a_bad_token_is_asked_again_without() -> None:
    def says(request: HttpRequest) -> HttpReply:
        return BAD_TOKEN if request.token_of else model()

    talk = hub({LLAMA: says}, TOKEN)
    assert talk.verdict(f"{HUB}/meta-llama/Llama-2-7b").kind is OK
    assert [one.token_of for one in talk.log] == ["huggingface", ""]


def test_invalid_credentials_to_nobody_are_unverified() -> None:
    assert ask("/meta-llama/Llama-2-7b", {LLAMA: BAD_TOKEN}).kind is UNVERIFIED


def test_trouble_of_the_hub_is_unverified() -> None:
    for status in (429, 500, 502, 503, 504):
        assert ask("/meta-llama/Llama-2-7b", {LLAMA: reply(status)}).kind is UNVERIFIED
        assert is_transient(reply(status))
    assert ask("/meta-llama/Llama-2-7b", {LLAMA: HttpFault(FaultKind.TIMEOUT, "no answer")}).kind is UNVERIFIED
    assert ask("/meta-llama/Llama-2-7b", {LLAMA: HttpFault(FaultKind.NO_HOST, "no host")}).kind is UNVERIFIED


def test_a_reply_that_is_no_json_is_unverified() -> None:
    assert ask("/meta-llama/Llama-2-7b", {LLAMA: reply(200, body="<html>hello")}).kind is UNVERIFIED
    assert ask("/meta-llama/Llama-2-7b", {LLAMA: reply(200, [1])}).kind is UNVERIFIED


def test_a_field_that_the_hub_no_longer_knows_does_not_matter() -> None:
    def says(request: HttpRequest) -> HttpReply:
        return reply(400, {"error": "unknown field"}) if "expand=" in request.url else model()

    assert ask("/meta-llama/Llama-2-7b", {LLAMA: says}).kind is OK


def test_one_request_for_each_repository_however_many_links() -> None:
    root = f"{HUB}/meta-llama/Llama-2-7b"
    pages = "tree/main", "blob/main/README.md", "tree/main/original", "resolve/main/original/a.bin?download=true"
    links = [root, *(f"{root}/{one}" for one in pages), f"{root}/discussions", f"{root}#model-card"]
    files = [{"rfilename": "README.md"}, {"rfilename": "original/a.bin"}]
    talk = hub({LLAMA: model(siblings=files)})
    found = talk.verdicts(*links)
    assert len(talk.log) == 1
    assert [found[one].kind for one in links] == [OK] * 6 + [UNVERIFIED]


def test_a_repository_of_too_many_files_is_asked_for_without_their_names() -> None:
    def says(request: HttpRequest) -> HttpReply:
        cut = HttpReply("", 200, {}, b'{"id": "meta-llama/Ll', is_complete=False)
        return cut if "siblings" in request.url else model()

    path = "/meta-llama/Llama-2-7b/resolve/main/a.json"
    talk = hub({LLAMA: says, path: reply(200)})
    assert talk.verdict(f"{HUB}/meta-llama/Llama-2-7b/blob/main/a.json").kind is OK
    assert talk.paths == [LLAMA, LLAMA, path]


def listed(*names: str) -> HttpReply:
    return reply(200, [{"id": one, "private": False, "tags": ["license:mit"]} for one in names])


def test_many_repositories_of_one_owner_are_asked_for_as_a_list() -> None:
    names = [f"lab/m{number}" for number in range(7)]
    says: dict[str, Said] = {"/api/models": listed(*names[:5], "lab/else"), "/api/models/lab/m5": MISSING,
                             "/api/models/lab/m6": moved("/api/models/lab/M6"),
                             "/api/models/lab/M6": model("lab/M6")}  # fmt: skip
    talk = hub(says)
    found = talk.verdicts(*(f"{HUB}/{one}" for one in names))
    assert [found[f"{HUB}/{one}"].kind for one in names] == [OK] * 5 + [BROKEN, REDIRECTED]
    assert talk.paths == ["/api/models", "/api/models/lab/m5", "/api/models/lab/m6", "/api/models/lab/M6"]
    assert "author=lab&limit=1000&expand=author" in talk.log[0].url
    assert found[f"{HUB}/lab/m0"].facts["license"] == "mit"


def test_a_list_that_cannot_be_had_costs_one_request_and_no_verdict() -> None:
    names = [f"lab/m{number}" for number in range(5)]
    single: dict[str, Said] = {f"/api/models/{one}": model(one) for one in names}
    for said in (MISSING, reply(404), reply(200, {"id": "x"}), moved("/elsewhere"), reply(400)):
        found = hub({**single, "/api/models": said}).verdicts(*(f"{HUB}/{one}" for one in names))
        assert {one.kind for one in found.values()} == {OK}
    busy = hub({**single, "/api/models": reply(429)})
    assert {one.kind for one in busy.verdicts(*(f"{HUB}/{one}" for one in names)).values()} == {UNVERIFIED}


def test_a_missing_file_is_asked_for_by_itself_before_it_is_broken() -> None:
    path = "/meta-llama/Llama-2-7b/resolve/main/gone.md"
    talk = hub({LLAMA: model(siblings=[{"rfilename": "README.md"}]), path: reply(404, x_error_code="EntryNotFound")})
    found = talk.verdict(f"{HUB}/meta-llama/Llama-2-7b/blob/main/gone.md")
    assert (found.kind, talk.paths) == (BROKEN, [LLAMA, path])


def test_a_missing_folder_is_asked_for_in_the_tree() -> None:
    path = f"{LLAMA}/tree/main/gone"
    says: dict[str, Said] = {LLAMA: model(siblings=[]), path: reply(404, x_error_code="EntryNotFound")}
    assert ask("/meta-llama/Llama-2-7b/tree/main/gone", says).kind is BROKEN


def test_a_file_that_leads_to_storage_is_there() -> None:
    path = "/meta-llama/Llama-2-7b/resolve/main/model.safetensors"
    for where in ("https://cdn.test/x", "/api/resolve-cache/models/meta-llama/Llama-2-7b/abc/model.safetensors"):
        assert (
            ask("/meta-llama/Llama-2-7b/blob/main/model.safetensors", {LLAMA: model(), path: moved(where)}).kind is OK
        )


def test_an_unknown_revision_is_broken() -> None:
    path = f"{LLAMA}/revision/v9"
    for page in ("tree/v9", "blob/v9/README.md", "commits/v9", "commit/v9"):
        found = ask(f"/meta-llama/Llama-2-7b/{page}", {path: reply(404, x_error_code="RevisionNotFound")})
        assert found.kind is BROKEN, page
        assert "branch" in found.reason


def test_a_revision_of_a_pull_request_is_one_segment() -> None:
    talk = hub({f"{LLAMA}/revision/refs%2Fpr%2F3": model(siblings=[{"rfilename": "a"}])})
    assert talk.verdict(f"{HUB}/meta-llama/Llama-2-7b/blob/refs/pr/3/a").kind is OK


def test_files_of_a_renamed_repository_keep_their_path() -> None:
    says: dict[str, Said] = {
        "/api/models/a/old": moved("/api/models/b/new"),
        "/api/models/b/new": model("b/new", siblings=[{"rfilename": "docs/x.md"}]),
    }
    found = ask("/a/old/blob/main/docs/x.md#L3", says)
    assert (found.kind, found.final_url) == (REDIRECTED, f"{HUB}/b/new/blob/main/docs/x.md#L3")


def test_datasets_spaces_kernels_and_buckets_have_their_own_addresses() -> None:
    for section in ("datasets", "spaces", "kernels", "buckets"):
        talk = hub({f"/api/{section}/lab/thing": model("lab/thing")})
        assert talk.verdict(f"{HUB}/{section}/lab/thing").kind is OK


def test_a_space_is_not_asked_for_fields_that_only_models_have() -> None:
    talk = hub({"/api/spaces/lab/demo": model("lab/demo")})
    talk.verdict(f"{HUB}/spaces/lab/demo")
    assert "safetensors" not in talk.log[0].url
    assert "expand=disabled" in talk.log[0].url


def test_a_dataset_without_owner() -> None:
    says: dict[str, Said] = {"/api/datasets/squad": moved("/api/datasets/rajpurkar/squad"),
                             "/api/datasets/rajpurkar/squad": model("rajpurkar/squad")}  # fmt: skip
    assert ask("/datasets/squad", says).final_url == f"{HUB}/datasets/rajpurkar/squad"


def test_a_model_without_owner_is_asked_as_it_is_written() -> None:
    says: dict[str, Said] = {"/api/models/gpt2": moved("/api/models/openai-community/gpt2"),
                             "/api/models/openai-community/gpt2": model("openai-community/gpt2")}  # fmt: skip
    found = ask("/gpt2", says)
    assert (found.kind, found.final_url) == (REDIRECTED, f"{HUB}/openai-community/gpt2")


ORG, USER = "/api/organizations/lab/overview", "/api/users/lab/overview"
NO_USER = reply(404, {"error": "This user does not exist"})


def test_an_organisation_is_found_at_once() -> None:
    talk = hub({ORG: reply(200, {"name": "lab", "fullname": "The Lab"})})
    found = talk.verdict(f"{HUB}/lab")
    assert (found.kind, found.facts["fullname"], len(talk.log)) == (OK, "The Lab", 1)


def test_an_organisation_in_other_letter_case_answers_200_with_its_name() -> None:
    found = ask("/lab", {ORG: reply(200, {"name": "Lab"})})
    assert (found.kind, found.final_url) == (REDIRECTED, f"{HUB}/Lab")


def test_a_user_is_asked_for_after_the_organisation() -> None:
    talk = hub({ORG: reply(404, {"error": "not found"}), USER: reply(200, {"user": "lab"})})
    assert talk.verdict(f"{HUB}/lab").kind is OK
    assert talk.paths == [ORG, USER]


def test_a_user_in_other_letter_case_answers_307() -> None:
    right = "/api/users/Lab/overview"
    says: dict[str, Said] = {ORG: NO_USER, USER: moved(right), right: reply(200, {"user": "Lab"})}
    assert ask("/lab", says).final_url == f"{HUB}/Lab"


def test_an_address_of_one_part_may_be_an_old_model() -> None:
    says: dict[str, Said] = {ORG: NO_USER, USER: NO_USER, "/api/models/lab": moved("/api/models/new/lab"),
                             "/api/models/new/lab": model("new/lab")}  # fmt: skip
    assert ask("/lab", says).final_url == f"{HUB}/new/lab"


def test_a_name_that_is_nothing_is_broken() -> None:
    found = ask("/lab", {ORG: NO_USER, USER: NO_USER, "/api/models/lab": MISSING})
    assert found.kind is BROKEN
    assert "organisation, user or model" in found.reason


def test_trouble_with_an_owner_is_unverified() -> None:
    assert ask("/lab", {ORG: reply(503)}).kind is UNVERIFIED


COLLECTION = "/api/collections/lab/models-64f000000000000000000000"


def test_collections_of_both_forms() -> None:
    for slug in ("models-64f000000000000000000000", "ministral-3"):
        found = ask(f"/collections/lab/{slug}", {f"/api/collections/lab/{slug}": reply(200, {"title": "All"})})
        assert found.kind is OK


def test_a_missing_collection_is_broken_and_a_private_one_forbidden() -> None:
    assert (
        ask(COLLECTION.removeprefix("/api"), {COLLECTION: reply(404, {"error": "Collection not found"})}).kind is BROKEN
    )
    assert ask(COLLECTION.removeprefix("/api"), {COLLECTION: reply(200, {"private": True})}).kind is FORBIDDEN


def test_a_long_collection_that_was_cut_is_ok() -> None:
    cut = HttpReply("", 200, {}, b'{"title": "x', is_complete=False)
    assert ask(COLLECTION.removeprefix("/api"), {COLLECTION: cut}).kind is OK


def test_a_paper_page_that_is_not_there_is_not_broken_as_the_hub_offers_to_make_it() -> None:
    assert ask("/papers/2307.09288", {"/api/papers/2307.09288": reply(200, {"id": "2307.09288"})}).kind is OK
    found = ask("/papers/2307.09288", {"/api/papers/2307.09288": reply(404)})
    assert (found.kind, found.suggestion) == (UNVERIFIED, "https://arxiv.org/abs/2307.09288")


def test_a_discussion_is_asked_for_by_itself() -> None:
    path = f"{LLAMA}/discussions/12"
    assert ask("/meta-llama/Llama-2-7b/discussions/12", {path: reply(200, {"num": 12})}).kind is OK
    assert ask("/meta-llama/Llama-2-7b/discussions/12", {path: reply(404)}).kind is BROKEN


def test_a_page_that_repositories_do_not_have_is_left_open() -> None:
    assert ask("/meta-llama/Llama-2-7b/whatever", {LLAMA: model()}).kind is UNVERIFIED


def test_names_that_nothing_can_have_are_broken_without_a_request() -> None:
    talk = hub({})
    assert talk.verdict(f"{HUB}/lab/mod%C3%A9l").kind is BROKEN
    assert talk.log == []


def test_dots_in_a_path_are_not_followed() -> None:
    assert hub({}).verdict(f"{HUB}/lab/../other/x").kind is UNVERIFIED


def test_the_short_host_is_the_hub_too_and_mirrors_are_not() -> None:
    assert hub({LLAMA: model()}).verdict("https://hf.co/meta-llama/Llama-2-7b").kind is OK
    for url in ("https://hf-mirror.com/a/b", "https://lab-demo.hf.space", f"{HUB}/blog/x", "https://example.org/a/b"):
        assert not takes(Target(url, (), read_url(url)))


def test_facts_for_verify() -> None:
    found = ask(
        "/meta-llama/Llama-2-7b",
        {
            LLAMA: model(
                createdAt="2023-07-13T16:23:56.000Z",
                tags=["license:llama2", "arxiv:2307.09288", "base_model:quantized:a/b", 3],
                cardData={"license": "llama2", "language": "en", "base_model": "a/b"},
                safetensors={"parameters": {"F16": 6738417664}, "total": 6738417664},
            )
        },
    )
    assert found.facts == {
        "service": "huggingface",
        "kind": "model",
        "id": "meta-llama/Llama-2-7b",
        "created": "2023-07-13T16:23:56.000Z",
        "license": "llama2",
        "parameters": 6738417664,
        "base_models": ["a/b"],
        "arxiv": ["2307.09288"],
        "languages": ["en"],
        "quantized": True,
    }


def test_facts_survive_whatever_a_card_says() -> None:
    odd = model(tags="x", cardData=[1], safetensors={"total": "7"}, baseModels=3, createdAt=5, siblings="no")
    assert ask("/meta-llama/Llama-2-7b", {LLAMA: odd}).facts["id"] == "meta-llama/Llama-2-7b"


def test_pages_that_the_api_does_not_know_are_asked_as_pages_at_the_same_place() -> None:
    talk = Conversation(
        HUGGINGFACE_PAGES, {"/blog/llama2": reply(200, body="<title>Llama 2</title>"), "/docs/x/gone": reply(404)}
    )
    found = talk.verdicts(f"{HUB}/blog/llama2", f"{HUB}/docs/x/gone")
    assert [one.kind for one in found.values()] == [OK, BROKEN]
    assert all(one.url.startswith("https://hub.test/") for one in talk.log)
