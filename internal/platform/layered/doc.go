// Package layered lays a directed graph out in layers, from left to right: every edge
// goes to a later layer, and few edges cross (after Sugiyama, Tagawa and Toda, 1981).
//
// What always holds:
//
//   - the same graph is always laid out the same way;
//   - a circle is broken by turning as few edges as depth-first search needs; such an
//     edge is drawn back to front;
//   - nothing is drawn here: positions are numbers without a unit.
package layered
