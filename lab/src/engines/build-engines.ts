import { parseArgs } from 'node:util'
import { buildMissing } from './build-missing.ts'
import { engineList, listAsTable } from './engine-list.ts'
import { engines } from './engines.ts'

const help = `pnpm lab:engines [ENGINE…]

Builds the real programs that the lab runs, each from its module in lab/engines, and keeps them in the user's cache.
What is built already is not built again; afterwards nothing needs a network.

  --list    builds nothing, and lists the engines: version, whether it is in the cache, what its programs take there, licence
  --json    the list as JSON
  --help    this text

Engines: ${engines.map(({ name }) => name).join(', ')}
`

/* oxlint-disable no-console -- a program that a person watches */

const main = async (): Promise<number> => {
  const { values, positionals } = parseArgs({
    args: process.argv.slice(2),
    allowPositionals: true,
    options: { help: { type: 'boolean', short: 'h' }, list: { type: 'boolean' }, json: { type: 'boolean' } },
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
  if (values.list || values.json) {
    const list = engineList(wanted)
    console.log(values.json ? JSON.stringify(list, undefined, 2) : listAsTable(list))
    return 0
  }
  if (!(await buildMissing(wanted))) return 1
  console.log(`${wanted.length} engines are in the cache`)
  return 0
}

process.exitCode = await main()
