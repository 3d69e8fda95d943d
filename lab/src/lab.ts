import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { suites, untouchedSuites } from './changed/green-record.ts'
import { pullCharts } from './charts/pull-charts.ts'
import { buildMissing } from './engines/build-missing.ts'
import { engines, isBuilt } from './engines/engines.ts'
import { lackingOn } from './lacking.ts'
import { lokiFile } from './programs/given-loki.ts'
import { givenNginx } from './programs/given-nginx.ts'
import { runInNamespaces } from './run-in-namespaces.ts'

/* oxlint-disable no-console -- a program that a person watches */

const help = `pnpm lab [SUITE…]
pnpm lab record

Runs the committed trees of packages/validation/fixtures on the real programs, in two hosts on one tailnet without a route out, and writes the results to
lab/RESULTS.md. \`record\` runs the suites \`catalogues\` and \`flux\`, and adds what the exporters show to the validator's catalogues of metrics. It
needs root (for namespaces), unshare, nsenter, ip and tc; it leaves nothing behind. It first builds missing engines, like
\`pnpm lab:engines\`.

  --changed        leaves out each suite whose files are as they were when all of its tests passed (lab/green.json); its tests count as
                   skipped
  --archives DIR   a folder of Helm chart archives, where the network has none. Without it the suite \`charts\` is reported as not
                   run, and \`flux\` installs stand-ins
  --program loki=PATH
                   a Loki of the version that the chart runs, which the lab does not build. Without it, its tests are reported as
                   not run; FLEET_LAB_LOKI=PATH does the same
  --program nginx=PATH
                   the nginx for the gateway's configuration, where the machine has none;
                   FLEET_LAB_NGINX=PATH does the same
  --others DIR     a folder of others' dashboards (JSON) and of the recording rules that they read (YAML), whose cost for Prometheus
                   the suite \`dashboards\` compares with the overview's. Without it, this is reported as not run
  --clusters N     how many clusters of 10,000 series the suite \`capacity\` writes at most, in four sizes; 200 take 12 GiB of memory and
                   a quarter of an hour. By default 20 of 1,000 series
  --logs DIR       keeps the programs' output, for the analysis of a failure
  --json FILE      also writes the results there, as vitest's JSON reporter does
  --help           this text

Suites: ${suites.join(', ')}
`

const has = (name: string): boolean => spawnSync('sh', ['-c', `command -v ${name}`]).status === 0

const lacking = (): readonly string[] =>
  lackingOn({
    platform: process.platform,
    isRoot: process.getuid?.() === 0,
    has,
    isUnbuilt: !engines.every(isBuilt),
  })

/** The suites that read charts. */
const withCharts = ['charts', 'flux']

/** The folder of the charts' archives, pulled now where none is given: the lab's namespaces have no route out. */
const archivesFor = (chosen: readonly string[], given: string | undefined): string | undefined => {
  if (given !== undefined) return resolve(given)
  if (chosen.length > 0 && !chosen.some((suite) => withCharts.includes(suite))) return undefined
  const pulled = pullCharts()
  if (pulled === undefined)
    console.log('NOT RUN: charts: they cannot be pulled here, and no --archives were given')
  return pulled
}

/** Sets `--program NAME=PATH` in the environment. @returns an error message, if there is one */
const takePrograms = (given: readonly string[]): string | undefined => {
  for (const text of given) {
    const [, name, path] = /^(loki|nginx)=(.+)$/.exec(text) ?? []
    if (name === undefined || path === undefined)
      return `--program takes loki=PATH or nginx=PATH, not ${text}`
    process.env[`FLEET_LAB_${name.toUpperCase()}`] = resolve(path)
  }
  try {
    lokiFile()
    givenNginx()
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/** Sets what is given in the environment of the suites. */
const give = (given: Readonly<Record<string, string | undefined>>): void => {
  for (const [name, value] of Object.entries(given)) if (value !== undefined) process.env[name] = value
}

const main = async (): Promise<number> => {
  const { values, positionals } = parseArgs({
    args: process.argv.slice(2),
    allowPositionals: true,
    options: {
      help: { type: 'boolean', short: 'h' },
      changed: { type: 'boolean' },
      archives: { type: 'string' },
      program: { type: 'string', multiple: true },
      others: { type: 'string' },
      clusters: { type: 'string' },
      logs: { type: 'string' },
      json: { type: 'string' },
    },
  })
  if (values.help) {
    console.log(help)
    return 0
  }
  const isRecording = positionals.join() === 'record'
  const chosen = isRecording ? ['catalogues', 'flux'] : positionals
  const unknown = chosen.filter((suite) => !suites.includes(suite))
  if (unknown.length > 0) {
    console.error(`no suite of the lab is named ${unknown.join(', ')}. There are: ${suites.join(', ')}`)
    return 2
  }
  const wrong = takePrograms(values.program ?? [])
  if (wrong !== undefined) {
    console.error(wrong)
    return 2
  }
  const lacks = lacking()
  if (lacks.length > 0) {
    console.error(`The lab cannot run here. It lacks:\n${lacks.map((what) => `  - ${what}`).join('\n')}`)
    return 2
  }
  if (!(await buildMissing(engines))) return 1
  const archives = archivesFor(chosen, values.archives)
  give({
    FLEET_LAB_ARCHIVES: archives,
    FLEET_LAB_OTHERS: values.others && resolve(values.others),
    FLEET_LAB_CLUSTERS: values.clusters,
  })
  const untouched = values.changed
    ? untouchedSuites().filter((suite) => chosen.length === 0 || chosen.includes(suite))
    : []
  for (const suite of untouched) console.log(`NOT RUN: ${suite}: untouched since all of its tests passed`)
  return runInNamespaces(
    [
      ...chosen.map((suite) => `lab/suites/${suite}/`),
      ...(values.json === undefined ? [] : ['--reporter=json', `--outputFile.json=${resolve(values.json)}`]),
    ],
    {
      ...(isRecording && { FLEET_LAB_RECORD: '1' }),
      FLEET_LAB_UNTOUCHED: untouched.join(),
      ...(values.logs !== undefined && { FLEET_LAB_LOGS: resolve(values.logs) }),
    },
  )
}

process.exitCode = await main()
