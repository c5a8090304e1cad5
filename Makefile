# make run         build everything and start the demo on http://localhost:8080
# make test        every check and test there is; the last line counts them
# make bench       benchmarks
# make bench-openfisca  Meent beside OpenFisca-core; ARGS='--persons 1000000,5000000'
# make screenshots pictures for the README
# make lint        static analysis only
# make fuzz        every fuzz test, briefly
# make nightly     what takes too long for every change: race detector, long fuzzing, 100,000 households a goal
# make clean       remove what was built

.PHONY: run build web test lint bench bench-openfisca screenshots fuzz nightly setup clean
.DELETE_ON_ERROR:

ARGS ?=

run: build
	exec bin/meent demo $(ARGS)

build: web
	go build -trimpath -o bin/meent ./cmd/meent

web: web/dist/manifest.json

web_sources = $(shell find web -type f -not -path 'web/node_modules/*' -not -path 'web/dist/*' -not -name '*.go')

web/dist/manifest.json: web/node_modules/.package-lock.json $(web_sources)
	cd web && npm run --silent build
	touch $@

# npm ci writes this file last.
%/node_modules/.package-lock.json: %/package-lock.json
	cd $* && npm ci
	touch $@

setup:
	@scripts/setup.sh

test: setup build test/node_modules/.package-lock.json
	go run ./test/all

lint: web
	@test -z "$$(gofmt -l bench catalogue cmd internal law ldv test web/*.go | tee /dev/stderr)"
	go vet ./...
	go tool staticcheck ./...

bench: setup build
	go run ./internal/platform/db/dbtest/withpostgres go test -run '^$$' -bench . -benchmem -timeout 60m ./...
	go run ./bench/openfisca

bench-openfisca:
	go run ./bench/openfisca $(ARGS)

screenshots: setup build test/node_modules/.package-lock.json
	MEENT_SCREENSHOTS=write go test -count=1 -run TestPages ./test/browser

fuzz:
	scripts/fuzz.sh 10s

nightly: setup build test/node_modules/.package-lock.json
	MEENT_TEST_POSTGRES=required go run ./internal/platform/db/dbtest/withpostgres go test -race -count=2 -timeout 60m ./...
	MEENT_HOUSEHOLDS=100000 go test -count=1 -timeout 6h -run 'TestNoCliff|TestParametersPullOneWay|TestTwelveMonthsAreTheYear' ./catalogue/nl
	MEENT_HOUSEHOLDS=1000000 go test -count=1 -timeout 12h -run TestFourWaysAgree ./catalogue/nl
	scripts/fuzz.sh 10m

clean:
	rm -rf bin web/node_modules test/node_modules
	find web/dist -type f -not -name .gitkeep -delete
