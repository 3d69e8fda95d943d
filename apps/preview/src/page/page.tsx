import { locationService, LocationServiceProvider } from '@grafana/runtime'
import { useEffect, useState } from 'react'
import { type Location, type Navigator, Router } from 'react-router-dom'
import { DashboardPage } from './dashboard/dashboard-page.tsx'
import type { FoundDashboard } from '../trees/dashboards-in.ts'
import { Header } from './header.tsx'
import { IndexPage } from './index-page.tsx'

/** As Grafana keeps the browser's address. The types of its package are not among its dependencies. */
interface Addresses extends Navigator {
  readonly location: Location
  readonly listen: (changed: (address: Location) => void) => () => void
}

const addresses = locationService.getHistory() as unknown as Addresses

/** What the address asks for. */
export const Page = ({ dashboards }: { readonly dashboards: readonly FoundDashboard[] }) => {
  const [address, setAddress] = useState(addresses.location)
  useEffect(() => addresses.listen(setAddress), [])
  return (
    <LocationServiceProvider service={locationService}>
      <Router location={address} navigator={addresses}>
        <At path={address.pathname} dashboards={dashboards} />
      </Router>
    </LocationServiceProvider>
  )
}

interface AtProperties {
  readonly path: string
  readonly dashboards: readonly FoundDashboard[]
}

const At = ({ path, dashboards }: AtProperties) => {
  const [, part, uid = ''] = path.split('/')
  const dashboard = dashboards.find((one) => one.uid === decodeURIComponent(uid))
  if (dashboard) return <DashboardPage key={dashboard.uid} dashboard={dashboard} dashboards={dashboards} />
  return (
    <>
      <Header />
      {part === 'd' ? (
        <p className="preview-missing">There is no dashboard {uid} in the trees.</p>
      ) : (
        <IndexPage dashboards={dashboards} />
      )}
    </>
  )
}
