import { locationService, LocationServiceProvider } from '@grafana/runtime'
import { useEffect, useState } from 'react'
import { Router } from 'react-router-dom'
import { DashboardPage } from './dashboard/dashboard-page.tsx'
import type { ListedDashboard } from './dashboard/model.ts'
import { Header } from './header.tsx'
import { IndexPage } from './index-page.tsx'

/** What the address asks for. */
export const Page = ({ dashboards }: { readonly dashboards: readonly ListedDashboard[] }) => {
  const [address, setAddress] = useState(locationService.getLocation())
  useEffect(() => locationService.getHistory().listen(setAddress), [])
  const [, part, uid = ''] = address.pathname.split('/')
  const dashboard = dashboards.find((one) => one.uid === decodeURIComponent(uid))
  const isKiosk = new URLSearchParams(address.search).has('kiosk')
  return (
    <LocationServiceProvider service={locationService}>
      <Router location={address} navigator={locationService.getHistory() as never}>
        {!isKiosk && <Header title={dashboard?.title} />}
        {dashboard ? (
          <DashboardPage key={dashboard.uid} dashboard={dashboard} dashboards={dashboards} />
        ) : part === 'd' ? (
          <p className="preview-missing">There is no dashboard {uid} in the trees.</p>
        ) : (
          <IndexPage dashboards={dashboards} />
        )}
      </Router>
    </LocationServiceProvider>
  )
}
