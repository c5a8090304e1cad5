package law

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"

	"meent.nl/meent/law/document"
	"meent.nl/meent/law/feel"
)

// MaxLines is how long a law file may be: more is not read as one law.
const MaxLines = 400

// clause is what the citation of a rule names: an article, or a part of one or of an annex.
var clause = regexp.MustCompile(`\b(lid|artikel(en)?|onderde(e)?l(en)?|aanhef|bijlage|tabel|slotzin)\b`)

// reading are the faults of a law file that runs, but that a lawyer could not check.
func reading(d *document.Document) document.Faults {
	var faults document.Faults
	if d.Lines > MaxLines {
		faults = append(faults, document.Fault{
			Place:    document.Place{File: d.Place.File, Line: MaxLines + 1, Column: 1},
			Message:  fmt.Sprintf("the file has %d lines", d.Lines),
			Expected: fmt.Sprintf("at most %d; split it by chapter", MaxLines),
		})
	}
	act := slices.Contains([]string{"wet", "amvb", "ministeriele-regeling"}, d.Kind)
	for _, a := range d.Articles {
		for _, r := range a.Rules {
			if act && !clause.MatchString(r.Cites) {
				faults = append(faults, uncited(r.Place, r.Name, r.Cites))
			}
			faults = append(faults, numbers(d, r.Place, r.Name, r.Fixed, r.When, r.Formula)...)
			for _, x := range r.Exceptions {
				if act && !clause.MatchString(x.Cites) {
					faults = append(faults, uncited(x.Place, x.Name, x.Cites))
				}
				faults = append(faults, numbers(d, x.Place, x.Name, x.Fixed, x.When, x.Formula)...)
			}
		}
	}
	return faults
}

func uncited(at document.Place, name, cites string) document.Fault {
	return document.Fault{
		Place: at, Message: fmt.Sprintf("%s cites %q, which names no article and no part of one", name, cites), Expected: "as lid 2 en 3, or artikel 4",
	}
}

// numbers are the numbers in the formulas of a rule that should be parameters.
func numbers(d *document.Document, at document.Place, name, fixed string, formulas ...feel.Expr) document.Faults {
	var faults document.Faults
	for _, e := range formulas {
		if e == nil {
			continue
		}
		literals(e, d.Kind == "wet", func(x feel.Expr) {
			faults = append(faults, document.Fault{
				Place:    document.Place{File: d.Place.File, Line: x.Pos().Line, Column: x.Pos().Column},
				Message:  fmt.Sprintf("%s in a formula of %s", feel.Print(x), name),
				Expected: "a parameter, or fixed: and why nobody sets this number from time to time",
			})
		})
	}
	switch {
	case fixed == "":
		return faults
	case len(faults) == 0:
		return document.Faults{{Place: at, Message: name + " says why numbers are fixed, and has none", Expected: "no fixed"}}
	}
	return nil
}

// literals finds what only an amendment of the regulation itself should change: in an
// act numbers above 1, in other regulations ages, terms and days too.
func literals(e feel.Expr, act bool, found func(feel.Expr)) {
	feel.Walk(e, func(e feel.Expr) bool {
		switch e := e.(type) {
		case *feel.NumberLit:
			if e.Text != "0" && e.Text != "1" {
				found(e)
			}
		case *feel.DurationLit:
			if !act && e.Value > 1 {
				found(e)
			}
		case *feel.DateLit:
			if !act {
				found(e)
			}
		case *feel.Call:
			return literalsOfCall(e, act, found)
		case *feel.Binary:
			return !calendar(e.X) && !calendar(e.Y)
		case *feel.Between:
			return !calendar(e.X)
		case *feel.In:
			return !calendar(e.X)
		}
		return true
	})
}

// literalsOfCall leaves out the decimals of a rounding and the numbers of a date.
func literalsOfCall(c *feel.Call, act bool, found func(feel.Expr)) bool {
	switch c.Func {
	case "date":
		return false
	case "round up", "round down", "round half up", "round half down", "floor", "ceiling":
		literals(c.Args[0], act, found)
		return false
	}
	return true
}

// calendar tells of the year, month or day of a date, which is compared with numbers.
func calendar(e feel.Expr) bool {
	p, ok := e.(*feel.Path)
	return ok && p.Ref.Kind == feel.PropertyRef && slices.Contains([]string{"year", "month", "day", "weekday"}, p.Field)
}

func inOrder(faults document.Faults) document.Faults {
	slices.SortStableFunc(faults, func(a, b document.Fault) int {
		return cmp.Or(cmp.Compare(a.Place.File, b.Place.File), cmp.Compare(a.Place.Line, b.Place.Line), cmp.Compare(a.Place.Column, b.Place.Column))
	})
	return faults
}
