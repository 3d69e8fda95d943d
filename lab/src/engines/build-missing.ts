import { buildEngine, downloadEngine } from './build-engine.ts'
import { buildPlan, duration, secondsOf, secondsOfAll } from './build-plan.ts'
import { isBuilt, type Engine } from './engines.ts'

/* oxlint-disable no-console -- a program that a person watches */

const secondsSince = (start: number): number => (performance.now() - start) / 1000

/** Shows the current build and its duration on a terminal, once a second. @returns a function that ends it */
const showProgress = (what: string, left: readonly Engine[]): (() => void) => {
  const { stdout } = process
  if (!stdout.isTTY) return () => {}
  const began = performance.now()
  const [engine] = left
  const show = (): void => {
    const taken = secondsSince(began)
    const remaining = Math.max(0, (engine ? secondsOf(engine) : 0) - taken) + secondsOfAll(left.slice(1))
    stdout.write(`\r\u001B[K${what}: ${taken.toFixed(0)} s, about ${duration(remaining)} left`)
  }
  show()
  const timer = setInterval(show, 1000)
  return () => {
    clearInterval(timer)
    stdout.write('\r\u001B[K')
  }
}

/** Modules are downloaded while an engine is compiled. A build reports its missing module. */
const downloadAhead = async (missing: readonly Engine[], isOver: () => boolean): Promise<void> => {
  for (const engine of missing) {
    if (isOver()) return
    await downloadEngine(engine).catch(() => {})
  }
}

/** Builds the engines that are not in the cache, after a message on the cost. @returns whether all of them exist */
export const buildMissing = async (wanted: readonly Engine[]): Promise<boolean> => {
  const missing = wanted.filter((engine) => !isBuilt(engine))
  if (missing.length === 0) return true
  console.log(buildPlan(missing))
  let isOver = false
  const downloads = downloadAhead(missing, () => isOver)
  for (const [index, engine] of missing.entries()) {
    const began = performance.now()
    const what = `${index + 1} of ${missing.length}: ${engine.name}`
    const endProgress = showProgress(what, missing.slice(index))
    try {
      await buildEngine(engine)
    } catch (error) {
      endProgress()
      console.error(`✗ ${what} cannot be built:\n${error instanceof Error ? error.message : String(error)}`)
      isOver = true
      return false
    }
    endProgress()
    console.log(`${what} built in ${secondsSince(began).toFixed(0)} s`)
  }
  await downloads
  return true
}
