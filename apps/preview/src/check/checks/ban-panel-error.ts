import type { Check } from '../check.ts'

export const banPanelError: Check = {
  id: 'ban-panel-error',
  summary: 'Every panel draws its content.',
  fix: 'correct the options, transformations or kind of the panel: Grafana shows a red triangle in its place',
  isBroken: true,
  stores: 'all',
  look: ({ panels }) =>
    panels.flatMap(({ title, error }) =>
      error === undefined ? [] : [{ panel: title, seen: `it says “${error}”` }],
    ),
}
