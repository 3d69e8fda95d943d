import { FLUX_RESOURCES } from '@fleet/model'
import type { KubernetesObject } from '../live/cluster-api.ts'
import type { LiveCluster } from '../live/live-cluster.ts'
import type { Condition } from '../live/pods.ts'

/** A condition of an object of Flux. */
export interface FluxCondition extends Condition {
  readonly reason: string
  readonly message: string
  /** The generation of the object that it is about. */
  readonly observedGeneration?: number
}

/** An object that Flux reconciles. */
export interface FluxObject extends KubernetesObject {
  readonly spec?: { readonly suspend?: boolean; readonly interval?: string; readonly timeout?: string }
  readonly status?: { readonly observedGeneration?: number; readonly conditions?: readonly FluxCondition[] }
}

export interface Reference {
  readonly kind: string
  readonly name: string
  readonly namespace?: string
}

export interface Kustomization extends FluxObject {
  readonly spec?: FluxObject['spec'] & {
    readonly path?: string
    readonly sourceRef?: Reference
    readonly dependsOn?: readonly { readonly name: string; readonly namespace?: string }[]
  }
  readonly status?: FluxObject['status'] & {
    readonly lastAppliedRevision?: string
    readonly lastAttemptedRevision?: string
    /** The newest is the first. Flux has it from 2.7 on. */
    readonly history?: readonly {
      readonly lastReconciled: string
      readonly lastReconciledStatus: string
      readonly metadata?: { readonly revision?: string }
    }[]
  }
}

export interface HelmRelease extends FluxObject {
  readonly spec?: FluxObject['spec'] & {
    readonly chartRef?: Reference
    readonly chart?: { readonly spec?: { readonly version?: string; readonly sourceRef?: Reference } }
    readonly dependsOn?: readonly { readonly name: string; readonly namespace?: string }[]
  }
  readonly status?: FluxObject['status'] & {
    /** `namespace/name` of the HelmChart that is made for it. */
    readonly helmChart?: string
    /** The newest is the first. */
    readonly history?: readonly {
      readonly chartName: string
      readonly chartVersion: string
      readonly status: string
    }[]
  }
}

export interface Source extends FluxObject {
  readonly spec?: FluxObject['spec'] & {
    readonly url?: string
    readonly chart?: string
    readonly ref?: { readonly branch?: string; readonly tag?: string }
    readonly secretRef?: { readonly name: string }
    readonly sourceRef?: Reference
  }
  readonly status?: FluxObject['status'] & {
    readonly artifact?: { readonly revision: string; readonly lastUpdateTime?: string }
  }
}

const SOURCE_GROUP = 'source.toolkit.fluxcd.io'

const listed = async (
  { api }: LiveCluster,
  isWanted: (resource: (typeof FLUX_RESOURCES)[number]) => boolean,
): Promise<readonly KubernetesObject[]> => {
  const lists = await Promise.all(
    FLUX_RESOURCES.filter(isWanted).map(({ group, version, plural }) =>
      api.list(`/apis/${group}/${version}/${plural}`),
    ),
  )
  return lists.flat()
}

/** Every object of Flux in a cluster. */
export const fluxObjectsOf = (cluster: LiveCluster): Promise<readonly FluxObject[]> =>
  listed(cluster, () => true)

export const kustomizationsOf = (cluster: LiveCluster): Promise<readonly Kustomization[]> =>
  listed(cluster, ({ kind }) => kind === 'Kustomization')

export const releasesOf = (cluster: LiveCluster): Promise<readonly HelmRelease[]> =>
  listed(cluster, ({ kind }) => kind === 'HelmRelease')

/** All that Flux fetches from: repositories, and the charts in them. */
export const sourcesOf = (cluster: LiveCluster): Promise<readonly Source[]> =>
  listed(cluster, ({ group }) => group === SOURCE_GROUP)

/** What a reference of an object leads to, as findings name it. */
export const subjectOfReference = ({ kind, name, namespace }: Reference, from: KubernetesObject): string =>
  `${kind} ${namespace ?? from.metadata.namespace ?? ''}/${name}`
