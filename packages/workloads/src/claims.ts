import { entriesOf, type Cluster, type Pod, type Volume, type Workload } from '@fleet/model'
import { metadata, NEVER_PRUNED, type IPersistentVolumeClaim } from '@fleet/kubernetes'

/** Joined by a dot, which neither name can have: `a` with `b-c` and `a-b` with `c` are two claims. */
export const claimName = (workload: string, volume: string): string => `${workload}.${volume}`

/** The claims of a Deployment or a CronJob. Flux never deletes them: a workload's data outlive its removal from the inventory. */
export const claims = (name: string, workload: Pod, { storageClass }: Cluster) =>
  entriesOf(workload.volumes).map(
    ([volume, { size, storageClass: own }]) =>
      ({
        apiVersion: 'v1',
        kind: 'PersistentVolumeClaim',
        metadata: metadata(claimName(name, volume), workload.namespace, {
          of: name,
          annotations: NEVER_PRUNED,
        }),
        spec: claimSpec(size, own ?? storageClass),
      }) satisfies IPersistentVolumeClaim,
  )

/** The claims that a StatefulSet makes for its pod; they outlive it. */
export const claimTemplates = ({ volumes }: Workload, { storageClass }: Cluster) =>
  entriesOf(volumes).map(([name, { size, storageClass: own }]) => ({
    apiVersion: 'v1' as const,
    kind: 'PersistentVolumeClaim' as const,
    metadata: { name },
    spec: claimSpec(size, own ?? storageClass),
  }))

const claimSpec = (size: Volume['size'], storageClassName: string) => ({
  accessModes: ['ReadWriteOnce' as const],
  storageClassName,
  resources: { requests: { storage: size } },
})
