package feel

import "testing"

func TestRanking(t *testing.T) {
	about := world{about: "kinderen"}
	for src, want := range map[string]string{
		"rank by most(bedrag, inkomen, leeftijd)":           "",
		"1 + rank by least(geboren)":                        "",
		"rank by most()":                                    "rank by most with 0 arguments; expected one to 3 values, the most important first",
		"rank by most(bedrag, bedrag, bedrag, bedrag)":      "rank by most with 4 arguments; expected one to 3 values, the most important first",
		"rank by most(thuis)":                               "boolean has no order; expected numbers, dates or durations",
		"rank by least(bedrag / 2)":                         "a division that is not rounded, to rank by; expected a rounding around it, as round down(…, 2)",
		"count(kinderen[rank by most(bedrag) = 1])":         "rank by most where no one member is meant; expected a rule of a member, as of: child, outside of any loop or filter",
		"some k in kinderen satisfies rank by most(jaar)=1": "rank by most where no one member is meant; expected a rule of a member, as of: child, outside of any loop or filter",
	} {
		problems := Check(parse(t, src), about)
		got := ""
		if len(problems) > 0 {
			got = problems[0].Error()
		}
		if got != want || len(problems) > 1 {
			t.Errorf("%s: %v, want %s", src, problems, want)
		}
	}
}
