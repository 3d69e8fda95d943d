import { fleetPushes } from '../../telemetry/fleet-pushes.ts'
import type { Rule } from '../rule.ts'

export const uniqueIngestAddress: Rule = {
  id: 'unique-ingest-address',
  demands: 'All exporters that leave their cluster push to one address: the hub’s.',
  why: 'The hub’s address changed three times and stood in thirty files; the one that was forgotten pushed into the void.',
  example: {
    refused:
      "otlp_http: { endpoint: 'http://100.64.0.1:30080/otlp' }\nprometheus_remote_write: { endpoint: 'http://100.64.0.9:30090/api/v1/write' }\n",
    accepted:
      "otlp_http: { endpoint: 'http://100.64.0.1:30080/otlp' }\nprometheus_remote_write: { endpoint: 'http://100.64.0.1:30090/api/v1/write' }\n",
  },
  mend: 'Push everything to the hub’s one address.',
  judge: (fleet) => {
    const outside = fleetPushes(fleet).filter(({ isInside }) => !isInside)
    const [usual] = [...Map.groupBy(outside, ({ url }) => url.hostname)].toSorted(
      ([, one], [, other]) => other.length - one.length,
    )
    return outside
      .filter(({ url }) => url.hostname !== usual?.[0])
      .map(({ collector, path, url, from, sends }) => ({
        at: collector.spot(...path),
        what: `${from.name} pushes its ${sends} to ${url.hostname}, and ${usual?.[1].length} other exporters push to ${usual?.[0]}`,
        consequence: `no ${sends} of ${from.name} arrive if the hub is where the others think`,
        mend: 'push everything to the one address of the hub',
      }))
  },
}
