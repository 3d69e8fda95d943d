import { SCRAPE_TARGETS } from '@fleet/model'
import type { Program } from './program.ts'

const FLAGS =
  'add-dir-header alsologtostderr apiserver auth-filter auto-gomemlimit auto-gomemlimit-ratio config continue-without-config continue-without-custom-resource-state-config-file custom-resource-state-config custom-resource-state-config-file custom-resource-state-only enable-gzip-encoding help host kubeconfig log-backtrace-at log-dir log-file log-file-max-size logtostderr metric-allowlist metric-annotations-allowlist metric-denylist metric-labels-allowlist metric-opt-in-list namespaces namespaces-denylist node object-limit one-output pod pod-namespace port resources server-idle-timeout server-read-header-timeout server-read-timeout server-write-timeout shard skip-headers skip-log-headers stderrthreshold telemetry-host telemetry-port tls-config total-shards track-unscheduled-pods use-apiserver-cache v vmodule'

export const kubeStateMetrics: Program = {
  name: 'kube-state-metrics',
  source: 'pkg/options of v2.20.0',
  images: ['kube-state-metrics/kube-state-metrics'],
  containers: ['kube-state-metrics'],
  executables: ['kube-state-metrics'],
  tag: /^v\d+\.\d+\.\d+$/,
  ports: [
    { number: SCRAPE_TARGETS.kubeStateMetrics.port, movedBy: '--port' },
    { number: 8081, movedBy: '--telemetry-port' },
  ],
  health: ['/livez', '/readyz', '/healthz'],
  user: 'never root',
  writesItsImage: false,
  alone: 'two at once report every object twice',
  flags: {
    known: new Set(FLAGS.split(' ')),
    required: {
      resources: {
        why: 'it would watch every kind there is, Secrets too, and fill its log with what it may not read',
      },
    },
  },
}

/** The kinds it can report on, by the API group that their rights are given in. */
export const REPORTED_KINDS: Readonly<Record<string, readonly string[]>> = {
  '': [
    'configmaps',
    'endpoints',
    'limitranges',
    'namespaces',
    'nodes',
    'persistentvolumeclaims',
    'persistentvolumes',
    'pods',
    'replicationcontrollers',
    'resourcequotas',
    'secrets',
    'serviceaccounts',
    'services',
  ],
  'admissionregistration.k8s.io': [
    'mutatingadmissionpolicies',
    'mutatingadmissionpolicybindings',
    'mutatingwebhookconfigurations',
    'validatingadmissionpolicies',
    'validatingadmissionpolicybindings',
    'validatingwebhookconfigurations',
  ],
  apps: ['daemonsets', 'deployments', 'replicasets', 'statefulsets'],
  autoscaling: ['horizontalpodautoscalers'],
  batch: ['cronjobs', 'jobs'],
  'certificates.k8s.io': ['certificatesigningrequests'],
  'coordination.k8s.io': ['leases'],
  'discovery.k8s.io': ['endpointslices'],
  'networking.k8s.io': ['ingresses', 'ingressclasses', 'networkpolicies'],
  policy: ['poddisruptionbudgets'],
  'rbac.authorization.k8s.io': ['clusterrolebindings', 'clusterroles', 'rolebindings', 'roles'],
  'storage.k8s.io': ['storageclasses', 'volumeattachments'],
}
