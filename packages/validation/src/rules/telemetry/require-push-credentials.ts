import { fleetExports, type FleetExport } from '../../telemetry/fleet-exports.ts'
import { gatewaysAt, ingestOf, requestPath } from '../../telemetry/ingest.ts'
import type { FleetView } from '../../tree/fleet-view.ts'
import type { Report, Rule } from '../rule/rule.ts'

export const requirePushCredentials: Rule = {
  id: 'require-push-credentials',
  summary: 'A collector sends a credential to a gateway that asks for one.',
  rationale:
    'The gateway refuses each request without one. The queue of the collector fills, and what comes afterwards is lost.',
  fix: 'Give the exporter an authenticator, or have the gateway take requests without a credential until all collectors have one.',
  check: (fleet, report) => {
    for (const push of fleetExports(fleet)) checkPush(fleet, push, report)
  },
}

const checkPush = (fleet: FleetView, push: FleetExport, report: Report): void => {
  const { url, from, signal } = push
  if (push.isAuthenticated) return
  const ingest = ingestOf(fleet, push)
  const path = requestPath({ takes: signal, path: url.pathname })
  const asking = gatewaysAt(ingest?.doors ?? [], path).find(({ location }) => location.asks === 'everybody')
  if (ingest && asking)
    report({
      location: push.collector.location(...push.path),
      related: [asking.gateway.location],
      message: `${from.name} pushes its ${signal} to ${url.href} without a credential, and the nginx behind ${ingest.owner} asks for one at \`location ${asking.location.written}\``,
      impact: `no ${signal} of ${from.name} arrive, and what its queue has no room for is lost`,
      fix: 'give the exporter an `auth.authenticator`, or turn `auth_basic` off there',
    })
}
