package ldv

import (
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
)

// TraceID is kept across organisations: 16 bytes, written as 32 hexadecimal digits.
type TraceID [16]byte

// SpanID names one action in a trace: 8 bytes, written as 16 hexadecimal digits.
type SpanID [8]byte

// IsZero says whether there is no id; a trace context never carries it.
func (t TraceID) IsZero() bool { return t == TraceID{} }

// IsZero says whether there is no id; a trace context never carries it.
func (s SpanID) IsZero() bool { return s == SpanID{} }

func (t TraceID) String() string { return hex.EncodeToString(t[:]) }
func (s SpanID) String() string  { return hex.EncodeToString(s[:]) }

// MarshalText writes the id as the standard does, in lower case.
func (t TraceID) MarshalText() ([]byte, error) { return []byte(t.String()), nil }

// MarshalText writes the id as the standard does, in lower case.
func (s SpanID) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText reads 32 hexadecimal digits.
func (t *TraceID) UnmarshalText(text []byte) error { return readHex(t[:], text, "trace_id") }

// UnmarshalText reads 16 hexadecimal digits.
func (s *SpanID) UnmarshalText(text []byte) error { return readHex(s[:], text, "span_id") }

func readHex(into, text []byte, name string) error {
	if len(text) != 2*len(into) {
		return fmt.Errorf("ldv: %s has %d hexadecimal digits, not %d characters", name, 2*len(into), len(text))
	}
	for _, c := range text {
		if !isLowerHex(c) {
			return fmt.Errorf("ldv: %s has only the digits 0-9 and a-f", name)
		}
	}
	_, err := hex.Decode(into, text)
	return err
}

func isLowerHex(c byte) bool { return '0' <= c && c <= '9' || 'a' <= c && c <= 'f' }

// TraceContext is the place of one action in a trace, as the header traceparent
// carries it.
type TraceContext struct {
	Trace TraceID
	Span  SpanID
	// Parent is the action that this one is part of; the header does not carry it.
	Parent SpanID
	// Flags are passed on unread.
	Flags byte
}

// HeaderName is the HTTP header of the W3C Trace Context.
const HeaderName = "traceparent"

// Errors of ParseTraceparent. The remedy for a receiver is to start a new trace.
var (
	ErrTraceparentShape = errors.New("ldv: a traceparent reads 00-<32 hex>-<16 hex>-<2 hex>, in lower case")
	ErrTraceparentZero  = errors.New("ldv: a traceparent has a trace id and a span id that are not all zero")
)

// ParseTraceparent reads the value of the header traceparent. A later version is
// read as far as version 00 goes, as the standard asks.
func ParseTraceparent(header string) (TraceContext, error) {
	const length = 55
	if len(header) < length || header[2] != '-' || header[35] != '-' || header[52] != '-' {
		return TraceContext{}, ErrTraceparentShape
	}
	version := header[0:2]
	switch {
	case !isLowerHex(version[0]) || !isLowerHex(version[1]) || version == "ff":
		return TraceContext{}, ErrTraceparentShape
	case version == "00" && len(header) != length:
		return TraceContext{}, ErrTraceparentShape
	case len(header) > length && header[length] != '-':
		return TraceContext{}, ErrTraceparentShape
	}
	var t TraceContext
	var flags [1]byte
	for _, part := range []struct {
		into []byte
		text string
	}{{t.Trace[:], header[3:35]}, {t.Span[:], header[36:52]}, {flags[:], header[53:55]}} {
		if readHex(part.into, []byte(part.text), "traceparent") != nil {
			return TraceContext{}, ErrTraceparentShape
		}
	}
	if t.Trace.IsZero() || t.Span.IsZero() {
		return TraceContext{}, ErrTraceparentZero
	}
	t.Flags = flags[0]
	return t, nil
}

// Traceparent is the value of the header traceparent, version 00.
func (t TraceContext) Traceparent() string {
	return fmt.Sprintf("00-%s-%s-%02x", t.Trace, t.Span, t.Flags)
}

// IsZero says whether there is no trace.
func (t TraceContext) IsZero() bool { return t.Trace.IsZero() }

// Child is a new action within this one.
func (t TraceContext) Child() TraceContext {
	return TraceContext{Trace: t.Trace, Span: newSpanID(), Parent: t.Span, Flags: t.Flags}
}

// NewTrace starts a trace with its first action.
func NewTrace() TraceContext {
	var id TraceID
	for id.IsZero() {
		rand.Read(id[:]) // never fails, by the documentation of crypto/rand
	}
	return TraceContext{Trace: id, Span: newSpanID()}
}

func newSpanID() SpanID {
	var id SpanID
	for id.IsZero() {
		rand.Read(id[:]) // never fails, by the documentation of crypto/rand
	}
	return id
}
