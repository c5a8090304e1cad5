package statute

import (
	"fmt"
	"io"
)

// The limits of one file. The largest regulation of the Netherlands, in the XML of
// the BWB, is about a quarter of MaxXML.
const (
	MaxXML      = 64 << 20 // bytes
	MaxYAML     = 8 << 20
	maxDepth    = 48      // elements inside each other
	maxArticles = 10_000  // articles
	maxParts    = 200_000 // leden, onderdelen and alinea's
	maxText     = 1 << 20 // bytes of one part
	maxNumber   = 32      // bytes of the number of an article, lid or onderdeel
	maxTitle    = 1_000
)

// Fault is what is wrong with a file, and where.
type Fault struct {
	File    string
	Line    int // from 1; 0: the file as a whole
	Message string
	// Foreign says that the file is not the text of a regulation at all, as other
	// files in a folder of texts may be.
	Foreign bool
}

func (f Fault) Error() string {
	if f.Line == 0 {
		return f.File + ": " + f.Message
	}
	return fmt.Sprintf("%s:%d: %s", f.File, f.Line, f.Message)
}

// bounded reads no further than a limit and then fails, so that a file that is too
// large is not taken for one that ends there.
type bounded struct {
	r    io.Reader
	left int64
	most int64
}

func newBounded(r io.Reader, most int64) *bounded { return &bounded{r, most, most} }

type tooLarge struct{ most int64 }

func (e tooLarge) Error() string {
	return fmt.Sprintf("the file is larger than %d MiB", e.most>>20)
}

func (b *bounded) Read(p []byte) (int, error) {
	if b.left <= 0 {
		var one [1]byte
		if n, err := b.r.Read(one[:]); n == 0 {
			return 0, err
		}
		return 0, tooLarge{b.most}
	}
	if int64(len(p)) > b.left {
		p = p[:b.left]
	}
	n, err := b.r.Read(p)
	b.left -= int64(n)
	return n, err
}

// building counts what a file brings, so that a small file cannot become a large text.
type building struct {
	text  Text
	parts int
}

// article takes an article in; the message is empty when it may.
func (b *building) article(a Article) string {
	if len(b.text.Articles) >= maxArticles {
		return fmt.Sprintf("the file holds more than %d articles", maxArticles)
	}
	b.text.Articles = append(b.text.Articles, a)
	return ""
}

func (b *building) part(p Part) string {
	b.parts++
	switch {
	case b.parts > maxParts:
		return fmt.Sprintf("the file holds more than %d leden, onderdelen and alinea's", maxParts)
	case len(p.Text) > maxText:
		return fmt.Sprintf("a text of more than %d KiB in one lid or onderdeel", maxText>>10)
	case len(p.Number) > maxNumber:
		return fmt.Sprintf("the number of a lid or onderdeel of more than %d characters", maxNumber)
	}
	return ""
}

// finish says what is still wrong with a text as a whole.
func (b *building) finish() (*Text, string) {
	t := &b.text
	switch {
	case !sourceForm.MatchString(t.Source):
		return nil, "it does not say of which regulation this is the text: no BWB or CVDR identifier"
	case t.From == 0:
		return nil, "it does not say of which version this is the text: no date on which it came into force"
	case len(t.Articles) == 0:
		return nil, "it holds no article"
	}
	if len(t.Title) > maxTitle {
		return nil, fmt.Sprintf("the title is longer than %d characters", maxTitle)
	}
	return t, ""
}
