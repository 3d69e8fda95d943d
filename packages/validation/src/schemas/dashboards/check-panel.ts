import { suggestion } from '@fleet/model/suggestion'
import type { Path } from '../../values/location.ts'
import { checkOverride } from './check-override.ts'
import { checkValue, ofOtherType, type DashboardError } from './check-value.ts'
import { PANELS } from '../grafana/model.ts'
import { namesUnder } from './names-under.ts'
import { isMap } from '../../values/value-at.ts'

type Values = Readonly<Record<string, unknown>>

/** Panels of Grafana that show no data, or whose options are declared nowhere. */
const OTHERS: readonly string[] = [
  'alertlist',
  'flamegraph',
  'traces',
  'welcome',
  'gettingstarted',
  'live',
  'datagrid',
]

/** Panels that ask nothing. */
export const ASK_NOTHING: ReadonlySet<string> = new Set([
  'text',
  'dashlist',
  'annolist',
  'news',
  'alertlist',
  'welcome',
  'gettingstarted',
])

/** Checks a panel, and the panels inside it where it is a row. */
export const checkPanel = (panel: unknown, path: Path, found: DashboardError[]): void => {
  if (!isMap(panel)) {
    found.push({ path, ...ofOtherType(panel) })
    return
  }
  const type = typeof panel['type'] === 'string' ? panel['type'] : ''
  if (type === 'row') return checkRow(panel, path, found)
  if (!Object.hasOwn(PANELS, type) && !OTHERS.includes(type)) {
    const fix = suggestion(type, ['row', ...Object.keys(PANELS), ...OTHERS])
    found.push({
      path: [...path, 'type'],
      message: `Grafana has no panel ${JSON.stringify(panel['type'])}`,
      fix,
    })
    return
  }
  checkValue('dashboard.Panel', panel, path, found)
  checkOptions(type, panel, path, found)
  if (!ASK_NOTHING.has(type)) checkAsking(panel, path, found)
}

const checkRow = (row: Values, path: Path, found: DashboardError[]): void => {
  checkValue('dashboard.RowPanel', row, path, found)
  for (const [index, panel] of listIn(row, 'panels').entries()) {
    checkPanel(panel, [...path, 'panels', index], found)
  }
}

const checkOptions = (type: string, panel: Values, path: Path, found: DashboardError[]): void => {
  const { options, custom = 'panel/without-settings', settings = [] } = PANELS[type] ?? {}
  if (options) checkKnown(options, panel['options'], [...path, 'options'], found)
  const fieldConfig = valuesIn(panel, 'fieldConfig')
  const defaults = valuesIn(fieldConfig, 'defaults')
  if (PANELS[type]) {
    checkKnown(custom, defaults['custom'], [...path, 'fieldConfig', 'defaults', 'custom'], found)
  }
  for (const [index, override] of listIn(fieldConfig, 'overrides').entries()) {
    checkOverride(override, { custom, settings }, [...path, 'fieldConfig', 'overrides', index], found)
  }
  for (const [index, transformation] of listIn(panel, 'transformations').entries()) {
    checkTransformation(transformation, [...path, 'transformations', index], found)
  }
}

const checkKnown = (schema: string, value: unknown, path: Path, found: DashboardError[]): void => {
  if (value !== undefined) checkValue(schema, value, path, found)
}

const checkTransformation = (transformation: unknown, path: Path, found: DashboardError[]): void => {
  if (!isMap(transformation)) return
  const id = String(transformation['id'])
  const known = namesUnder('transformation/')
  if (known.includes(id)) {
    checkKnown(`transformation/${id}`, transformation['options'], [...path, 'options'], found)
    return
  }
  const fix = suggestion(id, known)
  found.push({ path: [...path, 'id'], message: `Grafana has no transformation ${JSON.stringify(id)}`, fix })
}

const TARGETS: Readonly<Record<string, string>> = {
  prometheus: 'prometheus.Dataquery',
  loki: 'loki.dataquery',
}

const checkAsking = (panel: Values, path: Path, found: DashboardError[]): void => {
  for (const key of ['datasource', 'targets']) {
    if (panel[key] === undefined) found.push({ path, message: `it has no ${key}`, fix: `give it ${key}` })
  }
  for (const [index, target] of listIn(panel, 'targets').entries()) {
    checkTarget(target, [...path, 'targets', index], found)
  }
}

const checkTarget = (target: unknown, path: Path, found: DashboardError[]): void => {
  const source = isMap(target) ? target['datasource'] : undefined
  const known = TARGETS[isMap(source) ? String(source['type']) : '']
  checkValue(known ?? 'query/other', target, path, found)
  if (!known && source !== undefined)
    checkValue('common.DataSourceRef', source, [...path, 'datasource'], found)
}

const valuesIn = (holder: Values, key: string): Values => {
  const value = holder[key]
  return isMap(value) ? value : {}
}

const listIn = (holder: Values, key: string): readonly unknown[] => {
  const value = holder[key]
  return Array.isArray(value) ? value : []
}
