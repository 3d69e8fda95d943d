// First: Grafana's packages read it while they load.
import './runtime/boot-data.ts'
import './page.css'
import { getThemeById } from '@grafana/data'
import { registerRuntimeDataSource, registerRuntimePanelPlugin } from '@grafana/scenes'
import { GlobalStyles, PortalContainer, ThemeContext } from '@grafana/ui'
import { createRoot } from 'react-dom/client'
import type { FoundDashboard } from '../trees/dashboards-in.ts'
import { LokiDataSource } from './data-sources/loki.ts'
import { MixedDataSource } from './data-sources/mixed.ts'
import { PrometheusDataSource } from './data-sources/prometheus.ts'
import { drawnPage } from './drawn/drawn-page.ts'
import { VictoriaLogsDataSource } from './data-sources/victoria-logs.ts'
import { Page } from './page.tsx'
import { PANELS } from './panels/index.ts'
import { unknownPanel } from './panels/unknown.tsx'
import { THEME } from './runtime/boot-data.ts'
import { startRuntime } from './runtime/start-runtime.ts'

const readDashboards = async (): Promise<readonly FoundDashboard[]> =>
  (await (await fetch('/api/dashboards')).json()) as readonly FoundDashboard[]

/** Draws anew when a build has changed a dashboard. */
const reloadOnChange = (shown: readonly FoundDashboard[]): void => {
  const before = JSON.stringify(shown)
  const reload = async (): Promise<void> => {
    if (JSON.stringify(await readDashboards()) !== before) location.reload()
  }
  new EventSource('/api/changes').addEventListener('message', () => void reload())
}

const start = async (): Promise<void> => {
  await startRuntime(unknownPanel)
  for (const [pluginId, plugin] of Object.entries(PANELS)) registerRuntimePanelPlugin({ pluginId, plugin })
  const stores = [
    new PrometheusDataSource('prometheus'),
    new LokiDataSource('loki'),
    new VictoriaLogsDataSource('victorialogs'),
  ]
  for (const dataSource of [...stores, new MixedDataSource(stores)]) registerRuntimeDataSource({ dataSource })
  const dashboards = await readDashboards()
  const theme = getThemeById(THEME)
  document.body.classList.add(`theme-${THEME}`)
  createRoot(document.getElementById('page') as HTMLElement).render(
    <ThemeContext.Provider value={theme}>
      <GlobalStyles />
      <Page dashboards={dashboards} />
      <PortalContainer />
    </ThemeContext.Provider>,
  )
  // The index page draws its pictures anew by itself, and a browser opens but six connections to a server.
  if (!new URLSearchParams(location.search).has('kiosk')) reloadOnChange(dashboards)
}

window.drawnPage = drawnPage
await start()
