import {
  mebibytes,
  NODE_EXPORTER_FLAGS,
  SCRAPE_TARGETS,
  type Fleet,
  type KubernetesObject,
} from '@fleet/model'
import {
  goMemoryLimit,
  hardened,
  httpProbe,
  labels,
  metadata,
  NAMES,
  selectorLabels,
  type IContainer,
  type IDaemonSet,
} from '@fleet/kubernetes'

const name = NAMES.nodeExporter
const { port } = SCRAPE_TARGETS.nodeExporter

/** node-exporter of a spoke. The hub has kube-prometheus-stack's. */
export const nodeExporter = (fleet: Fleet): readonly KubernetesObject[] => [daemonSet(fleet)]

const daemonSet = (fleet: Fleet) =>
  ({
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata: metadata(name, fleet.telemetry.namespace),
    spec: {
      selector: { matchLabels: selectorLabels(name) },
      template: {
        metadata: { labels: labels(name) },
        spec: {
          // The host's network devices are seen from the host's network only, its mounts from its first process.
          hostNetwork: true,
          hostPID: true,
          automountServiceAccountToken: false,
          enableServiceLinks: false,
          priorityClassName: 'system-node-critical',
          tolerations: [{ operator: 'Exists' }],
          securityContext: {
            runAsNonRoot: true,
            runAsUser: 65534,
            runAsGroup: 65534,
            seccompProfile: { type: 'RuntimeDefault' },
          },
          containers: [container(fleet)],
          volumes: [
            { name: 'proc', hostPath: { path: '/proc', type: 'Directory' } },
            { name: 'sys', hostPath: { path: '/sys', type: 'Directory' } },
            { name: 'root', hostPath: { path: '/', type: 'Directory' } },
          ],
        },
      },
    },
  }) satisfies IDaemonSet

const container = (fleet: Fleet) => {
  const { resources } = fleet.telemetry.nodeExporter
  return {
    name,
    image: fleet.versions.images.nodeExporter,
    args: [
      '--path.procfs=/host/proc',
      '--path.sysfs=/host/sys',
      '--path.rootfs=/host/root',
      // On the one address that the collector asks, and on none of the node's others: docs/decisions/0026.
      `--web.listen-address=$(NODE_IP):${port}`,
      ...NODE_EXPORTER_FLAGS,
    ],
    env: [
      { name: 'NODE_IP', valueFrom: { fieldRef: { fieldPath: 'status.hostIP' } } },
      { name: 'GOMEMLIMIT', value: goMemoryLimit(mebibytes(resources.limits.memory)) },
    ],
    ports: [{ name: 'metrics', containerPort: port, hostPort: port }],
    livenessProbe: httpProbe('/', 'metrics', { periodSeconds: 30, timeoutSeconds: 5 }),
    readinessProbe: httpProbe('/', 'metrics', { periodSeconds: 10, timeoutSeconds: 5 }),
    resources,
    securityContext: hardened(),
    volumeMounts: [
      { name: 'proc', mountPath: '/host/proc', readOnly: true },
      { name: 'sys', mountPath: '/host/sys', readOnly: true },
      // A volume that is mounted later on the host shows up here too.
      { name: 'root', mountPath: '/host/root', readOnly: true, mountPropagation: 'HostToContainer' },
    ],
  } satisfies IContainer
}
