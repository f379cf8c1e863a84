// Starts the demonstration on a free port with its own data folder, and ends that one program again.
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const SAYS = /演示已启动：(http:\/\/[\d.]+:\d+)/
/** Filling three years of data with a program built for debugging takes its time. */
const LONGEST = 180_000

/** The program under test: CHENGQI_BIN, or the debug build. */
export const PROGRAM = process.env.CHENGQI_BIN ?? join(ROOT, 'target/debug/chengqi')

/** Every walk begins in the middle of the morning: what lies on the desks, and which text was written before, depends on the time of day. */
const BEGINS = 'T10:00'

/** Answers the address once the program says that it is ready; `reopen` ends it and starts it again with the same data on a later day; `close` ends it and removes its data. */
export async function startServer({ today = '2026-11-23', seed = '1' } = {}) {
  if (!existsSync(PROGRAM)) throw new Error(`没有找到程序 ${PROGRAM}；请先运行 npm run build，再运行 cargo build -p chengqi`)
  const data = mkdtempSync(join(tmpdir(), 'chengqi-e2e-'))
  let running = null
  const open = async (day) => {
    await running?.end()
    running = run(['demo', '--port', '0', '--data', data, '--today', `${day}${BEGINS}`, '--seed', seed])
    return running.ready
  }
  const close = async () => {
    await running?.end()
    rmSync(data, { recursive: true, force: true })
  }
  try {
    return { url: await open(today), reopen: open, close }
  } catch (fault) {
    await close()
    throw fault
  }
}

/** One run of the program. */
function run(args) {
  const program = spawn(PROGRAM, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  const ended = new Promise((resolve) => { program.once('close', resolve) })
  const end = () => {
    program.kill('SIGINT')
    return ended
  }
  return { ready: ready(program, ended), end }
}

function ready(program, ended) {
  return new Promise((resolve, reject) => {
    let said = ''
    const timer = setTimeout(() => reject(new Error(`程序 ${LONGEST / 1000} 秒还没有启动：\n${said}`)), LONGEST)
    const hear = (words) => {
      said = (said + words).slice(-8_000)
      const found = SAYS.exec(said)
      if (!found) return
      clearTimeout(timer)
      resolve(found[1])
    }
    program.stdout.setEncoding('utf8').on('data', hear)
    program.stderr.setEncoding('utf8').on('data', hear)
    program.once('error', reject)
    void ended.then((code) => reject(new Error(`程序没有启动就结束了（${code}）：\n${said}`)))
  })
}
