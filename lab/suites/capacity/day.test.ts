import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { askDay, DAY, startQuery, writeDay, type Asked } from '../../src/capacity/day.ts'
import { clusterName, seriesOfCluster } from '../../src/capacity/fleet-series.ts'
import { sizes } from '../../src/capacity/growth.ts'
import { memoryOf } from '../../src/capacity/memory.ts'
import { startReceivers } from '../../src/capacity/receivers.ts'
import { startHosts, type LabHosts } from '../../src/hosts/lab-hosts.ts'
import { measured, type Figures } from '../../src/results/measured.ts'
import { questionsOfDashboards, type Question } from '../../src/thanos/questions.ts'

let hosts: LabHosts

beforeAll(async () => {
  hosts = await startHosts()
})

afterAll(() => hosts[Symbol.asyncDispose]())

/** What a person waits for a panel of one cluster, in seconds, also where other programs share the machine. */
const PATIENCE_OF_A_PERSON = 10
/** How long Query works on an answer by default, in seconds. */
const TIMEOUT_OF_QUERY = 120

/** How often the slowest panels are asked again. */
const AGAIN = 3
const SLOWEST = 3

const inSeconds = (seconds: number): string => `${seconds.toFixed(2)} s`

const median = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN

const bySeconds = (one: Asked, other: Asked): number => other.seconds - one.seconds

type Ask = (question: Question) => Promise<Asked>

/** Asks all questions once, and the slowest of them again. */
const askAll = async (ask: Ask, questions: readonly Question[]) => {
  const all: Asked[] = []
  for (const question of questions) {
    const asked = await ask(question)
    if (asked.samples > 0) all.push(asked)
  }
  const slowest: (readonly Asked[])[] = []
  for (const first of all.toSorted(bySeconds).slice(0, SLOWEST)) {
    const again = [first]
    for (let time = 0; time < AGAIN; time += 1) again.push(await ask(first.question))
    slowest.push(again)
  }
  return { all, slowest }
}

const range = (values: readonly number[], digits = 2): string =>
  `${Math.min(...values).toFixed(digits)} to ${Math.max(...values).toFixed(digits)}`

const figuresOf = (of: string, { all, slowest }: Awaited<ReturnType<typeof askAll>>): Figures => ({
  [`queries of ${of}`]: `${all.length}, half within ${inSeconds(median(all.map(({ seconds }) => seconds)))}, together ${inSeconds(all.reduce((sum, { seconds }) => sum + seconds, 0))}`,
  [`the slowest of ${of}`]: slowest
    .map(
      (runs) =>
        `${runs[0]?.question.where}: ${range(runs.map(({ seconds }) => seconds))} s, ${range(runs.map(({ cpuSeconds }) => cpuSeconds))} s of CPU, ${runs[0]?.samples} samples`,
    )
    .join('; '),
})

test.for([1, 3])(
  'each panel over a day is answered while Receives that store each series %i times hold a whole fleet',
  { timeout: 7_200_000 },
  async (replicationFactor, context) => {
    const size = sizes()
    // As many copies of series as the fleet has series: the Receives then take the same memory.
    const clusters = Math.ceil((size.clusters.at(-1) ?? 1) / replicationFactor)
    const stage = mkdtempSync(join(hosts.stage, 'day-'))
    const receivers = await startReceivers(hosts.hub, { stage, replicationFactor })
    const receives = receivers.each
    try {
      const end = Date.now()
      const sent = await writeDay(receivers.target, { ...size, clusters }, end)
      const memories = await Promise.all(receives.map(({ url }) => memoryOf(url)))
      const held = memories.reduce((sum, { series }) => sum + series, 0)
      expect(held).toBe(clusters * size.series * replicationFactor)

      const query = await startQuery(hosts.hub, receivers.endpoints)
      const ask: Ask = (question) => askDay(query, receives, question, end)
      const metrics = new Set(seriesOfCluster('', size.series).map((labels) => labels['__name__'] ?? ''))
      /** Those of metrics that the simulated fleet has. */
      const about = (cluster: string | undefined) =>
        questionsOfDashboards(cluster, DAY / 1000).filter((question) =>
          [...metrics].some((metric) => question.query.includes(metric)),
        )
      const ofOne = await askAll(ask, about(clusterName(0)))
      const ofSparse = await askAll(ask, about(clusterName(1)))
      const ofAll = await askAll(ask, about(undefined))
      const gibibytes = (bytes: number): string => `${(bytes / 2 ** 30).toFixed(2)} GiB`
      measured(context, {
        'active series': String(held),
        'samples sent': String(sent),
        'Receives after writing, live and resident': memories
          .map(({ live, resident }) => `${gibibytes(live)}, ${gibibytes(resident)}`)
          .join('; '),
        'disk of the Receives': hosts.hub.run('du', '-sh', stage).split('\t')[0] ?? '',
        ...figuresOf('a cluster with every sample', ofOne),
        ...figuresOf('a cluster with few', ofSparse),
        ...figuresOf(`all ${clusters} clusters, of which one has every sample`, ofAll),
        'peak memory of Query': gibibytes(query.program.peakMemory()),
        'memory of Receives after the queries, without files': receives
          .map(({ program }) => gibibytes(program.ownMemory()))
          .join(', '),
      })
      await query.program.kill('SIGKILL')
      expect(ofOne.all.length).toBeGreaterThan(0)
      expect(ofOne.all.filter(({ seconds }) => seconds > PATIENCE_OF_A_PERSON)).toEqual([])
      expect(ofAll.all.filter(({ seconds }) => seconds > TIMEOUT_OF_QUERY)).toEqual([])
    } finally {
      await Promise.all(receives.map(({ program }) => program.kill('SIGKILL')))
    }
  },
)
