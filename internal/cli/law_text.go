package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/lawtext"
	"meent.nl/meent/law/statute"
)

// lawTextUsage is what `meent law text` says when it is not called right.
const lawTextUsage = `usage: meent law text import [--database DSN] FILE|FOLDER…

Reads official texts of regulations and stores them, so that a decision shows the
article beside the plain words: BWB XML as wetten.overheid.nl publishes it, or YAML
with a text per article. A folder is read with all below it. What was read before
changes nothing. See docs/law-text.md.
`

// TextStore is what `meent law text import` needs of a store.
type TextStore interface {
	Put(ctx context.Context, t *statute.Text, file string) (lawtext.Result, error)
}

// LawText is `meent law text import FILE…`.
func LawText(ctx context.Context, env Env, args, environ []string) int {
	if wantsHelp(args) {
		fmt.Fprint(env.Out, lawTextUsage)
		return exitDone
	}
	if len(args) == 0 || args[0] != "import" {
		fmt.Fprint(env.Err, lawTextUsage)
		return exitBadInput
	}
	s := newSettings("law text import")
	own, files := s.split(args[1:])
	return ImportTexts(ctx, files, func(ctx context.Context) (TextStore, func() error, error) {
		c, err := s.load(own, environ)
		if err != nil {
			return nil, nil, err
		}
		a, err := open(ctx, env, c, kernel.SystemClock{})
		if err != nil {
			return nil, nil, err
		}
		return a.Texts, a.Close, nil
	}, env.Out, env.Err)
}

// ImportTexts reads files and folders into the store that open gives. Each file is one
// transaction. The exit code is 0 when every text is in the store, also when it was
// there already; 2 for a wrong call or a file that is refused, of which the others are
// still read; 1 for anything else.
func ImportTexts(ctx context.Context, words []string, open func(context.Context) (TextStore, func() error, error), stdout, stderr io.Writer) int {
	if len(words) == 0 {
		fmt.Fprint(stderr, lawTextUsage)
		return exitBadInput
	}
	files, err := textFiles(words)
	if err != nil {
		fmt.Fprintf(stderr, "meent law text import: %v\n", err)
		return exitBadInput
	}
	store, done, err := open(ctx)
	if err != nil {
		fmt.Fprintf(stderr, "meent law text import: %v\n", err)
		return exitFaults
	}
	sum, err := importTexts(ctx, files, store, stdout, stderr)
	if err = errors.Join(err, done()); err != nil {
		fmt.Fprintf(stderr, "meent law text import: %v\n", err)
		return exitFaults
	}
	fmt.Fprintf(stdout, "%d files = %d texts (%d added, %d replaced, %d unchanged, %d kept as published) + %d passed over + %d refused\n",
		len(files), sum.texts(), sum.of[lawtext.Added], sum.of[lawtext.Replaced], sum.of[lawtext.Unchanged], sum.of[lawtext.Kept], sum.passed, sum.refused)
	switch {
	case sum.refused > 0:
		return exitBadInput
	case sum.texts() == 0:
		fmt.Fprintln(stderr, "meent law text import: there is no official text among these files")
		return exitBadInput
	}
	return exitDone
}

// textFile is a file to read; of a folder it may be something else than a text.
type textFile struct {
	path   string
	folder bool
}

// textFiles lists the files that somebody named, and those below folders.
func textFiles(words []string) ([]textFile, error) {
	var out []textFile
	for _, word := range words {
		info, err := os.Stat(word)
		switch {
		case err != nil:
			return nil, fmt.Errorf("there is no file or folder %s that can be read", word)
		case info.Mode().IsRegular() && !statute.Known(word):
			return nil, fmt.Errorf("%s is not of a kind that this reads: give .xml of the BWB, or .yaml", word)
		case info.Mode().IsRegular():
			out = append(out, textFile{word, false})
			continue
		case !info.IsDir():
			return nil, fmt.Errorf("%s is not a file or a folder", word)
		}
		err = filepath.WalkDir(word, func(path string, entry fs.DirEntry, err error) error {
			if err == nil && entry.Type().IsRegular() && statute.Known(path) {
				out = append(out, textFile{path, true})
			}
			return err
		})
		if err != nil {
			return nil, fmt.Errorf("the folder %s cannot be read: %w", word, err)
		}
	}
	return out, nil
}

// textSum counts what became of the files.
type textSum struct {
	of              map[lawtext.Result]int
	passed, refused int
}

func (s textSum) texts() int {
	n := 0
	for _, of := range s.of {
		n += of
	}
	return n
}

func importTexts(ctx context.Context, files []textFile, store TextStore, stdout, stderr io.Writer) (textSum, error) {
	sum := textSum{of: map[lawtext.Result]int{}}
	bar := &progressBar{out: stdout, terminal: isTerminal(stdout)}
	defer bar.end()
	for i, f := range files {
		if err := ctx.Err(); err != nil {
			return sum, err
		}
		text, err := readText(f.path)
		var fault statute.Fault
		switch {
		case err == nil:
			result, err := store.Put(ctx, text, filepath.Base(f.path))
			if err != nil {
				return sum, fmt.Errorf("%s cannot be stored: %w", f.path, err)
			}
			sum.of[result]++
		case f.folder && errors.As(err, &fault) && fault.Foreign:
			sum.passed++
		default:
			bar.end()
			fmt.Fprintf(stderr, "refused: %v\n", err)
			sum.refused++
		}
		bar.show("texts", i+1, len(files))
	}
	return sum, nil
}

func readText(path string) (*statute.Text, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, statute.Fault{File: path, Message: "it cannot be opened; check who may read it"}
	}
	text, err := statute.Read(path, f)
	return text, errors.Join(err, f.Close())
}
