import { languageOf } from '../../telemetry/questions/dashboard-questions.ts'
import { askedIn } from '../../telemetry/questions/asked.ts'
import { textOf } from '../../queries/json.ts'
import { mistakeInVariable } from '../../queries/variable-query.ts'
import type { Rule } from '../rule.ts'

export const validDashboardVariable: Rule = {
  id: 'valid-dashboard-variable',
  stage: 'shape',
  demands:
    'A variable that asks a store does so in one of the forms that Grafana’s data sources know, and has a name of its own.',
  why: 'A variable’s query is no PromQL: Grafana takes a misspelt label_values for a metric, and the list of choices stays empty.',
  example: {
    refused: '{ "type": "query", "name": "cluster", "query": "label_value(cluster)" }',
    accepted: '{ "type": "query", "name": "cluster", "query": "label_values(cluster)" }',
  },
  mend: 'Write label_values(label), label_values(selector, label) or another of the forms.',
  judge: (fleet) =>
    askedIn(fleet).dashboards.flatMap(({ name, variables, spot }) =>
      variables.flatMap(({ name: variable, fields, path }, index) => {
        const consequence = 'the list of choices stays empty, and with it every panel that uses it'
        if (!/^\w+$/.test(variable) || variables.findIndex((other) => other.name === variable) < index)
          return [
            {
              at: spot(...path, 'name'),
              what: `${name} has a variable called ${JSON.stringify(variable)}, ${variable === '' ? 'which is no name' : 'twice or not in letters and digits'}`,
              consequence,
              mend: 'give it a name of its own',
            },
          ]
        const query = textOf(fields['query'])
        if (fields['type'] !== 'query' || !languageOf(fields['datasource'])) return []
        const mistake =
          query === undefined ? { offset: 0, what: 'it has no query' } : mistakeInVariable(query)
        if (!mistake) return []
        return [
          {
            at: query === undefined ? spot(...path) : { ...spot(...path, 'query'), offset: mistake.offset },
            what: `the variable ${variable} of ${name}: ${mistake.what}`,
            consequence,
            mend: 'write label_values(label) or label_values(selector, label)',
          },
        ]
      }),
    ),
}
