package layered_test

import (
	"math/rand/v2"
	"reflect"
	"testing"

	"meent.nl/meent/internal/platform/layered"
)

var size = layered.Size{Node: 40, Pass: 10, Gap: 6}

// check holds a drawing to what must hold of each.
func check(t *testing.T, d layered.Drawing) {
	t.Helper()
	for _, e := range d.Edges {
		from, to := d.Layer[e.From], d.Layer[e.To]
		if e.Back {
			from, to = to, from
		}
		if from >= to {
			t.Errorf("the edge %d → %d does not lead to a later layer", e.From, e.To)
		}
		if len(e.Passes) != to-from-1 {
			t.Errorf("the edge %d → %d passes %d layers, of %d", e.From, e.To, len(e.Passes), to-from-1)
		}
	}
	for a := range d.Layer {
		if d.Middle[a] < size.Node/2-1e-6 || d.Middle[a]+size.Node/2 > d.Height+1e-6 {
			t.Errorf("node %d stands outside the drawing", a)
		}
		for b := range a {
			if apart := d.Middle[a] - d.Middle[b]; d.Layer[a] == d.Layer[b] && max(apart, -apart) < size.Node+size.Gap-1e-6 {
				t.Errorf("nodes %d and %d overlap", a, b)
			}
		}
	}
}

func TestLayers(t *testing.T) {
	d := layered.Lay(4, [][2]int{{0, 1}, {1, 2}, {0, 2}, {3, 2}, {3, 2}, {1, 1}}, size)
	check(t, d)
	if want := []int{0, 1, 2, 0}; !reflect.DeepEqual(d.Layer, want) || d.Layers != 3 || len(d.Edges) != 4 {
		t.Errorf("layers %v, want %v; %d edges", d.Layer, want, len(d.Edges))
	}
}

func TestACircleIsTurned(t *testing.T) {
	d := layered.Lay(3, [][2]int{{0, 1}, {1, 2}, {2, 0}}, size)
	check(t, d)
	back := 0
	for _, e := range d.Edges {
		if e.Back {
			back++
			if e.From != 2 || e.To != 0 {
				t.Errorf("turned is %d → %d", e.From, e.To)
			}
		}
	}
	if back != 1 {
		t.Errorf("%d edges are turned", back)
	}
}

// TestFewCrossings: two rows that are joined back to front need not cross at all.
func TestFewCrossings(t *testing.T) {
	d := layered.Lay(6, [][2]int{{0, 5}, {1, 4}, {2, 3}}, size)
	for _, pair := range [][4]int{{0, 1, 5, 4}, {1, 2, 4, 3}} {
		if (d.Middle[pair[0]] < d.Middle[pair[1]]) != (d.Middle[pair[2]] < d.Middle[pair[3]]) {
			t.Errorf("the edges of %v cross", pair)
		}
	}
}

func TestRandomGraphs(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		n := 1 + random.IntN(40)
		var edges [][2]int
		for range random.IntN(3 * n) {
			edges = append(edges, [2]int{random.IntN(n), random.IntN(n)})
		}
		d := layered.Lay(n, edges, size)
		check(t, d)
		if again := layered.Lay(n, edges, size); !reflect.DeepEqual(d, again) {
			t.Fatal("the same graph is laid out in two ways")
		}
	}
}

func TestNothing(t *testing.T) {
	if d := layered.Lay(0, nil, size); d.Layers != 0 || d.Height != 0 {
		t.Errorf("%+v", d)
	}
	defer func() {
		if recover() == nil {
			t.Error("an edge to nowhere was laid out")
		}
	}()
	layered.Lay(1, [][2]int{{0, 1}}, size)
}
