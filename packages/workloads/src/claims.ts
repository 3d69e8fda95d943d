import { entriesOf, type Cluster, type Pod, type Workload } from '@fleet/model'
import { claimSpec, keptClaim } from '@fleet/kubernetes'

/** Joined by a dot, which neither name can have: `a` with `b-c` and `a-b` with `c` are two claims. */
export const claimName = (workload: string, volume: string): string => `${workload}.${volume}`

/** The claims of a Deployment or a CronJob. */
export const claims = (name: string, workload: Pod, { storageClass }: Cluster) =>
  entriesOf(workload.volumes).map(([volume, { size, storageClass: own }]) =>
    keptClaim(claimName(name, volume), workload.namespace, {
      of: name,
      size,
      storageClass: own ?? storageClass,
    }),
  )

/** The claims that a StatefulSet makes for its pod; they outlive it. */
export const claimTemplates = ({ volumes }: Workload, { storageClass }: Cluster) =>
  entriesOf(volumes).map(([name, { size, storageClass: own }]) => ({
    apiVersion: 'v1' as const,
    kind: 'PersistentVolumeClaim' as const,
    metadata: { name },
    spec: claimSpec({ size, storageClass: own ?? storageClass }),
  }))
