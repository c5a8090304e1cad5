package obs

import (
	"encoding/json"
	"io"
	"log/slog"

	"meent.nl/meent/internal/kernel"
)

// NewLogger writes lines at or above level (debug, info, warn, error) to w, as text
// for a person or as JSON for a machine. No line holds a BSN.
func NewLogger(w io.Writer, level, format string) (*slog.Logger, error) {
	var least slog.Level
	if err := least.UnmarshalText([]byte(level)); err != nil {
		return nil, kernel.Invalidf("the log level is debug, info, warn or error, not %q", level)
	}
	options := &slog.HandlerOptions{Level: least, ReplaceAttr: maskAttr}
	switch format {
	case "text":
		return slog.New(slog.NewTextHandler(w, options)), nil
	case "json":
		return slog.New(slog.NewJSONHandler(w, options)), nil
	}
	return nil, kernel.Invalidf("the log format is text or json, not %q", format)
}

// maskAttr sees the message and every attribute, also inside groups.
func maskAttr(_ []string, a slog.Attr) slog.Attr {
	a.Key = Mask(a.Key)
	a.Value = maskValue(a.Value.Resolve())
	return a
}

func maskValue(v slog.Value) slog.Value {
	switch v.Kind() {
	case slog.KindTime, slog.KindDuration, slog.KindBool, slog.KindGroup:
		return v
	case slog.KindAny:
		return maskAny(v)
	}
	text := v.String()
	if safe := Mask(text); safe != text {
		return slog.StringValue(safe)
	}
	return v
}

// maskAny keeps a value with structure as it is, unless a BSN shows in it.
func maskAny(v slog.Value) slog.Value {
	if err, ok := v.Any().(error); ok {
		return slog.StringValue(Mask(err.Error()))
	}
	raw, _ := v.Any().([]byte) // the text handler writes bytes as they are
	for _, text := range []string{v.String(), jsonText(v.Any()), string(raw)} {
		if safe := Mask(text); safe != text {
			return slog.StringValue(safe)
		}
	}
	return v
}

// jsonText is what the JSON handler would write; "" for what it cannot.
func jsonText(v any) string {
	text, err := json.Marshal(v)
	if err != nil {
		return ""
	}
	return string(text)
}
