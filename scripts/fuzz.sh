#!/bin/sh
# fuzz.sh TIME: runs every fuzz test of the module for TIME (10s), one by one.
# Without a bound the time goes to making inputs shorter that failed nothing.
set -eu

for file in $(grep -rl --include='*_test.go' '^func Fuzz' catalogue internal law ldv test); do
	for name in $(sed -n 's/^func \(Fuzz[A-Za-z0-9_]*\)(.*/\1/p' "$file"); do
		echo "== $file $name"
		go test -run '^$' -fuzz "^$name\$" -fuzztime "$1" -fuzzminimizetime 5s "./$(dirname "$file")"
	done
done
