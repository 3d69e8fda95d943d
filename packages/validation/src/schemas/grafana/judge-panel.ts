import { suggestion } from '@fleet/model/suggestion'
import type { Path } from '../../values/spot.ts'
import { judgeOverride } from './judge-override.ts'
import { judgeValue, type Mistake } from './judge-value.ts'
import { PANELS } from './model.ts'
import type { Schema } from './schema.ts'
import { TRANSFORMATIONS } from './transformations.ts'
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

/** Judges a panel, and the panels inside it where it is a row. */
export const judgePanel = (panel: unknown, path: Path, found: Mistake[]): void => {
  if (!isMap(panel)) {
    judgeValue({ type: 'object' }, panel, path, found)
    return
  }
  const type = typeof panel['type'] === 'string' ? panel['type'] : ''
  if (type === 'row') return judgeRow(panel, path, found)
  if (!Object.hasOwn(PANELS, type) && !OTHERS.includes(type)) {
    const mend = suggestion(type, ['row', ...Object.keys(PANELS), ...OTHERS])
    found.push({
      path: [...path, 'type'],
      what: `Grafana has no panel ${JSON.stringify(panel['type'])}`,
      mend,
    })
    return
  }
  judgeValue({ $ref: 'dashboard.Panel' }, panel, path, found)
  judgeOptions(type, panel, path, found)
  if (!ASK_NOTHING.has(type)) judgeAsking(panel, path, found)
}

const judgeRow = (row: Values, path: Path, found: Mistake[]): void => {
  judgeValue({ $ref: 'dashboard.RowPanel' }, row, path, found)
  for (const [index, panel] of listIn(row, 'panels').entries()) {
    judgePanel(panel, [...path, 'panels', index], found)
  }
}

const judgeOptions = (type: string, panel: Values, path: Path, found: Mistake[]): void => {
  const { options, custom } = PANELS[type] ?? {}
  if (options) judgeKnown(options, panel['options'], [...path, 'options'], found)
  const fieldConfig = valuesIn(panel, 'fieldConfig')
  const defaults = valuesIn(fieldConfig, 'defaults')
  if (PANELS[type]) {
    judgeKnown(
      custom ?? { type: 'object', properties: {} },
      defaults['custom'],
      [...path, 'fieldConfig', 'defaults', 'custom'],
      found,
    )
  }
  for (const [index, override] of listIn(fieldConfig, 'overrides').entries()) {
    judgeOverride(override, custom, [...path, 'fieldConfig', 'overrides', index], found)
  }
  for (const [index, transformation] of listIn(panel, 'transformations').entries()) {
    judgeTransformation(transformation, [...path, 'transformations', index], found)
  }
}

const judgeKnown = (schema: Schema, value: unknown, path: Path, found: Mistake[]): void => {
  if (value !== undefined) judgeValue(schema, value, path, found)
}

const judgeTransformation = (transformation: unknown, path: Path, found: Mistake[]): void => {
  if (!isMap(transformation)) return
  const id = String(transformation['id'])
  const options = TRANSFORMATIONS[id]
  if (options) {
    judgeKnown(options, transformation['options'], [...path, 'options'], found)
    return
  }
  const mend = suggestion(id, Object.keys(TRANSFORMATIONS))
  found.push({ path: [...path, 'id'], what: `Grafana has no transformation ${JSON.stringify(id)}`, mend })
}

const TARGETS: Readonly<Record<string, Schema>> = {
  prometheus: { $ref: 'prometheus.Dataquery' },
  loki: { $ref: 'loki.dataquery' },
}

const judgeAsking = (panel: Values, path: Path, found: Mistake[]): void => {
  for (const key of ['datasource', 'targets']) {
    if (panel[key] === undefined) found.push({ path, what: `it has no ${key}`, mend: `give it ${key}` })
  }
  for (const [index, target] of listIn(panel, 'targets').entries()) {
    judgeTarget(target, [...path, 'targets', index], found)
  }
}

const judgeTarget = (target: unknown, path: Path, found: Mistake[]): void => {
  const source = isMap(target) ? target['datasource'] : undefined
  const known = TARGETS[isMap(source) ? String(source['type']) : '']
  judgeValue(known ?? ANY_TARGET, target, path, found)
  if (!known && source !== undefined) judgeValue(SOURCE, source, [...path, 'datasource'], found)
}

/** What a query to a store of a kind that is not known here must have all the same. */
const ANY_TARGET: Schema = {
  type: 'object',
  required: ['refId', 'datasource'],
}

const SOURCE: Schema = { $ref: 'common.DataSourceRef' }

const valuesIn = (holder: Values, key: string): Values => {
  const value = holder[key]
  return isMap(value) ? value : {}
}

const listIn = (holder: Values, key: string): readonly unknown[] => {
  const value = holder[key]
  return Array.isArray(value) ? value : []
}
