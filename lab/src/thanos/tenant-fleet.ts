import { objectsOfVersion } from '../transitions/version-objects.ts'
import type { KubernetesObject } from '../trees/committed.ts'
import { distributed } from './distributed-example.ts'

const {
  inventory: {
    hub: { logs: _withoutTenants, ...hub },
    ...inventory
  },
  readFile,
} = distributed

/** The example with a tenant for each cluster, and with Loki, which has tenants. */
const tenants = {
  ...inventory,
  hub: {
    ...hub,
    ingest: { ...hub.ingest, credentials: 'required' as const },
    tenants: 'per-cluster' as const,
  },
}

/** What the generator makes of its hub. */
export const tenantObjects: readonly KubernetesObject[] =
  objectsOfVersion({ fleet: tenants }, readFile).get(hub.cluster) ?? []
