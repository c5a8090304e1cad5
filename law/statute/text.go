package statute

import (
	"regexp"
	"strings"

	"meent.nl/meent/law/value"
)

// Text is one version of the official text of a regulation.
type Text struct {
	Source   string     // BWBR0018451, CVDR345917
	Title    string     // Wet op de zorgtoeslag; empty where the file gives none
	From     value.Date // the first day of this version
	Format   Format
	Articles []Article // in the order of the regulation
}

// Format is the kind of file that a text was read from.
type Format string

// The formats. BWB is the publication itself, YAML was made from it.
const (
	BWB  Format = "bwb"
	YAML Format = "yaml"
)

// Status says whether an article counts.
type Status string

// What an article can be. A repealed one keeps its number.
const (
	InForce  Status = ""
	Repealed Status = "vervallen"
	NotYet   Status = "nog niet in werking"
)

// Article is an article of a text.
type Article struct {
	Number  string `json:"number"` // 2, 4a, 1:3, 8.14a
	Heading string `json:"heading,omitempty"`
	Status  Status `json:"status,omitempty"`
	// Whole says that the file gives the article as one text, of which the leden could
	// not be told apart.
	Whole bool   `json:"whole,omitempty"`
	Parts []Part `json:"parts"`
}

// Kind is what a part of an article is.
type Kind string

// The kinds of part, in the words of the law.
const (
	Lid       Kind = "lid"
	Onderdeel Kind = "onderdeel"
	Alinea    Kind = "alinea"
)

// Part is a part of an article, with the parts inside it.
type Part struct {
	Kind   Kind   `json:"kind"`
	Number string `json:"number,omitempty"` // 1, a, 1°; empty of an alinea and of a part behind a dash
	Text   string `json:"text,omitempty"`   // in one line
	Parts  []Part `json:"parts,omitempty"`
}

// Article is the article of that number that counts, or else the one that is
// repealed or not yet in force; false where there is none.
func (t *Text) Article(number string) (*Article, bool) {
	var found *Article
	for i := range t.Articles {
		a := &t.Articles[i]
		if !sameNumber(a.Number, number) {
			continue
		}
		if a.Status == InForce {
			return a, true
		}
		if found == nil {
			found = a
		}
	}
	return found, found != nil
}

// sameNumber compares numbers as people write them: 4A is 4a, 1° is 1 and i.
// is i.
func sameNumber(a, b string) bool { return foldNumber(a) == foldNumber(b) }

func foldNumber(n string) string {
	return strings.ToLower(strings.TrimRight(strings.TrimSpace(n), ".°)º: "))
}

// vervallen and nogniet are the whole text of a part that holds its number only.
var (
	vervallen = regexp.MustCompile(`(?i)^[\[( ]*(dit (artikel|lid|onderdeel) is )?vervallen( (per|met ingang van) [0-9a-z -]+)?[\]). ;]*$`)
	nogniet   = regexp.MustCompile(`(?i)^[\[( ]*dit (artikel|lid|onderdeel) is nog niet in werking getreden[\]). ;]*$`)
)

// Status tells whether a part says something, or holds its number only.
func (p Part) Status() Status {
	switch {
	case len(p.Parts) == 0 && vervallen.MatchString(p.Text):
		return Repealed
	case len(p.Parts) == 0 && nogniet.MatchString(p.Text):
		return NotYet
	}
	return InForce
}

// plain puts a text on one line.
func plain(text string) string { return strings.Join(strings.Fields(text), " ") }

// Lines writes parts one below the other, each with its number, deeper ones further
// to the right.
func Lines(parts []Part) []string {
	var out []string
	var write func(parts []Part, indent string)
	write = func(parts []Part, indent string) {
		for _, p := range parts {
			line := p.Text
			if p.Number != "" {
				line = strings.TrimSpace(p.Number + mark(p) + " " + p.Text)
			}
			if line != "" {
				out = append(out, indent+line)
			}
			write(p.Parts, indent+"  ")
		}
	}
	write(parts, "")
	return out
}

// mark is what stands behind a number; 1° has its own.
func mark(p Part) string {
	if strings.HasSuffix(p.Number, "°") {
		return ""
	}
	return "."
}
