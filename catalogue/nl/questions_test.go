package nl_test

import (
	"testing"

	"meent.nl/meent/law/value"
)

// What is asked of a resident about somebody else must not say "uw inkomen".
func TestAFieldThatIsReadOfOthersHasAQuestionAboutThem(t *testing.T) {
	c := world(t)
	asked := 0
	for _, day := range []string{"2024-03-01", "2025-03-01", "2026-02-01", "2026-08-01"} {
		on, err := value.ParseDate(day)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range c.Services {
			for _, goal := range s.AllGoals() {
				p, err := c.Laws.Program(goal, on)
				if err != nil {
					continue // not in force on that day
				}
				for _, f := range p.Facts {
					field, ok := c.Field(f.Name)
					if !ok || field.Of != "person" || len(f.Members) == 0 {
						continue
					}
					asked++
					if field.QuestionOther.NL == "" || field.QuestionOther.EN == "" {
						t.Errorf("%s reads %s of others, and register %s has no question_other for it", s.ID, f.Name, field.Register.ID)
					}
				}
			}
		}
	}
	if asked == 0 {
		t.Error("no field was read of others")
	}
}
