package population_test

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"testing"

	"meent.nl/meent/internal/platform/db"
)

// dump is a digest of all that the registers hold, but for ids and moments.
func dump(t testing.TB, d *db.DB) string {
	t.Helper()
	hash := sha256.New()
	for _, query := range []string{
		`SELECT organisation || '|' || register || '|' || subject || '|' || related || '|' || field || '|' || state || '|' || value || '|' || low || '|' || high || '|' || synthetic || '|' || since
			FROM register_value ORDER BY organisation, register, subject, related, field`,
		`SELECT organisation || '|' || register || '|' || subject || '|' || relation || '|' || state FROM register_relation ORDER BY organisation, register, subject, relation`,
		`SELECT organisation || '|' || register || '|' || subject || '|' || relation || '|' || position || '|' || related FROM register_member ORDER BY organisation, register, subject, relation, position`,
		`SELECT 'history ' || COUNT(*) FROM register_value_history`,
		`SELECT 'residents ' || COUNT(*) FROM identity_resident`,
		`SELECT subject || '|' || digest || '|' || address || '|' || pending FROM population_list ORDER BY subject`,
	} {
		rows, err := d.Read().QueryContext(t.Context(), query)
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		for rows.Next() {
			var line string
			if err := rows.Scan(&line); err != nil {
				t.Fatal(err)
			}
			fmt.Fprintln(hash, line)
			n++
		}
		if err := rows.Err(); err != nil {
			t.Fatal(err)
		}
		rows.Close()
		t.Logf("%d rows", n)
	}
	return hex.EncodeToString(hash.Sum(nil))
}
