import { fleetPushes } from '../../telemetry/fleet-pushes.ts'
import type { Rule } from '../rule/rule.ts'
import type { Violation } from '../../values/violation.ts'
import type { FleetView } from '../../tree/fleet-view.ts'
import type { FleetPush } from '../../telemetry/fleet-pushes.ts'
import { ingestOf, placesToPush } from '../../telemetry/ingest.ts'

export const noMissingIngest: Rule = {
  id: 'no-missing-ingest',
  summary:
    'Every push of a collector reaches a Service of the fleet that takes in what it sends, by address, port, protocol and path.',
  rationale:
    'Exporters retry without end and drop nothing that anybody sees: a wrong address, port or path is silence.',
  fix: 'Give the address, node port and path under which the hub takes it in.',
  check: (fleet) => fleetPushes(fleet).flatMap((push) => checkPush(fleet, push)),
}

const checkPush = (fleet: FleetView, push: FleetPush): Violation[] => {
  const { url, from, sends } = push
  const ingest = ingestOf(fleet, push)
  if (!ingest)
    return [
      violation(
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
      violation(
        push,
        `${ingest.owner} leads to no pods that take in ${sends}`,
        `push to a Service before a store of ${sends}`,
      ),
    ]
  return url.pathname === fitting.path && url.protocol === 'http:'
    ? []
    : [
        violation(
          push,
          `${ingest.owner} takes ${sends} by http at the path ${fitting.path}`,
          `make the endpoint http://${url.host}${fitting.path}`,
        ),
      ]
}

const violation = (push: FleetPush, message: string, fix: string): Violation => ({
  location: push.collector.location(...push.path),
  message: `${push.from.name} pushes its ${push.sends} to ${push.url.href}, and ${message}`,
  impact: `no ${push.sends} of ${push.from.name} arrive`,
  fix,
})
