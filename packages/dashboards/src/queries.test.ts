import {
  CADVISOR_METRICS,
  DATA_SOURCE_UID,
  JOB,
  KUBE_STATE_RESOURCES,
  LOKI_LABELS,
  POSTGRES_EXPORTER,
  PROBES_JOB,
  PROMETHEUS_JOB,
  SPAN_METRICS_JOB,
} from '@fleet/model'
import { describe, expect, test } from 'vitest'
import { composed, queriesOf, type Composed } from './testing/composed.ts'
import type { ReadQuery, Selector } from './testing/query-tree.ts'
import { readLogql } from './testing/read-logql.ts'
import { readPromql } from './testing/read-promql.ts'

interface LocatedQuery extends ReadQuery {
  readonly location: string
  readonly store: 'prometheus' | 'loki'
  readonly legend: string
}

const read = (location: string, uid: string | undefined, expr: string, legend = ''): LocatedQuery =>
  uid === DATA_SOURCE_UID.loki
    ? { location, store: 'loki', legend, ...readLogql(expr) }
    : { location, store: 'prometheus', legend, ...readPromql(expr) }

/** The labels in a legend such as `{{cluster}} / {{namespace}}`. */
const labelsIn = (legend: string): string[] =>
  [...legend.matchAll(/\{\{(\w+)\}\}/g)].map(([, label = '']) => label)

/** Every query of a dashboard's panels and annotations, parsed by its store's grammar. Throws on a syntax error. */
const readAll = ({ panels, dashboard }: Composed): LocatedQuery[] => [
  ...panels.flatMap((panel) =>
    queriesOf(panel)
      // Jaeger is asked for what it has of all services, in no language.
      .filter(({ datasource }) => datasource.uid !== DATA_SOURCE_UID.jaeger)
      .map(({ refId, datasource, expr, legendFormat }) =>
        read(`${panel.title} ${refId}`, datasource.uid, expr, legendFormat),
      ),
  ),
  ...(dashboard.annotations.list ?? []).map(({ name, datasource, expr = '', titleFormat, textFormat }) =>
    read(name, datasource?.uid, expr, `${titleFormat} ${textFormat}`),
  ),
]

/** The locations of the queries with a selector that fails a condition. */
const offenders = (queries: readonly LocatedQuery[], holds: (selector: Selector) => boolean): string[] =>
  queries.filter(({ selectors }) => !selectors.every(holds)).map(({ location }) => location)

const isOfChosen = ({ matchers }: Selector): boolean =>
  matchers.some(({ text }) => text === 'cluster=~"${cluster}"')

const usesIndexedLabels = ({ matchers }: Selector): boolean => {
  const labels = matchers.map(({ label }) => label)
  return labels.includes('service_namespace') && labels.every((label) => LOKI_LABELS.includes(label))
}

const JOBS: readonly string[] = [
  ...Object.values(JOB),
  PROMETHEUS_JOB,
  PROBES_JOB,
  SPAN_METRICS_JOB,
  POSTGRES_EXPORTER.job,
]

/** What every job has, what rules record, and the alerts that fire. */
const WITHOUT_JOB = /^(?:up|scrape_\w+|cluster:\w+|ALERTS)$/

const isOfScrapedJobs = ({ metric, matchers }: Selector): boolean => {
  const jobs = matchers
    .find(({ label }) => label === 'job')
    ?.text.split('"')[1]
    ?.split('|')
  return jobs ? jobs.every((job) => JOBS.includes(job)) : WITHOUT_JOB.test(metric)
}

describe.each(composed())('each query of $uid', (composedOne) => {
  test('has valid syntax and selects something', () => {
    const empty = readAll(composedOne).filter(({ selectors }) => selectors.length === 0)
    expect(empty.map(({ location }) => location)).toEqual([])
  })

  test('shows the chosen clusters only', () => {
    expect(offenders(readAll(composedOne), isOfChosen)).toEqual([])
  })

  test('keeps the cluster in each grouping and join', () => {
    const mixing = readAll(composedOne).filter(
      ({ groupings }) => !groupings.every((labels) => labels.includes('cluster')),
    )
    expect(mixing.map(({ location }) => location)).toEqual([])
  })

  test('selects in Loki only by labels that Loki has, with service_namespace as the requirements demand', () => {
    const logQueries = readAll(composedOne).filter(({ store }) => store === 'loki')
    expect(offenders(logQueries, usesIndexedLabels)).toEqual([])
  })

  test('groups log lines by labels that Loki has, or by labels parsed from the line', () => {
    const known = new Set([...LOKI_LABELS, 'detected_level'])
    const logQueries = readAll(composedOne).filter(({ store }) => store === 'loki')
    const unknown = logQueries
      .flatMap(({ groupings }) => groupings.flat())
      .filter((label) => !known.has(label))
    expect(unknown).toEqual([])
  })

  test('keeps the labels that its series are named after', () => {
    const nameless = readAll(composedOne).filter(({ legend, groupings }) =>
      labelsIn(legend).some((label) => !groupings.flat().includes(label)),
    )
    expect(nameless.map(({ location }) => location)).toEqual([])
  })

  test('selects in Prometheus only metrics of scraped jobs', () => {
    const metricQueries = readAll(composedOne).filter(({ store }) => store === 'prometheus')
    expect(offenders(metricQueries, isOfScrapedJobs)).toEqual([])
  })
})

describe('the metrics in queries', () => {
  const metrics = composed()
    .flatMap(readAll)
    .flatMap(({ selectors }) => selectors.map(({ metric }) => metric))

  test('of containers are among those that every cluster keeps', () => {
    const containerMetrics = metrics.filter((name) => name.startsWith('container_'))
    expect(CADVISOR_METRICS).toEqual(expect.arrayContaining(containerMetrics))
    expect(containerMetrics).not.toEqual([])
  })

  test('of the API are of resources that kube-state-metrics may see in every cluster', () => {
    const resources = Object.values(KUBE_STATE_RESOURCES).flat()
    const prefixes = resources.map((resource) => `kube_${resource.replace(/s$/, '')}_`)
    const kubeMetrics = metrics.filter((name) => name.startsWith('kube_'))
    expect(kubeMetrics.filter((name) => !prefixes.some((prefix) => name.startsWith(prefix)))).toEqual([])
    expect(kubeMetrics).not.toEqual([])
  })
})
