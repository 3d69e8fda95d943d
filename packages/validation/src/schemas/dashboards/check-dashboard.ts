import { suggestion } from '@fleet/model/suggestion'
import type { Path } from '../../values/location.ts'
import { checkValue, type DashboardError } from './check-value.ts'
import { namesUnder } from './names-under.ts'
import { checkPanel } from './check-panel.ts'
import { isMap } from '../../values/value-at.ts'

/** What of a dashboard is not as Grafana's classic model (v1) has it. It may meet anything. */
export const errorsInDashboard = (value: unknown): readonly DashboardError[] => {
  const found: DashboardError[] = []
  checkValue('dashboard.Dashboard', value, [], found)
  if (!isMap(value)) return found
  const { templating, panels } = value
  const variables = isMap(templating) ? templating['list'] : undefined
  for (const [index, variable] of listed(variables)) {
    checkVariable(variable, ['templating', 'list', index], found)
  }
  for (const [index, panel] of listed(panels)) checkPanel(panel, ['panels', index], found)
  return found
}

const listed = (value: unknown): Iterable<[number, unknown]> => (Array.isArray(value) ? value.entries() : [])

const checkVariable = (variable: unknown, path: Path, found: DashboardError[]): void => {
  const type = isMap(variable) ? variable['type'] : undefined
  const known = namesUnder('variable.')
  if (typeof type === 'string' && known.includes(type)) {
    checkValue(`variable.${type}`, variable, path, found)
    return
  }
  const message = `a variable of the type ${JSON.stringify(type)} is unknown to Grafana`
  found.push({ path: [...path, 'type'], message, fix: suggestion(String(type), known) })
}
