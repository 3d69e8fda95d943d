import { CHART_PODS } from '../../catalog/charts/chart-pods.ts'
import type { ClusterView } from '../cluster-view.ts'
import { atValue, chartValue } from '../charts/release.ts'
import { ownerOf } from '../objects.ts'
import { containersIn, containerText } from './containers.ts'
import type { Path, Location } from '../../values/location.ts'

/** The resources of a container, or of a chart's, and where they are stated or missing. */
export interface StatedResources {
  readonly owner: string
  readonly resources: unknown
  readonly location: (...path: Path) => Location
}

export const resourcesIn = (cluster: ClusterView): readonly StatedResources[] => [
  ...containersIn(cluster).map((run) => ({
    owner: containerText(run),
    resources: run.container.resources,
    location: (...path: Path) => run.location('resources', ...path),
  })),
  ...cluster.all('helm.toolkit.fluxcd.io/v2/HelmRelease').flatMap((release) =>
    (CHART_PODS[release.object.metadata.name] ?? []).map(({ name, path }) => ({
      owner: `${name} in ${ownerOf(release)}`,
      resources: chartValue(release, ...path, 'resources'),
      location: (...keys: Path) => atValue(release, ...path, 'resources', ...keys),
    })),
  ),
]
