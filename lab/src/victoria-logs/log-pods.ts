import type { FleetInput } from '@fleet/model'
import { LOGS_RELAY, VICTORIA_LOGS } from '@fleet/model'
import { distributed } from '../thanos/distributed-example.ts'
import { objectsOfVersion } from '../transitions/version-objects.ts'
import { textAt, valueAt, type KubernetesObject } from '../trees/committed.ts'

/** A pod of VictoriaLogs, or of the relay before it. */
export interface LogPod {
  readonly name: string
  readonly workload: KubernetesObject
  readonly address: string
  /** Where the lab reaches it. */
  readonly port: number
  readonly role: 'storage' | 'select' | 'relay'
  /** The names that the cluster's DNS has of its address. */
  readonly names: readonly string[]
}

/** One copy of the store. */
export interface LogCopy {
  readonly name: string
  readonly storage: readonly LogPod[]
  readonly select: LogPod
  /** The address of the Service that leads to its storage nodes, where a relay sends to it. */
  readonly insert: string
}

/** The pods of a hub that take and store lines. */
export interface LogPods {
  readonly objects: readonly KubernetesObject[]
  readonly copies: readonly LogCopy[]
  readonly relays: readonly LogPod[]
}

/** The example, or with other settings of its store of logs. */
export const exampleLogs = (
  over: Partial<Extract<FleetInput['hub']['logs'], { store: 'victoria-logs' }>> = {},
) => {
  const { inventory, clusters, readFile } = distributed
  const { hub } = inventory
  const fleet = { ...inventory, hub: { ...hub, logs: { ...hub.logs, ...over } as FleetInput['hub']['logs'] } }
  return logPodsOf(objectsOfVersion({ fleet }, readFile).get(clusters.hub.name) ?? [])
}

/** Pods have addresses of a network that no host of the lab has. */
const network = '10.42.91'

const podsOf = (workload: KubernetesObject, role: LogPod['role'], from: number, count: number): LogPod[] => {
  const { name, namespace } = workload.metadata
  return Array.from({ length: count }, (_, index) => ({
    name: `${name}-${index}`,
    workload,
    address: `${network}.${from + index}`,
    port: 22_000 + from + index,
    role,
    names:
      role === 'storage'
        ? [`${name}-${index}.${textAt(workload, 'spec', 'serviceName')}.${namespace}.svc`]
        : [],
  }))
}

/** So many addresses has each copy, and the relay before them. */
const ADDRESSES = 50

const logPodsOf = (objects: readonly KubernetesObject[]): LogPods => {
  const find = (kind: string, name: string) =>
    objects.find((object) => object.kind === kind && object.metadata.name === name)
  const copies = [VICTORIA_LOGS, `${VICTORIA_LOGS}-copy-2`].flatMap((name, copy): readonly LogCopy[] => {
    const [storage, select] = [find('StatefulSet', `${name}-storage`), find('Deployment', `${name}-select`)]
    if (!storage || !select) return []
    const from = 10 + copy * ADDRESSES
    const nodes = podsOf(storage, 'storage', from, Number(valueAt(storage, 'spec', 'replicas')))
    // Of those that answer there is one, for nothing here depends on the second.
    const [answering] = podsOf(select, 'select', from + 20, 1)
    return answering ? [{ name, storage: nodes, select: answering, insert: `${network}.${from + 30}` }] : []
  })
  const relay = find('StatefulSet', LOGS_RELAY)
  const relays = relay ? podsOf(relay, 'relay', 200, Number(valueAt(relay, 'spec', 'replicas'))) : []
  return { objects, copies, relays }
}
