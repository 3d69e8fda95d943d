import { HUB_LOKI, VALUES } from './collector-keys.ts'
import { change, set, type Change } from './sample-trees.ts'

const NGINX = [...VALUES, 'gateway', 'nginxConfig', 'file'] as const

const ASKS = [...VALUES, 'loki', 'auth_enabled'] as const

/** Loki asks each request for a tenant. */
export const askingForTenant = set(HUB_LOKI, ASKS, true)

export const askingForNone = set(HUB_LOKI, ASKS, false)

/** Sets a header in the locations of the gateway whose path begins so. */
const setting = (path: string, header: string): Change =>
  change(HUB_LOKI, NGINX, (file: string) =>
    file.replaceAll(new RegExp(`(location [=~] \\^?${path}[^]*?)(proxy_pass )`, 'g'), `$1${header}\n$2`),
  )

/** The gateway names the tenant of each push. */
export const pushing = (tenant: string): Change =>
  setting('/otlp', `proxy_set_header X-Scope-OrgID ${tenant};`)

/** The gateway names the tenants that are read. */
export const reading = (tenants: string): Change =>
  setting('/loki', `proxy_set_header X-Scope-OrgID ${tenants};`)

/** The gateway chooses a tenant by the user. */
export const withTenantMap = (entries: string): Change =>
  change(HUB_LOKI, NGINX, (file: string) =>
    file.replace('map $http_upgrade', `map $remote_user $tenant {\n${entries}\n}\nmap $http_upgrade`),
  )
