import type { IService } from '@fleet/kubernetes'
import type { IngestService } from '@fleet/model'
import type { Check } from '../../check.ts'
import type { Evidence, Found } from '../../diagnosis.ts'
import { reconcileTelemetry } from '../../flux/commands.ts'
import type { KubernetesObject } from '../../live/cluster-api.ts'
import { kubectl } from '../../live/kubectl.ts'
import type { LiveFleet } from '../../live/live-fleet.ts'
import { readyEndpoints } from './endpoints.ts'
import { ingestOf, signalsOf, silenceOf, type Signal } from './push.ts'

export const pushPort: Check = {
  id: 'push-port',
  of: 'fleet',
  title:
    'The hub has a NodePort Service for each signal, with the ports of the inventory and a pod behind each.',
  rationale:
    'Spokes push logs, metrics and, where the fleet keeps them, traces to these ports. Without one of them the queues of all spokes fill, and nothing of that kind arrives.',
  byHand: [
    'kubectl --context CONTEXT --namespace monitoring get service loki-gateway-external prometheus-otlp-external',
    'kubectl --context CONTEXT --namespace monitoring get endpointslices',
  ],
  needs: ['services'],
  check: async (fleet) =>
    (await Promise.all(signalsOf(fleet.fleet).map((signal) => faultsOf(fleet, signal)))).flat(),
}

const faultsOf = async (fleet: LiveFleet, signal: Signal): Promise<readonly Found[]> => {
  const ingest = ingestOf(fleet.fleet, signal)
  const { namespace } = ingest.store.service
  const services = (await fleet.hub.api.list('/api/v1/services')) as readonly (IService & KubernetesObject)[]
  const service = services.find(
    ({ metadata }) => metadata.name === ingest.name && metadata.namespace === namespace,
  )
  if (!service) return [missing(fleet, signal, ingest)]
  const otherwise = differences(service, ingest)
  if (otherwise.length > 0) return [changed(fleet, signal, ingest, otherwise)]
  const ready = await readyEndpoints(fleet.hub.api, { namespace, name: ingest.name })
  return ready > 0 ? [] : [empty(fleet, signal, ingest)]
}

/** What of the Service is not as the spokes need it. */
const differences = ({ spec }: IService, { name, nodePort }: IngestService): readonly Evidence[] => {
  const ports = (spec?.ports ?? []).map((port) => String(port.nodePort ?? 'none'))
  const fields = [
    { field: '.spec.type', seen: spec?.type ?? 'ClusterIP', stated: 'NodePort' },
    { field: '.spec.ports[].nodePort', seen: ports.join(', '), stated: String(nodePort) },
    // Any other hides the address of the sender, by which the NetworkPolicy admits it.
    { field: '.spec.externalTrafficPolicy', seen: spec?.externalTrafficPolicy ?? 'Cluster', stated: 'Local' },
  ]
  return fields
    .filter(({ seen, stated }) => !seen.split(', ').includes(stated))
    .map(({ field, seen, stated }) => ({ asked: `Service ${name} ${field}`, seen: `${seen}, not ${stated}` }))
}

const found = (fleet: LiveFleet, signal: Signal, { name, store }: IngestService) => ({
  severity: 'error' as const,
  cluster: fleet.hub.name,
  subject: `Service ${store.service.namespace}/${name}`,
  explains: silenceOf(signal).filter(({ check }) => check === 'push-arrives'),
})

const missing = (fleet: LiveFleet, signal: Signal, ingest: IngestService): Found => ({
  ...found(fleet, signal, ingest),
  message: `no Service takes the ${signal} of the spokes: ${ingest.name} is not there, so port ${ingest.nodePort} is closed`,
  evidence: [{ asked: `Service ${ingest.store.service.namespace}/${ingest.name}`, seen: 'not found' }],
  cause: 'Somebody deleted it, or Flux has not applied the layer telemetry of the hub.',
  fix: reconcileTelemetry(fleet.fleet, fleet.hub),
})

const changed = (
  fleet: LiveFleet,
  signal: Signal,
  ingest: IngestService,
  evidence: readonly Evidence[],
): Found => ({
  ...found(fleet, signal, ingest),
  message: `Service ${ingest.name} does not take the ${signal} of the spokes: ${evidence.map(({ asked, seen }) => `${asked.split(' ').at(-1)} is ${seen}`).join('; ')}`,
  evidence,
  cause: 'Somebody changed it, or the inventory was changed and Flux has not applied it yet.',
  fix: reconcileTelemetry(fleet.fleet, fleet.hub),
})

const empty = (fleet: LiveFleet, signal: Signal, { name, store, ...rest }: IngestService): Found => {
  const { namespace } = store.service
  const labels = Object.entries(store.podLabels).map((pair) => pair.join('='))
  return {
    ...found(fleet, signal, { name, store, ...rest }),
    message: `port ${rest.nodePort} of the hub has no ready pod behind it, so it refuses the ${signal} of the spokes`,
    evidence: [{ asked: `EndpointSlices of Service ${namespace}/${name}, ready addresses`, seen: 'none' }],
    cause: `The pods of ${store.release} do not run or are not ready, or have other labels than the Service selects.`,
    fix: kubectl(fleet.hub, `--namespace ${namespace} get pods --selector ${labels.join(',')}`),
  }
}
