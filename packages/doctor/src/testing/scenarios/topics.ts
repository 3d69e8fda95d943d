import { both, changed, logging, silentOf, without, withoutLabelOf } from '../faults.ts'
import { ago } from '../played-pods.ts'
import { logOf, noConnection } from '../played-way.ts'
import { TIMEOUT, REFUSED, nothingOfSpoke, type Scenario } from './scenario.ts'

/** The collector of the spoke is killed as often as it starts. */
const crashing = both(
  changed('Pod monitoring/otel-collector-x7k2p', (pod: { status: object }) => ({
    ...pod,
    status: {
      phase: 'Running',
      conditions: [{ type: 'Ready', status: 'False', lastTransitionTime: ago(1800) }],
      containerStatuses: [
        {
          name: 'otel-collector',
          image: 'registry.example/otelcol-contrib:0.160.0',
          ready: false,
          restartCount: 14,
          state: { waiting: { reason: 'CrashLoopBackOff' } },
          lastState: {
            terminated: { exitCode: 137, reason: 'OOMKilled', startedAt: ago(90), finishedAt: ago(60) },
          },
        },
      ],
    },
  })),
  changed('DaemonSet monitoring/otel-collector', (set: { status: object }) => ({
    ...set,
    status: { ...set.status, numberReady: 0, readyReplicas: 0 },
  })),
)

/** The four topics of the requirements' section on troubleshooting. */
export const TOPICS: readonly Scenario[] = [
  {
    title: 'lines of a spoke come as unknown_service',
    faults: {
      loki: {
        ...silentOf('loki', 'nobody'),
        results: {
          'service_name="unknown_service"': [{ labels: { cluster: 'spoke' }, value: 50 }],
          'k8s_pod_name=""': [{ labels: { cluster: 'spoke' }, value: 50 }],
        },
      },
    },
    check: 'line-has-pod',
    cluster: 'spoke',
    subject: 'cluster spoke',
  },
  {
    title: 'Loki gets no lines of a spoke: the link is cut',
    faults: { spoke: logging(logOf(noConnection(TIMEOUT))), ...nothingOfSpoke },
    check: 'push-arrives',
    cluster: 'spoke',
    subject: 'push of logs',
    symptoms: ['push-arrives', 'job-arrives', 'line-arrives'],
  },
  {
    title: 'Loki gets no lines of a spoke: its NodePort is gone',
    faults: {
      hub: without(
        'Service monitoring/loki-gateway-external',
        'EndpointSlice monitoring/loki-gateway-external-abcde',
      ),
      spoke: logging(logOf(noConnection(REFUSED))),
      loki: silentOf('loki', 'spoke'),
    },
    check: 'object-exists',
    cluster: 'hub',
    subject: 'Service monitoring/loki-gateway-external',
    symptoms: ['push-port', 'push-arrives', 'line-arrives'],
  },
  {
    title: 'Prometheus gets no metrics of a spoke: its collector crashes',
    faults: { spoke: crashing, ...nothingOfSpoke },
    check: 'container-runs',
    cluster: 'spoke',
    subject: 'DaemonSet monitoring/otel-collector',
    symptoms: ['job-arrives', 'line-arrives', 'workload-ready', 'collector-on-each-node'],
  },
  {
    title: 'metrics of the hub have no cluster',
    faults: { prometheus: withoutLabelOf('hub') },
    check: 'series-labelled',
    cluster: 'hub',
    symptoms: ['job-arrives'],
  },
]
