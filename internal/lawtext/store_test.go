package lawtext_test

import (
	"context"
	"database/sql"
	"slices"
	"testing"
	"time"

	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/lawtext"
	"meent.nl/meent/internal/platform/db"
	"meent.nl/meent/internal/platform/db/dbtest"
	"meent.nl/meent/law/statute"
	"meent.nl/meent/law/value"
)

func day(t *testing.T, text string) value.Date {
	t.Helper()
	d, err := value.ParseDate(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// textOf is a text in which article 1 says the given sentence.
func textOf(t *testing.T, from, says string, format statute.Format) *statute.Text {
	t.Helper()
	lid := statute.Part{Kind: statute.Lid, Number: "1", Text: says, Parts: []statute.Part{{Kind: statute.Onderdeel, Number: "a", Text: "onderdeel"}}}
	return &statute.Text{Source: "BWBR0018451", Title: "Wet op de zorgtoeslag", From: day(t, from), Format: format, Articles: []statute.Article{
		{Number: "1", Heading: "Begrippen", Parts: []statute.Part{lid}}, {Number: "2a", Parts: []statute.Part{{Kind: statute.Alinea, Text: "tekst"}}},
	}}
}

func each(t *testing.T, f func(t *testing.T, s *lawtext.Store)) {
	t.Helper()
	dbtest.Each(t, []db.Module{lawtext.Module}, func(t *testing.T, d *db.DB) {
		f(t, lawtext.New(d, kernel.ClockAt(time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC))))
	})
}

func put(t *testing.T, s *lawtext.Store, text *statute.Text) lawtext.Result {
	t.Helper()
	result, err := s.Put(t.Context(), text, "file.xml")
	if err != nil {
		t.Fatal(err)
	}
	return result
}

// said is what article 1 says on a day, and from when.
func said(t *testing.T, s *lawtext.Store, on string) (string, string) {
	t.Helper()
	text, ok, err := s.Articles(t.Context(), "BWBR0018451", day(t, on), []string{"1"})
	if err != nil || !ok || len(text.Articles) != 1 {
		t.Fatalf("on %s: %+v, %v, %v", on, text, ok, err)
	}
	return text.Articles[0].Parts[0].Text, text.From.String()
}

func TestATextIsStoredOnceAndReplacedWhole(t *testing.T) {
	each(t, func(t *testing.T, s *lawtext.Store) {
		steps := []struct {
			text *statute.Text
			want lawtext.Result
			says string
		}{
			{textOf(t, "2025-01-01", "uit de yaml", statute.YAML), lawtext.Added, "uit de yaml"},
			{textOf(t, "2025-01-01", "uit de yaml", statute.YAML), lawtext.Unchanged, "uit de yaml"},
			{textOf(t, "2025-01-01", "uit de xml", statute.BWB), lawtext.Replaced, "uit de xml"},
			{textOf(t, "2025-01-01", "uit de yaml", statute.YAML), lawtext.Kept, "uit de xml"},
			{textOf(t, "2025-01-01", "verbeterd", statute.BWB), lawtext.Replaced, "verbeterd"},
		}
		for i, step := range steps {
			if got := put(t, s, step.text); got != step.want {
				t.Errorf("step %d: %s, want %s", i, got, step.want)
			}
			if says, _ := said(t, s, "2025-06-01"); says != step.says {
				t.Errorf("step %d: article 1 says %q, want %q", i, says, step.says)
			}
		}
	})
}

func TestTheTextForADayIsTheNewestThatIsNotLater(t *testing.T) {
	each(t, func(t *testing.T, s *lawtext.Store) {
		for _, from := range []string{"2025-01-01", "2024-01-01", "2026-01-01"} {
			put(t, s, textOf(t, from, from, statute.BWB))
		}
		for on, want := range map[string]string{
			"2023-12-31": "2024-01-01", "2024-01-01": "2024-01-01", "2024-12-31": "2024-01-01", "2025-01-01": "2025-01-01", "2030-05-05": "2026-01-01",
		} {
			says, from := said(t, s, on)
			if says != want || from != want {
				t.Errorf("on %s the text of %s says %q, want that of %s", on, from, says, want)
			}
		}
	})
}

func TestOnlyTheArticlesAskedForComeWithAllTheirParts(t *testing.T) {
	each(t, func(t *testing.T, s *lawtext.Store) {
		stored := textOf(t, "2025-01-01", "eerste lid", statute.BWB)
		put(t, s, stored)
		text, ok, err := s.Articles(t.Context(), "BWBR0018451", day(t, "2025-01-01"), []string{"2a", "1", "99"})
		if err != nil || !ok {
			t.Fatal(ok, err)
		}
		if len(text.Articles) != 2 || !slices.EqualFunc(text.Articles, stored.Articles, sameArticle) || text.Title != stored.Title || text.Format != statute.BWB {
			t.Errorf("got %+v, want %+v", text, stored)
		}
		if _, ok, err := s.Articles(t.Context(), "BWBR0000001", day(t, "2025-01-01"), []string{"1"}); ok || err != nil {
			t.Errorf("a regulation without a text: %v, %v", ok, err)
		}
		if _, _, err := s.Articles(t.Context(), "BWBR0018451", day(t, "2025-01-01"), nil); kernel.KindOf(err) != kernel.Invalid {
			t.Errorf("no numbers: %v", err)
		}
	})
}

func sameArticle(a, b statute.Article) bool {
	return a.Number == b.Number && a.Heading == b.Heading && slices.Equal(statute.Lines(a.Parts), statute.Lines(b.Parts))
}

// TestAnImportThatFailsLeavesNothing lets the store refuse the second of two articles.
func TestAnImportThatFailsLeavesNothing(t *testing.T) {
	dbtest.Each(t, []db.Module{lawtext.Module}, func(t *testing.T, d *db.DB) {
		s := lawtext.New(d, kernel.ClockAt(time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)))
		put(t, s, textOf(t, "2025-01-01", "oud", statute.BWB))
		err := d.Tx(t.Context(), func(ctx context.Context, tx *sql.Tx) error {
			_, err := tx.ExecContext(ctx, `CREATE UNIQUE INDEX refusing ON lawtext_article (source, from_date, number)`)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		for _, from := range []string{"2025-01-01", "2026-01-01"} {
			twice := textOf(t, from, "nieuw", statute.BWB)
			twice.Articles = append(twice.Articles, twice.Articles[0])
			if _, err := s.Put(t.Context(), twice, "file.xml"); err == nil {
				t.Fatal("two articles of one number were stored beside an index that refuses them")
			}
		}
		if says, from := said(t, s, "2026-06-01"); says != "oud" || from != "2025-01-01" {
			t.Errorf("after a failed import article 1 says %q, from %s", says, from)
		}
	})
}
