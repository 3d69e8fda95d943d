import { ALERTMANAGER_JOB, durationOf, entriesOf, RECEIVERS_SECRET, type Alerting } from '@fleet/model'
import type { Check } from '../../check.ts'
import type { Evidence, Found } from '../../diagnosis.ts'
import type { LiveFleet } from '../../live/live-fleet.ts'
import { NotAsked } from '../../not-asked.ts'
import { namesIn } from '../../words.ts'
import { commandOnHub } from '../metrics/commands-on-hub.ts'
import { riseOf } from '../rise-of.ts'

/** A message is sent again only when its group is next flushed. */
const AN_HOUR = durationOf(3600)

const FAILED = `alertmanager_notifications_failed_total{job="${ALERTMANAGER_JOB}"}`

export const alertNotified: Check = {
  id: 'alert-notified',
  of: 'fleet',
  title: 'Where the fleet has an Alertmanager, it delivers every message.',
  rationale:
    'A message that is not delivered reaches nobody, and an alert about that is one more message. Where a token was revoked, all seems calm.',
  byHand: [
    'kubectl --context CONTEXT --namespace monitoring port-forward service/kube-prometheus-stack-prometheus 9090',
    "curl --silent localhost:9090/api/v1/query --data-urlencode 'query=sum by (integration, reason) (increase(alertmanager_notifications_failed_total[1h])) > 0'",
    `kubectl --context CONTEXT --namespace monitoring logs statefulset/alertmanager-${ALERTMANAGER_JOB} --container alertmanager --since=1h | grep 'Notify for alerts failed'`,
  ],
  needs: ['prometheus'],
  check: async (live) => {
    const { alerting } = live.fleet.hub
    if (!alerting) return []
    const [failed, counted] = await Promise.all([
      live.prometheus.query(`sum by (integration, reason) (${riseOf(FAILED, AN_HOUR)}) > 0`),
      live.prometheus.query(`count(${FAILED})`),
    ])
    if (counted.length === 0)
      throw new NotAsked(
        'missing',
        `Prometheus has no metrics of Alertmanager under the job ${ALERTMANAGER_JOB}, so nothing says which messages failed`,
        'restore its ServiceMonitor, or see to its pod',
      )
    return [...Map.groupBy(failed, ({ labels }) => labels['integration'] ?? '')].map(
      ([integration, samples]) =>
        undelivered(
          live,
          integration,
          receiversOf(alerting, integration),
          samples.map(({ labels, value }) => ({ reason: labels['reason'] ?? '', count: Math.ceil(value) })),
        ),
    )
  },
}

/** Failed messages, by why. */
interface Failure {
  readonly reason: string
  readonly count: number
}

const undelivered = (
  live: LiveFleet,
  integration: string,
  receivers: readonly string[],
  failures: readonly Failure[],
): Found => {
  const [worst] = failures.toSorted((one, other) => other.count - one.count)
  const all = failures.reduce((sum, { count }) => sum + count, 0)
  return {
    severity: 'error',
    cluster: live.hub.name,
    subject: `messages by ${integration}`,
    message: `${all} ${all === 1 ? 'message' : 'messages'} by ${integration} did not reach ${namesIn(receivers)} within ${AN_HOUR}`,
    evidence: failures.map(({ reason, count }): Evidence => ({
      asked: `increase(alertmanager_notifications_failed_total{integration="${integration}", reason="${reason}"}[${AN_HOUR}])`,
      seen: String(count),
    })),
    cause: CAUSES[worst?.reason ?? ''] ?? NOT_REACHED,
    fix: commandOnHub(
      live,
      `logs statefulset/alertmanager-${ALERTMANAGER_JOB} --container alertmanager --since=${AN_HOUR} | grep 'Notify for alerts failed'`,
    ),
  }
}

/** The types of receivers that are webhooks of Alertmanager's. */
const BY_WEBHOOK: ReadonlySet<string> = new Set(['ntfy', 'matrix'])

/** The dead man's switch is a webhook, too. */
const receiversOf = ({ receivers, deadMansSwitch }: Alerting, integration: string): readonly string[] => [
  ...entriesOf(receivers)
    .filter(([, { type }]) => (BY_WEBHOOK.has(type) ? 'webhook' : type) === integration)
    .map(([name]) => name),
  ...(integration === 'webhook' && deadMansSwitch === true ? ['the dead man’s switch'] : []),
]

const OF_SECRET = `correct its keys in the Secret ${RECEIVERS_SECRET}`
const NOT_REACHED =
  'The service of the receiver is not reached from the hub: its address is wrong, or the way out is closed.'

/** What Alertmanager's reasons mean. */
const CAUSES: Readonly<Record<string, string>> = {
  authError: `The token or the address of the receiver was revoked, or is another one: ${OF_SECRET}.`,
  clientError: `The receiver does not take the message as it comes: its address, topic or channel is another one: ${OF_SECRET}.`,
  fileReadError: `A key of the receiver is missing in the Secret ${RECEIVERS_SECRET}.`,
  rateLimited: 'The service of the receiver takes no more messages for now: too many alerts fire at once.',
  serverError: 'The service of the receiver fails: what it says is in the log.',
}
