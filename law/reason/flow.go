package reason

import (
	"slices"
	"strconv"

	"meent.nl/meent/law/value"
)

// follows says whether the first line of a section only takes over the total of the step
// above it: as it is, or turned into another time, for which it is then labelled.
func (l Line) follows(above int) bool {
	return l.Made && l.Step == above && l.Share == nil && l.Formula == ""
}

// inTime is what an amount becomes that is turned into another time.
func (l Line) inTime() *Text {
	switch perOf(l.Amount.Unit) {
	case value.PerYear:
		return &Text{"In een jaar", "In a year"}
	case value.PerMonth:
		return &Text{"Per maand", "Per month"}
	case value.PerQuarter:
		return &Text{"Per kwartaal", "Per quarter"}
	}
	return l.Label
}

// Flow are the lines of all sections as one waterfall: what a section only takes over
// from the one above it is left out, or named by its time.
func Flow(sections []Section) []Section {
	out := slices.Clone(sections)
	above := 0
	for i, s := range out {
		if len(s.Lines) > 0 && s.Lines[0].follows(above) {
			lines := slices.Clone(s.Lines)
			if lines[0].Base == nil {
				lines = lines[1:]
			} else {
				lines[0].Label = lines[0].inTime()
			}
			out[i].Lines = lines
		}
		above = s.Step
	}
	return out
}

// How is how the amount of a line comes about: 13,7% van € 3.000 per jaar; empty where it
// is taken as it is.
func (l Line) How(v Voice) string {
	switch {
	case l.Base == nil:
		return ""
	case l.Share == nil && l.Formula != "":
		return fill(v.Lang(), "een deel van {base}", "a part of {base}", "base", v.Cents(*l.Base))
	case l.Share == nil:
		from, to := times(perOf(l.Base.Unit)), times(perOf(l.Amount.Unit))
		if from >= to {
			return strconv.FormatInt(from/to, 10) + " × " + v.Cents(*l.Base)
		}
		return v.Cents(*l.Base) + " : " + strconv.FormatInt(to/from, 10)
	case l.Share.isPercentage():
		return fill(v.Lang(), "{share} van {base}", "{share} of {base}", "share", v.Value(Value{Text: trimmed(l.Share.Text), Unit: l.Share.Unit}), "base", v.Cents(*l.Base))
	}
	return v.Value(*l.Share) + " × " + v.Cents(*l.Base)
}
