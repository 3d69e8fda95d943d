import { doorsBehind } from '../../telemetry/ingest.ts'
import { servicesByNodePort, type NodePortService } from '../../tree/network/node-ports.ts'
import type { Report, Rule } from '../rule/rule.ts'

export const requireRetryableRefusal: Rule = {
  id: 'require-retryable-refusal',
  ownSeverity: 'warning',
  summary: 'A gateway answers a wrong credential with a status after which a collector sends again.',
  rationale:
    'Exporters drop what is answered by 401. One wrong character in a Secret, and all telemetry of that cluster was lost until somebody noticed.',
  fix: 'Write `error_page 401 403 =503 @refused;` in the server, and a location @refused that returns 503.',
  check: (fleet, report) => {
    for (const nodePort of [...servicesByNodePort(fleet).values()].flat()) checkNodePort(nodePort, report)
  },
}

/** After these both exporters of the collector send again. */
const RETRIED = ['429', '502', '503', '504']

const checkNodePort = (nodePort: NodePortService, report: Report): void => {
  for (const { pods, port } of doorsBehind(nodePort))
    for (const { ports, locations, refusal } of pods.gateway?.servers ?? [])
      if (
        pods.gateway &&
        port !== undefined &&
        ports.includes(port) &&
        locations.some(({ proxies, asks }) => proxies && asks !== 'nobody') &&
        !RETRIED.includes(refusal)
      )
        report({
          location: pods.gateway.location,
          message: `the server at port ${port} answers a wrong credential with ${refusal}`,
          impact: 'a collector drops what is answered by that, so a wrong or changed Secret loses telemetry',
          fix: `write \`error_page 401 403 =503 @refused;\` in that server, and a location that returns 503`,
        })
}
