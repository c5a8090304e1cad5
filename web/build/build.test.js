import test from 'node:test'
import assert from 'node:assert/strict'
import { deflateSync } from 'node:zlib'
import { reached, readTokens, undefinedReferences } from './tokens.js'
import { trueTypeFromWoff } from './fonts.js'

test('a later token wins and comments are no tokens', () => {
  const tokens = readTokens(':root{--a:1;/* --b:2; */--c:var(--a)} @media print{:root{--a: 3 }}')
  assert.deepEqual([...tokens], [['--c', 'var(--a)'], ['--a', '3']])
})

test('only tokens that are reached are kept', () => {
  const tokens = readTokens(':root{--a:var(--b);--b:1;--c:2}')
  assert.deepEqual([...reached(tokens, 'p{color:var(--a)}').keys()], ['--a', '--b'])
})

test('a reference without value or fallback is found, through tokens too', () => {
  assert.deepEqual(undefinedReferences(':root{--a:var(--x)}p{color:var(--a);margin:var(--y, 0);padding:var( --z )}'), ['--x', '--z'])
})

test('a WOFF becomes the TrueType font that it holds', () => {
  const table = Buffer.from('some table, some table, some table')
  const packed = deflateSync(table)
  const woff = Buffer.alloc(44 + 20)
  woff.write('wOFF', 0)
  woff.writeUInt32BE(0x00010000, 4)
  woff.writeUInt16BE(1, 12)
  woff.write('glyf', 44)
  woff.writeUInt32BE(64, 48)
  woff.writeUInt32BE(packed.length, 52)
  woff.writeUInt32BE(table.length, 56)
  const font = trueTypeFromWoff(Buffer.concat([woff, packed]))
  assert.equal(font.readUInt32BE(0), 0x00010000)
  assert.equal(font.toString('latin1', 12, 16), 'glyf')
  assert.deepEqual(font.subarray(28, 28 + table.length), table)
})

test('what is no WOFF is refused', () => {
  assert.throws(() => trueTypeFromWoff(Buffer.from('wOF2 and then some bytes that do not matter')), /not a WOFF/)
})
