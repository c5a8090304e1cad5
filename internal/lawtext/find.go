package lawtext

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/law/statute"
	"meent.nl/meent/law/value"
)

// mostArticles is how many articles one question may be about.
const mostArticles = 200

// Articles are articles of the text of a regulation for a day: of the newest version
// that is not later, or else of the first. The text holds those that it has of the
// numbers, and no others; false where there is no text of the regulation at all.
func (s *Store) Articles(ctx context.Context, source string, on value.Date, numbers []string) (statute.Text, bool, error) {
	if len(numbers) == 0 || len(numbers) > mostArticles {
		return statute.Text{}, false, kernel.Invalidf("ask for 1 to %d articles of one text", mostArticles)
	}
	t, ok, err := s.version(ctx, source, on)
	if err != nil || !ok {
		return t, ok, err
	}
	marks, args := make([]string, len(numbers)), []any{source, t.From.String()}
	for i, n := range numbers {
		args = append(args, n)
		marks[i] = fmt.Sprintf("$%d", len(args))
	}
	rows, err := s.db.Read().QueryContext(ctx, `SELECT content FROM lawtext_article
		WHERE source = $1 AND from_date = $2 AND number IN (`+strings.Join(marks, ", ")+`) ORDER BY position`, args...)
	if err != nil {
		return t, false, err
	}
	for rows.Next() {
		var content string
		var a statute.Article
		if err := rows.Scan(&content); err != nil {
			return t, false, errors.Join(err, rows.Close())
		}
		if err := json.Unmarshal([]byte(content), &a); err != nil {
			return t, false, errors.Join(kernel.Errorf(kernel.Internal, "a stored article of %s cannot be read: %w", source, err), rows.Close())
		}
		t.Articles = append(t.Articles, a)
	}
	return t, true, errors.Join(rows.Err(), rows.Close())
}

// version is the version for a day, without its articles.
func (s *Store) version(ctx context.Context, source string, on value.Date) (statute.Text, bool, error) {
	t := statute.Text{Source: source}
	const columns = `SELECT from_date, title, format FROM lawtext_version WHERE source = $1 `
	for _, q := range []struct {
		where string
		args  []any
	}{
		{`AND from_date <= $2 ORDER BY from_date DESC LIMIT 1`, []any{source, on.String()}},
		{`ORDER BY from_date LIMIT 1`, []any{source}},
	} {
		var from, format string
		err := s.db.Read().QueryRowContext(ctx, columns+q.where, q.args...).Scan(&from, &t.Title, &format)
		if errors.Is(err, sql.ErrNoRows) {
			continue
		}
		if err != nil {
			return t, false, err
		}
		t.Format = statute.Format(format)
		if t.From, err = value.ParseDate(from); err != nil {
			return t, false, kernel.Errorf(kernel.Internal, "the stored date of a text of %s: %w", source, err)
		}
		return t, true, nil
	}
	return t, false, nil
}
