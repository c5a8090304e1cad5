package program

import (
	"meent.nl/meent/law/document"
	"meent.nl/meent/law/value"
)

// span is the stretch of days around a date in which no document and no
// parameter that the program uses changes. 0 is no known start or end.
type span struct {
	on, from, until value.Date
}

func (s *span) begins(d value.Date) {
	if d != 0 && (s.from == 0 || d > s.from) {
		s.from = d
	}
}

func (s *span) ends(d value.Date) {
	if d != 0 && (s.until == 0 || d < s.until) {
		s.until = d
	}
}

// contains tells whether a day is in the stretch.
func (s *span) contains(day value.Date) bool {
	return (s.from == 0 || day >= s.from) && (s.until == 0 || day <= s.until)
}

// narrow leaves what both stretches have in common.
func (s *span) narrow(other span) {
	s.begins(other.from)
	s.ends(other.until)
}

func (s *span) document(d *document.Document) {
	s.begins(d.From)
	s.ends(d.Until)
}

// delegation ends the stretch where the regulation of a municipality begins or ends.
func (s *span) delegation(g *document.Delegation) {
	for _, f := range g.Fillers {
		switch d := f.Document; {
		case d.InForce(s.on):
			s.document(d)
		case d.From > s.on:
			s.ends(d.From - 1)
		default:
			s.begins(d.Until + 1)
		}
	}
}

func (s *span) parameter(p *document.Parameter, at document.ParameterValue) {
	s.begins(at.From)
	s.ends(at.Until)
	for _, v := range p.Values {
		if v.From > at.From {
			s.ends(v.From - 1)
		}
	}
}
