package portal

import (
	"slices"
	"strings"

	"meent.nl/meent/internal/decision"
	"meent.nl/meent/internal/entitlement"
	"meent.nl/meent/internal/platform/view"
	"meent.nl/meent/law/value"
)

type rightsPage struct {
	Answer string
	Groups []rightsGroup
	AsOf   string
}

type rightsGroup struct {
	ID, Title, Text string
	Rights          []rightLine
	Fold            bool // shown when opened: it asks nothing of the resident
}

func (v *visit) rights() error {
	rights, err := v.Rights.Overview(v.ctx(), v.resident())
	if err != nil {
		return err
	}
	inForce, err := v.inForce()
	if err != nil {
		return err
	}
	return v.show("recht", v.T("rights.title"), v.rightsOf(rights, inForce))
}

// inForce is the newest decision on each service, where it pays.
func (v *visit) inForce() (map[string]*decision.Decision, error) {
	decisions, err := v.Decisions.List(v.ctx(), v.resident())
	if err != nil {
		return nil, err
	}
	newest := map[string]*decision.Decision{}
	for i, d := range decisions {
		if newest[d.Service] == nil {
			newest[d.Service] = &decisions[i]
		}
	}
	return newest, nil
}

// rightsOf sorts the rights: what one has, what is sure, what may be, what is not.
func (v *visit) rightsOf(rights []entitlement.Right, inForce map[string]*decision.Decision) rightsPage {
	groups := []rightsGroup{
		{ID: "krijgt", Title: v.T("rights.granted")},
		{ID: "samen", Title: v.T("rights.held"), Text: v.T("rights.held-text")},
		{ID: "recht", Title: v.T("rights.sure"), Text: v.T("rights.sure-text")},
		{ID: "waarschijnlijk", Title: v.T("rights.probable"), Text: v.T("rights.probable-text")},
		{ID: "misschien", Title: v.T("rights.perhaps"), Text: v.T("rights.perhaps-text")},
		{ID: "later", Title: v.T("rights.later"), Text: v.T("rights.later-text")},
		{ID: "elders", Title: v.T("rights.elsewhere"), Text: v.T("rights.elsewhere-text")},
		{ID: "weten", Title: v.T("rights.to-know"), Text: v.T("rights.to-know-text")},
		{ID: "op-verzoek", Title: v.T("rights.when-asked"), Text: v.T("rights.when-asked-text"), Fold: true},
		{ID: "niet-nu", Title: v.T("rights.none-now"), Fold: true},
		{ID: "nee", Title: v.T("rights.declined")},
	}
	may, sure := 0, 0
	for _, r := range rights {
		line := v.rightLine(r, inForce[r.Service])
		in := v.groupOf(r, line)
		switch in {
		case "recht", "waarschijnlijk":
			sure++
		case "misschien", "later", "elders":
			may++
		}
		at := slices.IndexFunc(groups, func(g rightsGroup) bool { return g.ID == in })
		groups[at].Rights = append(groups[at].Rights, line)
	}
	p := rightsPage{Answer: v.T("rights.answer-none"), AsOf: v.asOf(rights)}
	for _, g := range groups {
		if len(g.Rights) > 0 {
			p.Groups = append(p.Groups, g)
		}
	}
	if sure > 0 {
		p.Answer = v.T("rights.answer-sure", "n", sure)
	} else if may > 0 {
		p.Answer = v.T("rights.answer", "n", may)
	} else if len(groups[0].Rights)+len(groups[1].Rights) > 0 {
		p.Answer = v.T("rights.answer-all")
	}
	return p
}

// groupOf is the group of rightsOf in which a right stands.
func (v *visit) groupOf(r entitlement.Right, line rightLine) string {
	switch {
	case line.granted:
		return "krijgt"
	case r.Holder != "":
		return "samen"
	case r.Declined:
		return "nee"
	case v.waitsToBeAsked(r):
		return "op-verzoek"
	case r.Certainty == entitlement.None && !(r.IsAmount() && v.isTip(r.Service)):
		return "niet-nu"
	case v.isTip(r.Service):
		return "weten"
	case v.isElsewhere(r):
		return "elders"
	case r.Status == entitlement.Unpublished || r.Status == entitlement.SourceAway || r.Status == entitlement.ForPerson ||
		r.Status == entitlement.RulesUnknown:
		return "later"
	case r.Certainty == entitlement.Possible:
		return "misschien"
	case r.Certainty == entitlement.Probable:
		return "waarschijnlijk"
	}
	return "recht"
}

// rightLine is a right in a list. d is the decision in force on it, or nil.
func (v *visit) rightLine(r entitlement.Right, d *decision.Decision) rightLine {
	line := rightLine{
		Title: v.serviceName(r.Service), Href: "/recht/" + r.Service,
		Certainty: v.certainty(r.Certainty), Reason: v.rightReason(r),
	}
	if r.Certainty == entitlement.None && v.isTip(r.Service) {
		line.Certainty = "" // what is only good to know is not refused
	}
	if d != nil && v.holds(r, d) {
		if reason, err := readAnswer(d.Content.Result); err == nil && grants(*d, reason) {
			line.granted, line.answer = true, v.grantedAnswer(*d, reason)
			line.Worth, line.Href = v.decidedWorth(reason), "/besluiten/"+string(d.ID)
			line.Certainty, line.Reason = "", v.T("rights.decided-on", "organisation", v.organisationName(string(d.Organisation)), "date", v.Day(d.IssuedAt))
			return line
		}
	}
	if r.Holder != "" {
		line.Certainty, line.Reason = "", v.held(r)
		return line
	}
	if r.MayHave() && hasAmount(r) && !v.waitsToBeAsked(r) {
		line.Worth = v.worth(r.Low, r.High, unit(r.Unit))
	}
	if r.MayHave() && len(r.Missing) > 0 {
		line.Question = v.question(r.Missing[0])
	}
	return line
}

// held says that somebody with whom the resident has a right as one has it already.
func (v *visit) held(r entitlement.Right) string {
	if service, ok := v.Catalogue.Service(r.Service); ok && service.Joint != nil && service.Joint.Except != "" {
		return v.T("rights.held-home")
	}
	return v.T("rights.held-partner")
}

func (v *visit) certainty(c entitlement.Certainty) string {
	switch c {
	case entitlement.Certain:
		return v.T("certainty.certain")
	case entitlement.Probable:
		return v.T("certainty.probable")
	case entitlement.Possible:
		return v.T("certainty.possible")
	}
	return v.T("certainty.none")
}

// hasAmount says whether there is an amount to show, be it a range.
func hasAmount(r entitlement.Right) bool {
	return r.IsAmount() && (r.Status == entitlement.Decided || r.Status == entitlement.Range)
}

// rightReason says why a right is as sure as it is, and what it rests on.
func (v *visit) rightReason(r entitlement.Right) string {
	text := v.restsOn(r)
	if answer := v.answerOf(r); answer != "" && r.Status != entitlement.RulesUnknown {
		text = sentence(answer) + " " + text
	}
	return text
}

// restsOn is rightReason without the outcome, for where that is the title.
func (v *visit) restsOn(r entitlement.Right) string {
	text := v.howSure(r)
	if r.Certainty == entitlement.None && v.isTip(r.Service) {
		text = ""
	}
	if rests := v.because(r); rests != "" && r.Status != entitlement.RulesUnknown {
		text += " " + rests
	}
	return text
}

// mostBecause is how many facts a list tells that a right rests on.
const mostBecause = 2

// because tells facts of the resident self; those of others stand on the page of
// the right. Where an estimate, or what was told, makes it less sure, it tells those facts.
func (v *visit) because(r entitlement.Right) string {
	var facts []string
	for _, b := range r.Because {
		f, ok := v.Catalogue.Field(b.Field)
		if !ok || b.Text == "" || f.Type.Kind == value.Boolean || b.Relation != "" || len(facts) == mostBecause {
			continue
		}
		if r.Repayable && !entitlement.IsEstimate(f) || !r.Repayable && saysNothing(b.Text) || isTold(r) && !told(r, b) {
			continue
		}
		label := f.Label.In(v.Lang)
		facts = append(facts, v.T("rights.fact", "fact", within(label), "value", view.Beside(label, v.Fact(f.Type, b.Text))))
	}
	if len(facts) == 0 {
		return ""
	}
	if r.Repayable {
		return v.T("rights.estimated", "facts", strings.Join(facts, "; "))
	}
	return v.T("rights.because", "facts", strings.Join(facts, "; "))
}

// isTold says whether a right is only probable since the resident told something.
func isTold(r entitlement.Right) bool {
	return r.Certainty == entitlement.Probable && !r.Repayable
}

// told says whether the resident told a fact that a right rests on.
func told(r entitlement.Right, b entitlement.Because) bool {
	return slices.ContainsFunc(r.Told, func(t entitlement.Told) bool { return t.Relation == b.Relation && t.Field == b.Field })
}

func (v *visit) howSure(r entitlement.Right) string {
	switch {
	case r.Status == entitlement.ForPerson:
		return v.T("rights.why-person")
	case r.Status == entitlement.RulesUnknown:
		return v.T("rights.why-rules")
	case r.Status == entitlement.Unpublished:
		return v.T("rights.why-unpublished")
	case r.Status == entitlement.SourceAway:
		return v.T("rights.why-source")
	case r.Certainty == entitlement.None:
		return v.T("rights.why-none")
	case len(r.Missing) > 0:
		return v.T("rights.why-missing", "n", v.missingCount(r))
	case r.Repayable:
		return v.T("rights.why-estimate")
	case r.Certainty == entitlement.Probable:
		return v.T("rights.why-told")
	}
	return v.T("rights.why-known")
}

// question is what would be asked about a missing fact.
func (v *visit) question(m entitlement.Missing) string {
	f, ok := v.Catalogue.Field(m.Field)
	if !ok {
		return v.T("question.relation", "relation", within(v.fieldName(m.Relation)))
	}
	if q := f.QuestionOther.In(v.Lang); q != "" && m.Relation != "" {
		return q // what is asked of the resident is about somebody else
	}
	if q := f.Question.In(v.Lang); q != "" {
		return q
	}
	return f.Label.In(v.Lang)
}
