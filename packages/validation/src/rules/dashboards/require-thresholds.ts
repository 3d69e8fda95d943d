import type { PanelModel, ThresholdsModel } from '../../schemas/grafana/dashboard-model.ts'
import type { Rule } from '../rule/rule.ts'
import type { Violation } from '../../values/violation.ts'
import type { Path } from '../../values/location.ts'
import { inEachPanel, panelOf } from '../rule/in-each-dashboard.ts'

/** Panels that colour a value by its thresholds if nothing else is said. */
const COLOURED: ReadonlySet<string> = new Set(['stat', 'gauge', 'bargauge'])

export const requireThresholds: Rule = {
  id: 'require-thresholds',
  summary:
    'A panel that colours its number says from which values on; the steps rise from one without a value.',
  rationale:
    'Without steps Grafana paints everything from 80 on red; without a first step that has no value, small numbers have no colour, and steps out of order never hold.',
  fix: 'Begin with a step of the value null, and let the others rise.',
  check: inEachPanel((placed, dashboard) =>
    faultsIn(placed.panel).map(({ path, message, fix }): Violation => ({
      location: dashboard.location(...placed.path, 'fieldConfig', ...path),
      message: `${panelOf(placed, dashboard)} ${message}`,
      impact: 'a number has a colour that says something else than it means',
      fix,
    })),
  ),
}

interface Fault {
  readonly path: Path
  readonly message: string
  readonly fix: string
}

const faultsIn = ({ type, fieldConfig }: PanelModel): Fault[] => {
  const own = fieldConfig?.defaults.thresholds
  return [
    ...(own ? stepsOf(own, ['defaults', 'thresholds']) : COLOURED.has(type) ? [NONE] : []),
    ...(fieldConfig?.overrides ?? []).flatMap(({ properties }, index) =>
      properties.flatMap(({ id, value }, position) =>
        id === 'thresholds'
          ? stepsOf(value as ThresholdsModel, ['overrides', index, 'properties', position, 'value'])
          : [],
      ),
    ),
  ]
}

const NONE: Fault = {
  path: ['defaults', 'thresholds'],
  message: 'has no thresholds: Grafana paints everything from 80 on red',
  fix: 'give it thresholds; one step of the value null is a colour for all',
}

const stepsOf = ({ mode, steps }: ThresholdsModel, path: Path): Fault[] => {
  const [first, ...others] = steps
  if (!first || first.value !== null)
    return [
      {
        path: [...path, 'steps'],
        message: 'has thresholds whose first step has a value',
        fix: 'begin with a step of the value null',
      },
    ]
  const values = others.map(({ value }) => value ?? -Infinity)
  const wrong = values.findIndex((value, index) => value <= (values[index - 1] ?? -Infinity))
  if (wrong >= 0)
    return [
      {
        path: [...path, 'steps', wrong + 1],
        message: 'has thresholds that do not rise',
        fix: 'put the steps in the order of their values, each once',
      },
    ]
  return mode === 'percentage' && values.some((value) => value < 0 || value > 100)
    ? [{ path: [...path, 'steps'], message: 'has percentages beyond 100', fix: 'write 0 to 100' }]
    : []
}
