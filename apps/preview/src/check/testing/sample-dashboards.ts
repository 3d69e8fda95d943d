import type { DashboardModel, PanelModel } from '../../page/dashboard/model.ts'

const PROMETHEUS = { type: 'prometheus', uid: 'prometheus' }

/** Grey where nothing is known, green from zero on. */
const GREY_BELOW_ZERO = {
  mode: 'absolute',
  steps: [
    { value: null, color: 'text' },
    { value: 0, color: 'green' },
  ],
}

type Part = Partial<Omit<PanelModel, 'fieldConfig'>> & {
  readonly defaults?: object
  readonly overrides?: object[]
}

const panel = (
  id: number,
  place: readonly [x: number, y: number, w: number, h: number],
  { defaults = {}, overrides = [], ...rest }: Part,
): PanelModel => {
  const [x, y, w, h] = place
  return {
    id,
    type: 'stat',
    title: `Panel ${id}`,
    gridPos: { x, y, w, h },
    datasource: PROMETHEUS,
    fieldConfig: { defaults, overrides },
    ...rest,
  }
}

const row = (id: number, y: number, title: string): PanelModel => ({
  id,
  type: 'row',
  title,
  collapsed: false,
  panels: [],
  gridPos: { x: 0, y, w: 24, h: 1 },
})

const asking = (expr: string, more: object = {}) => ({
  targets: [{ refId: 'A', expr, legendFormat: '{{cluster}}', datasource: PROMETHEUS, ...more }],
})

const place = (x: number, y: number, w: number, h: number) => [x, y, w, h] as const

export const stat = (id: number, at: ReturnType<typeof place>, part: Part = {}): PanelModel =>
  panel(id, at, {
    title: `Nodes ${id}`,
    ...asking('2_series', { instant: true }),
    options: { graphMode: 'none' },
    ...part,
    defaults: { thresholds: GREY_BELOW_ZERO, noValue: 'no data', ...part.defaults },
  })

export const timeSeries = (id: number, at: ReturnType<typeof place>, part: Part = {}): PanelModel =>
  panel(id, at, {
    type: 'timeseries',
    title: `Load ${id}`,
    ...asking('2_series'),
    options: { legend: { displayMode: 'table', placement: 'bottom', calcs: ['max'] } },
    ...part,
  })

export const table = (id: number, at: ReturnType<typeof place>, part: Part = {}): PanelModel =>
  panel(id, at, {
    type: 'table',
    title: `Pods ${id}`,
    ...asking('2_series', { instant: true, format: 'table' }),
    transformations: [{ id: 'organize', options: { excludeByName: { Time: true, namespace: true } } }],
    ...part,
  })

export const text = (id: number, at: ReturnType<typeof place>, content: string): PanelModel =>
  panel(id, at, { type: 'text', title: `Text ${id}`, options: { mode: 'markdown', content } })

/** A dashboard with nothing wrong: two stats, and below them a chart and a table. Panels may be put in place of those. */
export const dashboard = (
  uid: string,
  { top, bottom }: { readonly top?: readonly PanelModel[]; readonly bottom?: readonly PanelModel[] } = {},
): DashboardModel => ({
  uid,
  title: uid,
  time: { from: 'now-3h', to: 'now' },
  panels: [
    row(1, 0, 'At a glance'),
    ...(top ?? [stat(2, place(0, 1, 12, 4)), stat(3, place(12, 1, 12, 4))]),
    row(4, 5, 'In detail'),
    ...(bottom ?? [timeSeries(5, place(0, 6, 12, 9)), table(6, place(12, 6, 12, 9))]),
  ],
})
