import { at, type Located, type Path } from '../../values/location.ts'
import { isMap, valueAt } from '../../values/value-at.ts'
import type { SecretRead } from '../charts/secret-read.ts'
import type { ClusterView } from '../cluster-view.ts'
import { nameOf, namespaceOf } from '../objects.ts'

/** Where objects of the operator say how a scrape proves itself. */
const CREDENTIALS = ['authorization', 'basicAuth', 'bearerTokenSecret', 'oauth2', 'tlsConfig']

/** The Secrets that the operator reads for scrapes, each in the namespace of the object that names it. */
export const scrapeSecretReads = (cluster: ClusterView): readonly SecretRead[] => [
  ...cluster
    .all('monitoring.coreos.com/v1alpha1/ScrapeConfig')
    .flatMap((located) => readsAt(located, ['spec'])),
  ...cluster
    .all('monitoring.coreos.com/v1/ServiceMonitor')
    .flatMap((located) =>
      located.object.spec.endpoints.flatMap((_, index) => readsAt(located, ['spec', 'endpoints', index])),
    ),
  ...cluster
    .all('monitoring.coreos.com/v1/PodMonitor')
    .flatMap((located) =>
      (located.object.spec.podMetricsEndpoints ?? []).flatMap((_, index) =>
        readsAt(located, ['spec', 'podMetricsEndpoints', index]),
      ),
    ),
]

const readsAt = (located: Located, path: Path): readonly SecretRead[] =>
  CREDENTIALS.flatMap((key) => selectorsIn(valueAt(located.object, [...path, key]), [...path, key])).map(
    ({ name, key, path: keys }) => ({
      reader: 'prometheus',
      owner: nameOf(located),
      id: `${namespaceOf(located)}.${name}`,
      keys: [key],
      location: at(located, ...keys),
    }),
  )

interface KeySelector {
  readonly name: string
  readonly key: string
  readonly path: Path
}

/** Every pair of a name and a key, however deep, but for those of ConfigMaps. */
const selectorsIn = (value: unknown, path: Path): readonly KeySelector[] => {
  if (!isMap(value)) return []
  const { name, key, optional } = value
  if (typeof name === 'string' && typeof key === 'string')
    return optional === true ? [] : [{ name, key, path }]
  return Object.entries(value)
    .filter(([inner]) => inner !== 'configMap')
    .flatMap(([inner, one]) => selectorsIn(one, [...path, inner]))
}
