package app

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"sync"

	"meent.nl/meent/internal/identity/testidp"
	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/population"
	"meent.nl/meent/internal/population/demo"
)

// demoPeople are the accounts of the test identity provider: everybody whose person
// list is in the store. A handle says nothing of a person and is of this process.
type demoPeople struct {
	population *population.Service
	worth      []demo.Persona
	salt       [32]byte

	mu      sync.Mutex
	count   int
	all     []testidp.Person
	handles map[string]testidp.Identity
}

func newDemoPeople(p *population.Service, worth []demo.Persona) *demoPeople {
	d := &demoPeople{population: p, worth: worth, count: -1}
	_, _ = rand.Read(d.salt[:]) // never fails: crypto/rand ends the program instead
	return d
}

// Search finds people by a part of their name.
func (d *demoPeople) Search(ctx context.Context, query string, limit int) ([]testidp.Person, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if err := d.load(ctx); err != nil {
		return nil, err
	}
	query = strings.ToLower(strings.TrimSpace(query))
	var found []testidp.Person
	if query == "" {
		for _, p := range d.worth {
			if _, here := d.handles[d.handle(p.BSN)]; !here {
				continue // the store was made by a version without this person
			}
			found = append(found, testidp.Person{Handle: d.handle(p.BSN), Name: p.Name, Why: testidp.Words{NL: p.Why.NL, EN: p.Why.EN}})
		}
	}
	for _, p := range d.all {
		if len(found) >= limit || query == "" && len(d.worth) > 0 {
			break
		}
		if strings.Contains(strings.ToLower(p.Name), query) {
			found = append(found, p)
		}
	}
	return found, nil
}

// Identity is who a handle stands for.
func (d *demoPeople) Identity(ctx context.Context, handle string) (testidp.Identity, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if err := d.load(ctx); err != nil {
		return testidp.Identity{}, err
	}
	who, ok := d.handles[handle]
	if !ok {
		return testidp.Identity{}, kernel.Errorf(kernel.NotFound, "nobody has this handle; choose from the list again")
	}
	return who, nil
}

// load reads the names again when people came.
func (d *demoPeople) load(ctx context.Context) error {
	count, err := d.population.Count(ctx)
	if err != nil || count == d.count {
		return err
	}
	people, err := d.population.People(ctx)
	if err != nil {
		return err
	}
	d.all, d.handles, d.count = nil, map[string]testidp.Identity{}, count
	for _, p := range people {
		handle := d.handle(p.BSN)
		d.all = append(d.all, testidp.Person{Handle: handle, Name: p.Name})
		d.handles[handle] = testidp.Identity{BSN: p.BSN, Name: p.Name}
	}
	return nil
}

func (d *demoPeople) handle(bsn kernel.BSN) string {
	sum := sha256.Sum256(append(d.salt[:], bsn.Digits()...))
	return hex.EncodeToString(sum[:12])
}
