package db

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"regexp"
	"strconv"
	"strings"

	"meent.nl/meent/internal/kernel"
)

// plan is what one module wants of one dialect, in order.
type plan struct {
	module string
	steps  []step
}

type step struct {
	name     string // 0001_name
	checksum string
	sql      []string // the common file, then the variant; what there is of them
}

var migrationName = regexp.MustCompile(`^(\d{4})_([a-z0-9_]+)(?:\.(sqlite|postgres))?\.sql$`)

var words = map[Dialect]*strings.Replacer{
	SQLite:     strings.NewReplacer("{{bigint}}", "INTEGER", "{{blob}}", "BLOB", "{{strict}}", "STRICT"),
	PostgreSQL: strings.NewReplacer("{{bigint}}", "BIGINT", "{{blob}}", "BYTEA", "{{strict}}", ""),
}

// readPlan reads the files of a module for one dialect.
func readPlan(m Module, dialect Dialect) (plan, error) {
	p := plan{module: m.Name}
	entries, err := fs.ReadDir(m.FS, "migrations")
	if err != nil {
		return p, kernel.Errorf(kernel.Internal, "the migrations of %s cannot be read: %w", m.Name, err)
	}
	common, variant, names := map[int]string{}, map[int]string{}, map[int]string{}
	for _, entry := range entries {
		parts := migrationName.FindStringSubmatch(entry.Name())
		if parts == nil {
			return p, kernel.Errorf(kernel.Internal, "%s: migrations/%s is not named NNNN_name.sql, .sqlite.sql or .postgres.sql", m.Name, entry.Name())
		}
		number, err := strconv.Atoi(parts[1])
		if err != nil {
			return p, kernel.Errorf(kernel.Internal, "%s: migrations/%s: %w", m.Name, entry.Name(), err)
		}
		name := parts[1] + "_" + parts[2]
		if known := names[number]; known != "" && known != name {
			return p, kernel.Errorf(kernel.Internal, "%s: %s and %s have the same number", m.Name, known, name)
		}
		names[number] = name
		text, err := fs.ReadFile(m.FS, "migrations/"+entry.Name())
		if err != nil {
			return p, kernel.Errorf(kernel.Internal, "%s: migrations/%s: %w", m.Name, entry.Name(), err)
		}
		switch parts[3] {
		case "":
			common[number] = string(text)
		case dialect.String():
			variant[number] = string(text)
		}
	}
	for number := 1; number <= len(names); number++ {
		name := names[number]
		if name == "" {
			return p, kernel.Errorf(kernel.Internal, "%s has no migration %04d but has later ones", m.Name, number)
		}
		made := step{name: name}
		sum := sha256.New()
		for _, text := range []string{common[number], variant[number]} {
			if strings.TrimSpace(text) == "" {
				continue
			}
			expanded := words[dialect].Replace(text)
			if strings.Contains(expanded, "{{") {
				return p, kernel.Errorf(kernel.Internal, "migration %s of %s has a {{word}} that is not bigint, blob or strict", name, m.Name)
			}
			made.sql = append(made.sql, expanded)
			fmt.Fprintf(sum, "%d\n%s", len(text), text)
		}
		if len(made.sql) == 0 {
			return p, kernel.Errorf(kernel.Internal, "migration %s of %s says nothing for %s", name, m.Name, dialect)
		}
		made.checksum = hex.EncodeToString(sum.Sum(nil))
		p.steps = append(p.steps, made)
	}
	return p, nil
}
