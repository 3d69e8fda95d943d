import { suggestion } from '@fleet/model/suggestion'
import type { Path } from '../../values/location.ts'
import { isMap } from '../../values/value-at.ts'
import { keywordErrorsOf, type KeywordError } from '../schema-errors.ts'
import { checkValue, dashboardError, type DashboardError } from './check-value.ts'
import { SETTINGS } from '../grafana/model.ts'
import { namesUnder } from './names-under.ts'

/** The settings that fields of one kind of panel have beside those of every field: their schema, and their names. */
interface OwnSettings {
  readonly custom: string
  readonly settings: readonly string[]
}

/** Checks an override of a panel's field settings: each property as the setting of the same name. */
export const checkOverride = (
  override: unknown,
  own: OwnSettings,
  path: Path,
  found: DashboardError[],
): void => {
  if (!isMap(override)) return
  checkMatcher(override['matcher'], [...path, 'matcher'], found)
  const { properties } = override
  if (!Array.isArray(properties)) return
  for (const [index, property] of properties.entries()) {
    checkProperty(property, own, [...path, 'properties', index], found)
  }
}

const checkMatcher = (matcher: unknown, path: Path, found: DashboardError[]): void => {
  if (!isMap(matcher)) return
  const id = String(matcher['id'])
  const known = namesUnder('matcher/')
  if (known.includes(id)) {
    checkValue(`matcher/${id}`, matcher['options'], [...path, 'options'], found)
    return
  }
  const fix = suggestion(id, known)
  found.push({ path: [...path, 'id'], message: `Grafana has no matcher ${JSON.stringify(id)}`, fix })
}

const checkProperty = (property: unknown, own: OwnSettings, path: Path, found: DashboardError[]): void => {
  if (!isMap(property)) return
  const id = String(property['id'])
  const errors = settingErrors(id, property['value'], own)
  if (!errors) {
    const message = `fields of this panel have no setting ${JSON.stringify(id)}`
    const known = [...SETTINGS, ...own.settings.map((key) => `custom.${key}`)]
    found.push({ path: [...path, 'id'], message, fix: suggestion(id, known) })
    return
  }
  if (property['value'] === undefined) {
    found.push({ path, message: `${id} is given no value`, fix: 'give it a value' })
    return
  }
  for (const one of errors) found.push(dashboardError(one, [...path, 'value']))
}

/**
 * What is wrong with the value of a setting, `unit` or `custom.cellOptions`: with a value that has it and nothing else. Nothing where there
 * is no such setting.
 */
const settingErrors = (
  id: string,
  value: unknown,
  { custom }: OwnSettings,
): readonly KeywordError[] | undefined => {
  const keys = id.split('.')
  const isOwn = keys[0] === 'custom'
  const way = isOwn ? keys.slice(1) : keys
  if (!isOwn && keys.length > 1) return undefined
  const whole = way.reduceRight<unknown>((inner, key) => ({ [key]: inner }), value)
  const errors = keywordErrorsOf(isOwn ? custom : 'dashboard.FieldConfig', whole)
  const isInWay = ({ keyword, path }: KeywordError): boolean =>
    keyword !== 'required' && path.length < way.length + (keyword === 'additionalProperties' ? 1 : 0)
  if (errors.some(isInWay)) return undefined
  return errors
    .filter(({ path }) => way.every((key, index) => path[index] === key))
    .map((one) => ({ ...one, path: one.path.slice(way.length) }))
}
