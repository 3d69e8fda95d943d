import { fleetExports } from '../../telemetry/fleet-exports.ts'
import type { Rule } from '../rule.ts'

export const uniqueIngestAddress: Rule = {
  id: 'unique-ingest-address',
  summary: 'All exporters that leave their cluster push to one address: the hub’s.',
  rationale:
    'The hub’s address changed three times and stood in thirty files; the one that was forgotten pushed into the void.',
  example: {
    refused:
      "otlp_http: { endpoint: 'http://100.64.0.1:30080/otlp' }\nprometheus_remote_write: { endpoint: 'http://100.64.0.9:30090/api/v1/write' }\n",
    accepted:
      "otlp_http: { endpoint: 'http://100.64.0.1:30080/otlp' }\nprometheus_remote_write: { endpoint: 'http://100.64.0.1:30090/api/v1/write' }\n",
  },
  fix: 'Push everything to the hub’s one address.',
  check: (fleet) => {
    const outside = fleetExports(fleet).filter(({ isInside }) => !isInside)
    const [usual] = [...Map.groupBy(outside, ({ url }) => url.hostname)].toSorted(
      ([, one], [, other]) => other.length - one.length,
    )
    return outside
      .filter(({ url }) => url.hostname !== usual?.[0])
      .map(({ collector, path, url, from, signal }) => ({
        location: collector.location(...path),
        message: `${from.name} pushes its ${signal} to ${url.hostname}, and ${usual?.[1].length} other exporters push to ${usual?.[0]}`,
        impact: `no ${signal} of ${from.name} arrive if the hub is where the others think`,
        fix: 'push everything to the one address of the hub',
      }))
  },
}
