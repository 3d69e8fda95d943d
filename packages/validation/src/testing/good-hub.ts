import {
  claim,
  configMap,
  controller,
  helmRelease,
  namespace,
  networkPolicy,
  ociRepository,
  restricted,
  service,
  serviceMonitor,
  type Draft,
} from './objects.ts'

/** A tree's objects by file, without what Flux and kustomize need: that follows from them. */
export type Files = Readonly<Record<string, readonly Draft[]>>

const inMonitoring = (name: string) => ({ name, namespace: 'monitoring' })

const prometheusPods = {
  'app.kubernetes.io/name': 'prometheus',
  'operator.prometheus.io/name': 'kube-prometheus-stack-prometheus',
}
const lokiPods = {
  'app.kubernetes.io/name': 'loki',
  'app.kubernetes.io/instance': 'loki',
  'app.kubernetes.io/component': 'gateway',
}

const nodePort = (name: string, selector: object, port: string, number: number): Draft =>
  service(
    inMonitoring(name),
    { name: port, port: 80, targetPort: port, nodePort: number },
    { type: 'NodePort', externalTrafficPolicy: 'Local', selector },
  )

const prometheusValues = {
  prometheus: {
    prometheusSpec: {
      enableRemoteWriteReceiver: true,
      scrapeClasses: [
        { name: 'cluster', default: true, relabelings: [{ targetLabel: 'cluster', replacement: 'hub' }] },
      ],
      additionalScrapeConfigs: [
        {
          job_name: 'metal',
          static_configs: [{ targets: ['192.168.1.2:9100'], labels: { cluster: 'hub' } }],
        },
      ],
    },
  },
  grafana: {
    additionalDataSources: [{ name: 'Loki', url: 'http://loki-gateway.monitoring.svc.cluster.local:80' }],
  },
}

const lokiValues = {
  loki: {
    limits_config: {
      otlp_config: {
        resource_attributes: {
          attributes_config: [{ action: 'index_label', attributes: ['cluster'] }],
        },
      },
    },
  },
}

const dashboard = (uid: string): Draft =>
  configMap(
    inMonitoring(`dashboard-${uid}`),
    {
      [`${uid}.json`]: JSON.stringify({
        uid,
        title: uid,
        schemaVersion: 42,
        time: { from: 'now-1h', to: 'now' },
        templating: { list: [] },
        annotations: { list: [] },
        panels: [],
      }),
    },
    {
      labels: { grafana_dashboard: '1' },
      annotations: { 'kustomize.toolkit.fluxcd.io/substitute': 'disabled' },
    },
  )

/** The hub: both stores with their doors, a monitored service with a volume, two dashboards. */
export const goodHub: Files = {
  'sources/namespaces.yaml': [namespace('monitoring', 'privileged'), namespace('apps', 'restricted')],
  'sources/charts.yaml': [
    ociRepository(inMonitoring('kube-prometheus-stack'), '88.5.3'),
    ociRepository(inMonitoring('loki'), '18.11.0'),
  ],
  'releases/charts.yaml': [
    helmRelease(inMonitoring('kube-prometheus-stack'), prometheusValues),
    helmRelease(inMonitoring('loki'), lokiValues),
  ],
  'telemetry/ingest.yaml': [
    nodePort('loki-external', lokiPods, 'http', 31080),
    networkPolicy(
      inMonitoring('loki-external'),
      { matchLabels: lokiPods },
      [{ ipBlock: { cidr: '100.64.0.2/32' } }],
      'http',
    ),
    nodePort('prometheus-external', prometheusPods, 'http-web', 31090),
    networkPolicy(
      inMonitoring('prometheus-external'),
      { matchLabels: prometheusPods },
      [{ ipBlock: { cidr: '100.64.0.2/32' } }],
      'http-web',
    ),
  ],
  'telemetry/dashboards.yaml': [dashboard('nodes'), dashboard('logs')],
  'telemetry/app.yaml': [serviceMonitor(inMonitoring('app'), { name: 'app', namespace: 'apps' }, 'http')],
  'workloads/app.yaml': [
    claim({ name: 'data', namespace: 'apps' }),
    configMap({ name: 'settings', namespace: 'apps' }, { 'app.conf': 'x' }),
    controller(
      'Deployment',
      { name: 'app', namespace: 'apps' },
      {
        image: 'registry.example/app:1.0.0',
        ports: [{ name: 'http', containerPort: 8080 }],
        livenessProbe: { httpGet: { path: '/', port: 'http' } },
        securityContext: restricted,
        volumeMounts: [
          { name: 'data', mountPath: '/data' },
          { name: 'settings', mountPath: '/etc/app' },
        ],
      },
      {
        volumes: [
          { name: 'data', persistentVolumeClaim: { claimName: 'data' } },
          {
            name: 'settings',
            configMap: { name: 'settings', items: [{ key: 'app.conf', path: 'app.conf' }] },
          },
        ],
      },
    ),
    service({ name: 'app', namespace: 'apps' }, { name: 'http', port: 80, targetPort: 'http' }),
  ],
}
