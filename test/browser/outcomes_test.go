package browser

import (
	"testing"

	"github.com/chromedp/chromedp"

	"meent.nl/meent/test/whole"
)

// called is a resident of the demo by a part of the name.
func called(t *testing.T, p *whole.Program, name string) whole.Person {
	t.Helper()
	people := p.Search(name)
	if len(people) != 1 {
		t.Fatalf("%d residents are called %s, and not one", len(people), name)
	}
	return people[0]
}

// parks buys a car: a question at a time, a yes, an application and a decision.
func parks(t *testing.T, p *whole.Program) {
	who := called(t, p, "Floris van Rhenen")
	p.Resident(who)
	b := open(t, p.URL)
	b.login(who)
	b.visit("/regelen/auto")
	b.link("/recht/parkeervergunning")
	const form = `form[action="/recht/parkeervergunning/antwoord"]`
	before := b.text("main h1")
	if n := b.count(form + " fieldset"); n != 1 {
		t.Errorf("%d questions are asked at first, and not the one that decides", n)
	}
	b.choose(form + ` input[value="aanvrager"]`)
	b.click(form + " button")
	b.choose(form + ` input[value="true"]`)
	b.click(form + " button")
	if after := b.text("main h1"); after != "U kunt een parkeervergunning krijgen" || after == before {
		t.Errorf("after the answers it says %q", after)
	}
	b.click(`form[action="/recht/parkeervergunning/regel"] button`)
	casePath := b.path()
	if b.count(`main a[href^="/wetten/awb"]`) == 0 && b.count(`main a[href^="/besluiten/"]`) == 0 {
		t.Error("the case is not decided, and does not say which rule set its last day")
	}
	b.until("the permit is decided", func() bool {
		b.visit(casePath)
		return b.count(`main a[href^="/besluiten/"]`) > 0
	})
	b.link("/besluiten/")
	if title := b.text("main h1"); title != "U krijgt een parkeervergunning" {
		t.Errorf("the decision says %q", title)
	}
	b.servesLetter(b.path())
}

// represents looks for a child, as the law lets a parent, and for nobody else.
func represents(t *testing.T, p *whole.Program) {
	who := called(t, p, "Samira Velthuis")
	p.Resident(who)
	b := open(t, p.URL)
	b.login(who)
	b.click(`a[href="/voor-wie"]`)
	if n := b.count(`main a[href^="/voor-wie/"]`); n != 2 {
		t.Fatalf("she may act for %d children, and not for two", n)
	}
	if b.count(`main a[href^="/wetten/burgerlijk-wetboek-1"]`) == 0 {
		t.Error("the page does not name the law")
	}
	b.until("the rights of her child are there", func() bool {
		b.visit("/voor-wie/1")
		return b.count("main li.meent-item") > 0
	})
	if b.count(`main form, main a[href^="/recht/"]`) > 0 {
		t.Error("the rights of a child lead to those of the parent")
	}
	for _, path := range []string{"/voor-wie/3", "/voor-wie/0", "/voor-wie/x"} {
		if response := b.follow("open "+path, chromedp.Navigate(b.base+path)); response.Status != 404 {
			t.Errorf("%s answers %d", path, response.Status)
		}
	}
}
