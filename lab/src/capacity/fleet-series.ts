import { CATALOGUES } from '@fleet/validation/catalogues'

/** The labels of a series, its name among them. */
export type Labels = Readonly<Record<string, string>>

/** Labels of cAdvisor that the fleet's scrapes drop. */
const dropped = new Set(['id', 'image', 'name'])

/** Values of labels in a catalogue that has none: a pod has one of each. */
const values: Readonly<Record<string, string>> = {
  container: 'checkout',
  cpu: 'total',
  created_by_kind: 'ReplicaSet',
  created_by_name: 'checkout-6bd94dfd58',
  device: '/dev/sda',
  host_ip: '10.0.0.26',
  image_id:
    'ghcr.io/example/checkout@sha256:39ee8da81ad5e05d77f38d2f51c60ca51bf2a8450ac3abab50c17fdb91d91bfe',
  image_spec: 'ghcr.io/example/checkout:1.12.1',
  interface: 'eth0',
  owner_kind: 'ReplicaSet',
  owner_name: 'checkout-6bd94dfd58',
  pod_ip: '10.42.0.117',
  uid: '5f0b7b4e-3f3c-4b0a-9a53-0d3b5f2f1c77',
}

/** Labels that say whose the metric is, so that each metric of a pod has at least these. */
const ofPods = ['namespace', 'pod']

/** What one exporter shows of a pod: each metric's labels, with the first value of those that are closed lists. */
const ofPod = (parts: Readonly<Record<string, Readonly<Record<string, string>>>>): readonly Labels[] =>
  Object.values(parts)
    .flatMap((metrics) => Object.entries(metrics))
    .map(([name, declared]) => ({ name, labels: declared.split(' ').slice(1) }))
    .filter(({ labels }) => ofPods.every((label) => labels.includes(label)))
    .map(({ name, labels }) => ({
      __name__: name,
      ...Object.fromEntries(
        labels
          .map((label) => label.split('='))
          .filter(([label = '']) => !dropped.has(label))
          .map(([label = '', closed]) => [label, closed?.split('|')[0] ?? values[label] ?? 'value']),
      ),
    }))

const kubelet = { instance: '10.0.0.26:10250', job: 'kubelet', metrics_path: '/metrics/cadvisor' }
const kubeStateMetrics = { instance: '10.42.0.9:8080', job: 'kube-state-metrics' }

/** What the catalogues of cAdvisor and of kube-state-metrics have of one pod. */
const shapes: readonly Labels[] = [
  ...ofPod(CATALOGUES.cadvisor.parts).map((labels) => ({ ...labels, ...kubelet })),
  ...ofPod(CATALOGUES['kube-state-metrics'].parts).map((labels) => ({ ...labels, ...kubeStateMetrics })),
]

const nodesOfCluster = 5
const namespacesOfCluster = 12

const padded = (value: number, digits: number): string => String(value).padStart(digits, '0')

/** The name of a simulated cluster. All have the same length. */
export const clusterName = (index: number): string => `cluster-${padded(index, 4)}`

/** So many series of a cluster: of its first pod, its second, until they are enough. */
export const seriesOfCluster = (cluster: string, count: number): readonly Labels[] =>
  Array.from({ length: count }, (_, index) => {
    const pod = Math.floor(index / shapes.length)
    const node = `node-${pod % nodesOfCluster}`
    const shape = shapes[index % shapes.length] ?? {}
    return {
      ...shape,
      cluster,
      ...(shape['job'] === kubelet.job || 'node' in shape ? { node } : {}),
      namespace: `team-${padded(pod % namespacesOfCluster, 2)}`,
      pod: `checkout-6bd94dfd58-${padded(pod, 5)}`,
    }
  })
