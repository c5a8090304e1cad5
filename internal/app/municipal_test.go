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
	"meent.nl/meent/internal/register"
	"meent.nl/meent/internal/register/embedded"
)

// What holds of the rights that the municipality of residence decides on, of everybody.
func TestTheMunicipalityOfResidenceDecides(t *testing.T) {
	eachTown(t, func(t *testing.T, w town) {
		ctx := context.Background()
		residents, err := w.Residents.All(ctx)
		if err != nil {
			t.Fatal(err)
		}
		seen := map[string]int{}
		for _, resident := range residents {
			rights, err := w.Rights.Refresh(ctx, resident)
			if err != nil {
				t.Fatal(err)
			}
			if len(rights) != len(w.Catalogue.Services) {
				t.Errorf("%d rights, want one for each of %d services", len(rights), len(w.Catalogue.Services))
			}
			for _, r := range rights {
				service, _ := w.Catalogue.Service(r.Service)
				o, declared := w.Catalogue.Organisation(string(r.Organisation))
				switch {
				case !service.Municipal() && string(r.Organisation) != service.Organisation:
					t.Errorf("%s is of %s", r.Service, r.Organisation)
				case service.Municipal() && declared && o.Municipality == "":
					t.Errorf("%s decides on %s and is no municipality", r.Organisation, r.Service)
				case r.Status == entitlement.RulesUnknown && (r.Certainty != entitlement.Possible || !r.High.IsZero()):
					t.Errorf("%s without rules is %s, %s", r.Service, r.Certainty, r.High)
				}
				if service.Municipal() {
					seen[r.Service+" "+string(r.Organisation)+" "+string(r.Certainty)]++
				}
			}
			lines, err := w.Logbook.Lines(ctx, resident, logbook.Filter{Limit: logbook.MaxLimit})
			if err != nil {
				t.Fatal(err)
			}
			for _, l := range lines {
				if p, ok := w.Catalogue.Purpose(l.Purpose); ok && !p.Municipal() && l.Organisation != p.Organisation {
					t.Errorf("the use for %s is logged for %s", l.Purpose, l.Organisation)
				}
			}
		}
		for _, want := range []string{
			"bijstand gemeente-diemen waarschijnlijk", "bijstand gemeente-alphen-aan-den-rijn waarschijnlijk",
			"bijstand gemeente-amsterdam waarschijnlijk", "bijstand gemeente-den-haag waarschijnlijk",
			"individuele-inkomenstoeslag gemeente-diemen waarschijnlijk", "individuele-inkomenstoeslag gemeente-alphen-aan-den-rijn waarschijnlijk",
		} {
			if seen[want] == 0 {
				t.Errorf("nobody has %s: %v", want, seen)
			}
		}
	})
}

func TestAnOfficialDecidesOnAssistance(t *testing.T) {
	eachTown(t, func(t *testing.T, w town) {
		ctx := context.Background()
		nadia := w.resident(t, "Nadia")
		right := w.right(t, nadia, "bijstand")
		if right.Organisation != "gemeente-diemen" || right.Status != entitlement.Decided || right.Unit != "euro per month" || !slices.ContainsFunc(right.Further, func(f entitlement.Further) bool {
			return f.Goal == "participatiewet.verlaging_van_de_bijstand" && f.Text == "0.00"
		}) {
			t.Fatalf("her right is of %s, %s %s with %v", right.Organisation, right.Status, right.Unit, right.Further)
		}
		c, err := w.Cases.Apply(ctx, nadia, "bijstand", "")
		if err != nil || c.Organisation != "gemeente-diemen" {
			t.Fatalf("a case of %s (%v)", c.Organisation, err)
		}
		w.drain(t)
		c, events, err := w.Cases.Case(ctx, nadia, c.ID)
		if err != nil || c.Status != casework.AtPerson || c.Decision != "" || events[len(events)-1].Kind != casework.ToPerson {
			t.Errorf("the case is %s with %v (%v), want that an official decides", c.Status, events, err)
		}
		lines, err := w.Logbook.Lines(ctx, nadia, logbook.Filter{Limit: logbook.MaxLimit})
		if err != nil {
			t.Fatal(err)
		}
		if !slices.ContainsFunc(lines, func(l logbook.Line) bool {
			return l.Case == c.ID && l.Organisation == "gemeente-diemen" && slices.Contains(l.Fields, catalogue.MunicipalityField)
		}) {
			t.Error("the log does not say that Diemen used her data for this case")
		}
	})
}

func TestAMunicipalityThatIsNotConnectedTakesNoApplication(t *testing.T) {
	eachTown(t, func(t *testing.T, w town) {
		ctx := context.Background()
		youssef := w.resident(t, "Youssef Kaya")
		if _, err := w.Cases.Apply(ctx, youssef, "bijstand", ""); kernel.KindOf(err) != kernel.NotFound {
			t.Errorf("applying before anything was worked out gives %v, want not found", err)
		}
		if right := w.right(t, youssef, "bijstand"); right.Organisation != "gemeente-den-haag" || !right.MayHave() {
			t.Fatalf("his right is of %s, %s", right.Organisation, right.Certainty)
		}
		if _, err := w.Cases.Apply(ctx, youssef, "bijstand", ""); kernel.KindOf(err) != kernel.Invalid {
			t.Errorf("applying gives %v, want invalid", err)
		}
		if cases, err := w.Cases.Cases(ctx, youssef); err != nil || len(cases) != 0 {
			t.Errorf("%d cases (%v)", len(cases), err)
		}
	})
}

// Whoever moves is told by the new municipality; the old one hands the case to an
// official.
func TestMovingToAnotherMunicipality(t *testing.T) {
	eachTown(t, func(t *testing.T, w town) {
		ctx := context.Background()
		dirk := w.resident(t, "Dirk Terpstra")
		w.right(t, dirk, "bijstand")
		supplement, err := w.Rights.WhatIf(ctx, dirk, "individuele-inkomenstoeslag", entitlement.Changes{"gemeente_van_inschrijving": "utrecht"})
		if err != nil || supplement.Now.Right.Organisation != "gemeente-diemen" || supplement.Then.Right.Organisation != "gemeente-utrecht" {
			t.Fatalf("it goes from %s to %s (%v)", supplement.Now.Right.Organisation, supplement.Then.Right.Organisation, err)
		}
		left, err := w.Cases.Apply(ctx, dirk, "bijstand", "")
		if err != nil {
			t.Fatal(err)
		}
		bsn, err := w.Residents.BSN(ctx, dirk)
		if err != nil {
			t.Fatal(err)
		}
		if err := w.Embedded.Put(ctx, embedded.Entry{Register: "brp", Subject: bsn, Values: map[string]register.Value{
			catalogue.MunicipalityField: {State: register.Known, Text: "utrecht"},
		}}); err != nil {
			t.Fatal(err)
		}
		w.drain(t)
		rights, err := w.Rights.Overview(ctx, dirk)
		if err != nil || len(rights) != len(w.Catalogue.Services) {
			t.Fatalf("%d rights after the move, want %d (%v)", len(rights), len(w.Catalogue.Services), err)
		}
		if right := w.stored(t, dirk, "bijstand"); right.Organisation != "gemeente-utrecht" {
			t.Errorf("after the move %s decides", right.Organisation)
		}
		c, _, err := w.Cases.Case(ctx, dirk, left.ID)
		if err != nil || c.Status != casework.AtPerson || c.Organisation != "gemeente-diemen" {
			t.Errorf("the case that was left behind is %s at %s (%v)", c.Status, c.Organisation, err)
		}
		fresh, err := w.Cases.Apply(ctx, dirk, "bijstand", left.ID)
		if err != nil || fresh.ID == left.ID || fresh.Organisation != "gemeente-utrecht" {
			t.Errorf("applying again gives case %s at %s (%v), want a new one in Utrecht", fresh.ID, fresh.Organisation, err)
		}
	})
}
