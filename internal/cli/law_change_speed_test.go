package cli_test

import (
	"slices"
	"testing"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/law/program"
	"meent.nl/meent/law/run"
	"meent.nl/meent/law/timeline"
	"meent.nl/meent/law/value"
)

// BenchmarkLawOneChange is one changed fact of the applicant (the income), and with it
// every goal of every service for each of 24 months. The months are kept: a program of
// all goals together for each version of the laws, and a probe for each month.
func BenchmarkLawOneChange(b *testing.B) {
	c, err := world()
	if err != nil {
		b.Fatal(err)
	}
	_, zorg := couple(b)
	var probes []*run.Probe
	var last *program.Program
	goals, programs := 0, 0
	for _, on := range timeline.Months(dayOf(b, "2025-01-01"), dayOf(b, "2026-12-01")) {
		if last == nil || !last.HoldsOn(on) {
			all := goalsOn(c, on)
			if last, err = program.CompileWithin(c.Laws.Documents(), all, on, program.Bounds{}); err != nil {
				b.Fatal(err)
			}
			goals, programs = len(all), programs+1
		}
		p := last.AskedFor(on)
		f := run.NewFacts(p)
		for _, rel := range p.Relations {
			f.List(rel.Name, 1)
		}
		same(zorg, f)
		probe, err := run.NewProbe(f)
		if err != nil {
			b.Fatal(err)
		}
		probes = append(probes, probe)
	}
	income := int64(30_000_00)
	for b.Loop() {
		income ^= 1000_00 // there and back
		for _, probe := range probes {
			p := probe.Facts().Program()
			at := slices.IndexFunc(p.Facts, func(f program.Fact) bool { return f.Name == "inkomensgegeven" })
			if !probe.Try(program.Root, 0, at, program.Exactly(income)) {
				b.Fatal("the income is not read")
			}
			probe.Keep()
			probe.Outcome()
		}
	}
	b.ReportMetric(float64(goals), "goals")
	b.ReportMetric(float64(programs), "programs")
}

// same tells facts what others say of the applicant; the rest is settled.
func same(from, to *run.Facts) {
	for i, fact := range to.Program().Facts {
		n := slices.IndexFunc(from.Program().Facts, func(f program.Fact) bool { return f.Name == fact.Name })
		if n < 0 || fact.Type.Kind == value.Word {
			continue
		}
		if v, ok := from.Applicant().Get(n); ok {
			to.Applicant().Put(i, v)
		}
	}
	settle(to, to.Applicant())
	for i := range to.Program().Relations {
		for k := range to.Members(i) {
			settle(to, &to.Members(i)[k])
		}
	}
}

// goalsOn are the goals of all services of which the amounts are known on a day.
func goalsOn(c *catalogue.Catalogue, on value.Date) []string {
	var goals []string
	for _, s := range c.Services {
		for _, g := range s.AllGoals() {
			if slices.Contains(goals, g) {
				continue
			}
			if _, err := c.Laws.Program(g, on); err == nil {
				goals = append(goals, g)
			}
		}
	}
	return goals
}

func dayOf(b *testing.B, text string) value.Date {
	b.Helper()
	on, err := value.ParseDate(text)
	if err != nil {
		b.Fatal(err)
	}
	return on
}
