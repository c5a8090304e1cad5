package portal

import (
	"fmt"
	"strconv"

	"meent.nl/meent/internal/entitlement"
	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/platform/view"
)

// forWhomPage is whom the resident may act for, as the law says.
type forWhomPage struct {
	Answer, Law, LawHref string
	People               []representedLine
	Self                 []view.Item // who decides on the resident's own money and care
}

// representedLine is a child of the resident, and whether the law lets them act.
type representedLine struct {
	Name, Born string
	May        bool
	Why        string
	Href       string // the rights of the child; empty where the resident may not act
}

// representedPage is the rights of somebody for whom the resident acts.
type representedPage struct {
	Answer, Lead string
	Groups       []rightsGroup
	AsOf         string
}

func (v *visit) forWhom() error {
	p := forWhomPage{Answer: v.T("forwhom.answer")}
	if v.session.Name != "" {
		p.Answer = v.T("forwhom.answer-name", "name", v.session.Name)
	}
	f, err := v.Rights.Finding(v.ctx(), v.resident(), entitlement.RepresentationService)
	switch {
	case kernel.KindOf(err) == kernel.NotFound:
	case err != nil:
		return err
	default:
		p.Law, p.LawHref = v.T("forwhom.law"), ruleLink("burgerlijk-wetboek-1.mag_voor_kind_handelen", v.today())
		for i, child := range childrenOf(f) {
			p.People = append(p.People, v.represented(f.Right, i+1, child))
		}
		for _, x := range f.Right.Further {
			p.Self = append(p.Self, view.Item{Key: x.Label.In(v.Lang), Value: capital(view.Beside(x.Label.In(v.Lang), v.Fact(typeOf(x.Unit), x.Text))), Href: ruleLink(x.Goal, v.today())})
		}
	}
	return v.show("voor-wie", v.T("frame.for"), p)
}

// child is a member of the relation kinderen, with the date of birth where it is known.
type child struct {
	id   kernel.ResidentID
	born entitlement.FactUse
}

// childrenOf are the children that a right was worked out with, in their order.
func childrenOf(f entitlement.Finding) []child {
	var all []child
	seen := map[kernel.ResidentID]bool{"": true}
	for _, use := range f.Facts {
		if use.Relation == "kinderen" && !seen[use.Member] {
			seen[use.Member] = true
			all = append(all, child{id: use.Member})
		}
		if use.Relation == "kinderen" && use.Field == "geboortedatum" && len(all) > 0 && all[len(all)-1].id == use.Member {
			all[len(all)-1].born = use
		}
	}
	return all
}

func (v *visit) represented(r entitlement.Right, n int, c child) representedLine {
	line := representedLine{Name: capital(v.member("kinderen", n))}
	if f, ok := v.Catalogue.Field("geboortedatum"); ok && c.born.Text != "" {
		line.Born = v.T("forwhom.born", "date", v.Fact(f.Type, c.born.Text))
	}
	switch {
	case r.Represents(c.id, v.today()):
		line.May, line.Why, line.Href = true, v.T("forwhom.may"), fmt.Sprintf("/voor-wie/%d", n)
	case r.Status == entitlement.Decided && r.Certainty == entitlement.Probable:
		line.Why = v.T("forwhom.told")
	case r.Status == entitlement.Decided && r.On == v.today():
		line.Why = v.T("forwhom.may-not")
	default:
		line.Why = v.T("forwhom.unknown")
	}
	return line
}

// forChild is the rights of a child for whom the resident may act by law. Whether they
// may is decided again here; the number in the address gives nothing.
func (v *visit) forChild() error {
	n, err := strconv.Atoi(v.path("n"))
	if err != nil {
		return kernel.Errorf(kernel.NotFound, "there is no such person")
	}
	f, err := v.Rights.Finding(v.ctx(), v.resident(), entitlement.RepresentationService)
	if err != nil {
		return err
	}
	children := childrenOf(f)
	if n < 1 || n > len(children) {
		return kernel.Errorf(kernel.NotFound, "there is no such person")
	}
	rights, err := v.Rights.OverviewFor(v.ctx(), v.resident(), children[n-1].id)
	if err != nil {
		return err
	}
	name := v.member("kinderen", n)
	p := representedPage{Answer: v.T("forwhom.rights", "name", name), Lead: v.T("forwhom.rights-text"), AsOf: v.asOf(rights)}
	groups := map[bool]*rightsGroup{
		true:  {ID: "recht", Title: v.T("forwhom.has")},
		false: {ID: "niet-nu", Title: v.T("forwhom.has-not")},
	}
	for _, r := range rights {
		if v.waitsToBeAsked(r) {
			continue
		}
		line := v.rightLine(r, nil)
		line.Href, line.Question = "", ""
		groups[r.MayHave()].Rights = append(groups[r.MayHave()].Rights, line)
	}
	for _, may := range []bool{true, false} {
		if len(groups[may].Rights) > 0 {
			p.Groups = append(p.Groups, *groups[may])
		}
	}
	return v.show("voor-kind", p.Answer, p, v.crumb("/voor-wie", "frame.for"))
}
