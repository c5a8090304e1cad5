package app_test

import (
	"context"
	"database/sql"
	"slices"
	"testing"

	"meent.nl/meent/internal/casework"
	"meent.nl/meent/internal/entitlement"
	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/register"
	"meent.nl/meent/internal/register/embedded"
)

// childrenBorn puts children of whom only this is registered in the place of those of a
// resident.
func (w town) childrenBorn(t *testing.T, resident kernel.ResidentID, days ...string) {
	t.Helper()
	bsn, err := w.Residents.BSN(context.Background(), resident)
	if err != nil {
		t.Fatal(err)
	}
	children := register.Members{State: register.Known}
	for _, day := range days {
		children.List = append(children.List, register.Member{Values: map[string]register.Value{
			"geboortedatum": embedded.Of(day, 0), "behoort_tot_huishouden": embedded.Of("true", 0),
		}})
	}
	err = w.Embedded.Put(context.Background(), embedded.Entry{Register: "brp", Subject: bsn, Related: map[string]register.Members{"kinderen": children}})
	if err != nil {
		t.Fatal(err)
	}
}

// An answer about one child without a number would count for every other.
func TestNothingIsAskedOfMembersWithoutANumber(t *testing.T) {
	eachTown(t, func(t *testing.T, w town) {
		ctx := context.Background()
		yara := w.resident(t, "Yara Bouwman")
		w.childrenBorn(t, yara, "2022-01-05", "2020-01-05")
		lives := entitlement.Missing{Relation: "kinderen", Field: "woont_in_nederland"}
		r := w.right(t, yara, "kinderbijslag")
		if r.Status != entitlement.ForPerson || r.Certainty != entitlement.Possible || len(r.Missing) > 0 {
			t.Errorf("the right is %s, %s, and it asks %v", r.Status, r.Certainty, r.Missing)
		}
		if err := w.Rights.Answer(ctx, yara, "kinderbijslag", lives, "true"); kernel.KindOf(err) != kernel.Invalid {
			t.Errorf("an answer about nobody in particular gives %v, want invalid", err)
		}
		for _, service := range w.Catalogue.Services {
			for _, m := range w.right(t, yara, service.ID).Missing {
				if m.Relation != "" && m.Field != "" && m.Member == "" {
					t.Errorf("%s asks %s of one of the %s", service.ID, m.Field, m.Relation)
				}
			}
		}
		// Nor does one count that was given when it was still asked.
		err := w.DB.Tx(ctx, func(ctx context.Context, tx *sql.Tx) error {
			_, err := tx.ExecContext(ctx, `INSERT INTO entitlement_statement (organisation, resident, relation, member, field, text, at_us)
				VALUES ('svb', $1, 'kinderen', '', 'woont_in_nederland', 'true', 1)`, yara)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		if r := w.right(t, yara, "kinderbijslag"); r.Status != entitlement.ForPerson || len(r.Told) > 0 {
			t.Errorf("with what was told before the right is %s, by %v", r.Status, r.Told)
		}
		found, err := w.Rights.Finding(ctx, yara, "kinderbijslag")
		if err != nil {
			t.Fatal(err)
		}
		if slices.ContainsFunc(found.Facts, func(use entitlement.FactUse) bool {
			return use.Field == lives.Field && use.Register == entitlement.OwnStatement
		}) {
			t.Error("what was told of one child is a fact of all")
		}
		w.applies(t, yara, "kinderbijslag", casework.AtPerson)
	})
}
