import { HISTORY_TENANT, joinedTenants, SECOND_USER } from '../contracts/tenants.ts'
import type { Fleet } from '../fleet/fleet.ts'
import type { InventoryRule } from './inventory-rule.ts'
import { namesOf } from './readable.ts'

const STATED = ['hub', 'tenants']

/** How the inventory has it, for a sentence. */
const stated = ({ hub }: Fleet): string => `hub.tenants is ${hub.tenants}`

const requireCredentialsForTenants: InventoryRule = {
  id: 'require-credentials-for-tenants',
  summary: '`hub.tenants` is stated beside `hub.ingest.credentials: required`.',
  rationale: 'The credential of a push is all that says of which cluster it is.',
  check: (fleet) => {
    const { tenants, ingest } = fleet.hub
    if (tenants === undefined || ingest.credentials === 'required') return []
    return [
      {
        path: STATED,
        message: `${stated(fleet)}, and hub.ingest.credentials ${ingest.credentials === undefined ? 'is not stated' : `is ${ingest.credentials}`}`,
        impact: 'the gateway refuses each push without a credential, for it has no tenant',
        fix: "move the fleet to credentials: 'required' first, as docs/guides/push-credentials.md says",
      },
    ]
  },
}

const requireStoresOfTenants: InventoryRule = {
  id: 'require-stores-of-tenants',
  summary: 'A fleet with `hub.tenants` stores metrics in Thanos and logs in Loki.',
  rationale:
    'Prometheus has no tenants. VictoriaLogs answers a query from one tenant alone, so that Grafana could not read all.',
  check: (fleet) => {
    const { tenants, metrics, logs } = fleet.hub
    if (tenants === undefined) return []
    return [
      ...(metrics.store === 'thanos'
        ? []
        : [
            {
              path: STATED,
              message: `${stated(fleet)}, and hub.metrics.store is ${metrics.store}, which has no tenants`,
              impact: 'the metrics of all clusters would be in one store without a border between them',
              fix: "choose hub.metrics: { store: 'thanos' }, or remove tenants",
            },
          ]),
      ...(logs.store === 'loki'
        ? []
        : [
            {
              path: STATED,
              message: `${stated(fleet)}, and hub.logs.store is ${logs.store}, where a query reads one tenant`,
              impact: 'Grafana and doctor would see the lines of one cluster at most',
              fix: "choose hub.logs: { store: 'loki' }, or remove tenants",
            },
          ]),
    ]
  },
}

const uniqueTenant: InventoryRule = {
  id: 'unique-tenant',
  summary:
    'With `hub.tenants` no name of a cluster is a tenant of the time before, or that of a second user of another cluster.',
  rationale:
    'The tenant of a cluster has its name, and its second credential has that name with `-next`. Stores keep what they had before in tenants of their own.',
  check: ({ hub, clusters }) => {
    if (hub.tenants === undefined) return []
    const names = namesOf(clusters)
    return names.flatMap((name) => {
      const path = ['clusters', name]
      const fix = 'give the cluster another name, or remove hub.tenants'
      const store = Object.entries(HISTORY_TENANT).find(([, tenant]) => tenant === name)?.[0]
      if (store !== undefined)
        return [
          {
            path,
            message: `the cluster ${name} has the name of the tenant in which the store of ${store} has what it stored before hub.tenants`,
            impact: `its ${store} and those of all clusters before are one tenant`,
            fix,
          },
        ]
      const first = name.endsWith(SECOND_USER) ? name.slice(0, -SECOND_USER.length) : undefined
      return first !== undefined && names.includes(first)
        ? [
            {
              path,
              message: `${name} is the user of the cluster ${name}, and the second user of the cluster ${first}`,
              impact: `what ${name} pushes is stored in the tenant of ${first}`,
              fix,
            },
          ]
        : []
    })
  },
}

/** nginx reads no longer word. */
const LONGEST_WORD = 4000

const requireShortTenants: InventoryRule = {
  id: 'require-short-tenants',
  summary: `The names of all clusters together have at most ${LONGEST_WORD} characters, with \`hub.tenants\`.`,
  rationale: 'The gateway names all tenants to Loki in one word of its configuration.',
  check: ({ hub, clusters }) => {
    if (hub.tenants === undefined) return []
    const { length } = joinedTenants(namesOf(clusters))
    if (length <= LONGEST_WORD) return []
    return [
      {
        path: STATED,
        message: `the names of the tenants of all clusters have ${length} characters together, and nginx reads a word of ${LONGEST_WORD}`,
        impact: 'the gateway does not start with its new configuration, and nothing of the spokes arrives',
        fix: 'shorten the names of clusters, or remove tenants',
      },
    ]
  },
}

/** What tenants demand of the stores, of credentials and of names. */
export const TENANT_RULES: readonly InventoryRule[] = [
  requireCredentialsForTenants,
  requireStoresOfTenants,
  uniqueTenant,
  requireShortTenants,
]
