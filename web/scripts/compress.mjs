// Writes a .br and a .gz next to every asset of at least 1 KB and holds the size budgets of the product:
// the first load (index.html, its eager scripts and styles) and every lazy chunk.
import { readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { extname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

const DIST = fileURLToPath(new URL('../dist', import.meta.url))
const FIRST_LOAD_LIMIT = 80 * 1024
const LAZY_CHUNK_LIMIT = 120 * 1024
const SMALLEST = 1024
const TEXT = new Set(['.html', '.js', '.css', '.svg', '.json', '.txt'])

const manifest = JSON.parse(readFileSync(join(DIST, 'manifest.json'), 'utf8'))
rmSync(join(DIST, 'manifest.json'))
const sizes = compressAll(DIST)
const eager = eagerFiles(manifest)
const first = [...eager].reduce((sum, file) => sum + (sizes.get(file) ?? 0), 0)
const failures = []

console.log(`first load: ${kb(first)} br in ${eager.size} files (limit ${kb(FIRST_LOAD_LIMIT)})`)
if (first > FIRST_LOAD_LIMIT) failures.push(`first load is ${kb(first)}, over ${kb(FIRST_LOAD_LIMIT)}`)

const lazy = [...sizes].filter(([file]) => !eager.has(file)).sort((a, b) => b[1] - a[1])
for (const [file, size] of lazy) {
  if (size > LAZY_CHUNK_LIMIT) failures.push(`${file} is ${kb(size)}, over ${kb(LAZY_CHUNK_LIMIT)}`)
}
if (lazy[0]) console.log(`largest lazy file: ${lazy[0][0]} ${kb(lazy[0][1])} br`)
if (failures.length > 0) {
  console.error(failures.join('\n'))
  process.exit(1)
}

/** Compresses every text file under `folder`; answers the brotli size (or the plain size of a tiny file) by relative name. */
function compressAll(folder) {
  const found = new Map()
  for (const path of walk(folder)) {
    if (!TEXT.has(extname(path))) continue
    const bytes = readFileSync(path)
    const name = relative(DIST, path)
    if (bytes.length < SMALLEST) {
      found.set(name, bytes.length)
      continue
    }
    const br = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } })
    writeFileSync(`${path}.br`, br)
    writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }))
    found.set(name, br.length)
  }
  return found
}

function eagerFiles(manifest) {
  const files = new Set(['index.html'])
  const entry = Object.keys(manifest).find((key) => manifest[key].isEntry)
  const visit = (key) => {
    const chunk = manifest[key]
    if (!chunk || files.has(chunk.file)) return
    files.add(chunk.file)
    for (const css of chunk.css ?? []) files.add(css)
    for (const next of chunk.imports ?? []) visit(next)
  }
  visit(entry)
  return files
}

function* walk(folder) {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name)
    if (statSync(path).isDirectory()) yield* walk(path)
    else yield path
  }
}

function kb(bytes) {
  return `${(bytes / 1024).toFixed(1)} KB`
}
