import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ToolError, toolArguments } from '@fleet/command-line'
import { fleetOf } from './fleet-of.ts'
import { costOf } from './measure.ts'
import { playServers } from './played-servers.ts'

const { values } = toolArguments({
  help: `Times doctor on a fleet of played API servers over HTTPS, which have the objects of their trees.

  pnpm bench:doctor [--clusters NUMBER] [--latency MS]

  --clusters NUMBER   how many (by default 50)
  --latency MS        how long each answer takes (by default 30)
`,
  options: { clusters: { type: 'string' }, latency: { type: 'string' } },
})

/** @throws ToolError where it is no number */
const numberOf = (text: string): number => {
  const number = Number(text)
  if (!Number.isInteger(number) || number < 0) throw new ToolError(`${text} is no number`)
  return number
}

const REPOSITORY = join(import.meta.dirname, '../..')
const count = numberOf(values.clusters ?? '50')
const latencyInMs = numberOf(values.latency ?? '30')
const folder = mkdtempSync(join(tmpdir(), 'fleet-bench-doctor-'))
process.once('exit', () => rmSync(folder, { recursive: true, force: true }))

const inventory = join(folder, 'fleet.ts')
const trees = join(folder, 'clusters')
const kubeConfig = join(folder, 'kubeconfig')
const { clusters } = fleetOf(count)

/** A kubeconfig with the context of each cluster. */
const kubeConfigText = (addresses: Readonly<Record<string, string>>): string => {
  const authority = readFileSync(join(folder, 'server.crt')).toString('base64')
  return JSON.stringify({
    clusters: Object.entries(addresses).map(([name, server]) => ({
      name,
      cluster: { server, 'certificate-authority-data': authority },
    })),
    users: [{ name: 'person', user: { token: 'played' } }],
    contexts: Object.entries(clusters).map(([cluster, { kubeContext }]) => ({
      name: kubeContext,
      context: { cluster, user: 'person' },
    })),
  })
}

writeFileSync(
  inventory,
  `import { fleetOf } from '${pathToFileURL(join(import.meta.dirname, 'fleet-of.ts')).href}'\nexport const fleet = fleetOf(${count})\n`,
)
await costOf(REPOSITORY, ['build', '--inventory', inventory, '--out', trees])
const servers = await playServers(folder, Object.keys(clusters), { trees, latencyInMs })
writeFileSync(kubeConfig, kubeConfigText(servers.addresses))
process.env['KUBECONFIG'] = kubeConfig
const { seconds, processor, mebibytes, stdout } = await costOf(
  REPOSITORY,
  ['doctor', '--inventory', inventory, '--trees', trees],
  // Played clusters have no pods: what is found does not matter here.
  [0, 1, 2],
)
const { requests, most, writes } = servers.asked
const [closing = ''] = stdout.trimEnd().split('\n').slice(-1)
process.stdout.write(
  `${closing}\n${count} clusters, ${latencyInMs} ms for each answer: ${seconds.toFixed(2)} s, ${processor.toFixed(0)} ms of a processor, ${mebibytes.toFixed(0)} MiB\n${requests} requests, at most ${most} at once, ${writes} that could write\n`,
)
servers.close()
