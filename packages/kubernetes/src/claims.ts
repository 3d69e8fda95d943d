import { metadata, NEVER_PRUNED } from './metadata.ts'
import type { IPersistentVolumeClaim } from './types.ts'

interface Claimed {
  readonly size: string
  readonly storageClass: string
}

/** A claim that Flux never deletes: data outlive their removal from the inventory. @param of the application it belongs to */
export const keptClaim = (name: string, namespace: string, { of, ...claimed }: Claimed & { of: string }) =>
  ({
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: metadata(name, namespace, { of, annotations: NEVER_PRUNED }),
    spec: claimSpec(claimed),
  }) satisfies IPersistentVolumeClaim

/** The claim of each pod of a StatefulSet. */
export const claimTemplate = (name: string, claimed: Claimed) => ({
  apiVersion: 'v1' as const,
  kind: 'PersistentVolumeClaim' as const,
  metadata: { name },
  spec: claimSpec(claimed),
})

export const claimSpec = ({ size, storageClass }: Claimed) => ({
  accessModes: ['ReadWriteOnce' as const],
  storageClassName: storageClass,
  resources: { requests: { storage: size } },
})
