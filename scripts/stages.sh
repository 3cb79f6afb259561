# shellcheck shell=bash
# The stages of a test run: each says its name before it and its seconds after it. Sourced by `test`.

stage_now=
stage_began=0

# stage NAME COMMAND...: the command is not tested here, so that `set -e` holds inside it; a failure ends the script,
# whose EXIT trap calls end_of_stages.
stage() {
  stage_now=$1
  stage_began=$SECONDS
  shift
  printf '\n== %s\n' "$stage_now"
  "$@"
  printf '== %s: %d s\n' "$stage_now" $((SECONDS - stage_began))
  stage_now=
}

# end_of_stages STATUS: the last line says how it went.
end_of_stages() {
  if (($1 == 0)); then
    printf '\n== everything passed: %d s\n' "$SECONDS"
  else
    printf '\n== %s: FAILED after %d s\n' "${stage_now:-set-up}" $((SECONDS - stage_began)) >&2
  fi
}
