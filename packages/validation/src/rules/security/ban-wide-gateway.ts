import { doorsBehind } from '../../telemetry/ingest.ts'
import { servicesByNodePort, type NodePortService } from '../../tree/network/node-ports.ts'
import type { NginxLocation } from '../../tree/workloads/nginx-gateway.ts'
import type { Report, Rule } from '../rule/rule.ts'

export const banWideGateway: Rule = {
  id: 'ban-wide-gateway',
  ownSeverity: 'warning',
  summary: 'A gateway behind a node port passes on the paths of pushes, and nothing else.',
  rationale:
    'Stores have no users of their own. With `location /` everybody who may push may also query, delete what is stored, and stop the store.',
  fix: 'Pass `location = PATH` of each push on, and answer everything else with 404.',
  check: (fleet, report) => {
    for (const nodePort of [...servicesByNodePort(fleet).values()].flat()) checkNodePort(nodePort, report)
  },
}

/** Paths at which stores only take in. */
const PUSHES = [
  '/api/v1/otlp/v1/metrics',
  '/api/v1/push',
  '/api/v1/write',
  '/insert/opentelemetry/v1/logs',
  '/loki/api/v1/push',
  '/otlp/v1/logs',
  '/otlp/v1/metrics',
  '/otlp/v1/traces',
  '/v1/logs',
  '/v1/metrics',
  '/v1/traces',
]

const checkNodePort = (nodePort: NodePortService, report: Report): void => {
  for (const { pods, port } of doorsBehind(nodePort))
    for (const { ports, locations } of pods.gateway?.servers ?? []) {
      const wide = locations.filter((location) => location.proxies && !isPush(location))
      if (pods.gateway && port !== undefined && ports.includes(port) && wide.length > 0)
        report({
          location: pods.gateway.location,
          message: `the server at port ${port}, to which ${nodePort.service.owner} leads, passes \`location ${wide.map(({ written }) => written).join('`, `')}\` on to a store`,
          impact: 'a client that may push may also query, change or stop what has no users of its own',
          fix: 'pass only `location = PATH` of each push on, and return 404 for everything else',
        })
    }
}

const isPush = ({ modifier, path }: NginxLocation): boolean => modifier === '=' && PUSHES.includes(path)
