import { PROMETHEUS_JOB } from '@fleet/model'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { optionsOf, resultsOf } from '../../src/dashboards/ask.ts'
import {
  committedDashboards,
  type Dashboard,
  type PanelQuery,
  type Store,
} from '../../src/dashboards/committed-dashboards.ts'
import type { Look } from '../../src/dashboards/fill.ts'
import { endAnExporter, flushLogs, makeEvents } from '../../src/dashboards/events.ts'
import { until } from '../../src/hosts/until.ts'
import { needLoki } from '../../src/programs/given-loki.ts'
import { measured } from '../../src/results/measured.ts'
import { clusters } from '../../src/trees/clusters.ts'
import { textAt, valuesOf } from '../../src/trees/committed.ts'
import { startWorld, type World } from '../../src/world/world.ts'

const dashboards = committedDashboards()
const clusterNames = [clusters.hub.name, clusters.spoke.name]

/** An hour, with a point for each minute. */
const lookAt = (cluster: string): Look => ({
  choices: { cluster: [cluster] },
  range: 3600,
  interval: 60,
  scrapeInterval: Number.parseInt(
    textAt(
      valuesOf(clusters.hub.name, 'kube-prometheus-stack'),
      ...['grafana', 'sidecar', 'datasources', 'defaultDatasourceScrapeInterval'],
    ),
  ),
})

let world: World
/** The queries that have shown data so far, by cluster. */
const shown = new Set<string>()

const keyOf = ({ dashboard, panel, refId, text }: PanelQuery, cluster: string): string =>
  `${cluster}: ${dashboard} / ${panel} / ${refId}: ${text}`

/** Those of which a query must show something: no spoke has what only the hub's Prometheus says of itself. */
const clustersOf = ({ text }: PanelQuery): readonly string[] =>
  text.includes(`job="${PROMETHEUS_JOB}"`) ? [clusters.hub.name] : clusterNames

const everyQuestion = dashboards.flatMap(({ queries, variables }) =>
  queries.flatMap((query) =>
    clustersOf(query).map((cluster) => ({ query, variables, cluster, key: keyOf(query, cluster) })),
  ),
)

/** Repeats the queries of one store without data. @returns those still without data */
const askAgain = async (store: Store): Promise<readonly string[]> => {
  const open = everyQuestion.filter(({ query, key }) => query.store === store && !shown.has(key))
  // Lines of the day before are invisible until they are flushed.
  if (open.some(({ query }) => query.text.includes('offset 1d'))) await flushLogs(world)
  for (const { query, variables, cluster, key } of open) {
    if ((await resultsOf(world, query, variables, lookAt(cluster))) > 0) shown.add(key)
  }
  return open.map(({ key }) => key).filter((key) => !shown.has(key))
}

/**
 * Waits until every query of a store has shown data of each cluster.
 * @param isLeftOut which queries need no data yet
 */
const untilAllShown = async (store: Store, isLeftOut: (key: string) => boolean): Promise<void> => {
  let missing: readonly string[] = []
  const isAllShown = async (): Promise<boolean> => {
    missing = await askAgain(store)
    return missing.every(isLeftOut)
  }
  await until('every query gives data', isAllShown, {
    seconds: 180,
    every: 2000,
    explain: () => missing.join('\n'),
  })
}

beforeAll(async () => {
  world = await startWorld()
  await makeEvents(world)
})

afterAll(() => world[Symbol.asyncDispose]())

/** Queries about an exporter that is down. */
const isOfDown = (key: string): boolean => key.includes('(up{')

test.for([
  ['logs', 'loki'],
  ['metrics', 'prometheus'],
] as const)(
  'every panel of %s shows something of each cluster, once what it tells of has happened there',
  async ([, store], context) => {
    if (store === 'loki') needLoki(context)
    const began = performance.now()
    await untilAllShown(store, isOfDown)
    if (store === 'prometheus') {
      await endAnExporter(world)
      await untilAllShown(store, () => false)
    }
    const questions = everyQuestion.filter(({ query }) => query.store === store)
    expect(questions.length).toBeGreaterThan(0)
    expect(questions.filter(({ key }) => !shown.has(key))).toEqual([])
    measured(context, {
      queries: String(new Set(questions.map(({ query }) => query)).size),
      'until all had data': `${((performance.now() - began) / 1000).toFixed(0)} s`,
    })
  },
)

/** Whether a dashboard queries Loki, which then fills its menus. */
const asksLoki = ({ queries, variables }: Dashboard): boolean =>
  queries.some(({ store }) => store === 'loki') ||
  variables.some(({ datasource }) => datasource?.type === 'loki')

describe.each(dashboards.map((dashboard) => [dashboard.title, dashboard] as const))('%s', (_, dashboard) => {
  const { variables, queries } = dashboard

  beforeEach((context) => {
    if (asksLoki(dashboard)) needLoki(context)
  })

  test.each(clusterNames)('every menu offers something of %s', async (cluster) => {
    const menus = await Promise.all(
      variables
        .filter(({ type }) => type !== 'textbox')
        .map(
          async (variable) =>
            [variable.name, await optionsOf(world, variable, variables, lookAt(cluster))] as const,
        ),
    )
    expect(menus.filter(([, options]) => options.length === 0)).toEqual([])
    expect(Object.fromEntries(menus)['cluster']).toEqual(expect.arrayContaining(clusterNames))
  })

  test('no query is refused, whether all is chosen or two values of each menu', async (context) => {
    const two: Record<string, readonly string[]> = {}
    for (const variable of variables.filter(({ multi }) => multi)) {
      const options = await optionsOf(world, variable, variables, { ...lookAt(''), choices: { ...two } })
      two[variable.name] = options.slice(0, 2)
    }
    for (const choices of [{}, two]) {
      for (const query of queries) await resultsOf(world, query, variables, { ...lookAt(''), choices })
    }
    measured(context, { queries: String(queries.length) })
    expect(Object.values(two).flat().length).toBeGreaterThan(variables.filter(({ multi }) => multi).length)
  })
})
