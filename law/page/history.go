package page

import (
	"meent.nl/meent/law/document"
	"meent.nl/meent/law/value"
)

// parameter lays a number out with what it was and will be in every version of the
// law that has it.
func (b *builder) parameter(p *document.Parameter) Parameter {
	out := Parameter{Named: Named{p.Name, b.lang.text(p.Label)}, Cites: p.Cites, Fills: b.filled(p.Fills)}
	if p.Table == nil {
		out.Unit = TypeText(p.Type, b.lang)
	} else {
		out.Columns = b.columns(p.Table)
	}
	for _, version := range b.set.Versions(b.d.Law) {
		was := version.Parameter(p.Name)
		if was == nil || !sameShape(was, p) {
			continue
		}
		for i := range was.Values {
			b.addValue(&out, version, was, i)
		}
	}
	out.Ended = endedBefore(out.Values, b.on)
	return out
}

// endedBefore is the last day before a date on which there is a value; 0 where the date
// has one, or where all are later.
func endedBefore(values []Value, on value.Date) value.Date {
	var last value.Date
	for _, v := range values {
		switch {
		case v.Current:
			return 0
		case v.Until != 0 && v.Until < on:
			last = max(last, v.Until)
		}
	}
	return last
}

// addValue adds a value for the days on which both it and its version hold. One that
// a next version goes on with is not told twice.
func (b *builder) addValue(out *Parameter, d *document.Document, p *document.Parameter, i int) {
	v := p.Values[i]
	span := Span{v.From, v.Until}
	if v.Until == 0 && i+1 < len(p.Values) {
		span.Until = p.Values[i+1].From - 1
	}
	if d.Until != 0 && (span.Until == 0 || span.Until > d.Until) {
		span.Until = d.Until
	}
	span.From = max(span.From, d.From)
	if span.Until != 0 && span.Until < span.From {
		return
	}
	one := Value{Span: span, Source: v.Source, Unconfirmed: v.Unconfirmed, Current: span.From <= b.on && (span.Until == 0 || b.on <= span.Until)}
	if label := b.lang.text(p.Label); label != out.Label {
		one.Label = label
	}
	if p.Table == nil {
		one.Text = b.parameterText(p, v)
	}
	for _, r := range v.Rows {
		one.Rows = append(one.Rows, b.rowTexts(p.Table, r))
	}
	if n := len(out.Values); n > 0 && v.From < d.From && out.Values[n-1].Until == d.From-1 && sameValue(out.Values[n-1], one) {
		last := &out.Values[n-1]
		last.Until, last.Current = one.Until, last.Current || one.Current
		return
	}
	out.Values = append(out.Values, one)
}

// sameShape tells whether two numbers can stand in one history.
func sameShape(a, b *document.Parameter) bool {
	if a.Table == nil || b.Table == nil {
		return a.Table == nil && b.Table == nil && a.Type.Equal(b.Type)
	}
	if len(a.Table.Columns) != len(b.Table.Columns) {
		return false
	}
	for i, c := range a.Table.Columns {
		if c.Name != b.Table.Columns[i].Name || !c.Type.Equal(b.Table.Columns[i].Type) {
			return false
		}
	}
	return true
}

func sameValue(a, b Value) bool {
	if a.Text != b.Text || a.Label != b.Label || a.Unconfirmed != b.Unconfirmed || len(a.Rows) != len(b.Rows) {
		return false
	}
	for i, row := range a.Rows {
		for k, cell := range row {
			if cell != b.Rows[i][k] {
				return false
			}
		}
	}
	return true
}
