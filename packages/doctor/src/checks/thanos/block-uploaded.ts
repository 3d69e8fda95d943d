import { METRICS_BUCKET_SECRET, THANOS, usesThanos } from '@fleet/model'
import type { Check } from '../../check.ts'
import type { Found } from '../../diagnosis.ts'
import { kubectl } from '../../live/kubectl.ts'
import type { LiveFleet } from '../../live/live-fleet.ts'
import { NotAsked } from '../../not-asked.ts'
import { namesIn } from '../../words.ts'
import { lastError } from './thanos-pods.ts'

const COUNTERS = ['thanos_shipper_upload_failures_total', 'thanos_shipper_dir_sync_failures_total'].map(
  (counter) => `${counter}{job="${THANOS.receive}"}`,
)

/** A Receive tries again each half minute. */
const failed = (modifier: string): string =>
  `sum by (pod) (${COUNTERS.map((counter) => `increase(${counter}[2m]${modifier})`).join(' + ')})`

/** What failed three minutes ago and has not since is no fault. */
const FAILING = `${failed('')} > 0 and ${failed(' offset 3m')} > 0`

export const blockUploaded: Check = {
  id: 'block-uploaded',
  of: 'fleet',
  title: 'Where metrics are in Thanos, Receives put their blocks into the bucket.',
  rationale:
    'What is not in the bucket is on the volumes of Receives alone, which keep three days. Grafana shows all of it until then.',
  byHand: [
    'kubectl --context CONTEXT --namespace monitoring logs statefulset/thanos-receive --since 15m | grep -e "upload failed" -e "shipping failed"',
    'kubectl --context CONTEXT --namespace monitoring port-forward service/kube-prometheus-stack-prometheus 9090',
    "curl --silent localhost:9090/api/v1/query --data-urlencode 'query=increase(thanos_shipper_dir_sync_failures_total[15m])'",
  ],
  needs: ['prometheus', 'logs'],
  check: async (live) => {
    if (!usesThanos(live.fleet)) return []
    const { hubPrometheus } = live
    const [failing, counted] = await Promise.all([
      hubPrometheus.query(FAILING),
      hubPrometheus.query(`count(${COUNTERS[0]})`),
    ])
    if (counted.length === 0)
      throw new NotAsked(
        'missing',
        'the hub’s Prometheus has no metrics of Receives, so nothing says whether they upload',
        'see what is found of their pods, and restore the PodMonitor thanos-receive',
      )
    const pods = failing.map(({ labels }) => labels['pod'] ?? '')
    return pods.length === 0 ? [] : [await notUploaded(live, pods)]
  },
}

/** What the words of S3, or of a connection that does not come about, mean. */
const CAUSES: readonly (readonly [RegExp, string])[] = [
  [
    /access denied|access key|signature|forbidden/i,
    `The bucket refuses the key of the Secret ${METRICS_BUCKET_SECRET.name}.`,
  ],
  [
    /bucket does not exist|NoSuchBucket/i,
    'There is no bucket of this name: `hub.metrics.objectStorage` has it.',
  ],
  [
    /no such host|connection refused|timeout|deadline|no route/i,
    'The service of the bucket is not reached from the hub.',
  ],
  [/no space left/i, 'The volume of the Receive is full.'],
]

const causeOf = (error: string | undefined): string =>
  CAUSES.find(([words]) => words.test(error ?? ''))?.[1] ??
  'The bucket is not reached, does not exist, or refuses the key: the log of the Receive says which.'

const notUploaded = async (live: LiveFleet, pods: readonly string[]): Promise<Found> => {
  const { fleet, hub } = live
  const { namespace } = fleet.telemetry
  const [first = ''] = pods
  const error = await lastError(
    live,
    { part: THANOS.receive, name: first },
    /(upload|shipping) failed|sync.*failed/,
  )
  return {
    severity: 'warning',
    cluster: hub.name,
    subject: `StatefulSet ${namespace}/${THANOS.receive}`,
    message: `${namesIn(pods)} cannot put blocks of metrics into the bucket`,
    evidence: [
      { asked: FAILING, seen: namesIn(pods) },
      ...(error === undefined ? [] : [{ asked: `the log of ${first}`, seen: error }]),
    ],
    cause: causeOf(error),
    fix: kubectl(
      hub,
      `--namespace ${namespace} logs ${first} --since 15m | grep -E '(upload|shipping) failed'`,
    ),
    followsFrom: ['secret-exists', 'secret-has-keys'].map((check) => ({
      check,
      cluster: hub.name,
      subject: `Secret ${namespace}/${METRICS_BUCKET_SECRET.name}`,
    })),
  }
}
