package ldv_test

import (
	"context"
	"testing"

	"meent.nl/meent/ldv"
)

const example = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"

func TestTraceparent(t *testing.T) {
	got, err := ldv.ParseTraceparent(example)
	if err != nil {
		t.Fatal(err)
	}
	if got.Trace.String() != "4bf92f3577b34da6a3ce929d0e0e4736" || got.Span.String() != "00f067aa0ba902b7" || got.Flags != 1 {
		t.Errorf("read %+v", got)
	}
	if got.Traceparent() != example {
		t.Errorf("wrote %s", got.Traceparent())
	}
	// A later version may say more; what version 00 knows is read.
	later, err := ldv.ParseTraceparent("01" + example[2:] + "-more")
	if err != nil || later.Trace != got.Trace {
		t.Errorf("a later version gave %v, %v", later, err)
	}
}

func TestTraceparentRefused(t *testing.T) {
	for _, header := range []string{
		"", "00", example[:54], example + "-", example + "x",
		"ff" + example[2:], "0g" + example[2:],
		"01" + example[2:] + "x",
		"00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
		"00-00000000000000000000000000000000-00f067aa0ba902b7-01",
		"00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
		"00_4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
		"00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-zz",
	} {
		if got, err := ldv.ParseTraceparent(header); err == nil || !got.IsZero() {
			t.Errorf("%q was read as %+v", header, got)
		}
	}
}

func TestSpans(t *testing.T) {
	if _, ok := ldv.TraceFrom(t.Context()); ok {
		t.Error("a context without a trace has one")
	}
	ctx, first := ldv.NewSpan(context.Background())
	if first.Trace.IsZero() || first.Span.IsZero() || !first.Parent.IsZero() {
		t.Errorf("a new trace is %+v", first)
	}
	ctx, second := ldv.NewSpan(ctx)
	if second.Trace != first.Trace || second.Parent != first.Span || second.Span == first.Span {
		t.Errorf("a child of %+v is %+v", first, second)
	}
	if got, _ := ldv.TraceFrom(ctx); got != second {
		t.Errorf("the context has %+v", got)
	}
}

func FuzzParseTraceparent(f *testing.F) {
	f.Add(example)
	f.Add("cc" + example[2:] + "-future")
	f.Add("00-00000000000000000000000000000000-0000000000000000-00")
	f.Fuzz(func(t *testing.T, header string) {
		got, err := ldv.ParseTraceparent(header)
		if err != nil {
			if !got.IsZero() {
				t.Errorf("%q gave both %+v and %v", header, got, err)
			}
			return
		}
		again, err := ldv.ParseTraceparent(got.Traceparent())
		if err != nil || again != got {
			t.Errorf("%q reads as %+v and back as %+v, %v", header, got, again, err)
		}
		if header[:2] == "00" && got.Traceparent() != header {
			t.Errorf("%q is written as %q", header, got.Traceparent())
		}
	})
}
