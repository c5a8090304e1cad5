package portal

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/url"
	"slices"
	"strings"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/internal/entitlement"
	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/platform/view"
	"meent.nl/meent/law/value"
)

// mostQuestions is the most that is asked at once.
const mostQuestions = 3

// askedFact says what a field of a form asked when it was shown: by the time that it is
// sent the questions may stand in another order.
type askedFact struct{ Name, Is string }

// isName is the name of what says which fact a field asked.
func isName(id string) string { return id + "-is" }

// questions are the missing facts that the resident can tell.
func (v *visit) questions(found entitlement.Finding) (fields []view.Field, asked []askedFact) {
	r := found.Right
	for i, m := range questionsOf(r) {
		f, ok := v.Catalogue.Field(m.Field)
		if !ok || len(fields) == v.questionsAtOnce(r) {
			continue
		}
		field := v.ask(questionID(i), f, v.question(m.Missing), m.Text)
		if m.AtLeast != "" {
			field = v.askSide(questionID(i), f, m.Missing)
		}
		var hints []string
		if m.AtLeast != "" {
			hints = append(hints, v.T("question.side"))
		}
		if m.Low != "" && m.High != "" {
			hints = append(hints, v.T("question.said", "said", v.said(f, m)))
		}
		if m.Relation != "" {
			hints = append(hints, v.T("question.about", "relation", v.memberAsked(m.Missing, found.Facts)))
		}
		field.Hint, field.Quiet = strings.Join(hints, " "), true
		fields, asked = append(fields, field), append(asked, askedFact{isName(field.ID), factKey(m.Missing)})
	}
	return fields, asked
}

// factKey tells one question from another without saying about whom it is.
func factKey(m entitlement.Missing) string {
	sum := sha256.Sum256([]byte(strings.Join([]string{m.Relation, string(m.Member), m.Field, m.AtLeast}, "\x00")))
	return hex.EncodeToString(sum[:6])
}

// askSide asks whether a number is more than something: what it is need not be told.
func (v *visit) askSide(id string, f *catalogue.Field, m entitlement.Missing) view.Field {
	label := ""
	if bound, more := v.sideOf(f, m.AtLeast); more {
		label = v.T("question.more", "fact", f.Label.In(v.Lang), "value", bound)
	} else {
		label = v.T("question.at-least", "fact", f.Label.In(v.Lang), "value", bound)
	}
	return view.Field{ID: id, Kind: "choice", Label: label, Choice: []view.Choice{
		{Value: "true", Text: capital(v.T("format.yes"))},
		{Value: "false", Text: capital(v.T("format.no"))},
	}}
}

// sideOf says "at least" of a number in the shorter way: more than 100, or else 21 or
// more.
func (v *visit) sideOf(f *catalogue.Field, atLeast string) (bound string, more bool) {
	from, err := value.ParseDecimal(atLeast)
	if err == nil {
		from, err = from.Rescale(f.Decimals)
	}
	if err != nil {
		return v.bound(f.Type, atLeast), false
	}
	if _, err := from.Rescale(0); err == nil {
		return v.bound(f.Type, from.String()), false
	}
	from.Coefficient--
	return v.bound(f.Type, from.String()), true
}

// said is the bounds that the resident told: more than € 100, € 100 or less.
func (v *visit) said(f *catalogue.Field, t entitlement.Told) string {
	least, most := value.Decimal{Coefficient: f.Min, Scale: f.Decimals}, value.Decimal{Coefficient: f.Max, Scale: f.Decimals}
	switch {
	case t.High == most.String():
		bound, more := v.sideOf(f, t.Low)
		if more {
			return v.T("question.said-more", "value", bound)
		}
		return v.T("question.said-at-least", "value", bound)
	case t.Low == least.String():
		return v.T("question.said-most", "value", v.bound(f.Type, t.High))
	}
	return v.T("question.said-between", "low", v.bound(f.Type, t.Low), "high", v.bound(f.Type, t.High))
}

// questionsAtOnce is one where the answer says which other questions matter.
func (v *visit) questionsAtOnce(r entitlement.Right) int {
	if r.AtOnce > 0 {
		return min(r.AtOnce, mostQuestions)
	}
	service, ok := v.Catalogue.Service(r.Service)
	if ok && len(r.Missing) > 0 && slices.Contains(service.AskFirst, r.Missing[0].Field) {
		return 1
	}
	return mostQuestions
}

// questionsOf are what is missing, and what the resident told and may tell otherwise.
// Where the rules of the municipality are not known no answer gives an outcome, and
// nothing is asked.
func questionsOf(r entitlement.Right) []entitlement.Told {
	var all []entitlement.Told
	if r.Status != entitlement.RulesUnknown {
		for _, m := range r.Missing {
			all = append(all, entitlement.Told{Missing: m})
		}
	}
	for _, t := range r.Told {
		if !slices.ContainsFunc(all, func(m entitlement.Told) bool { return m.Missing.SameFact(t.Missing) }) {
			all = append(all, t)
		}
	}
	return all
}

func questionID(i int) string { return fmt.Sprintf("vraag-%d", i+1) }

// answer takes over what the resident tells, field by field.
func (v *visit) answer() error {
	service, finding, d, err := v.findRight()
	if err != nil {
		return err
	}
	p, err := v.rightOf(service, finding, d)
	if err != nil {
		return err
	}
	if err := v.r.ParseForm(); err != nil {
		return badForm(err)
	}
	given := map[int]string{}
	for i, m := range questionsOf(finding.Right) {
		f, ok := v.Catalogue.Field(m.Field)
		at := fieldAt(p.Question, questionID(i))
		if is := v.r.PostForm.Get(isName(questionID(i))); is != "" && is != factKey(m.Missing) {
			return v.seeOther("/recht/" + service.ID) // another question stands there by now
		}
		if !ok || at < 0 {
			continue
		}
		if text := v.readAnswer(&p.Question[at], f, m.Missing, v.r.PostForm); text != "" {
			given[i] = text
		}
	}
	p.Errors = view.Problems(p.Question...)
	if len(p.Errors) == 0 && len(given) == 0 && len(p.Question) > 0 {
		p.Question[0].Error = v.T("form.none-given")
		p.Errors = view.Problems(p.Question...)
	}
	if len(p.Errors) > 0 {
		return v.showRight(service, p)
	}
	taken := 0
	for i, m := range questionsOf(finding.Right) {
		text, ok := given[i]
		if !ok {
			continue
		}
		err := v.Rights.Answer(v.ctx(), v.resident(), service.ID, m.Missing, text)
		// An earlier answer can make a later question needless.
		if err != nil && (taken == 0 || kernel.KindOf(err) != kernel.Invalid) {
			return err
		}
		taken++
	}
	return v.seeOther("/recht/" + service.ID)
}

// readAnswer is read for a question, also one that asks for a side.
func (v *visit) readAnswer(field *view.Field, f *catalogue.Field, m entitlement.Missing, form url.Values) string {
	if m.AtLeast == "" {
		return v.read(field, f, form)
	}
	given := strings.TrimSpace(form.Get(field.ID))
	for i := range field.Choice {
		field.Choice[i].Chosen = field.Choice[i].Value == given
		if field.Choice[i].Chosen {
			return given
		}
	}
	if given != "" {
		field.Error = v.T("form.bad-choice", "question", field.Label)
	}
	return ""
}

func fieldAt(fields []view.Field, id string) int {
	for i, f := range fields {
		if f.ID == id {
			return i
		}
	}
	return -1
}
