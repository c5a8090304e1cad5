// Package portal is the counter of a resident: every page that they see, from the
// overview to the letter of a decision.
//
// What always holds:
//
//   - a resident sees what is theirs; anything else is not there (404);
//   - no page asks a register while it is made: pages show what is stored, and as of
//     when; only an answer of the resident, a what-if and the page with their own
//     data ask, each for its own purpose and in the log;
//   - a change is a POST that ends in a redirect, and says what is wrong at the
//     field and above the form; a what-if and a search change nothing and answer at
//     once;
//   - no address holds anything of a person beyond the random ids of their things;
//   - help by a person stands at the same place on every page.
//
// A page is one file: what it shows, how that is made of the capabilities, and its
// handlers. Its words are in words/, its shape in pages/.
package portal
