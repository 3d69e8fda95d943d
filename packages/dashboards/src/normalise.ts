import type { Dataquery } from '@grafana/grafana-foundation-sdk/cog'
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
      panels: identified((built.panels ?? []).map(inOrder)),
    }),
  )

/**
 * Numbers panels, those in closed rows too. Ids count from 1: Grafana does not find a panel whose id is 0
 * (https://github.com/grafana/grafana/issues/15229).
 */
const identified = (panels: readonly (Panel | RowPanel)[]): (Panel | RowPanel)[] => {
  let last = 0
  const numbered = <P extends Panel | RowPanel>(panel: P): P => {
    last += 1
    const id = last
    if ('panels' in panel) return { ...panel, id, panels: panel.panels.map(inOrder).map(numbered) }
    return 'targets' in panel ? { ...panel, id, targets: panel.targets?.map(withRefId) } : { ...panel, id }
  }
  return panels.map(numbered)
}

const withRefId = <Target extends Dataquery>(target: Target, position: number) => ({
  ...target,
  refId: refId(position),
})

/** Grafana's own names for a panel's queries: A, B, C… Transformations refer to them. */
export const refId = (position: number): string => String.fromCodePoint('A'.charCodeAt(0) + position)
