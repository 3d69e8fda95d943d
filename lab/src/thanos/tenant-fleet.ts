import { fleet } from '@fleet/validation/fixtures/tenants'
import { objectsOfVersion, validFleet } from '../transitions/version-objects.ts'
import type { KubernetesObject } from '../trees/committed.ts'

/** A fleet with a tenant for each cluster: the hub harbour, and the spokes lighthouse and mill. */
export const tenantFleet = validFleet(fleet)

/** What the generator makes of its hub. */
export const tenantObjects: readonly KubernetesObject[] =
  objectsOfVersion({ fleet }).get(tenantFleet.hub.cluster) ?? []
