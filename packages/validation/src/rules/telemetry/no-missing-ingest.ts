import { fleetExports } from '../../telemetry/fleet-exports.ts'
import type { Rule } from '../rule.ts'
import type { Violation } from '../../values/violation.ts'
import type { FleetView } from '../../tree/fleet-view.ts'
import type { FleetExport } from '../../telemetry/fleet-exports.ts'
import { ingestOf, ingestsFor } from '../../telemetry/ingest.ts'

export const noMissingIngest: Rule = {
  id: 'no-missing-ingest',
  summary:
    'Every push of a collector reaches a Service of the fleet that takes in what it sends, by address, port, protocol and path.',
  rationale:
    'Exporters retry without end and drop nothing that anybody sees: a wrong address, port or path is silence.',
  example: {
    refused:
      'exporters:\n  otlp_http:\n    endpoint: http://100.64.0.1:31081/otlp   # no Service has this node port\n',
    accepted: 'exporters:\n  otlp_http:\n    endpoint: http://100.64.0.1:30080/otlp\n',
  },
  fix: 'Give the address, node port and path under which the hub takes it in.',
  check: (fleet) => fleetExports(fleet).flatMap((push) => checkPush(fleet, push)),
}

const checkPush = (fleet: FleetView, push: FleetExport): Violation[] => {
  const { url, from, signal } = push
  const ingest = ingestOf(fleet, push)
  if (!ingest)
    return [
      violation(
        push,
        push.isInside
          ? `${from.name} has no Service and port ${url.host}`
          : `no cluster has a Service on the node port ${url.port || 'of that URL'}`,
        `push to one of ${ingestsFor(fleet, push).join(', ') || 'the Services that you add'}`,
      ),
    ]
  if (ingest.isUnknown) return []
  const intakes = ingest.pods.flatMap(({ intake }) => intake ?? [])
  const fitting = intakes.find(({ takes }) => takes === signal)
  if (!fitting)
    return [
      violation(
        push,
        `${ingest.owner} leads to no pods that take in ${signal}`,
        `push to a Service before a store of ${signal}`,
      ),
    ]
  return url.pathname === fitting.path && url.protocol === 'http:'
    ? []
    : [
        violation(
          push,
          `${ingest.owner} takes ${signal} by http at the path ${fitting.path}`,
          `make the endpoint http://${url.host}${fitting.path}`,
        ),
      ]
}

const violation = (push: FleetExport, message: string, fix: string): Violation => ({
  location: push.collector.location(...push.path),
  message: `${push.from.name} pushes its ${push.signal} to ${push.url.href}, and ${message}`,
  impact: `no ${push.signal} of ${push.from.name} arrive`,
  fix,
})
