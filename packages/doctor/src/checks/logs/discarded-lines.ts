import {
  lokiWriters,
  proxiedName,
  samplesIn,
  victoriaLogsCopies,
  type Duration,
  type ExposedSample,
  type Fleet,
  type VictoriaLogs,
} from '@fleet/model'
import { ifAsked } from '../../live/if-asked.ts'
import type { LiveFleet } from '../../live/live-fleet.ts'
import { riseOf } from '../rise-of.ts'

/** Why the store of logs discarded lines, and how many since it started. */
export type Discarded = ReadonlyMap<string, number>

/** The counter of discarded lines, by the store. VictoriaLogs acknowledges what it drops. */
export const discardCounter = ({ hub }: Fleet): string =>
  hub.logs.store === 'loki' ? 'loki_discarded_samples_total' : 'vl_rows_dropped_total'

/** Nothing where the own metrics of Loki cannot be read: its gateway does not pass them. Prometheus has those of VictoriaLogs. */
export const discardedBy = (live: LiveFleet): Promise<Discarded | undefined> => {
  const copies = victoriaLogsCopies(live.fleet)
  return copies.length > 0 ? byReason(live, droppedBy(...copies)) : discardedByLoki(live)
}

/** The lines that a copy of VictoriaLogs acknowledged within a time and did not store, by reason. */
export const droppedWithin = (live: LiveFleet, copy: VictoriaLogs, since: Duration): Promise<Discarded> =>
  byReason(live, riseOf(droppedBy(copy), since))

const droppedBy = (...copies: readonly VictoriaLogs[]): string =>
  `vl_rows_dropped_total{job=~"${copies.map(({ storage }) => storage.name).join('|')}"}`

const byReason = async ({ prometheus }: LiveFleet, series: string): Promise<Discarded> => {
  const counted = await prometheus.query(`sum by (reason) (${series})`)
  return new Map(
    counted
      .map(({ labels, value }) => [labels['reason'] ?? '', Math.round(value)] as const)
      .filter(([, lines]) => lines > 0),
  )
}

const discardedByLoki = async (live: LiveFleet): Promise<Discarded | undefined> => {
  const page = (await ifAsked(live.loki.metrics())) ?? (await behindGateway(live))
  if (page === undefined) return undefined
  const counter = discardCounter(live.fleet)
  const discarded = new Map<string, number>()
  for (const { name, labels, value } of page) {
    const reason = labels['reason'] ?? ''
    if (name === counter && value > 0) discarded.set(reason, (discarded.get(reason) ?? 0) + value)
  }
  return discarded
}

/** Of each part of Loki that refuses lines; of one with several pods the proxy asks one. */
const behindGateway = async ({ fleet, hub }: LiveFleet): Promise<readonly ExposedSample[] | undefined> => {
  const pages = await Promise.all(ownPages(fleet).map((path) => ifAsked(hub.api.text(path))))
  const asked = pages.filter((page) => page !== undefined)
  return asked.length === 0 ? undefined : asked.flatMap(samplesIn)
}

/** The pages of Loki's own metrics, through the API server. */
const ownPages = (fleet: Fleet): readonly string[] =>
  lokiWriters(fleet).map(
    (taker) => `/api/v1/namespaces/${taker.namespace}/services/${proxiedName(taker)}/proxy/metrics`,
  )

/** What to think of a reason. Loki's documentation has all of them. */
const MEANINGS: readonly (readonly [RegExp, string])[] = [
  [
    /max_sample_age|too_far_behind|too_small_timestamp/,
    'The lines are older than the store takes: the cluster was out of reach for long, or the clock of a node is behind.',
  ],
  [/too_far_in_future|too_big_timestamp/, 'The clock of a node is ahead.'],
  [/rate_limit/, 'A cluster sends more than Loki’s limit of bytes per second.'],
  [/stream_limit/, 'There are more streams than Loki’s limit: a label has too many values.'],
  [/line_too_long/, 'Lines are longer than Loki’s limit.'],
  [/too_many_fields/, 'A line has more fields than VictoriaLogs takes: its program makes names of values.'],
  [/label|structured_metadata/, 'A label or the structured metadata of the lines is beyond Loki’s limits.'],
]

/** The likely cause, of what a store discarded most. */
export const causeOfDiscards = (store: string, discarded: Discarded | undefined): string => {
  const [most] = [...(discarded ?? [])].toSorted(([, one], [, other]) => other - one)
  const known = most && MEANINGS.find(([reason]) => reason.test(most[0]))
  return (
    known?.[1] ??
    `${store} or its gateway answers with an error that is final: the log of the collector has it.`
  )
}
