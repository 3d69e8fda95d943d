import { CATALOGUES } from '@fleet/validation/catalogues'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { compare, record } from '../../src/catalogues/drift.ts'
import { programFile } from '../../src/engines/engines.ts'
import { startHosts, type LabHosts } from '../../src/hosts/lab-hosts.ts'
import { until } from '../../src/hosts/until.ts'
import { measured } from '../../src/results/measured.ts'
import { pushLines } from '../../src/victoria-logs/push-lines.ts'

/*
 * VictoriaLogs shows no types by default. Its own histograms have buckets by ranges, so that each of their series is a counter
 * here; those of Go's runtime are as elsewhere.
 */

let hosts: LabHosts

const STORAGE = 9428
const SELECT = 9429

const urlOf = (port: number): string => `http://${hosts.hub.address}:${port}`

const pageOf = async (port: number): Promise<string> =>
  (await (await fetch(`${urlOf(port)}/metrics`)).text())
    .replaceAll(/^# TYPE (\S+)_bucket counter$/gm, '# TYPE $1 histogram')
    .replaceAll(
      /^# TYPE (\S+) untyped$/gm,
      '# TYPE $1_bucket counter\n# TYPE $1_sum counter\n# TYPE $1_count counter',
    )

const start = async (port: number, role: string): Promise<void> => {
  const program = hosts.hub.start({
    name: `victoria-logs-${port}`,
    file: programFile('victoria-logs'),
    args: [`-httpListenAddr=0.0.0.0:${port}`, '-metrics.exposeMetadata', role],
  })
  await program.until('is ready', async () => (await fetch(`${urlOf(port)}/health`)).ok)
}

beforeAll(async () => {
  hosts = await startHosts()
  await start(STORAGE, '-storageDataPath=/var/victoria-logs')
  await start(SELECT, `-storageNode=127.0.0.1:${STORAGE}`)
  const line = { time: BigInt(Date.now()) * 1_000_000n, text: 'a line', resource: { cluster: 'creek' } }
  await pushLines(urlOf(STORAGE), [line])
  await until(
    'its line is found',
    async () => {
      const query = new URLSearchParams({ query: 'cluster:creek | stats count() lines' })
      const answer = await fetch(`${urlOf(SELECT)}/select/logsql/query?${query.toString()}`)
      return (await answer.text()).includes('"lines":"1"')
    },
    { seconds: 30 },
  )
})

afterAll(() => hosts[Symbol.asyncDispose]())

test('every metric that VictoriaLogs shows is in its catalogue, of its type and with its labels', async (context) => {
  const page = (await Promise.all([STORAGE, SELECT].map(pageOf))).join('\n')
  // `pnpm lab record`; what it wrote is then held to the same.
  if (process.env['FLEET_LAB_RECORD'] === '1') record('victoria-logs', page)
  const { shown, unseen, drifts } = compare('victoria-logs', page)
  expect(drifts, 'write them into the catalogue by `pnpm lab record`').toEqual([])
  expect(shown).toBeGreaterThan(0)
  measured(context, {
    version: CATALOGUES['victoria-logs'].version,
    'metrics shown': String(shown),
    'known, but not shown here': String(unseen.length),
  })
})
