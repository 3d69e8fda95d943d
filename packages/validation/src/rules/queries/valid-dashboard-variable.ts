import { textOf } from '../../queries/json.ts'
import { errorInVariable } from '../../queries/variable-query.ts'
import { questionsIn } from '../../telemetry/questions/asked.ts'
import { languageOf } from '../../telemetry/questions/dashboard-questions.ts'
import type { Rule } from '../rule/rule.ts'

export const validDashboardVariable: Rule = {
  id: 'valid-dashboard-variable',
  ownSeverity: 'warning',
  stage: 'shape',
  summary: 'The query of a variable has one of the forms that Grafana’s data sources know.',
  rationale:
    'The query of a variable is not PromQL. Grafana takes a misspelt label_values for a metric, and the list of values stays empty.',
  fix: 'Write label_values(label), label_values(selector, label) or another of the forms.',
  check: (fleet, report) => {
    for (const { name, variables, location } of questionsIn(fleet).dashboards)
      for (const { name: variable, fields, path } of variables) {
        if (fields['type'] !== 'query' || !languageOf(fields['datasource'])) continue
        const query = textOf(fields['query'])
        const error = query === undefined ? { offset: 0, message: 'it has no query' } : errorInVariable(query)
        if (!error) continue
        report({
          location:
            query === undefined ? location(...path) : { ...location(...path, 'query'), offset: error.offset },
          message: `the variable ${variable} of ${name}: ${error.message}`,
          impact: 'the list of values stays empty, and so does every panel that uses it',
          fix: 'write label_values(label) or label_values(selector, label)',
        })
      }
  },
}
