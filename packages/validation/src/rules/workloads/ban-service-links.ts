import { at } from '../../values/spot.ts'
import { inEachCluster, type Rule } from '../rule.ts'

export const banServiceLinks: Rule = {
  id: 'ban-service-links',
  demands: 'No pod is given the Services of its namespace as variables.',
  why: 'A Service named n8n becomes N8N_PORT=tcp://…, which the program of that name takes for its own setting.',
  example: {
    refused: 'spec:\n  containers: […]',
    accepted: 'spec:\n  enableServiceLinks: false\n  containers: […]',
  },
  mend: 'Set enableServiceLinks: false; Services are found by DNS.',
  judge: inEachCluster((cluster) =>
    cluster.ownPods
      .filter(({ spec }) => spec.enableServiceLinks !== false)
      .map(({ owner, controller, path }) => ({
        at: at(controller, ...path, 'enableServiceLinks'),
        what: `the pods of ${owner} are given every Service of their namespace as variables`,
        consequence: 'a new Service changes the settings of programs that read variables by such names',
        mend: 'set enableServiceLinks: false',
      })),
  ),
}
