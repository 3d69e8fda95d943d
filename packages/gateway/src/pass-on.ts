import { serviceUrl, type ServicePort } from '@fleet/model'
import { inTenant, TENANT_OF_USER } from './tenants.ts'

/** Where the gateway sends what it takes, and what it changes of a request on the way. */
export interface Upstream {
  readonly service: ServicePort
  /** The path of the store, where it is another than the gateway's. */
  readonly path?: string
  /** All headers that the store gets, in nginx's notation of values. By default those of the request. */
  readonly headers?: Readonly<Record<string, string>>
  /** The header in which the store takes the tenant, where clusters have one each. */
  readonly tenantHeader?: string
}

/**
 * The directives of a location that passes a push on, without its arguments. The variable has the name resolved anew.
 * @param tenant of which tenant it is, whatever a client says: by default that of its user
 */
export const passOn = (
  { service, path, headers, tenantHeader }: Upstream,
  tenant: string = TENANT_OF_USER,
): readonly string[] => [
  ...(tenantHeader === undefined ? [] : inTenant(tenantHeader, tenant)),
  ...(path === undefined ? [] : [`rewrite ^ ${path} break;`]),
  ...(headers === undefined
    ? []
    : [
        'proxy_pass_request_headers off;',
        ...Object.entries(headers).map(([name, value]) => `proxy_set_header ${name} ${value};`),
      ]),
  `proxy_pass ${serviceUrl(service)}$uri;`,
]

/** Directives in a location. */
export const directives = (lines: readonly string[]): string =>
  lines.map((line) => `      ${line}`).join('\n')
