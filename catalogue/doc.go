// Package catalogue is the declared world: organisations, the registers they
// keep, the purposes that data may be used for, the services and life events that
// residents know, and the laws behind them. It reads that world from YAML files,
// checks it as a whole, and is immutable from then on.
//
// What holds of every Catalogue that Load returns:
//
//   - every name that one file uses of another exists;
//   - every text is there in Dutch and in English;
//   - a field has one name over all registers, and belongs to one register;
//   - a municipality is one organisation at most, and what municipalities decide is
//     granted the field that says which one;
//   - a purpose has at most one grant per register, each on a legal basis;
//   - the purpose of a service is granted every fact that its laws need, on any
//     day they are in force, and nothing that they do not need.
package catalogue
