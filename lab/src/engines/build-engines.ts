import { parseArgs } from 'node:util'
import { buildEngine } from './build-engine.ts'
import { engines, isBuilt } from './engines.ts'

const help = `pnpm lab:engines [ENGINE…]

Builds the real programs that the lab runs, each from its module in lab/engines, and keeps them in the user's cache.
What is built already is not built again; afterwards nothing needs a network.

  --help    this text

Engines: ${engines.map(({ name }) => name).join(', ')}
`

/* oxlint-disable no-console -- a program that a person watches */

const secondsSince = (start: number): string => `${((performance.now() - start) / 1000).toFixed(0)} s`

const main = async (): Promise<number> => {
  const { values, positionals } = parseArgs({
    args: process.argv.slice(2),
    allowPositionals: true,
    options: { help: { type: 'boolean', short: 'h' } },
  })
  if (values.help) {
    console.log(help)
    return 0
  }
  const unknown = positionals.filter((name) => !engines.some((engine) => engine.name === name))
  if (unknown.length > 0) {
    console.error(
      `no engine is named ${unknown.join(', ')}. There are: ${engines.map(({ name }) => name).join(', ')}`,
    )
    return 2
  }
  const wanted = engines.filter(({ name }) => positionals.length === 0 || positionals.includes(name))
  const missing = wanted.filter((engine) => !isBuilt(engine))
  const start = performance.now()
  for (const [index, engine] of missing.entries()) {
    const began = performance.now()
    console.log(`building ${engine.name} (${index + 1} of ${missing.length}) …`)
    try {
      await buildEngine(engine)
    } catch (error) {
      console.error(
        `✗ ${engine.name} cannot be built:\n${error instanceof Error ? error.message : String(error)}`,
      )
      return 1
    }
    console.log(`  ${engine.name} built in ${secondsSince(began)}`)
  }
  console.log(
    `${wanted.length} engines are there: ${missing.length} built now in ${secondsSince(start)}, ${wanted.length - missing.length} from the cache`,
  )
  return 0
}

process.exitCode = await main()
