import { TagList, TextLink } from '@grafana/ui'
import { useEffect } from 'react'
import { Topology } from '../topology/topology.tsx'
import { DashboardPicture } from './dashboard-picture.tsx'
import type { ListedDashboard } from './dashboard/model.ts'

/** Every dashboard by its folder, and the fleet. */
export const IndexPage = ({ dashboards }: { readonly dashboards: readonly ListedDashboard[] }) => {
  useEffect(() => {
    document.body.dataset['previewReady'] = 'true'
  }, [])
  return (
    <main className="preview-index">
      {folders(dashboards).map(([folder, listed]) => (
        <section key={folder}>
          <h3>{folder}</h3>
          <ul>
            {listed.map((dashboard) => (
              <li key={dashboard.uid}>
                <DashboardPicture uid={dashboard.uid} />
                <TextLink href={`/d/${dashboard.uid}`} inline={false} external={false}>
                  {dashboard.title}
                </TextLink>
                <TagList tags={[...(dashboard.model.tags ?? [])]} className="preview-tags" />
              </li>
            ))}
          </ul>
        </section>
      ))}
      <Topology />
    </main>
  )
}

const folders = (
  dashboards: readonly ListedDashboard[],
): readonly (readonly [string, readonly ListedDashboard[]])[] =>
  [...Map.groupBy(dashboards, ({ folder }) => folder)].toSorted(([a], [b]) => (a < b ? -1 : 1))
