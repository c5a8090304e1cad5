package country

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"meent.nl/meent/law/value"
)

// Version is the version of the format on disk.
const Version = 1

const manifestName = "manifest.json"

// Manifest travels with the files of a population and says what they are.
type Manifest struct {
	Format     string      `json:"format"` // always meent-population
	Version    int         `json:"version"`
	Synthetic  bool        `json:"synthetic"` // always true
	Note       string      `json:"note"`
	Seed       uint64      `json:"seed"`
	On         value.Date  `json:"on"`
	Persons    int         `json:"persons"`
	Households int         `json:"households"`
	Files      []FileEntry `json:"files"`
	Units      string      `json:"units"`
	Pairs      []PairCode  `json:"pairs"`
	Deviations []Deviation `json:"marginals"`
}

// FileEntry says what a file must be.
type FileEntry struct {
	Name  string `json:"name"`
	Rows  int    `json:"rows"`
	Bytes int64  `json:"bytes"`
}

// PairCode says what a code of column pair of candidates.parquet stands for.
type PairCode struct {
	Code  int      `json:"code"`
	Facts []string `json:"facts"` // those that are true, and word=index of those that are not the first word
}

const (
	formatName = "meent-population"
	note       = "Synthetic: nobody in these files exists. Drawn from published statistics; see marginals."
	units      = "amounts in cents (wealth in euros), per year or per month as the fact has it; dates in days since 1970-01-01; " +
		"indexes count from 0 in the order of the rows; words by their index in the type of the fact"
)

func (p *Population) manifest(files []FileEntry) Manifest {
	return Manifest{Format: formatName, Version: Version, Synthetic: true, Note: note, Seed: p.Seed, On: p.On,
		Persons: p.Persons(), Households: p.Households(), Files: files, Units: units, Pairs: pairList(p.store.code), Deviations: p.Deviations}
}

// pairList is what the codes that occur stand for.
func pairList(codes []int32) []PairCode {
	var occurs [pairCodes]bool
	for _, c := range codes {
		occurs[c] = true
	}
	var out []PairCode
	for code, yes := range occurs {
		if !yes {
			continue
		}
		entry := PairCode{Code: code, Facts: []string{}}
		for _, name := range sortedKeys(pairTruths) {
			if pairTruths[name](uint8(code)) {
				entry.Facts = append(entry.Facts, name)
			}
		}
		for _, name := range sortedKeys(pairWords) {
			if w := pairWords[name](uint8(code)); w != 0 {
				entry.Facts = append(entry.Facts, fmt.Sprintf("%s=%d", name, w))
			}
		}
		out = append(out, entry)
	}
	return out
}

// ReadManifest reads the manifest of a population, and checks that it is one of this
// version.
func ReadManifest(dir string) (Manifest, error) {
	const most = 16 << 20
	path := filepath.Join(dir, manifestName)
	var m Manifest
	info, err := os.Stat(path)
	if err != nil {
		return m, fmt.Errorf("%s holds no population: there is no %s; meent population make --out DIR makes one", dir, manifestName)
	}
	if !info.Mode().IsRegular() || info.Size() > most {
		return m, fmt.Errorf("%s is no manifest of a population", path)
	}
	text, err := os.ReadFile(path)
	if err != nil {
		return m, fmt.Errorf("%s cannot be read; check who may read it", path)
	}
	if err := json.Unmarshal(text, &m); err != nil {
		return Manifest{}, fmt.Errorf("%s is damaged or cut off: %w", path, err)
	}
	return m, m.check(path)
}

func (m *Manifest) check(path string) error {
	switch {
	case m.Format != formatName:
		return fmt.Errorf("%s is no manifest of a population: its format is %q", path, m.Format)
	case m.Version != Version:
		return fmt.Errorf("%s is of version %d, and this Meent reads version %d; make the population again", path, m.Version, Version)
	case !m.Synthetic:
		return fmt.Errorf("%s does not say that the population is synthetic; Meent simulates synthetic populations only", path)
	case m.Persons < 1 || m.Persons > MostPersons || m.Households < 1 || m.Households > m.Persons:
		return fmt.Errorf("%s says that there are %d persons in %d households, which cannot be", path, m.Persons, m.Households)
	}
	return nil
}
