import { both, changed, logging, silentOf, without } from '../faults.ts'
import { ago } from '../played-pods.ts'
import {
  logOf,
  logsAnswered,
  metricsAnswered,
  noConnection,
  notQueued,
  tracesAnswered,
} from '../played-way.ts'
import { TIMEOUT, REFUSED, nothingOfSpoke, type Scenario } from './scenario.ts'

/** Faults between a spoke and the stores. */
export const FAULTS_OF_WAY: readonly Scenario[] = [
  {
    title: 'the NodePort of metrics is gone, of which the collector says nothing',
    faults: {
      hub: without(
        'Service monitoring/prometheus-otlp-external',
        'EndpointSlice monitoring/prometheus-otlp-external-abcde',
      ),
      prometheus: silentOf('prometheus', 'spoke'),
    },
    check: 'object-exists',
    cluster: 'hub',
    subject: 'Service monitoring/prometheus-otlp-external',
    symptoms: ['push-port', 'push-arrives', 'job-arrives'],
  },
  {
    title: 'the hub has another address than the inventory states',
    faults: {
      hub: changed('Node node-1', (node: { metadata: object }) => ({
        ...node,
        metadata: { ...node.metadata, annotations: { 'k3s.io/external-ip': '100.100.9.9' } },
      })),
      spoke: logging(logOf(noConnection(TIMEOUT))),
      ...nothingOfSpoke,
    },
    check: 'node-address',
    cluster: 'hub',
    subject: 'node node-1',
    symptoms: ['push-arrives', 'job-arrives', 'line-arrives'],
  },
  {
    title: 'a policy of the hub admits nobody',
    faults: {
      hub: changed('NetworkPolicy monitoring/loki-gateway-external', (policy: { spec: object }) => ({
        ...policy,
        spec: { ...policy.spec, ingress: [] },
      })),
      spoke: logging(logOf(noConnection(REFUSED))),
      loki: silentOf('loki', 'spoke'),
    },
    check: 'object-unchanged',
    cluster: 'hub',
    subject: 'NetworkPolicy monitoring/loki-gateway-external',
    symptoms: ['push-admitted', 'push-arrives', 'line-arrives'],
  },
  {
    title: 'the remote-write receiver is off',
    faults: {
      spoke: logging(logOf(metricsAnswered(404, 'remote write receiver needs to be enabled'))),
      prometheus: {
        ...silentOf('prometheus', 'spoke'),
        data: { '/api/v1/status/flags': { 'web.enable-remote-write-receiver': 'false' } },
      },
    },
    check: 'push-taken',
    cluster: 'hub',
    symptoms: ['push-arrives', 'job-arrives'],
  },
  {
    title: 'the window for late samples is too small',
    faults: {
      spoke: logging(logOf(metricsAnswered(400, 'out of order sample'))),
      prometheus: {
        ...silentOf('prometheus', 'spoke'),
        results: {
          prometheus_tsdb_too_old_samples_total: [
            { labels: { job: 'kube-prometheus-stack-prometheus' }, value: 900 },
          ],
        },
        data: { '/api/v1/status/config': { yaml: '    out_of_order_time_window: 0s' } },
      },
    },
    check: 'push-taken',
    cluster: 'hub',
    symptoms: ['push-arrives', 'job-arrives'],
  },
  {
    title: 'Jaeger does not run',
    faults: {
      hub: both(
        without('EndpointSlice monitoring/jaeger-abcde', 'Pod monitoring/jaeger-x'),
        changed('StatefulSet monitoring/jaeger', (set: { status: object }) => ({
          ...set,
          status: { readyReplicas: 0 },
        })),
      ),
      spoke: logging(logOf(tracesAnswered(502))),
    },
    check: 'workload-ready',
    cluster: 'hub',
    subject: 'StatefulSet monitoring/jaeger',
    symptoms: ['push-taken', 'push-arrives'],
  },
  {
    title: 'the NodePort of traces is gone',
    faults: {
      hub: without(
        'Service monitoring/jaeger-otlp-external',
        'EndpointSlice monitoring/jaeger-otlp-external-abcde',
      ),
      spoke: logging(logOf(tracesAnswered(502))),
    },
    check: 'object-exists',
    cluster: 'hub',
    subject: 'Service monitoring/jaeger-otlp-external',
    symptoms: ['push-port', 'push-arrives'],
  },
  {
    title: 'the disk of a queue is full',
    faults: {
      spoke: logging(
        logOf(notQueued('logs', 'write /var/lib/otelcol/exporter_otlp_http__logs: no space left on device')),
      ),
      loki: silentOf('loki', 'spoke'),
    },
    check: 'queue-has-room',
    cluster: 'spoke',
    subject: 'queue of logs',
    symptoms: ['line-arrives'],
  },
  {
    title: 'Loki answers 503, and nothing says why',
    faults: { spoke: logging(logOf(logsAnswered(503))), loki: silentOf('loki', 'spoke') },
    check: 'push-arrives',
    cluster: 'spoke',
    subject: 'push of logs',
    symptoms: ['line-arrives'],
  },
  {
    title: 'Loki does not run',
    faults: {
      hub: both(
        without('EndpointSlice monitoring/loki-abcde', 'Pod monitoring/loki-x'),
        changed('StatefulSet monitoring/loki', (set: { status: object }) => ({
          ...set,
          status: { readyReplicas: 0 },
        })),
      ),
      spoke: logging(logOf(logsAnswered(502))),
      loki: { isUnreachable: true },
    },
    check: 'workload-ready',
    cluster: 'hub',
    subject: 'StatefulSet monitoring/loki',
    symptoms: ['push-taken', 'push-arrives'],
  },
  {
    title: 'the hub is down',
    faults: {
      hub: changed('Node node-1', (node: { status: object }) => ({
        ...node,
        status: {
          ...node.status,
          conditions: [{ type: 'Ready', status: 'Unknown', lastTransitionTime: ago(1200) }],
        },
      })),
      spoke: logging(logOf(noConnection(TIMEOUT))),
      prometheus: { isUnreachable: true },
      loki: { isUnreachable: true },
    },
    check: 'node-ready',
    cluster: 'hub',
    subject: 'node node-1',
    symptoms: ['push-arrives'],
  },
]
