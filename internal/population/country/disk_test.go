package country

import (
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/parquet-go/parquet-go"
)

func written(t testing.TB, persons int) (*Population, string) {
	t.Helper()
	p := makeTest(t, persons, 2)
	dir := filepath.Join(t.TempDir(), "country")
	if err := p.Write(t.Context(), dir, nil); err != nil {
		t.Fatal(err)
	}
	return p, dir
}

func TestWhatIsWrittenIsRead(t *testing.T) {
	p, dir := written(t, 60_000)
	q, err := Open(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	p.people, q.people = nil, nil
	if !reflect.DeepEqual(p, q) {
		t.Error("what was read is not what was written")
	}
	if err := p.Write(t.Context(), dir, nil); err == nil || !strings.Contains(err.Error(), "is not empty") {
		t.Errorf("a population over another gives %v", err)
	}
	if left, err := filepath.Glob(filepath.Join(filepath.Dir(dir), ".*")); err != nil || len(left) > 0 {
		t.Errorf("%v is left, %v", left, err)
	}
}

// What is in the way is left as it is.
func TestAPopulationReplacesNothing(t *testing.T) {
	p := makeTest(t, 500, 1)
	path := filepath.Join(t.TempDir(), "work.txt")
	if err := os.WriteFile(path, []byte("work"), 0o600); err != nil {
		t.Fatal(err)
	}
	link := filepath.Join(t.TempDir(), "link")
	if err := os.Symlink(path, link); err != nil {
		t.Fatal(err)
	}
	for _, dir := range []string{path, link, filepath.Join(path, "below")} {
		if err := p.Write(t.Context(), dir, nil); err == nil {
			t.Errorf("%s is written", dir)
		}
	}
	if text, err := os.ReadFile(link); err != nil || string(text) != "work" {
		t.Errorf("the file is %q, %v", text, err)
	}
}

// Others can read the files: a plain reader of rows finds the columns by their names.
func TestOthersReadTheFiles(t *testing.T) {
	p, dir := written(t, 5_000)
	type person struct {
		Household   int32 `parquet:"household"`
		Position    uint8 `parquet:"position"`
		Born        int32 `parquet:"geboortedatum"`
		Income      int32 `parquet:"inkomensgegeven"`
		Insured     bool  `parquet:"verzekerd_zvw"`
		OfHousehold bool  `parquet:"applies_for_household"`
	}
	f, err := os.Open(filepath.Join(dir, "persons.parquet"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r := parquet.NewGenericReader[person](f)
	defer r.Close()
	rows := make([]person, 5_000)
	if n, err := r.Read(rows); n != 5_000 || err != nil && !errors.Is(err, io.EOF) {
		t.Fatal(n, err)
	}
	for i, row := range rows {
		want := person{p.Household[i], uint8(p.Position[i]), p.store.birth[i], p.store.income[i], has(p.store.insured, i), p.Applies(OfHousehold, i)}
		if row != want {
			t.Fatalf("row %d is %+v, and not %+v", i, row, want)
		}
	}
}

// A file that is cut off or changed anywhere is refused with the name of the file.
func TestDamagedFilesAreRefused(t *testing.T) {
	_, dir := written(t, 3_000)
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		path := filepath.Join(dir, e.Name())
		whole, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for k := range 24 {
			at := len(whole) * k / 24
			refused(t, dir, path, whole[:at], "cut off at")
		}
		if e.Name() != manifestName {
			for k := range 60 {
				damaged := append([]byte(nil), whole...)
				damaged[len(whole)*k/60] ^= 0x55
				refusedOrSame(t, dir, path, damaged)
			}
		}
		if err := os.Remove(path); err != nil {
			t.Fatal(err)
		}
		if _, err := Open(t.Context(), dir); err == nil || !strings.Contains(err.Error(), e.Name()) {
			t.Errorf("without %s: %v", e.Name(), err)
		}
		if err := os.Mkdir(path, 0o700); err != nil {
			t.Fatal(err)
		}
		if _, err := Open(t.Context(), dir); err == nil || !strings.Contains(err.Error(), e.Name()) || !strings.Contains(err.Error(), "is no") {
			t.Errorf("with a folder for %s: %v", e.Name(), err)
		}
		if err := errors.Join(os.Remove(path), os.WriteFile(path, whole, 0o600)); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := Open(t.Context(), dir); err != nil {
		t.Error(err)
	}
}

func refused(t *testing.T, dir, path string, text []byte, what string) {
	t.Helper()
	if err := os.WriteFile(path, text, 0o600); err != nil {
		t.Fatal(err)
	}
	p, err := Open(t.Context(), dir)
	if err == nil || p != nil || !strings.Contains(err.Error(), filepath.Base(path)) {
		t.Errorf("%s, %s %d: %v", path, what, len(text), err)
	}
}

// refusedOrSame damages what may be of no use to the reader, as a statistic: then the
// population is the same.
func refusedOrSame(t *testing.T, dir, path string, text []byte) {
	t.Helper()
	if err := os.WriteFile(path, text, 0o600); err != nil {
		t.Fatal(err)
	}
	p, err := Open(t.Context(), dir)
	if err != nil {
		return
	}
	want := makeTest(t, 3_000, 1)
	p.people, want.people = nil, nil
	if !reflect.DeepEqual(p, want) {
		t.Errorf("%s: a damaged file gives another population", path)
	}
}

func TestAManifestThatIsNotOursIsRefused(t *testing.T) {
	_, dir := written(t, 1_000)
	path := filepath.Join(dir, manifestName)
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for want, change := range map[string]func(m map[string]any){
		"version 2":          func(m map[string]any) { m["version"] = 2 },
		"no manifest":        func(m map[string]any) { m["format"] = "something" },
		"synthetic":          func(m map[string]any) { m["synthetic"] = false },
		"cannot be":          func(m map[string]any) { m["persons"] = -5 },
		"contradicts itself": func(m map[string]any) { m["persons"] = 999 },
		"tells of 0 files":   func(m map[string]any) { m["files"] = nil },
		"persons.parquet":    func(m map[string]any) { m["files"].([]any)[0].(map[string]any)["rows"] = 1e9 * 4 },
		"damaged":            func(m map[string]any) { m["seed"] = "one" },
	} {
		m := map[string]any{}
		if err := json.Unmarshal(whole, &m); err != nil {
			t.Fatal(err)
		}
		change(m)
		text, err := json.Marshal(m)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, text, 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := Open(t.Context(), dir); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, and %q is expected", err, want)
		}
	}
	if _, err := Open(t.Context(), t.TempDir()); err == nil || !strings.Contains(err.Error(), "holds no population") {
		t.Errorf("an empty directory gives %v", err)
	}
}

// A file of other columns, of another type or of indexes that lead nowhere is refused.
func TestWrongColumnsAreRefused(t *testing.T) {
	wrong := map[string]func(p *Population, f []file){
		"column decile":         func(p *Population, f []file) { f[1].columns[1].name = "decil" },
		"is not of type":        func(p *Population, f []file) { f[1].columns[1] = numbers("decile", p.asNumbers()) },
		"do not exist":          func(p *Population, f []file) { p.store.candidate[0] = int32(p.Persons()) },
		"minors that":           func(p *Population, f []file) { p.store.minor[0] = -1 },
		"do not make":           func(p *Population, f []file) { p.store.size[p.Households()-1]++ },
		"not in the households": func(p *Population, f []file) { p.Household[0] = 1 },
		"above 10":              func(p *Population, f []file) { p.Decile[0] = 11 },
		"tell of":               func(p *Population, f []file) { p.store.children[0]++ },
	}
	for want, change := range wrong {
		p := makeTest(t, 1_000, 1)
		files := p.files()
		change(p, files)
		dir := t.TempDir()
		var entries []FileEntry
		for _, f := range files {
			e, err := p.writeFile(t.Context(), dir, f, f.rows(p.counts()))
			if err != nil {
				t.Fatal(err)
			}
			entries = append(entries, e)
		}
		text, err := json.Marshal(p.manifest(entries))
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, manifestName), text, 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := Open(t.Context(), dir); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, and %q is expected", err, want)
		}
	}
}

func (p *Population) asNumbers() *[]int32 {
	out := make([]int32, len(p.Decile))
	for i, d := range p.Decile {
		out[i] = int32(d)
	}
	return &out
}
