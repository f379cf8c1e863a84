// Counts what holds and what does not. A story stops at its first fault, a list of checks goes on; both end in the same two figures.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const RESULTS = fileURLToPath(new URL('../test-results', import.meta.url))
/** No step may take longer. */
const BOUND = 90_000

export class Ledger {
  passed = 0
  failed = 0
  #faults = []

  /** Steps that build upon one another: `[name, run]` in order. What was not reached counts as failed. */
  async story(title, steps, browser) {
    const begun = performance.now()
    for (const [at, [name, run]] of steps.entries()) {
      if (await this.check(`${title}：${name}`, run, browser)) continue
      const left = steps.length - at - 1
      this.failed += left
      if (left > 0) this.#faults.push(`${title}：其后 ${left} 步没有走到`)
      break
    }
    console.log(`${title}：${seconds(begun)}`)
  }

  /** One check; answers whether it held. */
  async check(name, run, browser) {
    try {
      await bounded(run(), name)
      this.passed += 1
      return true
    } catch (fault) {
      this.failed += 1
      this.#faults.push(`${name}\n${fault instanceof Error ? fault.message : String(fault)}`)
      console.log(`✕ ${this.#faults.at(-1)}`)
      await pictures(browser, this.failed)
      return false
    }
  }

  /** What a program of its own counted. */
  add(passed, failed) {
    this.passed += passed
    this.failed += failed
  }

  /** The faults again, all together, and the line for machines. */
  end() {
    if (this.#faults.length > 0) console.log(`\n${this.#faults.map((fault) => `✕ ${fault}`).join('\n')}\n`)
    console.log(`${this.passed} passed, ${this.failed} failed`)
    process.exitCode = this.failed === 0 ? 0 : 1
  }
}

export const seconds = (begun) => `${((performance.now() - begun) / 1000).toFixed(1)} 秒`

async function bounded(run, name) {
  let timer
  const late = new Promise((_, reject) => { timer = setTimeout(() => reject(new Error(`${name}：${BOUND / 1000} 秒没有做完`)), BOUND) })
  try {
    await Promise.race([run, late])
  } finally {
    clearTimeout(timer)
  }
}

/** Every open page as it stands, for whoever looks for the cause. */
async function pictures(browser, number) {
  mkdirSync(RESULTS, { recursive: true })
  const pages = browser?.contexts().flatMap((context) => context.pages()) ?? []
  for (const [at, page] of pages.entries()) await page.screenshot({ path: join(RESULTS, `${number}-${at + 1}.png`), timeout: 5_000 }).catch(() => undefined)
}
