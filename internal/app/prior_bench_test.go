package app_test

import (
	"context"
	"testing"

	"meent.nl/meent/internal/app"
	"meent.nl/meent/internal/kernel"
)

// BenchmarkPrior draws the people by whom questions are put in order.
func BenchmarkPrior(b *testing.B) {
	for b.Loop() {
		if err := app.NewPrior(kernel.ClockAt(day)).Draw(context.Background()); err != nil {
			b.Fatal(err)
		}
	}
}
