import { TagList, TextLink } from '@grafana/ui'
import { useEffect } from 'react'
import { Topology } from '../topology/topology.tsx'
import { amountsOf, amountsText } from './amounts.ts'
import { DashboardPicture } from './dashboard-picture.tsx'
import type { FoundDashboard } from '../trees/dashboards-in.ts'

/** Every dashboard by its folder, and the fleet. */
export const IndexPage = ({ dashboards }: { readonly dashboards: readonly FoundDashboard[] }) => {
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
              <Entry key={dashboard.uid} dashboard={dashboard} />
            ))}
          </ul>
        </section>
      ))}
      <Topology />
    </main>
  )
}

const Entry = ({ dashboard }: { readonly dashboard: FoundDashboard }) => {
  const { uid, title, model, isOwn } = dashboard
  return (
    <li>
      <DashboardPicture uid={uid} title={title} />
      <TextLink href={`/d/${uid}`} inline={false} external={false}>
        {title}
      </TextLink>
      {model.description !== undefined && <p>{model.description}</p>}
      <p className="preview-amounts">
        {amountsText(amountsOf(model))}
        {isOwn ? ', written by a person' : ''}
      </p>
      <TagList tags={[...(model.tags ?? [])]} className="preview-tags" />
    </li>
  )
}

const folders = (
  dashboards: readonly FoundDashboard[],
): readonly (readonly [string, readonly FoundDashboard[]])[] =>
  [...Map.groupBy(dashboards, ({ folder }) => folder)].toSorted(([a], [b]) => (a < b ? -1 : 1))
