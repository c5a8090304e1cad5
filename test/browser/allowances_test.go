package browser

import (
	"strings"
	"testing"

	"meent.nl/meent/internal/platform/db/dbtest"
	"meent.nl/meent/test/whole"
)

const rent = "/recht/huurtoeslag"

// TestAllowances is what the Dienst Toeslagen decides on for a household, on both stores.
func TestAllowances(t *testing.T) {
	browser(t)
	dbtest.EachDSN(t, func(t *testing.T, dsn string) {
		p := whole.Start(t, whole.Options{DSN: dsn})
		t.Run("one of a home", func(t *testing.T) { sharesHome(t, p) })
		t.Run("unknown rent", func(t *testing.T) { tellsRent(t, p) })
	})
}

// sharesHome applies as one of two, and the other sees that it is there.
func sharesHome(t *testing.T, p *whole.Program) {
	b := loggedIn(t, p, "Samira Velthuis")
	b.visit(rent)
	if title := b.text("main h1"); !strings.Contains(title, "€ 304") {
		t.Errorf("the page says %q, and the sum of 2026 comes to 304", title)
	}
	sum := b.text("section:has(#rekensom)")
	for _, line := range []string{"Basishuur die u zelf betaalt", "65% van", "22% van", "In een jaar", "− € 200,71"} {
		if !strings.Contains(strings.ReplaceAll(sum, "\u00a0", " "), line) {
			t.Errorf("the sum does not say %q: %q", line, sum)
		}
	}
	b.click(`form[action="` + rent + `/regel"] button`)
	casePath := b.path()
	b.until("the benefit is decided", func() bool {
		b.visit(casePath)
		return b.count(`main a[href^="/besluiten/"]`) > 0
	})
	b.link("/besluiten/")
	if title := b.text("main h1"); !strings.Contains(title, "€ 304") {
		t.Errorf("the decision says %q", title)
	}
	b.servesLetter(b.path())

	other := loggedIn(t, p, "Joost Velthuis")
	other.visit(rent)
	if title := other.text("main h1"); title != "U hebt huurtoeslag al, samen met een ander" {
		t.Errorf("the page of who lives with her says %q", title)
	}
	if other.count(`form[action="`+rent+`/regel"]`) != 0 {
		t.Error("who has it already is offered it again")
	}
}

// tellsRent answers what is not known, until there is an amount: 640, and no more than
// what is asked of anything.
func tellsRent(t *testing.T, p *whole.Program) {
	b := loggedIn(t, p, "Bram de Haas")
	form := `form[action="` + rent + `/antwoord"]`
	b.visit(rent)
	if title := b.text("main h1"); !strings.Contains(title, "misschien") || !strings.Contains(title, "tussen") {
		t.Errorf("without rent and income the page says %q", title)
	}
	b.fillIn(form)
	b.click(form + " button")
	if b.path() == rent+"/antwoord" && b.count("main [role=alert]") == 0 {
		t.Error("a rent of 12,000 is not refused in words")
	}
	for range 6 { // one answer says which question comes next
		ask[bool](b, `([...document.querySelectorAll(`+quote(form+" input:not([type=hidden])")+`)].forEach(i => {
			if (i.type !== "radio") i.value = "640"; else if (i.value === "false") i.checked = true
		}), true)`)
		b.click(form + " button")
		if strings.Contains(b.text("main h1"), "waarschijnlijk") {
			break
		}
	}
	if title := b.text("main h1"); !strings.Contains(title, "waarschijnlijk recht op € 387") {
		t.Errorf("with a rent and an income of 640 the page says %q", title)
	}
}
