import { z } from 'zod/mini'
import { clusterScrapers } from '../contracts/cluster-scrapers.ts'
import { gateway } from '../contracts/stores.ts'
import { field } from '../scalars/described.ts'
import type { ClusterName, Fleet } from './fleet.ts'
import type { RequiredSecret } from './required-secrets.ts'
import { isHub, spokeNames } from './topology.ts'

/** Whether the hub asks a spoke for its credential. */
const Demand = z.enum(['accepted', 'required'])
export type CredentialDemand = z.output<typeof Demand>

export const PushCredentials = field(
  z.exactOptional(Demand),
  'Whether each spoke proves who it is when it pushes. With `accepted` it sends its credential, and the hub still takes what comes without one: for the move of a running fleet. With `required` the hub takes nothing without. By default the addresses of the tailnet alone decide.',
  'required',
)

/** The Secret of each cluster: on the hub the credentials that are valid, on a spoke its own. */
export const PUSH_SECRET = {
  name: 'push-credentials',
  /** On the hub: the lines that `htpasswd` writes. */
  usersKey: 'htpasswd',
  /** On a spoke: `USER:PASSWORD` in Base64, as the header of a request has it. */
  credentialKey: 'credential',
} as const

/** What the hub asks of a push; nothing where the inventory states nothing, and where no cluster pushes from outside. */
export const pushCredentials = (fleet: Fleet): CredentialDemand | undefined =>
  spokeNames(fleet).length > 0 ? fleet.hub.ingest.credentials : undefined

const { name, usersKey, credentialKey } = PUSH_SECRET

/** The Secret with the credentials that a cluster takes or sends. */
export const pushSecrets = (fleet: Fleet, cluster: ClusterName): readonly RequiredSecret[] => {
  if (!pushCredentials(fleet)) return []
  const secret = { cluster, namespace: fleet.telemetry.namespace, name }
  if (isHub(fleet, cluster))
    return [
      {
        ...secret,
        keys: { [usersKey]: 'a line of htpasswd for each spoke: its user name and the hash of its password' },
        readers: [gateway(fleet).service.name],
      },
    ]
  return [
    {
      ...secret,
      keys: { [credentialKey]: 'USER:PASSWORD of this cluster in Base64, as in the Secret of the hub' },
      readers: ['otel-collector', ...clusterScrapers(fleet, cluster).map((scraper) => scraper.name)],
    },
  ]
}
