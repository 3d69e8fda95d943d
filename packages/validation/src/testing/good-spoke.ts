import { stringify } from 'yaml'
import type { Files } from './good-hub.ts'
import {
  clusterRole,
  clusterRoleBinding,
  configMap,
  controller,
  namespace,
  service,
  serviceAccount,
} from './objects.ts'

const collector = { name: 'collector', namespace: 'monitoring' }
const exporter = { name: 'exporter', namespace: 'monitoring' }

const move = (attribute: string, to: string) => ({
  type: 'move',
  from: `attributes.${attribute}`,
  to: `resource["${to}"]`,
})

const scrape = (job_name: string, target: string) => ({
  config: { scrape_configs: [{ job_name, static_configs: [{ targets: [target] }] }] },
})

const config = {
  extensions: { health_check: {} },
  receivers: {
    file_log: {
      include: ['/var/log/pods/*/*/*.log'],
      operators: [
        { type: 'container', add_metadata_from_filepath: false },
        { type: 'regex_parser', regex: '^/(?P<namespace>[^_]+)_(?P<pod>[^_]+)_(?P<uid>[^/]+)/' },
        move('uid', 'k8s.pod.uid'),
        move('pod', 'k8s.pod.name'),
        move('namespace', 'k8s.namespace.name'),
      ],
    },
    'prometheus/exporter': scrape('exporter', 'exporter.monitoring.svc:8080'),
    'prometheus/kubelet': scrape('kubelet', '${env:NODE_IP}:10250'),
  },
  processors: {
    k8s_attributes: {
      pod_association: [
        { sources: [{ from: 'resource_attribute', name: 'k8s.pod.uid' }] },
        {
          sources: [
            { from: 'resource_attribute', name: 'k8s.pod.name' },
            { from: 'resource_attribute', name: 'k8s.namespace.name' },
          ],
        },
      ],
    },
    resource: { attributes: [{ key: 'cluster', value: 'spoke', action: 'upsert' }] },
  },
  exporters: {
    otlp_http: { endpoint: 'http://100.64.0.1:31080/otlp' },
    prometheus_remote_write: {
      endpoint: 'http://100.64.0.1:31090/api/v1/write',
      external_labels: { cluster: 'spoke' },
    },
  },
  service: {
    extensions: ['health_check'],
    pipelines: {
      logs: {
        receivers: ['file_log'],
        processors: ['k8s_attributes', 'resource'],
        exporters: ['otlp_http'],
      },
      metrics: {
        receivers: ['prometheus/exporter', 'prometheus/kubelet'],
        processors: ['resource'],
        exporters: ['prometheus_remote_write'],
      },
    },
  },
}

/** The spoke: a collector with its rights, and an exporter that it scrapes. */
export const goodSpoke: Files = {
  'sources/namespaces.yaml': [namespace('monitoring', 'privileged')],
  'telemetry/collector.yaml': [
    serviceAccount(collector),
    clusterRole('collector'),
    clusterRoleBinding(collector),
    configMap({ ...collector, name: 'collector-1' }, { 'config.yaml': stringify(config) }),
    controller(
      'DaemonSet',
      collector,
      {
        image: 'registry.example/collector:0.160.0',
        env: [{ name: 'NODE_IP', valueFrom: { fieldRef: { fieldPath: 'status.hostIP' } } }],
        volumeMounts: [{ name: 'config', mountPath: '/etc/collector' }],
      },
      { serviceAccountName: 'collector', volumes: [{ name: 'config', configMap: { name: 'collector-1' } }] },
    ),
  ],
  'telemetry/exporter.yaml': [
    controller('Deployment', exporter, {
      image: `registry.example/exporter@sha256:${'0'.repeat(64)}`,
      ports: [{ name: 'metrics', containerPort: 8080 }],
      readinessProbe: { tcpSocket: { port: 8080 } },
    }),
    service(exporter, { name: 'metrics', port: 8080, targetPort: 'metrics' }),
  ],
}
