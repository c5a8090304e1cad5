package cli

import (
	"fmt"
	"io"
	"os"
	"strings"
)

// progressBar shows how far a long task is: a bar that is drawn over itself on a
// terminal, a line per tenth anywhere else.
type progressBar struct {
	out      io.Writer
	terminal bool
	phase    string
	tenth    int
	open     bool // a bar stands on the last line
}

const barWidth = 30

func (b *progressBar) show(phase string, done, total int) {
	if total <= 0 {
		return
	}
	done = min(done, total)
	if phase != b.phase {
		b.end()
		b.phase, b.tenth = phase, -1
	}
	if b.terminal {
		full := barWidth * done / total
		fmt.Fprintf(b.out, "\r%s [%s%s] %d of %d\x1b[K", phase, strings.Repeat("#", full), strings.Repeat(".", barWidth-full), done, total)
		b.open = true
		return
	}
	if tenth := 10 * done / total; tenth != b.tenth {
		b.tenth = tenth
		fmt.Fprintf(b.out, "%s: %d of %d\n", phase, done, total)
	}
}

// end goes to a new line where a bar stands.
func (b *progressBar) end() {
	if b.open {
		fmt.Fprintln(b.out)
		b.open = false
	}
}

// isTerminal says whether a writer is a terminal.
func isTerminal(w io.Writer) bool {
	file, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := file.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
