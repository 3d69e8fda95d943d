import { TENANT_HEADER } from '@fleet/model'
import { locationsOf } from '../tree/workloads/nginx-gateway.ts'
import { ownerByChart, podsOfRelease } from '../tree/workloads/pods.ts'
import type { ClusterView } from '../tree/cluster-view.ts'
import type { FleetView } from '../tree/fleet-view.ts'
import type { DataSource, Grafana } from '../tree/monitoring/grafana.ts'
import { chartValue, type Release } from '../tree/charts/release.ts'
import { fieldsOf, textOf } from '../queries/json.ts'
import { fleetExports, type FleetExport } from './fleet-exports.ts'
import { gatewaysAt, ingestOf, insideIngest, requestPath, storesBehind, type Ingest } from './ingest.ts'

/** The tenants that a request to Loki names; `none` where it names none, and nothing where the trees do not say it. */
export type NamedTenants = readonly string[] | 'none' | undefined

const HEADER = TENANT_HEADER.logs.toLowerCase()

/** Several tenants of a reader. */
const listed = (header: string): readonly string[] => header.split('|').map((name) => name.trim())

/** Whether a Loki answers 401 to a request without a tenant: the default of its chart. */
export const asksForTenant = (release: Release): boolean =>
  chartValue(release, 'loki', 'auth_enabled') !== false

/** Whether the gateway of a Loki's chart names the tenant of each push; nothing where its values do not say what it passes on. */
export const gatewayNamesTenant = (release: Release): boolean | undefined => {
  const pushes = podsOfRelease(release)
    .flatMap(({ gateway }) => locationsOf(gateway))
    .filter(({ path, proxies }) => proxies && path === PUSH_PATH)
  return pushes.length === 0 ? undefined : pushes.every(({ sets }) => HEADER in sets)
}

/** Where OTLP is pushed to Loki. */
const PUSH_PATH = '/otlp/v1/logs'

/** Whether the pods behind a path are those of a Loki. */
const leadsTo = (release: Release, ingest: Ingest, path: string): boolean =>
  (storesBehind(ingest, path) ?? []).some(({ owner }) => owner === ownerByChart(release))

/** What gateways name at a path, whatever the request before them had. */
const namedByGateway = ({ doors }: Ingest, path: string): NamedTenants => {
  const named = gatewaysAt(doors, path).map(({ gateway, location }): NamedTenants => {
    const value = location.sets[HEADER]
    if (value === undefined) return 'none'
    if (!value.startsWith('$')) return listed(value)
    // Another variable is what a client sends.
    return gateway.maps[value]?.filter((one) => one !== '' && !one.startsWith('$')).flatMap(listed)
  })
  if (named.length === 0) return 'none'
  return named.find((one) => one === undefined || one === 'none') ?? named.flatMap((one) => one ?? [])
}

/** A push of lines to a Loki, with the tenant that it has there. */
export interface TenantPush {
  readonly push: FleetExport
  readonly ingest: Ingest
  readonly tenants: NamedTenants
}

/** All pushes of collectors to a Loki. */
export const pushesTo = (fleet: FleetView, release: Release): readonly TenantPush[] =>
  fleetExports(fleet).flatMap((push) => {
    const ingest = push.signal === 'logs' ? ingestOf(fleet, push) : undefined
    if (!ingest) return []
    const path = requestPath({ takes: 'logs', path: push.url.pathname })
    if (!leadsTo(release, ingest, path)) return []
    const byGateway = namedByGateway(ingest, path)
    return [{ push, ingest, tenants: byGateway === 'none' ? namedByClient(release, push) : byGateway }]
  })

/** The chart writes a gateway of its own for the tenants in its values, and an authenticator may add headers. */
const namedByClient = (release: Release, { headers, isAuthenticated }: FleetExport): NamedTenants => {
  const own = headers[HEADER]
  if (own !== undefined) return own.includes('$') ? undefined : [own]
  return isAuthenticated || chartValue(release, 'loki', 'tenants') !== undefined ? undefined : 'none'
}

/** A query of Grafana. The path is that of most. */
const QUERY_PATH = '/loki/api/v1/query_range'

/** The tenants that a data source reads of a Loki; no entry where it is of another store. */
const readBy = (
  cluster: ClusterView,
  release: Release,
  source: DataSource,
): { readonly tenants: NamedTenants } | undefined => {
  const url = source.type === 'loki' ? URL.parse(source.url ?? '') : undefined
  const ingest = url && insideIngest({ from: cluster, url })
  if (!ingest || !leadsTo(release, ingest, QUERY_PATH)) return undefined
  const own = headerOf(source)
  return { tenants: own === 'none' ? namedByGateway(ingest, QUERY_PATH) : own }
}

/** Grafana numbers the headers of a data source. */
const headerOf = ({ fields }: DataSource): NamedTenants => {
  const [number] = Object.entries(fieldsOf(fields['jsonData'])).flatMap(([key, name]) =>
    key.startsWith('httpHeaderName') && textOf(name)?.toLowerCase() === HEADER
      ? [key.slice('httpHeaderName'.length)]
      : [],
  )
  if (number === undefined) return 'none'
  const value = textOf(fieldsOf(fields['secureJsonData'])[`httpHeaderValue${number}`])
  return value === undefined || value.includes('$') ? undefined : listed(value)
}

/** The data sources of a Grafana that read a Loki, with what they read. */
export const readersOf = (cluster: ClusterView, release: Release, { dataSources }: Grafana) =>
  dataSources.flatMap((source) => {
    const read = readBy(cluster, release, source)
    return read ? [{ source, ...read }] : []
  })
