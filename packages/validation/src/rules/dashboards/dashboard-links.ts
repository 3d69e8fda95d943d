import type { DashboardModel, OverrideModel } from '../../schemas/dashboards/dashboard-model.ts'
import type { Dashboard, LocatedPanel } from '../../tree/monitoring/dashboards.ts'
import type { Path } from '../../values/location.ts'
import { panelOf } from '../rule/in-each-dashboard.ts'

/** A link of a dashboard, of a panel or of a value in it. */
export interface PlacedLink {
  readonly title: string
  /** Empty for a menu. */
  readonly url: string
  /** Of a menu, which lists every dashboard that has all of them. */
  readonly tags?: readonly string[]
  /** The keys that lead to it. */
  readonly path: Path
  /** For a sentence: the link “Pod” of the dashboard Logs. */
  readonly name: string
  /** The panel, where the link is one of its values. */
  readonly ofValue?: LocatedPanel
}

export const linksIn = (dashboard: Dashboard): PlacedLink[] => [
  ...linksOfHead(dashboard),
  ...dashboard.panels.flatMap((located) => linksOfPanel(located, panelOf(located, dashboard))),
]

/** The links in the head of a dashboard, and its menus of other dashboards. */
export const linksOfHead = ({ model }: Dashboard): PlacedLink[] =>
  (model.links ?? []).map(({ title, url = '', type, tags = [] }, index) => ({
    title,
    url: type === 'link' ? url : '',
    ...(type === 'dashboards' && { tags }),
    path: ['links', index],
    name: nameOf(title, `the dashboard ${model.title}`),
  }))

/** Whether a menu lists a dashboard. One without tags lists all. */
export const isListed = (menu: PlacedLink, dashboard: Pick<DashboardModel, 'tags'>): boolean =>
  menu.tags !== undefined && menu.tags.every((tag) => dashboard.tags?.includes(tag))

const nameOf = (title: string, owner: string): string => `the link “${title}” of ${owner}`

const linksOfPanel = (located: LocatedPanel, owner: string): PlacedLink[] => {
  const { panel, path } = located
  const { defaults, overrides = [] } = panel.fieldConfig ?? {}
  return [
    ...(panel.links ?? []).map((link, index) => ({
      ...link,
      path: [...path, 'links', index],
      name: nameOf(link.title, owner),
    })),
    ...(defaults?.links ?? []).map((link, index) => ({
      ...link,
      path: [...path, 'fieldConfig', 'defaults', 'links', index],
      name: nameOf(link.title, owner),
      ofValue: located,
    })),
    ...overrides.flatMap((override, index) =>
      linksOfOverride(override).map((link) => ({
        ...link,
        path: [...path, 'fieldConfig', 'overrides', index, ...link.path],
        name: nameOf(link.title, owner),
        ofValue: located,
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

/** The variables that a URL sets. */
export const variablesSetBy = (url: string): readonly { readonly name: string; readonly value: string }[] =>
  [...url.matchAll(/[?&]var-([^=&]*)=([^&]*)/g)].map(([, name = '', value = '']) => ({ name, value }))
