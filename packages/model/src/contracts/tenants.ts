import type { ClusterName, Fleet } from '../fleet/fleet.ts'
import { clusterNames, spokeNames } from '../fleet/topology.ts'

/** The header that names the tenant of a request, by the store. */
export const TENANT_HEADER = { logs: 'X-Scope-OrgID', metrics: 'THANOS-TENANT' } as const

/** The tenants in which the stores keep what they had before there were any. */
export const HISTORY_TENANT = { logs: 'fake', metrics: 'default-tenant' } as const

/** Whether each push has the tenant of its cluster. */
export const namesTenants = ({ hub }: Fleet): boolean => hub.tenants !== undefined

/** Whether Loki takes and reads nothing without a tenant. */
export const requiresTenants = ({ hub }: Fleet): boolean => hub.tenants === 'per-cluster'

/** What a second valid credential of a cluster adds to the name of its user, while a password changes. */
export const SECOND_USER = '-next'

/** The clusters whose users push from outside. The tenant of each has the name of the cluster. */
export const pushingTenants = (fleet: Fleet): readonly ClusterName[] => spokeNames(fleet).toSorted()

/** What a reader of all logs names: every cluster, and the lines from before there were tenants. */
export const allTenants = (fleet: Fleet): string => joinedTenants(clusterNames(fleet))

/** The same of clusters by their names. */
export const joinedTenants = (clusters: readonly string[]): string =>
  [...clusters.toSorted(), HISTORY_TENANT.logs].join('|')
