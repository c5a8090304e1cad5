package cli_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// wrongLaw is a law with rules, and a parameter bedrag; each rule is the lines after its name.
func wrongLaw(t *testing.T, bedrag string, rules ...string) string {
	t.Helper()
	text := "law: proef\ntitle: Proefwet\nkind: wet\nsource: BWBR0018451\nin_force: {from: 2020-01-01}\ncarried_out_by: dienst-toeslagen\n" +
		"plain: {nl: Proef., en: Test.}\nparameters:\n  - name: bedrag\n    label: {nl: Bedrag, en: Amount}\n    unit: euro per year\n    cites: artikel 1\n" +
		"    values: [{from: 2020-01-01, value: " + bedrag + ", source: x}]\narticles:\n  - article: \"1\"\n    plain: {nl: Proef., en: Test.}\n    rules:\n"
	for _, r := range rules {
		text += "      - {cites: lid 1, " + r + "}\n"
	}
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "proef.yaml"), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return dir
}

const label = "label: {nl: Proef, en: Test}, of: person, "

// A law that overflows, divides by zero, turns round, contradicts itself or leaves a gap
// is refused with its place: when it is checked where nobody needs to be asked, and
// else for whom it goes wrong.
func TestAWrongLawSaysWhere(t *testing.T) {
	for _, c := range []struct {
		name, bedrag string
		rules        []string
		check, eval  string // what each says; empty for nothing
	}{
		{"overflow", "900000000", []string{"name: proef, " + label + "yields: euro per year, formula: bedrag * 999999999999 * 999999999"},
			"proef.yaml:18:9: a product here may grow past what the engine holds", "proef.yaml:18:9"},
		{"overflow of what somebody has", "1", []string{"name: proef, " + label + "yields: euro per year, formula: arbeidsinkomen * 999999999999"},
			"proef.yaml:18:9", "may grow past what the engine holds"},
		{"division by nothing", "1", []string{"name: proef, " + label + "yields: number, formula: 'round down(1 / 0, 2)'"}, "a division by zero", "a division by zero"},
		{"division by what is zero", "0", []string{"name: proef, " + label + "yields: number, formula: 'round down(arbeidsinkomen / bedrag, 2)'"},
			"", "proef, article 1, proef (proef.yaml:18:131)"},
		{"division by what somebody has", "1", []string{"name: proef, " + label + "yields: number, formula: 'round down(bedrag / arbeidsinkomen, 2)'"},
			"", "a division by zero"},
		{"a circle", "1", []string{"name: proef, " + label + "yields: number, formula: ander", "name: ander, " + label + "yields: number, formula: proef"},
			"proef.yaml:18:30: a rule that depends on itself: proef → ander → proef", "proef → ander → proef"},
		{"two exceptions at once", "1", []string{"name: proef, " + label + "yields: euro per year, formula: bedrag",
			"exception_to: proef, name: een, when: gehuwd, formula: bedrag + bedrag", "exception_to: proef, name: twee, when: verzekerd_zvw, formula: bedrag - bedrag"},
			"", "the exceptions een (article 1) and twee (article 1) both hold, and the law does not say which goes before"},
		{"exceptions before each other", "1", []string{"name: proef, " + label + "yields: euro per year, formula: bedrag",
			"exception_to: proef, name: een, before: [twee], when: gehuwd, formula: bedrag", "exception_to: proef, name: twee, before: [een], when: verzekerd_zvw, formula: bedrag"},
			"exceptions that go before each other: een → twee → een", "een → twee → een"},
		{"two rules of one name", "1", []string{"name: proef, " + label + "yields: number, formula: '1'", "name: proef, " + label + "yields: number, formula: '2'"},
			"proef.yaml:19:30: the name proef is already in use", "already in use"},
		{"days between two amounts", "1, until: 2024-12-31, source: x}, {from: 2027-01-01, value: 2", []string{"name: proef, " + label + "yields: euro per year, formula: bedrag"},
			"proef.yaml:13:14: bedrag has no value from 2025-01-01 until 2026-12-31, and a later one is known (proef.yaml:13:74)", "and a later one is known"},
		{"an overflow after another amount has ended", "1, until: 2024-12-31, source: x}, {from: 2025-01-01, value: 900000000",
			[]string{"name: proef, " + label + "yields: euro per year, formula: bedrag * 999999999999 * 999999999"},
			"proef.yaml:18:9: a product here may grow past what the engine holds", "proef.yaml:18:9"},
		{"an amount that nobody set", "1, until: 2024-12-31", []string{"name: proef, " + label + "yields: euro per year, formula: bedrag"},
			"", "bedrag has no value on 2026-01-01"},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := wrongLaw(t, c.bedrag, c.rules...)
			code, out, faults := call(t, "", "check", dir)
			if said := out + faults; (code == 0) != (c.check == "") || !strings.Contains(said, c.check) {
				t.Errorf("check: exit %d\n%s\nexpected %q", code, said, c.check)
			}
			facts := `{"arbeidsinkomen": 0, "gehuwd": true, "verzekerd_zvw": true}`
			code, out, faults = call(t, facts, "eval", "proef", "--on", "2026-01-01", "--dir", dir, "--facts", "-")
			if said := out + faults; code == 0 || !strings.Contains(said, c.eval) || !strings.Contains(said, "proef.yaml:") || strings.Contains(said, "panic") {
				t.Errorf("eval: exit %d\n%s\nexpected %q", code, said, c.eval)
			}
		})
	}
}

func TestAFolderWithoutLawsIsNotFaultless(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "notes.txt"), []byte("law: proef\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{"check", dir}, {"test", "--dir", dir}, {"eval", "proef", "--on", "2026-01-01", "--dir", dir, "--facts", "-"}} {
		if code, out, faults := call(t, "{}", args...); code != 2 || out != "" || !strings.Contains(faults, dir+" holds no law") {
			t.Errorf("%v: exit %d\n%s%s", args, code, out, faults)
		}
	}
}
