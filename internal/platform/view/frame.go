package view

// Frame is what stands around every page, with what it is about inside.
type Frame struct {
	Lang  string // nl, en
	Title string // of the browser window: what the page answers

	StyleSheet, Font, Icon string // paths

	Home     string    // where the wordmark leads
	Nav      []NavItem // empty when nobody is logged in
	Crumbs   []Link    // from the top down; empty at the top
	Here     string    // path of this page, for the switch of language
	For      string    // for whom one acts; empty when nobody is logged in
	LoggedIn bool
	Notice   string      // what holds for every page of this installation; may be empty
	Letter   *Letterhead // the page prints as a letter

	Help Help
	Body any
}

// NavItem is one of the items of the menu.
type NavItem struct {
	Href, Text string
	Count      int    // what waits there; 0 shows nothing
	CountText  string // the count in words, for who cannot see the badge
	Current    bool
}

// Link leads somewhere.
type Link struct{ Href, Text string }

// Help is how to reach a person, the same on every page.
type Help struct {
	Phone    string // as people write it: 14 0123
	Dial     string // the same for a telephone: 140123
	Hours    string
	Desk     string // where one is helped in person
	Code     string // lets an official see the same page; empty: not logged in
	Href     string // the page about help
	CallBack string // the form to be called back
}

// Letterhead is what a printed letter starts with.
type Letterhead struct {
	Organisation string
	Reference    string
	Date         string
}
