import { languageOf } from '../../telemetry/questions/dashboard-questions.ts'
import { askedIn } from '../../telemetry/questions/asked.ts'
import { textOf } from '../../queries/json.ts'
import { errorInVariable } from '../../queries/variable-query.ts'
import type { Rule } from '../rule/rule.ts'

export const validDashboardVariable: Rule = {
  id: 'valid-dashboard-variable',
  stage: 'shape',
  summary:
    'A variable that asks a store does so in one of the forms that Grafana’s data sources know, and has a name of its own.',
  rationale:
    'A variable’s query is no PromQL: Grafana takes a misspelt label_values for a metric, and the list of choices stays empty.',
  fix: 'Write label_values(label), label_values(selector, label) or another of the forms.',
  check: (fleet) =>
    askedIn(fleet).dashboards.flatMap(({ name, variables, location }) =>
      variables.flatMap(({ name: variable, fields, path }, index) => {
        const impact = 'the list of choices stays empty, and with it every panel that uses it'
        if (!/^\w+$/.test(variable) || variables.findIndex((other) => other.name === variable) < index)
          return [
            {
              location: location(...path, 'name'),
              message: `${name} has a variable called ${JSON.stringify(variable)}, ${variable === '' ? 'which is no name' : 'twice or not in letters and digits'}`,
              impact,
              fix: 'give it a name of its own',
            },
          ]
        const query = textOf(fields['query'])
        if (fields['type'] !== 'query' || !languageOf(fields['datasource'])) return []
        const error = query === undefined ? { offset: 0, message: 'it has no query' } : errorInVariable(query)
        if (!error) return []
        return [
          {
            location:
              query === undefined
                ? location(...path)
                : { ...location(...path, 'query'), offset: error.offset },
            message: `the variable ${variable} of ${name}: ${error.message}`,
            impact,
            fix: 'write label_values(label) or label_values(selector, label)',
          },
        ]
      }),
    ),
}
