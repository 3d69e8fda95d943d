import { fleetExports, type FleetExport } from '../../telemetry/fleet-exports.ts'
import type { Absence } from '../../values/absence.ts'
import { serviceAddressIn } from '../../tree/network/services.ts'
import type { Report, Rule } from '../rule/rule.ts'
import type { FleetView } from '../../tree/fleet-view.ts'
import { ingestOf, ingestsFor, intakesOf } from '../../telemetry/ingest.ts'

export const noMissingIngest: Rule = {
  id: 'no-missing-ingest',
  summary:
    'Every push reaches a Service of the fleet that accepts its signal, by address, port, protocol and path.',
  rationale: 'Exporters retry without end and without an alert. A wrong address, port or path is silence.',
  fix: 'Write the address, the node port and the path at which the hub accepts the signal.',
  needs: 'hub',
  check: (fleet, report) => {
    for (const push of fleetExports(fleet)) checkPush(fleet, push, report)
  },
}

/** Of a URL to another cluster nobody knows which one it is. */
const absenceOf = ({ url, isInside }: FleetExport): Absence => {
  const address = isInside ? serviceAddressIn(url.host) : undefined
  return address
    ? { of: 'services', namespaces: [address.namespace], name: address.name }
    : { of: 'services', isOfFleet: true }
}

const checkPush = (fleet: FleetView, push: FleetExport, report: Report): void => {
  const { url, from, signal } = push
  const reportPush = (message: string, fix: string): void => {
    report({
      location: push.collector.location(...push.path),
      message: `${from.name} pushes its ${signal} to ${url.href}, and ${message}`,
      impact: `no ${signal} of ${from.name} arrive`,
      fix,
      ...(!ingest && { absence: absenceOf(push) }),
    })
  }
  const ingest = ingestOf(fleet, push)
  if (!ingest)
    return reportPush(
      push.isInside
        ? `${from.name} has no Service and port ${url.host}`
        : `no cluster has a Service on the node port ${url.port || 'of that URL'}`,
      `push to one of ${ingestsFor(fleet, push).join(', ') || 'the Services that you add'}`,
    )
  if (ingest.isUnknown) return
  const intakes = ingest.doors.flatMap(intakesOf)
  // Spans may go through a collector first, and to stores that nobody knows here.
  if (signal === 'traces' && intakes.length === 0) return
  const intake = intakes.find(({ takes }) => takes === signal)
  if (!intake)
    return reportPush(
      `the pods of ${ingest.owner} do not accept ${signal}`,
      `push to a Service of a store of ${signal}`,
    )
  if (url.pathname !== intake.path || url.protocol !== 'http:')
    reportPush(
      `${ingest.owner} accepts ${signal} by http at the path ${intake.path}`,
      `set the endpoint to http://${url.host}${intake.path}`,
    )
}
