import { clusterNames } from '@fleet/model'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { writeSamples } from '../../src/capacity/write-samples.ts'
import { startHosts, type LabHosts } from '../../src/hosts/lab-hosts.ts'
import { until } from '../../src/hosts/until.ts'
import { startPrometheusAlone, type Prometheus, type Series } from '../../src/programs/prometheus.ts'
import { measured } from '../../src/results/measured.ts'
import { distributed } from '../../src/thanos/distributed-example.ts'
import { startThanosHub, type ThanosHub } from '../../src/thanos/hub.ts'
import { playedSeries } from '../../src/thanos/played-fleet.ts'
import { questionsOfDashboards, questionsOfRules, type Question } from '../../src/thanos/questions.ts'
import { rulesOfRuler, startRuler } from '../../src/thanos/ruler.ts'

/*
 * One Prometheus and the Thanos of the tree have the same samples: those of every exporter of the example's three
 * clusters. What dashboards show and rules find must not depend on which of the two a fleet has.
 */

const SHOWN = 3600
/** An hour is shown, and a rate reads what was before. */
const WRITTEN = SHOWN + 900
/** By the grid of a dashboard's points, and long enough ago for alerts of silence. */
const end = Math.floor(Date.now() / 60_000) * 60 - 900

let hosts: LabHosts
let hub: ThanosHub
let prometheus: Prometheus
let samples = 0

beforeAll(async () => {
  hosts = await startHosts(distributed.clusters)
  ;[hub, prometheus] = await Promise.all([
    startThanosHub(hosts.hub, hosts.stage),
    startPrometheusAlone(hosts.spoke, {
      retention: '7d',
      enableRemoteWriteReceiver: true,
      tsdb: { outOfOrderTimeWindow: '1h' },
    }),
  ])
  const series = playedSeries(end - WRITTEN, end)
  const slices = { from: (end - WRITTEN) * 1000, to: end * 1000 + 1, slice: 300_000 }
  for (const url of [`${prometheus.address}/api/v1/write`, hub.writesOfLab])
    samples = await writeSamples({ url }, series, slices)
}, 900_000)

afterAll(() => hosts[Symbol.asyncDispose]())

interface Answer {
  readonly resultType: string
  readonly result: readonly Series[]
}

/** Two sums of the same numbers in another order differ in their last digits. */
const rounded = (value: string): string => Number(value).toPrecision(9)

/** Each series of an answer as text: a store may give them in any order. */
const linesOf = ({ result }: Answer): readonly string[] =>
  result
    .map(({ metric, value, values = [] }) =>
      JSON.stringify([
        Object.entries(metric).toSorted(([one], [other]) => (one < other ? -1 : 1)),
        [...values, ...(value ? [value] : [])].map(([time, figure]) => [time, rounded(figure)]),
      ]),
    )
    .toSorted()

/** Among equal values a store may choose any: their labels say nothing. */
const choosesAmongEquals = /\b(?:top|bottom)k\(/

const valuesOf = ({ result }: Answer): readonly string[] =>
  result
    .flatMap(({ value, values = [] }) => [...values, ...(value ? [value] : [])])
    .map(([time, figure]) => JSON.stringify([time, rounded(figure)]))
    .toSorted()

const ask = async (store: Prometheus, { query, instant }: Question): Promise<readonly string[]> => {
  const answer = instant
    ? await store.ask('query', { query, time: String(end) })
    : await store.ask('query_range', {
        query,
        start: String(end - SHOWN),
        end: String(end),
        step: '60',
      })
  return (choosesAmongEquals.test(query) ? valuesOf : linesOf)(answer as Answer)
}

interface Compared {
  readonly different: readonly string[]
  readonly answered: number
}

const compare = async (questions: readonly Question[]): Promise<Compared> => {
  const different: string[] = []
  let answered = 0
  for (const question of questions) {
    const [ours, theirs] = await Promise.all([ask(hub.query, question), ask(prometheus, question)])
    if (ours.length > 0) answered += 1
    if (JSON.stringify(ours) !== JSON.stringify(theirs))
      different.push(`${question.where}: ${question.query}`)
  }
  return { different, answered }
}

test.for(['all clusters', ...clusterNames(distributed.fleet)])(
  'every panel shows of %s what it shows on one Prometheus',
  { timeout: 900_000 },
  async (cluster, context) => {
    const questions = questionsOfDashboards(cluster === 'all clusters' ? undefined : cluster)
    const { different, answered } = await compare(questions)
    expect(different).toEqual([])
    expect(answered).toBeGreaterThan(questions.length / 2)
    measured(context, {
      queries: String(questions.length),
      'with data': String(answered),
      'samples written': String(samples),
    })
  },
)

test('every rule finds what it finds on one Prometheus', { timeout: 900_000 }, async (context) => {
  const questions = questionsOfRules()
  const { different, answered } = await compare(questions)
  expect(different).toEqual([])
  measured(context, { rules: String(questions.length), 'with results': String(answered) })
})

interface RuleGroups {
  readonly groups: readonly {
    readonly name: string
    readonly rules: readonly {
      readonly name: string
      readonly type: string
      readonly health: string
      readonly lastError?: string
      readonly state?: string
    }[]
  }[]
}

/** A minute of an alert's wait is a second. */
const hastened = (groups: string): string =>
  groups
    .replaceAll(/"for":"(\d+)m"/g, '"for":"$1s"')
    .replaceAll(/"for":"(\d+)h"/g, '"for":"$1m"')
    .replaceAll(/"interval":"\d+[smh]"/g, '"interval":"2s"')

test(
  'the Ruler evaluates every rule of the tree through Query, and what it finds is stored',
  { timeout: 600_000 },
  async (context) => {
    const ruler = await startRuler(hosts.hub, hub, { stage: hosts.stage, change: hastened, interval: '2s' })
    const rules = async () =>
      (
        (await (await fetch(`${ruler.url}/api/v1/rules`)).json()) as { readonly data: RuleGroups }
      ).data.groups.flatMap(({ rules: all }) => all)
    await ruler.program.until(
      'has evaluated every rule',
      async () => (await rules()).every(({ health }) => health !== 'unknown'),
      120,
    )
    const failed = (await rules()).filter(({ health }) => health !== 'ok')
    expect(failed).toEqual([])
    expect((await rules()).length).toBe(
      rulesOfRuler()
        .flatMap(({ spec }) => (spec as { groups: { rules: unknown[] }[] }).groups)
        .flatMap((group) => group.rules).length,
    )
    // Nothing has arrived since the last written sample, so silence is found of every cluster.
    const silent = async (): Promise<readonly string[]> => {
      const found = await hub.query.query(
        'group by (cluster) (ALERTS{alertstate="firing", alertname=~".*Absent|.*Silent"})',
      )
      return found.map(({ metric }) => metric['cluster'] ?? '').toSorted()
    }
    await until('alerts of silence are stored', async () => (await silent()).length > 0, {
      seconds: 300,
      every: 2000,
      explain: () => ruler.program.log().split('\n').slice(-5).join('\n'),
    })
    measured(context, {
      rules: String((await rules()).length),
      'silent clusters found': (await silent()).join(', '),
    })
  },
)
