// Builds dist/: one style sheet, the fonts, and a manifest that names them.
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { fileURLToPath } from 'node:url'
import { dirname, join } from 'node:path'
import { transform } from 'lightningcss'
import { reached, readTokens, undefinedReferences, withoutComments } from './tokens.js'
import { trueTypeFromWoff } from './fonts.js'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const dist = join(root, 'dist')
const settings = JSON.parse(readFileSync(join(root, 'components.json'), 'utf8'))
const scripts = ['latin', 'latin-ext']

const written = new Set(['.gitkeep'])

function write(name, content) {
  writeFileSync(join(dist, name), content)
  written.add(name)
}

const read = (...path) => readFileSync(join(root, ...path), 'utf8')
const packageOf = (name) => JSON.parse(read('node_modules', name, 'package.json'))

function emit(name, extension, content) {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 12)
  const file = `${name}.${hash}.${extension}`
  write(file, content)
  return file
}

function fonts() {
  const { screen, letter } = settings.fonts
  const face = []
  const files = []
  const ranges = JSON.parse(read('node_modules', screen, 'unicode.json'))
  for (const script of scripts) {
    const source = `atkinson-hyperlegible-next-${script}-wght-normal.woff2`
    const file = emit(`atkinson-${script}`, 'woff2', readFileSync(join(root, 'node_modules', screen, 'files', source)))
    files.push(file)
    face.push(`@font-face{font-family:"Atkinson Hyperlegible Next";font-style:normal;font-weight:200 800;font-display:swap;src:url(${file}) format("woff2");unicode-range:${ranges[script]}}`)
  }
  const cuts = {}
  for (const [cut, weight] of [['regular', 400], ['bold', 700]]) {
    cuts[cut] = scripts.map((script) => {
      const source = `atkinson-hyperlegible-next-${script}-${weight}-normal.woff`
      return emit(`letter-${script}-${weight}`, 'ttf', trueTypeFromWoff(readFileSync(join(root, 'node_modules', letter, 'files', source))))
    })
  }
  write('OFL.txt', read('node_modules', letter, 'LICENSE'))
  return { css: face.join('\n'), files, cuts }
}

function componentCSS() {
  let css = ''
  for (const { package: name, file = 'index.css', without = [] } of settings.components) {
    const code = Buffer.from(read('node_modules', name, 'dist', file).replace(/\/\*# sourceMappingURL.*?\*\//, ''))
    css += transform({ filename: `${name}/${file}`, code, unusedSymbols: without, minify: false }).code.toString() + '\n'
  }
  return css
}

function ownCSS(folder) {
  return readdirSync(join(root, folder)).filter((name) => name.endsWith('.css')).sort().map((name) => read(folder, name)).join('\n')
}

function styleSheet(fontFaces) {
  const rules = componentCSS() + ownCSS('styles')
  const own = ownCSS('tokens')
  const theme = readTokens(read('node_modules', settings.theme.package, 'dist', settings.theme.file))
  for (const name of readTokens(own).keys()) theme.delete(name)
  const used = reached(theme, rules + own)
  const tokens = `:root{${[...used].map(([name, value]) => `${name}:${value}`).join(';')}}`
  const css = [fontFaces, tokens, own, rules].join('\n')
  const missing = undefinedReferences(css)
  if (missing.length > 0) {
    throw new Error(`these custom properties have no value and no fallback; give them one in tokens/:\n  ${missing.join('\n  ')}`)
  }
  const { code } = transform({ filename: 'meent.css', code: Buffer.from(withoutComments(css)), minify: true })
  const licence = '/*! Components of NL Design System (nldesignsystem.nl), EUPL-1.2: see NOTICE.txt. Font: SIL OFL 1.1, see OFL.txt. */\n'
  return { css: licence + code, tokens: used.size }
}

function sources() {
  const names = [...settings.components.map((c) => c.package), settings.theme.package, ...Object.values(settings.fonts)]
  return names.map((name) => {
    const { version, license } = packageOf(name)
    return { package: name, version, license }
  })
}

mkdirSync(dist, { recursive: true })
const font = fonts()
const sheet = styleSheet(font.css)
const css = emit('meent', 'css', sheet.css)
const packed = gzipSync(sheet.css, { level: 9 })
write(`${css}.gz`, packed)
const icon = emit('meent', 'svg', read('assets', 'meent.svg'))
const from = sources()
write('NOTICE.txt', from.map((s) => `${s.package} ${s.version}, ${s.license}`).join('\n') + '\n')
write('manifest.json', JSON.stringify({ css, icon, fonts: font.files, letter: font.cuts, sources: from }, null, 2) + '\n')
// What an earlier build left goes last, so that dist is whole at every moment.
for (const name of readdirSync(dist)) if (!written.has(name)) rmSync(join(dist, name))
console.log(`web: ${css} ${sheet.css.length} bytes, ${packed.length} gzipped, ${sheet.tokens} tokens of the theme in use`)
