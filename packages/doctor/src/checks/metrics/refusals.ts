import { CLUSTER_LABEL, COLLECTOR_LOSSES, JOB, PROMETHEUS_JOB, type Duration } from '@fleet/model'
import type { Evidence } from '../../diagnosis.ts'
import type { Sample, StoreApi } from '../../live/store-api.ts'
import { namesIn } from '../../words.ts'
import { riseOf } from '../rise-of.ts'
import type { Taker } from './taker.ts'

/** A metric of a program about itself. */
export const ofJob = (job: string, metric: string, ...matchers: readonly string[]): string =>
  `${metric}{${[`job="${job}"`, ...matchers].join(', ')}}`

/** A metric of Prometheus about itself. */
const own = (metric: string): string => ofJob(PROMETHEUS_JOB, metric)

export const OUT_OF_ORDER = 'out of order'
export const INVALID = 'with invalid labels'
export const TWICE = 'scraped twice'

/** Why Prometheus refuses a sample whose time does not fit, by its counters. */
const BY_TIME = {
  'older than the out-of-order window': 'prometheus_tsdb_too_old_samples_total',
  'before the head': 'prometheus_tsdb_out_of_bound_samples_total',
  [OUT_OF_ORDER]: 'prometheus_tsdb_out_of_order_samples_total',
  [INVALID]: 'prometheus_api_remote_write_invalid_labels_samples_total',
} as const

/** Why it refuses what it scrapes itself. Of the limits each counts scrapes. */
const BY_SCRAPE = {
  [TWICE]: 'prometheus_target_scrapes_sample_duplicate_timestamp_total',
  'over a limit of samples': 'prometheus_target_scrapes_exceeded_sample_limit_total',
  'over a limit of bytes': 'prometheus_target_scrapes_exceeded_body_size_limit_total',
  'over a limit of labels': 'prometheus_target_scrape_pool_exceeded_label_limits_total',
  'over a limit of targets': 'prometheus_target_scrape_pool_exceeded_target_limit_total',
} as const

/** All counters in one query, each with its reason as a label. */
const rises = (counters: Readonly<Record<string, string>>, since: Duration): string =>
  Object.entries(counters)
    .map(([why, counter]) => `label_replace(sum(${riseOf(own(counter), since)}), "why", "${why}", "", "")`)
    .join('\nor ')

/** An answer of 4xx is final: the collector drops the whole request. */
const requestsBy4xx = ({ job, requests: { counter, handler } }: Taker, since: Duration): string =>
  `sum by (code) (${riseOf(ofJob(job, counter, `handler="${handler}"`, 'code=~"4.."'), since)})`

const lostByCollectors = (since: Duration): string =>
  `sum by (cluster) (${riseOf(`${COLLECTOR_LOSSES.metricsRefused}{job="${JOB.collector}"}`, since)})`

/** What was refused. */
export interface Refused {
  /** The reasons, with how often each. */
  readonly reasons: ReadonlyMap<string, number>
  readonly evidence: readonly Evidence[]
}

/** Nothing was refused. */
export const NONE: Refused = { reasons: new Map(), evidence: [] }

/** @param askedOf what a person asks to see a reason's count */
const refusedIn = async (
  prometheus: StoreApi,
  query: string,
  { label, askedOf }: { readonly label: string; readonly askedOf: (reason: string) => string },
): Promise<Refused> => {
  const samples = await prometheus.query(query)
  const counts = samples.map(({ labels, value }: Sample) => [labels[label] ?? '', Math.round(value)] as const)
  const reasons = new Map(counts.filter(([, count]) => count > 0))
  return {
    reasons,
    evidence: [...reasons].map(([reason, count]) => ({ asked: askedOf(reason), seen: String(count) })),
  }
}

const reasonsIn = (prometheus: StoreApi, counters: Readonly<Record<string, string>>, since: Duration) =>
  refusedIn(prometheus, rises(counters, since), {
    label: 'why',
    askedOf: (why) => `increase(${own(counters[why] ?? '')}[${since}])`,
  })

/** The samples whose time or labels Prometheus refuses. */
export const refusedByTime = (prometheus: StoreApi, since: Duration) => reasonsIn(prometheus, BY_TIME, since)

/** What Prometheus leaves out of its own scrapes. */
export const refusedByScrape = (prometheus: StoreApi, since: Duration) =>
  reasonsIn(prometheus, BY_SCRAPE, since)

/** The requests of remote write that are refused, by the code of the answer. */
export const refusedRequests = (prometheus: StoreApi, taker: Taker, since: Duration) =>
  refusedIn(prometheus, requestsBy4xx(taker, since), {
    label: 'code',
    askedOf: (code) => `increase(${ofJob(taker.job, taker.requests.counter, `code="${code}"`)}[${since}])`,
  })

/** `3 out of order and 5 scraped twice`. */
export const spelt = ({ reasons }: Refused, of = ''): string =>
  namesIn([...reasons].map(([why, count]) => `${count} ${of}${why}`))

/** The clusters whose collectors count samples that were refused for good. */
export const losersIn = (prometheus: StoreApi, since: Duration): Promise<Refused> =>
  refusedIn(prometheus, lostByCollectors(since), {
    label: CLUSTER_LABEL,
    askedOf: (cluster) => `increase(${COLLECTOR_LOSSES.metricsRefused}{cluster="${cluster}"}[${since}])`,
  })
