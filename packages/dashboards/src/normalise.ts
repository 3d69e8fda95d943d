import {
  DashboardLinkPlacement,
  type Dashboard,
  type Panel,
  type RowPanel,
} from '@grafana/grafana-foundation-sdk/dashboard'

/**
 * A built dashboard as minified JSON, cured of what the Foundation SDK (0.0.21) leaves wrong, so that nothing else has
 * to know of it: links that hide in a menu, panels without an id and queries without a refId, which Grafana would make
 * up anew on each load, and missing lists. The methods that the SDK puts among the data are no JSON and stay behind.
 */
export const normalise = (built: Dashboard): string =>
  JSON.stringify(
    {
      ...built,
      templating: { list: built.templating.list ?? [] },
      annotations: { list: built.annotations.list ?? [] },
      panels: (built.panels ?? []).map(identified),
    },
    withoutMenuPlacement,
  )

/**
 * v1 links always ask for the controls menu, where nobody looks for them; the SDK cures only its v2 schema
 * (https://github.com/grafana/grafana-foundation-sdk/issues/1202). Legends have a `placement` of their own, which stays.
 */
const withoutMenuPlacement = (key: string, value: unknown): unknown =>
  key === 'placement' && value === DashboardLinkPlacement.InControlsMenu ? undefined : value

// Ids count from 1: Grafana does not find a panel whose id is 0 (https://github.com/grafana/grafana/issues/15229).
const identified = <P extends Panel | RowPanel>(panel: P, index: number): P => ({
  ...panel,
  id: index + 1,
  ...('targets' in panel && {
    targets: panel.targets?.map((target, position) => ({ ...target, refId: refId(position) })),
  }),
})

/** Grafana's own names for a panel's queries: A, B, C… Transformations refer to them. */
export const refId = (position: number): string => String.fromCodePoint('A'.charCodeAt(0) + position)
