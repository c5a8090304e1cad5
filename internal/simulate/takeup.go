package simulate

import (
	"fmt"
	"os"
	"strings"

	"go.yaml.in/yaml/v4"
	"meent.nl/meent/law/value"
)

// NotClaimed is which part of those who are entitled to a scheme does not claim it.
type NotClaimed struct {
	Goal     string
	Permille int64
	// Dutch and English are where it was published.
	Dutch, English string
}

// Published are the shares that were found in publications.
var Published = []NotClaimed{
	{"zorgtoeslag.zorgtoeslag", 120, "CPB over 2021, gemeente.nu, maart 2025: ruim 12%", "CPB over 2021, gemeente.nu, March 2025: over 12%"},
	{"huurtoeslag.huurtoeslag", 120, "CPB over 2021, gemeente.nu, maart 2025: 12%", "CPB over 2021, gemeente.nu, March 2025: 12%"},
	{"kindgebonden-budget.kindgebonden_budget", 85, "CPB over 2021, gemeente.nu, maart 2025: 8,5%", "CPB over 2021, gemeente.nu, March 2025: 8.5%"},
	{"participatiewet.bijstand", 333, "Inspectie SZW, Niet-gebruik van de algemene bijstand, 30 april 2021: een derde",
		"Inspectie SZW, Niet-gebruik van de algemene bijstand, 30 April 2021: one third"},
}

// maxTakeUp is how large a file of shares may be.
const maxTakeUp = 1 << 16

// ReadTakeUp reads shares that take the place of those published:
//
//	take_up:
//	  - {law: zorgtoeslag, not_claimed: 11.5, source: "…"}
//
// not_claimed is a percentage with at most one decimal.
func ReadTakeUp(path string) ([]NotClaimed, error) {
	info, err := os.Stat(path)
	if err != nil || !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s cannot be read; give a file with take_up: …", path)
	}
	if info.Size() > maxTakeUp {
		return nil, fmt.Errorf("%s is larger than %d KiB", path, maxTakeUp>>10)
	}
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("%s cannot be read; check who may read it", path)
	}
	var file struct {
		TakeUp []struct {
			Law        string `yaml:"law"`
			NotClaimed string `yaml:"not_claimed"`
			Source     string `yaml:"source"`
		} `yaml:"take_up"`
	}
	if err := yaml.Load(text, &file, yaml.WithKnownFields()); err != nil {
		return nil, fmt.Errorf("%s: %s", path, strings.TrimPrefix(err.Error(), "yaml: "))
	}
	shares := append([]NotClaimed(nil), Published...)
	for i, t := range file.TakeUp {
		schemes, err := Choose(t.Law)
		if err != nil || len(schemes) != 1 || t.Source == "" {
			return nil, fmt.Errorf("%s: share %d needs one law and a source", path, i+1)
		}
		share, err := value.ParseDecimal(t.NotClaimed)
		if err == nil {
			share, err = share.Rescale(1)
		}
		if err != nil || share.Coefficient < 0 || share.Coefficient > 1000 {
			return nil, fmt.Errorf("%s: not_claimed of %s is not a percentage from 0 to 100 with at most one decimal", path, t.Law)
		}
		shares = append(shares, NotClaimed{schemes[0].Goal, share.Coefficient, t.Source, t.Source})
	}
	return shares, nil
}

// shareOf finds the share of a scheme: the last that was given.
func shareOf(shares []NotClaimed, goal string) (NotClaimed, bool) {
	for i := len(shares) - 1; i >= 0; i-- {
		if shares[i].Goal == goal {
			return shares[i], true
		}
	}
	return NotClaimed{}, false
}
