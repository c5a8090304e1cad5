// Package runtest makes random laws, in a small world of facts, and random facts for
// them: for tests of all that works a law out.
package runtest
