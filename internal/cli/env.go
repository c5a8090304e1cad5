package cli

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/law/document"
)

// Env is what a command reads from and writes to.
type Env struct {
	In       io.Reader
	Out, Err io.Writer
}

// Exit codes of the commands.
const (
	exitDone     = 0
	exitFaults   = 1 // faults found, a test that failed, or a law without an outcome
	exitBadInput = 2
	exitMissing  = 3 // facts are missing
)

// Catalogue is what the law commands need of the declared world.
type Catalogue interface {
	document.Vocabulary
	// LawFiles is where the laws are that the program carries with it.
	LawFiles() (fsys fs.FS, dir string)
	// Holder is the register that holds a fact or a relation, and its owner.
	Holder(name string) (register, owner string, ok bool)
	// Label is what people call a fact or a relation.
	Label(name string) (document.Text, bool)
	// Declared is the whole of it: registers, organisations and services.
	Declared() *catalogue.Catalogue
}

// usageError is a command that was called wrongly.
type usageError struct{ message string }

func (e usageError) Error() string { return e.message }

// helpWanted says that somebody asks what a command does, which is no fault.
type helpWanted struct{ flags *flag.FlagSet }

func (helpWanted) Error() string { return "help is wanted" }

// parse reads flags that may stand before, between and after at most most words.
func (env Env) parse(flags *flag.FlagSet, args []string, most int) ([]string, error) {
	flags.SetOutput(io.Discard)
	var words []string
	for len(args) > 0 {
		if err := flags.Parse(args); errors.Is(err, flag.ErrHelp) {
			return nil, helpWanted{flags}
		} else if err != nil {
			return nil, usageError{err.Error()}
		}
		args = flags.Args()
		if len(args) > 0 {
			words = append(words, args[0])
			args = args[1:]
		}
	}
	if len(words) > most {
		return nil, usageError{fmt.Sprintf("%q is one word too many", words[most])}
	}
	return words, nil
}

// fail prints what is wrong, or the help that was wanted, and gives the exit code.
func (env Env) fail(usage string, err error) int {
	var help helpWanted
	if errors.As(err, &help) {
		fmt.Fprintf(env.Out, "usage: %s\n\n", usage)
		listFlags(env.Out, help.flags)
		return exitDone
	}
	fmt.Fprintln(env.Err, err)
	var wrong usageError
	if errors.As(err, &wrong) {
		fmt.Fprintln(env.Err, "usage: "+usage)
	}
	return exitBadInput
}
