package cli

import (
	"encoding/json"
	"flag"
	"fmt"
	"text/tabwriter"

	"meent.nl/meent/law/program"
)

// neededFact is a line of "meent law facts". Its JSON form is stable.
type neededFact struct {
	Name     string `json:"name"`
	Of       string `json:"of"` // applicant, or the relation of whose members it is asked
	Type     string `json:"type"`
	Decimals int8   `json:"decimals,omitempty"`
	Register string `json:"register,omitempty"`
	Owner    string `json:"owner,omitempty"`
}

// neededFacts is what "meent law facts --json" writes.
type neededFacts struct {
	Goal      string       `json:"goal"`
	On        string       `json:"on"`
	Unit      string       `json:"unit"`
	From      string       `json:"from"`            // the program is the law from this day
	Until     string       `json:"until,omitempty"` // until this one
	Program   string       `json:"program"`         // its hash
	Relations []neededFact `json:"relations"`
	Facts     []neededFact `json:"facts"`
}

// LawFacts lists what a goal reads: relations first, then facts in the order in which
// the law speaks of them.
func LawFacts(env Env, c Catalogue, args []string) int {
	const usage = "meent law facts GOAL --on DATE [--dir DIR] [--json]"
	flags := flag.NewFlagSet("facts", flag.ContinueOnError)
	asJSON := flags.Bool("json", false, "write JSON")
	dir := flags.String("dir", "", "the folder of laws; without it those of the program")
	goal, on, err := env.goalAndDate(flags, args)
	if err != nil {
		return env.fail(usage, err)
	}
	all, _, _, err := corpus(c, *dir)
	if err != nil {
		return env.loadFailure(usage, err)
	}
	p, err := all.Program(goal, on)
	if err != nil {
		return env.fail(usage, err)
	}
	need := factsOf(c, p)
	if *asJSON {
		return env.writeJSON(need)
	}
	fmt.Fprintf(env.Out, "%s on %s: %s\n", need.Goal, need.On, need.Unit)
	w := tabwriter.NewWriter(env.Out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "NAME\tOF\tTYPE\tREGISTER\tOWNER")
	for _, f := range append(need.Relations, need.Facts...) {
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\n", f.Name, f.Of, f.Type, f.Register, f.Owner)
	}
	return env.flush(w)
}

func factsOf(c Catalogue, p *program.Program) neededFacts {
	need := neededFacts{Goal: p.Law + "." + p.Rule, On: p.On.String(), Unit: p.Type.String(), From: p.From.String(),
		Program: p.Hash, Relations: []neededFact{}, Facts: []neededFact{}}
	if p.Until != 0 {
		need.Until = p.Until.String()
	}
	add := func(list []neededFact, f neededFact) []neededFact {
		f.Register, f.Owner, _ = c.Holder(f.Name)
		return append(list, f)
	}
	for _, r := range p.Relations {
		need.Relations = add(need.Relations, neededFact{Name: r.Name, Of: "applicant", Type: "list of persons"})
	}
	for _, f := range p.Facts {
		one := neededFact{Name: f.Name, Of: "applicant", Type: f.Type.String(), Decimals: f.Scale}
		if f.Root {
			need.Facts = add(need.Facts, one)
		}
		for _, scope := range f.Members {
			one.Of = p.Relations[scope-1].Name
			need.Facts = add(need.Facts, one)
		}
	}
	return need
}

func (env Env) writeJSON(v any) int {
	e := json.NewEncoder(env.Out)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		fmt.Fprintln(env.Err, "the output cannot be written:", err)
		return exitFaults
	}
	return exitDone
}

func (env Env) flush(w *tabwriter.Writer) int {
	if err := w.Flush(); err != nil {
		fmt.Fprintln(env.Err, "the output cannot be written:", err)
		return exitFaults
	}
	return exitDone
}
