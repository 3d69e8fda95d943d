import type { DashboardModel, PanelModel } from './dashboard/model.ts'

export interface Amounts {
  readonly panels: number
  readonly queries: number
}

/** How much a dashboard draws and asks, closed rows included. */
export const amountsOf = ({ panels = [] }: DashboardModel): Amounts => {
  const all = panels.flatMap((panel) => [panel, ...(panel.panels ?? [])]).filter(isPanel)
  return {
    panels: all.length,
    queries: all.reduce((sum, { targets = [] }) => sum + targets.length, 0),
  }
}

const isPanel = ({ type }: PanelModel): boolean => type !== 'row'

/** `1 panel, 2 queries` */
export const amountsText = ({ panels, queries }: Amounts): string =>
  `${panels} ${panels === 1 ? 'panel' : 'panels'}, ${queries} ${queries === 1 ? 'query' : 'queries'}`
