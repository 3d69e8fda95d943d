import type { IPersistentVolumeClaimSpec } from 'kubernetes-models/v1/PersistentVolumeClaimSpec'
import type { IPodSpec } from 'kubernetes-models/v1/PodSpec'
import { at, type Path, type Located, type Location } from '../../values/location.ts'
import type { ClusterView } from '../cluster-view.ts'
import { ownerOf } from '../objects.ts'
import type { OwnPods } from './pods.ts'
import type { StatedPods } from './stated-pods.ts'
import type { Container } from './containers.ts'

export type Volume = NonNullable<IPodSpec['volumes']>[number]

/** A pod's own volumes, with the keys of each. */
export const locatedVolumes = ({ spec, path, controller }: OwnPods) =>
  (spec.volumes ?? []).map((volume, index) => ({
    volume,
    location: (...keys: Path): Location => at(controller, ...path, 'volumes', index, ...keys),
  }))

export const locatedMounts = ({ container, location: locationOf }: Container) =>
  (container.volumeMounts ?? []).map((mount, index) => ({
    mount,
    location: (...keys: Path): Location => locationOf('volumeMounts', index, ...keys),
  }))

/** A claim on storage, of its own or in a StatefulSet's templates. */
export interface Claim {
  readonly owner: string
  /** Whether a StatefulSet makes one for each of its pods. */
  readonly isTemplate: boolean
  readonly namespace: string
  readonly name: string
  readonly spec: IPersistentVolumeClaimSpec
  readonly location: (...path: Path) => Location
}

/** All claims of a cluster's own objects. */
export const claimsIn = (cluster: ClusterView): Claim[] => [
  ...cluster.all('v1/PersistentVolumeClaim').map((located) => ({
    owner: ownerOf(located),
    isTemplate: false,
    namespace: located.object.metadata.namespace ?? 'default',
    name: located.object.metadata.name,
    spec: located.object.spec ?? {},
    location: (...path: Path) => at(located, 'spec', ...path),
  })),
  ...cluster.all('apps/v1/StatefulSet').flatMap(templateClaims),
]

const templateClaims = (
  located: Located & { object: { spec?: { volumeClaimTemplates?: readonly TemplateClaim[] } } },
): Claim[] =>
  (located.object.spec?.volumeClaimTemplates ?? []).map(({ metadata, spec }, index) => ({
    owner: `the claim ${metadata?.name ?? ''} of ${ownerOf(located)}`,
    isTemplate: true,
    namespace: located.object.metadata.namespace ?? 'default',
    name: metadata?.name ?? '',
    spec: spec ?? {},
    location: (...path) => at(located, 'spec', 'volumeClaimTemplates', index, 'spec', ...path),
  }))

interface TemplateClaim {
  readonly metadata?: { readonly name?: string }
  readonly spec?: IPersistentVolumeClaimSpec
}

/** The claim behind a volume of a pod, by the name that mounts use. */
export const claimOf = (cluster: ClusterView, pods: StatedPods, volume: string): Claim | undefined => {
  const own = (pods.spec.volumes ?? []).find(({ name }) => name === volume)
  const name = own ? own.persistentVolumeClaim?.claimName : volume
  const isTemplate = own === undefined
  return claimsIn(cluster).find(
    (claim) => claim.namespace === pods.namespace && claim.name === name && claim.isTemplate === isTemplate,
  )
}
