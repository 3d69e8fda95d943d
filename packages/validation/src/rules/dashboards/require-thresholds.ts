import type { PanelModel, ThresholdsModel } from '../../schemas/dashboards/dashboard-model.ts'
import type { Path } from '../../values/location.ts'
import { inEachPanel, panelOf } from '../rule/in-each-dashboard.ts'
import type { Rule } from '../rule/rule.ts'

/** Panels that colour a value by thresholds by default. */
const COLOURED: ReadonlySet<string> = new Set(['stat', 'gauge', 'bargauge'])

export const requireThresholds: Rule = {
  id: 'require-thresholds',
  severity: 'warning',
  ownSeverity: 'info',
  summary: 'A panel that colours its number has thresholds. Their steps rise from one without a value.',
  rationale:
    'Without steps Grafana colours everything from 80 on red. Without a first step of null, small numbers have no colour, and steps out of order never apply.',
  fix: 'Begin with a step of the value null, and order the others by their values.',
  check: inEachPanel((located, dashboard, report) => {
    const misleading: ReportAt = (path, message, fix) => {
      report({
        location: dashboard.location(...located.path, 'fieldConfig', ...path),
        message: `${panelOf(located, dashboard)} ${message}`,
        impact: 'the colour of a number misleads readers',
        fix,
      })
    }
    for (const { thresholds, path } of thresholdsIn(located.panel)) checkSteps(thresholds, path, misleading)
    if (COLOURED.has(located.panel.type) && !located.panel.fieldConfig?.defaults.thresholds)
      misleading(
        ['defaults', 'thresholds'],
        'has no thresholds: Grafana colours everything from 80 on red',
        'add thresholds; one step of the value null is a colour for all',
      )
  }),
}

type ReportAt = (path: Path, message: string, fix: string) => void

interface PlacedThresholds {
  readonly thresholds: ThresholdsModel
  readonly path: Path
}

const thresholdsIn = ({ fieldConfig }: PanelModel): readonly PlacedThresholds[] => {
  const found: PlacedThresholds[] = []
  const own = fieldConfig?.defaults.thresholds
  if (own) found.push({ thresholds: own, path: ['defaults', 'thresholds'] })
  for (const [index, { properties }] of (fieldConfig?.overrides ?? []).entries())
    for (const [position, { id, value }] of properties.entries())
      if (id === 'thresholds')
        found.push({
          thresholds: value as ThresholdsModel,
          path: ['overrides', index, 'properties', position, 'value'],
        })
  return found
}

const checkSteps = ({ mode, steps }: ThresholdsModel, path: Path, report: ReportAt): void => {
  const [first, ...others] = steps
  if (!first || first.value !== null) {
    const message = 'has thresholds whose first step has a value'
    return report([...path, 'steps'], message, 'begin with a step of the value null')
  }
  const values = others.map(({ value }) => value ?? -Infinity)
  const falling = values.findIndex((value, index) => value <= (values[index - 1] ?? -Infinity))
  if (falling >= 0)
    report(
      [...path, 'steps', falling + 1],
      'has thresholds that do not rise',
      'order the steps by their values, each once',
    )
  else if (mode === 'percentage' && values.some((value) => value < 0 || value > 100))
    report([...path, 'steps'], 'has percentages below 0 or above 100', 'use values from 0 to 100')
}
