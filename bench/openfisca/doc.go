// Command openfisca measures Meent beside OpenFisca-core: the same law (the Wet op de
// zorgtoeslag of 2025, zorgtoeslag.py), the same synthetic population, in one run and
// by turns. It prints seconds, the most memory of each process, and how many amounts
// differ.
//
// OpenFisca-core is installed from its registry, in the versions of requirements.txt, in
// a virtual environment of its own. Where that cannot be done the command says so, and
// measures Meent alone.
package main
