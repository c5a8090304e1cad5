package law

import (
	"io/fs"
	"strings"
	"sync"

	"meent.nl/meent/law/document"
	"meent.nl/meent/law/program"
	"meent.nl/meent/law/value"
)

// Corpus is every law that was loaded, and the programs made of them so far. Any
// number of goroutines may use it.
type Corpus struct {
	set *document.Set

	mu       sync.RWMutex
	programs map[string][]*program.Program // per goal, for stretches of days that do not overlap
}

// Load reads the law files below dir of fsys. The error is document.Faults: all
// that is wrong with them.
func Load(fsys fs.FS, dir string, vocabulary document.Vocabulary) (*Corpus, error) {
	set, err := document.Load(fsys, dir, vocabulary)
	if err != nil {
		return nil, err
	}
	return NewCorpus(set), nil
}

// NewCorpus is the corpus of checked documents.
func NewCorpus(set *document.Set) *Corpus {
	return &Corpus{set: set, programs: map[string][]*program.Program{}}
}

// Reformed is another corpus: these laws with what reform files of fsys change; see
// document.Set.Reformed. This one stays as it is.
func (c *Corpus) Reformed(fsys fs.FS, files ...string) (*Corpus, error) {
	set, err := c.set.Reformed(fsys, files...)
	if err != nil {
		return nil, err
	}
	return NewCorpus(set), nil
}

// Documents is the law as it was read.
func (c *Corpus) Documents() *document.Set { return c.set }

// Program is the program of a goal (law.rule, or law) for a date. It is made once
// for the stretch of days in which nothing in it changes.
func (c *Corpus) Program(goal string, on value.Date) (*program.Program, error) {
	if !strings.Contains(goal, ".") {
		goal += "." + strings.ReplaceAll(goal, "-", "_")
	}
	if p := c.known(goal, on); p != nil {
		return p, nil
	}
	p, err := program.Compile(c.set, goal, on)
	if err != nil {
		return nil, err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, made := range c.programs[goal] { // meanwhile, by somebody else
		if made.HoldsOn(on) {
			return made.AskedFor(on), nil
		}
	}
	c.programs[goal] = append(c.programs[goal], p)
	return p, nil
}

// known finds a program that holds on the date, as asked for that date.
func (c *Corpus) known(goal string, on value.Date) *program.Program {
	c.mu.RLock()
	defer c.mu.RUnlock()
	for _, p := range c.programs[goal] {
		if p.HoldsOn(on) {
			return p.AskedFor(on)
		}
	}
	return nil
}
