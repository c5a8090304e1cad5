package browser

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"meent.nl/meent/internal/platform/db/dbtest"
	"meent.nl/meent/test/whole"
)

// madeText is a text in words of our own, in the XML of the BWB.
const madeText = `<toestand bwb-id="BWBR0018451" inwerkingtreding="2026-01-01"><wetgeving><citeertitel>Wet op de zorgtoeslag</citeertitel>
<artikel><kop><nr>1</nr></kop><lid><lidnr>1</lidnr><al>Begrippen van de proef:</al><lijst><li><li.nr>c.</li.nr><al>verzekerde van de proef;</al></li></lijst></lid></artikel>
<artikel><kop><nr>2</nr></kop><lid><lidnr>1</lidnr><al>Het verschil van de proef.</al></lid><lid><lidnr>2</lidnr><al>De normpremie van de proef.</al></lid>
<lid><lidnr>3</lidnr><al>De percentages van de proef.</al></lid><lid><lidnr>5</lidnr><al>Elke maand van de proef.</al></lid></artikel></wetgeving></toestand>`

// TestOfficialTexts imports a text beside a running program. A decision then shows it
// beside the plain words where there is room, and below them on a phone.
func TestOfficialTexts(t *testing.T) {
	browser(t)
	dsn := dbtest.SQLiteDSN(t)
	p := whole.Start(t, whole.Options{DSN: dsn})
	b := loggedIn(t, p, "Yara Bouwman")
	b.visit("/recht/zorgtoeslag")
	b.click(`form[action="/recht/zorgtoeslag/regel"] button`)
	b.until("the decision is there", func() bool {
		b.visit(b.path())
		return b.count(`main a[href^="/besluiten/"]`) > 0
	})
	b.link("/besluiten/")
	if n := b.count(".meent-beside, .meent-statute"); n > 0 {
		t.Errorf("without texts the decision shows %d", n)
	}
	decision := b.path()

	file := filepath.Join(t.TempDir(), "zorgtoeslag.xml")
	if err := os.WriteFile(file, []byte(madeText), 0o600); err != nil {
		t.Fatal(err)
	}
	if run := whole.Run(t, "law", "text", "import", "--database", dsn, file); run.Code != 0 || !strings.Contains(run.Stdout, "1 texts (1 added") {
		t.Fatalf("the import: code %d, %s%s", run.Code, run.Stdout, run.Stderr)
	}
	b.visit(decision)
	b.unfoldAll()
	if page := b.text("main"); !strings.Contains(page, "De normpremie van de proef.") || !strings.Contains(page, "Tekst zoals die gold op 1 januari 2026.") {
		t.Error("the decision does not show the official text, or not of which version it is")
	}
	for width, beside := range map[int64]bool{1280: true, 360: false} {
		b.size(width, 900)
		if got := ask[bool](b, `(() => { const [plain, official] = document.querySelector(".meent-beside").children
			return official.getBoundingClientRect().left > plain.getBoundingClientRect().right - 1 })()`); got != beside {
			t.Errorf("%d wide: the two texts stand side by side: %v", width, got)
		}
		for _, wrong := range append(b.tooWide(), b.cutOff()...) {
			t.Errorf("%d wide: %s", width, wrong)
		}
	}
	rule := b.hrefs(`.meent-step a[href^="/wetten/"]`)
	if len(rule) == 0 {
		t.Fatal("no step leads to the rule that ran")
	}
	_, anchor, _ := strings.Cut(rule[0], "#")
	b.visit(rule[0])
	if b.count("#"+anchor) != 1 {
		t.Errorf("%s does not stand on the page of its law", rule[0])
	}
	b.visit(decision)
	b.english()
	if page := b.text("main"); !strings.Contains(page, "The official text exists in Dutch only.") || b.count(`.meent-statute:not([lang="nl"])`) > 0 {
		t.Error("the English page does not say that the official text is Dutch, or does not mark it")
	}
}
