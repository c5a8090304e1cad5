package app_test

import (
	"context"
	"testing"

	"meent.nl/meent/internal/casework"
)

func TestPartnersGetTheZorgtoeslagTogetherAndNotTwice(t *testing.T) {
	eachTown(t, func(t *testing.T, w town) {
		ctx := context.Background()
		for i, want := range []struct {
			name   string
			status casework.Status
		}{{"Samira Velthuis", casework.Decided}, {"Joost Velthuis", casework.AtPerson}} {
			c, err := w.Cases.Apply(ctx, w.resident(t, want.name), "zorgtoeslag", "")
			if err != nil {
				t.Fatal(err)
			}
			w.drain(t)
			c, _, err = w.Cases.Case(ctx, c.Resident, c.ID)
			if err != nil || c.Status != want.status {
				t.Errorf("application %d is %s (%v), want %s", i+1, c.Status, err, want.status)
			}
		}
	})
}
