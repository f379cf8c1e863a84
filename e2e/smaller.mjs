// Makes a screenshot small: its 256 most frequent colours, the others by the nearest of them. Reads what Chromium writes, 8 bits a channel.
import { crc32 as crc, deflateSync, inflateSync } from 'node:zlib'

const HEAD = 8
const COLOURS = 256

/** The same picture as a PNG with a palette. */
export function smaller(png) {
  const { width, height, channels, pixels } = read(png)
  const colours = new Uint32Array(width * height)
  const counts = new Map()
  for (let at = 0; at < colours.length; at += 1) {
    const from = at * channels
    const colour = (pixels[from] << 16) | (pixels[from + 1] << 8) | pixels[from + 2]
    colours[at] = colour
    counts.set(colour, (counts.get(colour) ?? 0) + 1)
  }
  const palette = [...counts].sort((a, b) => b[1] - a[1]).slice(0, COLOURS).map(([colour]) => colour)
  const places = new Map(palette.map((colour, place) => [colour, place]))
  const rows = Buffer.alloc(height * (width + 1))
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) rows[y * (width + 1) + 1 + x] = placeOf(colours[y * width + x])
  }
  const shape = Buffer.alloc(13)
  shape.writeUInt32BE(width, 0)
  shape.writeUInt32BE(height, 4)
  shape.set([8, 3, 0, 0, 0], 8)
  return Buffer.concat([
    png.subarray(0, HEAD), chunk('IHDR', shape), chunk('PLTE', Buffer.from(palette.flatMap(parts))), chunk('IDAT', deflateSync(rows, { level: 9 })), chunk('IEND', Buffer.alloc(0)),
  ])

  function placeOf(colour) {
    let place = places.get(colour)
    if (place === undefined) {
      place = nearest(palette, colour)
      places.set(colour, place)
    }
    return place
  }
}

const parts = (colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]

function nearest(palette, colour) {
  const [r, g, b] = parts(colour)
  const far = palette.map((one) => {
    const [red, green, blue] = parts(one)
    return (red - r) ** 2 + (green - g) ** 2 + (blue - b) ** 2
  })
  return far.indexOf(Math.min(...far))
}

function chunk(name, data) {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const frame = Buffer.alloc(4)
  frame.writeUInt32BE(data.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc(body))
  return Buffer.concat([frame, body, sum])
}

/** The pixels of a PNG without a palette, every line as it was before filtering. */
function read(png) {
  const found = []
  for (let at = HEAD; at < png.length;) {
    const length = png.readUInt32BE(at)
    found.push({ name: png.toString('latin1', at + 4, at + 8), data: png.subarray(at + 8, at + 8 + length) })
    at += length + 12
  }
  const shape = found[0].data
  const [width, height, depth, kind] = [shape.readUInt32BE(0), shape.readUInt32BE(4), shape[8], shape[9]]
  const channels = { 2: 3, 6: 4 }[kind]
  if (depth !== 8 || channels === undefined) throw new Error(`不认识这种 PNG：${depth} 位，种类 ${kind}`)
  const raw = inflateSync(Buffer.concat(found.filter((one) => one.name === 'IDAT').map((one) => one.data)))
  const line = width * channels
  const pixels = Buffer.alloc(height * line)
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (line + 1)]
    for (let x = 0; x < line; x += 1) {
      const left = x < channels ? 0 : pixels[y * line + x - channels]
      const up = y === 0 ? 0 : pixels[(y - 1) * line + x]
      const corner = x < channels || y === 0 ? 0 : pixels[(y - 1) * line + x - channels]
      pixels[y * line + x] = raw[y * (line + 1) + 1 + x] + [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter]
    }
  }
  return { width, height, channels, pixels }
}

function paeth(left, up, corner) {
  const guess = left + up - corner
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)]
  return a <= b && a <= c ? left : b <= c ? up : corner
}
