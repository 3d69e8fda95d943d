import { locationService } from '@grafana/runtime'
import type { PanelInPage } from '../../check/drawn.ts'
import { legendIn } from './drawn-legend.ts'
import { tableIn } from './drawn-table.ts'
import { textsIn } from './drawn-texts.ts'

/** What the page tells a program that drives its browser. */
export interface DrawnPage {
  /** Goes to a dashboard without loading the page anew. */
  readonly show: (uid: string) => void
  readonly isDone: () => boolean
  readonly panels: () => PanelInPage[]
  /** Opens the first closed row. @returns whether there was one */
  readonly openRow: () => boolean
  /** Of the whole page. */
  readonly height: () => number
}

export const drawnPage: DrawnPage = {
  show: (uid) => {
    document.body.dataset['previewReady'] = 'false'
    locationService.push(`/d/${encodeURIComponent(uid)}`)
  },
  isDone: () => document.body.dataset['previewReady'] === 'true',
  panels: () => [...document.querySelectorAll<HTMLElement>('[data-viz-panel-key]')].map(panelOf),
  openRow: () => {
    const [row] = document.querySelectorAll<HTMLElement>('button[aria-label^="Expand row"]')
    row?.click()
    return row !== undefined
  },
  height: () =>
    Math.max(
      ...[...document.querySelectorAll('[data-griditem-key], .preview-index, body > div')].map(
        (one) => one.getBoundingClientRect().bottom,
      ),
    ),
}

const panelOf = (panel: HTMLElement): PanelInPage => {
  const contents = panel.querySelector<HTMLElement>('[data-panel-id]')
  const kind = panel.dataset['pluginId'] ?? ''
  const { x, y, width, height } = panel.getBoundingClientRect()
  return {
    id: Number(/\d+$/.exec(panel.dataset['vizPanelKey'] ?? '')?.[0]),
    kind,
    title: panel.querySelector('h2')?.textContent ?? '',
    box: { x, y, width, height },
    error: errorIn(panel, contents),
    texts: textsIn(panel, kind),
    table: tableIn(panel),
    legend: legendIn(panel),
  }
}

const errorIn = (panel: Element, contents: Element | null): string | undefined => {
  if (!contents) return 'nothing is drawn'
  const failed = panel.querySelector<HTMLElement>('[data-preview-error]')
  return failed?.dataset['previewError']
}
