// Design tokens: read them from CSS, keep what is reached, and find what is missing.

const declaration = /(--[\w-]+)\s*:\s*([^;{}]+?)\s*(?=[;}])/g
const reference = /var\(\s*(--[\w-]+)\s*(,)?/g

/** Custom properties declared in CSS text, in order; a later one wins. */
export function readTokens(css) {
  const tokens = new Map()
  for (const [, name, value] of withoutComments(css).matchAll(declaration)) {
    tokens.delete(name)
    tokens.set(name, value)
  }
  return tokens
}

/** Names of custom properties that CSS text refers to; `needed` are those without a fallback. */
export function references(css) {
  const all = new Set()
  const needed = new Set()
  for (const [, name, fallback] of withoutComments(css).matchAll(reference)) {
    all.add(name)
    if (!fallback) needed.add(name)
  }
  return { all, needed }
}

/** The tokens that CSS text reaches, directly or through other tokens. */
export function reached(tokens, css) {
  const keep = new Set()
  const queue = [...references(css).all]
  while (queue.length > 0) {
    const name = queue.pop()
    if (keep.has(name) || !tokens.has(name)) continue
    keep.add(name)
    queue.push(...references(tokens.get(name)).all)
  }
  return new Map([...tokens].filter(([name]) => keep.has(name)))
}

/** Custom properties that are used without a fallback and have no value anywhere. */
export function undefinedReferences(css) {
  const declared = readTokens(css)
  return [...references(css).needed].filter((name) => !declared.has(name)).sort()
}

export function withoutComments(css) {
  return css.replace(/\/\*[\s\S]*?\*\//g, '')
}
