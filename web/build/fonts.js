// Fonts: WOFF2 for the screen as published, and TrueType for the PDF writer,
// unpacked from WOFF 1.0 (W3C Recommendation of 13 December 2012).
import { inflateSync } from 'node:zlib'

/** The TrueType font inside a WOFF 1.0 file. */
export function trueTypeFromWoff(woff) {
  if (woff.toString('latin1', 0, 4) !== 'wOFF') throw new Error('not a WOFF 1.0 font')
  if (woff.readUInt32BE(4) !== 0x00010000) throw new Error('the font has no TrueType outlines')
  const count = woff.readUInt16BE(12)
  const tables = []
  for (let i = 0; i < count; i++) {
    const at = 44 + 20 * i
    const offset = woff.readUInt32BE(at + 4)
    const packed = woff.readUInt32BE(at + 8)
    const length = woff.readUInt32BE(at + 12)
    const body = woff.subarray(offset, offset + packed)
    const data = packed < length ? inflateSync(body) : body
    if (data.length !== length) throw new Error(`table ${woff.toString('latin1', at, at + 4)} is damaged`)
    tables.push({ tag: woff.subarray(at, at + 4), checksum: woff.readUInt32BE(at + 16), data })
  }
  return assemble(tables)
}

function assemble(tables) {
  const count = tables.length
  const power = 2 ** Math.floor(Math.log2(count))
  const head = Buffer.alloc(12 + 16 * count)
  head.writeUInt32BE(0x00010000, 0)
  head.writeUInt16BE(count, 4)
  head.writeUInt16BE(power * 16, 6)
  head.writeUInt16BE(Math.log2(power), 8)
  head.writeUInt16BE(count * 16 - power * 16, 10)
  const bodies = []
  let offset = head.length
  tables.forEach(({ tag, checksum, data }, i) => {
    const at = 12 + 16 * i
    tag.copy(head, at)
    head.writeUInt32BE(checksum, at + 4)
    head.writeUInt32BE(offset, at + 8)
    head.writeUInt32BE(data.length, at + 12)
    const padded = Buffer.concat([data, Buffer.alloc((4 - (data.length % 4)) % 4)])
    bodies.push(padded)
    offset += padded.length
  })
  return Buffer.concat([head, ...bodies])
}
