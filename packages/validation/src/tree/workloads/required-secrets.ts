import { load, YAMLException } from 'js-yaml'
import { at, type Path, type Located, type Location } from '../../values/location.ts'
import type { ClusterView } from '../cluster-view.ts'
import { namespaceOf } from '../objects.ts'
import { isMap, listOf } from '../../values/value-at.ts'

/** A Secret that a tree expects its user to provide. */
export interface RequiredSecret {
  /** `<namespace>.<name>`: a namespace's name holds no dot. */
  readonly id: string
  readonly keys: readonly string[]
  readonly readers: readonly string[]
  readonly location: (...inside: Path) => Location
}

/** The name of the ConfigMap that lists them, each in `<namespace>.<name>.yaml`. */
export const REQUIRED_SECRETS = 'required-secrets'

export const requiredSecretsIn = (cluster: ClusterView): readonly RequiredSecret[] =>
  cluster
    .all('v1/ConfigMap')
    .filter(({ object }) => object.metadata.name === REQUIRED_SECRETS)
    .flatMap((located) =>
      Object.entries(located.object.data ?? {}).map(([id, text]) => declarationOf(located, id, text)),
    )

/** The Secrets that a tree holds, encrypted or generated: the keys of each, by `<namespace>.<name>`. */
export const secretsIn = (cluster: ClusterView): ReadonlyMap<string, readonly string[]> =>
  new Map(
    cluster.all('v1/Secret').map((located) => {
      const { metadata, data, stringData } = located.object
      return [`${namespaceOf(located)}.${metadata.name}`, Object.keys({ ...data, ...stringData })]
    }),
  )

const declarationOf = (located: Located, file: string, text: string): RequiredSecret => {
  const read = readText(text)
  return {
    id: file.replace(/\.yaml$/, ''),
    keys: listOf(read['keys']).map(nameIn),
    readers: listOf(read['readers']).map(nameIn),
    location: (...inside) => ({ ...at(located, 'data', file), ...(inside.length > 0 && { inside }) }),
  }
}

/** What is no text is the name of nothing. */
const nameIn = (written: unknown): string => (typeof written === 'string' ? written : JSON.stringify(written))

/** What cannot be read declares nothing. */
const readText = (text: string): Readonly<Record<string, unknown>> => {
  try {
    const read: unknown = load(text)
    return isMap(read) ? read : {}
  } catch (error) {
    if (error instanceof YAMLException) return {}
    throw error
  }
}
