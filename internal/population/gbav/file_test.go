package gbav

import (
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"meent.nl/meent/internal/population/personlist"
)

// officialSet finds the official test set, which is not part of the project.
func officialSet(t testing.TB) string {
	t.Helper()
	dir, err := os.Getwd()
	for err == nil {
		if _, missing := os.Stat(filepath.Join(dir, "go.mod")); missing == nil {
			break
		}
		if parent := filepath.Dir(dir); parent != dir {
			dir = parent
			continue
		}
		t.Fatal("no go.mod above the test")
	}
	path := filepath.Join(dir, "..", "shared", "data", "rvig", "rvig-gbav-testset-20220502.csv")
	if _, err := os.Stat(path); err != nil {
		t.Skip("the official GBA-V test set is not beside the project: ../shared/data/rvig")
	}
	return path
}

var testColumns = []string{"01.01.10", "01.01.20", "01.02.10", "01.02.40", "01.03.10", "01.04.10", "01.83.10", "01.83.30", "01.H",
	"02.01.20", "02.02.40", "02.62.10", "02.H", "04.05.10", "04.64.10", "04.H",
	"05.01.10", "05.01.20", "05.02.40", "05.03.10", "05.04.10", "05.06.10", "05.07.10", "05.07.40", "05.15.10", "05.84.10", "05.H",
	"06.08.10", "06.H", "07.67.10", "07.67.20", "07.70.10",
	"08.09.10", "08.10.10", "08.10.30", "08.11.10", "08.11.20", "08.11.60", "08.13.10", "08.13.20", "08.84.10", "08.H",
	"09.01.20", "09.02.10", "09.02.40", "09.03.10", "09.89.10", "09.H"}

// csv writes lists of rows; the key "" of a row is its first column.
func csv(rows ...map[string]string) string {
	var b strings.Builder
	b.WriteString("\ufeff;" + strings.Join(testColumns, ";") + ";\n")
	for _, row := range rows {
		for name := range maps.Keys(row) {
			if name != "" && !slices.Contains(testColumns, name) {
				panic("no column " + name)
			}
		}
		b.WriteString(row[""])
		for _, name := range testColumns {
			text := row[name]
			if strings.ContainsAny(text, "\";") {
				text = `"` + strings.ReplaceAll(text, `"`, `""`) + `"`
			}
			b.WriteString(";" + text)
		}
		b.WriteString(";\n")
	}
	return b.String()
}

// read gives everything of a file: persons, remarks, refusals, or its fault.
func read(text string) (people []*personlist.Person, remarks []Remark, refusals []error, err error) {
	r, err := NewReader(strings.NewReader(text))
	if err != nil {
		return nil, nil, nil, err
	}
	for {
		list, err := r.Next()
		if err == io.EOF {
			return people, remarks, refusals, nil
		}
		if err != nil {
			return people, remarks, refusals, err
		}
		p, m, err := list.Person()
		remarks = append(remarks, m...)
		if err != nil {
			refusals = append(refusals, err)
			continue
		}
		people = append(people, p)
	}
}

// one reads a file of one accepted list.
func one(t *testing.T, rows ...map[string]string) (*personlist.Person, []Remark) {
	t.Helper()
	people, remarks, refusals, err := read(csv(rows...))
	if err != nil || len(people) != 1 || len(refusals) != 0 {
		t.Fatalf("%d people, refused %v, %v", len(people), refusals, err)
	}
	return people[0], remarks
}
