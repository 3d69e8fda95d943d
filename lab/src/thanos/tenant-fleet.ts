import { readFleet } from '@fleet/model'
import { fleet } from '@fleet/validation/fixtures/tenants'
import { objectsOfVersion } from '../transitions/version-objects.ts'
import type { KubernetesObject } from '../trees/committed.ts'

const read = readFleet(fleet)
if (!read.ok) throw new Error(JSON.stringify(read.findings))

/** A fleet with a tenant for each cluster: the hub harbour, and the spokes lighthouse and mill. */
export const tenantFleet = read.fleet

/** What the generator makes of its hub. */
export const tenantObjects: readonly KubernetesObject[] =
  objectsOfVersion({ fleet }).get(tenantFleet.hub.cluster) ?? []
