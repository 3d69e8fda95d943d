import {
  allTenants,
  namesTenants,
  pushingTenants,
  SECOND_USER,
  TENANT_HEADER,
  type Fleet,
} from '@fleet/model'
import { REFUSAL } from './refusal.ts'

/** The tenant of the cluster whose user pushes, as a variable of nginx. */
export const TENANT_OF_USER = '$tenant'

/** The tenants that a reader names, or all of them. */
const TENANTS_READ = '$tenants_read'

const HEADER_OF_READER = `$http_${TENANT_HEADER.logs.toLowerCase().replaceAll('-', '_')}`

/** Which tenant each user is, by both valid credentials of a cluster, and which ones a reader reads. */
export const tenantMaps = (fleet: Fleet): string =>
  namesTenants(fleet)
    ? `  # A user of no cluster has no tenant.
  map $remote_user ${TENANT_OF_USER} {
    default '';
${pushingTenants(fleet)
  .map((cluster) => `    ~^${cluster}(${SECOND_USER})?$ ${cluster};`)
  .join('\n')}
  }
  map ${HEADER_OF_READER} ${TENANTS_READ} {
    default ${HEADER_OF_READER};
    '' '${allTenants(fleet)}';
  }

`
    : ''

/** A push of one tenant. Without one it is refused as a wrong credential: a store would take it into its default tenant. */
export const inTenant = (header: string, tenant: string): readonly string[] => [
  ...(tenant === TENANT_OF_USER ? [`if (${tenant} = '') {`, `  return 503 '${REFUSAL}';`, '}'] : []),
  `proxy_set_header ${header} ${tenant};`,
]

/** What a read of logs has. */
export const readsTenants = (fleet: Fleet): string =>
  namesTenants(fleet) ? `      proxy_set_header ${TENANT_HEADER.logs} ${TENANTS_READ};\n` : ''
