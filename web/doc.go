// Package web holds what a browser gets beside the pages: one style sheet and the
// fonts, built from npm packages into dist by `make web`, and served under a name
// that changes with the content, so that it may be kept for ever.
//
// The style sheet is NL Design System components (EUPL-1.2) with the tokens of
// Meent; the font is Atkinson Hyperlegible Next (SIL OFL 1.1). NOTICE.txt in dist
// lists every package with its version.
package web
