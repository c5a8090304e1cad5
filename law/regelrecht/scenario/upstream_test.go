package scenario_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"go.yaml.in/yaml/v4"
	"meent.nl/meent/law/regelrecht"
	"meent.nl/meent/law/regelrecht/scenario"
)

// upstream is the folder with the corpus and the scenarios of RegelRecht.
func upstream(t *testing.T) string {
	t.Helper()
	dir, err := os.Getwd()
	for err == nil {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			break
		}
		if filepath.Dir(dir) == dir {
			t.Fatal("no go.mod above the test")
		}
		dir = filepath.Dir(dir)
	}
	data := filepath.Join(dir, "..", "shared", "data", "regelrecht")
	if _, err := os.Stat(data); err != nil {
		t.Skipf("the scenarios of RegelRecht are not at %s", data)
	}
	return data
}

func library(t *testing.T) (*regelrecht.Library, string) {
	t.Helper()
	data := upstream(t)
	lib, err := regelrecht.Load(os.DirFS(filepath.Join(data, "corpus")), ".")
	if err != nil {
		t.Fatal(err)
	}
	return lib, data
}

func TestUpstreamScenarios(t *testing.T) {
	lib, data := library(t)
	for _, set := range []struct {
		dir           string
		want, skipped int
	}{{"bdd/conformance", 29, 15}, {"corpus", 38, 1}} {
		outcomes, err := scenario.RunFiles(lib, os.DirFS(filepath.Join(data, filepath.FromSlash(set.dir))), ".")
		if err != nil {
			t.Fatal(err)
		}
		passed, skipped := 0, 0
		for _, o := range outcomes {
			switch o.Status {
			case scenario.Passed:
				passed++
			case scenario.Skipped:
				skipped++
			default:
				t.Errorf("%s %s: %s: %s", o.Place, o.Scenario, o.At, o.Problem)
			}
		}
		if passed != set.want || skipped != set.skipped {
			t.Errorf("%s: %d passed and %d skipped, expected %d and %d", set.dir, passed, skipped, set.want, set.skipped)
		}
	}
}

// TestVocabulary compares the sentences with upstream's own list of them.
func TestVocabulary(t *testing.T) {
	text, err := os.ReadFile(filepath.Join(upstream(t), "bdd", "grammar.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	var grammar struct {
		Steps []struct {
			ID, Tier, Keyword, Text string
			Datatable               bool
		}
	}
	if err := yaml.Load(text, &grammar, yaml.WithKnownFields(false)); err != nil {
		t.Fatal(err)
	}
	compared := 0
	for _, step := range grammar.Steps {
		if step.Tier == "notes" {
			continue
		}
		compared++
		at := slices.IndexFunc(scenario.Vocabulary, func(s *scenario.Sentence) bool { return s.ID == step.ID })
		if at < 0 {
			t.Errorf("there is no sentence %s", step.ID)
			continue
		}
		s := scenario.Vocabulary[at]
		if s.Text != step.Text || s.Table != step.Datatable || []string{"given", "when", "then"}[s.Kind] != step.Keyword {
			t.Errorf("%s is %+v, upstream has %+v", step.ID, *s, step)
		}
	}
	if compared != len(scenario.Vocabulary) || compared != 23 {
		t.Errorf("%d sentences upstream, %d here", compared, len(scenario.Vocabulary))
	}
}

func TestX(t *testing.T) {
	lib, data := library(t)
	o, err := scenario.RunFiles(lib, os.DirFS(data), ".")
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range o {
		if x.Status != scenario.Skipped {
			t.Log(x.Status, x.Questions, x.Compiled, x.Scenario, "|", x.Why, x.Problem)
		}
	}
}
