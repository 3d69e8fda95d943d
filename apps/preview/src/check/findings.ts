import type { Check, Finding } from './check.ts'
import type { DrawnDashboard } from './drawn.ts'

/** What the checks see in the drawings of a dashboard, each thing once for all the widths at which it is seen. */
export const findingsIn = (
  drawings: readonly DrawnDashboard[],
  checks: readonly Check[],
): readonly Finding[] => {
  const found = new Map<string, Finding>()
  for (const check of checks)
    for (const drawing of drawings) {
      if (check.stores !== 'all' && (check.stores === 'empty') !== drawing.isEmpty) continue
      for (const { panel, seen } of check.look(drawing)) {
        // Pixels differ from width to width.
        const key = [check.id, drawing.uid, panel, seen.replaceAll(/\d+ px/g, 'px')].join('\n')
        const widths = [...new Set([...(found.get(key)?.widths ?? []), drawing.width])]
        found.set(key, {
          check: check.id,
          severity: drawing.isOwn && !check.isBroken ? 'warning' : 'error',
          dashboard: drawing.uid,
          ...(panel !== undefined && { panel }),
          seen: found.get(key)?.seen ?? seen,
          fix: check.fix,
          widths,
        })
      }
    }
  return [...found.values()]
}

export const findingText = ({ check, severity, dashboard, panel, seen, fix, widths }: Finding): string =>
  [
    `${severity} ${check}: ${dashboard}${panel === undefined ? '' : ` › ${panel}`}, ${widths.join(' and ')} px wide`,
    `  seen: ${seen}`,
    `  fix:  ${fix}`,
  ].join('\n')
