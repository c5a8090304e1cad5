package statute_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"meent.nl/meent/law/statute"
)

// toestand is a regulation of our own in the XML of the BWB.
func toestand(articles string) string {
	return `<?xml version="1.0" encoding="UTF-8"?><toestand bwb-id="BWBR9000001" inwerkingtreding="2025-01-01"><wetgeving soort="wet">
<citeertitel status="officieel">Wet op de proef <meta-data><brondata>niet lezen</brondata></meta-data></citeertitel>
<wet-besluit><aanhef><wij>Wij</wij></aanhef><wettekst><hoofdstuk><kop><nr>1</nr><titel>Hoofdstuk</titel></kop>` + articles + `</hoofdstuk></wettekst></wet-besluit>
<bijlage><artikel><kop><nr>99</nr></kop><al>in een bijlage</al></artikel></bijlage></wetgeving></toestand>`
}

const twoArticles = `<artikel status="goed"><kop><label>Artikel</label><nr status="officieel">1</nr><titel>Begrippen</titel></kop>
<lid><lidnr>1</lidnr><al>Onder <nadruk>proef</nadruk> wordt verstaan:</al><lijst>
  <li><li.nr>a.</li.nr><al>een <extref doc="x">verwijzing</extref><noot>voetnoot</noot>;</al></li>
  <li><li.nr>b.</li.nr><al>iets met delen:</al><lijst><li><li.nr>1°.</li.nr><al>het eerste;</al></li><li><li.nr>–</li.nr><al>zonder nummer.</al></li></lijst></li>
</lijst><al>Slot van lid 1.</al><meta-data><jcis/></meta-data></lid>
<lid><lidnr>2a</lidnr><al>Bedrag: <redactie type="extra">nu 5 procent</redactie> hoger.</al></lid></artikel>
<artikel status="vervallen"><kop><nr>2</nr></kop><al><redactie type="vervanging">Vervallen</redactie></al></artikel>
<artikel><kop><nr>8:14a</nr></kop><al>Een artikel   zonder
leden.</al><plaatje><illustratie naam="f.png"/></plaatje><table><tgroup cols="2"><tbody><row><entry><al>van</al></entry><entry><al>tot</al></entry></row></tbody></tgroup></table></artikel>`

func read(t *testing.T, name, text string) *statute.Text {
	t.Helper()
	out, err := statute.Read(name, strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func lines(t *testing.T, text *statute.Text, number string) string {
	t.Helper()
	a, ok := text.Article(number)
	if !ok {
		t.Fatalf("there is no article %s", number)
	}
	return strings.Join(statute.Lines(a.Parts), "\n")
}

func TestReadBWB(t *testing.T) {
	text := read(t, "proef.xml", toestand(twoArticles))
	if text.Source != "BWBR9000001" || text.Title != "Wet op de proef" || text.From.String() != "2025-01-01" || text.Format != statute.BWB || len(text.Articles) != 3 {
		t.Fatalf("read %+v", text)
	}
	for number, want := range map[string]string{
		"1": `1. Onder proef wordt verstaan:
  a. een verwijzing;
  b. iets met delen:
    1° het eerste;
    zonder nummer.
  Slot van lid 1.
2a. Bedrag: [Red: nu 5 procent] hoger.`,
		"8:14a": "Een artikel zonder leden.\n[afbeelding: zie de officiële publicatie]\nvan tot",
	} {
		if have := lines(t, text, number); have != want {
			t.Errorf("article %s:\n%s\nwant\n%s", number, have, want)
		}
	}
	if a, _ := text.Article("1"); a.Heading != "Begrippen" {
		t.Errorf("heading %q", a.Heading)
	}
	if a, _ := text.Article("2"); a.Status != statute.Repealed {
		t.Errorf("article 2 is %q", a.Status)
	}
}

func TestAHostileFileIsRefusedWithItsPlace(t *testing.T) {
	deep := strings.Repeat("<lid>", 100)
	for name, c := range map[string]struct{ text, want string }{
		"empty":            {"", "proef: the file is empty"},
		"blank":            {strings.Repeat(" ", 2000), "proef: the file begins with nothing but white space"},
		"another xml":      {"<html></html>", "proef: the file begins with <html>, and not with <toestand>"},
		"entities":         {`<!DOCTYPE toestand [<!ENTITY x SYSTEM "file:///etc/passwd">]><toestand bwb-id="BWBR9000001" inwerkingtreding="2025-01-01"/>`, "proef:1: the file declares a document type of its own"},
		"unknown entity":   {toestand("<artikel><kop><nr>1</nr></kop><al>&x;</al></artikel>"), "proef:3: this is not right XML: invalid character entity &x;"},
		"not closed":       {"<toestand bwb-id=\"BWBR9000001\" inwerkingtreding=\"2025-01-01\">\n<artikel>", "proef:2: this is not right XML"},
		"too deep":         {toestand("<artikel>" + deep), "proef:3: more than 48 elements inside each other"},
		"no date":          {`<toestand bwb-id="BWBR9000001"/>`, "proef:1: <toestand> has no date inwerkingtreding"},
		"no identifier":    {`<toestand inwerkingtreding="2025-01-01"><artikel><kop><nr>1</nr></kop></artikel></toestand>`, "proef: it does not say of which regulation"},
		"wrong identifier": {`<toestand bwb-id="../../etc" inwerkingtreding="2025-01-01"><artikel><kop><nr>1</nr></kop></artikel></toestand>`, "proef: it does not say of which regulation"},
		"no articles":      {toestand(""), "proef: it holds no article"},
		"another charset":  {`<?xml version="1.0" encoding="UTF-16"?><toestand/>`, "proef:1: the XML cannot be read"},
		"long number":      {toestand("<artikel><kop><nr>" + strings.Repeat("1", 40) + "</nr></kop></artikel>"), "proef:3: the number of an article of more than 32 characters"},
		"yaml list":        {"- a\n", "proef:1: the file is no YAML mapping"},
		"yaml alone":       {"bwb_id: BWBR9000001\nvalid_from: 2025-01-01\n", "proef:1: the file has no list articles"},
		"yaml broken":      {"bwb_id: [", "proef:2: this is not YAML"},
		"yaml no text":     {"bwb_id: BWBR9000001\nvalid_from: 2025-01-01\narticles:\n- number: '1'\n", "proef:4: an item of articles without number and text"},
		"yaml wrong date":  {"bwb_id: BWBR9000001\nvalid_from: 2025-13-01\narticles:\n- {number: '1', text: x}\n", "proef:2: the day of this version is wrong"},
		"yaml no date":     {"bwb_id: BWBR9000001\narticles:\n- {number: '1', text: x}\n", "proef: it does not say of which version"},
		"not utf-8":        {"bwb_id: \xff\xfe", "proef: the file is not UTF-8 text"},
	} {
		_, err := statute.Read("proef", strings.NewReader(c.text))
		var fault statute.Fault
		if !errors.As(err, &fault) || !strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("%s: %v, want %s", name, err, c.want)
		}
	}
}

// endless gives the same bytes for ever after a beginning.
type endless struct{ begin, then string }

func (e *endless) Read(p []byte) (int, error) {
	n := copy(p, e.begin)
	if e.begin = e.begin[n:]; n == 0 {
		n = copy(p, e.then)
	}
	return n, nil
}

func TestAFileWithoutAnEndIsGivenUp(t *testing.T) {
	for name, file := range map[string]*endless{
		"articles": {`<toestand bwb-id="BWBR9000001" inwerkingtreding="2025-01-01">`, "<artikel><kop><nr>1</nr></kop></artikel>"},
		"text":     {`<toestand bwb-id="BWBR9000001" inwerkingtreding="2025-01-01"><artikel><kop><nr>1</nr></kop><al>`, strings.Repeat("woord ", 100)},
		"yaml":     {"bwb_id: BWBR9000001\n", "# niets\n"},
	} {
		if _, err := statute.Read("proef", file); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

// shared is a file beside the project, or a skip.
func shared(t *testing.T, name string) *os.File {
	t.Helper()
	f, err := os.Open(filepath.Join("../../../shared/data", name))
	if err != nil {
		t.Skipf("../shared/data/%s is not beside the project", name)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

func TestTheOfficialZorgtoeslagIsReadWhole(t *testing.T) {
	text, err := statute.Read("zorgtoeslag.xml", shared(t, "bwb/BWBR0018451_2025-01-01.xml"))
	if err != nil {
		t.Fatal(err)
	}
	const want = "1 2 3 4 4a 5 6 7 8"
	var have []string
	for _, a := range text.Articles {
		have = append(have, a.Number)
		if a.Whole || len(a.Parts) == 0 {
			t.Errorf("article %s: %+v", a.Number, a)
		}
	}
	if strings.Join(have, " ") != want || text.Title != "Wet op de zorgtoeslag" {
		t.Errorf("%s has the articles %v, want %s", text.Title, have, want)
	}
	found, err := text.Find(statute.Place{Article: statute.Span{From: "1"}, Lid: statute.Span{From: "1"}, Onderdeel: []statute.Span{{From: "f"}}})
	if err != nil || !strings.Contains(found[0].Parts[0].Text, "108%") {
		t.Errorf("artikel 1 lid 1 onderdeel f: %+v, %v", found, err)
	}
}
