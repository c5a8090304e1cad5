#!/bin/sh
# Installs what the tests need of Debian: PostgreSQL's server programs and Chromium.
# Without apt or root it says what to install.
set -eu

missing=""
[ -n "$(ls /usr/lib/postgresql/*/bin/initdb 2>/dev/null)" ] || command -v initdb >/dev/null || missing="$missing postgresql"
command -v chromium >/dev/null || missing="$missing chromium"
[ -n "$missing" ] || exit 0

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
	export DEBIAN_FRONTEND=noninteractive
	apt-get update -q
	# shellcheck disable=SC2086 # a list of words
	apt-get install -y -q --no-install-recommends $missing
	exit 0
fi
echo "The tests need:$missing. Install it first, as root: apt-get install$missing" >&2
exit 1
