package document

import (
	"fmt"
	"io/fs"
	"slices"

	"go.yaml.in/yaml/v4"
	"meent.nl/meent/law/value"
)

// source is where the law files of a set are; fsys is nil of a set that was not loaded.
type source struct {
	fsys fs.FS
	dir  string
}

// Reformed is another set: the law files of this one, read again, with what reform
// files of fsys change. A reform file is either a law file, which takes the place of
// what the law was on the days that it is in force, or a list of parameters:
//
//	parameters:
//	  - {law: zorgtoeslag, name: standaardpremie, from: 2026-01-01, value: 2400}
//
// A parameter has that value from that day, until the day of until where that is
// given and else for good. The whole is checked as Load does; the set itself stays as
// it is. The error is Faults.
func (s *Set) Reformed(fsys fs.FS, files ...string) (*Set, error) {
	var faults Faults
	l := &linker{
		set:    &Set{versions: map[string][]*Document{}, voc: s.voc, source: s.source},
		voc:    s.voc,
		faults: &faults,
		notes:  map[note]Place{},
		filled: map[*Document][]filling{},

		reforming: true,
	}
	if s.source.fsys == nil {
		return nil, Faults{{Place: Place{".", 1, 1}, Message: "these laws were not read from files, and cannot be reformed"}}
	}
	paths, err := lawFiles(s.source.fsys, s.source.dir)
	if err != nil {
		return nil, Faults{{Place: Place{s.source.dir, 1, 1}, Message: "the folder cannot be read: " + err.Error()}}
	}
	for _, path := range paths {
		l.read(s.source.fsys, path)
	}
	var patches []func()
	for _, path := range files {
		r := &reader{file: path, faults: &faults, voc: s.voc, notes: l.notes}
		n := r.root(fsys)
		if n == nil {
			continue
		}
		if n.Kind == yaml.MappingNode && !hasKey(n, "law") && hasKey(n, "parameters") {
			patches = append(patches, func() { l.patches(r, n) })
			continue
		}
		if d := r.document(n); d != nil {
			l.overtake(s.source.fsys, d)
		}
	}
	for _, patch := range patches { // also of versions that the reform brings
		patch()
	}
	if len(faults) == 0 {
		l.link()
	}
	if len(faults) > 0 {
		faults.sort()
		return nil, faults
	}
	return l.set, nil
}

// read adds the document of a law file.
func (l *linker) read(fsys fs.FS, path string) *Document {
	r := &reader{file: path, faults: l.faults, voc: l.voc, notes: l.notes}
	n := r.root(fsys)
	if n == nil {
		return nil
	}
	d := r.document(n)
	if d != nil {
		l.documents = append(l.documents, d)
	}
	return d
}

// overtake puts a version in the place of what the law was while it is in force.
func (l *linker) overtake(fsys fs.FS, by *Document) {
	for _, d := range slices.Clone(l.documents) {
		if d.Law != by.Law || !overlap(d, by) {
			continue
		}
		before, after := d.From < by.From, d.last() > by.last()
		switch {
		case before && after:
			if tail := l.read(fsys, d.Place.File); tail != nil {
				tail.From = by.last() + 1
			}
			d.Until = by.From - 1
		case before:
			d.Until = by.From - 1
		case after:
			d.From = by.last() + 1
		default:
			l.documents = slices.DeleteFunc(l.documents, func(e *Document) bool { return e == d })
		}
	}
	l.documents = append(l.documents, by)
}

// patches reads and carries out a list of parameters.
func (l *linker) patches(r *reader, n *yaml.Node) {
	r.object(n, "a reform", field{"parameters", true, func(n *yaml.Node) {
		r.list(n, "parameters", func(n *yaml.Node) { l.patch(r, n) })
	}})
}

func (l *linker) patch(r *reader, n *yaml.Node) {
	var law, name string
	var given *yaml.Node
	v := ParameterValue{Place: r.place(n), Source: "reform, " + r.file}
	dated, told := false, len(*r.faults)
	take := func(n *yaml.Node) { given = n }
	r.object(n, "a change of a parameter",
		field{"law", true, r.string(&law, "law")},
		field{"name", true, r.string(&name, "name")},
		field{"from", true, func(n *yaml.Node) { v.From, dated = r.date(n, "from") }},
		field{"until", false, func(n *yaml.Node) { v.Until, _ = r.date(n, "until") }},
		field{"value", false, take},
		field{"rows", false, take},
	)
	if len(*r.faults) > told || !dated {
		return
	}
	if v.Until != 0 && v.Until < v.From {
		r.fault(v.Place, fmt.Sprintf("a value until %s, which is before %s", v.Until, v.From), "the last day that it holds")
		return
	}
	if other, ok := l.changed(change{law, name, v}); ok {
		r.fault(v.Place, fmt.Sprintf("%s of %s is changed for these days on line %d of %s too", clip(name), clip(law), other.Line, other.File), "one value for each day")
		return
	}
	if given == nil {
		r.fault(v.Place, "a change of a parameter without value", "value: …, or rows: … of a table")
		return
	}
	known, found := false, false
	for _, d := range l.documents {
		p := d.Parameter(name)
		known = known || d.Law == law
		if d.Law != law || p == nil || v.Until != 0 && d.From > v.Until || d.last() < v.From {
			continue
		}
		found = true
		ok := false
		if v := v; p.Table != nil {
			if v.Rows, ok = r.rows(given, p); ok {
				ok = l.rowsWithin(v, p)
			}
			p.change(v, ok)
		} else {
			if v.Value, ok = r.amount(given, p.Type); ok {
				ok = l.within(v, p)
			}
			p.change(v, ok)
		}
		if !ok {
			return
		}
	}
	switch {
	case !known:
		r.fault(v.Place, fmt.Sprintf("there is no law %s", clip(law)), "the identifier of a law, as zorgtoeslag")
	case !found:
		r.fault(v.Place, fmt.Sprintf("%s has no parameter %s on or after %s", law, clip(name), v.From), "the name of a parameter of that law")
	}
}

// change is what a reform makes of a parameter.
type change struct {
	law, name string
	value     ParameterValue
}

func (c *change) last() value.Date {
	if c.value.Until == 0 {
		return endless
	}
	return c.value.Until
}

// changed notes a change; true where another is of the same parameter on some of its days.
func (l *linker) changed(c change) (Place, bool) {
	for i := range l.reforms {
		o := &l.reforms[i]
		if o.law == c.law && o.name == c.name && o.value.From <= c.last() && c.value.From <= o.last() {
			return o.value.Place, true
		}
	}
	l.reforms = append(l.reforms, c)
	return Place{}, false
}

// change gives a parameter another value on the days of v.
func (p *Parameter) change(v ParameterValue, ok bool) {
	if !ok {
		return
	}
	var values []ParameterValue
	for i, was := range p.Values {
		until := was.Until
		if until == 0 {
			until = endless
			if i+1 < len(p.Values) {
				until = p.Values[i+1].From - 1
			}
		}
		if was.From < v.From {
			front := was
			if until >= v.From {
				front.Until = v.From - 1
			}
			values = append(values, front)
		}
		if v.Until != 0 && until > v.Until {
			back := was
			back.From = max(was.From, v.Until+1)
			values = append(values, back)
		}
	}
	values = append(values, v)
	slices.SortFunc(values, func(a, b ParameterValue) int { return int(a.From) - int(b.From) })
	p.Values = values
}
