import { quantityOfQuery } from '../../queries/quantities/quantity-of-query.ts'
import { fits, unitsOf, type Quantity } from '../../queries/quantities/quantity.ts'
import type { Expr } from '../../queries/expr.ts'
import type { PanelModel } from '../../schemas/dashboards/dashboard-model.ts'
import type { LocatedPanel } from '../../tree/monitoring/dashboards.ts'
import type { Path } from '../../values/location.ts'
import { inEachPanel, panelOf } from '../rule/in-each-dashboard.ts'
import type { Rule } from '../rule/rule.ts'
import { queriesOf } from './panel-queries.ts'
import { valueColumns } from './table-fields.ts'

export const requireMatchingUnit: Rule = {
  id: 'require-matching-unit',
  severity: 'warning',
  ownSeverity: 'info',
  summary:
    'The unit of a panel or a table’s column matches its query: bytes for bytes, percentunit for shares from 0 to 1.',
  rationale:
    'A share of 0.4 in percent reads 0.4 %, and seconds in milliseconds read a thousandth. Readers do not doubt a number with a unit.',
  fix: 'Use one of the units that the finding names, or convert the value in the query.',
  check: inEachPanel((located, dashboard, report) => {
    for (const { refId, expr, unit, path } of shownValues(located)) {
      const quantity = expr && quantityOfQuery(expr)
      if (!quantity || fits(quantity, unit)) continue
      report({
        location: dashboard.location(...located.path, ...path),
        message: `the query ${refId} of ${panelOf(located, dashboard)} returns ${NOUN[quantity] ?? quantity}, shown ${unit === undefined ? 'without a unit' : `in ${unit}`}`,
        impact: 'readers misread the number',
        fix: fixOf(quantity),
      })
      // All queries of another panel share its unit.
      if (located.panel.type !== 'table') return
    }
  }),
}

const fixOf = (quantity: Quantity): string => {
  const units = unitsOf(quantity)
  return units.length === 0
    ? 'show its age, time() - …, in s, or multiply it by 1000 for a date'
    : `use ${units.slice(0, 4).join(', ')}, or convert the value`
}

/** A query whose values are shown, and their unit. */
interface ShownValue extends PlacedUnit {
  readonly refId: string
  readonly expr: Expr | undefined
}

interface PlacedUnit {
  readonly unit: string | undefined
  readonly path: Path
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

const shownValues = (located: LocatedPanel): readonly ShownValue[] => {
  const { panel } = located
  if (panel.type === 'table')
    return valueColumns(located).map(({ refId, expr, names }) => ({
      refId,
      expr,
      ...unitOfColumn(panel, names),
    }))
  // Overrides may give each series its own unit.
  const hasUnits = panel.fieldConfig?.overrides.some(({ properties }) =>
    properties.some(({ id }) => id === 'unit'),
  )
  if (!NUMERIC.has(panel.type) || hasUnits) return []
  return queriesOf(located).map(({ target, expr }) => ({ refId: target.refId, expr, ...defaultUnit(panel) }))
}

const defaultUnit = ({ fieldConfig }: PanelModel): PlacedUnit => ({
  unit: fieldConfig?.defaults.unit,
  path: ['fieldConfig', 'defaults', 'unit'],
})

/** The unit in the override of a column, or else that of the table. */
const unitOfColumn = (panel: PanelModel, names: readonly string[]): PlacedUnit => {
  for (const [index, { matcher, properties }] of (panel.fieldConfig?.overrides ?? []).entries()) {
    const isNamed = matcher.id === 'byName' && names.includes(String(matcher.options))
    const position = isNamed ? properties.findIndex(({ id }) => id === 'unit') : -1
    if (position >= 0)
      return {
        unit: String(properties[position]?.value),
        path: ['fieldConfig', 'overrides', index, 'properties', position, 'value'],
      }
  }
  return defaultUnit(panel)
}

const NOUN: Readonly<Partial<Record<Quantity, string>>> = {
  share: 'shares from 0 to 1',
  number: 'counts',
  proportion: 'a proportion of two numbers',
}
