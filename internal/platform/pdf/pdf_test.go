package pdf_test

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"meent.nl/meent/internal/platform/pdf"
	"meent.nl/meent/web"
)

func fonts(t testing.TB) *pdf.Fonts {
	t.Helper()
	assets, err := web.Load()
	if err != nil {
		t.Skip("the fonts are not built: run `make web`")
	}
	regular, bold, err := assets.LetterFonts()
	if err != nil {
		t.Fatal(err)
	}
	f, err := pdf.NewFonts(regular, bold)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func letter(t testing.TB, paragraphs int) []byte {
	t.Helper()
	d := pdf.New(fonts(t), pdf.Info{
		Title: "U krijgt € 131 zorgtoeslag", Lang: "nl", Author: "Dienst Toeslagen",
		Created:  time.Date(2026, 11, 21, 9, 30, 0, 0, time.UTC),
		PageText: func(page, pages int) string { return fmt.Sprintf("Bladzijde %d van %d", page, pages) },
	})
	d.Lines("Dienst Toeslagen", "21 november 2026")
	d.H1("U krijgt € 131 zorgtoeslag per maand")
	for i := range paragraphs {
		d.P(fmt.Sprintf("Alinea %d. Mevrouw Đurić-Šimić woont in Fryslân; dit is een lange zin die over meer dan een regel loopt, zodat er gebroken wordt.", i+1))
	}
	d.H2("De rekensom")
	d.Table([]pdf.Column{{Title: "Wat", Share: 0.7}, {Title: "Bedrag", Share: 0.3, Right: true}}, []pdf.Row{
		{Cells: []string{"Standaardpremie", "€ 2.119,00"}}, {Cells: []string{"Zorgtoeslag", "€ 131,00"}, Total: true},
	})
	d.Link("Lees de wet", "https://wetten.overheid.nl/BWBR0018451")
	var out bytes.Buffer
	if _, err := d.WriteTo(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestSameLetterSameBytes(t *testing.T) {
	if !bytes.Equal(letter(t, 3), letter(t, 3)) {
		t.Error("the same letter gave other bytes")
	}
}

func TestObjectsAreWhereTheTableSays(t *testing.T) {
	file := letter(t, 40)
	at := bytes.LastIndex(file, []byte("startxref\n"))
	start, err := strconv.Atoi(string(bytes.Fields(file[at+10:])[0]))
	if err != nil {
		t.Fatal(err)
	}
	rows := strings.Split(string(file[start:at]), "\n")
	if rows[0] != "xref" {
		t.Fatalf("startxref points at %q", rows[0])
	}
	n := 0
	for i, row := range rows[3:] {
		if !strings.HasSuffix(row, " 00000 n ") {
			break
		}
		offset, err := strconv.Atoi(row[:10])
		if err != nil {
			t.Fatal(err)
		}
		if want := fmt.Sprintf("%d 0 obj\n", i+1); !bytes.HasPrefix(file[offset:], []byte(want)) {
			t.Errorf("object %d is not at %d", i+1, offset)
		}
		n++
	}
	if n < 20 {
		t.Errorf("only %d objects", n)
	}
}

var (
	streams = regexp.MustCompile(`(?s)/Filter /FlateDecode /Length (\d+)>>\nstream\n`)
	mark    = regexp.MustCompile(`/(\w+) <</MCID (\d+)>> BDC`)
)

// contents are the unpacked streams that set text.
func contents(t *testing.T, file []byte) []string {
	t.Helper()
	var out []string
	for _, m := range streams.FindAllSubmatchIndex(file, -1) {
		length, err := strconv.Atoi(string(file[m[2]:m[3]]))
		if err != nil {
			t.Fatal(err)
		}
		z, err := zlib.NewReader(bytes.NewReader(file[m[1] : m[1]+length]))
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(z)
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(text, []byte(" BDC\n")) {
			out = append(out, string(text))
		}
	}
	return out
}

func TestEverythingIsMarked(t *testing.T) {
	file := letter(t, 40)
	pages := contents(t, file)
	if len(pages) < 3 {
		t.Fatalf("%d pages; forty paragraphs need more", len(pages))
	}
	for i, page := range pages {
		depth := 0
		for line := range strings.SplitSeq(page, "\n") {
			depth += strings.Count(line, " BDC") + strings.Count(line, " BMC") - strings.Count(line, "EMC")
			if strings.HasPrefix(line, "BT ") && depth != 1 {
				t.Errorf("page %d sets text outside the structure: %s", i+1, line)
			}
		}
		if depth != 0 {
			t.Errorf("page %d: marks do not close", i+1)
		}
		for n, m := range mark.FindAllStringSubmatch(page, -1) {
			if m[2] != strconv.Itoa(n) {
				t.Errorf("page %d: mark %d has id %s", i+1, n, m[2])
			}
		}
	}
	for _, need := range []string{"/Lang (nl)", "/MarkInfo <</Marked true>>", "/DisplayDocTitle true", "<pdfuaid:part>1</pdfuaid:part>", "/Scope /Column", "/Scope /Row", "/Tabs /S", "/StructParent "} {
		if !bytes.Contains(file, []byte(need)) {
			t.Errorf("the file has no %s", need)
		}
	}
}

func TestReadersReadIt(t *testing.T) {
	path := filepath.Join(t.TempDir(), "brief.pdf")
	if err := os.WriteFile(path, letter(t, 40), 0o600); err != nil {
		t.Fatal(err)
	}
	run := func(name string, args ...string) string {
		tool, err := exec.LookPath(name)
		if err != nil {
			t.Skipf("%s is not here: install poppler-utils", name)
		}
		out, err := exec.Command(tool, args...).CombinedOutput()
		if err != nil {
			t.Fatalf("%s: %v\n%s", name, err, out)
		}
		return string(out)
	}
	text := run("pdftotext", "-layout", path, "-")
	for _, need := range []string{"U krijgt € 131 zorgtoeslag per maand", "Mevrouw Đurić-Šimić", "Alinea 40.", "€ 2.119,00", "Bladzijde 1 van"} {
		if !strings.Contains(text, need) {
			t.Errorf("pdftotext does not read %q", need)
		}
	}
	info := run("pdfinfo", path)
	for _, need := range []string{"Tagged:          yes", "PDF version:     1.7", "U krijgt € 131 zorgtoeslag"} {
		if !strings.Contains(info, need) {
			t.Errorf("pdfinfo does not say %q:\n%s", need, info)
		}
	}
	tree := run("pdfinfo", "-struct-text", path)
	for _, need := range []string{"Document", "H1 (block)", "H2 (block)", "Table", "TH", "TD", "Link"} {
		if !strings.Contains(tree, need) {
			t.Errorf("the structure has no %q", need)
		}
	}
}

func TestDamagedFontIsRefused(t *testing.T) {
	for _, file := range [][]byte{nil, []byte("wOFF"), {0, 1, 0, 0, 0, 9, 0, 0, 0, 0, 0, 0}, bytes.Repeat([]byte{0, 1, 0, 0}, 40)} {
		if _, err := pdf.NewFonts([][]byte{file}, [][]byte{file}); err == nil {
			t.Errorf("%v was taken for a font", file)
		}
	}
	if _, err := pdf.NewFonts(nil, nil); err == nil {
		t.Error("no fonts were taken for fonts")
	}
}

func BenchmarkLetter(b *testing.B) {
	for b.Loop() {
		letter(b, 10)
	}
}
