/**
 * What series are counted by. Of a machine are those that each instance of an exporter has for itself; the others a cluster has
 * once, from any exporter.
 */
export type MachineUnit = 'target' | 'cpu' | 'disk' | 'filesystem' | 'interface'

export type ObjectUnit =
  | 'node'
  | 'namespace'
  | 'pod'
  | 'container'
  | 'initContainer'
  | 'service'
  | 'deployment'
  | 'replicaSet'
  | 'daemonSet'
  | 'statefulSet'
  | 'job'
  | 'cronJob'
  | 'claim'
  | 'kustomization'
  | 'helmRelease'
  | 'fluxSource'
  | 'fluxObject'

export type Unit = MachineUnit | ObjectUnit

export const isOfMachine = (unit: Unit): unit is MachineUnit => Object.hasOwn(OF_MACHINE, unit)

/**
 * No tree says what a machine has. A small one: four processors, one disk with a root and a boot file system, and the interfaces `lo`,
 * `eth0`, `tailscale0` and k3s' own `cni0` and `flannel.1`; those of pods are left out by the exporter's flags.
 */
export const OF_MACHINE: Readonly<Record<MachineUnit, number>> = {
  target: 1,
  cpu: 4,
  disk: 1,
  filesystem: 2,
  interface: 5,
}
