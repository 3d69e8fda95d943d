import type { Breach, Rule } from '../../rule.ts'
import type { FleetPush, FleetView } from '../../view/fleet-view.ts'
import { ingestOf, placesToPush } from '../../view/ingest.ts'

export const noMissingIngest: Rule = {
  id: 'no-missing-ingest',
  demands:
    'Every push of a collector reaches a Service of the fleet that takes in what it sends, by address, port, protocol and path.',
  why: 'Exporters retry without end and drop nothing that anybody sees: a wrong address, port or path is silence.',
  example: {
    refused:
      'exporters:\n  otlp_http:\n    endpoint: http://100.64.0.1:31081/otlp   # no Service has this node port\n',
    accepted: 'exporters:\n  otlp_http:\n    endpoint: http://100.64.0.1:30080/otlp\n',
  },
  mend: 'Give the address, node port and path under which the hub takes it in.',
  judge: (fleet) => fleet.pushes.flatMap((push) => judgePush(fleet, push)),
}

const judgePush = (fleet: FleetView, push: FleetPush): Breach[] => {
  const { url, from, sends } = push
  const ingest = ingestOf(fleet, push)
  if (!ingest)
    return [
      breach(
        push,
        push.isInside
          ? `${from.name} has no Service and port ${url.host}`
          : `no cluster has a Service on the node port ${url.port || 'of that URL'}`,
        `push to one of ${placesToPush(fleet, push).join(', ') || 'the Services that you add'}`,
      ),
    ]
  if (ingest.isUnknown) return []
  const intakes = ingest.pods.flatMap(({ intake }) => intake ?? [])
  const fitting = intakes.find(({ takes }) => takes === sends)
  if (!fitting)
    return [
      breach(
        push,
        `${ingest.owner} leads to no pods that take in ${sends}`,
        `push to a Service before a store of ${sends}`,
      ),
    ]
  return url.pathname === fitting.path && url.protocol === 'http:'
    ? []
    : [
        breach(
          push,
          `${ingest.owner} takes ${sends} by http at the path ${fitting.path}`,
          `make the endpoint http://${url.host}${fitting.path}`,
        ),
      ]
}

const breach = (push: FleetPush, what: string, mend: string): Breach => ({
  at: push.collector.spot(...push.path),
  what: `${push.from.name} pushes its ${push.sends} to ${push.url.href}, and ${what}`,
  consequence: `no ${push.sends} of ${push.from.name} arrive`,
  mend,
})
