import { at } from '../../values/location.ts'
import { inEachCluster, type Rule } from '../rule/rule.ts'
import { ownPodsOf } from '../../tree/workloads/pods.ts'

export const banServiceLinks: Rule = {
  id: 'ban-service-links',
  severity: 'warning',
  ownSeverity: 'info',
  summary: 'No pod gets the Services of its namespace as environment variables.',
  rationale:
    'A Service named n8n becomes N8N_PORT=tcp://…, which the program of that name reads as its own setting.',
  fix: 'Set enableServiceLinks: false. DNS has the addresses of Services.',
  check: inEachCluster((cluster, report) => {
    for (const { owner, spec, controller, path } of ownPodsOf(cluster))
      if (spec.enableServiceLinks !== false)
        report({
          location: at(controller, ...path, 'enableServiceLinks'),
          message: `the pods of ${owner} get every Service of their namespace as environment variables`,
          impact: 'a new Service changes the settings of programs that read variables with such names',
          fix: 'set enableServiceLinks: false',
        })
  }),
}
