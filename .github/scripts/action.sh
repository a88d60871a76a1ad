#!/usr/bin/env bash
# The steps of action.yml. All that a pull request may have written comes in by environment variables and is quoted.
set -euo pipefail

environment="${RUNNER_TEMP:-${TMPDIR:-/tmp}}/modelist-action"
modelist=("$environment/bin/modelist" --root "${LIST:-.}")

# The working folder is a checkout of strangers: Python imports nothing from it (-I), and git takes no folder in it for
# a repository whose configuration counts.
git() {
  command git -c safe.bareRepository=explicit -C "${LIST:-.}" "$@"
}

install() {
  "$PYTHON" -I -m venv --clear "$environment"
  "$environment/bin/python" -I -m pip --disable-pip-version-check install --quiet "$SOURCE"
}

lint() {
  "${modelist[@]}" lint --format github
}

build() {
  "${modelist[@]}" build --check
}

links() {
  local options=(--format github --deadline 20m)
  case "${LINKS:-changed}" in
    all) ;;
    changed)
      if [[ -z "${BASE:-}" ]]; then
        echo "not a pull request: no link is new, so none was asked" >&2
        return 0
      fi
      # A shallow checkout does not hold the commit that the change is compared with.
      git cat-file -e "$BASE^{commit}" 2>/dev/null ||
        git fetch --quiet --depth=1 origin "$BASE"
      options+=(--since "$BASE")
      ;;
    *)
      echo "links: '${LINKS}' is not changed, all or false" >&2
      return 2
      ;;
  esac
  "${modelist[@]}" links "${options[@]}"
}

case "${1:-}" in
  install | lint | build | links) "$1" ;;
  *)
    echo "usage: action.sh install|lint|build|links" >&2
    exit 2
    ;;
esac
