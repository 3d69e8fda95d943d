import { at, type Located, type Path } from '../../values/location.ts'
import { listOf, textAt, valueAt } from '../../values/value-at.ts'
import type { SecretRead } from '../charts/secret-read.ts'
import type { ClusterView } from '../cluster-view.ts'
import { nameOf, namespaceOf } from '../objects.ts'

/** The certificates that routes name. A controller may make one, so a route may also name one that no file declares. */
export const certificateReads = (cluster: ClusterView): readonly SecretRead[] => [
  ...cluster
    .all('networking.k8s.io/v1/Ingress')
    .flatMap((ingress) =>
      listOf(valueAt(ingress.object, ['spec', 'tls'])).flatMap((_, index) =>
        readAt(ingress, ['spec', 'tls', index, 'secretName']),
      ),
    ),
  ...cluster
    .others('traefik.io/v1alpha1/IngressRoute')
    .flatMap((route) => readAt(route, ['spec', 'tls', 'secretName'])),
]

const readAt = (route: Located, path: Path): readonly SecretRead[] => {
  const name = valueAt(route.object, path)
  if (typeof name !== 'string' || name === '') return []
  return [
    {
      reader: textAt(route.object, 'metadata', 'name'),
      owner: nameOf(route),
      id: `${namespaceOf(route)}.${name}`,
      keys: ['tls.crt', 'tls.key'],
      isOptional: true,
      location: at(route, ...path),
    },
  ]
}
