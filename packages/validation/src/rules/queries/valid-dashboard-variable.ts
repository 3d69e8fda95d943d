import { fieldsOf, textOf, type Fields } from '../../queries/json.ts'
import { errorInVariable } from '../../queries/variable-query.ts'
import { questionsIn } from '../../telemetry/questions/asked.ts'
import { languageOf } from '../../telemetry/questions/dashboard-questions.ts'
import { isVictoriaLogs } from '../../telemetry/questions/logsql-questions.ts'
import type { Location } from '../../values/location.ts'
import type { Report, Rule } from '../rule/rule.ts'

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
        if (fields['type'] !== 'query') continue
        if (isVictoriaLogs(fields['datasource'])) {
          const where = { location: location(...path, 'query'), owner: `the variable ${variable} of ${name}` }
          reportFieldQuery(fieldsOf(fields['query']), where, report)
          continue
        }
        if (!languageOf(fields['datasource'])) continue
        const query = textOf(fields['query'])
        const error = query === undefined ? { offset: 0, message: 'it has no query' } : errorInVariable(query)
        if (!error) continue
        report({
          location:
            query === undefined ? location(...path) : { ...location(...path, 'query'), offset: error.offset },
          message: `the variable ${variable} of ${name}: ${error.message}`,
          impact: IMPACT,
          fix: 'write label_values(label) or label_values(selector, label)',
        })
      }
  },
}

const IMPACT = 'the list of values stays empty, and so does every panel that uses it'

/** The plugin of VictoriaLogs lists the names of fields, or the values of one. */
const reportFieldQuery = (
  { type, field }: Fields,
  { location, owner }: { readonly location: Location; readonly owner: string },
  report: Report,
): void => {
  const reportIt = (message: string): void => {
    report({
      location,
      message: `${owner}: ${message}`,
      impact: IMPACT,
      fix: 'write {"type": "fieldValue", "field": "…", "query": "{…}"}',
    })
  }
  if (type !== 'fieldName' && type !== 'fieldValue')
    reportIt('its query has neither the type fieldName nor fieldValue')
  else if (type === 'fieldValue' && !textOf(field)) reportIt('it names no field whose values it lists')
}
