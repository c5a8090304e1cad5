// Command all is what `make test` runs once everything is built: static analysis, the
// laws, the tests of the front end, and every Go test, which include those in a browser
// and the linter of the API, beside one throw-away PostgreSQL server.
//
// It goes on after a failure, shows what failed, and ends with one plain line:
// N passed, N failed. A static check counts as one. It exits 1 when anything failed,
// and also when a check ran nothing.
package main
