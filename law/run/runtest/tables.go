package runtest

// Tables are parameters, most of them tables, of every random law.
const Tables = `parameters:
  - {name: vierkant, label: {nl: a, en: b}, unit: euro per year per (euro per year)², cites: artikel 9, values: [{from: 2025-01-01, source: x, value: 0.000000438698}]}
  - {name: recht, label: {nl: a, en: b}, unit: euro per year per (euro per year), cites: artikel 9, values: [{from: 2025-01-01, source: x, value: -0.001382497146}]}
  - {name: dwangsom, label: {nl: a, en: b}, unit: euro per day, cites: artikel 9, values: [{from: 2025-01-01, source: x, value: 23.50}]}
  - name: schaal
    label: {nl: a, en: b}
    cites: artikel 9
    table:
      by: {label: {nl: a, en: b}, unit: euro per year}
      columns: [{name: deel, label: {nl: a, en: b}, unit: percentage}, {name: bedrag, label: {nl: a, en: b}, unit: euro per year}]
    values: [{from: 2025-01-01, source: x, rows: [{from: -100, deel: 96.25, bedrag: 7}, {from: 0, deel: 90, bedrag: 12.50}, {from: 0.125, deel: unknown, bedrag: null}, {from: 25000, deel: -3, bedrag: 0}]}]
  - name: trap
    label: {nl: a, en: b}
    cites: artikel 9
    table:
      by: {label: {nl: a, en: b}, unit: number}
      columns: [{name: aantal, label: {nl: a, en: b}, unit: number}, {name: letter, label: {nl: a, en: b}, unit: "one of [a, b, c]"}]
    values: [{from: 2025-01-01, source: x, rows: [{above: 0, aantal: 3, letter: c}, {above: 10, aantal: null, letter: a}, {above: 40.5, aantal: -1.375, letter: b}, {above: 90, aantal: 2, letter: unknown}]}]
  - name: letters
    label: {nl: a, en: b}
    cites: artikel 9
    table: {by: {label: {nl: a, en: b}, unit: word}, columns: [{name: bedrag, label: {nl: a, en: b}, unit: euro per year}]}
    values: [{from: 2025-01-01, source: x, rows: [{is: c, bedrag: 30}, {is: a, bedrag: 10.01}]}]
  - name: dagen
    label: {nl: a, en: b}
    cites: artikel 9
    table: {by: {label: {nl: a, en: b}, unit: date}, columns: [{name: vrij, label: {nl: a, en: b}, unit: boolean}]}
    values: [{from: 2025-01-01, source: x, rows: [{is: 1980-02-29, vrij: true}, {is: 2025-03-01, vrij: false}, {is: 2025-03-02, vrij: true}]}]
  - name: feesten
    label: {nl: a, en: b}
    cites: artikel 9
    table: {by: {label: {nl: a, en: b}, unit: date}, columns: [{name: vrij, label: {nl: a, en: b}, unit: boolean}]}
    values: [{from: 2025-01-01, source: x, rows: [{is: 1975-01-01, vrij: true}, {is: 1980-02-29, vrij: true}, {is: 1980-03-03, vrij: true}, {is: 2025-02-28, vrij: false}, {is: 2025-03-04, vrij: true}]}]
  - name: duren
    label: {nl: a, en: b}
    cites: artikel 9
    table: {by: {label: {nl: a, en: b}, unit: years and months}, columns: [{name: lang, label: {nl: a, en: b}, unit: boolean}]}
    values: [{from: 2025-01-01, source: x, rows: [{from: P1Y, lang: false}, {from: P18Y7M, lang: true}]}]
`
