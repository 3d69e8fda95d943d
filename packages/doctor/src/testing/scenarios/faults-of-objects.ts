import { both, changed, logging, silentOf, without, type Faults } from '../faults.ts'
import { ago } from '../played-pods.ts'
import { logOf, noConnection } from '../played-way.ts'
import { TIMEOUT, REFUSED, nothingOfSpoke, type Scenario } from './scenario.ts'

/** A pod that does not become ready, whose container waits. */
const waiting =
  (reason: string, message = '') =>
  (pod: { status: object }): object => ({
    ...pod,
    status: {
      phase: 'Pending',
      conditions: [{ type: 'Ready', status: 'False', lastTransitionTime: ago(1800) }],
      containerStatuses: [
        {
          name: 'app',
          image: 'registry.example/app:1.0.0',
          ready: false,
          restartCount: 0,
          state: { waiting: { reason, message } },
        },
      ],
    },
  })

const unready = (workload: { status: object }): object => ({
  ...workload,
  status: { ...workload.status, readyReplicas: 0, numberReady: 0 },
})

const stateOf =
  (reason: string, message: string) =>
  (object: { status: object }): object => ({
    ...object,
    status: {
      ...object.status,
      conditions: [{ type: 'Ready', status: 'False', reason, message, lastTransitionTime: ago(1800) }],
    },
  })

const suspended = (object: { spec: object }): object => ({
  ...object,
  spec: { ...object.spec, suspend: true },
})

/** Grafana takes its administrator from a Secret. */
const readingSecret = (workload: { spec: object; status: object }): object => ({
  ...unready(workload),
  spec: {
    ...workload.spec,
    template: {
      spec: {
        containers: [
          {
            name: 'grafana',
            env: [
              {
                name: 'GF_SECURITY_ADMIN_USER',
                valueFrom: { secretKeyRef: { name: 'grafana-admin', key: 'user' } },
              },
            ],
          },
        ],
      },
    },
  },
})

/** Series of a job of the spoke, as they are where its target does not answer. */
const downOnSpoke = (job: string): NonNullable<Faults['prometheus']> => ({
  results: {
    'up == 0': [{ labels: { cluster: 'spoke', job, instance: `${job}.monitoring.svc:8080` }, value: 0 }],
  },
})

const firing = (alertname: string, labels: Readonly<Record<string, string>> = {}): object => ({
  labels: { alertname, severity: 'critical', cluster: 'spoke', ...labels },
  annotations: { summary: `${alertname} fires.` },
  state: 'firing',
  activeAt: ago(900),
})

/** Faults of what is in the clusters. */
export const FAULTS_OF_OBJECTS: readonly Scenario[] = [
  {
    title: 'the image of a collector cannot be pulled',
    faults: {
      spoke: both(
        changed(
          'Pod monitoring/otel-collector-x7k2p',
          waiting('ImagePullBackOff', 'Back-off pulling image: manifest unknown'),
        ),
        changed('DaemonSet monitoring/otel-collector', unready),
        changed(
          'Kustomization flux-system/telemetry',
          stateOf('HealthCheckFailed', 'timeout: DaemonSet/monitoring/otel-collector status: InProgress'),
        ),
      ),
      ...nothingOfSpoke,
    },
    check: 'image-pulled',
    cluster: 'spoke',
    subject: 'DaemonSet monitoring/otel-collector',
    symptoms: ['job-arrives', 'line-arrives'],
  },
  {
    title: 'an exporter does not run',
    faults: {
      spoke: both(
        without('Pod monitoring/kube-state-metrics-x'),
        changed('Deployment monitoring/kube-state-metrics', unready),
      ),
      prometheus: downOnSpoke('kube-state-metrics'),
    },
    check: 'workload-ready',
    cluster: 'spoke',
    subject: 'Deployment monitoring/kube-state-metrics',
    symptoms: ['target-up'],
  },
  {
    title: 'a Secret is missing, so that Grafana does not start',
    faults: {
      hub: both(
        without('Secret monitoring/grafana-admin'),
        changed(
          'Pod monitoring/kube-prometheus-stack-grafana-x',
          waiting('CreateContainerConfigError', 'secret "grafana-admin" not found'),
        ),
        changed('Deployment monitoring/kube-prometheus-stack-grafana', readingSecret),
      ),
    },
    check: 'secret-exists',
    cluster: 'hub',
    subject: 'Secret monitoring/grafana-admin',
  },
  {
    title: 'a suspended Kustomization leaves a Service away',
    faults: {
      hub: both(
        changed('Kustomization flux-system/telemetry', suspended),
        without(
          'Service monitoring/loki-gateway-external',
          'EndpointSlice monitoring/loki-gateway-external-abcde',
        ),
      ),
      spoke: logging(logOf(noConnection(REFUSED))),
      loki: silentOf('loki', 'spoke'),
    },
    check: 'flux-not-suspended',
    cluster: 'hub',
    subject: 'Kustomization flux-system/telemetry',
    symptoms: ['object-exists', 'push-port', 'push-arrives', 'line-arrives'],
  },
  {
    title: 'a release fails, and its layer waits for it',
    faults: {
      hub: both(
        changed('HelmRelease monitoring/loki', stateOf('InstallFailed', 'Helm install failed: no such key')),
        changed(
          'Kustomization flux-system/releases',
          stateOf('HealthCheckFailed', 'failed early: HelmRelease/monitoring/loki status: Failed'),
        ),
      ),
    },
    check: 'release-installed',
    cluster: 'hub',
    subject: 'HelmRelease monitoring/loki',
  },
  {
    title: 'a Service of the way was changed by hand',
    faults: {
      hub: changed('Service monitoring/prometheus-otlp-external', (service: { spec: object }) => ({
        ...service,
        spec: { ...service.spec, externalTrafficPolicy: 'Cluster' },
      })),
      prometheus: silentOf('prometheus', 'spoke'),
    },
    check: 'object-unchanged',
    cluster: 'hub',
    subject: 'Service monitoring/prometheus-otlp-external',
    symptoms: ['push-port', 'push-arrives', 'job-arrives'],
  },
  {
    title: 'alerts fire about what is found',
    faults: {
      spoke: logging(logOf(noConnection(TIMEOUT))),
      loki: silentOf('loki', 'spoke'),
      prometheus: {
        ...silentOf('prometheus', 'spoke'),
        data: { '/api/v1/alerts': { alerts: [firing('ClusterMetricsAbsent'), firing('ClusterLogsAbsent')] } },
      },
    },
    check: 'push-arrives',
    cluster: 'spoke',
    symptoms: ['alert-quiet'],
  },
]
