import { CLUSTER_LABEL } from '@fleet/model'
import type { Metric } from '../../catalog/metrics/catalogue.ts'
import { traefikBoundsOf } from '../exporters/traefik.ts'
import { formattedBound, type BoundFormat } from './bounds.ts'
import { byDefault, expositionBy } from '../exporters/exporter.ts'
import { NAME, valuesOf, withLabel, withoutLabels, type Labels } from '../relabel/labels.ts'
import { relabel } from '../relabel/relabel.ts'
import { arriving, scrapedBy, type Scraped } from './scraped-targets.ts'
import { rulesIn, type ScrapeJob, type Target } from '../jobs/scrape-job.ts'
import type { OpenSeries, Series } from './series.ts'
import type { LabelValues } from '../../catalog/metrics/catalogue.ts'

/** What a job yields under each name, as the hub stores it. */
export interface JobSeries {
  readonly of: (metric: string) => readonly Series[]
  readonly names: () => readonly string[]
}

export const seriesOfJob = (job: ScrapeJob): JobSeries => {
  const scraped = scrapedBy(job)
  const rules = rulesIn(job.metricRelabelling)
  const canRename =
    job.forward?.rename !== undefined ||
    rules.some(({ action, targetLabel }) => targetLabel === NAME || action === 'labelmap')
  const nameable = canRename ? renamed(job, scraped) : undefined
  return {
    of: (metric) =>
      [
        ...(nameable ? (nameable().get(metric) ?? []) : [metric]).flatMap((name) =>
          scraped.flatMap((one) => {
            const found = one.target.exposition?.find(name)
            return found ? seriesOf(job, one, found) : []
          }),
        ),
        ...ownSeries(job, scraped, metric),
      ].filter((series) => series.metric === metric),
    names: () => [
      ...(nameable ? nameable().keys() : namesOf(scraped).filter((name) => isYielded(job, scraped, name))),
      ...declaredBy(scraped),
      ...OWN.names(),
      ...(job.forward?.targetInfo ? [TARGET_INFO] : []),
    ],
  }
}

/** What the targets of a job may yield under a name that are in no catalogue. */
export const openSeriesOf = (job: ScrapeJob, metric: string): readonly OpenSeries[] =>
  scrapedBy(job).flatMap((one) => {
    const { open } = one.target
    const declared = open?.declared
    const isDeclared = declared !== undefined && declared !== 'any' && declared.has(metric)
    return open && (isDeclared || declared === undefined || declared === 'any')
      ? seriesOf(job, one, { name: metric, type: 'unknown', labels: new Map() }).map(
          // What a person scrapes without the label is of the cluster that scrapes it.
          ({ cluster, labels }) => ({
            cluster: cluster || job.cluster.name,
            labels,
            prefix: open.prefix,
            isDeclared,
          }),
        )
      : []
  })

const OWN = expositionBy(byDefault('scrape'))
const TARGET_INFO = 'target_info'

const namesOf = (scraped: readonly Scraped[]): readonly string[] => [
  ...new Set(scraped.flatMap(({ target }) => target.exposition?.names() ?? [])),
]

const declaredBy = (scraped: readonly Scraped[]): readonly string[] =>
  scraped.flatMap(({ target: { open } }) =>
    open?.declared === undefined || open.declared === 'any' ? [] : [...open.declared],
  )

const isYielded = (job: ScrapeJob, scraped: readonly Scraped[], name: string): boolean =>
  scraped.some((one) => {
    const found = one.target.exposition?.find(name)
    return found !== undefined && seriesOf(job, one, found).length > 0
  })

/** The exporter's own names of what arrives under a name; worked out at the first use. */
const renamed = (job: ScrapeJob, scraped: readonly Scraped[]) => {
  let names: Map<string, string[]> | undefined
  return () => {
    if (names) return names
    names = new Map()
    for (const name of namesOf(scraped))
      for (const one of scraped) {
        const found = one.target.exposition?.find(name)
        for (const { metric } of found ? seriesOf(job, one, found) : [])
          names.set(metric, [...new Set([...(names.get(metric) ?? []), name])])
      }
    return names
  }
}

const seriesOf = (job: ScrapeJob, { target, labels: ofTarget }: Scraped, metric: Metric): Series[] => {
  const merged = withLabel(merge(ofTarget, metric.labels, job.honorLabels), NAME, new Set([metric.name]))
  const labels = relabel(merged, rulesIn(job.metricRelabelling))
  return labels ? stored(job, target, labels, metric.type) : []
}

/** Where both have a label, `honor_labels` lets the exporter's stand; without it that one is kept as `exported_…`. */
const merge = (target: Labels, own: Labels, honorLabels: boolean): Labels => {
  const merged = new Map<string, LabelValues>(target)
  for (const [label, values] of own) {
    if (honorLabels || !target.has(label)) merged.set(label, values)
    else merged.set(`exported_${label}`, values)
  }
  return merged
}

/** Samples that Prometheus writes itself pass no metric relabelling. */
const ownSeries = (job: ScrapeJob, scraped: readonly Scraped[], metric: string): Series[] => {
  const own = OWN.find(metric)
  if (own)
    return scraped.flatMap(({ target, labels }) =>
      stored(job, target, withLabel(labels, NAME, new Set([metric])), own.type),
    )
  const info = metric === TARGET_INFO ? job.forward?.targetInfo : undefined
  return info
    ? scraped.flatMap(({ target, labels }) =>
        stored(
          job,
          target,
          new Map([
            ...info,
            ['job', valuesOf(labels, 'job')],
            ['instance', valuesOf(labels, 'instance')],
            [NAME, new Set([metric])],
          ]),
          'info',
        ),
      )
    : []
}

const stored = (job: ScrapeJob, target: Target, labels: Labels, type: Series['type']): Series[] => {
  const arrived = arriving(job, target, labels)
  const names = valuesOf(arrived, NAME)
  if (names === 'any') return []
  const visible = withoutLabels(arrived, (label) => label.startsWith('__'))
  const boundFormat = job.forward ? 'collector' : 'prometheus'
  return [...names].map((name) => ({
    metric: job.forward?.rename?.(name, type === 'counter') ?? name,
    type,
    labels: withBounds(visible, boundsOf(job, target, name), boundFormat),
    boundFormat,
    cluster: onlyValue(visible, CLUSTER_LABEL),
    job: onlyValue(visible, 'job'),
    interval: job.interval,
    origin: job.location(),
  }))
}

/** The bounds of a metric's buckets, where its program is given them and relabelling drops none. */
const boundsOf = (job: ScrapeJob, { exposition }: Target, metric: string): readonly number[] | undefined =>
  exposition?.exporter === 'traefik' &&
  metric.endsWith('_request_duration_seconds_bucket') &&
  !rulesIn(job.metricRelabelling).some(({ sourceLabels }) => sourceLabels.includes('le'))
    ? traefikBoundsOf(job.cluster)
    : undefined

const withBounds = (labels: Labels, bounds: readonly number[] | undefined, format: BoundFormat): Labels =>
  bounds
    ? withLabel(labels, 'le', new Set([...bounds, Infinity].map((bound) => formattedBound(bound, format))))
    : labels

const onlyValue = (labels: Labels, label: string): string => {
  const values = valuesOf(labels, label)
  return values === 'any' ? '' : ([...values][0] ?? '')
}
