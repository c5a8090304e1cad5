package gbav

import (
	"fmt"

	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/population/personlist"
)

// Refusal says why a list is not taken in. It holds no value of the list.
type Refusal struct {
	Line   int // of the list's first line
	Reason string
}

func (r *Refusal) Error() string { return fmt.Sprintf("line %d: refused: %s", r.Line, r.Reason) }

// Remark is a value of an accepted list that could not be read, and is kept as
// unknown.
type Remark struct {
	Line    int
	Element string // 05.07.10
	Text    string
}

func (r Remark) String() string { return fmt.Sprintf("line %d: %s %s", r.Line, r.Element, r.Text) }

// mapper turns a list into a person.
type mapper struct {
	list    *List
	remarks []Remark
}

// Person is the list as a person, or a *Refusal. Data that were entered in error
// (element 84.10) are left out.
func (l *List) Person() (*personlist.Person, []Remark, error) {
	if l.tooLarge() {
		return nil, nil, l.refuse("it has more than %d lines, or more than %d bytes", maxRows, maxSize)
	}
	now := l.now(person)
	bsn, err := parseBSN(now.get(120))
	if now.get(120) == "" {
		return nil, nil, l.refuse("it has no BSN (01.01.20)")
	}
	if err != nil {
		return nil, nil, l.refuse("its BSN (01.01.20) is not one: %v", err)
	}
	switch reason := l.now(enrolment).get(6720); reason {
	case "", "O", "E", "M", "R":
	case "F", "W":
		return nil, nil, l.refuse("it was made in error and is withdrawn (07.67.20 is %s)", reason)
	default:
		return nil, nil, l.refuse("its reason of suspension (07.67.20) is not one of O, E, M, R, F, W")
	}
	m := &mapper{list: l}
	p := &personlist.Person{
		Line:    l.Line,
		BSN:     bsn,
		Names:   names(now),
		NameUse: m.word(person, 6110, now, "E", "P", "V", "N"),
		Gender:  m.gender(person, now),
		Birth:   m.birth(person, now),
	}
	m.family(p)
	m.status(p)
	m.residence(p)
	return p, m.remarks, nil
}

func (l *List) refuse(format string, args ...any) error {
	return &Refusal{Line: l.Line, Reason: fmt.Sprintf(format, args...)}
}

// parseBSN wants all nine digits: the register never leaves a zero out.
func parseBSN(text string) (kernel.BSN, error) {
	if len(text) != 9 {
		return kernel.BSN{}, kernel.Invalidf("a BSN has 9 digits")
	}
	return kernel.ParseBSN(text)
}

func (m *mapper) remark(r record, category int, el element, text string) {
	m.remarks = append(m.remarks, Remark{Line: r.line, Element: name(category, el), Text: text})
}

// date reads a date; what is not one is unknown, and remarked on.
func (m *mapper) date(category int, el element, r record) personlist.Date {
	d, ok := personlist.ParseDate(r.get(el))
	if !ok {
		m.remark(r, category, el, "is not a date (YYYYMMDD, with 00 for a part that is unknown); kept as unknown")
		return personlist.UnknownDate()
	}
	return d
}

// word reads one of a few codes; anything else is unknown, and remarked on.
func (m *mapper) word(category int, el element, r record, allowed ...string) string {
	text := r.get(el)
	if text == "" {
		return ""
	}
	for _, a := range allowed {
		if text == a {
			return text
		}
	}
	m.remark(r, category, el, "is not a code of the Logisch Ontwerp; kept as unknown")
	return ""
}

func (m *mapper) gender(category int, r record) personlist.Gender {
	if g := m.word(category, 410, r, "M", "V", "O"); g != "" {
		return personlist.Gender(g)
	}
	return personlist.GenderUnknown
}

func (m *mapper) birth(category int, r record) personlist.Birth {
	return personlist.Birth{On: m.date(category, 310, r), Place: r.get(320), Country: r.get(330)}
}

func names(r record) personlist.Names {
	return personlist.Names{Given: r.get(210), Title: r.get(220), Prefix: r.get(230), Surname: r.get(240)}
}
