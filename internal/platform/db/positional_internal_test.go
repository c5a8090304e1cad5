package db

import "testing"

func TestPositional(t *testing.T) {
	for query, want := range map[string]string{
		"SELECT 1": "SELECT 1",
		"INSERT INTO a VALUES ($1, $2), ($3, $4)": "INSERT INTO a VALUES (?, ?), (?, ?)",
		"SELECT $1, '$2', $2 FROM a":              "SELECT ?, '$2', ? FROM a",
		"SELECT $1, 'it''s $9', $2":               "SELECT ?, 'it''s $9', ?",
		"UPDATE a SET b = $2 WHERE c = $1":        "UPDATE a SET b = $2 WHERE c = $1",
		"SELECT $1 WHERE b = $1":                  "SELECT $1 WHERE b = $1",
		"SELECT $1 -- $2":                         "SELECT $1 -- $2",
		"SELECT $1 /* $2 */":                      "SELECT $1 /* $2 */",
		"SELECT $12":                              "SELECT $12",
		"SELECT $name, $1":                        "SELECT $name, $1",
		"SELECT $1, ?":                            "SELECT $1, ?",
		"VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10)": "VALUES (?,?,?,?,?,?,?,?,?,?)",
	} {
		if got := positional(query); got != want {
			t.Errorf("%s becomes %s, not %s", query, got, want)
		}
	}
}
