// Package browser goes through Meent in a real browser, as its residents do: the
// journeys on both stores, accessibility of every page in every dress, and the pages
// as they look.
//
// Chromium is Debian's. Without it the tests are skipped; MEENT_TEST_BROWSER=required
// makes its absence a failure. With MEENT_SCREENSHOTS=write the picture of the README
// is made anew.
package browser
