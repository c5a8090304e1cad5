package cli

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"

	"meent.nl/meent/law"
	"meent.nl/meent/law/reason"
	"meent.nl/meent/law/run"
	"meent.nl/meent/law/value"
)

// evaluation is what "meent law eval --json" writes; see docs/law-eval.md.
type evaluation struct {
	Goal               string              `json:"goal"`
	On                 string              `json:"on"`
	Program            string              `json:"program"`
	Status             run.Status          `json:"status"`
	Value              json.RawMessage     `json:"value,omitempty"`
	NotApplicable      bool                `json:"not_applicable,omitempty"`
	Low                json.RawMessage     `json:"low,omitempty"`
	High               json.RawMessage     `json:"high,omitempty"`
	MayBeNotApplicable bool                `json:"may_be_not_applicable,omitempty"`
	Members            []int               `json:"members,omitempty"`
	Unit               string              `json:"unit"`
	Missing            []reason.Fact       `json:"missing"`
	Unused             []string            `json:"unused"` // given, and not read by this goal
	Trace              []traceLine         `json:"trace"`
	Explanation        *reason.Explanation `json:"explanation,omitempty"`
}

// traceLine is a rule that bore on the outcome.
type traceLine struct {
	Law     string        `json:"law"`
	Article string        `json:"article"`
	Cites   string        `json:"cites"`
	Rule    string        `json:"rule"`
	Of      reason.Person `json:"of"`
	reason.Value
}

// LawEval works out a goal on a file of facts. The exit code is 0 when it is decided,
// 3 when facts are missing, 2 for bad input and 1 where the law gives no outcome.
func LawEval(env Env, c Catalogue, args []string) int {
	const usage = "meent law eval GOAL --on DATE --facts FILE.json|- [--dir DIR] [--explain] [--json]"
	flags := flag.NewFlagSet("eval", flag.ContinueOnError)
	file := flags.String("facts", "", "the file of facts, or - for standard input")
	asJSON := flags.Bool("json", false, "write JSON")
	explain := flags.Bool("explain", false, "say how the outcome came about")
	dir := flags.String("dir", "", "the folder of laws; without it those of the program")
	goal, on, err := env.goalAndDate(flags, args)
	if err == nil && *file == "" {
		err = usageError{"which facts? Give --facts FILE.json, or - for standard input"}
	}
	if err != nil {
		return env.fail(usage, err)
	}
	all, _, _, err := corpus(c, *dir)
	if err != nil {
		return env.loadFailure(usage, err)
	}
	var unused []string
	d, err := all.Decide(goal, on, func(f *run.Facts) error {
		unused, err = env.readFacts(*file, f, c)
		return err
	})
	var failure *run.Failure
	switch {
	case errors.As(err, &failure):
		fmt.Fprintln(env.Err, failure)
		return exitFaults
	case err != nil:
		return env.fail(usage, err)
	}
	e := evaluate(d, unused)
	if !*explain {
		return env.show(e, *asJSON, nil)
	}
	return env.show(e, *asJSON, e.Explanation)
}

func (env Env) readFacts(file string, f *run.Facts, c Catalogue) ([]string, error) {
	in := env.In
	if file != "-" {
		open, err := os.Open(file)
		if err != nil {
			return nil, fmt.Errorf("the facts in %s cannot be read", file)
		}
		defer open.Close()
		in = open
	}
	return law.ReadFacts(io.LimitReader(in, law.MaxFacts+1), f, c)
}

func evaluate(d law.Decision, unused []string) *evaluation {
	x := reason.Explain(d.Machine, d.Facts, d.Outcome)
	o := &d.Outcome
	e := &evaluation{Goal: x.Goal, On: x.On.String(), Program: x.Program, Status: o.Status, NotApplicable: o.NotApplicable,
		MayBeNotApplicable: o.MayBeNotApplicable, Members: x.Answer.Members, Unit: x.Answer.Unit,
		Missing: x.Missing, Unused: append([]string{}, unused...), Trace: []traceLine{}, Explanation: x}
	if o.Status == run.Decided && !o.NotApplicable && o.Type.Kind != value.Relation {
		e.Value = rawJSON(o.Type.Kind, o.Text(o.Value))
	}
	if o.Status == run.Ranged {
		e.Low, e.High = rawJSON(o.Type.Kind, o.Text(o.Low)), rawJSON(o.Type.Kind, o.Text(o.High))
	}
	for _, s := range x.Steps {
		e.Trace = append(e.Trace, traceLine{Law: s.Law, Article: s.Article.Article, Cites: s.Cites, Rule: s.Rule, Of: s.Of, Value: s.Value})
	}
	return e
}

// rawJSON writes a number and a boolean as such, and the rest as a text.
func rawJSON(kind value.Kind, text string) json.RawMessage {
	if kind == value.Number || kind == value.Boolean {
		return json.RawMessage(text)
	}
	quoted, err := json.Marshal(text)
	if err != nil { // a text of the engine is always valid
		return nil
	}
	return quoted
}

func (env Env) show(e *evaluation, asJSON bool, x *reason.Explanation) int {
	code := exitDone
	if e.Status != run.Decided {
		code = exitMissing
	}
	e.Explanation = x
	if asJSON {
		if failed := env.writeJSON(e); failed != exitDone {
			return failed
		}
		return code
	}
	env.print(e)
	if x != nil {
		env.printSteps(x)
	}
	return code
}
