# shellcheck shell=bash
# A throwaway PostgreSQL: a cluster of its own in a folder of its own, reached through a socket in that folder alone.
#
# Sourced after system.sh. PostgreSQL refuses to run as root, so root runs it as the package's user `postgres`.
# Nothing is flushed to disk: what it holds is worth nothing after the tests.

POSTGRES_PORT=5432 # names the socket; no network port is opened

# Starts the cluster in FOLDER (which must exist and be empty) and prints its SQLAlchemy URL.
start_postgres() { # FOLDER
  local folder=$1 log=$1/start.log
  ! is_root || chown postgres: "$folder"
  if ! {
    as_postgres initdb --pgdata "$folder/data" --username rasoat --auth trust --encoding UTF8 --locale C.UTF-8 --no-sync &&
      as_postgres pg_ctl --pgdata "$folder/data" --log "$folder/server.log" --wait --timeout 60 \
        -o "-k '$folder' -p $POSTGRES_PORT -c listen_addresses='' -c fsync=off -c synchronous_commit=off -c full_page_writes=off" \
        start &&
      as_postgres createdb --host "$folder" --port "$POSTGRES_PORT" --username rasoat rasoat
  } </dev/null >"$log" 2>&1; then
    tail -n 20 "$log" "$folder/server.log" >&2 || true
    say "PostgreSQL tạm không khởi động được."
    return 1
  fi
  printf 'postgresql+psycopg://rasoat@/rasoat?host=%s&port=%s\n' "$folder" "$POSTGRES_PORT"
}

stop_postgres() { # FOLDER
  [ -f "$1/data/postmaster.pid" ] || return 0
  as_postgres pg_ctl --pgdata "$1/data" --mode immediate --wait stop </dev/null >/dev/null 2>&1 || true
}

as_postgres() { # PROGRAM ARGUMENT…
  local program
  program=$(postgres_program "$1")
  shift
  if is_root; then
    (cd / && setpriv --reuid postgres --regid postgres --init-groups "$program" "$@")
  else
    "$program" "$@"
  fi
}

# Debian keeps the programs of every version apart and off the path: the newest is taken.
postgres_program() { # NAME
  local newest
  newest=$(compgen -G "/usr/lib/postgresql/*/bin/$1" | sort -V | tail -n 1)
  printf '%s\n' "${newest:-$1}"
}
