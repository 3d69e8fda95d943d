import { afterAll, beforeAll, expect, test } from 'vitest'
import { startHosts, type LabHosts } from '../../src/hosts/lab-hosts.ts'
import { until } from '../../src/hosts/until.ts'
import { measured } from '../../src/results/measured.ts'
import { badHour } from '../../src/thanos/bad-hour.ts'
import { distributed } from '../../src/thanos/distributed-example.ts'
import { playedSeries } from '../../src/thanos/played-fleet.ts'
import { questionsOfRules } from '../../src/thanos/questions.ts'
import { hastened, rulesOfRuler, startRuler } from '../../src/thanos/ruler.ts'
import { compare, startTwoStores, WRITTEN, type TwoStores } from '../../src/thanos/two-stores.ts'

/*
 * An hour in which everything goes wrong that a rule watches. It ends some minutes from now, which the stores still take, so that
 * it lasts while the Ruler evaluates.
 */

const end = Math.floor(Date.now() / 60_000) * 60 + 480

let hosts: LabHosts
let stores: TwoStores

beforeAll(async () => {
  hosts = await startHosts(distributed.clusters)
  const series = badHour(playedSeries(end - WRITTEN, end), end * 1000)
  stores = await startTwoStores(hosts, series, end)
}, 900_000)

afterAll(() => hosts[Symbol.asyncDispose]())

interface RuleSpec {
  readonly groups: readonly { readonly rules: readonly { readonly alert?: string }[] }[]
}

const namesOfAlerts = ({ groups }: RuleSpec): readonly string[] =>
  groups.flatMap(({ rules }) => rules).flatMap(({ alert }) => alert ?? [])

interface RuleState {
  readonly name: string
  readonly type: string
  readonly health: string
  readonly lastError?: string
}

/** What the Ruler says of its rules. */
const rulesAt = async (url: string): Promise<readonly RuleState[]> => {
  const { data } = (await (await fetch(`${url}/api/v1/rules`)).json()) as {
    readonly data: { readonly groups: readonly { readonly rules: readonly RuleState[] }[] }
  }
  return data.groups.flatMap(({ rules }) => rules)
}

const firing = async (): Promise<readonly string[]> => {
  const found = await stores.hub.query.query('group by (alertname) (ALERTS{alertstate="firing"})')
  return found.map(({ metric }) => metric['alertname'] ?? '').toSorted()
}

test(
  'every alert of the tree fires in the Ruler, which asks Query, and is stored by the Receives',
  { timeout: 600_000 },
  async (context) => {
    const { url, program } = await startRuler(hosts.hub, stores.hub, {
      stage: hosts.stage,
      change: hastened,
      interval: '2s',
    })
    const expected = [
      ...new Set(rulesOfRuler().flatMap(({ spec }) => namesOfAlerts(spec as RuleSpec))),
    ].toSorted()
    let seen: readonly string[] = []
    await until(
      'every alert fires',
      async () => {
        seen = await firing()
        return expected.every((alert) => seen.includes(alert))
      },
      {
        seconds: 240,
        every: 2000,
        explain: () => `not firing: ${expected.filter((alert) => !seen.includes(alert)).join(', ')}`,
      },
    )
    expect((await rulesAt(url)).filter(({ health }) => health !== 'ok')).toEqual([])
    await program.stop()
    measured(context, { 'alerts that fired': String(expected.length) })
  },
)

/** Each cluster has its own alert of silence, and one cluster is silent. */
const ofOneCluster = ['ClusterMetricsAbsent', 'ClusterLogsAbsent']

test(
  'every rule finds what it finds on one Prometheus, and every alert finds something',
  { timeout: 900_000 },
  async (context) => {
    const questions = questionsOfRules()
    const { different, empty } = await compare(stores, questions, end)
    expect(different).toEqual([])
    const names = empty.map((where) => where.replace(/^.* \/ /, ''))
    expect(names.toSorted()).toEqual([...ofOneCluster, ...ofOneCluster].toSorted())
    measured(context, {
      rules: String(questions.length),
      'with results': String(questions.length - empty.length),
    })
  },
)
