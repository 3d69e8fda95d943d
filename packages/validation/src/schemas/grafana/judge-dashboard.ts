import { suggestion } from '@fleet/model/suggestion'
import type { Path } from '../../values/spot.ts'
import { judgeValue, type Mistake } from './judge-value.ts'
import { judgePanel } from './judge-panel.ts'
import { TYPES } from './model.ts'
import { isMap } from '../../values/value-at.ts'

/** What of a dashboard is not as Grafana's classic model (v1) has it. It may meet anything. */
export const mistakesInDashboard = (value: unknown): readonly Mistake[] => {
  const found: Mistake[] = []
  judgeValue({ $ref: 'dashboard.Dashboard' }, value, [], found)
  if (!isMap(value)) return found
  const { templating, panels } = value
  const variables = isMap(templating) ? templating['list'] : undefined
  for (const [index, variable] of listed(variables)) {
    judgeVariable(variable, ['templating', 'list', index], found)
  }
  for (const [index, panel] of listed(panels)) judgePanel(panel, ['panels', index], found)
  return found
}

const listed = (value: unknown): Iterable<[number, unknown]> => (Array.isArray(value) ? value.entries() : [])

const VARIABLES = Object.keys(TYPES).flatMap((name) =>
  name.startsWith('variable.') && name !== 'variable.Current' ? [name.slice('variable.'.length)] : [],
)

const judgeVariable = (variable: unknown, path: Path, found: Mistake[]): void => {
  const type = isMap(variable) ? variable['type'] : undefined
  if (typeof type === 'string' && VARIABLES.includes(type)) {
    judgeValue({ $ref: `variable.${type}` }, variable, path, found)
    return
  }
  const what = `a variable of the type ${JSON.stringify(type)} is unknown to Grafana`
  found.push({ path: [...path, 'type'], what, mend: suggestion(String(type), VARIABLES) })
}
