package textcheck

import (
	"cmp"
	"slices"

	"meent.nl/meent/law/statute"
	"meent.nl/meent/law/value"
)

// Texts are official texts by regulation.
type Texts struct {
	of map[string][]*statute.Text // per source, oldest version first
}

// NewTexts takes texts in any order. Of two texts of one version the publication
// itself stays.
func NewTexts(all []*statute.Text) *Texts {
	t := &Texts{of: map[string][]*statute.Text{}}
	for _, one := range all {
		t.of[one.Source] = append(t.of[one.Source], one)
	}
	for source, versions := range t.of {
		slices.SortStableFunc(versions, func(a, b *statute.Text) int {
			return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(rank(a.Format), rank(b.Format)))
		})
		t.of[source] = slices.CompactFunc(versions, func(a, b *statute.Text) bool { return a.From == b.From })
	}
	return t
}

func rank(f statute.Format) int {
	if f == statute.BWB {
		return 0
	}
	return 1
}

// Versions are the texts of a regulation, oldest first.
func (t *Texts) Versions(source string) []*statute.Text { return t.of[source] }

// During are the versions in force on some day from one day to another, both included:
// the newest that is not later than the first day, and those that begin after it.
func (t *Texts) During(source string, from, until value.Date) []*statute.Text {
	var out []*statute.Text
	for _, one := range t.of[source] {
		switch {
		case one.From <= from:
			out = []*statute.Text{one}
		case one.From <= until:
			out = append(out, one)
		}
	}
	return out
}
