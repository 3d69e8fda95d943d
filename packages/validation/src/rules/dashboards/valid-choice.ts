import { suggestion } from '@fleet/model/suggestion'
import type { VariableModel } from '../../schemas/grafana/dashboard-model.ts'
import type { Rule } from '../rule/rule.ts'
import type { Violation } from '../../values/violation.ts'
import type { Path } from '../../values/location.ts'
import { inEachDashboard } from '../rule/in-each-dashboard.ts'

const ALL = '$__all'

export const validChoice: Rule = {
  id: 'valid-choice',
  summary:
    'What a variable says of its choices agrees: “All” is chosen only where it may be and says what it stands for, several only where several may be, and a value that is in the list.',
  rationale:
    'Without allValue Grafana writes every pod’s name into the query, until the URL is too long; a choice that is not in the list is replaced by another, or shows nothing.',
  fix: 'Set includeAll, allValue and multi as current needs them.',
  check: inEachDashboard(({ model, location }) =>
    model.templating.list.flatMap((variable, index) =>
      faultsIn(variable).map(({ path, message, fix }): Violation => ({
        location: location('templating', 'list', index, ...path),
        message: `the variable ${variable.name} of the dashboard ${model.title} ${message}`,
        impact: 'the dashboard opens on something else than meant, or on nothing',
        fix,
      })),
    ),
  ),
}

interface Fault {
  readonly path: Path
  readonly message: string
  readonly fix: string
}

const faultsIn = (variable: VariableModel): Fault[] => [
  ...ofAll(variable),
  ...ofSeveral(variable),
  ...ofNone(variable),
  ...valuesOf(variable).flatMap((value) => strange(value, variable)),
]

const valuesOf = ({ current }: VariableModel): readonly string[] =>
  current === undefined ? [] : [current.value].flat()

const ofAll = (variable: VariableModel): Fault[] => {
  const { includeAll = false, allValue } = variable
  if (includeAll)
    return isChosenFrom(variable) && allValue === undefined
      ? [
          {
            path: ['allValue'],
            message: 'does not say what “All” stands for',
            fix: 'give it allValue, such as .+',
          },
        ]
      : []
  return valuesOf(variable).includes(ALL) || allValue !== undefined
    ? [
        {
          path: ['includeAll'],
          message: 'speaks of “All”, which may not be chosen',
          fix: 'set includeAll to true',
        },
      ]
    : []
}

/** Its texts are those of its values, one for one. */
const ofNone = ({ current }: VariableModel): Fault[] => {
  if (!Array.isArray(current?.value)) return []
  const texts = [current.text].flat()
  return current.value.length > 0 && texts.length === current.value.length
    ? []
    : [
        {
          path: ['current', 'value'],
          message: 'opens on nothing, or on values that have no texts',
          fix: 'give it as many texts as values, one at least',
        },
      ]
}

const ofSeveral = (variable: VariableModel): Fault[] => {
  const { current, multi = false } = variable
  const isList = Array.isArray(current?.value)
  // Grafana makes a list of one value itself.
  if (!current || multi || !isList || !isChosenFrom(variable)) return []
  return [
    { path: ['multi'], message: 'has a list of values, and may have one only', fix: 'set multi to true' },
  ]
}

const isChosenFrom = ({ type }: VariableModel): boolean => type === 'query' || type === 'custom'

/** A choice that no list has. What a store knows is known to nobody here. */
const strange = (value: string, { type, query }: VariableModel): Fault[] => {
  const path = ['current', 'value']
  if (value === ALL || value === '') return []
  if (type !== 'custom' || typeof query !== 'string') return []
  const choices = query.split(',').map((choice) => (choice.split(' : ').at(-1) ?? '').trim())
  return choices.includes(value)
    ? []
    : [{ path, message: `opens on ${value}, which is none of its choices`, fix: suggestion(value, choices) }]
}
