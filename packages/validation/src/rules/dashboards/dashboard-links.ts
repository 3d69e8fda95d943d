import type { OverrideModel } from '../../schemas/grafana/dashboard-model.ts'
import type { Path } from '../../values/location.ts'
import type { Dashboard, PlacedPanel } from '../../tree/monitoring/dashboards.ts'

/** A link of a dashboard, of a panel or of a value in it. */
export interface PlacedLink {
  readonly title: string
  readonly url: string
  /** The keys that lead to it. */
  readonly path: Path
  /** For a sentence. */
  readonly owner: string
  /** Where a click on a value leads: it may carry what was clicked along. */
  readonly ofValue?: PlacedPanel
}

export const linksIn = ({ model, panels }: Dashboard): PlacedLink[] => [
  ...(model.links ?? []).flatMap(({ title, url = '', type }, index) =>
    type === 'link' ? [{ title, url, path: ['links', index], owner: `the dashboard ${model.title}` }] : [],
  ),
  ...panels.flatMap((placed) =>
    linksOfPanel(placed, `the panel “${placed.panel.title}” of the dashboard ${model.title}`),
  ),
]

const linksOfPanel = (placed: PlacedPanel, owner: string): PlacedLink[] => {
  const { panel, path } = placed
  const { defaults, overrides = [] } = panel.fieldConfig ?? {}
  return [
    ...(panel.links ?? []).map((link, index) => ({ ...link, path: [...path, 'links', index], owner })),
    ...(defaults?.links ?? []).map((link, index) => ({
      ...link,
      path: [...path, 'fieldConfig', 'defaults', 'links', index],
      owner,
      ofValue: placed,
    })),
    ...overrides.flatMap((override, index) =>
      linksOfOverride(override).map((link) => ({
        ...link,
        path: [...path, 'fieldConfig', 'overrides', index, ...link.path],
        owner,
        ofValue: placed,
      })),
    ),
  ]
}

const linksOfOverride = ({ properties }: OverrideModel) =>
  properties.flatMap(({ id, value }, index) =>
    id === 'links' && Array.isArray(value)
      ? (value as { title: string; url: string }[]).map(({ title, url }, position) => ({
          title,
          url,
          path: ['properties', index, 'value', position],
        }))
      : [],
  )

/** The uid of the dashboard that a URL of Grafana's leads to. */
export const uidIn = (url: string): string | undefined => /^\/d\/([\w-]+)(?:[/?#]|$)/.exec(url)?.[1]

/** The variables that a URL gives a value. */
export const variablesSetBy = (url: string): readonly { readonly name: string; readonly value: string }[] =>
  [...url.matchAll(/[?&]var-([^=&]*)=([^&]*)/g)].map(([, name = '', value = '']) => ({ name, value }))
