// Package crash kills the program with kill -9 at random moments, during an import,
// during applications and while cases are decided, and starts it again.
//
// What it holds: nothing that was confirmed to a resident is lost, nothing is done
// twice, and what was interrupted is finished. The seed of the moments is in the
// output of a test that fails.
package crash
