package country

import (
	"os"
	"path/filepath"
	"reflect"
	"testing"
	"time"
)

func TestWhatIsWrittenIsRead(t *testing.T) {
	p := makeTest(t, 60_000, 2)
	dir := filepath.Join(t.TempDir(), "country")
	if err := p.Write(t.Context(), dir, nil); err != nil {
		t.Fatal(err)
	}
	q, err := Open(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(p.store, q.store) || !reflect.DeepEqual(p.First, q.First) || !reflect.DeepEqual(p.Household, q.Household) {
		t.Error("what was read is not what was written")
	}
}

func TestSize(t *testing.T) {
	p := makeTest(t, 2_000_000, 2)
	dir := filepath.Join(t.TempDir(), "country")
	start := time.Now()
	if err := p.Write(t.Context(), dir, nil); err != nil {
		t.Fatal(err)
	}
	t.Log("write", time.Since(start))
	e, _ := os.ReadDir(dir)
	for _, f := range e {
		i, _ := f.Info()
		t.Log(f.Name(), i.Size())
	}
	start = time.Now()
	if _, err := Open(t.Context(), dir); err != nil {
		t.Fatal(err)
	}
	t.Log("open", time.Since(start))
}
