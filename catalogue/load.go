package catalogue

import (
	"errors"
	"io/fs"
	"regexp"
	"slices"

	"meent.nl/meent/catalogue/internal/strict"
	"meent.nl/meent/law"
	"meent.nl/meent/law/document"
	"meent.nl/meent/law/value"
)

// Load reads the world below the root of fsys: regulations.yaml and the folders
// organisations, registers, purposes, services, life-events, what-ifs (a file each) and laws.
// Its error is document.Faults: everything that is wrong, in the order of files and
// lines.
func Load(fsys fs.FS) (*Catalogue, error) {
	l := &loader{fsys: fsys, at: map[any]strict.Node{}, c: &Catalogue{
		regulations: map[string]*Regulation{}, organisations: map[string]*Organisation{},
		registers: map[string]*Register{}, purposes: map[string]*Purpose{},
		services: map[string]*Service{}, lifeEvents: map[string]*LifeEvent{}, whatIfs: map[string]*WhatIf{},
		fields: map[string]*Field{}, relations: map[string]*Relation{},
	}}
	l.parse()
	l.file(regulationsName, l.regulationsFile)
	l.folder("organisations", l.organisation)
	l.folder("registers", l.register)
	l.fieldTypes()
	l.folder("purposes", l.purpose)
	l.folder("life-events", l.lifeEvent)
	l.folder("services", l.service)
	l.folder("what-ifs", l.whatIf)
	l.sort()
	l.link()
	l.laws()
	if l.faults.Any() {
		return nil, l.faults.Sorted()
	}
	l.needs()
	l.linkWhatIfs()
	if l.faults.Any() {
		return nil, l.faults.Sorted()
	}
	return l.c, nil
}

// loader reads the files and checks them. It notes every fault and goes on.
type loader struct {
	fsys   fs.FS
	faults strict.Faults
	c      *Catalogue
	at     map[any]strict.Node // where a part of the world, or one of its names, stands
	later  []func()            // types of fields, once every relation is known
	// whatIfs are checked against the laws once those are there.
	whatIfs []*whatIfReader
	changes []value.Date           // see changesOf
	files   map[string]strict.File // of the world, without the laws
}

// name is the key in loader.at of a name within a part of the world.
type name struct {
	owner any
	name  string
}

func (l *loader) laws() {
	if _, err := fs.Stat(l.fsys, "laws"); errors.Is(err, fs.ErrNotExist) {
		return
	}
	corpus, err := law.Load(l.fsys, "laws", l.c)
	if faults := (document.Faults)(nil); errors.As(err, &faults) {
		l.faults.Append(faults)
		return
	} else if err != nil {
		l.faults.Add(document.Place{File: "laws", Line: 1, Column: 1}, err.Error(), "")
		return
	}
	l.c.Laws, l.changes = corpus, changesOf(corpus.Documents())
}

// sort makes the order of the catalogue that of the ids, whatever the files are
// called.
func (l *loader) sort() {
	byID := func(a, b string) int {
		switch {
		case a < b:
			return -1
		case a > b:
			return 1
		}
		return 0
	}
	slices.SortFunc(l.c.Regulations, func(a, b *Regulation) int { return byID(a.ID, b.ID) })
	slices.SortFunc(l.c.Organisations, func(a, b *Organisation) int { return byID(a.ID, b.ID) })
	slices.SortFunc(l.c.Registers, func(a, b *Register) int { return byID(a.ID, b.ID) })
	slices.SortFunc(l.c.Purposes, func(a, b *Purpose) int { return byID(a.ID, b.ID) })
	slices.SortFunc(l.c.Services, func(a, b *Service) int { return byID(a.ID, b.ID) })
	slices.SortFunc(l.c.LifeEvents, func(a, b *LifeEvent) int { return byID(a.ID, b.ID) })
	slices.SortFunc(l.c.WhatIfs, func(a, b *WhatIf) int { return byID(a.ID, b.ID) })
}

var (
	idForm   = regexp.MustCompile(`^[a-z][a-z0-9-]{0,59}$`)
	nameForm = regexp.MustCompile(`^[a-z][a-z0-9_]{0,59}$`)
	goalForm = regexp.MustCompile(`^[a-z][a-z0-9_-]*\.[a-z][a-z0-9_]*$`)
)

const (
	idWords   = "lower case letters, digits and -, as dienst-toeslagen"
	nameWords = "lower case letters, digits and _, as geboortedatum"
	goalWords = "law.rule, as zorgtoeslag.zorgtoeslag"
)

// id reads an identifier and notes where it stands. It is empty after a fault.
func id(into *string, what string) func(strict.Node) {
	return func(n strict.Node) { *into, _ = n.Match(what, idForm, idWords) }
}

func text(into *string, what string) func(strict.Node) {
	return func(n strict.Node) { *into, _ = n.Text(what) }
}

func flag(into *bool, what string) func(strict.Node) {
	return func(n strict.Node) { *into = n.Bool(what) }
}

// both reads a text in Dutch and in English.
func both(into *Text, what string) func(strict.Node) {
	return func(n strict.Node) {
		n.Map(what,
			strict.Need("nl", func(n strict.Node) { into.NL, _ = n.Text(what + " in Dutch") }),
			strict.Need("en", func(n strict.Node) { into.EN, _ = n.Text(what + " in English") }))
	}
}

// allFields is what a grant for inspection says instead of a list.
const allFields = "all"

// names reads a list of distinct names of a form, each noted under owner.
func (l *loader) names(into *[]string, owner any, what string, form *regexp.Regexp, words string) func(strict.Node) {
	return func(n strict.Node) {
		n.Each(what, func(n strict.Node) {
			text, ok := n.Match("an item of "+what, form, words)
			switch {
			case !ok:
			case slices.Contains(*into, text):
				n.Fault(text+" stands in "+what+" for the second time", "each one once")
			default:
				*into = append(*into, text)
				l.at[name{owner, text}] = n
			}
		})
	}
}
