package cli

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/population"
)

// importUsage is what `meent import gbav` says when it is not called right.
const importUsage = `usage: meent import gbav [--seed TEXT] FILE.csv

Reads person lists in the layout of the official GBA-V test set and fills the
embedded registers. Run it again to go on after an interruption; a file that was
read before changes nothing. See docs/import-gbav.md.
`

// GBAVImporter is what `meent import gbav` needs of a population.
type GBAVImporter interface {
	Import(ctx context.Context, file io.ReadSeeker, name, seed string, progress population.Progress) (population.Summary, error)
}

// ImportGBAV is `meent import gbav FILE.csv`. open gives the population of the store
// that the configuration names, and what closes it. The exit code is 0 when the file
// is in the store, also when it was there already; 2 for a wrong call or a wrong
// file; 1 for anything else.
func ImportGBAV(ctx context.Context, args []string, open func(context.Context) (GBAVImporter, func() error, error), stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("meent import gbav", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	seed := flags.String("seed", "meent", "")
	if err := flags.Parse(args); err != nil || flags.NArg() != 1 {
		if errors.Is(err, flag.ErrHelp) {
			fmt.Fprint(stdout, importUsage)
			return 0
		}
		fmt.Fprint(stderr, importUsage)
		return 2
	}
	file, err := openCSV(flags.Arg(0))
	if err != nil {
		fmt.Fprintf(stderr, "meent import gbav: %v\n", err)
		return 2
	}
	defer file.Close()
	importer, done, err := open(ctx)
	if err != nil {
		fmt.Fprintf(stderr, "meent import gbav: %v\n", err)
		return 1
	}
	bar := &progressBar{out: stdout, terminal: isTerminal(stdout)}
	sum, err := importer.Import(ctx, file, filepath.Base(flags.Arg(0)), *seed, func(phase population.Phase, done, total int) {
		bar.show(string(phase), done, total)
	})
	bar.end()
	err = errors.Join(err, done())
	if err != nil {
		fmt.Fprintf(stderr, "meent import gbav: %s: %v\n", flags.Arg(0), err)
		if kind := kernel.KindOf(err); kind == kernel.Invalid || kind == kernel.TooLarge {
			return 2
		}
		return 1
	}
	reportImport(stdout, sum)
	return 0
}

func openCSV(path string) (*os.File, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, fmt.Errorf("there is no file %s that can be read", path)
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s is not a file; the import reads its file twice, so that it takes no pipe", path)
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("%s cannot be opened; check who may read it", path)
	}
	return file, nil
}

func reportImport(out io.Writer, sum population.Summary) {
	for _, m := range sum.Remarks {
		fmt.Fprintln(out, m)
	}
	if sum.Further > 0 {
		fmt.Fprintf(out, "… and %d lines more of this kind\n", sum.Further)
	}
	if sum.Already {
		fmt.Fprintln(out, "This file was imported before: nothing has changed. What it brought then:")
	} else if sum.Resumed {
		fmt.Fprintln(out, "An earlier import of this file had stopped halfway; it is complete now.")
	}
	fmt.Fprintf(out, "%d person lists = %d accepted (%d new, %d changed, %d unchanged) + %d refused\n",
		sum.Lists, sum.Accepted(), sum.Added, sum.Changed, sum.Unchanged, sum.Refused)
}
