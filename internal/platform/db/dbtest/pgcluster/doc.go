// Package pgcluster runs a throw-away PostgreSQL server for tests, from the server
// programs of the machine, on a socket in a folder of its own.
//
// Invariants: no port is opened; root's server runs as the user postgres, which it
// demands; the server and its folder go when its owner stops it, ends or is killed.
package pgcluster
