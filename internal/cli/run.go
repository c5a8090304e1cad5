package cli

import (
	"context"
	"fmt"
	"strings"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/catalogue/nl"
)

const usage = `Meent turns the law into a running public service.

usage: meent COMMAND [ARGUMENTS]

  demo                 start a demo with synthetic residents, on http://localhost:8080
  serve                start with the configuration of this installation
  migrate              bring the tables of the store up to date, and stop
  import gbav FILE     read person lists of the GBA-V layout into the registers
  correct NAME FIELD V a fact of a resident of a demo turns out otherwise since a day
  tasks dead           list work that failed too often; tasks retry tries it again
  law check [DIR]      check law files; --text TEXTS lays official texts beside them
  law text import FILE store official texts, to be shown beside the plain words
  law test [LAW]       run the examples beside the laws
  law show LAW         lay a law out in words
  law diff LAW D1 D2   what changed in a law between two dates
  law facts GOAL       which facts a goal needs, and which register holds them
  law eval GOAL        work out a goal on facts
  law timeline GOAL    work a goal out over a period, as known on a day or on two
  population make      draw a synthetic country; population show DIR tells how near it is
  simulate             work laws and a reform out for a synthetic country
  config check         show the configuration that would be used
  version              which Meent this is

meent COMMAND --help tells more. docs/ has a page for each.
`

// Run is the whole program: it does one command and gives the exit code.
func Run(ctx context.Context, env Env, args, environ []string) int {
	if len(args) == 0 {
		fmt.Fprint(env.Err, usage)
		return exitBadInput
	}
	switch command, rest := args[0], args[1:]; command {
	case "demo":
		return Demo(ctx, env, rest, environ)
	case "serve":
		return Serve(ctx, env, rest, environ)
	case "migrate":
		return Migrate(ctx, env, rest, environ)
	case "import":
		return Import(ctx, env, rest, environ)
	case "correct":
		return Correct(ctx, env, rest, environ)
	case "tasks":
		return Tasks(ctx, env, rest, environ)
	case "law":
		if len(rest) > 0 && rest[0] == "text" {
			return LawText(ctx, env, rest[1:], environ)
		}
		if len(rest) > 0 && rest[0] == "regelrecht" {
			return LawRegelRecht(env, rest[1:])
		}
		return lawOf(env, rest)
	case "population":
		return Population(ctx, env, rest)
	case "simulate":
		return Simulate(ctx, env, rest)
	case "config":
		return Config(env, rest, environ)
	case "version", "--version":
		fmt.Fprintln(env.Out, "meent", Version)
		return exitDone
	case "help", "-h", "-help", "--help":
		fmt.Fprint(env.Out, usage)
		return exitDone
	default:
		fmt.Fprintf(env.Err, "meent: there is no command %q\n\n%s", clip(command), usage)
		return exitBadInput
	}
}

// Version is the version of the program, as in publiccode.yml and CHANGELOG.md.
const Version = "0.1.0"

func lawOf(env Env, args []string) int {
	world, err := catalogue.Load(nl.FS)
	if err != nil {
		fmt.Fprintln(env.Err, err)
		return exitFaults
	}
	return Law(env, LawCatalogue(world, nl.FS), args)
}

// clip keeps what somebody typed from filling the screen.
func clip(word string) string {
	const most = 40
	word = strings.ToValidUTF8(word, "?")
	if len(word) > most {
		return word[:most] + "…"
	}
	return word
}
