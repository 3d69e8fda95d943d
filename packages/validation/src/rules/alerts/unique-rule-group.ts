import { at } from '../../values/location.ts'
import { inEachCluster, type Rule } from '../rule/rule.ts'

export const uniqueRuleGroup: Rule = {
  id: 'unique-rule-group',
  summary: 'No two groups of one PrometheusRule have the same name.',
  rationale: 'The names are the keys of a list-map: the API server refuses the object with two equal ones.',
  fix: 'Give one of the groups another name.',
  check: inEachCluster((cluster, report) => {
    for (const located of cluster.all('monitoring.coreos.com/v1/PrometheusRule')) {
      const names = (located.object.spec.groups ?? []).map(({ name }) => name)
      for (const [index, name] of names.entries()) {
        if (names.indexOf(name) === index) continue
        report({
          location: at(located, 'spec', 'groups', index, 'name'),
          message: `two groups of PrometheusRule ${located.object.metadata.name} are called ${name}`,
          impact: 'the API server refuses the object, and none of its alerts ever fires',
          fix: 'give one of them another name',
        })
      }
    }
  }),
}
