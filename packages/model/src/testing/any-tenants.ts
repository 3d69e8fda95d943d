import fc from 'fast-check'
import type { HubInput } from '../fleet/hub.ts'

export const anyTenants = fc.constantFrom('prepared' as const, 'per-cluster' as const, undefined)

/** Tenants where the stores have them, and credentials say whose they are. */
export const tenantsOf = ({
  tenants,
  metrics,
  logs,
  ingest,
}: Pick<HubInput, 'metrics' | 'logs' | 'ingest'> & {
  readonly tenants: HubInput['tenants'] | undefined
}): Pick<HubInput, 'tenants'> =>
  tenants !== undefined && metrics && logs?.store !== 'victoria-logs' && ingest?.credentials === 'required'
    ? { tenants }
    : {}
