import { MAKERS } from '../../catalog/makers/makers.ts'
import type { Made } from '../../values/absence.ts'
import type { Located } from '../../values/location.ts'
import { remembered } from '../../values/remembered.ts'
import type { ClusterView } from '../cluster-view.ts'
import { namesFrom } from './names.ts'
import { groupKindOf } from '../objects.ts'

const NAMED = ['accounts', 'configMaps', 'secrets', 'services'] as const satisfies readonly Made[]

/** Whether an operator makes an object of this name, of an object that the tree has. */
export const isMade = (cluster: ClusterView, of: Made, namespace: string, name: string): boolean =>
  madeIn(cluster).has(`${of} ${namespace}/${name}`) || madeIn(cluster).has(`${of} */${name}`)

/** `secrets notes/database`; the namespace of what is copied to others is `*`. */
const madeIn = remembered(
  (cluster: ClusterView): ReadonlySet<string> =>
    new Set(cluster.objects.flatMap((located) => [...ofMaker(located), ...ofAnnotation(located)])),
)

const ofMaker = ({ object }: Located): readonly string[] => {
  const maker = MAKERS[groupKindOf(object)]
  if (!maker) return []
  return NAMED.flatMap((of) =>
    (maker[of] ?? [])
      .flatMap((text) => namesFrom(object, text))
      .map((name) => `${of} ${object.metadata.namespace ?? 'default'}/${name}`),
  )
}

/** cert-manager fills the Secrets of an Ingress or a Gateway that names an issuer; other programs copy an object. */
const ofAnnotation = ({ object }: Located): readonly string[] => {
  const keys = Object.keys(object.metadata.annotations ?? {})
  if (keys.some((key) => ISSUER.test(key)))
    return TLS.flatMap((text) => namesFrom(object, text)).map(
      (name) => `secrets ${object.metadata.namespace ?? 'default'}/${name}`,
    )
  const of = COPIED[object.kind]
  return of !== undefined && keys.some((key) => COPIES.test(key)) ? [`${of} */${object.metadata.name}`] : []
}

const ISSUER = /^cert-manager\.io\/(?:cluster-)?issuer$/
const TLS = ['spec.tls[].secretName', 'spec.listeners[].tls.certificateRefs[].name']

const COPIES =
  /^(?:reflector\.v1\.k8s\.emberstack\.com\/reflection-(?:allowed|auto-enabled)|replicator\.v1\.mittwald\.de\/replicat(?:e-to|e-to-matching|ion-allowed))$/
const COPIED: Readonly<Partial<Record<string, Made>>> = { ConfigMap: 'configMaps', Secret: 'secrets' }
