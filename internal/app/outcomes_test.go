package app_test

import (
	"context"
	"slices"
	"testing"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/internal/casework"
	"meent.nl/meent/internal/entitlement"
	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/logbook"
	"meent.nl/meent/law/value"
)

// tell answers facts of the resident in their order, each while it is asked.
func (w town) tell(t *testing.T, resident kernel.ResidentID, service string, answers ...[2]string) entitlement.Right {
	t.Helper()
	for _, a := range answers {
		if err := w.Rights.Answer(context.Background(), resident, service, entitlement.Missing{Field: a[0]}, a[1]); err != nil {
			t.Fatalf("telling %s: %v", a[0], err)
		}
	}
	return w.stored(t, resident, service)
}

func TestAParkingPermitIsAWordThatIsDecided(t *testing.T) {
	eachTown(t, func(t *testing.T, w town) {
		ctx := context.Background()
		floris := w.resident(t, "Floris")
		right := w.right(t, floris, "parkeervergunning")
		if right.Status != entitlement.Needs || right.Certainty != entitlement.Possible || right.Missing[0].Field != "voertuig_op_naam_van" {
			t.Fatalf("his right is %s, %s, and asks %v first", right.Status, right.Certainty, right.Missing)
		}
		right = w.tell(t, floris, "parkeervergunning", [2]string{"voertuig_op_naam_van", "aanvrager"}, [2]string{"voertuig_mag_in_milieuzone", "true"})
		if right.Outcome() != "vergunning" || right.Certainty != entitlement.Probable || right.IsAmount() || right.Organisation != "gemeente-utrecht" {
			t.Fatalf("his right is %q, %s, of %s", right.Outcome(), right.Certainty, right.Organisation)
		}
		c, err := w.Cases.Apply(ctx, floris, "parkeervergunning", "")
		if err != nil {
			t.Fatal(err)
		}
		w.drain(t)
		if c, _, err = w.Cases.Case(ctx, floris, c.ID); err != nil || c.Status != casework.Decided {
			t.Fatalf("the case is %s (%v)", c.Status, err)
		}
		d, err := w.Decisions.Get(ctx, floris, c.Decision)
		if err != nil || !d.Content.Grants {
			t.Errorf("the decision grants %v (%v)", d.Content.Grants, err)
		}
		if same, err := w.Decisions.Replay(ctx, floris, c.Decision); err != nil || !same {
			t.Errorf("worked out again it is the same: %v (%v)", same, err)
		}
		if right = w.tell(t, floris, "parkeervergunning", [2]string{"voertuig_op_naam_van", "iemand_anders"}); right.Outcome() != "geen" || right.MayHave() {
			t.Errorf("with the car of somebody else it is %q, %s", right.Outcome(), right.Certainty)
		}
	})
}

func TestWhereNoRulesAreKnownNothingIsClaimed(t *testing.T) {
	eachTown(t, func(t *testing.T, w town) {
		right := w.right(t, w.resident(t, "Yara Bouwman"), "parkeervergunning")
		if right.Status != entitlement.RulesUnknown || right.Answer.Text != "" || right.Certainty != entitlement.Possible || len(right.Missing) > 0 {
			t.Errorf("in Meentwaarde it is %s, %q, %s and asks %v", right.Status, right.Answer.Text, right.Certainty, right.Missing)
		}
	})
}

func TestThereIsNoMoveIsAnAnswer(t *testing.T) {
	eachTown(t, func(t *testing.T, w town) {
		yara := w.resident(t, "Yara Bouwman")
		w.right(t, yara, "verhuizing-doorgeven")
		right := w.tell(t, yara, "verhuizing-doorgeven", [2]string{"verhuisdatum", entitlement.Absent})
		if right.Status != entitlement.Decided || right.Outcome() != catalogue.AnswerNone || len(right.Told) != 1 {
			t.Fatalf("without a move it is %s, %s, told %v", right.Status, right.Outcome(), right.Told)
		}
		right = w.tell(t, yara, "verhuizing-doorgeven", [2]string{"verhuisdatum", "2026-03-01"})
		if right.Outcome() != catalogue.AnswerValue || right.Answer.Text != "2026-03-06" {
			t.Errorf("a move on 1 March is reported by %s (%s), want 2026-03-06", right.Answer.Text, right.Outcome())
		}
	})
}

func TestTheLawDecidesForWhomAParentActs(t *testing.T) {
	eachTown(t, func(t *testing.T, w town) {
		ctx := context.Background()
		samira, yara, teun := w.resident(t, "Samira"), w.resident(t, "Yara Bouwman"), w.resident(t, "Teun")
		right := w.right(t, samira, entitlement.RepresentationService)
		if right.Certainty != entitlement.Certain || len(right.Answer.Members) != 2 || !right.Represents(teun, kernel.Today(w.Clock)) {
			t.Fatalf("she may act for %d (%s, %s)", len(right.Answer.Members), right.Status, right.Certainty)
		}
		if _, err := w.Rights.Refresh(ctx, teun); err != nil {
			t.Fatal(err)
		}
		rights, err := w.Rights.OverviewFor(ctx, samira, teun)
		if err != nil || len(rights) != len(w.Catalogue.Services) {
			t.Fatalf("she sees %d rights of her son (%v)", len(rights), err)
		}
		lines, err := w.Logbook.Lines(ctx, teun, logbook.Filter{Limit: logbook.MaxLimit})
		if err != nil || !slices.ContainsFunc(lines, func(l logbook.Line) bool { return l.By == entitlement.ByRepresentative }) {
			t.Errorf("his log does not say that a parent looked (%v)", err)
		}
		w.right(t, yara, entitlement.RepresentationService)
		for _, who := range []kernel.ResidentID{yara, teun} {
			for _, other := range []kernel.ResidentID{samira, teun, ""} {
				if _, err := w.Rights.OverviewFor(ctx, who, other); kernel.KindOf(err) != kernel.Forbidden {
					t.Errorf("acting for another gives %v, want forbidden", err)
				}
			}
		}
	})
}

// TestEveryOutcomeOfTheTown looks at all who live there: whatever the facts, an outcome
// that is no amount has its sentence, and says no more than is known.
func TestEveryOutcomeOfTheTown(t *testing.T) {
	eachTown(t, func(t *testing.T, w town) {
		today, seen := kernel.Today(w.Clock), map[string]int{}
		for _, list := range w.made.Lists {
			id, err := w.Residents.Find(context.Background(), list.Person.BSN)
			if err != nil {
				t.Fatal(err)
			}
			rights, err := w.Rights.Refresh(context.Background(), id)
			if err != nil {
				t.Fatal(err)
			}
			for _, r := range rights {
				service, _ := w.Catalogue.Service(r.Service)
				if r.IsAmount() {
					continue
				}
				answer, ok := service.Answer(r.Outcome())
				if !ok && r.Outcome() == catalogue.AnswerPast {
					answer, ok = service.Answer(catalogue.AnswerValue)
				}
				if r.Status != entitlement.SourceAway && (!ok || answer.Text.NL == "" || answer.Text.EN == "") {
					t.Errorf("%s has no sentence for %s", r.Service, r.Outcome())
				}
				if !r.Low.IsZero() || !r.High.IsZero() || r.Repayable {
					t.Errorf("%s, which is no amount, has one", r.Service)
				}
				if r.Certainty == entitlement.Certain && (r.Status != entitlement.Decided || len(r.Told) > 0) {
					t.Errorf("%s is certain while it is %s and %d facts were told", r.Service, r.Status, len(r.Told))
				}
				seen[r.Service+" "+r.Outcome()]++
				if r.Service == entitlement.RepresentationService {
					w.onlyMinors(t, r, today)
				}
			}
		}
		for _, want := range []string{"gezag value", "gezag none", "zorgverzekering false", "parkeervergunning open", "rijbewijs open"} {
			if seen[want] == 0 {
				t.Errorf("nobody has %s: %v", want, seen)
			}
		}
	})
}

// onlyMinors says that nobody acts for an adult, whatever the registers say.
func (w town) onlyMinors(t *testing.T, r entitlement.Right, today value.Date) {
	t.Helper()
	for _, list := range w.made.Lists {
		id, err := w.Residents.Find(context.Background(), list.Person.BSN)
		if err != nil {
			t.Fatal(err)
		}
		born, _, ok := list.Person.Birth.On.Range()
		if r.Represents(id, today) && (!ok || born.AddMonths(12*18) <= today) {
			t.Error("somebody may act for an adult")
		}
	}
}

func TestLastDaysComeFromTheLaw(t *testing.T) {
	eachTown(t, func(t *testing.T, w town) {
		ctx := context.Background()
		yara := w.resident(t, "Yara Bouwman")
		c, err := w.Cases.Apply(ctx, yara, "zorgtoeslag", "")
		if err != nil {
			t.Fatal(err)
		}
		// Thirteen weeks from 2 March is Monday 1 June.
		if c.DecideBy.String() != "2026-06-01" {
			t.Errorf("decided by %s, want 2026-06-01", c.DecideBy)
		}
		w.drain(t)
		c, _, err = w.Cases.Case(ctx, yara, c.ID)
		if err != nil {
			t.Fatal(err)
		}
		d, err := w.Decisions.Get(ctx, yara, c.Decision)
		if err != nil || d.ObjectBy.String() != "2026-04-13" {
			t.Errorf("objection by %s (%v), want 2026-04-13", d.ObjectBy, err)
		}
		// Six weeks after that is Whit Monday: the day after it.
		o, err := w.Cases.Object(ctx, yara, "zorgtoeslag", d.ID, "stap-1")
		if err != nil || o.DecideBy.String() != "2026-05-26" {
			t.Errorf("the objection is decided by %s (%v), want 2026-05-26", o.DecideBy, err)
		}
	})
}
