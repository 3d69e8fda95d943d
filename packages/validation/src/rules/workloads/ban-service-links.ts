import { at } from '../../values/location.ts'
import { inEachCluster, type Rule } from '../rule.ts'
import { ownPodsOf } from '../../tree/workloads/pods.ts'

export const banServiceLinks: Rule = {
  id: 'ban-service-links',
  summary: 'No pod is given the Services of its namespace as variables.',
  rationale:
    'A Service named n8n becomes N8N_PORT=tcp://…, which the program of that name takes for its own setting.',
  example: {
    refused: 'spec:\n  containers: […]',
    accepted: 'spec:\n  enableServiceLinks: false\n  containers: […]',
  },
  fix: 'Set enableServiceLinks: false; Services are found by DNS.',
  check: inEachCluster((cluster) =>
    ownPodsOf(cluster)
      .filter(({ spec }) => spec.enableServiceLinks !== false)
      .map(({ owner, controller, path }) => ({
        location: at(controller, ...path, 'enableServiceLinks'),
        message: `the pods of ${owner} are given every Service of their namespace as variables`,
        impact: 'a new Service changes the settings of programs that read variables by such names',
        fix: 'set enableServiceLinks: false',
      })),
  ),
}
