// Package browser goes through Meent in a real browser, as its residents do: the
// journeys on both stores, accessibility of every page in every dress, and the pages
// as they look.
//
// Chromium is Debian's. Without it the tests are skipped; MEENT_TEST_BROWSER=required
// makes its absence a failure. MEENT_PICTURES names a folder for a picture of every page
// in every dress; MEENT_SCREENSHOTS=write makes the picture of the README anew.
package browser
