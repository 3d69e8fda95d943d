import type { ClusterName, Fleet } from '@fleet/model'
import type { Check } from '../../check.ts'
import type { Found } from '../../diagnosis.ts'
import type { LiveCluster } from '../../live/live-cluster.ts'
import type { LiveFleet } from '../../live/live-fleet.ts'
import { collectorCommands } from '../collector-commands.ts'
import { configOf, type CollectorConfig } from './collector-config.ts'
import { runningCollectors } from './collector-pods.ts'
import { endpointOf, signalsOf, silenceOf, type Signal } from './push.ts'

export const pushAddress: Check = {
  id: 'push-address',
  of: 'cluster',
  title: 'The collectors push to the addresses that the inventory states.',
  rationale:
    'A collector that pushes elsewhere fills its queue, and no alert names the address. Whether a node of the hub has that address, `node-address` says.',
  byHand: ['kubectl --context CONTEXT --namespace monitoring get configmaps --output yaml | grep endpoint'],
  needs: ['pods', 'objects'],
  check: (cluster, fleet) => pushedElsewhere(cluster, fleet),
}

/** One finding for each ConfigMap: many pods mount one, and one address is in it for all signals. */
const pushedElsewhere = async (cluster: LiveCluster, fleet: LiveFleet): Promise<readonly Found[]> => {
  const pods = await runningCollectors(cluster, fleet)
  const configs = await Promise.all(pods.map((pod) => configOf(cluster, pod)))
  const bySubject = new Map(configs.flatMap((config) => (config ? [[config.subject, config]] : [])))
  return [...bySubject.values()].flatMap((config) => elsewhere(cluster, fleet.fleet, config))
}

const elsewhere = (cluster: LiveCluster, fleet: Fleet, config: CollectorConfig): readonly Found[] => {
  const { name } = cluster
  const pushes = signalsOf(fleet).flatMap((signal) => wrongPush(fleet, name, config, signal))
  if (pushes.length === 0) return []
  return [
    {
      severity: 'error',
      cluster: name,
      subject: config.subject,
      message: `the collectors of ${name} push ${pushes
        .map(({ signal, seen, stated }) => `${signal} to ${seen}, and the inventory states ${stated}`)
        .join('; ')}`,
      evidence: pushes.map(({ signal, seen }) => ({
        asked: `${config.subject}, endpoint of ${signal}`,
        seen,
      })),
      cause:
        'The address of the hub changed in the inventory and Flux has not applied it here, or somebody changed the ConfigMap.',
      fix: collectorCommands(fleet, cluster).reconcile,
      explains: pushes.flatMap(({ signal }) => silenceOf(signal, name)),
    },
  ]
}

interface WrongPush {
  readonly signal: Signal
  readonly seen: string
  readonly stated: string
}

const wrongPush = (
  fleet: Fleet,
  name: ClusterName,
  { endpoints }: CollectorConfig,
  signal: Signal,
): readonly WrongPush[] => {
  const stated = endpointOf(fleet, name, signal)
  const seen = endpoints.filter((one) => one.signal === signal).map(({ endpoint }) => endpoint)
  // A person may add an exporter of their own beside that of the tree.
  if (stated === undefined || seen.length === 0 || seen.includes(stated)) return []
  return [{ signal, seen: seen.join(', '), stated }]
}
