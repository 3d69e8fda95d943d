import {
  logsRelay,
  lokiWorkload,
  lokiWriters,
  outOfOrderWindow,
  prometheusServer,
  receiveService,
  seconds,
  THANOS,
  usesThanos,
  traceStore,
  victoriaLogs,
  type Fleet,
  type ServicePort,
} from '@fleet/model'
import { prometheusDuration } from '@fleet/validation/queries'
import type { Check } from '../../check.ts'
import type { Found } from '../../diagnosis.ts'
import { reinstallRelease } from '../../flux/commands.ts'
import { kubectl } from '../../live/kubectl.ts'
import type { LiveCluster } from '../../live/live-cluster.ts'
import type { LiveFleet } from '../../live/live-fleet.ts'
import { readyEndpoints } from './endpoints.ts'
import { pushSubject, silenceOf, type Signal } from './push.ts'

export const pushTaken: Check = {
  id: 'push-taken',
  of: 'fleet',
  title:
    'The stores take what is pushed: the remote-write receiver, the window for late samples, Loki and, where the fleet keeps traces, Jaeger are there.',
  rationale:
    'Prometheus refuses remote write unless it is turned on, and drops a whole request for one sample that is older than its window. Without Loki or Jaeger, their gateway answers 502.',
  byHand: [
    "kubectl --context CONTEXT get --raw '/api/v1/namespaces/monitoring/services/kube-prometheus-stack-prometheus:9090/proxy/api/v1/status/flags'",
    'kubectl --context CONTEXT --namespace monitoring get endpointslices',
  ],
  needs: ['prometheus', 'services'],
  check: async (fleet) => {
    const ofMetrics = usesThanos(fleet.fleet) ? [receiveIsReady] : [receiverIsOn, windowIsWide]
    const parts = await Promise.allSettled(
      [storeOfLogsIsReady, jaegerIsReady, ...ofMetrics].map((part) => part(fleet)),
    )
    const found = parts.flatMap((part) => (part.status === 'fulfilled' ? part.value : []))
    const unasked = parts.find((part) => part.status === 'rejected')
    // What one store shows counts also where another cannot be asked.
    if (found.length === 0 && unasked) throw unasked.reason
    return found
  },
}

const storeOfLogsIsReady = async ({ fleet, hub }: LiveFleet): Promise<readonly Found[]> => {
  const found = await Promise.all(takersOfLines(fleet).map((taker) => isReady(hub, taker)))
  return found.flat()
}

const takersOfLines = (fleet: Fleet): readonly Taker[] => {
  const relay = logsRelay(fleet)
  const store = victoriaLogs(fleet)
  if (relay)
    return [
      { ...relay.service, ...ofLines(relay.service), program: 'The relay of logs' },
      // What it has no room for waits in the relay, and the other copy has it.
      ...relay.copies.map(({ name, insert, storage }) => ({
        ...insert,
        workload: `statefulset/${storage.name}`,
        program: `The copy ${name} of VictoriaLogs`,
        of: 'lines',
      })),
    ]
  if (store) return [{ ...store.insert, ...ofLines(store.storage), program: 'VictoriaLogs' }]
  return lokiWriters(fleet).map((part) => ({
    ...part,
    workload: lokiWorkload(part),
    program: 'Loki',
    of: 'lines',
    signal: 'logs',
  }))
}

const ofLines = ({ name }: ServicePort) =>
  ({ workload: `statefulset/${name}`, of: 'lines', signal: 'logs' }) as const

const jaegerIsReady = ({ fleet, hub }: LiveFleet): Promise<readonly Found[]> => {
  const store = traceStore(fleet)
  if (!store) return Promise.resolve([])
  const workload = `statefulset/${store.otlp.name}`
  return isReady(hub, { ...store.otlp, workload, program: 'Jaeger', of: 'spans', signal: 'traces' })
}

/** What takes in a signal, behind its Service. */
interface Taker extends ServicePort {
  /** As kubectl names it. */
  readonly workload: string
  readonly program: string
  readonly of: string
  /** What is silent without it; of one copy of two nothing is. */
  readonly signal?: Signal
}

const isReady = async (
  hub: LiveCluster,
  { namespace, name, workload, program, of, signal }: Taker,
): Promise<readonly Found[]> => {
  if ((await readyEndpoints(hub.api, { namespace, name })) > 0) return []
  return [
    {
      severity: 'error',
      cluster: hub.name,
      subject: `Service ${namespace}/${name}`,
      message: `${program} takes no ${of}: no pod of it is ready`,
      evidence: [{ asked: `EndpointSlices of Service ${namespace}/${name}, ready addresses`, seen: 'none' }],
      cause: 'Its pod does not run, or does not become ready.',
      fix: kubectl(hub, `--namespace ${namespace} logs ${workload} --tail 50`),
      explains: signal === undefined ? [] : silenceOf(signal),
    },
  ]
}

/** Its window is an argument of its pods, which `object-unchanged` compares with the tree. */
const receiveIsReady = async ({ fleet, hub }: LiveFleet): Promise<readonly Found[]> => {
  const { namespace, name } = receiveService(fleet)
  if ((await readyEndpoints(hub.api, { namespace, name })) > 0) return []
  return [
    {
      severity: 'error',
      cluster: hub.name,
      subject: `Service ${namespace}/${name}`,
      message: 'Thanos takes no metrics: no Receive is ready',
      evidence: [{ asked: `EndpointSlices of Service ${namespace}/${name}, ready addresses`, seen: 'none' }],
      cause: 'Its pods do not run, or wait for each other or for the bucket.',
      fix: kubectl(hub, `--namespace ${namespace} logs statefulset/${THANOS.receive} --tail 50`),
      explains: silenceOf('metrics'),
    },
  ]
}

const receiverIsOn = async (fleet: LiveFleet): Promise<readonly Found[]> => {
  const flags = (await fleet.prometheus.data('/api/v1/status/flags')) as Readonly<Record<string, string>>
  const seen = flags[RECEIVER] ?? 'not set'
  if (seen === 'true') return []
  return [
    {
      ...ofPrometheus(fleet),
      message: 'Prometheus takes no metrics of the spokes: its remote-write receiver is off',
      evidence: [{ asked: `${fleet.prometheus.address}/api/v1/status/flags ${RECEIVER}`, seen }],
      cause:
        'The running Prometheus was started without the flag: `enableRemoteWriteReceiver` is not as the tree states.',
    },
  ]
}

const RECEIVER = 'web.enable-remote-write-receiver'

const windowIsWide = async (fleet: LiveFleet): Promise<readonly Found[]> => {
  const { yaml } = (await fleet.prometheus.data('/api/v1/status/config')) as { readonly yaml: string }
  const stated = outOfOrderWindow(fleet.fleet)
  const [, seen = '0s'] = /^\s*out_of_order_time_window: (\S+)$/m.exec(yaml) ?? []
  if ((prometheusDuration(seen) ?? 0) >= seconds(stated)) return []
  return [
    {
      ...ofPrometheus(fleet),
      message: `Prometheus refuses samples that are older than ${seen}; the inventory needs ${stated} for an outage of ${fleet.fleet.telemetry.longestOutage}`,
      evidence: [
        { asked: `${fleet.prometheus.address}/api/v1/status/config out_of_order_time_window`, seen },
      ],
      cause: 'The running Prometheus does not have `outOfOrderTimeWindow` as the tree states it.',
    },
  ]
}

const ofPrometheus = ({ fleet, hub }: LiveFleet) => {
  const { service, release } = prometheusServer(fleet)
  return {
    severity: 'error' as const,
    cluster: hub.name,
    subject: `Prometheus ${service.namespace}/${service.name}`,
    fix: reinstallRelease(fleet, hub, release),
    explains: [{ check: 'push-arrives', subject: pushSubject('metrics') }, { check: 'sample-accepted' }],
  }
}
