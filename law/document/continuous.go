package document

import "fmt"

// continuous finds days on which a law is in force and one of its parameters has no
// value, although a later one is known: the days between two values, in one version or
// from one version to the next. A value that ends before any other is known is no fault:
// so a law says that an amount has not been set yet.
//
// Values that a reform brings may begin later than what is known until then.
func (l *linker) continuous() {
	for _, law := range l.set.laws {
		versions := l.set.versions[law]
		for i, d := range versions {
			for _, p := range d.Parameters {
				l.continues(d, p, versions[i+1:])
			}
		}
	}
}

func (l *linker) continues(d *Document, p *Parameter, later []*Document) {
	for i, v := range p.Values {
		if v.Until == 0 || v.Until >= d.last() {
			continue
		}
		gap := span{max(v.Until+1, d.From), d.last()}
		var next ParameterValue
		if i+1 < len(p.Values) {
			next = p.Values[i+1]
			gap.until = min(gap.until, next.From-1)
		} else if next = knownLater(p.Name, later); next.From == 0 || l.reforming {
			continue
		}
		if gap.from > gap.until || l.reforming && next.Place.File != d.Place.File {
			continue
		}
		l.fault(v.Place, fmt.Sprintf("%s has no value %s, and a later one is known (%s)", p.Name, gap, next.Place),
			"until: the day before the next value, or no until")
	}
}

// knownLater is the first value that a parameter has in a later version; its From is 0
// where none has it.
func knownLater(name string, later []*Document) ParameterValue {
	for _, d := range later {
		if p := d.Parameter(name); p != nil && len(p.Values) > 0 {
			return p.Values[0]
		}
	}
	return ParameterValue{}
}
