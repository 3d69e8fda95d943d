import type { Dashboard, Panel, RowPanel } from '@grafana/grafana-foundation-sdk/dashboard'
import { inOrder } from './key-order.ts'
import { withoutDefaults } from './without-defaults.ts'

/**
 * A built dashboard as minified JSON, with corrections of the Foundation SDK (0.0.21): links in a menu, panels without
 * an id and queries without a refId, which Grafana invents on each load, missing lists, and panels whose first keys are
 * their look. The SDK's methods among the data are not JSON and are dropped.
 */
export const normalise = (built: Dashboard): string =>
  JSON.stringify(
    withoutDefaults({
      ...built,
      templating: { list: built.templating.list ?? [] },
      annotations: { list: built.annotations.list ?? [] },
      panels: (built.panels ?? []).map(inOrder).map(identified),
    }),
  )

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
