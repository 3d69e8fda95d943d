import type { PanelModel } from '../../schemas/grafana/dashboard-model.ts'
import { fits, unitsOf, type Quantity } from '../../queries/quantities/quantity.ts'
import { quantityOfQuery } from '../../queries/quantities/quantity-of-query.ts'
import type { Rule } from '../rule/rule.ts'
import type { Violation } from '../../values/violation.ts'
import type { Path } from '../../values/location.ts'
import type { Dashboard, PlacedPanel } from '../../tree/monitoring/dashboards.ts'
import { inEachPanel, panelOf } from '../rule/in-each-dashboard.ts'
import { queriesOf } from './panel-queries.ts'
import { valueColumns } from './table-fields.ts'

export const requireFittingUnit: Rule = {
  id: 'require-fitting-unit',
  summary:
    'The unit of a panel, or of a table’s column, is one of what its query gives: bytes of bytes, shares from 0 to 1 in percentunit, those times 100 in percent.',
  rationale:
    'A share of 0.4 in percent reads 0.4 %, seconds in milliseconds a thousandth: nobody doubts a number with a unit.',
  fix: 'Take one of the units that the finding names, or calculate what the unit says.',
  check: inEachPanel((placed, dashboard) =>
    placed.panel.type === 'table' ? ofColumns(placed, dashboard) : ofPanel(placed, dashboard),
  ),
}

const NUMERIC = new Set([
  'timeseries',
  'stat',
  'gauge',
  'bargauge',
  'barchart',
  'piechart',
  'trend',
  'histogram',
])

const ofPanel = (placed: PlacedPanel, dashboard: Dashboard): Violation[] => {
  const { type, fieldConfig } = placed.panel
  // With suppressions from its unit a panel shows several.
  if (!NUMERIC.has(type) || hasUnits(fieldConfig?.overrides)) return []
  const unit = fieldConfig?.defaults.unit
  return queriesOf(placed)
    .flatMap(({ expr, target }) => {
      const quantity = expr && quantityOfQuery(expr)
      return quantity && !fits(quantity, unit)
        ? [
            violation(placed, dashboard, {
              unit,
              quantity,
              refId: target.refId,
              path: ['fieldConfig', 'defaults', 'unit'],
            }),
          ]
        : []
    })
    .slice(0, 1)
}

const hasUnits = (overrides: NonNullable<PanelModel['fieldConfig']>['overrides'] = []): boolean =>
  overrides.some(({ properties }) => properties.some(({ id }) => id === 'unit'))

const ofColumns = (placed: PlacedPanel, dashboard: Dashboard): Violation[] =>
  valueColumns(placed).flatMap(({ names, expr, refId }) => {
    const quantity = expr && quantityOfQuery(expr)
    if (!quantity) return []
    const { unit, path } = unitOf(placed.panel, names)
    return fits(quantity, unit) ? [] : [violation(placed, dashboard, { unit, quantity, refId, path })]
  })

/** That of the suppression that names the column, else that of the whole table. */
const unitOf = (
  { fieldConfig }: PanelModel,
  names: readonly string[],
): { unit: string | undefined; path: Path } => {
  for (const [index, { matcher, properties }] of (fieldConfig?.overrides ?? []).entries()) {
    const isNamed = matcher.id === 'byName' && names.includes(String(matcher.options))
    const position = isNamed ? properties.findIndex(({ id }) => id === 'unit') : -1
    if (position >= 0)
      return {
        unit: String(properties[position]?.value),
        path: ['fieldConfig', 'overrides', index, 'properties', position, 'value'],
      }
  }
  return { unit: fieldConfig?.defaults.unit, path: ['fieldConfig', 'defaults', 'unit'] }
}

interface Misfit {
  readonly unit: string | undefined
  readonly quantity: Quantity
  readonly refId: string
  readonly path: Path
}

const violation = (
  placed: PlacedPanel,
  dashboard: Dashboard,
  { unit, quantity, refId, path }: Misfit,
): Violation => {
  const units = unitsOf(quantity)
  return {
    location: dashboard.location(...placed.path, ...path),
    message: `the query ${refId} of ${panelOf(placed, dashboard)} gives ${NOUN[quantity] ?? quantity}, shown ${unit === undefined ? 'without a unit' : `in ${unit}`}`,
    impact: 'the number is read as something else than it is',
    fix:
      units.length === 0
        ? 'show how long ago it is, time() - …, in s, or multiply it by 1000 for a date'
        : `use ${units.slice(0, 4).join(', ')}, or calculate what the unit says`,
  }
}

const NOUN: Readonly<Partial<Record<Quantity, string>>> = {
  share: 'shares from 0 to 1',
  number: 'numbers of things',
  proportion: 'a proportion of two numbers',
}
