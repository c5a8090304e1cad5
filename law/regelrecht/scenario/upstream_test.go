package scenario_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"go.yaml.in/yaml/v4"
	"meent.nl/meent/law/regelrecht/regelrechttest"
	"meent.nl/meent/law/regelrecht/scenario"
)

func TestUpstreamScenarios(t *testing.T) {
	lib, data := regelrechttest.Corpus(t), regelrechttest.Upstream(t)
	for _, set := range []struct {
		dir           string
		want, skipped int
		// compiled is how many scenarios the typed program answers too, with each of
		// their questions.
		compiled int
	}{{"bdd/conformance", 29, 15, 21}, {"corpus", 38, 1, 38}} {
		outcomes, err := scenario.RunFiles(lib, os.DirFS(filepath.Join(data, filepath.FromSlash(set.dir))), ".")
		if err != nil {
			t.Fatal(err)
		}
		passed, skipped, compiled := 0, 0, 0
		for _, o := range outcomes {
			switch o.Status {
			case scenario.Passed:
				passed++
				if o.Compiled == o.Questions {
					compiled++
				} else {
					t.Logf("compatibility mode alone: %s: %s", o.Scenario, o.Why)
				}
			case scenario.Skipped:
				skipped++
			default:
				t.Errorf("%s %s: %s: %s", o.Place, o.Scenario, o.At, o.Problem)
			}
		}
		if compiled != set.compiled {
			t.Errorf("%s: %d are compiled, expected %d", set.dir, compiled, set.compiled)
		}
		if passed != set.want || skipped != set.skipped {
			t.Errorf("%s: %d passed and %d skipped, expected %d and %d", set.dir, passed, skipped, set.want, set.skipped)
		}
	}
}

// TestVocabulary compares the sentences with upstream's own list of them.
func TestVocabulary(t *testing.T) {
	text, err := os.ReadFile(filepath.Join(regelrechttest.Upstream(t), "bdd", "grammar.yaml"))
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
