import { at } from '../../values/location.ts'
import { inEachCluster, type Rule } from '../rule/rule.ts'
import { nameOf } from '../../tree/objects.ts'
import { selects } from '../../values/selector.ts'
import { podsIn } from '../../tree/workloads/pods.ts'

export const validServicePort: Rule = {
  id: 'valid-service-port',
  ownSeverity: 'info',
  summary: 'A Service has ports, each with the number of its pods’ port or of a protocol.',
  rationale: 'Clients use the program’s own number. The API server refuses a Service without a port.',
  fix: 'Set the port to the number of the pods’ port.',
  check: inEachCluster((cluster, report) => {
    for (const service of cluster.all('v1/Service')) {
      const { ports = [], selector, type, clusterIP } = service.object.spec ?? {}
      if (ports.length === 0 && type !== 'ExternalName' && clusterIP !== 'None')
        report({
          location: at(service, 'spec', 'ports'),
          message: `${nameOf(service)} has no port`,
          impact: 'the API server refuses it',
          fix: 'add the port of its pods',
          ownSeverity: 'error',
        })
      if (!selector) continue
      const numbers = podsIn(cluster, service.object.metadata.namespace ?? 'default')
        .filter(({ labels }) => selects({ matchLabels: selector }, labels))
        .flatMap((pods) => pods.ports.map(({ number }) => number))
      if (numbers.length === 0) continue
      for (const [index, { port }] of ports.entries())
        if (!numbers.includes(port) && !OF_PROTOCOLS.includes(port))
          report({
            location: at(service, 'spec', 'ports', index, 'port'),
            message: `${nameOf(service)} has the port ${port}, and its pods have ${[...new Set(numbers)].join(', ')}`,
            impact: 'clients that use the program’s own number do not reach it',
            fix: `set the port to ${numbers[0]}`,
          })
    }
  }),
}

/** A protocol's own number fits any program. */
const OF_PROTOCOLS = [80, 443]
