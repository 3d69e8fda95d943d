import { CLUSTER_LABEL } from '@fleet/model'
import type { Exposition } from '../../catalog/metrics/catalogue.ts'
import { valuesOf, type Labels } from '../relabel/labels.ts'
import { rulesIn, type ScrapeJob } from '../jobs/scrape-job.ts'
import { arrivingFrom, seriesOfJob, type JobSeries } from './series-of-job.ts'
import type { Series } from './series.ts'
import type { LabelValues } from '../../catalog/metrics/catalogue.ts'

/** What tells the series of one cluster from those of the same job in another. */
const OWN: ReadonlySet<string> = new Set([CLUSTER_LABEL, 'instance', '__address__'])

/**
 * The series of jobs, where those that are alike in all but their cluster and their targets' addresses are worked out
 * for the first of them only: of a hundred spokes most are alike.
 */
export const seriesOfJobs = (jobs: readonly ScrapeJob[]): readonly JobSeries[] => {
  const first = new Map<string, { readonly job: ScrapeJob; readonly series: JobSeries }>()
  const numbers = new Map<Exposition | undefined, number>()
  return jobs.map((job) => {
    const key = keyOf(job, numbers)
    const known = key === undefined ? undefined : first.get(key)
    if (known) return derived(job, known.job, known.series)
    const series = remembered(seriesOfJob(job))
    if (key !== undefined) first.set(key, { job, series })
    return series
  })
}

const remembered = ({ of, names }: JobSeries): JobSeries => {
  const known = new Map<string, readonly Series[]>()
  return {
    of: (metric) => {
      const found = known.get(metric) ?? of(metric)
      known.set(metric, found)
      return found
    },
    names,
  }
}

const isOwn = (label: string): boolean => OWN.has(label)

/** Nothing where a rule reads what is the cluster's own. */
const keyOf = (job: ScrapeJob, numbers: Map<Exposition | undefined, number>): string | undefined => {
  const { targetRelabelling, metricRelabelling, forward, interval, honorLabels } = job
  const rules = rulesIn(metricRelabelling)
  if (rulesIn(targetRelabelling).length > 0 || rules.some(({ sourceLabels }) => sourceLabels.some(isOwn)))
    return undefined
  const targets = job.targets.map(({ exposition, labels, identity }) => {
    const number = numbers.get(exposition) ?? numbers.size
    numbers.set(exposition, number)
    return `${number} ${wordOf(labels)} ${wordOf(identity ?? EMPTY)}`
  })
  const sent = forward
    ? [wordOf(forward.relabel(EMPTY)), wordOf(forward.targetInfo ?? EMPTY), Boolean(forward.rename)]
    : []
  return JSON.stringify([targets, interval, honorLabels, rules, sent])
}

const EMPTY: Labels = new Map()

const wordOf = (labels: Labels): string =>
  [...labels]
    .map(([label, values]) =>
      values === 'any' || OWN.has(label) ? `${label} ${values === 'any'}` : `${label}=${[...values].join()}`,
    )
    .join(';')

const derived = (job: ScrapeJob, likeness: ScrapeJob, series: JobSeries): JobSeries => {
  const own = changesTo(job, likeness)
  return {
    of: (metric) => series.of(metric).map((one) => new AlikeSeries(one, own[one.target] ?? new Map(), job)),
    names: series.names,
  }
}

/** By target: each value of the other job's that is another one here. */
const changesTo = (job: ScrapeJob, likeness: ScrapeJob): readonly Changes[] => {
  const others = arrivingFrom(likeness)
  return arrivingFrom(job).map((labels, index) => {
    const other = others[index] ?? EMPTY
    return new Map(
      [...labels]
        .filter(([label]) => OWN.has(label))
        .map(([label, values]) => [label, [valuesOf(other, label), values]]),
    )
  })
}

type Changes = ReadonlyMap<string, readonly [LabelValues, LabelValues]>

/** The series of another cluster with this one's own labels, which are put in when somebody asks for them. */
class AlikeSeries implements Series {
  readonly metric: string
  readonly type: Series['type']
  readonly cluster: string
  readonly job: string
  readonly interval: number
  readonly likeness: Labels
  readonly target: number
  #labels: Labels | undefined
  readonly #other: Series
  readonly #changes: Changes
  readonly #of: ScrapeJob

  constructor(other: Series, changes: Changes, of: ScrapeJob) {
    this.metric = other.metric
    this.type = other.type
    this.job = other.job
    this.interval = other.interval
    this.likeness = other.likeness
    this.target = other.target
    const cluster = changes.get(CLUSTER_LABEL)?.[1] ?? 'any'
    this.cluster = cluster === 'any' ? '' : ([...cluster][0] ?? '')
    this.#other = other
    this.#changes = changes
    this.#of = of
  }

  get labels(): Labels {
    return (this.#labels ??= new Map(
      [...this.#other.labels].map(([label, values]): [string, LabelValues] => {
        const [before, after] = this.#changes.get(label) ?? []
        return [label, before === values && after !== undefined ? after : values]
      }),
    ))
  }

  get origin(): Series['origin'] {
    return this.#of.location()
  }
}
