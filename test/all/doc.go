// Command all is what `make test` runs once everything is built: static analysis,
// every Go test beside one throw-away PostgreSQL server, the tests of the front end,
// the laws and the API description.
//
// It goes on after a failure, shows what failed, and ends with one plain line:
// N passed, N failed. A static check counts as one. It exits 1 when anything failed,
// and also when a check ran nothing.
package main
