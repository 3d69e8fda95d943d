import { PROMETHEUS_JOB, usesThanos } from '@fleet/model'
import type { Check } from '../../check.ts'
import type { Evidence, Found, Symptom } from '../../diagnosis.ts'
import { ifAsked } from '../../live/if-asked.ts'
import type { LiveFleet } from '../../live/live-fleet.ts'
import type { StoreApi } from '../../live/store-api.ts'
import { NotAsked } from '../../not-asked.ts'
import { namesIn } from '../../words.ts'
import { pushSubject } from '../way/push.ts'
import { commandOnHub } from './commands-on-hub.ts'
import {
  INVALID,
  losersIn,
  NONE,
  ofJob,
  OUT_OF_ORDER,
  refusedByScrape,
  refusedByTime,
  refusedRequests,
  spelt,
  TWICE,
  type Refused,
} from './refusals.ts'
import { takerOf, type Taker } from './taker.ts'

export const sampleAccepted: Check = {
  id: 'sample-accepted',
  of: 'fleet',
  title: 'Prometheus takes every sample.',
  rationale:
    'A sample that Prometheus refuses is lost, and with it all others of its request: panels have gaps that no later sample fills.',
  byHand: [
    'kubectl --context CONTEXT --namespace monitoring port-forward service/kube-prometheus-stack-prometheus 9090',
    "curl --silent localhost:9090/api/v1/query --data-urlencode 'query=increase(prometheus_tsdb_too_old_samples_total[15m])'",
    'curl --silent localhost:9090/api/v1/query --data-urlencode \'query=increase(prometheus_http_requests_total{handler="/api/v1/write"}[15m])\'',
  ],
  needs: ['prometheus'],
  check: async (live) => {
    const { prometheus, since } = live
    const taker = takerOf(live)
    await mustReport(prometheus, taker)
    const [byTime, requests, byScrape] = await Promise.all([
      // Receives count no reasons.
      usesThanos(live.fleet) ? NONE : refusedByTime(prometheus, since),
      refusedRequests(prometheus, taker, since),
      refusedByScrape(prometheus, since),
    ])
    return [...(await refusedPushes(live, taker, { byTime, requests })), ...refusedScrapes(live, byScrape)]
  },
}

/** Its counters alone do not say when they rose. @throws NotAsked where it does not store them */
const mustReport = async (prometheus: StoreApi, { program, job }: Taker): Promise<void> => {
  if ((await prometheus.query(`count(${ofJob(job, 'prometheus_tsdb_head_series')})`)).length === 0)
    throw new NotAsked(
      'missing',
      `there are no metrics of ${program} itself under the job ${job}, so nothing says what it refused lately`,
      'restore its monitor',
    )
}

const refusedPushes = async (
  live: LiveFleet,
  taker: Taker,
  { byTime, requests }: { readonly byTime: Refused; readonly requests: Refused },
): Promise<readonly Found[]> => {
  if (byTime.reasons.size === 0 && requests.reasons.size === 0) return []
  const what =
    byTime.reasons.size > 0
      ? `samples: ${spelt(byTime)}`
      : `requests of remote write: ${spelt(requests, 'with ')}`
  const [losers, window] = await Promise.all([
    losersIn(live.prometheus, live.since),
    usesThanos(live.fleet) ? [] : windowOf(live.prometheus),
  ])
  return [
    {
      severity: 'error',
      cluster: live.hub.name,
      subject: taker.subject,
      message: `${taker.program} refused ${what} within ${live.since}`,
      evidence: [...byTime.evidence, ...requests.evidence, ...losers.evidence, ...window],
      cause: usesThanos(live.fleet)
        ? causeInThanos(requests, [...losers.reasons.keys()])
        : causeOf(byTime, requests, [...losers.reasons.keys()]),
      fix: taker.log,
      followsFrom: [...losers.reasons.keys()].flatMap(causesIn),
    },
  ]
}

/** The collectors' logs have the answer itself, and what is wrong on the way leads there. A clock that is behind makes samples old. */
const causesIn = (cluster: string): readonly Symptom[] => [
  { check: 'push-arrives', cluster, subject: pushSubject('metrics') },
  { check: 'clock-true', cluster },
]

const causeOf = (byTime: Refused, requests: Refused, losers: readonly string[]): string => {
  const who = losers.length > 0 ? namesIn(losers) : 'a spoke'
  if (byTime.reasons.has(OUT_OF_ORDER))
    return `The out-of-order window of Prometheus is off, or two collectors send the same series: what ${who} sends late is refused.`
  if (byTime.reasons.has(INVALID)) return `What ${who} sends has labels that are no valid ones.`
  if (byTime.reasons.size > 0)
    return `What ${who} sends is older than Prometheus takes: it was out of reach for longer than the out-of-order window, or its clock is behind.`
  return requests.reasons.has('404')
    ? 'Its receiver of remote write is off.'
    : `What ${who} sends has two values at one time, or is no valid request.`
}

/** Receives answer 409 to what Prometheus refuses for its time. */
const causeInThanos = ({ reasons }: Refused, losers: readonly string[]): string => {
  const who = losers.length > 0 ? namesIn(losers) : 'a spoke'
  return reasons.has('409')
    ? `What ${who} sends is older than the out-of-order window of Receives, or has two values at one time: it was out of reach for longer, its clock is behind, or two collectors send the same series.`
    : `What ${who} sends is no valid request, or has labels that are no valid ones.`
}

/** The window that runs, which may be another than that of the tree. */
const windowOf = async (prometheus: StoreApi): Promise<readonly Evidence[]> => {
  const answer = (await ifAsked(prometheus.data('/api/v1/status/config'))) as
    | { readonly yaml?: string }
    | undefined
  if (answer?.yaml === undefined) return []
  const [, window] = /out_of_order_time_window:\s*(\S+)/.exec(answer.yaml) ?? []
  return [{ asked: 'out_of_order_time_window of the running configuration', seen: window ?? 'none' }]
}

/** The other samples of such a scrape are stored. */
const refusedScrapes = (live: LiveFleet, refused: Refused): readonly Found[] =>
  refused.reasons.size === 0
    ? []
    : [
        {
          severity: 'warning',
          cluster: live.hub.name,
          subject: `scrapes of Prometheus ${live.fleet.telemetry.namespace}/${PROMETHEUS_JOB}`,
          message: `Prometheus left out of its own scrapes within ${live.since}: ${spelt(refused)}`,
          evidence: refused.evidence,
          cause: refused.reasons.has(TWICE)
            ? 'A target has two samples of a series, or two monitors find the same target.'
            : 'A target has more than its monitor or the Prometheus object permits.',
          fix: commandOnHub(
            live,
            `logs statefulset/prometheus-${PROMETHEUS_JOB} --container prometheus --since ${live.since} | grep -iE 'duplicate|limit'`,
          ),
        },
      ]
