import { yamlIn } from '../../schemas/yaml-in.ts'
import { at, documentKey, type Location, type Path } from '../../values/location.ts'
import { remembered } from '../../values/remembered.ts'
import { isMap, valueAt } from '../../values/value-at.ts'
import { releasesOf } from '../charts/releases-of.ts'
import { atValue, chartValue } from '../charts/release.ts'
import type { ClusterView } from '../cluster-view.ts'
import { containersIn, imageNamesOf, ownContainersIn, type Container } from '../workloads/containers.ts'

/** The configuration of a Loki, and a container that runs it. */
export interface LokiSettings {
  readonly container: Container
  /** What the configuration has under some keys; nothing where Loki's default applies. */
  readonly read: (...path: Path) => unknown
  readonly location: (...path: Path) => Location
}

/** Every container of a Loki whose configuration is in the tree. */
export const lokiSettingsIn = remembered((cluster: ClusterView): readonly LokiSettings[] => [
  ...ofReleases(cluster),
  ...ownContainersIn(cluster).filter(isLoki).flatMap(ofConfigMaps),
])

const isLoki = (container: Container): boolean => imageNamesOf(container).includes('grafana/loki')

/** The chart makes the configuration of its values, unless these hold a text of their own for it. */
const ofReleases = (cluster: ClusterView): LokiSettings[] =>
  releasesOf(cluster, 'loki').flatMap((release) => {
    if (chartValue(release, 'loki', 'config') !== undefined) return []
    const homeOf = (path: Path): Path =>
      chartValue(release, 'loki', 'structuredConfig', ...path) === undefined
        ? ['loki']
        : ['loki', 'structuredConfig']
    return containersIn(cluster)
      .filter((one) => isLoki(one) && documentKey(one.location()) === documentKey(release))
      .map((container) => ({
        container,
        read: (...path) => chartValue(release, ...homeOf(path), ...path),
        location: (...path) => atValue(release, ...homeOf(path), ...path),
      }))
  })

/** What only Loki's configuration has. */
const isConfiguration = (value: unknown): boolean => isMap(value) && isMap(value['schema_config'])

const ofConfigMaps = (container: Container): LokiSettings[] => {
  const { cluster, pods } = container
  const mounted = (pods.spec.volumes ?? []).flatMap(({ configMap }) => configMap?.name ?? [])
  return mounted
    .flatMap((name) => cluster.find('v1/ConfigMap', pods.namespace, name) ?? [])
    .flatMap((located) =>
      Object.entries(located.object.data ?? {}).flatMap(([key, text]) => {
        const value = yamlIn(text)
        return isConfiguration(value)
          ? [
              {
                container,
                read: (...path: Path) => valueAt(value, path),
                location: (...inside: Path) => ({ ...at(located, 'data', key), inside }),
              },
            ]
          : []
      }),
    )
}
