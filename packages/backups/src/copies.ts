import { backupName, type Backup, type Cluster, type ClusterName } from '@fleet/model'
import { keptClaim, type IPodSpec, type IVolumeMount } from '@fleet/kubernetes'

/** What a backup is of, and how it is made. */
export interface BackedUp {
  readonly cluster: ClusterName
  readonly namespace: string
  /** The workload, or Grafana. */
  readonly name: string
  readonly backup: Backup
}

type PodVolume = NonNullable<IPodSpec['volumes']>[number]

const VOLUME = 'backups'
const MOUNTED = '/backups'

/** The folder of a backup's copies: no two share one, also where all clusters write to one server. */
export const copiesFolder = ({ cluster, namespace, name }: BackedUp): string =>
  `${MOUNTED}/${cluster}/${namespace}/${name}`

export const copiesMount: IVolumeMount = { name: VOLUME, mountPath: MOUNTED }

export const copiesVolume = ({ name, backup: { to } }: BackedUp): PodVolume =>
  to.type === 'nfs'
    ? { name: VOLUME, nfs: { server: to.server, path: to.path } }
    : { name: VOLUME, persistentVolumeClaim: { claimName: backupName(name) } }

/** The claim of the copies, where they are in the cluster. */
export const copiesClaims = ({ name, namespace, backup: { to } }: BackedUp, { storageClass }: Cluster) =>
  to.type === 'volume'
    ? [
        keptClaim(backupName(name), namespace, {
          of: backupName(name),
          size: to.size,
          storageClass: to.storageClass ?? storageClass,
        }),
      ]
    : []
