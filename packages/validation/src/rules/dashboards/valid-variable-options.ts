import { suggestion } from '@fleet/model/suggestion'
import type { VariableModel } from '../../schemas/dashboards/dashboard-model.ts'
import { inEachDashboard } from '../rule/in-each-dashboard.ts'
import type { Rule } from '../rule/rule.ts'

const ALL = '$__all'

export const validVariableOptions: Rule = {
  id: 'valid-variable-options',
  severity: 'warning',
  summary:
    'The options of a variable allow its current value: “All” needs includeAll and allValue, a list needs multi.',
  rationale:
    'Without allValue Grafana writes the name of every pod into the query, until the URL is too long. It replaces a value that is not in the list, or shows nothing.',
  fix: 'Set includeAll, allValue and multi as the current value needs them.',
  check: inEachDashboard(({ model, location }, report) => {
    for (const [index, variable] of model.templating.list.entries()) {
      const reportKey: ReportKey = (path, message, fix) => {
        report({
          location: location('templating', 'list', index, ...path),
          message: `the variable ${variable.name} of the dashboard ${model.title} ${message}`,
          impact: 'the dashboard opens on other values, or on nothing',
          fix,
        })
      }
      checkAll(variable, reportKey)
      checkSeveral(variable, reportKey)
      checkTexts(variable, reportKey)
      checkValues(variable, reportKey)
    }
  }),
}

type ReportKey = (path: readonly string[], message: string, fix: string) => void

const isList = ({ type }: VariableModel): boolean => type === 'query' || type === 'custom'

const valuesOf = ({ current }: VariableModel): readonly string[] =>
  current === undefined ? [] : [current.value].flat()

const checkAll = (variable: VariableModel, report: ReportKey): void => {
  const { includeAll = false, allValue } = variable
  if (includeAll && isList(variable) && allValue === undefined)
    report(['allValue'], 'offers “All” without allValue', 'set allValue, such as .+')
  if (!includeAll && (allValue !== undefined || valuesOf(variable).includes(ALL)))
    report(['includeAll'], 'uses “All” without includeAll', 'set includeAll to true')
}

const checkSeveral = (variable: VariableModel, report: ReportKey): void => {
  const { current, multi = false } = variable
  // Grafana makes a list of a single value by itself.
  if (!multi && Array.isArray(current?.value) && isList(variable))
    report(['multi'], 'has a list of values without multi', 'set multi to true')
}

/** A list has one text for each value. */
const checkTexts = ({ current }: VariableModel, report: ReportKey): void => {
  if (!Array.isArray(current?.value)) return
  const texts = [current.text].flat()
  if (current.value.length === 0 || texts.length !== current.value.length)
    report(
      ['current', 'value'],
      'opens without a value, or on values without texts',
      'set at least one value, and a text for each',
    )
}

/** Of a custom variable the list of values is known. */
const checkValues = (variable: VariableModel, report: ReportKey): void => {
  const { type, query } = variable
  if (type !== 'custom' || typeof query !== 'string') return
  const options = query.split(',').map((option) => (option.split(' : ').at(-1) ?? '').trim())
  for (const value of valuesOf(variable)) {
    if (value === ALL || value === '' || options.includes(value)) continue
    report(
      ['current', 'value'],
      `opens on ${value}, which is not one of its values`,
      suggestion(value, options),
    )
  }
}
