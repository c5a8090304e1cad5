package textcheck

import (
	"fmt"
	"slices"
	"strings"

	"meent.nl/meent/law/document"
	"meent.nl/meent/law/feel"
	"meent.nl/meent/law/statute"
	"meent.nl/meent/law/value"
)

// rulesOf writes the rules and exceptions of an article, to compare two versions.
func rulesOf(d *document.Document, article string) string {
	var b strings.Builder
	write := func(name, kind, cites string, when, formula feel.Expr) {
		fmt.Fprintf(&b, "%s|%s|%s|", name, kind, cites)
		for _, e := range []feel.Expr{when, formula} {
			if e != nil {
				b.WriteString(feel.Print(e))
			}
			b.WriteByte('|')
		}
		b.WriteByte('\n')
	}
	for _, a := range d.Articles {
		for _, r := range a.Rules {
			if a.ID == article {
				write(r.Name, r.Type.String()+" "+r.Of, r.Cites, r.When, r.Formula)
			}
			for _, x := range r.Exceptions {
				if x.Article == article && x.Law == d.Law {
					write(x.Name, "exception to "+x.To, x.Cites, x.When, x.Formula)
				}
			}
		}
	}
	return b.String()
}

// numbersOf are the numbers that parameters which cite an article hold on a day.
func numbersOf(d *document.Document, article string, on value.Date) []value.Decimal {
	var out []value.Decimal
	for _, p := range d.Parameters {
		cites := slices.ContainsFunc(statute.ParseCitation(p.Cites, "").Places, func(place statute.Place) bool {
			return place.Law == "" && place.Article.From == article
		})
		v, ok := p.At(on)
		if !cites || !ok {
			continue
		}
		if p.Table == nil {
			out = append(out, v.Value)
		}
		for _, row := range v.Rows {
			for _, cell := range append([]document.Cell{row.Key}, row.Cells...) {
				if !cell.Null && cell.Word == "" {
					out = append(out, cell.Value)
				}
			}
		}
	}
	return out
}

// unanswered leaves out the edits that replace numbers by numbers which parameters hold.
func unanswered(edits []statute.Edit, held []value.Decimal) []statute.Edit {
	return slices.DeleteFunc(edits, func(e statute.Edit) bool {
		if len(e.Old) == 0 || len(e.New) == 0 {
			return false
		}
		for _, w := range e.Old {
			if strings.Trim(w, "0123456789.,€%") != "" { // an old number may be misprinted
				return false
			}
		}
		for _, w := range e.New {
			n, ok := numberIn(w)
			if w == "€" {
				continue
			}
			if !ok || !slices.ContainsFunc(held, func(h value.Decimal) bool { return h.Cmp(n) == 0 }) {
				return false
			}
		}
		return true
	})
}

// numberIn reads a number as Dutch law writes it: € 1.139,50 or 13,700%.
func numberIn(word string) (value.Decimal, bool) {
	word = strings.TrimSuffix(strings.TrimPrefix(word, "€"), "%")
	if word == "" || strings.Trim(word, "0123456789.,") != "" {
		return value.Decimal{}, false
	}
	n, err := value.ParseDecimal(strings.ReplaceAll(strings.ReplaceAll(word, ".", ""), ",", "."))
	return n, err == nil
}
