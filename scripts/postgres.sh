# shellcheck shell=bash
# A throw-away PostgreSQL: one cluster in a temporary directory, on 127.0.0.1, gone with its data when the caller ends.
# Sourced by `test` and `scripts/with-postgres`; whoever calls start_postgres calls stop_postgres in a trap on EXIT.

postgres_home=
postgres_pid=

newest_postgres() {
  local -a found
  mapfile -t found < <(compgen -G '/usr/lib/postgresql/*/bin' | sort -V)
  if ! ((${#found[@]})); then
    printf 'No PostgreSQL under /usr/lib/postgresql: install the package postgresql.\n' >&2
    return 1
  fi
  printf '%s\n' "${found[-1]}"
}

# PostgreSQL refuses to run as root; everybody else runs it as himself.
as_postgres() {
  if ((EUID == 0)); then
    setpriv --reuid=postgres --regid=postgres --init-groups "$@"
  else
    "$@"
  fi
}

# The cluster sorts by Vietnamese rules, as an office's may: a column that forgot COLLATE "C" shows in a test.
# A password, because trust on loopback would give every user of the machine the rights of this one.
make_cluster() {
  local bin=$1
  od -An -N16 -tx1 /dev/urandom | tr -d ' \n' >"$postgres_home/password"
  if ((EUID == 0)); then chown -R postgres: "$postgres_home"; fi
  as_postgres "$bin/initdb" --pgdata="$postgres_home/data" --username=postgres \
    --pwfile="$postgres_home/password" --auth=password \
    --encoding=UTF8 --locale=C.UTF-8 --locale-provider=icu --icu-locale=vi \
    --no-sync --no-instructions >"$postgres_home/initdb.log" 2>&1 || {
    cat "$postgres_home/initdb.log" >&2
    return 1
  }
}

# Its own word that it takes connections: a port that answers might be somebody else's.
is_ready() {
  [[ $(sed -n 8p "$postgres_home/data/postmaster.pid" 2>/dev/null) == ready* ]]
}

# serve_cluster BIN PORT: fails when the server ends before it is ready, as it does where the port is taken.
# Nothing of it needs to survive a power cut, so nothing waits for the disk. `pdeathsig` ends it even if the caller is
# killed outright and no trap runs.
serve_cluster() {
  local bin=$1 port=$2 tenths
  local -a server=(
    setpriv --pdeathsig=QUIT "$bin/postgres" -D "$postgres_home/data" -p "$port"
    -c listen_addresses=127.0.0.1 -c unix_socket_directories=
    -c fsync=off -c full_page_writes=off -c synchronous_commit=off -c max_connections=200
  )
  if ((EUID == 0)); then server=(setpriv --reuid=postgres --regid=postgres --init-groups "${server[@]}"); fi
  "${server[@]}" </dev/null >"$postgres_home/server.log" 2>&1 &
  postgres_pid=$!
  for ((tenths = 0; tenths < 600; tenths++)); do
    if is_ready; then return 0; fi
    kill -0 "$postgres_pid" 2>/dev/null || return 1
    sleep 0.1
  done
  return 1
}

# start_postgres: exports PG_URL, which names the cluster's superuser and its database `postgres`.
start_postgres() {
  local bin port attempt
  bin=$(newest_postgres)
  postgres_home=$(mktemp -d -t hoitu-postgres.XXXXXX)
  make_cluster "$bin"
  for attempt in 1 2 3 4 5; do
    # Below 32768 lie the ports that no outgoing connection is given.
    port=$((20000 + RANDOM % 10000))
    if serve_cluster "$bin" "$port"; then
      PG_URL="postgres://postgres:$(<"$postgres_home/password")@127.0.0.1:$port/postgres"
      export PG_URL
      return 0
    fi
    printf 'PostgreSQL did not start on port %d (attempt %d of 5).\n' "$port" "$attempt" >&2
  done
  cat "$postgres_home/server.log" >&2
  return 1
}

stop_postgres() {
  if [[ -n $postgres_pid ]]; then
    kill -QUIT "$postgres_pid" 2>/dev/null || true
    wait "$postgres_pid" 2>/dev/null || true
    postgres_pid=
  fi
  if [[ -n $postgres_home ]]; then
    rm -rf "$postgres_home"
    postgres_home=
  fi
}
