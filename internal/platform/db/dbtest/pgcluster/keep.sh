# keep.sh PROGRAMS DIR: a PostgreSQL server in DIR until standard input closes.
# Durability is off: what a crash would lose is a test's.
exec 2>&1
trap 'rm -rf "$2"' EXIT
"$1/initdb" -D "$2/data" -U postgres -A trust -E UTF8 --locale=C --no-sync >"$2/log" || { cat "$2/log"; exit 1; }
"$1/pg_ctl" start -w -s -D "$2/data" -l "$2/log" -o "-k $2 -c listen_addresses= -c fsync=off \
-c synchronous_commit=off -c full_page_writes=off -c max_connections=300" || { cat "$2/log"; exit 1; }
echo ready
read -r end
"$1/pg_ctl" stop -s -m immediate -D "$2/data"
