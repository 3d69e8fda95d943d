import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { committedFiles, type DashboardJson } from '../../src/dashboards/committed-dashboards.ts'
import { givenDashboards, noOthers } from '../../src/dashboards/samples/given-dashboards.ts'
import { askedBy, refreshesPerMinute, type View } from '../../src/dashboards/samples/refresh.ts'
import { sumOf, touchedBy, type Touched } from '../../src/dashboards/samples/samples-touched.ts'
import { startFilled } from '../../src/dashboards/samples/start-filled.ts'
import { until } from '../../src/hosts/until.ts'
import type { Prometheus, Series } from '../../src/programs/prometheus.ts'
import { measured } from '../../src/results/measured.ts'
import { clusters } from '../../src/trees/clusters.ts'
import { startWorld, type World } from '../../src/world/world.ts'

/*
 * How much Prometheus reads for the overview and for dashboards of others, over the same hour of the same samples. What
 * others ask of series that this fleet does not keep costs them nothing.
 */

const HOUR = 3600
const SCRAPE_INTERVAL = 30

const names = [clusters.hub.name, clusters.spoke.name]
const given = givenDashboards()

const OVERVIEW = 'Kubernetes / Multi-Cluster / Resource Overview'

const committed = (title: string): DashboardJson => {
  const found = committedFiles().find((dashboard) => dashboard.title === title)
  if (!found) throw new Error(`the hub has no dashboard ${title}`)
  return found
}

const READ = JSON.stringify([given, committed(OVERVIEW)])

let world: World | undefined
let prometheus: Prometheus
let end: number

const isScraped = async ({ prometheus: source }: World): Promise<boolean> => {
  const found = await source.query('count by (cluster) (kube_pod_info and on (cluster) container_memory_rss)')
  return found.length === names.length
}

/** Whether a dashboard or a rule names the series' metric. */
const isRead = ({ metric: { __name__ = '' } }: Series): boolean => READ.includes(__name__)

/** Another Prometheus with all series of the fleet: the lab's own has only the minutes since its start. */
const fill = async (started: World): Promise<void> => {
  await until('the pods of both clusters are scraped', () => isScraped(started), { seconds: 180 })
  const series = (await started.prometheus.query('{__name__!=""}')).filter(isRead)
  end = Math.floor(Date.now() / 1000 / SCRAPE_INTERVAL) * SCRAPE_INTERVAL
  prometheus = await startFilled(started.spoke.host, started.hosts.stage, {
    ...{ series, ruleFiles: given?.ruleFiles ?? [] },
    // The overview reads a day of one target, to say since when a cluster is silent.
    ...{ range: 3.5 * HOUR, ranges: { up: 25 * HOUR }, interval: SCRAPE_INTERVAL, end },
  })
}

beforeAll(async () => {
  if (!given) return
  world = await startWorld()
  await fill(world)
})

afterAll(() => world?.[Symbol.asyncDispose]())

/** The first value of each menu of others, as Grafana chooses it, but for the cluster. */
const viewOf = (chosen: View['choices'][string], isOpened: boolean, range = HOUR): View => ({
  choices: { cluster: chosen, job: ['node-exporter'], resolution: ['30s'] },
  range,
  scrapeInterval: SCRAPE_INTERVAL,
  isOpened,
})

const refreshed = (dashboard: DashboardJson, view: View): Promise<Touched> =>
  touchedBy(prometheus, askedBy(dashboard, view), { end, range: view.range })

const choosesCluster = ({ templating }: DashboardJson): boolean =>
  templating.list.some(({ name }) => name === 'cluster')

/** The whole fleet: of a dashboard that shows one cluster at a time, a view for each. */
const refreshedForAll = async (dashboard: DashboardJson): Promise<Touched> => {
  const views = choosesCluster(dashboard) ? names.map((name) => [name]) : [[]]
  const all: Touched[] = []
  for (const chosen of views) all.push(await refreshed(dashboard, viewOf(chosen, true)))
  return sumOf(all)
}

/** What the rules read that a dashboard reads from, each time they are evaluated. */
const recordedFor = async (dashboard: DashboardJson): Promise<Touched> => {
  const text = JSON.stringify(dashboard)
  const isUsed = given?.rules.some(({ record }) => text.includes(record))
  const queries = isUsed ? (given?.rules ?? []).map(({ expr }) => ({ text: expr, step: undefined })) : []
  return touchedBy(prometheus, queries, { end, range: HOUR })
}

const words = ({ samples, queries, empty, peak }: Touched): string =>
  `${samples} by ${queries} queries, of which ${empty} find nothing, at most ${peak} at a time`

const EVALUATIONS_PER_MINUTE = 60 / SCRAPE_INTERVAL

const perMinute = (dashboard: DashboardJson, refresh: Touched, recorded = 0): number =>
  Math.round(refresh.samples * refreshesPerMinute(dashboard) + recorded * EVALUATIONS_PER_MINUTE)

/** What a refresh and a minute cost, of the overview and of a dashboard of others. */
const compared = async (dashboard: DashboardJson) => {
  const overview = committed(OVERVIEW)
  const own = await refreshed(overview, viewOf('all', false))
  const other = await refreshedForAll(dashboard)
  const recorded = await recordedFor(dashboard)
  return {
    ...{ own, other, recorded },
    minute: perMinute(overview, own),
    otherMinute: perMinute(dashboard, other, recorded.samples),
  }
}

type Comparison = readonly [title: string, dashboard: DashboardJson | undefined]

const comparisons: readonly Comparison[] = given?.dashboards.map((dashboard) => [
  dashboard.title,
  dashboard,
]) ?? [['those of others', undefined]]

describe('a refresh of the overview of the whole fleet', () => {
  test('reads little until its closed rows are opened', async (context) => {
    if (!given) context.skip(noOthers)
    const overview = committed(OVERVIEW)
    const closed = await refreshed(overview, viewOf('all', false))
    const opened = await refreshed(overview, viewOf('all', true))
    measured(context, {
      'samples in an hour': words(closed),
      'with all rows open': words(opened),
      'in three hours': words(await refreshed(overview, viewOf('all', false, 3 * HOUR))),
    })
    expect(closed.samples).toBeLessThan(opened.samples / 4)
  })

  test.for(comparisons)('costs Prometheus less than %s', async ([, dashboard], context) => {
    if (!dashboard) {
      context.skip(noOthers)
      return
    }
    const { own, other, recorded, minute, otherMinute } = await compared(dashboard)
    measured(context, {
      'samples of a refresh': `${own.samples}, theirs ${words(other)}`,
      'of recording rules, every 30 s': String(recorded.samples),
      'in a minute, as each refreshes itself': `${minute}, theirs ${otherMinute}`,
    })
    expect(minute).toBeLessThan(otherMinute)
    // A refresh of all clusters at once reads little but what rules have recorded before: there the minute decides.
    expect(own.samples).toBeLessThan(choosesCluster(dashboard) ? other.samples : otherMinute)
  })
})
