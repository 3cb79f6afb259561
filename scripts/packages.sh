# shellcheck shell=bash
# What the house needs of the system it stands on. Sourced by `run` and `test`.
# apt is asked only for what is really missing, so that a second run takes no time and needs no network.

# tell ENGLISH VIETNAMESE: a line for whoever sits at the screen.
tell() {
  printf '%s\n%s\n' "$1" "$2"
}

# Liberation Serif 2 is what paper is set in where Times New Roman is not at hand; version 1 lacks Vietnamese letters.
# Debian 12 has it as fonts-liberation2, beside a fonts-liberation 1; from Debian 13 on fonts-liberation is version 2.
has_liberation_2() {
  local status version
  while read -r status version; do
    if [[ $status == installed ]] && dpkg --compare-versions "${version#1:}" ge 2; then return 0; fi
  done < <(dpkg-query -W -f='${db:Status-Status} ${Version}\n' fonts-liberation2 fonts-liberation 2>/dev/null)
  return 1
}

# Does the machine have what the package is for? Asked by what it brings, not by its name, so that Node from
# elsewhere or the LibreOffice of a desktop counts as well.
is_there() {
  case $1 in
    gcc) command -v cc ;;
    libc6-dev) [[ -e /usr/include/stdio.h ]] ;;
    ca-certificates) [[ -e /etc/ssl/certs/ca-certificates.crt ]] ;;
    fonts-liberation2) has_liberation_2 ;;
    postgresql) compgen -G '/usr/lib/postgresql/*/bin/initdb' ;;
    postgresql-client) command -v psql ;;
    poppler-utils) command -v pdftotext ;;
    libreoffice-writer-nogui) [[ -e /usr/lib/libreoffice/program/libswlo.so ]] ;;
    libreoffice-calc-nogui) [[ -e /usr/lib/libreoffice/program/libsclo.so ]] ;;
    nodejs) command -v node ;;
    *) command -v "$1" ;;
  esac >/dev/null
}

# lacking PACKAGE...: prints those of them that the machine has not.
lacking() {
  local package
  for package in "$@"; do
    is_there "$package" || printf '%s\n' "$package"
  done
}

# with_rights COMMAND...: as root, or through a sudo that asks nothing; fails without a word where neither is at hand.
with_rights() {
  if ((EUID == 0)); then
    "$@"
  elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
    sudo -n "$@"
  else
    return 1
  fi
}

# What apt calls a package here: see has_liberation_2.
apt_name() {
  if [[ $1 == fonts-liberation2 ]] && ! apt-cache show fonts-liberation2 >/dev/null 2>&1; then
    printf 'fonts-liberation\n'
  else
    printf '%s\n' "$1"
  fi
}

apt_install() {
  local package
  local -a names=() apt=(env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300)
  # An old list names files that the mirrors no longer have; a mirror that does not answer is no reason to give up.
  with_rights "${apt[@]}" update || true
  for package in "$@"; do names+=("$(apt_name "$package")"); done
  with_rights "${apt[@]}" install -y --no-install-recommends "${names[@]}"
}

# see_to_packages PACKAGE...: installs what is lacking where it may; otherwise names it and fails.
see_to_packages() {
  local -a missing
  mapfile -t missing < <(lacking "$@")
  ((${#missing[@]})) || return 0
  if command -v apt-get >/dev/null && with_rights true; then
    tell "Installing with apt: ${missing[*]}" "Đang cài bằng apt: ${missing[*]}"
    apt_install "${missing[@]}" </dev/null || true
    mapfile -t missing < <(lacking "$@")
    ((${#missing[@]})) || return 0
  fi
  tell "Not on this machine, please install: ${missing[*]}" "Máy còn thiếu, đề nghị cài: ${missing[*]}" >&2
  return 1
}

# A shell that was open while rustup ran does not know of cargo yet.
see_to_cargo() {
  command -v cargo >/dev/null || PATH="${CARGO_HOME:-$HOME/.cargo}/bin:$PATH"
  command -v cargo >/dev/null && return 0
  tell "A Rust toolchain is needed: https://rustup.rs" "Cần có bộ công cụ Rust: https://rustup.rs" >&2
  return 1
}
