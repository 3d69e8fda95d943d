import type { ClusterInput } from '../../fleet/cluster.ts'
import type { FleetInput } from '../../fleet/fleet.ts'
import type { ObjectStorageInput } from '../../fleet/object-storage.ts'
import type { WorkloadInput } from '../../fleet/workload.ts'
import { sampleCluster, sampleFleetInput, sampleWorkload } from '../sample-fleet.ts'

/** What Flux reads at one time: the trees of a fleet, and files of a person's beside them. */
export interface Version {
  readonly fleet: FleetInput
  /** By their paths from the folder of the trees: `spoke/apps/own.yaml`. */
  readonly own?: Readonly<Record<string, string>>
}

/** A change from one version to another, and what is to be reported of it: nothing else is. */
export interface Transition {
  readonly name: string
  readonly before: Version
  readonly after: Version
  /** Whether `flux bootstrap` has made its folder in each tree of the first version. By default it has. */
  readonly isBootstrapped?: boolean
  /** What is reported as an error, as `--accept` names it. */
  readonly errors?: readonly string[]
  readonly warnings?: readonly string[]
  /** The objects of which the API server refuses the change, as `spoke StatefulSet apps/db`. */
  readonly refused?: readonly string[]
}

const VOLUME = { size: '1Gi', mounts: [{ path: '/data' }] }

/** A workload with a volume that a claim of its own backs. */
export const withClaim = (over: Partial<WorkloadInput> = {}): WorkloadInput =>
  sampleWorkload({ runAs: { as: 'user', id: 1000, volumesGroup: 1000 }, volumes: { data: VOLUME }, ...over })

/** A workload with a volume that its StatefulSet claims. */
export const withTemplate = (over: Partial<WorkloadInput> = {}): WorkloadInput =>
  withClaim({ controller: 'StatefulSet', ...over })

/** The services of the spoke: with a claim, with a template, and with neither. */
export const SERVICES = {
  app: sampleWorkload(),
  files: withClaim(),
  db: withTemplate(),
}

/** A hub, and a spoke with services, `over` what the spoke has beside them. */
export const fleetWith = (
  over: Partial<ClusterInput> = {},
  more: Readonly<Record<string, ClusterInput>> = {},
): FleetInput =>
  sampleFleetInput({
    clusters: {
      hub: sampleCluster(1),
      spoke: sampleCluster(2, { storageClass: 'longhorn', workloads: SERVICES, ...over }),
      ...more,
    },
  })

/** The same with other stores. */
export const hubWith = (over: Partial<FleetInput['hub']>): FleetInput => {
  const fleet = fleetWith()
  return { ...fleet, hub: { ...fleet.hub, ...over } }
}

/** The same with a Loki that stores in a bucket. */
export const inBucket = (over: Partial<ObjectStorageInput> = {}): FleetInput =>
  hubWith({
    loki: {
      ...fleetWith().hub.loki,
      objectStorage: { endpoint: 'https://s3.example.org', bucket: 'fleet-logs', ...over },
    },
  })

/** A change of the inventory alone. */
export const ofFleet = (
  name: string,
  before: FleetInput,
  after: FleetInput,
  reported: Omit<Transition, 'name' | 'before' | 'after'> = {},
): Transition => ({ name, before: { fleet: before }, after: { fleet: after }, ...reported })

type Objects = readonly Readonly<Record<string, unknown>>[]

/** A layer of a person's in the spoke. */
export interface OwnLayer {
  readonly objects: Objects
  /** By default `apps`. */
  readonly name?: string
  /** Other fields of its Kustomization. */
  readonly spec?: Readonly<Record<string, unknown>>
}

/** A change of a person's files alone. */
export const ofFiles = (
  name: string,
  before: OwnLayer,
  after: OwnLayer,
  reported: Omit<Transition, 'name' | 'before' | 'after'> = {},
): Transition => ({
  name,
  before: { fleet: fleetWith(), own: filesOf(before) },
  after: { fleet: fleetWith(), own: filesOf(after) },
  ...reported,
})

/** The folder stays: only the Kustomization that applies it has the layer's name. */
const filesOf = ({ objects, name = 'apps', spec = {} }: OwnLayer): Readonly<Record<string, string>> => ({
  [`spoke/flux/${name}.yaml`]: documents([
    {
      apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
      kind: 'Kustomization',
      metadata: { name, namespace: 'flux-system' },
      spec: {
        interval: '10m',
        prune: true,
        path: './clusters/spoke/apps',
        sourceRef: { kind: 'GitRepository', name: 'flux-system' },
        dependsOn: [{ name: 'sources' }],
        ...spec,
      },
    },
  ]),
  'spoke/apps/kustomization.yaml': documents([
    {
      apiVersion: 'kustomize.config.k8s.io/v1beta1',
      kind: 'Kustomization',
      resources: ['own.yaml'],
    },
  ]),
  'spoke/apps/own.yaml': documents(objects),
})

/** JSON is YAML. */
const documents = (objects: Objects): string =>
  objects.map((object) => `---\n${JSON.stringify(object, undefined, 2)}\n`).join('')
