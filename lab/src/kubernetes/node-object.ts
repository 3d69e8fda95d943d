import { CATALOGUES } from '@fleet/validation/catalogues'
import type { LabCluster } from '../trees/clusters.ts'
import type { KubernetesObject } from '../trees/committed.ts'

type Node = LabCluster['node']

/** A cluster's node as its kubelet registers it. */
export const nodeObject = ({ name }: Node): KubernetesObject => ({
  apiVersion: 'v1',
  kind: 'Node',
  metadata: {
    name,
    labels: { 'kubernetes.io/hostname': name, 'kubernetes.io/os': 'linux', 'kubernetes.io/arch': 'amd64' },
  },
})

const resources = { cpu: '2', memory: '8Gi', 'ephemeral-storage': '40Gi', pods: '110' }

const condition = (type: string, status: 'True' | 'False') => {
  const now = new Date().toISOString().replace(/\.\d+/, '')
  return { type, status, reason: `Kubelet${type}`, lastHeartbeatTime: now, lastTransitionTime: now }
}

/** The status of a healthy node. */
export const nodeStatus = ({ name, address }: Node) => ({
  addresses: [
    { type: 'InternalIP', address },
    { type: 'Hostname', address: name },
  ],
  capacity: resources,
  allocatable: resources,
  conditions: [
    condition('Ready', 'True'),
    ...['MemoryPressure', 'DiskPressure', 'PIDPressure', 'NetworkUnavailable'].map((type) =>
      condition(type, 'False'),
    ),
  ],
  daemonEndpoints: { kubeletEndpoint: { Port: 10250 } },
  nodeInfo: {
    ...{ architecture: 'amd64', operatingSystem: 'linux', osImage: 'lab', kernelVersion: 'lab' },
    ...{ bootID: 'lab', machineID: name, systemUUID: name, containerRuntimeVersion: 'containerd://2.1.0' },
    ...{ kubeletVersion: `v${CATALOGUES.kubelet.version}+k3s1`, kubeProxyVersion: '' },
  },
})
