package population_test

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/platform/db"
	"meent.nl/meent/internal/platform/db/dbtest"
	"meent.nl/meent/internal/population"
	"meent.nl/meent/internal/register"
)

const testHeader = "\ufeff;01.01.20;01.02.10;01.02.40;01.03.10;01.04.10;04.05.10;05.01.20;05.02.40;05.06.10;05.07.10;05.15.10;06.08.10;" +
	"07.67.10;07.67.20;07.70.10;08.09.10;08.10.30;08.11.20;08.11.60;08.13.10;09.01.20;09.02.40;09.03.10;09.H;\n"

const (
	annaBSN  = "999993653"
	bramBSN  = "999992387"
	childBSN = "999994736"
)

// line writes one line of a test file from column values.
func line(values map[string]string) string {
	var b strings.Builder
	for i, name := range strings.Split(strings.TrimSuffix(strings.TrimPrefix(testHeader, "\ufeff"), ";\n"), ";") {
		if i > 0 {
			b.WriteByte(';')
		}
		b.WriteString(values[name])
	}
	return b.String() + ";\n"
}

func list(bsn, given string, more ...string) map[string]string {
	values := map[string]string{"": "a", "01.01.20": bsn, "01.02.10": given, "01.02.40": "Bos", "01.03.10": "19850101", "01.04.10": "V",
		"04.05.10": "0001", "07.70.10": "0", "08.09.10": "0599", "08.10.30": "20200101", "08.11.20": "1", "08.11.60": "9900SA"}
	for i := 0; i < len(more); i += 2 {
		values[more[i]] = more[i+1]
	}
	return values
}

func married(to string) []string {
	return []string{"05.01.20", to, "05.02.40", "Bos", "05.06.10", "20100101", "05.15.10", "H"}
}

func (w *world) importText(t *testing.T, text string) population.Summary {
	t.Helper()
	sum, err := w.Import(t.Context(), strings.NewReader(text), "test", "test", nil)
	if err != nil {
		t.Fatal(err)
	}
	return sum
}

func TestAChangedListIsAChangeWithHistory(t *testing.T) {
	dbtest.Each(t, modules, func(t *testing.T, d *db.DB) {
		w := newWorld(t, d)
		anna, bram := list(annaBSN, "Anna", married(bramBSN)...), list(bramBSN, "Bram", append(married(annaBSN), "01.04.10", "M")...)
		w.importText(t, testHeader+line(anna)+line(bram))
		if v := w.value(t, bsn(t, annaBSN), "gehuwd"); v.Text != "true" || v.Since.String() != "2010-01-01" {
			t.Fatalf("gehuwd: %+v", v)
		}
		if _, at := w.members(t, bsn(t, annaBSN), "partnerkandidaten", "samen_op_adres_sinds"); at[bramBSN].Text != "2020-01-01" {
			t.Errorf("together since: %+v", at)
		}

		// Bram moves out: what is said of the two changes, though Anna's list does not.
		bram["08.11.20"], bram["08.10.30"] = "2", "20260201"
		sum := w.importText(t, testHeader+line(anna)+line(bram))
		if sum.Changed != 1 || sum.Unchanged != 1 {
			t.Errorf("%+v", sum)
		}
		if _, at := w.members(t, bsn(t, annaBSN), "partnerkandidaten", "zelfde_woonadres"); at[bramBSN].Text != "false" {
			t.Errorf("same address: %+v", at)
		}
		past, err := w.registers.History(t.Context(), "brp", bsn(t, bramBSN), "adres")
		if err != nil || len(past) != 1 {
			t.Errorf("history of the address: %v, %v", past, err)
		}
		touched := map[kernel.ResidentID]bool{}
		for _, c := range w.changes {
			touched[c.Resident] = true
		}
		if len(touched) != 2 {
			t.Errorf("%d residents have a change, want both: %+v", len(touched), w.changes)
		}

		// A child: the list of each parent has it, and it has a list of its own.
		w.changes = nil
		anna["09.01.20"], anna["09.02.40"], anna["09.03.10"] = childBSN, "Bos", "20260301"
		bram["09.01.20"], bram["09.02.40"], bram["09.03.10"] = childBSN, "Bos", "20260301"
		child := list(childBSN, "Kim", "01.03.10", "20260301", "08.10.30", "20260301")
		w.importText(t, testHeader+line(anna)+line(bram)+line(child))
		added := 0
		for _, c := range w.changes {
			for _, a := range c.Added {
				if a.Relation == "kinderen" {
					added++
				}
			}
		}
		if added != 2 {
			t.Errorf("the child is new for %d parents: %+v", added, w.changes)
		}
		if _, home := w.members(t, bsn(t, annaBSN), "kinderen", "behoort_tot_huishouden"); home[childBSN].Text != "true" {
			t.Errorf("lives with the mother: %+v", home)
		}
	})
}

// A relative without a list of their own is still somebody with a date of birth.
func TestARelativeWithoutAList(t *testing.T) {
	d := dbtest.Open(t, dbtest.SQLiteDSN(t))
	if err := d.Migrate(t.Context(), modules...); err != nil {
		t.Fatal(err)
	}
	w := newWorld(t, d)
	anna := list(annaBSN, "Anna", "09.01.20", childBSN, "09.02.40", "Bos", "09.03.10", "20150000", "09.H", "09")
	nameless := map[string]string{"09.02.40": "Bos", "09.03.10": "20180101"}
	w.importText(t, testHeader+line(anna)+line(nameless))
	if v := w.value(t, bsn(t, childBSN), "geboortedatum"); v.State != register.Incomplete || v.Low != "2015-01-01" || v.High != "2015-12-31" {
		t.Errorf("%+v", v)
	}
	state, home := w.members(t, bsn(t, annaBSN), "kinderen", "behoort_tot_huishouden")
	if state != register.Known || len(home) != 2 || home[childBSN].State != register.Unknown {
		t.Errorf("%s: %+v", state, home)
	}
	if _, born := w.members(t, bsn(t, annaBSN), "kinderen", "geboortedatum"); born[""].Text != "2018-01-01" {
		t.Errorf("the child without a number: %+v", born)
	}
}

// A fault anywhere in a file keeps all of it out.
func TestAFaultyFileLeavesNothing(t *testing.T) {
	d := dbtest.Open(t, dbtest.SQLiteDSN(t))
	if err := d.Migrate(t.Context(), modules...); err != nil {
		t.Fatal(err)
	}
	w := newWorld(t, d)
	for _, text := range []string{
		"", testHeader, testHeader + line(list(annaBSN, "Anna")) + "b;\x00;\n", testHeader + line(list(annaBSN, "Anna")) + "b;c\n",
	} {
		_, err := w.Import(t.Context(), strings.NewReader(text), "test", "test", nil)
		if kernel.KindOf(err) != kernel.Invalid {
			t.Errorf("%.20q: %v", text, err)
		}
		if n, err := w.Count(t.Context()); err != nil || n != 0 {
			t.Errorf("%d lists after a faulty file, %v", n, err)
		}
	}
	if _, err := w.Import(t.Context(), pipe{strings.NewReader(testHeader)}, "test", "test", nil); kernel.KindOf(err) != kernel.Invalid || !strings.Contains(err.Error(), "not a pipe") {
		t.Errorf("a pipe: %v", err)
	}
}

// pipe cannot be read twice.
type pipe struct{ *strings.Reader }

func (pipe) Seek(int64, int) (int64, error) { return 0, os.ErrInvalid }

// No line of a summary and no error shows what stands in a list.
func TestNothingOfAPersonIsSaid(t *testing.T) {
	raw, err := os.ReadFile(officialSet(t))
	if err != nil {
		t.Fatal(err)
	}
	d := dbtest.Open(t, dbtest.SQLiteDSN(t))
	if err := d.Migrate(t.Context(), modules...); err != nil {
		t.Fatal(err)
	}
	w := newWorld(t, d)
	sum, err := w.Import(t.Context(), bytes.NewReader(raw), "official", "test", nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range sum.Remarks {
		digits := 0
		for _, c := range m.Text {
			if c >= '0' && c <= '9' {
				if digits++; digits > 6 {
					t.Errorf("%s shows a number", m)
					break
				}
			} else {
				digits = 0
			}
		}
	}
}
