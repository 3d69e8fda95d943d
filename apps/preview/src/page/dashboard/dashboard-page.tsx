import { UrlSyncContextProvider } from '@grafana/scenes'
import { useEffect, useMemo } from 'react'
import type { FoundDashboard } from '../../trees/dashboards-in.ts'
import { sceneOf } from './scene.tsx'
import { markWhenDrawn } from './when-drawn.ts'

interface Properties {
  readonly dashboard: FoundDashboard
  readonly dashboards: readonly FoundDashboard[]
}

/** One dashboard, with what a person chose in the address. */
export const DashboardPage = ({ dashboard, dashboards }: Properties) => {
  const isKiosk = new URLSearchParams(location.search).has('kiosk')
  const scene = useMemo(
    () => sceneOf(dashboard.model, { dashboards, isKiosk }),
    [dashboard, dashboards, isKiosk],
  )
  useEffect(() => markWhenDrawn(scene), [scene])
  return (
    <UrlSyncContextProvider scene={scene} updateUrlOnInit createBrowserHistorySteps>
      <scene.Component model={scene} />
    </UrlSyncContextProvider>
  )
}
