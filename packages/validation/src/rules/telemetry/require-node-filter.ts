import { componentsOf } from '../../telemetry/collectors/collector.ts'
import { inEachRuntime } from '../rule/in-each-collector.ts'
import type { Rule } from '../rule/rule.ts'

export const requireNodeFilter: Rule = {
  id: 'require-node-filter',
  ownSeverity: 'warning',
  summary: 'A collector on each node watches the pods of its own node only.',
  rationale:
    'Without the filter every collector holds every pod of the cluster in memory. With a wrong one it finds no pod of its own node.',
  fix: 'Set filter.node_from_env_var to a variable that spec.nodeName fills.',
  check: inEachRuntime((collector, { isOnEachNode, variables, owner, location }, report) => {
    if (!isOnEachNode) return
    for (const { id, value } of componentsOf(collector, 'processors', 'k8s_attributes')) {
      const name = value.filter?.node_from_env_var
      if (name !== undefined && variables.get(name) === 'spec.nodeName') continue
      report({
        location: collector.location('processors', id, 'filter', 'node_from_env_var'),
        related: [location('env')],
        message:
          name === undefined
            ? `${id} of ${owner} watches the pods of every node`
            : `${id} watches the pods of the node in ${name}, and ${owner} does not fill it from spec.nodeName`,
        impact: 'every collector holds every pod of its cluster in memory, or finds none of its own node',
        fix: 'write the name of a variable that spec.nodeName fills',
      })
    }
  }),
}
