package portal

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"meent.nl/meent/internal/platform/view"
	"meent.nl/meent/law/reason"
	"meent.nl/meent/law/value"
)

// stepKey tells one step from another: a rule, for one person.
func stepKey(law, rule string, of reason.Person) string {
	return fmt.Sprintf("%s.%s %s %d", law, rule, of.Relation, of.Member)
}

func stepNumbers(e explained) map[string]int {
	number := map[string]int{}
	for i, s := range e.Steps {
		number[stepKey(s.Law, s.Rule, s.Of)] = i + 1
	}
	return number
}

// stepsView are the steps that one would tell, and those in between.
type stepsView struct {
	Main, Between []stepView
	Count         int    // of those in between
	Numbers       string // of those in between: 1, 2, 9 en 12 tot en met 14
	// Program says by which program the law was carried out, of the view of a lawyer;
	// Switch leads to that view, and back.
	Program string
	Switch  *view.Link
}

// steps shows how an outcome came about, on the page at path. facts are the facts behind
// it, by their path.
func (v *visit) steps(e explained, facts map[string]view.Item, path string) stepsView {
	if v.forLawyer() {
		return v.lawyerSteps(e, facts, path)
	}
	main := mainSteps(e)
	out := stepsView{Switch: &view.Link{Href: path + "?" + forWhom + "=" + lawyer + "#waarom", Text: v.T("reason.for-lawyer")}}
	for i, s := range v.allSteps(e, facts) {
		if main[i] {
			out.Main = append(out.Main, s)
		} else {
			out.Between = append(out.Between, s)
			out.Count++
		}
	}
	out.Numbers = v.numbers(out.Between)
	return out
}

// numbers names steps by their numbers, three or more on end as from and until.
func (v *visit) numbers(steps []stepView) string {
	var parts []string
	for i := 0; i < len(steps); {
		last := i
		for last+1 < len(steps) && steps[last+1].Number == steps[last].Number+1 {
			last++
		}
		if last < i+2 { // two beside each other are named both
			last = i
		}
		part := strconv.Itoa(steps[i].Number)
		if last > i {
			part = v.T("reason.steps-until", "from", steps[i].Number, "until", steps[last].Number)
		}
		parts, i = append(parts, part), last+1
	}
	if n := len(parts); n > 1 {
		return v.T("reason.steps-and", "steps", strings.Join(parts[:n-1], ", "), "last", parts[n-1])
	}
	return strings.Join(parts, "")
}

// tellable is how many steps one tells without parting them.
const tellable = 9

// mainSteps are those that one would tell: the goal, the amounts that it is made
// of, and what those directly depend on.
func mainSteps(e explained) map[int]bool {
	main := map[int]bool{}
	if len(e.Steps) <= tellable {
		for i := range e.Steps {
			main[i] = true
		}
		return main
	}
	number := stepNumbers(e)
	queue := []int{len(e.Steps) - 1}
	for len(queue) > 0 {
		at := queue[0]
		queue = queue[1:]
		if main[at] {
			continue
		}
		main[at] = true
		step := e.Steps[at]
		if !isMoney(step.Unit) && at != len(e.Steps)-1 {
			continue
		}
		for _, in := range step.Inputs {
			// Of another person only the amounts are told.
			if n := number[stepKey(in.Law, in.Name, in.Of)]; in.Kind == "rule" && n > 0 && !nothingOfAnother(in) && (in.Of == step.Of || in.Of.Relation == "" || isMoney(in.Unit)) {
				queue = append(queue, n-1)
			}
		}
	}
	return main
}

// nothingOfAnother says whether an amount of another person comes to nothing.
func nothingOfAnother(in reason.Input) bool {
	d, err := value.ParseDecimal(in.Text)
	return in.Of.Relation != "" && isMoney(in.Unit) && err == nil && d.IsZero()
}

func isMoney(unit string) bool { return typeOf(unit).Unit.Quantity == value.Euro }

func (v *visit) allSteps(e explained, facts map[string]view.Item) []stepView {
	number := stepNumbers(e)
	out := make([]stepView, 0, len(e.Steps))
	for i, s := range e.Steps {
		step := stepView{
			ID: stepID(i), Number: i + 1, Label: v.stepLabel(s), Within: view.Beside(v.stepLabel(s), v.stepValue(e, i)), Says: v.text(s.Plain),
			Article:     v.T("reason.article", "article", s.Article.Article, "cites", citation(s.Cites), "law", s.Title),
			ArticleHref: articleLink(s.Article, e.On), Formula: s.Formula,
			RuleHref: ruleLink(s.Law+"."+s.Rule, e.On),
		}
		step.Outcome = capital(step.Within)
		if x := s.Exception; x != nil {
			step.Why = v.T("reason.exception", "article", x.Article, "cites", citation(x.Cites))
		} else if s.SetBy != nil {
			step.Why = v.text(s.SetBy.Text)
		}
		for _, in := range s.Inputs {
			step.Inputs = append(step.Inputs, v.input(in, number, facts))
		}
		out = append(out, step)
	}
	return out
}

// stepValue is what a step came to: only the goal tells a range.
func (v *visit) stepValue(e explained, i int) string {
	if i == len(e.Steps)-1 {
		return v.value(e.Steps[i].Value)
	}
	return v.settled(e.Steps[i].Value)
}

// settled is a value of a rule without its range: its ends may come from how far a field
// counts, which says nothing of a person.
func (v *visit) settled(x reason.Value) string {
	if x.Text == "" && !x.NotApplicable {
		return v.T("fact.unknown")
	}
	return v.value(x)
}

func stepID(i int) string { return fmt.Sprintf("stap-%d", i+1) }

// citation is the clause behind an article number, with a space before it.
func citation(cites string) string {
	cites = strings.TrimSpace(cites)
	if cites == "" || strings.HasPrefix(cites, "artikel") {
		return ""
	}
	return " " + cites
}

func (v *visit) text(t reason.Text) string {
	if v.Lang == "en" {
		return t.EN
	}
	return t.NL
}

// stepLabel names a step, and of whom when that is not the resident.
func (v *visit) stepLabel(s reason.Step) string { return v.of(v.text(s.Label), s.Of) }

func (v *visit) of(label string, p reason.Person) string {
	if p.Relation == "" || p.Member == 0 {
		return label
	}
	return v.T("fact.of", "fact", label, "person", v.member(p.Relation, p.Member))
}

// value writes what the law engine found: ja, € 544 per jaar, tussen … en ….
func (v *visit) value(x reason.Value) string {
	t := typeOf(x.Unit)
	switch {
	case x.NotApplicable:
		return v.T("reason.not-applicable")
	case x.Text != "" && t.Kind == value.Relation:
		return v.T("reason.persons", "number", x.Text)
	case x.Text != "":
		return v.Fact(t, x.Text)
	case x.Low != "" && tells(t, x.Low, x.High):
		return v.Between(t, x.Low, x.High)
	}
	return v.T("fact.unknown")
}

// unheardOf is an amount in euro beyond which a range only shows how far the engine
// counts, and tells a resident nothing.
const unheardOf = 1_000_000

// tells says whether a range says something to a resident. An amount below nothing is as
// far as a field counts too: nobody gets that.
func tells(t value.Type, low, high string) bool {
	if t.Kind != value.Number || t.Unit.Quantity != value.Euro {
		return true
	}
	from, err := value.ParseDecimal(low)
	to, err2 := value.ParseDecimal(high)
	return err == nil && err2 == nil && from.Coefficient >= 0 && to.Cmp(value.Decimal{Coefficient: unheardOf}) < 0
}

// authority is where a number was set. What stands behind a ; only confirms it.
func authority(source string) string {
	first, _, _ := strings.Cut(source, ";")
	return strings.TrimSpace(first)
}

// rowLabel names a number of the law, and the row of a table that it stands in.
func (v *visit) rowLabel(label reason.Text, row *reason.Text) string {
	if row == nil {
		return v.text(label)
	}
	return v.text(label) + " (" + v.tableRow(v.text(*row)) + ")"
}

// rowNumber is the number in the name of a table row: vanaf 42314.00.
var rowNumber = regexp.MustCompile(`^((?:.* )?)(-?[0-9]+(?:\.[0-9]*[1-9])?)(?:\.?0*)$`)

// tableRow writes the name of a table row for people: vanaf 42.314.
func (v *visit) tableRow(row string) string {
	if m := rowNumber.FindStringSubmatch(row); m != nil {
		if n, err := value.ParseDecimal(m[2]); err == nil {
			return m[1] + v.Number(n)
		}
	}
	return v.Fact(value.Type{Kind: value.Word}, row)
}

// input is what a step rests on: another step, a number of the law, or a fact.
func (v *visit) input(in reason.Input, number map[string]int, facts map[string]view.Item) view.Item {
	item := view.Item{Value: v.value(in.Value)}
	switch in.Kind {
	case "rule":
		item.Key = v.of(v.text(*in.Label), in.Of)
		item.Value = view.Beside(v.text(*in.Label), v.settled(in.Value))
		if n := number[stepKey(in.Law, in.Name, in.Of)]; n > 0 {
			item.Href, item.Note = "#"+stepID(n-1), v.T("reason.step", "n", n)
		}
	case "parameter", "table":
		item.Key, item.Note = v.rowLabel(*in.Label, in.Row), v.T("reason.parameter", "source", authority(in.Source))
		if v.forLawyer() && in.Since != 0 {
			item.Note = v.T("reason.parameter-since", "source", in.Source, "since", v.Date(in.Since))
		}
		if in.Unconfirmed {
			item.Note = v.T("reason.unconfirmed", "source", authority(in.Source))
		}
	case "fact":
		if known, ok := facts[pathOf(in.Of, in.Name)]; ok {
			known.ID, known.Href = "", "#"+known.ID
			if known.Value == v.T("fact.none") {
				known.Href = "" // these stand together in one line
			}
			return known
		}
		item.Key = v.of(v.fieldName(in.Name), in.Of)
	case "relation":
		item.Key = v.fieldName(in.Name)
	default:
		item.Key = v.T("reason.date")
	}
	return item
}
