package crash

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"meent.nl/meent/internal/platform/db/dbtest"
	"meent.nl/meent/test/whole"
)

// The made-up regulations of TestTexts.
const (
	regulations = 40
	articles    = 150
)

// textFolder is a folder of regulations in the XML of the BWB.
func textFolder(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for n := range regulations {
		var b strings.Builder
		fmt.Fprintf(&b, `<toestand bwb-id="BWBR9%06d" inwerkingtreding="2025-01-01">`, n)
		for a := range articles {
			fmt.Fprintf(&b, "<artikel><kop><nr>%d</nr></kop><lid><lidnr>1</lidnr><al>Regeling %d, artikel %d.</al></lid></artikel>", a+1, n, a+1)
		}
		b.WriteString("</toestand>")
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%d.xml", n)), []byte(b.String()), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// TestTexts kills an import of official texts again and again. Each version is there
// whole or not at all, and in the end all of them are.
func TestTexts(t *testing.T) {
	dbtest.EachDSN(t, func(t *testing.T, dsn string) {
		dir := textFolder(t)
		random, seed := chance()
		t.Cleanup(func() {
			if t.Failed() {
				t.Logf("the moments follow from seed %d", seed)
			}
		})
		killed := 0
		for limit := 50 * time.Millisecond; ; limit += 50 * time.Millisecond {
			if killed > 400 {
				t.Fatal("after 400 kills the import has not come to its end")
			}
			if !killWithin(t, time.Duration(random.Int64N(int64(limit)+1)), "law", "text", "import", "--database", dsn, dir) {
				break
			}
			killed++
		}
		if killed < 3 {
			t.Errorf("the import was killed only %d times", killed)
		}
		store := dbtest.Open(t, dsn)
		var versions, complete, of int
		if err := store.Read().QueryRowContext(t.Context(), `SELECT count(*) FROM lawtext_version`).Scan(&versions); err != nil {
			t.Fatal(err)
		}
		err := store.Read().QueryRowContext(t.Context(), `SELECT count(*), coalesce(sum(n), 0) FROM (SELECT count(*) AS n FROM lawtext_article GROUP BY source, from_date HAVING count(*) = $1) counted`, articles).Scan(&complete, &of)
		if err != nil {
			t.Fatal(err)
		}
		if versions != regulations || complete != regulations || of != regulations*articles {
			t.Errorf("%d versions, %d of them whole, with %d articles; want %d with %d each", versions, complete, of, regulations, articles)
		}
		again := whole.Run(t, "law", "text", "import", "--database", dsn, dir)
		if want := fmt.Sprintf("(0 added, 0 replaced, %d unchanged", regulations); again.Code != 0 || !strings.Contains(again.Stdout, want) {
			t.Errorf("importing again: code %d, %s%s", again.Code, again.Stdout, again.Stderr)
		}
	})
}
