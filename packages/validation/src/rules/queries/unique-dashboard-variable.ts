import { questionsIn } from '../../telemetry/questions/asked.ts'
import type { Rule } from '../rule/rule.ts'

export const uniqueDashboardVariable: Rule = {
  id: 'unique-dashboard-variable',
  ownSeverity: 'warning',
  stage: 'shape',
  summary: 'No two variables of a dashboard have the same name.',
  rationale: 'Queries refer to a variable by its name, and Grafana finds only one of two equal names.',
  fix: 'Give one of the variables another name.',
  check: (fleet, report) => {
    for (const { name, variables, location } of questionsIn(fleet).dashboards) {
      const seen = new Set<string>()
      for (const { name: variable, path } of variables) {
        if (seen.has(variable))
          report({
            location: location(...path, 'name'),
            message: `${name} has two variables ${variable}`,
            impact: 'a panel that uses one of them shows the values of the other',
            fix: 'give one of them another name',
          })
        seen.add(variable)
      }
    }
  },
}
