import { spawn, spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { pullCharts } from './charts/pull-charts.ts'
import { engines, isBuilt } from './engines/engines.ts'
import { lackingOn } from './lacking.ts'
import { lokiFile } from './programs/given-loki.ts'
import { givenNginx } from './programs/given-nginx.ts'

/* oxlint-disable no-console -- a program that a person watches */

const root = join(import.meta.dirname, '../..')

const parts = readdirSync(join(root, 'lab/parts')).toSorted()

const help = `pnpm lab [PART…]
pnpm lab record

Runs the committed bytes of clusters/ on the real programs, in two hosts on one tailnet that have no route out, and writes what was
measured to lab/RESULTS.md. \`record\` runs the part \`catalogues\`, and writes what the exporters show and the validator's catalogues of
metrics lack into them. It needs root (for namespaces), unshare, nsenter, ip and tc; it leaves nothing behind.

  --archives DIR   a folder of Helm chart archives, where the network does not give them. Without any the part \`charts\` is
                   reported as not run, and in \`flux\` stand-ins are installed
  --program loki=PATH
                   a Loki of the version that the chart runs, which the lab does not build. Without any, what needs it is
                   reported as not run; FLEET_LAB_LOKI=PATH does the same
  --program nginx=PATH
                   the nginx that runs the gateway's configuration, where the machine has none of its own;
                   FLEET_LAB_NGINX=PATH does the same
  --logs DIR       keeps what the programs said, for a look at why something failed
  --json FILE      also writes the results there, as vitest's JSON reporter does
  --help           this text

Parts: ${parts.join(', ')}
`

const has = (name: string): boolean => spawnSync('sh', ['-c', `command -v ${name}`]).status === 0

const lacking = (): readonly string[] =>
  lackingOn({
    platform: process.platform,
    isRoot: process.getuid?.() === 0,
    has,
    unbuilt: engines.filter((engine) => !isBuilt(engine)).map(({ name }) => name),
  })

const reporters = ['--reporter=verbose', '--reporter=./lab/src/results/results-reporter.ts']

/**
 * Runs vitest in namespaces of its own: with the last process of them every host, address and mount is gone. `unshare` takes no heed of a
 * signal while it waits, so that whoever ends this program, or kills it, has the namespaces killed.
 */
const runInNamespaces = (
  args: readonly string[],
  options: Readonly<Record<string, string>>,
): Promise<number> => {
  const lab = spawn(
    'setpriv',
    [
      ...['--pdeathsig', 'KILL', 'unshare'],
      ...['--net', '--mount', '--pid', '--fork', '--kill-child', '--mount-proc', '--propagation=private'],
      ...['sh', '-c', 'ip link set lo up && mount -t tmpfs lab /media && exec "$@"', 'sh'],
      ...[process.execPath, 'node_modules/vitest/vitest.mjs', 'run', '--config=lab/vitest.config.ts'],
      ...reporters,
      ...args,
    ],
    { cwd: root, stdio: 'inherit', env: { ...process.env, ...options, FLEET_LAB: '1' } },
  )
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => lab.kill('SIGKILL'))
  return new Promise((end) => {
    lab.once('close', (code) => {
      end(code ?? 130)
    })
  })
}

/** The parts that read charts. */
const withCharts = ['charts', 'flux']

/** The folder of the charts' archives, pulled now where none is given: the lab's own namespaces have no way out. */
const archivesFor = (chosen: readonly string[], given: string | undefined): string | undefined => {
  if (given !== undefined) return resolve(given)
  if (chosen.length > 0 && !chosen.some((part) => withCharts.includes(part))) return undefined
  const pulled = pullCharts()
  if (pulled === undefined)
    console.log('NOT RUN: charts: they cannot be pulled here, and no --archives were given')
  return pulled
}

/** Takes `--program NAME=PATH` over into the environment. @returns what is wrong with it */
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

const main = async (): Promise<number> => {
  const { values, positionals } = parseArgs({
    args: process.argv.slice(2),
    allowPositionals: true,
    options: {
      help: { type: 'boolean', short: 'h' },
      archives: { type: 'string' },
      program: { type: 'string', multiple: true },
      logs: { type: 'string' },
      json: { type: 'string' },
    },
  })
  if (values.help) {
    console.log(help)
    return 0
  }
  const isRecording = positionals.join() === 'record'
  const chosen = isRecording ? ['catalogues'] : positionals
  const unknown = chosen.filter((part) => !parts.includes(part))
  if (unknown.length > 0) {
    console.error(`no part of the lab is named ${unknown.join(', ')}. There are: ${parts.join(', ')}`)
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
  const archives = archivesFor(chosen, values.archives)
  return runInNamespaces(
    [
      ...chosen.map((part) => `lab/parts/${part}/`),
      ...(values.json === undefined ? [] : ['--reporter=json', `--outputFile.json=${resolve(values.json)}`]),
    ],
    {
      ...(isRecording && { FLEET_LAB_RECORD: '1' }),
      ...(archives !== undefined && { FLEET_LAB_ARCHIVES: archives }),
      ...(values.logs !== undefined && { FLEET_LAB_LOGS: resolve(values.logs) }),
    },
  )
}

process.exitCode = await main()
