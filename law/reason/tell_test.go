package reason_test

import (
	"strings"
	"testing"

	"meent.nl/meent/law/page"
	"meent.nl/meent/law/reason"
	"meent.nl/meent/law/run"
)

func everything(string) bool { return true }

// reasons are those of the steun, with all that is told.
func reasons(t *testing.T, fill func(*run.Facts) error, look reason.Look) reason.Reasons {
	t.Helper()
	p := steunProgram(t)
	m, f := run.NewMachine(p), run.NewFacts(p)
	if err := fill(f); err != nil {
		t.Fatal(err)
	}
	o, err := m.Run(f)
	if err != nil {
		t.Fatal(err)
	}
	e := reason.Explain(m, f, o)
	ahead, err := reason.LookAhead(e, f, o, look)
	if err != nil {
		t.Fatal(err)
	}
	return reason.Reason(e, ahead)
}

// written is what is told, a line each, with what stands beside it behind |.
func written(parts []reason.Part) string {
	var b strings.Builder
	for _, p := range parts {
		b.WriteString("# " + p.Title + "\n")
		for _, l := range p.Lines {
			b.WriteString(l.Text + " " + l.Amount)
			for _, beside := range l.Beside {
				b.WriteString(" | " + beside)
			}
			b.WriteString("\n")
		}
	}
	return strings.ReplaceAll(b.String(), "\u00a0", " ")
}

func TestTellAResident(t *testing.T) {
	look := reason.Look{Influence: func(fact string) bool { return fact == "vermogen" || fact == "inkomen" }, Income: func(fact string) bool { return fact == "inkomen" }}
	r := reasons(t, full, look)
	nl := written(r.Tell(reason.Resident, reason.Plain(page.NL, nil)))
	for _, want := range []string{
		"Uw steun € 500 per jaar", "inkomen (0,015 × € 20.001,00 per jaar) € 300,02 per jaar",
		"Is ‘vermogen’ € 30.000,01 per jaar of meer, dan krijgt u geen uw steun. Nu is het € 100 per jaar. Dit is een klif: bij € 30.000 per jaar krijgt u nog € 500 per jaar.",
		"Van elke € 100 meer ‘inkomen’ houdt u € 101,50 over.",
	} {
		if !strings.Contains(nl, want) {
			t.Errorf("it does not say %q:\n%s", want, nl)
		}
	}
	if strings.Contains(nl, "elders") && strings.Contains(nl, "Was het antwoord") || strings.Contains(nl, " | ") {
		t.Errorf("it tells of what nobody can influence, or of rules:\n%s", nl)
	}
	en := written(r.Tell(reason.Resident, reason.Plain(page.EN, nil)))
	if !strings.Contains(en, "This is a cliff: at €30,000 per year you still get €500 per year.") || strings.Contains(en, "klif") {
		t.Errorf("in English:\n%s", en)
	}
}

func TestTellALawyer(t *testing.T) {
	r := reasons(t, full, reason.Look{Influence: everything})
	got := written(r.Tell(reason.Lawyer, reason.Plain(page.EN, nil)))
	for _, want := range []string{
		"Amount €500.015 per year | Steunwet, article 3 lid 2, version of 1 January 2025 | bedrag = inkomen * 0.015 + count(zorgkinderen) * per_kind",
		"per_kind: €100 per year [source: y; since 1 January 2025] not yet confirmed",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("it does not hold %q:\n%s", want, got)
		}
	}
}

// What is not known has no outlook, whatever could be influenced.
func TestNoOutlookWithoutADecision(t *testing.T) {
	r := reasons(t, func(f *run.Facts) error {
		f.Set("verzekerd", run.Truth(true))
		f.Set("inkomen", run.Text("20000"))
		return f.Err()
	}, reason.Look{Influence: everything, Income: everything})
	if r.Outlook != nil || len(r.Sum) != 0 || len(r.Lead) != 0 {
		t.Errorf("%+v", r)
	}
	if got := written(r.Tell(reason.Lawyer, reason.Plain(page.EN, nil))); strings.Contains(got, "What changes") || !strings.Contains(got, "not known yet") {
		t.Errorf("it says\n%s", got)
	}
}

// Where the outcome is the income itself, more of it is what is kept.
func TestAMarginalOfIncomeItself(t *testing.T) {
	look := reason.Look{Influence: everything, Income: func(fact string) bool { return fact == "inkomen" }, IsIncome: true}
	r := reasons(t, full, look)
	if m := r.Outlook.Marginals; len(m) != 1 || m[0].Keeps != "1.50" || m[0].Rate != "98.50" {
		t.Errorf("%+v", m)
	}
}

// A fact of a child turns too, and says of which.
func TestAFactOfAMemberTurns(t *testing.T) {
	r := reasons(t, func(f *run.Facts) error {
		for name, text := range map[string]string{"inkomen": "0", "vermogen": "0", "verzekerd": "true", "elders": "false"} {
			f.Set(name, run.Text(text))
		}
		for k, child := range f.List("kinderen", 2) {
			child.Set("zorg", run.Truth(k == 1))
		}
		return f.Err()
	}, reason.Look{Influence: func(fact string) bool { return fact == "zorg" }})
	found := r.Outlook.Turnings
	if len(found) == 0 {
		t.Fatal("nothing turns")
	}
	for _, x := range found {
		if x.Of.Relation != "kinderen" || x.Of.Member == 0 {
			t.Errorf("%+v", x)
		}
	}
}

// What could not matter stays out of what was used, and at most five facts lead.
func TestWhatLeadsAndWhatDidNotMatter(t *testing.T) {
	r := reasons(t, func(f *run.Facts) error {
		if err := full(f); err != nil {
			return err
		}
		f.Set("verzekerd", run.Truth(false))
		return f.Err()
	}, reason.Look{Influence: everything})
	if len(r.Lead) != 1 || r.Lead[0].Name != "verzekerd" {
		t.Errorf("what leads is %+v", r.Lead)
	}
	var idle []string
	for _, one := range r.Outlook.Immaterial {
		idle = append(idle, one.Name)
	}
	if got := strings.Join(idle, " "); !strings.Contains(got, "vermogen") || !strings.Contains(got, "inkomen") || !strings.Contains(got, "zorg") {
		t.Errorf("what did not matter is %q", got)
	}
	if got := explain(t, full).Leading(); len(got) != reason.MostLeading || got[0].Name != "vermogen" || got[1].Name != "inkomen" {
		t.Errorf("of many facts lead %s", names(got))
	}
}
